//! What forges tell, turned into news of pull requests. No rule of the house lives here.

pub mod generated;
pub mod gh_list;
pub mod github;
pub mod github_rest;
mod gitlab_diff;
pub mod gitlab_rest;
pub mod import;
mod records;
mod reverts;
mod told;
