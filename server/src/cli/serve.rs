//! `irori serve`: pages for everybody, until it is told to stop.

use super::installation::{InstallationKind, open};
use crate::config::Settings;
use crate::http::app_state::Irori;
use crate::http::{listen, router};
use crate::{jobs, output};
use anyhow::{Context, Result, bail};
use tokio::net::TcpListener;

pub(super) async fn run(settings: &Settings) -> Result<()> {
    let irori = open(settings, InstallationKind::Real).await?;
    if irori.store.is_demo().await? {
        bail!("this database holds the demo organisation; start it with `irori demo`");
    }
    if let Some(token) = irori.store.set_up_link(irori.clock.now()).await? {
        let url = &settings.public_url;
        let told = output::out(format_args!(
            "Nobody has an account yet. Set Irori up here, within 24 hours:\n\n  {url}/set-up/{token}\n"
        ));
        if let Err(error) = told {
            tracing::warn!(%error, "the link to set Irori up could not be printed; start it anew for another");
        }
    }
    listen(settings, irori).await?;
    Ok(())
}

/// Listens until it is told to stop, with the jobs beside it.
pub(super) async fn listen(settings: &Settings, irori: Irori) -> Result<()> {
    let listener = TcpListener::bind(settings.listen)
        .await
        .with_context(|| format!("IRORI_LISTEN {} cannot be listened on", settings.listen))?;
    tracing::info!(address = %settings.listen, public = %settings.public_url, "serving");
    let limits = listen::ListenLimits::of_machine(settings.proxies);
    tracing::info!(
        connections = limits.connections,
        per_network = limits.per_network,
        files = limits.files,
        "so many connections are taken at once"
    );
    if settings.is_misaddressed() {
        tracing::warn!(
            "other machines can reach Irori, but IRORI_PUBLIC_URL is an address of this machine alone"
        );
    }
    let jobs = jobs::all(&irori);
    let store = irori.store.clone();
    listen::serve(listener, router::router(irori), limits).await;
    // A closing at hand runs in a task of its own and still ends, wholly or not at all.
    jobs.iter().for_each(tokio::task::JoinHandle::abort);
    if let Err(error) = store.release_jobs().await {
        tracing::warn!(%error, "claims were not given up; they run out");
    }
    store.close().await;
    Ok(())
}
