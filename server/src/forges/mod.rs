//! What forges tell, turned into news of pull requests. No rule of the house lives here.

pub mod generated;
pub mod gh_list;
pub mod gitea;
pub mod github;
pub mod github_rest;
pub mod gitlab;
mod gitlab_diff;
pub mod gitlab_rest;
pub mod hook;
pub mod import;
mod push;
pub mod quarantine;
mod records;
mod reverts;
mod signed;
mod told;
