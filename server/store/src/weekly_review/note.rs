//! Leads' own notes on weeks of their teams, in the database: sealed, and read by nobody else.

use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::row::row_struct;
use crate::db::sealed::SealedColumn;
use crate::db::settings::{row_id, to_micros};
use irori_core::domain::day::Week;
use irori_core::domain::id::{PersonId, TeamId};
use irori_core::domain::weekly_review::{KeptNote, LeadNote};
use irori_crypto::seal::Seal;
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

pub(crate) const TEXT: SealedColumn = SealedColumn {
    table: "lead_note",
    column: "text",
};

row_struct! {
    struct NoteRow {
        id: Uuid,
        week: Week,
        text: Vec<u8>,
        version: u32,
        changed_at: Now,
    }
}

impl NoteRow {
    async fn open(
        self,
        conn: &mut Conn,
        seal: &Seal,
        lead: PersonId,
    ) -> Result<KeptNote, StoreError> {
        Ok(KeptNote {
            week: self.week,
            text: TEXT.open(conn, seal, (lead, self.id), &self.text).await?,
            version: self.version,
            changed: self.changed_at,
        })
    }
}

/// A lead's note on a week.
pub(crate) async fn of_week(
    conn: &mut Conn,
    seal: &Seal,
    lead: PersonId,
    (team, week): (TeamId, Week),
) -> Result<Option<KeptNote>, StoreError> {
    match fetch_optional!(conn, NoteRow, FIND, lead, team, week)? {
        Some(found) => Ok(Some(found.open(conn, seal, lead).await?)),
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
    let mut notes = Vec::new();
    for found in fetch_all!(conn, NoteRow, EARLIER, lead, team, week, EARLIER_MOST)? {
        notes.push(found.open(conn, seal, lead).await?);
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
    let (team, week) = (note.team, note.week);
    let is_blank = note.text.trim().is_empty();
    let found = fetch_optional!(conn, NoteRow, FIND, lead, team, week)?;
    let says_the_same = match &found {
        Some(found) => match seal.open(TEXT.place(lead, &found.id), &found.text) {
            Ok(text) => text == note.text,
            // It opens again once they prove themselves, and is not to be lost until then.
            Err(_) if seal.is_shut() => {
                return Err(AppError::mistake("text", "wrong-text-unreadable").into());
            }
            Err(_) => false,
        },
        None => is_blank,
    };
    if says_the_same {
        return Ok(());
    }
    let version = found.as_ref().map_or(0, |found| found.version);
    if version != note.seen {
        return Err(AppError::mistake("version", "wrong-note-changed").into());
    }
    match found {
        Some(found) if is_blank => execute!(conn, REMOVE, found.id)?,
        Some(found) => {
            let text = TEXT.close(conn, seal, (lead, found.id), &note.text).await?;
            execute!(conn, CHANGE, found.id, text, to_micros(now))?
        }
        None => {
            let id = row_id(now);
            let text = TEXT.close(conn, seal, (lead, id), &note.text).await?;
            execute!(conn, ADD, id, lead, team, week, text, to_micros(now))?
        }
    };
    Ok(())
}
