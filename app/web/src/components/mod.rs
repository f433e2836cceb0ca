//! Pieces that pages are made of: values in, view out; they ask nobody.
//!
//! Decided:
//!
//! - 2026-11-23: **The interface of `script off` is the interface.** `details` folds, radio buttons
//!   take the arrow keys, an answer is taken back with *skip*.

pub mod act;
pub mod annotations;
pub mod around;
pub mod band;
pub mod by_week;
pub mod choice;
pub mod device;
pub mod escaped;
pub mod event_table;
pub mod field;
pub mod figure;
pub mod forge_choice;
pub mod frame;
pub mod notice;
pub mod page_head;
pub mod pager;
pub mod policy_choice;
pub mod security_notices;
pub mod table;
pub mod text_area;
pub mod title;
pub mod zone;
