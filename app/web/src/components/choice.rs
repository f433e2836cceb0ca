//! Choices with one press: the five steps of a score, chips for one or several of a few values.

use super::action_form::ActionForm;
use crate::words::Locale;
use leptos::prelude::*;
use std::borrow::Borrow;

/// `(value, shown text)` of every value of a choice, such as `Circle::ALL` and `Circle::as_str`; keys are
/// `prefix-value`.
pub fn options<T: Copy>(
    words: Locale,
    prefix: &str,
    values: impl IntoIterator<Item = impl Borrow<T>>,
    text: fn(T) -> &'static str,
) -> Vec<(String, String)> {
    let texts = values.into_iter().map(|value| text(*value.borrow()));
    texts
        .map(|text| (text.to_owned(), t!(words, &format!("{prefix}-{text}"))))
        .collect()
}

/// The five steps from 1 to 5 and a way to take an answer back. `low` to `high` are keys of the
/// words under 1, 3 and 5.
pub fn score(act: &ActionForm, name: &'static str, legend: &str, words: [&str; 3]) -> AnyView {
    let answered = act.typed.text(name);
    let wrong = wrong_of(act, name);
    let steps: Vec<_> = (1..=5u8)
        .map(|n| {
            let word = match n {
                1 => t!(act, words[0]),
                3 => t!(act, words[1]),
                5 => t!(act, words[2]),
                _ => String::new(),
            };
            let value = n.to_string();
            let checked = value == answered;
            let face = FACES[usize::from(n - 1)];
            view! {
                <label>
                    <input type="radio" name=name value=value.clone() checked=checked/>
                    <span><b>{value}</b><em aria-hidden="true">{face}</em><i>{word}</i></span>
                </label>
            }
        })
        .collect();
    html! {
        <fieldset class="scale">
            <legend>{t!(act, legend)}</legend>
            <div class="scale__steps">
                {steps}
                <label class="scale__skip">
                    <input type="radio" name=name value=""/>
                    <span>{t!(act, "skip")}</span>
                </label>
            </div>
            {wrong}
        </fieldset>
    }
}

/// Faces beside the numbers, drawn with letters so that no font is needed.
const FACES: [&str; 5] = [":(", ":/", ":|", ":)", ":D"];

/// Whether one or several chips can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selection {
    One,
    Several,
}

/// A row of chips of `(value, shown text)` under one name.
pub fn chips(
    act: &ActionForm,
    name: &'static str,
    legend: &str,
    choose: Selection,
    options: Vec<(String, String)>,
) -> AnyView {
    let options: Vec<_> = options
        .into_iter()
        .map(|(value, text)| {
            let checked = act.typed.is(name, &value);
            chip(name, value, text, choose, checked)
        })
        .collect();
    group(t!(act, legend), options, wrong_of(act, name))
}

/// A row of chips, each a field of its own that is ticked or not: `(field, key)`.
pub fn ticks(act: &ActionForm, legend: &str, options: &[(&'static str, &str)]) -> AnyView {
    let options: Vec<_> = options
        .iter()
        .map(|(name, key)| {
            let checked = act.typed.form.text(name).is_some();
            chip(
                name,
                "yes".to_owned(),
                t!(act, key),
                Selection::Several,
                checked,
            )
        })
        .collect();
    group(t!(act, legend), options, None)
}

/// Yes, no, or nothing said.
pub fn yes_no(act: &ActionForm, name: &'static str, legend: &str) -> AnyView {
    let typed = act.typed.text(name);
    let options: Vec<_> = [("yes", "yes"), ("no", "no"), ("", "skip")]
        .into_iter()
        .map(|(value, key)| {
            let checked = !value.is_empty() && typed == value;
            chip(
                name,
                value.to_owned(),
                t!(act, key),
                Selection::One,
                checked,
            )
        })
        .collect();
    group(t!(act, legend), options, wrong_of(act, name))
}

fn group(legend: String, options: Vec<AnyView>, wrong: Option<AnyView>) -> AnyView {
    html! {
        <fieldset class="chips">
            <legend>{legend}</legend>
            <div class="chips__row">{options}</div>
            {wrong}
        </fieldset>
    }
}

fn chip(
    name: &'static str,
    value: String,
    text: String,
    choose: Selection,
    checked: bool,
) -> AnyView {
    let kind = match choose {
        Selection::One => "radio",
        Selection::Several => "checkbox",
    };
    html! {
        <label>
            <input type=kind name=name value=value checked=checked/>
            <span>{text}</span>
        </label>
    }
}

fn wrong_of(act: &ActionForm, name: &'static str) -> Option<AnyView> {
    let id = format!("{}-wrong", act.id(name));
    act.wrong(name)
        .map(|text| html! { <p class="field__error" id=id>{text}</p> })
}
