//! The fields of the daily check-in, for Today and for correcting an older one.

use crate::components::{
    ActionForm, FieldKind, Selection, chips, field, options, score, ticks, yes_no,
};
use irori_core::domain::check_in::{DaySection, Topic, WorkMode};
use leptos::prelude::*;

/// The fields. Sections in `answered` have entries already, so *none today* is not offered there.
pub fn check_in_fields(act: &ActionForm, answered: &[DaySection]) -> AnyView {
    let words = act.words;
    let low_high = ["score-low", "score-fair", "score-high"];
    let modes = options(words, "mode", WorkMode::ALL, WorkMode::as_str);
    let topics = || options(words, "topic", Topic::ALL, Topic::as_str);
    html! {
        {score(act, "connection", "item-connection", ["score-not-at-all", "score-some", "score-very-much"])}
        {score(act, "mood", "item-mood", low_high)}
        {score(act, "energy", "item-energy", low_high)}
        {score(act, "focus", "item-focus", low_high)}
        {chips(act, "mode", "worked-from", Selection::One, modes)}
        {none_today(act, answered)}
        {ticks(act, "good-sides", &[("uninterrupted", "good-uninterrupted"), ("family-time", "good-family-time")])}
        <details class="more" open=has_more(act)>
            <summary>{t!(act, "more-about-today")}</summary>
            <div class="stack">
                <div class="field-row">
                    {yes_no(act, "dressed", "got-dressed")}
                    {yes_no(act, "went-out", "went-out")}
                    {field::line(act, "outdoor-minutes", "outdoor-minutes", None, FieldKind::Number)}
                </div>
                <div class="field-row">
                    {field::select(act, "they-dont-get-us", "they-dont-get-us", None, Some(t!(act, "not-today")), topics())}
                    {field::select(act, "i-dont-get-them", "i-dont-get-them", None, Some(t!(act, "not-today")), topics())}
                </div>
            </div>
        </details>
        {field::lines(act, "note", "note", Some("note-hint"), 2)}
    }
}

/// Whether something stands in the folded part that the person should see.
fn has_more(act: &ActionForm) -> bool {
    [
        "dressed",
        "went-out",
        "outdoor-minutes",
        "they-dont-get-us",
        "i-dont-get-them",
    ]
    .iter()
    .any(|f| act.typed.wrong(f).is_some() || !act.typed.text(f).is_empty())
}

/// *None today* for each section that has no entry, and one press for all of them.
fn none_today(act: &ActionForm, answered: &[DaySection]) -> Option<AnyView> {
    let open: Vec<DaySection> = DaySection::ALL
        .iter()
        .copied()
        .filter(|s| !answered.contains(s))
        .collect();
    if open.is_empty() {
        return None;
    }
    let boxes: Vec<_> = open
        .iter()
        .map(|section| {
            let checked = act.typed.is("none", section.as_str());
            let text = t!(act, &format!("none-{}", section.as_str()));
            view! {
                <label>
                    <input type="checkbox" name="none" value=section.as_str() checked=checked/>
                    <span>{text}</span>
                </label>
            }
        })
        .collect();
    let all = (open.len() > 1).then(|| {
        view! {
            <label>
                <input type="checkbox" name="none-all" value="yes"/>
                <span>{t!(act, "none-all")}</span>
            </label>
        }
    });
    let id = act.id("none-hint");
    Some(html! {
        <fieldset class="chips none-today" aria-describedby=id.clone()>
            <legend>{t!(act, "none-today")}</legend>
            <p class="field__hint" id=id.clone()>{t!(act, "none-today-hint")}</p>
            <div class="chips__row">{boxes}{all}</div>
        </fieldset>
    })
}
