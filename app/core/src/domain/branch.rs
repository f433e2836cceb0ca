//! Branches: where the commits of a pull request come from, and what pushes to them tell.

use super::forge_account::{Committer, Forge};
use chrono::{DateTime, Utc};

/// A branch of a repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// `host/owner/name`, as it was written.
    pub repository: String,
    pub name: String,
}

impl Branch {
    /// By which its repository is found: forges ignore case. They do not in the names of branches.
    pub fn repository_key(&self) -> String {
        self.repository.to_lowercase()
    }
}

/// Whether files of a push are such as nobody reads: generated, vendored or lock files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PushContent {
    /// All its files are known, and none is.
    Written,
    /// One is, or not all are known.
    Generated,
}

/// Which push to a branch it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PushOrder {
    /// It made the branch.
    First,
    Later,
}

/// News of a push.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BranchPush {
    pub forge: Forge,
    pub branch: Branch,
    pub which: PushOrder,
    pub touched: PushContent,
    pub at: DateTime<Utc>,
    pub committers: Vec<Committer>,
}
