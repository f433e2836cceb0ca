//! Writes a report in words: from its figures to the [`Document`](irori_core::report::document::Document) that
//! is shown, printed and set as PDF.

mod facts;
mod measures;
mod organisation;
mod summary;
mod teams;
mod writing;

pub use facts::scope;
pub use teams::{share_key, trend_key};
pub use writing::{document, remote_class, unit_name};

#[cfg(test)]
mod tests;
