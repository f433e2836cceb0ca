//! Row of an entry that is written, its owner and its time.

use irori_core::domain::id::{EntryId, PersonId};
use irori_ports::Now;

#[derive(Clone, Copy, Debug)]
pub(crate) struct EntryRow {
    pub id: EntryId,
    pub person: PersonId,
    pub now: Now,
}
