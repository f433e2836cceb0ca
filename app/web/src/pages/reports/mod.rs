//! Reports for HR.

mod builder;
pub mod report;
mod shown;
