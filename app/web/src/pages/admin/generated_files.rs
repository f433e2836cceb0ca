//! Which files nobody reads line by line: the form, and the list that Irori comes with.

use crate::components::act::ActionForm;
use crate::components::field;
use crate::context::{FormState, RequestContext};
use irori_core::domain::form::Form;
use irori_core::domain::generated_paths::{GeneratedPaths, LINE_MOST, LINES_MOST};
use irori_ports::Answer;
use leptos::prelude::*;

pub fn sheet(asked: &RequestContext, paths: &GeneratedPaths) -> Answer<AnyView> {
    let stored = Form::default().with("patterns", paths.own.clone());
    let act = ActionForm::stored(asked, "forges/generated-paths", 4, FormState::of(stored));
    let zone = asked.admin()?.profile.zone;
    let words = asked.words;
    let set = paths.set.map(|at| {
        let said = words.tell("generated-set", &[("at", words.moment(at, zone).into())]);
        view! { <p class="soft small">{said}</p> }
    });
    let most = words.tell(
        "generated-most",
        &[("lines", LINES_MOST.into()), ("length", LINE_MOST.into())],
    );
    let fields = view! {
        <h2>{act.say("generated")}</h2>
        <p>{act.say("generated-about")}</p>
        {field::lines(&act, "patterns", "generated-own", Some("generated-own-hint"), 8)}
        <p class="soft small">{most}</p>
        <div>{act.quiet_press("generated-press")}</div>
        <p class="soft small">{act.say("generated-from-now")}</p>
        {set}
        <details class="more">
            <summary>{act.say("generated-built-in")}</summary>
            <pre class="small">{paths.built_in}</pre>
        </details>
    };
    Ok(act.form("sheet", fields))
}
