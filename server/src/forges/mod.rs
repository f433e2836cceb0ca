//! What forges tell, turned into news of pull requests. No rule of the house lives here.

pub mod generated;
pub mod gh_list;
pub mod github;
pub mod import;
mod records;
mod told;
