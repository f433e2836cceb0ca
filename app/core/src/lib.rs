//! Rules and statistics of Irori, pure: values in, values out. No database, clock, network, chance or
//! async; no page and no words.
//!
//! Rooms, in the order of their dependencies: [`domain`], [`signals`], [`families`], [`reviews`],
//! [`privacy`], [`agenda`], [`report`]. See ARCHITECTURE.md.

pub mod agenda;
pub mod domain;
pub mod families;
pub mod privacy;
pub mod report;
pub mod reviews;
pub mod signals;
