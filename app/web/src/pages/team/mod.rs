//! Pages of a team for its leads and members: its weeks, its reviews, its digest, what is shared by name.

pub(in crate::pages) mod agenda_text;
pub mod digest;
pub(in crate::pages) mod follow_ups;
pub mod shared;
pub mod team_reviews;
pub mod team_week;
pub mod teams;
