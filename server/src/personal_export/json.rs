//! Everything about me as JSON, section by section; `schema.json` says what it looks like.

use super::pieces::{PieceSink, send};
use super::reader::ExportReader;
use anyhow::Result;
use irori_ports::Now;
use irori_store::{ExportSection, PagePosition};
use serde_json::{Value, json};

/// What stands before the sections.
pub struct ExportHead {
    /// Where the schema is.
    pub schema: String,
    pub taken_at: Now,
    pub account: Value,
}

/// The version of what the file looks like.
const FORM: u32 = 1;

pub async fn write(reader: &ExportReader, head: ExportHead, out: &PieceSink) -> Result<()> {
    let ExportHead {
        schema,
        taken_at,
        account,
    } = head;
    let beginning = format!(
        "{{\n\"$schema\": {},\n\"form\": {FORM},\n\"taken_at\": {},\n\"account\": {account}",
        json!(schema),
        json!(taken_at),
    );
    send(out, beginning.into_bytes()).await?;
    for section in ExportSection::ALL {
        let mut piece = format!(",\n{}: [", json!(section.name()));
        let mut next = Some(PagePosition::default());
        let mut between = "\n";
        while let Some(after) = next {
            let (rows, on) = reader.rows(section, after).await?;
            next = on.filter(|_| !rows.is_empty());
            for row in rows {
                piece.push_str(between);
                piece.push_str(&row.to_string());
                between = ",\n";
            }
            send(out, std::mem::take(&mut piece).into_bytes()).await?;
        }
        send(out, b"]".to_vec()).await?;
    }
    send(out, b"\n}\n".to_vec()).await
}
