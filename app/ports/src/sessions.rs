//! Sessions: how one begins, and as their person sees them.

use crate::moment::Now;
use irori_core::domain::id::{PersonId, SessionLineId};
use serde::{Deserialize, Serialize};

/// One of a person's own sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionLine {
    pub id: SessionLineId,
    /// What the browser called itself, at most 200 characters.
    pub device: String,
    /// The network it began from; empty where that was not written down.
    pub network: String,
    pub began: Now,
    pub seen: Now,
    /// Whether it lasts beyond the end of the browser.
    pub stays: bool,
    /// Whether it is the one that asks.
    pub this: bool,
}

/// Who was let in, and how often all of their sessions had been ended by then: a session begins for them
/// only while that is so, however long it took to check the password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedIn {
    pub person: PersonId,
    pub epoch: i64,
}
