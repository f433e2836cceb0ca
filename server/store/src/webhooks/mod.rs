//! Hooks of forges: deliveries, outages, quarantine, the list of generated files.

pub(crate) mod generated_paths;
pub(crate) mod hook;
pub(crate) mod hook_span;
pub(crate) mod outage;
pub(crate) mod quarantine;
