//! The erasure list: a file outside of the database that says which accounts were erased, so that a
//! backup that is restored later has them erased again.

use irori_core::domain::id::PersonId;
use irori_ports::Now;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// One erasure: a line of the list, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Erasure {
    pub instance: String,
    pub account: PersonId,
    pub erased_at: Now,
    /// The first 16 hexadecimal digits of the SHA-256 over `instance`, `account` and `erased_at` as they
    /// stand in the line, with a line feed after each.
    pub receipt: String,
}

/// What the list says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErasureList {
    pub erasures: Vec<Erasure>,
    /// Numbers of lines that cannot be believed, from 1.
    pub damaged: Vec<usize>,
}

impl Erasure {
    pub fn new(instance: &str, account: PersonId, erased_at: Now) -> Self {
        Self {
            instance: instance.to_owned(),
            account,
            erased_at,
            receipt: receipt(instance, account, erased_at),
        }
    }

    fn is_whole(&self) -> bool {
        self.receipt == receipt(&self.instance, self.account, self.erased_at)
    }
}

fn receipt(instance: &str, account: PersonId, erased_at: Now) -> String {
    // As serde writes it.
    let at = erased_at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true);
    let digest = Sha256::digest(format!("{instance}\n{account}\n{at}\n"));
    hex::encode(&digest[..8])
}

/// Adds a line; on disk before this returns. A line that was cut off before it stays by itself.
pub fn add(path: &Path, erasure: &Erasure) -> io::Result<()> {
    let is_new = !path.exists();
    let mut file = OpenOptions::new()
        .create(true)
        .read(true)
        .append(true)
        .mode(0o600)
        .open(path)?;
    // Several servers may share the list.
    file.lock()?;
    let mut line = serde_json::to_string(erasure).map_err(io::Error::other)?;
    line.push('\n');
    if !ends_a_line(&mut file)? {
        line.insert(0, '\n');
    }
    file.write_all(line.as_bytes())?;
    file.sync_all()?;
    if is_new && let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

fn ends_a_line(file: &mut File) -> io::Result<bool> {
    if file.metadata()?.len() == 0 {
        return Ok(true);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}

/// Reads the list; one that is not there is empty.
pub fn read(path: &Path) -> io::Result<ErasureList> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(ErasureList::default()),
        Err(error) => return Err(error),
    };
    let mut list = ErasureList::default();
    for (number, line) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
        if line.is_empty() {
            continue;
        }
        match serde_json::from_slice::<Erasure>(line) {
            Ok(erasure) if erasure.is_whole() => list.erasures.push(erasure),
            _ => list.damaged.push(number),
        }
    }
    Ok(list)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn erasure(n: u128) -> Erasure {
        let at = "2026-11-23T09:00:00.123456Z".parse().unwrap();
        Erasure::new("an-instance", PersonId(Uuid::from_u128(n)), at)
    }

    #[test]
    fn what_was_added_is_read_and_a_damaged_line_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("erasures.jsonl");
        assert_eq!(read(&path).unwrap(), ErasureList::default());
        add(&path, &erasure(1)).unwrap();
        add(&path, &erasure(2)).unwrap();
        let list = read(&path).unwrap();
        assert_eq!(
            (list.erasures, list.damaged),
            (vec![erasure(1), erasure(2)], vec![])
        );
        // Another account in a line, and one that was cut off.
        let text = std::fs::read_to_string(&path).unwrap();
        let other = text.replace("-000000000002", "-000000000003");
        std::fs::write(&path, &other[..other.len() - 1]).unwrap();
        add(&path, &erasure(4)).unwrap();
        let list = read(&path).unwrap();
        assert_eq!(
            (list.erasures, list.damaged),
            (vec![erasure(1), erasure(4)], vec![2])
        );
        std::fs::write(&path, &text[..text.len() - 9]).unwrap();
        assert_eq!(read(&path).unwrap().damaged, [2]);
    }

    #[test]
    fn a_receipt_is_a_hash_of_what_the_line_says() {
        let one = erasure(1);
        let line: serde_json::Value = serde_json::to_value(&one).unwrap();
        let said = |field: &str| line[field].as_str().unwrap().to_owned();
        let text = ["instance", "account", "erased_at"]
            .map(|field| said(field) + "\n")
            .concat();
        let digest: String = Sha256::digest(text)
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect();
        assert_eq!(one.receipt, digest[..16]);
    }
}
