//! The sections of sealed texts. Of a row whose text does not open nothing is given.

use super::page::{ExportRows, PagePosition, by_day, by_id, value, with};
use super::row::{Annotation, CheckIn, Draft, FollowUp, LeadNote, Word};
use crate::db::connection::{Conn, fetch_all, sql};
use crate::db::error::StoreError;
use crate::db::sealed::SealedColumn;
use crate::entries::{check_in, draft};
use crate::sharing::{annotation, word};
use crate::weekly_review::{follow_up, note};
use irori_core::domain::id::PersonId;
use irori_crypto::seal::Seal;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

sql! {
    ANNOTATIONS = "SELECT a.id, t.name AS team, a.from_day, a.to_day, a.text FROM annotation a
        LEFT JOIN team t ON t.id = a.team_id WHERE a.person_id = $1 ORDER BY a.from_day, a.id";
    CHECK_INS = "SELECT id, day, connection, mood, energy, focus, mode, dressed, went_out, outdoor_minutes,
            uninterrupted, family_time, they_dont_get_us, i_dont_get_them, note, none_talk, none_movement,
            none_home_to_work, none_work_to_home, created_at, updated_at
        FROM check_in WHERE person_id = $1 AND (day, id) > ($2, $3) ORDER BY day, id LIMIT 500";
    DRAFTS = "SELECT form_name, sealed, updated_at FROM draft WHERE person_id = $1 ORDER BY form_name";
    /// Those I wrote, and those I am to do.
    FOLLOW_UPS = "SELECT f.id, f.person_id, t.name AS team, a.name AS author, w.name AS who, f.until_day, f.made_at,
            f.state, f.settled_at, f.what, f.reason
        FROM follow_up f JOIN team t ON t.id = f.team_id JOIN person a ON a.id = f.person_id
        LEFT JOIN person w ON w.id = f.who_id
        WHERE (f.person_id = $1 OR f.who_id = $1) AND f.id > $2 ORDER BY f.id LIMIT 500";
    LEAD_NOTES = "SELECT n.id, t.name AS team, n.week, n.changed_at, n.text FROM lead_note n
        JOIN team t ON t.id = n.team_id WHERE n.person_id = $1 AND n.id > $2 ORDER BY n.id LIMIT 100";
    WORDS = "SELECT w.id, l.name AS lead, t.name AS team, w.sent_at, w.text FROM word w
        JOIN person l ON l.id = w.lead_id JOIN team t ON t.id = w.team_id
        WHERE w.person_id = $1 AND w.id > $2 ORDER BY w.id LIMIT 500";
}

fn unreadable() -> Value {
    json!({ "unreadable": true })
}

/// Of a check-in that does not open nothing is given: it may be somebody else's.
pub(super) async fn check_ins(
    conn: &mut Conn,
    seal: &Seal,
    me: PersonId,
    after: PagePosition,
) -> Result<ExportRows, StoreError> {
    let found = fetch_all!(conn, CheckIn, CHECK_INS, me, after.day, after.id)?;
    let next = found.last().and_then(|row| by_day(row.day, row.id));
    let mut rows = Vec::with_capacity(found.len());
    for row in found {
        let note = match &row.note {
            None => Some(None),
            Some(sealed) => {
                let text = check_in::TEXT.open(conn, seal, (me, row.id), sealed);
                text.await?.map(Some)
            }
        };
        rows.push(match note {
            None => unreadable(),
            Some(note) => with(value(&row)?, "note", json!(note)),
        });
    }
    Ok(ExportRows { rows, next })
}

pub(super) async fn drafts(
    conn: &mut Conn,
    seal: &Seal,
    me: PersonId,
) -> Result<ExportRows, StoreError> {
    let mut rows = Vec::new();
    for row in fetch_all!(conn, Draft, DRAFTS, me)? {
        let form = draft::open(conn, seal, me, &row.form_name, &row.sealed).await?;
        rows.push(match form {
            None => unreadable(),
            Some(form) => {
                let fields: Vec<(&str, &str)> = form.fields().collect();
                with(value(&row)?, "fields", json!(fields))
            }
        });
    }
    Ok(ExportRows { rows, next: None })
}

pub(super) async fn annotations(
    conn: &mut Conn,
    seal: &Seal,
    me: PersonId,
) -> Result<ExportRows, StoreError> {
    let found = fetch_all!(conn, Annotation, ANNOTATIONS, me)?;
    let sealed = |row: &Annotation| (row.id, row.text.clone());
    let rows = with_texts(conn, seal, me, annotation::TEXT, &found, sealed).await?;
    Ok(ExportRows { rows, next: None })
}

pub(super) async fn words(
    conn: &mut Conn,
    seal: &Seal,
    me: PersonId,
    after: PagePosition,
) -> Result<ExportRows, StoreError> {
    let found = fetch_all!(conn, Word, WORDS, me, after.id)?;
    let next = found.last().and_then(|row| by_id(row.id, ""));
    let sealed = |row: &Word| (row.id, row.text.clone());
    let rows = with_texts(conn, seal, me, word::TEXT, &found, sealed).await?;
    Ok(ExportRows { rows, next })
}

pub(super) async fn lead_notes(
    conn: &mut Conn,
    seal: &Seal,
    me: PersonId,
    after: PagePosition,
) -> Result<ExportRows, StoreError> {
    let found = fetch_all!(conn, LeadNote, LEAD_NOTES, me, after.id)?;
    let next = found.last().and_then(|row| by_id(row.id, ""));
    let sealed = |row: &LeadNote| (row.id, row.text.clone());
    let rows = with_texts(conn, seal, me, note::TEXT, &found, sealed).await?;
    Ok(ExportRows { rows, next })
}

/// Those of others that I am to do are sealed under the key of who wrote them.
pub(super) async fn follow_ups(
    conn: &mut Conn,
    seal: &Seal,
    me: PersonId,
    after: PagePosition,
) -> Result<ExportRows, StoreError> {
    let found = fetch_all!(conn, FollowUp, FOLLOW_UPS, me, after.id)?;
    let next = found.last().and_then(|row| by_id(row.id, ""));
    let mut rows = Vec::with_capacity(found.len());
    for row in found {
        let of = (PersonId(row.person_id), row.id);
        let what = follow_up::WHAT.open(conn, seal, of, &row.what).await?;
        let reason = match &row.reason {
            None => Some(None),
            Some(sealed) => {
                let text = follow_up::REASON.open(conn, seal, of, sealed);
                text.await?.map(Some)
            }
        };
        rows.push(match what.zip(reason) {
            None => unreadable(),
            Some((what, reason)) => with(
                with(value(&row)?, "what", json!(what)),
                "reason",
                json!(reason),
            ),
        });
    }
    Ok(ExportRows { rows, next })
}

/// Rows of mine with their texts; `sealed` gives the id and the text of a row.
async fn with_texts<R: Serialize>(
    conn: &mut Conn,
    seal: &Seal,
    me: PersonId,
    texts: SealedColumn,
    found: &[R],
    sealed: impl Fn(&R) -> (Uuid, Vec<u8>),
) -> Result<Vec<Value>, StoreError> {
    let mut rows = Vec::with_capacity(found.len());
    for row in found {
        let (id, sealed) = sealed(row);
        rows.push(match texts.open(conn, seal, (me, id), &sealed).await? {
            None => unreadable(),
            Some(text) => with(value(row)?, "text", json!(text)),
        });
    }
    Ok(rows)
}
