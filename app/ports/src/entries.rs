//! One's own entries: written, changed, removed, listed.

use crate::answer::Answer;
use crate::moment::Now;
use async_trait::async_trait;
use irori_core::domain::day::{Day, Week};
use irori_core::domain::entry::{Cursor, Entry, EntryFilter, EntryPage, StoredEntry};
use irori_core::domain::form::FormVersion;
use irori_core::domain::id::{EntryId, IdempotencyKey};
use irori_core::domain::person::Viewer;

/// One's own entries; nobody else's can be reached through this.
#[async_trait]
pub trait Entries: Send + Sync {
    /// Writes a new entry. Where the Day or week has a check-in or pulse that says something else, nothing is
    /// written and it is a mistake at `version`; for the others the same `key` a second time writes nothing
    /// and gives the same id. A talk, movement or interruption takes back the Day's *none today* of its
    /// section.
    async fn add(
        &self,
        viewer: &Viewer,
        key: IdempotencyKey,
        entry: Entry,
        now: Now,
    ) -> Answer<EntryId>;
    /// Replaces an entry by one of the same kind; [`crate::error::AppError::NotThere`] if it is not the viewer's.
    /// Where it was changed to something else since the writer saw the version `seen`, nothing is written
    /// and it is a mistake at `version`.
    async fn replace(
        &self,
        viewer: &Viewer,
        id: EntryId,
        seen: Option<FormVersion>,
        entry: Entry,
        now: Now,
    ) -> Answer<()>;
    /// Removes an entry as the writer saw it, likewise; [`crate::error::AppError::NotThere`] if it is not the
    /// viewer's.
    async fn remove(
        &self,
        viewer: &Viewer,
        id: EntryId,
        seen: Option<FormVersion>,
        now: Now,
    ) -> Answer<()>;
    async fn find(&self, viewer: &Viewer, id: EntryId) -> Answer<StoredEntry>;
    /// Everything of these Days, both ends included, in the order of Day and writing.
    async fn between(&self, viewer: &Viewer, from: Day, to: Day) -> Answer<Vec<StoredEntry>>;
    /// One page of the list, newest first.
    async fn page(
        &self,
        viewer: &Viewer,
        filter: EntryFilter,
        cursor: Cursor,
        now: Now,
    ) -> Answer<EntryPage>;
    /// The week of the viewer's earliest entry, if there is one.
    async fn first_week(&self, viewer: &Viewer) -> Answer<Option<Week>>;
}
