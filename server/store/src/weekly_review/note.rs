//! Leads' own notes on weeks of their teams, in the database: sealed, and read by nobody else.

use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::sealed;
use crate::db::settings::{cut, row_id};
use chrono::NaiveDate;
use irori_core::domain::day::{Day, Week};
use irori_core::domain::id::{PersonId, TeamId};
use irori_core::domain::weekly_review::{KeptNote, LeadNote};
use irori_crypto::seal::{Place, Seal};
use irori_ports::Now;
use irori_ports::error::AppError;
use uuid::Uuid;

/// On so many weeks before one they are shown beside it.
const EARLIER_MOST: i64 = 4;

sql! {
    FIND = "SELECT id, week, text, version, changed_at FROM lead_note
        WHERE person_id = $1 AND team_id = $2 AND week = $3";
    EARLIER = "SELECT id, week, text, version, changed_at FROM lead_note
        WHERE person_id = $1 AND team_id = $2 AND week < $3 ORDER BY week DESC LIMIT $4";
    ADD = "INSERT INTO lead_note (id, person_id, team_id, week, text, version, changed_at)
        VALUES ($1, $2, $3, $4, $5, 1, $6)";
    CHANGE = "UPDATE lead_note SET text = $2, version = version + 1, changed_at = $3 WHERE id = $1";
    REMOVE = "DELETE FROM lead_note WHERE id = $1";
}

#[derive(sqlx::FromRow)]
struct Found {
    id: Uuid,
    week: NaiveDate,
    text: Vec<u8>,
    version: i64,
    changed_at: Now,
}

impl Found {
    fn text(&self, seal: &Seal, lead: PersonId) -> Option<String> {
        seal.open(place(lead, &self.id), &self.text).ok()
    }

    async fn read(
        self,
        conn: &mut Conn,
        seal: &Seal,
        lead: PersonId,
    ) -> Result<KeptNote, StoreError> {
        let text = self.text(seal, lead);
        if text.is_none() {
            sealed::report(conn, seal, "lead_note", &self.id.to_string(), lead).await?;
        }
        let version = u32::try_from(self.version);
        Ok(KeptNote {
            week: Day(self.week).week(),
            text,
            version: version.map_err(|_| StoreError::Stored("lead_note.version"))?,
            changed: self.changed_at,
        })
    }
}

fn place(owner: PersonId, row: &Uuid) -> Place<'_> {
    Place {
        owner,
        table: "lead_note",
        row: row.as_bytes(),
        column: "text",
    }
}

/// A lead's note on a week.
pub(crate) async fn of_week(
    conn: &mut Conn,
    seal: &Seal,
    lead: PersonId,
    (team, week): (TeamId, Week),
) -> Result<Option<KeptNote>, StoreError> {
    match fetch_optional!(conn, Found, FIND, lead.0, team.0, week.monday().0)? {
        Some(found) => Ok(Some(found.read(conn, seal, lead).await?)),
        None => Ok(None),
    }
}

/// A lead's notes on weeks before one, the latest first.
pub(crate) async fn earlier(
    conn: &mut Conn,
    seal: &Seal,
    lead: PersonId,
    (team, week): (TeamId, Week),
) -> Result<Vec<KeptNote>, StoreError> {
    let monday = week.monday().0;
    let found = fetch_all!(conn, Found, EARLIER, lead.0, team.0, monday, EARLIER_MOST)?;
    let mut notes = Vec::with_capacity(found.len());
    for found in found {
        notes.push(found.read(conn, seal, lead).await?);
    }
    Ok(notes)
}

/// Writes the note of a lead whose row is held; a blank one removes it. Where what is kept is not what
/// they saw, it is a mistake, unless it says the same.
pub(crate) async fn write(
    conn: &mut Conn,
    seal: &Seal,
    lead: PersonId,
    note: &LeadNote,
    now: Now,
) -> Result<(), StoreError> {
    let (team, monday) = (note.team.0, note.week.monday().0);
    let is_blank = note.text.trim().is_empty();
    let found = fetch_optional!(conn, Found, FIND, lead.0, team, monday)?;
    let says_the_same = match &found {
        Some(found) => match found.text(seal, lead) {
            Some(text) => text == note.text,
            // It opens again once they prove themselves, and is not to be lost until then.
            None if seal.is_shut() => {
                return Err(AppError::mistake("text", "wrong-text-unreadable").into());
            }
            None => false,
        },
        None => is_blank,
    };
    if says_the_same {
        return Ok(());
    }
    let version = found.as_ref().map_or(0, |found| found.version);
    if version != i64::from(note.seen) {
        return Err(AppError::mistake("version", "wrong-note-changed").into());
    }
    match found {
        Some(found) if is_blank => execute!(conn, REMOVE, found.id)?,
        Some(found) => {
            let text = sealed::close(conn, seal, place(lead, &found.id), &note.text).await?;
            execute!(conn, CHANGE, found.id, text, cut(now))?
        }
        None => {
            let id = row_id(now);
            let text = sealed::close(conn, seal, place(lead, &id), &note.text).await?;
            execute!(conn, ADD, id, lead.0, team, monday, text, cut(now))?
        }
    };
    Ok(())
}
