//! Formats and kinds of imported records.

use crate::generated::Generated;
use crate::json::PayloadError;
use irori_core::domain::forge_account::Forge;
use irori_core::domain::pull_request::{PullRequestPart, PullRequestUpdate};
use serde_json::Value;

/// How the records of a forge are read. It holds what one record must know of others, never records.
pub trait Format: Send + 'static {
    const FORGE: Forge;

    /// Takes in what other records need to know of this one; every record comes by once, before any is
    /// read.
    fn note(&mut self, record: &Value);

    /// What a record of [`RecordKind::Whole`] tells.
    fn news(&self, record: &Value, generated: &Generated) -> Result<PullRequestUpdate, SkipReason>;

    /// What a record of [`RecordKind::Part`] tells.
    fn part(&self, record: &Value) -> Result<PullRequestPart, SkipReason>;
}

/// What a record is, by its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordKind {
    /// A pull request, perhaps with its reviews and comments.
    Whole,
    /// A review or comments of a pull request that is told elsewhere.
    Part,
    /// Nothing that can be taken in, and why.
    Other(&'static str),
}

/// Why a record was left out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SkipReason {
    #[error(transparent)]
    PayloadError(#[from] PayloadError),
    #[error("{0}")]
    Other(&'static str),
}
