//! Support for the suites.

#![expect(
    clippy::unwrap_used,
    reason = "support that does not stand up is a failed test"
)]

pub mod browser;
pub mod databases;
pub mod demo;
pub mod kept;
pub mod lock;
pub mod markup;
pub mod process;
pub mod report;
pub mod sim;
pub mod templates;
pub mod test_app;
