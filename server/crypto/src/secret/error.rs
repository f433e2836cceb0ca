//! Errors of the secret's file.

use std::io;
use std::path::PathBuf;

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
    #[error(
        "the secret file {path} is not there, and this database was sealed with it. Put the file back from the backup. Nothing was changed, and no other secret was made: without the file notes, drafts, annotations and Words are lost, everything else is not"
    )]
    Lost { path: PathBuf },
    #[error(
        "this database was sealed with another secret than the one in {path}: put back the secret file that belongs to it. Nothing was changed"
    )]
    Wrong { path: PathBuf },
    #[error("another rotation of the secret is under way, or its file {path} is in use")]
    Rotating { path: PathBuf },
    #[error(
        "{path} is left of a rotation that was stopped; start Irori once, which puts it right, then try again"
    )]
    Left { path: PathBuf },
}
