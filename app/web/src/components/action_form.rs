//! The form that submits one action and comes back to the page it stands on.

use crate::addresses;
use crate::components::notice;
use crate::context::{DRAFT, FormSource, FormState, RequestContext};
use crate::words::{FluentValue, Locale};
use irori_core::domain::id::IdempotencyKey;
use leptos::prelude::*;

/// One showing of a form: which action it submits, what was typed, and in which language it speaks.
#[derive(Clone)]
pub struct ActionForm {
    pub name: &'static str,
    pub at: String,
    pub key: IdempotencyKey,
    pub words: Locale,
    pub typed: FormState,
    /// Sets the ids of two forms for the same action apart.
    pub mark: String,
}

impl ActionForm {
    /// The form of `name` on the page in hand, filled with `stored` unless something unsaved was
    /// typed into it. `n` sets the forms of a page apart.
    pub fn new(ctx: &RequestContext, name: &'static str, n: u8, typed: FormState) -> Self {
        Self {
            name,
            at: ctx.at.clone(),
            key: ctx.new_key(n),
            words: ctx.words,
            typed,
            mark: n.to_string(),
        }
    }

    /// Like [`ActionForm::new`] with nothing in it, where a failure is told elsewhere on the page.
    pub fn blank(ctx: &RequestContext, name: &'static str, n: u8) -> Self {
        Self::new(ctx, name, n, FormState::default())
    }

    /// Like [`ActionForm::new`] with what was just submitted and failed, or else an empty form.
    pub fn failed_or_empty(ctx: &RequestContext, name: &'static str, n: u8) -> Self {
        Self::failed_or(ctx, name, n, FormState::default())
    }

    /// Like [`ActionForm::new`] with what was just submitted and failed, or else `stored`.
    pub fn failed_or(ctx: &RequestContext, name: &'static str, n: u8, stored: FormState) -> Self {
        let typed = ctx
            .failed(name)
            .map(|(form, trouble)| FormState::failed(form, trouble));
        Self::new(ctx, name, n, typed.unwrap_or(stored))
    }

    /// A sentence in its language, for `t!`.
    pub fn sentence(&self, key: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        self.words.sentence(key, values)
    }

    /// The id of a field's control.
    pub fn id(&self, field: &str) -> String {
        format!("{}-{}-{field}", self.name.replace('/', "-"), self.mark)
    }

    /// The sentence beside a field that was wrong.
    pub fn wrong(&self, field: &str) -> Option<String> {
        self.typed.wrong(field).map(|wrong| self.words.wrong(wrong))
    }

    /// The form element around `fields`, with what went wrong on top.
    pub fn form(&self, class: &'static str, fields: impl IntoView + 'static) -> AnyView {
        self.form_of(None, class, fields)
    }

    /// The same with an id of its own, by which controls elsewhere on the page belong to it.
    pub fn form_with_id(
        &self,
        class: &'static str,
        fields: impl IntoView + 'static,
    ) -> (String, AnyView) {
        let id = self.id("form");
        let form = self.form_of(Some(id.clone()), class, fields);
        (id, form)
    }

    fn form_of(
        &self,
        id: Option<String>,
        class: &'static str,
        fields: impl IntoView + 'static,
    ) -> AnyView {
        let action = addresses::of_action(self.name);
        let trouble = match (&self.typed.trouble, self.typed.source) {
            (Some(trouble), _) => Some(notice::trouble(self.words, trouble)),
            (None, FormSource::Draft) => Some(notice::note(t!(self, "draft-not-saved"))),
            _ => None,
        };
        html! {
            <form id=id class=class method="post" action=action>
                <input type="hidden" name="at" value=self.at.clone()/>
                <input type="hidden" name="once" value=self.key.to_string()/>
                {trouble}
                {fields}
            </form>
        }
    }

    /// A field that travels unseen.
    pub fn hidden(&self, field: &'static str, value: impl ToString) -> AnyView {
        html! { <input type="hidden" name=field value=value.to_string()/> }
    }

    /// A form that is one small button in a row of others: `label` says what it does to what `hidden` names.
    pub fn row(&self, hidden: impl IntoView + 'static, key: &str, label: String) -> AnyView {
        let button = view! {
            <button class="link-button" type="submit" aria-label=label>{t!(self, key)}</button>
        };
        self.form("row", (hidden, button))
    }

    /// The one button that submits; `key` names its words.
    pub fn submit_button(&self, key: &str) -> AnyView {
        html! { <button class="button" type="submit">{t!(self, key)}</button> }
    }

    /// A button that is not the page's main one.
    pub fn quiet_button(&self, key: &str) -> AnyView {
        html! { <button class="button button--quiet" type="submit">{t!(self, key)}</button> }
    }

    /// A button that throws away what was typed: the form shows what is saved again.
    pub fn discard_button(&self, key: &str) -> AnyView {
        let action = addresses::of_action("draft/discard");
        html! {
            {self.hidden(DRAFT, self.name)}
            <button class="button button--quiet" type="submit" formaction=action formnovalidate>{t!(self, key)}</button>
        }
    }

    /// A button for what cannot be taken back.
    pub fn danger_button(&self, key: &str) -> AnyView {
        html! { <button class="button button--danger" type="submit">{t!(self, key)}</button> }
    }
}
