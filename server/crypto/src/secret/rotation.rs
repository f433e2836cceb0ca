//! The files of a rotation: the next secret lies beside the one in force until the database has it.

use super::error::SecretError;
use super::file::{generate, sync_folder};
use chrono::NaiveDate;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// A secret that is on disk and not in force yet. Its file is locked for as long as this lives, so that
/// an Irori that starts meanwhile leaves it alone.
pub struct PendingSecret {
    path: PathBuf,
    pub secret: [u8; 32],
    lock: File,
}

/// Where the next secret lies.
pub fn next_of(path: &Path) -> PathBuf {
    with(path, "next")
}

impl PendingSecret {
    /// Draws a secret and writes it beside `path`, mode 600; on disk before this returns.
    pub fn make(path: &Path) -> Result<Self, SecretError> {
        let next = next_of(path);
        let cannot = |cause| SecretError::Make {
            path: next.clone(),
            cause,
        };
        let (secret, text) = generate().map_err(cannot)?;
        let mut lock = match OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&next)
        {
            Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => {
                return Err(match is_in_use(&next) {
                    true => SecretError::Rotating { path: next },
                    false => SecretError::Left { path: next },
                });
            }
            opened => opened.map_err(cannot)?,
        };
        if lock.try_lock().is_err() {
            return Err(SecretError::Rotating { path: next });
        }
        writeln!(lock, "{text}")
            .and_then(|()| lock.sync_all())
            .and_then(|()| sync_folder(&next))
            .map_err(cannot)?;
        Ok(Self {
            path: path.to_owned(),
            secret,
            lock,
        })
    }

    /// Puts it in force, and gives where the one before it is kept.
    pub fn take_place(self, today: NaiveDate) -> Result<Option<PathBuf>, SecretError> {
        let kept = finish(&self.path, today);
        drop(self.lock);
        kept
    }

    /// The database did not take it: it is nobody's.
    pub fn give_up(self) {
        remove(&next_of(&self.path));
        drop(self.lock);
    }
}

/// Renames the next secret into place. What was in force stays beside it, for older backups.
pub(super) fn finish(path: &Path, today: NaiveDate) -> Result<Option<PathBuf>, SecretError> {
    let next = next_of(path);
    let done = keep_before(path, today).and_then(|kept| {
        fs::rename(&next, path)?;
        sync_folder(path)?;
        Ok(kept)
    });
    done.map_err(|cause| SecretError::Make {
        path: path.to_owned(),
        cause,
    })
}

/// Removes what is left of a rotation that the database does not have; not one that is under way.
pub(super) fn forget(path: &Path) {
    let next = next_of(path);
    if next.exists() && !is_in_use(&next) {
        tracing::warn!(path = %next.display(), "a rotation of the secret was stopped before the database had it; what was left is removed");
        remove(&next);
    }
}

fn remove(next: &Path) {
    if let Err(error) = fs::remove_file(next).and_then(|()| sync_folder(next)) {
        tracing::warn!(path = %next.display(), %error, "a secret that is not in force could not be removed");
    }
}

/// Whether a process is rotating. A file that cannot be looked at is taken to be in use.
fn is_in_use(next: &Path) -> bool {
    match File::open(next).map(|file| file.try_lock()) {
        Ok(Ok(())) => false,
        Ok(Err(TryLockError::WouldBlock | TryLockError::Error(_))) | Err(_) => true,
    }
}

/// Gives the secret in force a second name by day; `None` where there is none.
fn keep_before(path: &Path, today: NaiveDate) -> io::Result<Option<PathBuf>> {
    let Ok(current) = fs::read(path) else {
        return Ok(None);
    };
    let names = std::iter::once(format!("before-{today}"))
        .chain((2..1000).map(|n| format!("before-{today}-{n}")));
    for name in names {
        let before = with(path, &name);
        match fs::hard_link(path, &before) {
            Ok(()) => return Ok(Some(before)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                // Stopped after this and before the rename: it is kept already.
                if fs::read(&before)? == current {
                    return Ok(Some(before));
                }
            }
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

fn with(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(end);
    PathBuf::from(name)
}
