//! The ledger, as each person reads it: who looked at what concerned them.

use crate::answer::Answer;
use async_trait::async_trait;
use irori_core::domain::person::Viewer;
use irori_core::domain::view::{LedgerLook, LedgerScope, ViewPlace};
use irori_core::privacy::release::Digest;

/// A page of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerPage {
    /// At most [`irori_core::domain::view::VIEWS_A_PAGE`], the latest first.
    pub views: Vec<LedgerLook>,
    /// The place after which older lines begin, if there are any.
    pub older: Option<ViewPlace>,
    /// How many rows the chain of everybody has.
    pub rows: u64,
    /// The hash of the last of them; `None` before the first.
    pub digest: Option<Digest>,
}

#[async_trait]
pub trait Ledger: Send + Sync {
    /// What concerns the viewer, older than `after` or from the latest on: looks at weeks of groups they
    /// have a seat in and could have counted in, at reports of quarters they counted in, at what is
    /// theirs by name; and who was given the right to read of their teams, or of reports. Looks by one
    /// person at one thing on one day, where the viewer lives, are one line. Reading it writes nothing.
    async fn concerning(
        &self,
        viewer: &Viewer,
        looks: LedgerScope,
        after: Option<ViewPlace>,
    ) -> Answer<LedgerPage>;
}
