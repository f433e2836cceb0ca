//! Which showings of a form were submitted: a second press of the same button is the same act.

use super::db::{Line, one, run, sql};
use super::error::StoreError;
use app::domain::id::{EntryId, Once, PersonId};
use app::ports::Now;
use uuid::Uuid;

sql! {
    FIND = "SELECT entry_id FROM submission WHERE person_id = $1 AND once = $2";
    KEEP = "INSERT INTO submission (person_id, once, entry_id, created_at) VALUES ($1, $2, $3, $4)";
    PRUNE = "DELETE FROM submission WHERE created_at < $1";
}

/// The entry that this showing made already.
pub(super) async fn find(
    line: &mut Line,
    person: PersonId,
    once: Once,
) -> Result<Option<EntryId>, StoreError> {
    Ok(one!(line, (Uuid,), FIND, person.0, once.0)?.map(|(id,)| EntryId(id)))
}

pub(super) async fn keep(
    line: &mut Line,
    person: PersonId,
    once: Once,
    entry: EntryId,
    now: Now,
) -> Result<(), StoreError> {
    run!(line, KEEP, person.0, once.0, entry.0, now)?;
    Ok(())
}

pub(super) async fn prune(line: &mut Line, before: Now) -> Result<u64, StoreError> {
    Ok(run!(line, PRUNE, before)?)
}
