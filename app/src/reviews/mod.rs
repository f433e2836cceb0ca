//! What the pull requests of a team come to: signals of how reviewing goes, not of who reviews
//! (SIGNALS §7). They stand on what everybody sees on the forge; the leniency alone, which needs to know
//! where reviewers worked, is a verdict and nothing else (§13.2).

pub mod coverage;
pub mod discussion;
mod figures;
pub mod leniency;
mod load;
pub mod mine;
pub mod open;
pub mod pace;
pub mod published;
pub mod pulls;
mod response;
mod shares;
pub mod stamps;
pub mod team;

#[cfg(test)]
mod made;
