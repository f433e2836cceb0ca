//! Settings: one's account, its hours, its sessions, its safety, and one's own data.

pub mod account;
pub mod hours;
mod my_logins;
mod nav;
pub mod personal_data;
pub mod recovery;
pub mod security;
pub mod sessions;
