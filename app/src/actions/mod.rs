//! Server functions: who asks, what was typed, one call, what comes next. Five to fifteen lines.
//!
//! Each is reached by a plain form at `/do/…`; its answer is a [`crate::context::Next`], which the
//! server turns into a redirect, or the form's page again with what went wrong.

pub mod account;
pub mod annotation;
pub mod calendar;
pub mod check_in;
pub mod concerns;
pub mod consent;
pub mod door;
pub mod entry;
pub mod follow_up;
pub mod forges;
pub mod log;
pub mod org;
pub mod policy;
pub mod reviews;
pub mod security;
pub mod signals;
pub mod thresholds;
pub mod weekly_pulse;
pub mod weekly_review;
pub mod word;

/// Whether what was typed into this action's form is kept as a sealed draft when it fails.
pub fn keeps_draft(act: &str) -> bool {
    matches!(
        act,
        "check-in" | "change-entry" | "word/send" | "follow-up/add" | "weekly-review/note"
    )
}

/// The fields that are never kept and never shown again.
pub const SECRET_FIELDS: &[&str] = &[
    "password",
    "password-again",
    "old-password",
    "recovery-code",
    "proof",
];

/// What is done only when the person has given their password not long ago: roles, new passwords,
/// thresholds, secrets, and whatever else gives others a way in.
pub const NEEDS_CONFIRMATION: &[&str] = &[
    "account/recovery-code",
    "forges/add-hook",
    "forges/confirm-claim",
    "forges/confirm-login",
    "forges/refuse-claim",
    "forges/tie",
    "org/add-membership",
    "org/approve-reset",
    "org/close-account",
    "org/closed-link",
    "org/end-membership",
    "org/invite",
    "org/reopen-account",
    "org/reset-link",
    "org/save-roles",
    "thresholds/set",
];

/// The field of the sign-in form in which a form that came too late travels along.
pub const CARRIED: &str = "carried";

/// The field of that form which names its action.
pub const CARRIED_ACT: &str = "carried-act";
