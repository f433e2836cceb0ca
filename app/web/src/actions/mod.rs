//! Actions of forms: who asks, what was typed, one call, what comes next. Five to fifteen lines.
//!
//! Each is reached by a plain form at `/do/…` through [`table::ACTIONS`]; its answer is a
//! [`crate::context::NextPage`], which the server turns into a redirect, or the form's page again with what
//! went wrong.
//!
//! Decided:
//!
//! - 2026-11-23: **Actions read a `Form`, not typed arguments.** Because: typed arguments fail as a
//!   whole on one bad field; `FormReader` gathers every mistake with its field, and the same fields fill
//!   the page again.

pub mod account;
pub mod annotation;
pub mod calendar;
pub mod concerned;
pub mod concerns;
pub mod consent;
pub mod door;
pub mod draft;
pub mod entry;
pub mod follow_up;
pub mod forges;
mod form_fields;
pub mod org;
pub mod reviews;
pub mod rules;
pub mod security;
pub mod signals;
pub mod table;
pub mod weekly_pulse;
pub mod weekly_review;
pub mod word;

/// The fields that are never kept and never shown again.
pub const SECRET_FIELDS: &[&str] = &[
    "password",
    "password-again",
    "old-password",
    "recovery-code",
    "proof",
];

/// The field of a form that lets somebody in: whether they stay signed in on this device.
pub const STAY: &str = "stay";

/// The field of the sign-in form in which a form that came too late travels along.
pub const CARRIED: &str = "carried";

/// The field of that form which names its action.
pub const CARRIED_ACT: &str = "carried-act";
