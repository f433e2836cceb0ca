//! Notices: what was done, what went wrong, what to know.
//!
//! Decided:
//!
//! - 2026-11-23: **What was done is said by a key in the address** (`?said=…`), one of a fixed list.
//!   Because: no write for a flash message. Costs: it can be forged, into sentences of ours.

use crate::words::Words;
use irori_ports::error::AppError;
use leptos::prelude::*;

/// Sentences a redirect may ask for; anything else in the address is ignored.
pub const SAID: &[&str] = &[
    "said-check-in",
    "said-pulse",
    "said-chat",
    "said-activity",
    "said-interruption",
    "said-changed",
    "said-removed",
    "said-profile",
    "said-password",
    "said-reset-stopped",
    "said-reset-approved",
    "said-sessions-of-ended",
    "said-reopened",
    "said-texts-opened",
    "said-hours",
    "said-day-off",
    "said-day-off-removed",
    "said-session-ended",
    "said-sessions-ended",
    "said-department",
    "said-department-removed",
    "said-team",
    "said-team-removed",
    "said-holidays",
    "said-roles",
    "said-membership",
    "said-withdrawn",
    "said-hook-removed",
    "said-generated-paths",
    "said-login-tied",
    "said-login-untied",
    "said-login-refused",
    "said-login-claimed",
    "said-login-disputed",
    "said-claim-withdrawn",
    "said-claim-refused",
    "said-marked-lost",
    "said-replayed",
    "said-replayed-unneeded",
    "said-discarded",
    "said-policy",
    "said-thresholds",
    "said-annotation",
    "said-annotation-removed",
    "said-signed-out",
    "said-seen",
    "said-rebased",
    "said-mode-left-out",
    "said-mode-counts",
    "said-consent",
    "said-consent-withdrawn",
    "said-follow-up",
    "said-follow-up-changed",
    "said-follow-ups-ticked",
    "said-follow-up-dropped",
    "said-reviewed",
    "said-lead-note",
    "said-word",
    "said-word-removed",
];

/// What was done, if the address says one of our own sentences.
pub fn said(words: Words, key: Option<&str>) -> Option<AnyView> {
    let key = SAID.iter().find(|k| Some(**k) == key)?;
    Some(
        view! { <div class="notice notice--done" role="status"><p>{words.say(key)}</p></div> }
            .into_any(),
    )
}

/// What went wrong with a submission.
pub fn trouble(words: Words, trouble: &AppError) -> AnyView {
    // One mistake speaks for itself; several are found beside their fields.
    let single = match trouble {
        AppError::Invalid(mistakes) => match mistakes.iter().collect::<Vec<_>>()[..] {
            [mistake] => Some(words.wrong(&mistake.wrong)),
            _ => mistakes.of("form").map(|w| words.wrong(w)),
        },
        _ => None,
    };
    view! {
        <div class="notice notice--trouble" role="alert">
            <p>{single.unwrap_or_else(|| sentence(words, trouble))}</p>
        </div>
    }
    .into_any()
}

/// One sentence for a trouble.
pub fn sentence(words: Words, trouble: &AppError) -> String {
    match trouble.retry_after() {
        Some(seconds) => words.tell(
            trouble.key(),
            &[("minutes", seconds.div_ceil(60).max(1).into())],
        ),
        None => words.say(trouble.key()),
    }
}

/// Something to know.
pub fn note(text: String) -> AnyView {
    view! { <div class="notice notice--note"><p>{text}</p></div> }.into_any()
}

/// A link that is never shown again: for whom it is, the link, what to know about it.
pub fn shown_once(words: Words, title: String, link: String, about: &str) -> AnyView {
    view! {
        <div class="notice notice--done" role="status">
            <p><b>{title}</b></p>
            <p class="secret">{link}</p>
            <p>{words.say(about)}</p>
        </div>
    }
    .into_any()
}
