//! Making an account: an address of its own, and an id that no row anywhere mentions.

use crate::db::connection::{Conn, execute, exists, sql};
use crate::db::error::StoreError;
use crate::db::schema::ForeignKey;
use crate::db::settings::StoreSettings;
use crate::org::calendar;
use crate::org::person::{self, NewPerson};
use irori_core::domain::calendar::WorkingHours;
use irori_core::domain::id::PersonId;
use irori_ports::error::AppError;
use sqlx::AssertSqlSafe;

/// How often an id is drawn again before giving up; once would already be a wonder.
const DRAWS: usize = 10;

sql! {
    WELCOME = "DELETE FROM link WHERE kind = 'join' AND email_key = $1 AND used_at IS NULL";
}

/// Makes the account. An address that has one already is a mistake at `email`.
pub(crate) async fn make(
    conn: &mut Conn,
    settings: &StoreSettings,
    references: &[ForeignKey],
    new: &NewPerson,
) -> Result<PersonId, StoreError> {
    if person::is_taken(conn, &new.email).await? {
        return Err(taken());
    }
    let id = unused_id(conn, settings, references).await?;
    match person::insert(conn, id, new).await {
        // Somebody was quicker with the same address.
        Err(StoreError::Database(sqlx::Error::Database(e))) if e.is_unique_violation() => {
            Err(taken())
        }
        Err(error) => Err(error),
        Ok(()) => {
            // Other invitations for this address are pointless now.
            execute!(conn, WELCOME, new.email.key())?;
            calendar::save_working_hours(conn, id, &WorkingHours::default()).await?;
            Ok(id)
        }
    }
}

/// A mistake: the address belongs to an account.
pub(crate) fn taken() -> StoreError {
    AppError::mistake("email", "wrong-email-taken").into()
}

/// An id that no row mentions: a new account never finds what somebody else left behind.
async fn unused_id(
    conn: &mut Conn,
    settings: &StoreSettings,
    references: &[ForeignKey],
) -> Result<PersonId, StoreError> {
    for _ in 0..DRAWS {
        let id = PersonId((settings.random_id)());
        match mentioned_in(conn, references, id).await? {
            None if person::line(conn, id).await?.is_none() => return Ok(id),
            found => tracing::error!(
                account = %id,
                table = found.map(|r| r.table.as_str()).unwrap_or("person"),
                "incident: rows mention an id that no account has had; another id is drawn"
            ),
        }
    }
    Err(AppError::Fault.into())
}

/// A column that refers to accounts and holds this id.
async fn mentioned_in<'r>(
    conn: &mut Conn,
    references: &'r [ForeignKey],
    id: PersonId,
) -> Result<Option<&'r ForeignKey>, StoreError> {
    for reference in references.iter().filter(|r| r.to_table == "person") {
        // Names out of the database's own catalogue.
        let sql = format!(
            r#"SELECT 1 FROM "{}" WHERE "{}" = $1 LIMIT 1"#,
            reference.table, reference.column
        );
        if exists!(conn, AssertSqlSafe(sql.clone()), id)? {
            return Ok(Some(reference));
        }
    }
    Ok(None)
}
