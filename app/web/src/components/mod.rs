//! Pieces that pages are made of: values in, view out; they ask nobody.
//!
//! Decided:
//!
//! - 2026-11-23: **The interface of `script off` is the interface.** `details` folds, radio buttons
//!   take the arrow keys, an answer is taken back with *skip*.

pub mod action_form;
pub mod annotations;
pub mod answers;
pub mod around;
pub mod band;
pub mod card;
pub mod choice;
pub mod conflict;
pub mod device;
pub mod escaped;
pub mod event_table;
pub mod field;
pub mod figure;
pub mod forge_choice;
pub mod frame;
pub mod list;
pub mod notice;
pub mod page_head;
pub mod pager;
pub mod policy_choice;
pub mod security_notices;
pub mod subnav;
pub mod table;
pub mod text_area;
pub mod title;
pub mod zone;

pub use action_form::ActionForm;
pub use annotations::{AnnotationOwner, annotations, notes};
pub use band::{band, better, unconfirmed};
pub use card::{card, card_with_id};
pub use choice::{Selection, chips, options, score, ticks, yes_no};
pub use device::device_name;
pub use event_table::{event_steps, event_table};
pub use field::FieldKind;
pub use figure::{ByWeek, FigureTable, figure, headed_figure, picture};
pub use forge_choice::{forge_name, forges};
pub use frame::frame;
pub use list::{entries, stack};
pub use notice::shown_once;
pub use page_head::page_head;
pub use pager::pager;
pub use policy_choice::policy_choice;
pub use subnav::subnav;
pub use table::{grid, grid_or, table};
pub use text_area::text_to_copy;
