//! A lead's weekly review: that it was held, guesses, notes, follow-ups.

pub(crate) mod follow_up;
pub(crate) mod guess;
pub(crate) mod held;
pub(crate) mod note;
