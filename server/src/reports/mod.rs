//! Releases as files: what a report looks like outside of Irori, and how it gets onto a disk.
//!
//! Decided:
//!
//! - 2026-11-28: **A report's files are made of its content, never of a Release**: the JSON file is the
//!   hashed text itself beside its hash, so that anybody can hash it again; CSV has one row a figure in
//!   the JSON's words, with a mark where there is none; XLSX has text cells and numbers only. A step
//!   stands in `from` and `to`, for it is no interval of confidence. The workbook is built in memory by
//!   rust_xlsxwriter without its optional features, because a temporary folder would be one more thing
//!   that can be full.

pub mod csv;
pub mod file;
pub mod json;
pub mod pdf;
pub mod xlsx;

use anyhow::{Context, Result};
use irori_ports::Now;
use irori_store::{Store, StoreError};
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Which quarters a report can be about, in a sentence.
pub async fn closed(store: &Store, now: Now) -> Result<String, StoreError> {
    let closed = store.closed_quarters(now).await?.into_iter();
    let closed = closed.filter(|line| line.is_shown);
    let closed: Vec<String> = closed.map(|line| line.quarter.to_string()).collect();
    Ok(if closed.is_empty() {
        "No quarter that is shown has closed so far.".to_owned()
    } else {
        format!("Closed are {}.", closed.join(", "))
    })
}

/// Refuses a place where nothing can be written, before anything is read.
pub fn expect_writable(path: &Path) -> Result<()> {
    if path == Path::new("-") {
        return Ok(());
    }
    let beside = beside(path)?;
    let made = File::create_new(&beside);
    if made.is_ok() {
        let _ = std::fs::remove_file(&beside);
    }
    made.map(drop).with_context(|| cannot(path))
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
    write_beside(path, |file| file.write_all(bytes))
}

fn write_beside(path: &Path, write: impl FnOnce(&mut File) -> std::io::Result<()>) -> Result<()> {
    let beside = beside(path)?;
    let written = File::create_new(&beside).and_then(|mut file| {
        write(&mut file)?;
        file.sync_all()?;
        std::fs::rename(&beside, path)
    });
    if written.is_err() {
        // It may never have been made.
        let _ = std::fs::remove_file(&beside);
    }
    written.with_context(|| cannot(path))
}

fn beside(path: &Path) -> Result<PathBuf> {
    let name = path.file_name().with_context(|| cannot(path))?;
    let name = name.to_string_lossy();
    if path.is_dir() {
        anyhow::bail!("{}: it is a folder", cannot(path));
    }
    Ok(path.with_file_name(format!(".{name}.{}", std::process::id())))
}

fn cannot(path: &Path) -> String {
    format!("{} cannot be written", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Error, ErrorKind};

    #[test]
    fn a_disk_that_fills_up_leaves_what_was_there_and_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("q3.pdf");
        std::fs::write(&path, "before").unwrap();
        let full = write_beside(&path, |file| {
            file.write_all(b"half of it")?;
            Err(Error::from(ErrorKind::StorageFull))
        });
        let told = format!("{:#}", full.unwrap_err());
        assert!(
            told.contains("q3.pdf cannot be written") && told.contains("storage"),
            "{told}"
        );
        assert_eq!(std::fs::read(&path).unwrap(), b"before");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        write(&path, b"after").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"after");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_place_where_nothing_can_be_written_is_refused_before_anything_is_read() {
        let folder = tempfile::tempdir().unwrap();
        for path in [
            folder.path().to_path_buf(),
            folder.path().join("none/q3.pdf"),
        ] {
            let told = format!("{:#}", expect_writable(&path).unwrap_err());
            assert!(told.contains("cannot be written"), "{told}");
        }
        expect_writable(&folder.path().join("q3.pdf")).unwrap();
        expect_writable(Path::new("-")).unwrap();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
