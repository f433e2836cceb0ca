//! Irori in the browser: pages, actions, charts and the sentences of both languages. No database, no
//! network, no clock of its own.
//!
//! Rooms, in the order of their dependencies: [`charts`], [`words`], [`report_text`], [`addresses`], [`context`],
//! [`components`], [`actions`], [`pages`], [`routes`], [`shell`]. See ARCHITECTURE.md.

/// A piece of a page: what Leptos' `view!` makes, with its type erased, so that pieces of any shape stand for
/// each other.
macro_rules! html {
    ($($piece:tt)*) => {
        leptos::prelude::IntoAny::into_any(leptos::prelude::view! { $($piece)* })
    };
}

#[macro_use]
pub mod words;

pub mod actions;
pub mod addresses;
pub mod charts;
pub mod components;
pub mod context;
pub mod pages;
pub mod report_text;
pub mod routes;
pub mod shell;
