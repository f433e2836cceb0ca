//! One's own entries as CSV (RFC 4180): a row an entry, a column for every field of any kind.

use super::pieces::{PieceSink, send};
use super::reader::ExportReader;
use crate::reports::csv::neutral;
use anyhow::{Context, Result, ensure};
use csv::{Terminator, WriterBuilder};
use irori_store::{ExportSection, PagePosition};
use serde_json::Value;

const COLUMNS: [&str; 36] = [
    "section",
    "unreadable",
    "id",
    "day",
    "week",
    "connection",
    "mood",
    "energy",
    "focus",
    "mode",
    "dressed",
    "went_out",
    "outdoor_minutes",
    "uninterrupted",
    "family_time",
    "they_dont_get_us",
    "i_dont_get_them",
    "note",
    "none_talk",
    "none_movement",
    "none_home_to_work",
    "none_work_to_home",
    "clear",
    "heard",
    "direction",
    "kind",
    "minutes",
    "start_minute",
    "circle",
    "partners",
    "learned",
    "intensity",
    "outdoors",
    "agreed",
    "could_wait",
    "by_choice",
];
/// The last columns.
const TIMES: [&str; 2] = ["created_at", "updated_at"];

pub async fn write(reader: &ExportReader, out: &PieceSink) -> Result<()> {
    let columns = [&COLUMNS[..], &TIMES[..]].concat();
    send(
        out,
        lines([columns.iter().map(|name| (*name).to_owned()).collect()])?,
    )
    .await?;
    for section in ExportSection::ENTRIES {
        let mut next = Some(PagePosition::default());
        while let Some(after) = next {
            let (rows, on) = reader.rows(section, after).await?;
            next = on.filter(|_| !rows.is_empty());
            let rows: Vec<Vec<String>> = rows
                .iter()
                .map(|row| cells(section, row, &columns))
                .collect::<Result<_>>()?;
            send(out, lines(rows)?).await?;
        }
    }
    Ok(())
}

fn lines(rows: impl IntoIterator<Item = Vec<String>>) -> Result<Vec<u8>> {
    let mut csv = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        csv.write_record(row)?;
    }
    Ok(csv.into_inner()?)
}

fn cells(section: ExportSection, row: &Value, columns: &[&str]) -> Result<Vec<String>> {
    let fields = row.as_object().context("a row has fields")?;
    for field in fields.keys() {
        ensure!(columns.contains(&field.as_str()), "{field} has no column");
    }
    let cell = |name: &&str| match *name {
        "section" => section.name().to_owned(),
        name => fields.get(name).map(text).unwrap_or_default(),
    };
    Ok(columns.iter().map(cell).collect())
}

/// A list stands in one cell; what a spreadsheet would take for a formula does not begin like one.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => neutral(text),
        Value::Array(all) => neutral(
            &all.iter()
                .filter_map(Value::as_str)
                .collect::<Vec<_>>()
                .join(" + "),
        ),
        other => other.to_string(),
    }
}
