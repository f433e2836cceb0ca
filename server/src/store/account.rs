//! Making an account: an address of its own, and an id that no row anywhere mentions.

use super::calendar;
use super::db::{Line, one, run, sql};
use super::error::StoreError;
use super::person::{self, NewPerson};
use super::schema::Reference;
use super::settings::Settings;
use app::domain::calendar::WorkingHours;
use app::domain::id::PersonId;
use app::error::Trouble;
use sqlx::AssertSqlSafe;

/// How often an id is drawn again before giving up; once would already be a wonder.
const DRAWS: usize = 10;

sql! {
    WELCOME = "DELETE FROM link WHERE kind = 'join' AND email_key = $1 AND used_at IS NULL";
}

/// Makes the account. An address that has one already is a mistake at `email`.
pub(super) async fn make(
    line: &mut Line,
    settings: &Settings,
    references: &[Reference],
    new: &NewPerson,
) -> Result<PersonId, StoreError> {
    if person::is_taken(line, &new.email).await? {
        return Err(taken());
    }
    let id = draw(line, settings, references).await?;
    match person::insert(line, id, new).await {
        // Somebody was quicker with the same address.
        Err(StoreError::Database(sqlx::Error::Database(e))) if e.is_unique_violation() => {
            Err(taken())
        }
        Err(error) => Err(error),
        Ok(()) => {
            // Other invitations for this address are pointless now.
            run!(line, WELCOME, new.email.key())?;
            calendar::save_working_hours(line, id, &WorkingHours::default()).await?;
            Ok(id)
        }
    }
}

/// A mistake: the address belongs to an account.
pub(super) fn taken() -> StoreError {
    Trouble::mistake("email", "wrong-email-taken").into()
}

/// An id that no row mentions: a new account never finds what somebody else left behind.
async fn draw(
    line: &mut Line,
    settings: &Settings,
    references: &[Reference],
) -> Result<PersonId, StoreError> {
    for _ in 0..DRAWS {
        let id = PersonId((settings.draw)());
        match mentioned_in(line, references, id).await? {
            None if person::line(line, id).await?.is_none() => return Ok(id),
            found => tracing::error!(
                account = %id,
                table = found.map(|r| r.table.as_str()).unwrap_or("person"),
                "incident: rows mention an id that no account has had; another id is drawn"
            ),
        }
    }
    Err(Trouble::Fault.into())
}

/// A column that refers to accounts and holds this id.
async fn mentioned_in<'r>(
    line: &mut Line,
    references: &'r [Reference],
    id: PersonId,
) -> Result<Option<&'r Reference>, StoreError> {
    for reference in references.iter().filter(|r| r.to_table == "person") {
        // Names out of the database's own catalogue.
        let sql = format!(
            r#"SELECT 1 FROM "{}" WHERE "{}" = $1 LIMIT 1"#,
            reference.table, reference.column
        );
        let found = one!(line, (i32,), AssertSqlSafe(sql.clone()), id.0)?;
        if found.is_some() {
            return Ok(Some(reference));
        }
    }
    Ok(None)
}
