//! Deliveries that were signed and could not be read, kept for a while to be read again.

use super::forge_account::Forge;
use super::hook::DeliveryId;
use super::id::QuarantineId;
use chrono::{DateTime, Utc};

/// The most bytes of a payload that are kept.
pub const PAYLOAD_MOST: usize = 256 * 1024;

/// A delivery that was signed and could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    pub delivery: DeliveryId,
    /// As the forge names it, at most 100 characters; empty where it did not.
    pub event: String,
    /// `host/owner/name`, where it says so.
    pub repository: Option<String>,
    /// What is missing or odd, in one sentence, at most 500 characters.
    pub lacks: String,
    /// JSON without the texts of anybody; empty where it was none, or more than [`PAYLOAD_MOST`].
    pub payload: String,
}

/// One that is kept, as the admin sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quarantined {
    pub id: QuarantineId,
    pub forge: Forge,
    /// The name of the hook.
    pub hook: String,
    pub received: DateTime<Utc>,
    pub malformed: Malformed,
}

/// Some of those that are kept, the latest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuarantinePage {
    pub kept: Vec<Quarantined>,
    /// How many there are in all.
    pub total: u32,
    /// Whether there are earlier ones.
    pub has_more: bool,
}
