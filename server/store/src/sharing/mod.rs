//! Sharing by choice: consents, Words, annotations.

pub(crate) mod annotation;
pub(crate) mod consent;
pub(crate) mod word;
