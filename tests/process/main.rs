//! The program as its operator meets it: settings, first start, stopping, and being killed.

#![expect(
    clippy::unwrap_used,
    reason = "what does not stand up is a failed test"
)]

mod admin_link;
mod digest;
mod export;
mod front;
mod held;
mod import;
mod import_odd;
mod import_pages;
mod killed;
mod log_gone;
mod secret;
mod settings;
mod start;
