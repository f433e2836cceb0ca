//! Reports as files: what leaves Irori, read back with the programs of others.

#![expect(clippy::unwrap_used, reason = "tests")]

mod content;
mod csv;
mod json;
mod pdf;
mod poppler;
mod same;
mod sample;
mod xlsx;
