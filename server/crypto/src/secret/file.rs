//! Drawing a secret, and making sure that its file is on the disk.

use std::fs::{self};
use std::io::{self};
use std::path::Path;

/// A new secret, and how it stands in a file.
pub(super) fn generate() -> io::Result<([u8; 32], String)> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(io::Error::other)?;
    Ok((secret, hex::encode(secret)))
}

/// Puts on disk which files are in the folder of `path`.
pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
    match path.parent().filter(|p| !p.as_os_str().is_empty()) {
        Some(folder) => fs::File::open(folder)?.sync_all(),
        None => fs::File::open(".")?.sync_all(),
    }
}
