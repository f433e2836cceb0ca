//! Casual talks in the database, with the colleagues named in them.

use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::{StoreError, stored};
use crate::entries::entry_row::Row;
use chrono::NaiveDate;
use irori_core::domain::chat::{Chat, ChatKind, Circle};
use irori_core::domain::day::Day;
use irori_core::domain::entry::{Entry, Kept};
use irori_core::domain::id::{EntryId, PersonId};
use irori_ports::error::AppError;
use std::collections::HashMap;
use uuid::Uuid;

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

#[derive(sqlx::FromRow)]
struct Found {
    id: Uuid,
    day: NaiveDate,
    minutes: i64,
    kind: String,
    circle: String,
    learned: bool,
}

pub(crate) async fn insert(conn: &mut Conn, row: Row, chat: &Chat) -> Result<(), StoreError> {
    check_partners(conn, row.person, chat).await?;
    write(conn, INSERT, row, chat).await?;
    name_partners(conn, row.id, chat).await
}

/// Whether there was such a row.
pub(crate) async fn update(conn: &mut Conn, row: Row, chat: &Chat) -> Result<bool, StoreError> {
    check_partners(conn, row.person, chat).await?;
    if !write(conn, UPDATE, row, chat).await? {
        return Ok(false);
    }
    execute!(conn, CLEAR_PARTNERS, row.id.0)?;
    name_partners(conn, row.id, chat).await?;
    Ok(true)
}

pub(crate) async fn delete(
    conn: &mut Conn,
    id: EntryId,
    person: PersonId,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, DELETE, id.0, person.0)? > 0)
}

pub(crate) async fn between(
    conn: &mut Conn,
    person: PersonId,
    from: Day,
    to: Day,
) -> Result<Vec<Kept>, StoreError> {
    let found = fetch_all!(conn, Found, BETWEEN, person.0, from.0, to.0)?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let mut partners: HashMap<Uuid, Vec<PersonId>> = HashMap::new();
    for (chat, partner) in fetch_all!(conn, (Uuid, Uuid), PARTNERS, person.0, from.0, to.0)? {
        partners.entry(chat).or_default().push(PersonId(partner));
    }
    found.into_iter().map(|f| f.read(&mut partners)).collect()
}

async fn write(
    conn: &mut Conn,
    sql: &'static str,
    row: Row,
    chat: &Chat,
) -> Result<bool, StoreError> {
    let touched = execute!(
        conn,
        sql,
        row.id.0,
        row.person.0,
        chat.day.0,
        chat.minutes,
        chat.kind.as_str(),
        chat.circle.as_str(),
        chat.learned,
        row.now,
    )?;
    Ok(touched > 0)
}

/// Partners are other people that exist.
async fn check_partners(conn: &mut Conn, person: PersonId, chat: &Chat) -> Result<(), StoreError> {
    for partner in &chat.partners {
        let known =
            *partner != person && fetch_optional!(conn, (i32,), EXISTS, partner.0)?.is_some();
        if !known {
            return Err(AppError::mistake("partner", "wrong-partner").into());
        }
    }
    Ok(())
}

async fn name_partners(conn: &mut Conn, id: EntryId, chat: &Chat) -> Result<(), StoreError> {
    for partner in &chat.partners {
        execute!(conn, NAME_PARTNER, id.0, partner.0)?;
    }
    Ok(())
}

impl Found {
    fn read(self, partners: &mut HashMap<Uuid, Vec<PersonId>>) -> Result<Kept, StoreError> {
        let chat = Chat {
            day: Day(self.day),
            minutes: self.minutes,
            kind: stored("chat.kind", ChatKind::parse(&self.kind))?,
            circle: stored("chat.circle", Circle::parse(&self.circle))?,
            partners: partners.remove(&self.id).unwrap_or_default(),
            learned: self.learned,
        };
        Ok(Kept {
            id: EntryId(self.id),
            entry: Entry::Chat(chat),
            unreadable: Vec::new(),
        })
    }
}
