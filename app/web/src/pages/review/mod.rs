//! A lead's weekly review.

mod agenda;
mod gathered;
mod guess;
mod mark;
mod moments;
mod overview;
mod own;
pub mod weekly_review;

#[cfg(test)]
mod tests;
