//! What forges tell, turned into news of pull requests. No rule of the house lives here.

pub mod generated;
pub mod gh_list;
pub mod gitea;
pub mod github;
pub mod gitlab;
pub mod hook;
pub mod import;
mod push;
pub mod quarantine;
mod reverts;
mod signed;
mod told;
