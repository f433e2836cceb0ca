//! Choices with one press: the five steps of a score, chips for one or several of a few values.

use super::act::ActionForm;
use crate::words::Words;
use leptos::prelude::*;

/// `(value, shown text)` of every value of a choice; keys are `prefix-value`.
pub fn options(
    words: Words,
    prefix: &str,
    values: impl IntoIterator<Item = &'static str>,
) -> Vec<(String, String)> {
    values
        .into_iter()
        .map(|v| (v.to_owned(), words.say(&format!("{prefix}-{v}"))))
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
                1 => act.say(words[0]),
                3 => act.say(words[1]),
                5 => act.say(words[2]),
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
    view! {
        <fieldset class="scale">
            <legend>{act.say(legend)}</legend>
            <div class="scale__steps">
                {steps}
                <label class="scale__skip">
                    <input type="radio" name=name value=""/>
                    <span>{act.say("skip")}</span>
                </label>
            </div>
            {wrong}
        </fieldset>
    }
    .into_any()
}

/// Faces beside the numbers, drawn with letters so that no font is needed.
const FACES: [&str; 5] = [":(", ":/", ":|", ":)", ":D"];

/// Whether one or several chips can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choose {
    One,
    Several,
}

/// A row of chips of `(value, shown text)` under one name.
pub fn chips(
    act: &ActionForm,
    name: &'static str,
    legend: &str,
    choose: Choose,
    options: Vec<(String, String)>,
) -> AnyView {
    let options: Vec<_> = options
        .into_iter()
        .map(|(value, text)| {
            let checked = act.typed.is(name, &value);
            chip(name, value, text, choose, checked)
        })
        .collect();
    group(act.say(legend), options, wrong_of(act, name))
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
                act.say(key),
                Choose::Several,
                checked,
            )
        })
        .collect();
    group(act.say(legend), options, None)
}

/// Yes, no, or nothing said.
pub fn yes_no(act: &ActionForm, name: &'static str, legend: &str) -> AnyView {
    let typed = act.typed.text(name);
    let options: Vec<_> = [("yes", "yes"), ("no", "no"), ("", "skip")]
        .into_iter()
        .map(|(value, key)| {
            let checked = !value.is_empty() && typed == value;
            chip(name, value.to_owned(), act.say(key), Choose::One, checked)
        })
        .collect();
    group(act.say(legend), options, wrong_of(act, name))
}

fn group(legend: String, options: Vec<AnyView>, wrong: Option<AnyView>) -> AnyView {
    view! {
        <fieldset class="chips">
            <legend>{legend}</legend>
            <div class="chips__row">{options}</div>
            {wrong}
        </fieldset>
    }
    .into_any()
}

fn chip(name: &'static str, value: String, text: String, choose: Choose, checked: bool) -> AnyView {
    let kind = match choose {
        Choose::One => "radio",
        Choose::Several => "checkbox",
    };
    view! {
        <label>
            <input type=kind name=name value=value checked=checked/>
            <span>{text}</span>
        </label>
    }
    .into_any()
}

fn wrong_of(act: &ActionForm, name: &'static str) -> Option<AnyView> {
    let id = format!("{}-wrong", act.id(name));
    act.wrong(name)
        .map(|text| view! { <p class="field__error" id=id>{text}</p> }.into_any())
}
