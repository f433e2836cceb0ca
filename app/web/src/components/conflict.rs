//! What was saved on another tab or device meanwhile, beside what somebody typed.
//!
//! Decided:
//!
//! - 2026-12-01: **The version of what is stored is a digest of its form**, not a number in its row.
//!   Because: whatever has a form has a version, without a column each; who saves what is stored already is
//!   told that it is saved. Costs: a change and its taking back between the two are not seen, and nothing is
//!   lost by it; outside entries the check and the write are two steps. Revisit when: two people write the
//!   same settings often.

use crate::components::ActionForm;
use crate::components::answers::differences;
use crate::context::FormSource;
use irori_core::domain::form::{Form, FormVersion, VERSION};
use leptos::prelude::*;

/// The version of what is stored, which the form carries, and, where its writer saw another one, what is
/// stored and what they typed. `said` is what is stored in a line, where it has one.
pub fn version_of(
    act: &ActionForm,
    stored: &Form,
    version: FormVersion,
    said: Option<String>,
) -> AnyView {
    let is_conflict = act.typed.source != FormSource::Stored
        && FormVersion::seen(&act.typed.form).is_none_or(|seen| seen != version);
    html! {
        {act.hidden(VERSION, version)}
        {is_conflict.then(|| both(act, stored, said))}
    }
}

fn both(act: &ActionForm, stored: &Form, said: Option<String>) -> AnyView {
    let words = act.words;
    // Where it was just refused, the form says so on top.
    let is_new = act.wrong(VERSION).is_none();
    let text = |key: &str, text: Option<String>| {
        let text = text.unwrap_or_else(|| t!(words, "check-in-blank"));
        view! { <span class="soft small">{t!(words, key)}</span><span class="note">{text}</span> }
    };
    let pairs: Vec<_> = differences(words, stored, &act.typed.form)
        .into_iter()
        .map(|(label, saved, typed)| {
            let label = label.map(|label| view! { <b>{label}</b> });
            let (saved, typed) = (text("conflict-saved", saved), text("conflict-typed", typed));
            view! { <li class="pair">{label}{saved}{typed}</li> }
        })
        .collect();
    let said = said.map(|entry| view! { <p>{t!(words, "conflict-now-reads", entry)}</p> });
    html! {
        <section class="notice notice--note">
            <div class="stack">
                {is_new.then(|| view! { <p>{t!(words, "wrong-changed-elsewhere")}</p> })}
                {said}
                <ul class="plain">{pairs}</ul>
                <p>{t!(words, "conflict-decide")}</p>
                {act.discard_button("conflict-keep-saved")}
            </div>
        </section>
    }
}
