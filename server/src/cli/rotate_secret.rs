//! `irori rotate-secret`: a new secret on disk, every text sealed anew in the database, then the new
//! secret in its place. Stopped at any point, the next start has one secret that fits.

use super::installation::open_existing;
use crate::config::Settings;
use crate::output;
use anyhow::{Result, bail};
use chrono::NaiveDate;
use irori_crypto::secret::rotation::PendingSecret;
use irori_store::{RotationCount, Store, StoreError, UnreadablePolicy};
use std::fmt;
use std::path::{Path, PathBuf};

/// Rotates the secret of the installation and says what was done.
pub(super) async fn run(settings: &Settings, leave_unreadable: bool) -> Result<()> {
    let irori = open_existing(settings).await?;
    let unreadable = match leave_unreadable {
        true => UnreadablePolicy::Leave,
        false => UnreadablePolicy::Refuse,
    };
    let today = irori.clock.now().date_naive();
    let done = rotate(&irori.store, &settings.secret_file, unreadable, today).await;
    irori.store.close().await;
    output::out(done?.to_string().trim_end())?;
    Ok(())
}

/// What was done, for the operator to read.
#[derive(Debug)]
struct Rotated {
    resealed: RotationCount,
    /// Where the secret before this one is kept.
    before: Option<PathBuf>,
}

/// Rotates the secret of `store`, which lies at `path`.
async fn rotate(
    store: &Store,
    path: &Path,
    unreadable: UnreadablePolicy,
    today: NaiveDate,
) -> Result<Rotated> {
    let next = PendingSecret::make(path)?;
    let resealed = match store.rotate_secret(&next.secret, unreadable).await {
        Ok(resealed) => resealed,
        // Nothing was committed, that is sure.
        Err(StoreError::Unreadable(found)) => {
            next.give_up();
            for finding in &found {
                output::aside(finding);
            }
            bail!(
                "{} texts cannot be opened, so nothing was changed; --leave-unreadable leaves them as they are and goes on",
                found.len()
            );
        }
        // The commit may have been lost on its way back: the next start finds out which secret fits.
        Err(error) => bail!("the secret was not rotated, as far as is known: {error}"),
    };
    let before = next.take_place(today)?;
    Ok(Rotated { resealed, before })
}

impl fmt::Display for Rotated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let RotationCount { values, unreadable } = &self.resealed;
        for (table, count) in values {
            writeln!(f, "{table}: {count} sealed anew")?;
        }
        for finding in unreadable {
            writeln!(f, "left as it is: {finding}")?;
        }
        writeln!(
            f,
            "The new secret is in force. Restart every server of this installation."
        )?;
        if let Some(before) = &self.before {
            writeln!(
                f,
                "The old one is kept as {}: backups from before today need it. Remove it when they are gone.",
                before.display()
            )?;
        }
        Ok(())
    }
}
