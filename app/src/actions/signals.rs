//! One's own signals: having seen one, and a new usual.

use crate::context::{Asked, Next, own_path};
use crate::error::Trouble;
use crate::families::MySignal;
use crate::ports::Answer;
use leptos::prelude::*;

fn signal(asked: &Asked) -> Answer<MySignal> {
    let text = asked.form.text("signal").unwrap_or_default();
    MySignal::parse(text).map_err(|_| Trouble::NotThere)
}

/// "I have seen this": evidence goes on from half of the threshold.
#[server(endpoint = "signals/acknowledge", prefix = "/do")]
pub async fn acknowledge() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let signals = &asked.house.signals;
    signals
        .acknowledge(viewer, signal(&asked)?, asked.now)
        .await?;
    Ok(Next::go(own_path(asked.form.text("at")), "said-seen"))
}

/// Takes the last 26 valid weeks as usual from now on.
#[server(endpoint = "signals/rebase", prefix = "/do")]
pub async fn rebase() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let signals = &asked.house.signals;
    signals.rebase(viewer, signal(&asked)?, asked.now).await?;
    Ok(Next::go(own_path(asked.form.text("at")), "said-rebased"))
}
