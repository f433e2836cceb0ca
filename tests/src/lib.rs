//! Support for the suites.

pub mod databases;
pub mod house;
pub mod lock;
pub mod walker;
