//! The sections of sealed texts. Of a row whose text does not open nothing is given.

use super::row::{Annotation, CheckIn, Draft, FollowUp, LeadNote, Word};
use super::{
    ANNOTATIONS, After, CHECK_INS, DRAFTS, FOLLOW_UPS, LEAD_NOTES, Rows, WORDS, by_day, by_id,
    value, with,
};
use crate::seal::{Place, Seal};
use crate::store::db::{Line, all};
use crate::store::error::StoreError;
use crate::store::{draft, sealed};
use app::domain::id::PersonId;
use serde_json::{Value, json};
use uuid::Uuid;

fn unreadable() -> Value {
    json!({ "unreadable": true })
}

/// Of a check-in that does not open nothing is given: it may be somebody else's.
pub(super) async fn check_ins(
    line: &mut Line,
    seal: &Seal,
    me: PersonId,
    after: After,
) -> Result<Rows, StoreError> {
    let found = all!(line, CheckIn, CHECK_INS, me.0, after.day, after.id)?;
    let next = found.last().and_then(|row| by_day(row.day, row.id));
    let mut rows = Vec::with_capacity(found.len());
    for row in found {
        let note = match &row.note {
            None => Some(None),
            Some(sealed) => open(line, seal, me, ("check_in", "note"), row.id, sealed)
                .await?
                .map(Some),
        };
        rows.push(match note {
            None => unreadable(),
            Some(note) => with(value(&row)?, "note", json!(note)),
        });
    }
    Ok(Rows { rows, next })
}

pub(super) async fn drafts(line: &mut Line, seal: &Seal, me: PersonId) -> Result<Rows, StoreError> {
    let mut rows = Vec::new();
    for row in all!(line, Draft, DRAFTS, me.0)? {
        let form = draft::open(line, seal, me, &row.form_name, &row.sealed).await?;
        rows.push(match form {
            None => unreadable(),
            Some(form) => {
                let fields: Vec<(&str, &str)> = form.fields().collect();
                with(value(&row)?, "fields", json!(fields))
            }
        });
    }
    Ok(Rows { rows, next: None })
}

pub(super) async fn annotations(
    line: &mut Line,
    seal: &Seal,
    me: PersonId,
) -> Result<Rows, StoreError> {
    let mut rows = Vec::new();
    for row in all!(line, Annotation, ANNOTATIONS, me.0)? {
        let shown = value(&row)?;
        rows.push(with_text(line, seal, me, ("annotation", row.id), &row.text, shown).await?);
    }
    Ok(Rows { rows, next: None })
}

pub(super) async fn words(
    line: &mut Line,
    seal: &Seal,
    me: PersonId,
    after: After,
) -> Result<Rows, StoreError> {
    let found = all!(line, Word, WORDS, me.0, after.id)?;
    let next = found.last().and_then(|row| by_id(row.id, ""));
    let mut rows = Vec::with_capacity(found.len());
    for row in found {
        let shown = value(&row)?;
        rows.push(with_text(line, seal, me, ("word", row.id), &row.text, shown).await?);
    }
    Ok(Rows { rows, next })
}

pub(super) async fn lead_notes(
    line: &mut Line,
    seal: &Seal,
    me: PersonId,
    after: After,
) -> Result<Rows, StoreError> {
    let found = all!(line, LeadNote, LEAD_NOTES, me.0, after.id)?;
    let next = found.last().and_then(|row| by_id(row.id, ""));
    let mut rows = Vec::with_capacity(found.len());
    for row in found {
        let shown = value(&row)?;
        rows.push(with_text(line, seal, me, ("lead_note", row.id), &row.text, shown).await?);
    }
    Ok(Rows { rows, next })
}

/// Those of others that I am to do are sealed under the key of who wrote them.
pub(super) async fn follow_ups(
    line: &mut Line,
    seal: &Seal,
    me: PersonId,
    after: After,
) -> Result<Rows, StoreError> {
    let found = all!(line, FollowUp, FOLLOW_UPS, me.0, after.id)?;
    let next = found.last().and_then(|row| by_id(row.id, ""));
    let mut rows = Vec::with_capacity(found.len());
    for row in found {
        let author = PersonId(row.person_id);
        let what = open(line, seal, author, ("follow_up", "what"), row.id, &row.what).await?;
        let reason = match &row.reason {
            None => Some(None),
            Some(sealed) => open(line, seal, author, ("follow_up", "reason"), row.id, sealed)
                .await?
                .map(Some),
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
    Ok(Rows { rows, next })
}

/// A row of mine with its text.
async fn with_text(
    line: &mut Line,
    seal: &Seal,
    me: PersonId,
    (table, row): (&'static str, Uuid),
    sealed: &[u8],
    shown: Value,
) -> Result<Value, StoreError> {
    let text = open(line, seal, me, (table, "text"), row, sealed).await?;
    Ok(text.map_or_else(unreadable, |text| with(shown, "text", json!(text))))
}

/// The text of a sealed value; one that does not open is logged.
async fn open(
    line: &mut Line,
    seal: &Seal,
    owner: PersonId,
    (table, column): (&'static str, &'static str),
    row: Uuid,
    sealed: &[u8],
) -> Result<Option<String>, StoreError> {
    let place = Place {
        owner,
        table,
        row: row.as_bytes(),
        column,
    };
    let text = seal.open(place, sealed).ok();
    if text.is_none() {
        sealed::report(line, seal, table, &row.to_string(), owner).await?;
    }
    Ok(text)
}
