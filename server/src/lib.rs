//! How Irori runs: the only crate that knows the database, cookies, headers, files and the network.

#![warn(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a print panics where nobody reads; see output.rs"
)]

pub mod ask;
pub mod assets;
pub mod bodies;
pub mod clock;
pub mod config;
pub mod demo;
mod device;
pub mod digests;
pub mod doctor;
pub mod erasures;
pub mod exports;
pub mod forges;
pub mod forms;
pub mod front;
mod happened;
pub mod irori;
pub mod jobs;
pub mod log_lines;
pub mod mine;
pub mod output;
pub mod pages;
pub mod password;
pub mod ready;
pub mod registry;
pub mod reports;
pub mod rotate;
pub mod router;
pub mod seal;
pub mod secret;
pub mod security;
pub mod serve;
pub mod session;
pub mod store;
pub mod token;
pub mod well_known;
pub mod writes;
