//! The program: the command line, HTTP, files, jobs, the demo.

#![warn(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a print panics where nobody reads; see output.rs"
)]

pub mod cli;
pub mod config;
pub mod demo;
pub mod http;
pub mod import;
pub mod jobs;
pub mod log_lines;
pub mod output;
pub mod personal_export;
pub mod reports;
