//! Me: what one's own weeks say to oneself. Only the person sees any of it.

mod figures;
mod findings;
pub mod household;
pub mod ledger;
pub mod nav;
pub mod partners;
pub mod patterns;
pub mod reviews;
pub mod seen;
pub mod sharing;
pub mod signal;
mod signal_figures;
mod state_text;
pub mod states;
pub mod weeks;
