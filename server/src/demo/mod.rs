//! The demo organisation of SIGNALS §10: made-up people with planted effects, for trying Irori out.

mod annotations;
pub mod calendar;
mod consents;
pub mod details;
pub mod generate;
pub mod interruptions;
pub mod load;
mod load_pull_requests;
pub mod organisation;
mod past_weeks;
pub mod plants;
pub mod pull_requests;
pub mod random;
mod seeded;
mod weekly_reviews;

pub use load::{PASSWORD, SEED, prepare, print_welcome};
