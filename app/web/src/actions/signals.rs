//! One's own signals: having seen one, and a new usual.

use crate::context::{NextPage, RequestContext};
use irori_core::domain::person::Viewer;
use irori_core::families::MySignal;
use irori_ports::Answer;

/// "I have seen this": evidence goes on from half of the threshold.
pub async fn acknowledge(asked: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let signal = asked.id_in("signal", MySignal::parse)?;
    let signals = &asked.ports.signals;
    signals.acknowledge(viewer, signal, asked.now).await?;
    Ok(asked.back("said-seen"))
}

/// Takes the last 26 valid weeks as usual from now on.
pub async fn rebase(asked: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let signal = asked.id_in("signal", MySignal::parse)?;
    asked
        .ports
        .signals
        .rebase(viewer, signal, asked.now)
        .await?;
    Ok(asked.back("said-rebased"))
}
