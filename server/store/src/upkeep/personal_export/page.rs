//! Some rows of a section, and where the next go on.

use crate::db::error::StoreError;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

/// A place in a section; the next rows come after it.
#[derive(Clone, Debug)]
pub struct PagePosition {
    pub(super) day: NaiveDate,
    pub(super) id: Uuid,
    pub(super) text: String,
}

impl Default for PagePosition {
    fn default() -> Self {
        Self {
            day: NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or_default(),
            id: Uuid::nil(),
            text: String::new(),
        }
    }
}

/// Some rows of a section.
#[derive(Clone, Debug, Default)]
pub struct ExportRows {
    pub rows: Vec<Value>,
    /// Where to go on; `None` at the end of the section.
    pub next: Option<PagePosition>,
}

pub(super) fn by_day(day: NaiveDate, id: Uuid) -> Option<PagePosition> {
    Some(PagePosition {
        day,
        id,
        ..PagePosition::default()
    })
}

pub(super) fn by_id(id: Uuid, text: &str) -> Option<PagePosition> {
    Some(PagePosition {
        id,
        text: text.to_owned(),
        ..PagePosition::default()
    })
}

/// A section that is read at once.
pub(super) fn every<R: Serialize>(found: Vec<R>) -> Result<ExportRows, StoreError> {
    some(found, |_| None, |_| Ok(json!({})))
}

/// Rows with their columns and what `more` adds; the section goes on after the last.
pub(super) fn some<R: Serialize>(
    found: Vec<R>,
    place: impl Fn(&R) -> Option<PagePosition>,
    more: impl Fn(&R) -> Result<Value, StoreError>,
) -> Result<ExportRows, StoreError> {
    let next = found.last().and_then(place);
    let rows = found.iter().map(|row| {
        let mut one = value(row)?;
        if let (Value::Object(fields), Value::Object(more)) = (&mut one, more(row)?) {
            fields.extend(more);
        }
        Ok(one)
    });
    let rows = rows.collect::<Result<_, StoreError>>()?;
    Ok(ExportRows { rows, next })
}

pub(super) fn value(row: &impl Serialize) -> Result<Value, StoreError> {
    serde_json::to_value(row).map_err(|_| StoreError::Stored("a row"))
}

pub(super) fn parsed(text: &str) -> Result<Value, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Stored("a JSON column"))
}

pub(super) fn with(mut row: Value, field: &str, of: Value) -> Value {
    if let Value::Object(fields) = &mut row {
        fields.insert(field.to_owned(), of);
    }
    row
}
