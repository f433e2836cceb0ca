//! Opening the installation that the settings name.

use crate::config::Settings;
use crate::http::app_state::Irori;
use crate::http::assets;
use anyhow::{Context, Result, bail};
use irori_clock::Clock;
use irori_crypto::secret;
use irori_store::Store;

/// Refuses to make an installation by mistake, such as under a path with a slip in it.
pub(super) async fn expect_installation(settings: &Settings) -> Result<()> {
    if settings.secret_file.exists() || Store::known_secret(&settings.database_url).await?.is_some()
    {
        return Ok(());
    }
    bail!(
        "there is no installation here: {} is not there; `irori serve` makes one",
        settings.secret_file.display()
    );
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum InstallationKind {
    Real,
    Demo,
}

/// Opens the installation that has to be there.
pub(super) async fn open_existing(settings: &Settings) -> Result<Irori> {
    expect_installation(settings).await?;
    open(settings, InstallationKind::Real).await
}

pub(super) async fn open(settings: &Settings, site: InstallationKind) -> Result<Irori> {
    open_at(settings, site, Clock::default()).await
}

pub(super) async fn open_at(
    settings: &Settings,
    site: InstallationKind,
    clock: Clock,
) -> Result<Irori> {
    // Before anything is made: a secret that is lost or wrong leaves everything as it is.
    let known = Store::known_secret(&settings.database_url).await?;
    std::fs::create_dir_all(&settings.data)
        .with_context(|| format!("IRORI_DATA {} cannot be made", settings.data.display()))?;
    let today = clock.now().date_naive();
    let secret = secret::settle(&settings.secret_file, known.as_deref(), today)?;
    let store = irori_store::StoreSettings {
        clock: clock.clone(),
        retention: settings.retention,
        reset_wait: settings.reset_wait,
        erasures: Some(settings.erasures.clone().into()),
        ..irori_store::StoreSettings::default()
    };
    let store = Store::open_with(&settings.database_url, &secret, store).await?;
    let site = irori_web::context::Site {
        public_url: settings.public_url.clone(),
        demo: site == InstallationKind::Demo,
        plain_http: settings.is_exposed(),
        style: assets::style_path().to_owned(),
        retention: settings.retention,
        reset_wait: settings.reset_wait,
        misaddressed: settings.is_misaddressed(),
        ..Default::default()
    };
    let mut irori = Irori::new(store, clock, site, settings.proxies);
    irori
        .security_contact
        .clone_from(&settings.security_contact);
    Ok(irori)
}
