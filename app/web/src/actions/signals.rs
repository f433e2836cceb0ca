//! One's own signals: having seen one, and a new usual.

use crate::context::{NextPage, RequestContext};
use irori_core::domain::person::Viewer;
use irori_core::families::MySignal;
use irori_ports::Answer;

/// "I have seen this": evidence goes on from half of the threshold.
pub async fn acknowledge(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let signal = ctx.id_in("signal", MySignal::parse)?;
    let signals = &ctx.ports.signals;
    signals.acknowledge(viewer, signal, ctx.now).await?;
    Ok(ctx.back("said-seen"))
}

/// Takes the last 26 valid weeks as usual from now on.
pub async fn rebase(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let signal = ctx.id_in("signal", MySignal::parse)?;
    ctx.ports.signals.rebase(viewer, signal, ctx.now).await?;
    Ok(ctx.back("said-rebased"))
}
