//! Everything that is kept about one person, as files.

pub mod csv;
pub mod json;
pub mod pieces;
pub mod reader;
