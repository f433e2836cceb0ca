//! Casual talks in the database, with the colleagues named in them.

use super::db::{Line, all, one, run, sql};
use super::error::{StoreError, stored};
use super::row::Row;
use app::domain::chat::{Chat, ChatKind, Circle};
use app::domain::day::Day;
use app::domain::entry::{Entry, Kept};
use app::domain::id::{EntryId, PersonId};
use app::error::Trouble;
use chrono::NaiveDate;
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

pub(super) async fn insert(line: &mut Line, row: Row, chat: &Chat) -> Result<(), StoreError> {
    check_partners(line, row.person, chat).await?;
    write(line, INSERT, row, chat).await?;
    name_partners(line, row.id, chat).await
}

/// Whether there was such a row.
pub(super) async fn update(line: &mut Line, row: Row, chat: &Chat) -> Result<bool, StoreError> {
    check_partners(line, row.person, chat).await?;
    if !write(line, UPDATE, row, chat).await? {
        return Ok(false);
    }
    run!(line, CLEAR_PARTNERS, row.id.0)?;
    name_partners(line, row.id, chat).await?;
    Ok(true)
}

pub(super) async fn delete(
    line: &mut Line,
    id: EntryId,
    person: PersonId,
) -> Result<bool, StoreError> {
    Ok(run!(line, DELETE, id.0, person.0)? > 0)
}

pub(super) async fn between(
    line: &mut Line,
    person: PersonId,
    from: Day,
    to: Day,
) -> Result<Vec<Kept>, StoreError> {
    let found = all!(line, Found, BETWEEN, person.0, from.0, to.0)?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let mut partners: HashMap<Uuid, Vec<PersonId>> = HashMap::new();
    for (chat, partner) in all!(line, (Uuid, Uuid), PARTNERS, person.0, from.0, to.0)? {
        partners.entry(chat).or_default().push(PersonId(partner));
    }
    found.into_iter().map(|f| f.read(&mut partners)).collect()
}

async fn write(
    line: &mut Line,
    sql: &'static str,
    row: Row,
    chat: &Chat,
) -> Result<bool, StoreError> {
    let touched = run!(
        line,
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
async fn check_partners(line: &mut Line, person: PersonId, chat: &Chat) -> Result<(), StoreError> {
    for partner in &chat.partners {
        let known = *partner != person && one!(line, (i32,), EXISTS, partner.0)?.is_some();
        if !known {
            return Err(Trouble::mistake("partner", "wrong-partner").into());
        }
    }
    Ok(())
}

async fn name_partners(line: &mut Line, id: EntryId, chat: &Chat) -> Result<(), StoreError> {
    for partner in &chat.partners {
        run!(line, NAME_PARTNER, id.0, partner.0)?;
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
