//! What a form says, as people read it: for forms that are shown without their fields.

use crate::words::Locale;
use irori_core::domain::day::Day;
use irori_core::domain::form::Form;
use leptos::prelude::*;

/// How the value of a field reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AnswerFormat {
    /// As it was typed.
    Text,
    YesNo,
    /// A Day, in words.
    Date,
    /// A value that has a sentence under this prefix.
    Choice(&'static str),
}

use AnswerFormat::{Choice, Date, Text, YesNo};

/// A field, the key of its label, and how its value reads. Fields that are several things on several forms
/// have no label.
const ANSWERS: &[(&str, Option<&str>, AnswerFormat)] = &[
    ("day", Some("day"), Date),
    ("connection", Some("item-connection"), Text),
    ("mood", Some("item-mood"), Text),
    ("energy", Some("item-energy"), Text),
    ("focus", Some("item-focus"), Text),
    ("mode", Some("worked-from"), Choice("mode")),
    ("uninterrupted", Some("good-uninterrupted"), YesNo),
    ("family-time", Some("good-family-time"), YesNo),
    ("dressed", Some("got-dressed"), YesNo),
    ("went-out", Some("went-out"), YesNo),
    ("outdoor-minutes", Some("outdoor-minutes"), Text),
    (
        "they-dont-get-us",
        Some("they-dont-get-us"),
        Choice("topic"),
    ),
    ("i-dont-get-them", Some("i-dont-get-them"), Choice("topic")),
    ("note", Some("note"), Text),
    ("clear", Some("pulse-clear"), Text),
    ("heard", Some("pulse-heard"), Text),
    ("minutes", Some("minutes"), Text),
    ("start", Some("start"), Text),
    ("circle", Some("circle"), Choice("circle")),
    ("intensity", Some("intensity"), Choice("intensity")),
    ("agreed", Some("agreed"), YesNo),
    ("could-wait", Some("could-wait"), YesNo),
    ("by-choice", Some("by-choice"), YesNo),
    ("what", Some("follow-up-what"), Text),
    ("reason", Some("follow-up-reason"), Text),
    ("org-name", Some("set-up-org"), Text),
    ("holidays", Some("admin-holidays-list"), Text),
    ("patterns", Some("generated-own"), Text),
    ("login", Some("ties-login"), Text),
    ("email", None, Text),
    ("name", None, Text),
    ("text", None, Text),
    ("from", None, Date),
    ("to", None, Date),
    ("until", None, Date),
    ("last", None, Date),
    ("mon", Some("weekday-mon"), Text),
    ("tue", Some("weekday-tue"), Text),
    ("wed", Some("weekday-wed"), Text),
    ("thu", Some("weekday-thu"), Text),
    ("fri", Some("weekday-fri"), Text),
    ("sat", Some("weekday-sat"), Text),
    ("sun", Some("weekday-sun"), Text),
    ("day-ends-at", None, Text),
    ("report", None, Text),
    ("team", None, Text),
];

/// One answer: its label, where it has one, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    pub label: Option<String>,
    pub value: String,
}

/// What a form says, in the order of its questions; empty where nothing was answered.
pub fn answers(words: Locale, form: &Form) -> Vec<Answered> {
    let said = ANSWERS.iter().filter_map(|(field, label, format)| {
        let value = value(words, form, field, *format)?;
        let label = label.map(|key| t!(words, key));
        Some(Answered { label, value })
    });
    said.collect()
}

/// Whether something was answered in a form.
pub fn is_answered(form: &Form) -> bool {
    let filled = |field: &&str| form.all(field).any(|text| !text.trim().is_empty());
    ANSWERS.iter().any(|(field, _, _)| filled(field))
}

/// The questions that two forms answer differently: the label, where it has one, what the first says and what
/// the second.
pub fn differences(
    words: Locale,
    one: &Form,
    other: &Form,
) -> Vec<(Option<String>, Option<String>, Option<String>)> {
    let differ = ANSWERS.iter().filter_map(|(field, label, format)| {
        let values = [one, other].map(|form| value(words, form, field, *format));
        let label = label.map(|key| t!(words, key));
        let [one, other] = values;
        (one != other).then_some((label, one, other))
    });
    differ.collect()
}

fn value(words: Locale, form: &Form, field: &str, format: AnswerFormat) -> Option<String> {
    let text = form
        .text(field)
        .map(str::trim)
        .filter(|text| !text.is_empty())?;
    // On some forms it is an id, which nobody typed.
    if uuid::Uuid::parse_str(text).is_ok() {
        return None;
    }
    Some(match format {
        Text => text.replace("\r\n", "\n"),
        // `to` is an address or a person on some forms, and says nothing to people there.
        Date => words.long_day(Day::parse(text).ok()?),
        YesNo => t!(words, if text == "yes" { "yes" } else { "no" }),
        Choice(prefix) => t!(words, &format!("{prefix}-{text}")),
    })
}

/// The answers of a form as a list.
pub fn answer_list(words: Locale, form: &Form) -> Option<AnyView> {
    let lines: Vec<_> = answers(words, form)
        .into_iter()
        .map(|Answered { label, value }| {
            let label = label.map(|label| view! { <b class="small">{label}</b><br/> });
            view! { <li class="note">{label}{value}</li> }
        })
        .collect();
    (!lines.is_empty()).then(|| html! { <ul class="plain stack">{lines}</ul> })
}

#[cfg(test)]
mod tests {
    use super::*;
    use irori_core::domain::person::Language;

    #[test]
    fn ids_are_no_answers_and_values_read_as_people_read_them() {
        let words = Locale(Language::English);
        let form = Form::default()
            .with("team", "0198c0de-0000-7000-8000-000000000001")
            .with("to", "/entries")
            .with("day", "2026-11-23")
            .with("mode", "home")
            .with("agreed", "no")
            .with("note", " two\r\nlines ")
            .with("mood", "");
        let said: Vec<String> = answers(words, &form)
            .into_iter()
            .map(|one| one.value)
            .collect();
        assert_eq!(said, ["Monday 23 November", "home", "two\nlines", "no"]);
        let other = form.clone().without(&["agreed"]);
        assert_eq!(
            differences(words, &form, &other),
            [(Some(t!(words, "agreed")), Some("no".to_owned()), None)]
        );
    }
}
