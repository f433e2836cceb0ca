//! Caches of one process between requests; another that shares the database remembers its own.

pub(crate) mod comers;
pub(crate) mod generated_lists;
pub(crate) mod pending_events;
pub(crate) mod repeats;
pub(crate) mod totals;
pub(crate) mod unsigned;
