//! `irori admin-link`: a way back in when the last admin is lost.

use super::installation::{InstallationKind, expect_installation, open};
use crate::config::Settings;
use crate::output;
use anyhow::{Result, anyhow, bail};
use irori_core::domain::person::Email;

pub(super) async fn run(settings: &Settings, email: &str) -> Result<()> {
    expect_installation(settings).await?;
    let email = Email::parse(email).map_err(|_| anyhow!("{email:?} is no e-mail address"))?;
    let irori = open(settings, InstallationKind::Real).await?;
    let token = irori.store.admin_link(&email, irori.clock.now()).await;
    irori.store.close().await;
    let Some(token) = token? else {
        bail!(
            "there is no open account with the address {}",
            email.as_str()
        );
    };
    let url = &settings.public_url;
    output::out(format_args!(
        "This link sets a new password and gives an admin's rights, once, within 30 minutes:\n\n  {url}/reset/{token}\n\n\
         It stands in the ledger. Earlier texts stay sealed until the person proves themselves."
    ))?;
    Ok(())
}
