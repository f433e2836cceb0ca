//! HTTP: from a connection to a page, an action or a file.

pub mod actions;
pub mod app_state;
pub mod assets;
pub mod bodies;
mod device_cookie;
pub mod downloads;
pub mod front;
pub mod front_check;
pub mod listen;
pub mod pages;
pub mod readiness;
pub mod request_context;
pub mod router;
pub mod security;
mod security_log;
pub mod session;
mod style_files;
pub mod webhook;
pub mod well_known;
pub mod write_limit;
