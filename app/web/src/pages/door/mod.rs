//! Ways in and out: signing in, links that work once, the password once more, the receipt of an account
//! that was erased.

pub mod account_fields;
pub mod closed;
pub mod confirm;
pub mod join;
pub mod receipt;
pub mod reset;
pub mod set_up;
pub mod sign_in;
pub(in crate::pages) mod sign_out;
pub mod unsaved;
