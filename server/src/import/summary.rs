//! Summary of an import for its operator.

use irori_core::domain::pull_request::ImportChange;
use irori_forges::import::records::SkipReason;
use std::collections::BTreeMap;
use std::fmt;

/// How many records of a reason are named.
const NAMED: usize = 5;

/// What an import did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub read: u64,
    pub new: u64,
    pub changed: u64,
    pub same: u64,
    /// By why records were left out.
    skipped: BTreeMap<String, SkippedRecords>,
    /// Of the files; needed where there are several.
    names: Vec<String>,
}

/// Records that were left out.
#[derive(Debug, Default, PartialEq, Eq)]
struct SkippedRecords {
    records: u64,
    first: Vec<RecordPosition>,
}

impl Summary {
    pub(super) fn of(names: &[String]) -> Self {
        Self {
            names: names.to_vec(),
            ..Self::default()
        }
    }

    /// How many records stand in the database.
    pub fn stored(&self) -> u64 {
        self.new + self.changed + self.same
    }

    pub(super) fn count(&mut self, change: ImportChange) {
        self.read += 1;
        match change {
            ImportChange::New => self.new += 1,
            ImportChange::Changed => self.changed += 1,
            ImportChange::Same => self.same += 1,
        }
    }

    pub(super) fn skip(&mut self, stands: RecordPosition, why: &SkipReason) {
        self.read += 1;
        let left = self.skipped.entry(why.to_string()).or_default();
        left.records += 1;
        if left.first.len() < NAMED {
            left.first.push(stands);
        }
    }

    fn place(&self, (file, number): RecordPosition) -> String {
        match (self.names.len(), self.names.get(file)) {
            (2.., Some(name)) => format!("{number} of {name}"),
            _ => number.to_string(),
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let skipped: u64 = self.skipped.values().map(|left| left.records).sum();
        writeln!(
            f,
            "{} records read: {} new, {} changed, {} as they were, {skipped} skipped",
            self.read, self.new, self.changed, self.same
        )?;
        for (why, left) in &self.skipped {
            let first: Vec<String> = left
                .first
                .iter()
                .map(|stands| self.place(*stands))
                .collect();
            write!(f, "  {why}: record {}", first.join(", "))?;
            match left.records - left.first.len() as u64 {
                0 => writeln!(f)?,
                more => writeln!(f, " and {more} more")?,
            }
        }
        Ok(())
    }
}

/// Where a record stands: the number of its file from 0, its own from 1.
pub type RecordPosition = (usize, u64);
