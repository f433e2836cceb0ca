//! The label beside every sentence that shows a threshold which is a policy choice.

use crate::addresses;
use crate::words::Locale;
use leptos::prelude::*;

/// The label; it leads to what the threshold means. `field` is its name in
/// [`irori_core::domain::policy::Policy::rows`].
pub fn policy_choice(words: Locale, field: &str) -> AnyView {
    let href = format!("{}#{field}", addresses::POLICY.path());
    html! { <a class="policy-choice" href=href>{t!(words, "policy-choice")}</a> }
}
