//! The admin's pages: the tree, its people, their parts. No result is ever shown here.

pub mod department;
pub mod forges;
mod generated_files;
mod hook_health;
mod logins;
mod nav;
pub mod org;
pub mod people;
pub mod person;
pub mod policy;
pub mod privacy;
pub mod quarantine;
pub mod security;
pub mod team;
mod tree;
