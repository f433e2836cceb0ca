//! Parts around a control: its label, its hint, and what was wrong with it.

use super::action_form::ActionForm;
use leptos::prelude::*;

/// The parts around a control that tell what it is and what was wrong with it.
pub struct FieldParts {
    pub id: String,
    pub described_by: Option<String>,
    pub invalid: Option<&'static str>,
    pub(super) hint: Option<String>,
    pub(super) wrong: Option<String>,
    pub(super) label: String,
}

impl FieldParts {
    pub fn of(act: &ActionForm, name: &str, label: &str, hint: Option<&str>) -> Self {
        let id = act.id(name);
        let wrong = act.wrong(name);
        let hint = hint.map(|key| t!(act, key));
        let parts: Vec<String> = [
            hint.as_ref().map(|_| format!("{id}-hint")),
            wrong.as_ref().map(|_| format!("{id}-wrong")),
        ]
        .into_iter()
        .flatten()
        .collect();
        Self {
            described_by: (!parts.is_empty()).then(|| parts.join(" ")),
            invalid: wrong.as_ref().map(|_| "true"),
            label: t!(act, label),
            id,
            hint,
            wrong,
        }
    }

    /// A list to choose from, under a name; `options` are whole.
    pub fn select(self, name: &'static str, options: impl IntoView + 'static) -> AnyView {
        let control = view! {
            <select
                id=self.id.clone()
                name=name
                aria-describedby=self.described_by.clone()
                aria-invalid=self.invalid
            >
                {options}
            </select>
        };
        self.wrap(control)
    }

    pub fn wrap(self, control: impl IntoView + 'static) -> AnyView {
        let Self {
            id,
            hint,
            wrong,
            label,
            ..
        } = self;
        let hint =
            hint.map(|text| view! { <p class="field__hint" id=format!("{id}-hint")>{text}</p> });
        let wrong =
            wrong.map(|text| view! { <p class="field__error" id=format!("{id}-wrong")>{text}</p> });
        html! { <div class="field"><label for=id>{label}</label>{hint}{control}{wrong}</div> }
    }
}
