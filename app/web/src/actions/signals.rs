//! One's own signals: having seen one, and a new usual.

use crate::context::{Next, RequestContext, own_path};
use irori_core::families::MySignal;
use irori_ports::Answer;
use irori_ports::error::AppError;

fn signal(asked: &RequestContext) -> Answer<MySignal> {
    let text = asked.form.text("signal").unwrap_or_default();
    MySignal::parse(text).map_err(|_| AppError::NotThere)
}

/// "I have seen this": evidence goes on from half of the threshold.
pub async fn acknowledge(asked: &RequestContext) -> Result<Next, AppError> {
    let viewer = asked.viewer()?;
    let signals = &asked.ports.signals;
    signals
        .acknowledge(viewer, signal(asked)?, asked.now)
        .await?;
    Ok(Next::go(own_path(asked.form.text("at")), "said-seen"))
}

/// Takes the last 26 valid weeks as usual from now on.
pub async fn rebase(asked: &RequestContext) -> Result<Next, AppError> {
    let viewer = asked.viewer()?;
    let signals = &asked.ports.signals;
    signals.rebase(viewer, signal(asked)?, asked.now).await?;
    Ok(Next::go(own_path(asked.form.text("at")), "said-rebased"))
}
