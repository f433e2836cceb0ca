//! A sealed value that does not open.

use std::fmt;

/// A sealed value that does not open, by its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadableValue {
    pub table: &'static str,
    pub row: String,
}

impl fmt::Display for UnreadableValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "a sealed text cannot be opened: {} {}",
            self.table, self.row
        )
    }
}
