//! Entries of people by day, and the weeks they add up to.

pub(crate) mod activity;
pub(crate) mod chat;
pub(crate) mod check_in;
pub(crate) mod draft;
pub(crate) mod entry;
pub(crate) mod entry_row;
pub(crate) mod idempotency;
pub(crate) mod interruption;
pub(crate) mod list;
pub(crate) mod table;
pub(crate) mod week_rollup;
pub(crate) mod weekly_pulse;
