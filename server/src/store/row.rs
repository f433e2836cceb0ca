//! Which row of an entry is written, whose it is, and when.

use app::domain::id::{EntryId, PersonId};
use app::ports::Now;

#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub id: EntryId,
    pub person: PersonId,
    pub now: Now,
}
