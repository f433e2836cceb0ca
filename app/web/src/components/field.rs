//! One field of a form: label, hint, control, and what was wrong beside it.

use super::action_form::ActionForm;
use super::around::FieldParts;
use super::text_area;
pub use super::zone::zone;
use leptos::prelude::*;

/// What a one-line field is for; decides the control and its help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    Text,
    /// One's own name.
    Name,
    Email,
    NewPassword,
    Password,
    Date,
    Time,
    /// Whole minutes or counts; a plain text control, so that what was typed survives.
    Number,
    /// A number with decimals; a plain text control as well.
    Decimal,
}

impl FieldKind {
    fn type_of(self) -> &'static str {
        match self {
            Self::Text | Self::Name | Self::Number | Self::Decimal => "text",
            Self::Email => "email",
            Self::NewPassword | Self::Password => "password",
            Self::Date => "date",
            Self::Time => "time",
        }
    }

    fn inputmode(self) -> Option<&'static str> {
        match self {
            Self::Number => Some("numeric"),
            Self::Decimal => Some("decimal"),
            _ => None,
        }
    }

    fn autocomplete(self) -> Option<&'static str> {
        match self {
            Self::Name => Some("name"),
            Self::Email => Some("username"),
            Self::NewPassword => Some("new-password"),
            Self::Password => Some("current-password"),
            _ => None,
        }
    }
}

/// A one-line field. `label` and `hint` are keys.
pub fn line(
    act: &ActionForm,
    name: &'static str,
    label: &str,
    hint: Option<&str>,
    kind: FieldKind,
) -> AnyView {
    let around = FieldParts::of(act, name, label, hint);
    let value = match kind {
        FieldKind::NewPassword | FieldKind::Password => String::new(),
        _ => act.typed.text(name),
    };
    let control = view! {
        <input
            id=around.id.clone()
            name=name
            type=kind.type_of()
            inputmode=kind.inputmode()
            autocomplete=kind.autocomplete()
            value=value
            aria-describedby=around.described_by.clone()
            aria-invalid=around.invalid
        />
    };
    around.wrap(control)
}

/// A field of several lines.
pub fn lines(
    act: &ActionForm,
    name: &'static str,
    label: &str,
    hint: Option<&str>,
    rows: u8,
) -> AnyView {
    let around = FieldParts::of(act, name, label, hint);
    let control = text_area::safe_text_area(
        name,
        around.id.clone(),
        &act.typed.text(name),
        rows,
        around.described_by.clone(),
        around.invalid,
    );
    around.wrap(control)
}

/// One choice of a list of `(value, shown text)`; `blank` is the text of *none*.
pub fn select(
    act: &ActionForm,
    name: &'static str,
    label: &str,
    hint: Option<&str>,
    blank: Option<String>,
    options: Vec<(String, String)>,
) -> AnyView {
    let around = FieldParts::of(act, name, label, hint);
    let typed = act.typed.text(name);
    let blank = blank.map(|text| view! { <option value="">{text}</option> });
    let options: Vec<_> = options
        .into_iter()
        .map(|(value, text)| {
            let selected = value == typed;
            view! { <option value=value selected=selected>{text}</option> }
        })
        .collect();
    around.select(name, (blank, options))
}

/// One box to tick, and what was wrong with it.
pub fn tick(act: &ActionForm, name: &'static str, label: &str) -> AnyView {
    let checked = act.typed.form.text(name).is_some();
    let around = FieldParts::of(act, name, label, None);
    let id = format!("{}-wrong", around.id);
    let wrong = around
        .wrong
        .map(|text| view! { <p class="field__error" id=id>{text}</p> });
    html! {
        <div>
            <label class="tick">
                <input
                    type="checkbox"
                    name=name
                    value="yes"
                    checked=checked
                    aria-describedby=around.described_by
                    aria-invalid=around.invalid
                />
                <span>{around.label}</span>
            </label>
            {wrong}
        </div>
    }
}
