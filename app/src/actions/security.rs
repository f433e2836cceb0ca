//! What happened to one's account was seen.

use crate::context::{Asked, Next, own_path};
use crate::error::Trouble;
use leptos::prelude::*;

/// Takes the notices away that were shown.
#[server(endpoint = "security/seen", prefix = "/do")]
pub async fn seen_security() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let up_to = asked.form.text("up-to").and_then(|t| t.parse().ok());
    let up_to = up_to.ok_or(Trouble::Malformed)?;
    let security = &asked.house.security;
    security.seen(viewer, asked.device, up_to).await?;
    Ok(Next::Go {
        to: own_path(asked.form.text("at")),
        said: None,
    })
}
