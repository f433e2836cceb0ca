//! How Irori looks: pages, actions, charts and the sentences of both languages. No database, no network, no
//! clock of its own.
//!
//! Rooms, in the order of their dependencies: [`charts`], [`words`], [`report_text`], [`context`],
//! [`components`], [`actions`], [`pages`], [`routes`], [`shell`]. See ARCHITECTURE.md.

pub mod actions;
pub mod charts;
pub mod components;
pub mod context;
pub mod pages;
pub mod report_text;
pub mod routes;
pub mod shell;
pub mod words;
