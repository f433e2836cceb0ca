//! Accounts, sessions, one-time links, known browsers, and the slowing down of guesses.

pub(crate) mod account;
pub(crate) mod admin;
pub(crate) mod known_device;
pub(crate) mod one_time_link;
pub(crate) mod recovery_code;
pub(crate) mod session;
pub(crate) mod throttle;
pub(crate) mod unproven;
