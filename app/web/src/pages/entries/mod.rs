//! One's own entries: the list of them, each to be corrected, and the fields that they have.

pub mod check_in_form;
pub mod entry;
pub mod list;
pub mod log;
