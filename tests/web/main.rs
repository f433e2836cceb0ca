//! The pages from outside, as a browser without scripts sees them.

mod check_in;
mod door;
mod entries;
mod limits;
mod log;
mod naughty;
mod org;
mod settings;
mod trouble;
