//! Generated files: the form, and the list that Irori comes with.

use crate::components::{ActionForm, field};
use crate::context::{FormState, RequestContext};
use irori_core::domain::form::Form;
use irori_core::domain::generated_paths::{GeneratedPaths, LINE_MOST, LINES_MOST};
use leptos::prelude::*;

pub fn card(ctx: &RequestContext, paths: &GeneratedPaths) -> AnyView {
    let stored = Form::default().with("patterns", paths.own.clone());
    let act = ActionForm::failed_or(ctx, "forges/generated-paths", 4, FormState::of(stored));
    let set = paths.set.map(|at| {
        let said = t!(ctx, "generated-set", at = ctx.moment(at));
        view! { <p class="soft small">{said}</p> }
    });
    let most = t!(
        ctx,
        "generated-most",
        lines = LINES_MOST,
        length = LINE_MOST
    );
    let fields = view! {
        <h2>{t!(act, "generated")}</h2>
        <p>{t!(act, "generated-about")}</p>
        {field::lines(&act, "patterns", "generated-own", Some("generated-own-hint"), 8)}
        <p class="soft small">{most}</p>
        <div>{act.quiet_button("generated-press")}</div>
        <p class="soft small">{t!(act, "generated-from-now")}</p>
        {set}
        <details class="more">
            <summary>{t!(act, "generated-built-in")}</summary>
            <pre class="small">{paths.built_in}</pre>
        </details>
    };
    act.form("sheet", fields)
}
