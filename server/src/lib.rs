//! How Irori runs: the only crate that knows the database, cookies, headers, files and the network.

pub mod ask;
pub mod assets;
pub mod clock;
pub mod config;
pub mod demo;
pub mod digests;
pub mod doctor;
pub mod erasures;
pub mod exports;
pub mod forges;
pub mod forms;
pub mod irori;
pub mod jobs;
pub mod mine;
pub mod pages;
pub mod password;
pub mod registry;
pub mod reports;
pub mod rotate;
pub mod router;
pub mod seal;
pub mod secret;
pub mod security;
pub mod serve;
pub mod store;
pub mod token;
