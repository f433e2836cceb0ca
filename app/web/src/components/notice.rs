//! Notices: what was done, what went wrong, what to know.
//!
//! Decided:
//!
//! - 2026-11-23: **What was done is said by a key in the address** (`?said=…`): of a sentence that begins
//!   with `said-`. Because: no write for a flash message. Costs: it can be forged, into sentences of ours.

use crate::context::RequestContext;
use crate::words::Locale;
use irori_ports::error::AppError;
use leptos::prelude::*;

/// What was done, if the address says one of our own sentences; anything else in it is ignored.
pub fn done(words: Locale, key: Option<&str>) -> Option<AnyView> {
    let key = key.filter(|key| key.starts_with("said-"))?;
    let text = Some(t!(words, key)).filter(|text| text != key)?;
    Some(html! { <div class="notice notice--done" role="status"><p>{text}</p></div> })
}

/// What went wrong with a submission.
pub fn trouble(words: Locale, trouble: &AppError) -> AnyView {
    // One mistake speaks for itself; several are found beside their fields.
    let single = match trouble {
        AppError::Invalid(mistakes) => match mistakes.iter().collect::<Vec<_>>()[..] {
            [mistake] => Some(words.wrong(&mistake.wrong)),
            _ => mistakes.of("form").map(|w| words.wrong(w)),
        },
        _ => None,
    };
    html! {
        <div class="notice notice--trouble" role="alert">
            <p>{single.unwrap_or_else(|| sentence(words, trouble))}</p>
        </div>
    }
}

/// Why the latest submission to one of these actions failed, where its form is not there to say it.
pub fn failed(ctx: &RequestContext, acts: &[&str]) -> Option<AnyView> {
    let (_, trouble) = acts.iter().find_map(|act| ctx.failed(act))?;
    Some(self::trouble(ctx.words, trouble))
}

/// One sentence for a trouble.
pub fn sentence(words: Locale, trouble: &AppError) -> String {
    match trouble.retry_after() {
        Some(seconds) => t!(words, trouble.key(), minutes = seconds.div_ceil(60).max(1)),
        None => t!(words, trouble.key()),
    }
}

/// Something to know.
pub fn note(text: String) -> AnyView {
    html! { <div class="notice notice--note"><p>{text}</p></div> }
}

/// A link that is never shown again: for whom it is, the link, what to know about it.
pub fn shown_once(words: Locale, title: String, link: String, about: &str) -> AnyView {
    html! {
        <div class="notice notice--done" role="status">
            <p><b>{title}</b></p>
            <p class="secret">{link}</p>
            <p>{t!(words, about)}</p>
        </div>
    }
}
