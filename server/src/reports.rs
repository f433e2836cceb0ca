//! Releases as files: what a report looks like outside of Irori, and how it gets onto a disk.

pub mod csv;
pub mod json;
pub mod pdf;
pub mod xlsx;

use crate::store::{Store, StoreError};
use anyhow::{Context, Result};
use app::domain::quarter::Quarter;
use app::ports::Now;
use std::io::Write;
use std::path::Path;

/// What an operator is told before a result is read on the command line.
pub const FOR_OPERATORS: &str = "this reads a result of people; run it again with --i-am-the-operator if you mean it: \
    it becomes a row of the ledger, which everybody whom it concerns sees";

/// Why there is no file of a quarter, and of which there would be.
pub async fn not_given(store: &Store, quarter: Quarter, now: Now) -> Result<String, StoreError> {
    let closed = store.closed_quarters(now).await?;
    if closed.iter().any(|line| line.quarter == quarter) {
        return Ok(format!(
            "{quarter} closed under a smaller group size than is in force now and is no longer shown"
        ));
    }
    let closed = closed.iter().filter(|line| line.is_shown);
    let closed: Vec<String> = closed.map(|line| line.quarter.to_string()).collect();
    Ok(if closed.is_empty() {
        format!("{quarter} has not closed; no quarter that is shown has so far")
    } else {
        format!("{quarter} has not closed; closed are {}", closed.join(", "))
    })
}

/// Writes a whole file, or leaves what was there: it is written beside and then renamed. `-` is the
/// standard output.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    if path == Path::new("-") {
        let mut out = std::io::stdout().lock();
        out.write_all(bytes)
            .and_then(|()| out.flush())
            .context("the standard output")?;
        return Ok(());
    }
    let cannot = || format!("{} cannot be written", path.display());
    let name = path
        .file_name()
        .with_context(cannot)?
        .to_string_lossy()
        .into_owned();
    let beside = path.with_file_name(format!(".{name}.{}", std::process::id()));
    let written = std::fs::File::create_new(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&beside, path)
    });
    if written.is_err() {
        // It may never have been made.
        let _ = std::fs::remove_file(&beside);
    }
    written.with_context(cannot)
}
