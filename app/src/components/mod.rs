//! Pieces that pages are made of: values in, view out; they ask nobody.

pub mod act;
pub mod annotations;
pub mod band;
pub mod by_week;
pub mod choice;
pub mod device;
pub mod escaped;
pub mod event_table;
pub mod field;
pub mod figure;
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
