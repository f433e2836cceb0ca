//! Exported records of a forge: of `gh pr list`, and of the interfaces of GitHub and GitLab.

pub mod gh_list;
pub mod github;
pub mod gitlab;
mod gitlab_diff;
pub mod records;
