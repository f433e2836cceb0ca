//! The secret of the installation: 32 random bytes in a file that only its owner may read.

mod error;
mod file;
pub mod rotation;

use crate::seal::Seal;
use chrono::NaiveDate;
pub use error::SecretError;
use file::{generate, sync_folder};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

/// Reads the secret, or makes it where there is none: mode 600, on disk before this returns.
pub fn load_or_make(path: &Path) -> Result<[u8; 32], SecretError> {
    match found(path)? {
        Some(secret) => {
            warn_if_others_can_read(path);
            Ok(secret)
        }
        None => match make(path) {
            Ok(secret) => Ok(secret),
            // Another process was quicker.
            Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => read(path),
            Err(cause) => Err(SecretError::Make {
                path: path.to_owned(),
                cause,
            }),
        },
    }
}

/// Reads the secret; makes none.
pub fn read(path: &Path) -> Result<[u8; 32], SecretError> {
    found(path)?.ok_or_else(|| SecretError::Read {
        path: path.to_owned(),
        cause: io::ErrorKind::NotFound.into(),
    })
}

/// The secret of a database that knows the fingerprint `known`, or any where there is no database yet.
/// Makes one in the latter case only, and finishes or gives up a rotation that was stopped half-way.
pub fn settle(path: &Path, known: Option<&str>, today: NaiveDate) -> Result<[u8; 32], SecretError> {
    let Some(known) = known else {
        return load_or_make(path);
    };
    let fits = |secret: &[u8; 32]| Seal::new(secret).fingerprint() == known;
    let current = found(path);
    if let Ok(Some(secret)) = &current
        && fits(secret)
    {
        warn_if_others_can_read(path);
        rotation::forget(path);
        return Ok(*secret);
    }
    if let Ok(Some(secret)) = found(&rotation::next_of(path))
        && fits(&secret)
    {
        rotation::finish(path, today)?;
        tracing::warn!(path = %path.display(), "a rotation of the secret was stopped before its end; it is finished now");
        return Ok(secret);
    }
    Err(match current? {
        None => SecretError::Lost {
            path: path.to_owned(),
        },
        Some(_) => SecretError::Wrong {
            path: path.to_owned(),
        },
    })
}

/// The secret in a file; `None` where there is no such file.
fn found(path: &Path) -> Result<Option<[u8; 32]>, SecretError> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(cause) => {
            return Err(SecretError::Read {
                path: path.to_owned(),
                cause,
            });
        }
    };
    let secret = parse(&text).ok_or_else(|| SecretError::Malformed {
        path: path.to_owned(),
    })?;
    Ok(Some(secret))
}

/// Written beside and linked into place, so that nobody ever reads half of it.
fn make(path: &Path) -> io::Result<[u8; 32]> {
    let (secret, text) = generate()?;
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(
        ".new-{:016x}",
        getrandom::u64().map_err(io::Error::other)?
    ));
    let made = (|| {
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&beside)?;
        writeln!(file, "{text}")?;
        file.sync_all()?;
        fs::hard_link(&beside, path)
    })();
    let removed = fs::remove_file(&beside);
    made.and(removed)?;
    sync_folder(path)?;
    Ok(secret)
}

fn parse(text: &str) -> Option<[u8; 32]> {
    let mut secret = [0; 32];
    hex::decode_to_slice(text.trim(), &mut secret).ok()?;
    Some(secret)
}

fn warn_if_others_can_read(path: &Path) {
    if fs::metadata(path).is_ok_and(|m| m.permissions().mode() & 0o077 != 0) {
        tracing::warn!(path = %path.display(), "others than its owner may read the secret file: chmod 600 it");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_64_hexadecimal_digits_are_a_secret() {
        assert_eq!(parse(&format!("{}\n", "0a".repeat(32))), Some([10; 32]));
        for text in [
            "",
            "0a",
            &"0a".repeat(33),
            &"zz".repeat(32),
            &"+a".repeat(32),
            &"é".repeat(32),
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
