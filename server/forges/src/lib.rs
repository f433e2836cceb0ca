//! Forge events as news of pull requests: values in, values out. No rule of the house lives here, no
//! database and no network.

pub mod adapters;
pub mod delivery;
pub mod dispatch;
pub mod generated;
pub mod import;
pub mod json;
pub mod quarantine;
