//! `irori demo`: a made-up organisation, from its own database, on this machine only.

use super::installation::{InstallationKind, open_at};
use super::serve::listen;
use crate::config::Settings;
use crate::demo;
use anyhow::{Result, bail};
use chrono::{DateTime, Utc};
use irori_clock::Clock;

pub(super) async fn run(settings: &Settings, seed: &str, at: Option<DateTime<Utc>>) -> Result<()> {
    if !settings.listen.ip().is_loopback() {
        bail!(
            "the demo listens on this machine only; IRORI_LISTEN is {}",
            settings.listen
        );
    }
    let clock = at.map_or_else(Clock::default, Clock::running_from);
    let irori = open_at(settings, InstallationKind::Demo, clock).await?;
    demo::prepare(&irori.store, seed, irori.clock.now()).await?;
    demo::print_welcome(&settings.public_url);
    listen(settings, irori).await?;
    Ok(())
}
