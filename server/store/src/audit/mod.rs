//! The ledger of who looked at what, and the security log, each a chain.

pub(crate) mod chain;
pub(crate) mod log;
pub(crate) mod row;
pub(crate) mod security_event;
