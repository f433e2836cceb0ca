//! The pages, in folders by who reads them. Each asks the house, then shows values; none holds a rule of
//! its own.

pub mod admin;
mod async_page;
pub mod door;
pub mod entries;
pub mod me;
pub mod reports;
pub mod review;
pub mod rules;
pub mod settings;
pub mod team;
pub mod today;
mod trouble;
pub mod words;

pub use async_page::async_page;
pub use trouble::trouble_page;
