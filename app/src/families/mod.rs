//! Families of signals: a person's own weeks and talks in, what can be told to them out. Between the
//! statistics, which know no noun, and the pages, which know no rule.

pub mod patterns;
pub mod talk_partners;
