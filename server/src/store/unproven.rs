//! Accounts whose password was set by a link without their person's own proof: since when, and the last
//! password that was theirs for sure.

use super::db::{Line, one, run, sql};
use super::error::StoreError;
use app::domain::id::PersonId;
use app::ports::Now;

sql! {
    /// A second time the password of before the first still counts: that of between was nobody's for sure.
    BEGIN = "INSERT INTO unproven (person_id, since, password_hash) VALUES ($1, $2, $3)
        ON CONFLICT (person_id) DO UPDATE SET since = excluded.since";
    FIND = "SELECT password_hash FROM unproven WHERE person_id = $1";
    END = "DELETE FROM unproven WHERE person_id = $1";
}

pub(super) async fn begin(
    line: &mut Line,
    person: PersonId,
    since: Now,
    password_hash: &str,
) -> Result<(), StoreError> {
    run!(line, BEGIN, person.0, since, password_hash)?;
    Ok(())
}

/// The hash of the last password that was the person's own for sure; none where nothing is to be proved.
pub(super) async fn find(line: &mut Line, person: PersonId) -> Result<Option<String>, StoreError> {
    Ok(one!(line, (String,), FIND, person.0)?.map(|(hash,)| hash))
}

/// Gives whether it was one.
pub(super) async fn end(line: &mut Line, person: PersonId) -> Result<bool, StoreError> {
    Ok(run!(line, END, person.0)? > 0)
}
