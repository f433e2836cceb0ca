//! Whatever people write, the documents that show it are built of the same elements.
//!
//! Decided:
//!
//! - 2026-11-30: **Hostile texts are compared, not searched for**: two organisations that differ in
//!   people's texts alone are walked in step, and their documents, parsed whole, are built of the same
//!   elements. Costs: a new text field fails the walk until `fields.rs` says how it is taken.

mod attacks;
mod checker;
mod compare;
mod fields;
mod outside;
mod reflected;
mod title;
mod walk;
mod world;
