//! Connections, transactions, and what every table shares: errors, settings, jobs, sealed values, chains of
//! rows.

pub(crate) mod connection;
pub(crate) mod error;
pub(crate) mod hash_chain;
pub(crate) mod installation;
pub(crate) mod job;
pub(crate) mod migrations;
pub(crate) mod row;
pub(crate) mod schema;
pub(crate) mod sealed;
pub(crate) mod settings;
pub(crate) mod unreadable_value;
