//! Casual talks in the database, with the colleagues named in them.

use crate::db::connection::{Conn, execute, exists, fetch_all, sql};
use crate::db::error::StoreError;
use crate::db::row::{DbRow, FromDbRow};
use crate::entries::entry_row::EntryRow;
use crate::entries::table::{self, EntryTable};
use irori_core::domain::chat::Chat;
use irori_core::domain::day::Day;
use irori_core::domain::entry::{Entry, StoredEntry};
use irori_core::domain::id::{EntryId, PersonId};
use irori_ports::error::AppError;
use std::collections::HashMap;

sql! {
    INSERT = "INSERT INTO chat (id, person_id, day, minutes, kind, circle, learned, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)";
    UPDATE = "UPDATE chat
        SET day = $3, minutes = $4, kind = $5, circle = $6, learned = $7, updated_at = $8
        WHERE id = $1 AND person_id = $2";
    DELETE = "DELETE FROM chat WHERE id = $1 AND person_id = $2";
    BETWEEN = "SELECT id, day, minutes, kind, circle, learned FROM chat
        WHERE person_id = $1 AND day >= $2 AND day <= $3 ORDER BY day, id";
    PARTNERS = "SELECT p.chat_id, p.person_id FROM chat_partner p JOIN chat c ON c.id = p.chat_id
        WHERE c.person_id = $1 AND c.day >= $2 AND c.day <= $3 ORDER BY p.chat_id, p.person_id";
    NAME_PARTNER = "INSERT INTO chat_partner (chat_id, person_id) VALUES ($1, $2)";
    CLEAR_PARTNERS = "DELETE FROM chat_partner WHERE chat_id = $1";
    EXISTS = "SELECT 1 FROM person WHERE id = $1";
}

impl EntryTable for Chat {
    const ENTRY: fn(Self) -> Entry = Entry::Chat;
    const INSERT: &'static str = INSERT;
    const UPDATE: &'static str = UPDATE;
    const DELETE: &'static str = DELETE;
    const BETWEEN: &'static str = BETWEEN;

    async fn write(
        &self,
        conn: &mut Conn,
        sql: &'static str,
        row: EntryRow,
    ) -> Result<u64, StoreError> {
        execute!(
            conn,
            sql,
            row.id,
            row.person,
            self.day,
            self.minutes,
            self.kind,
            self.circle,
            self.learned,
            row.now,
        )
    }
}

/// A talk without its partners.
impl FromDbRow for Chat {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            day: row.get("day")?,
            minutes: row.get("minutes")?,
            kind: row.get("kind")?,
            circle: row.get("circle")?,
            partners: Vec::new(),
            learned: row.get("learned")?,
        })
    }
}

pub(crate) async fn insert(conn: &mut Conn, row: EntryRow, chat: &Chat) -> Result<(), StoreError> {
    check_partners(conn, row.person, chat).await?;
    table::insert(conn, row, chat).await?;
    name_partners(conn, row.id, chat).await
}

/// Whether there was such a row.
pub(crate) async fn update(
    conn: &mut Conn,
    row: EntryRow,
    chat: &Chat,
) -> Result<bool, StoreError> {
    check_partners(conn, row.person, chat).await?;
    if !table::update(conn, row, chat).await? {
        return Ok(false);
    }
    execute!(conn, CLEAR_PARTNERS, row.id)?;
    name_partners(conn, row.id, chat).await?;
    Ok(true)
}

pub(crate) async fn between(
    conn: &mut Conn,
    person: PersonId,
    from: Day,
    to: Day,
) -> Result<Vec<StoredEntry>, StoreError> {
    let mut talks = table::between::<Chat>(conn, person, from, to).await?;
    if talks.is_empty() {
        return Ok(talks);
    }
    let mut partners: HashMap<EntryId, Vec<PersonId>> = HashMap::new();
    for (chat, partner) in fetch_all!(conn, (_, _), PARTNERS, person, from, to)? {
        partners.entry(chat).or_default().push(partner);
    }
    for talk in &mut talks {
        if let Entry::Chat(chat) = &mut talk.entry {
            chat.partners = partners.remove(&talk.id).unwrap_or_default();
        }
    }
    Ok(talks)
}

/// Partners are other people that exist.
async fn check_partners(conn: &mut Conn, person: PersonId, chat: &Chat) -> Result<(), StoreError> {
    for partner in &chat.partners {
        if *partner == person || !exists!(conn, EXISTS, *partner)? {
            return Err(AppError::mistake("partner", "wrong-partner").into());
        }
    }
    Ok(())
}

async fn name_partners(conn: &mut Conn, id: EntryId, chat: &Chat) -> Result<(), StoreError> {
    for partner in &chat.partners {
        execute!(conn, NAME_PARTNER, id, *partner)?;
    }
    Ok(())
}
