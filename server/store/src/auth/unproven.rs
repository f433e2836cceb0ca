//! Accounts whose password was set by a link without their person's own proof: since when, and the last
//! password that was theirs for sure.

use crate::db::connection::{Conn, execute, fetch_optional, sql};
use crate::db::error::StoreError;
use irori_core::domain::id::PersonId;
use irori_ports::Now;

sql! {
    /// A second time the password of before the first still counts: that of between was nobody's for sure.
    BEGIN = "INSERT INTO unproven (person_id, since, password_hash) VALUES ($1, $2, $3)
        ON CONFLICT (person_id) DO UPDATE SET since = excluded.since";
    FIND = "SELECT password_hash FROM unproven WHERE person_id = $1";
    END = "DELETE FROM unproven WHERE person_id = $1";
}

pub(crate) async fn begin(
    conn: &mut Conn,
    person: PersonId,
    since: Now,
    password_hash: &str,
) -> Result<(), StoreError> {
    execute!(conn, BEGIN, person, since, password_hash)?;
    Ok(())
}

/// The hash of the last password that was the person's own for sure; none where nothing is to be proved.
pub(crate) async fn find(conn: &mut Conn, person: PersonId) -> Result<Option<String>, StoreError> {
    fetch_optional!(conn, String, FIND, person)
}

/// Gives whether it was one.
pub(crate) async fn end(conn: &mut Conn, person: PersonId) -> Result<bool, StoreError> {
    Ok(execute!(conn, END, person)? > 0)
}
