//! What Irori means and how it looks: no database, no network, no clock of its own.
//!
//! Rooms, in the order of their dependencies: `domain`, `signals`, `families`, `reviews`, `privacy`, `agenda`,
//! `report`, `ports`, `actions`, `pages`, `routes`, `shell`. See ARCHITECTURE.md.

pub mod agenda;
pub mod domain;
pub mod families;
pub mod privacy;
pub mod reviews;
pub mod signals;

#[cfg(feature = "ssr")]
pub mod actions;
#[cfg(feature = "ssr")]
pub mod charts;
#[cfg(feature = "ssr")]
pub mod components;
#[cfg(feature = "ssr")]
pub mod context;
#[cfg(feature = "ssr")]
pub mod error;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod ports;
#[cfg(feature = "ssr")]
pub mod report;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "ssr")]
pub mod words;
