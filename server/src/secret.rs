//! The secret of the installation: 32 random bytes in a file that only its owner may read.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// Why the secret could not be had.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    #[error("the secret file {path} cannot be read: {cause}")]
    Read { path: PathBuf, cause: io::Error },
    #[error("the secret file {path} cannot be made: {cause}")]
    Make { path: PathBuf, cause: io::Error },
    #[error(
        "the secret file {path} does not hold 64 hexadecimal digits; put the right file back, for without it no note can be opened"
    )]
    Malformed { path: PathBuf },
}

/// Reads the secret, or makes it where there is none: mode 600, on disk before this returns.
pub fn load_or_make(path: &Path) -> Result<[u8; 32], SecretError> {
    match fs::read_to_string(path) {
        Ok(text) => {
            warn_if_others_can_read(path);
            parse(&text).ok_or_else(|| SecretError::Malformed {
                path: path.to_owned(),
            })
        }
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => match make(path) {
            Ok(secret) => Ok(secret),
            // Another process was quicker.
            Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => read(path),
            Err(cause) => Err(SecretError::Make {
                path: path.to_owned(),
                cause,
            }),
        },
        Err(cause) => Err(SecretError::Read {
            path: path.to_owned(),
            cause,
        }),
    }
}

/// Reads the secret; makes none.
pub fn read(path: &Path) -> Result<[u8; 32], SecretError> {
    let text = fs::read_to_string(path).map_err(|cause| SecretError::Read {
        path: path.to_owned(),
        cause,
    })?;
    parse(&text).ok_or_else(|| SecretError::Malformed {
        path: path.to_owned(),
    })
}

/// Written beside and linked into place, so that nobody ever reads half of it.
fn make(path: &Path) -> io::Result<[u8; 32]> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret).map_err(io::Error::other)?;
    let text: String = secret.iter().map(|b| format!("{b:02x}")).collect();
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
        file.write_all(format!("{text}\n").as_bytes())?;
        file.sync_all()?;
        fs::hard_link(&beside, path)
    })();
    let removed = fs::remove_file(&beside);
    made.and(removed)?;
    if let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
        fs::File::open(folder)?.sync_all()?;
    }
    Ok(secret)
}

fn parse(text: &str) -> Option<[u8; 32]> {
    let text = text.trim();
    if text.len() != 64 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let mut secret = [0; 32];
    for (byte, digits) in secret.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
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
