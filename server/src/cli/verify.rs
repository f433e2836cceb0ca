//! `irori verify`: whether everything is whole, owned and readable.

use super::installation::open_existing;
use crate::config::Settings;
use crate::output;
use anyhow::Result;
use irori_store::{BrokenView, Finding, NotedHead};
use std::process::ExitCode;

pub(super) async fn run(settings: &Settings, ledger_head: Option<NotedHead>) -> Result<ExitCode> {
    let irori = open_existing(settings).await?;
    let mut findings = irori.store.verify().await?;
    if let Some(noted) = ledger_head
        && !irori.store.has_noted(&noted).await?
    {
        findings.push(Finding::View {
            number: noted.number,
            broken: BrokenView::Noted,
        });
    }
    for finding in &findings {
        output::out(finding)?;
    }
    if !findings.is_empty() {
        output::out(format_args!("{} findings", findings.len()))?;
        return Ok(ExitCode::FAILURE);
    }
    output::out(
        "foreign keys, orphans, seals, rollups, Releases, the ledger and the security log: nothing found",
    )?;
    Ok(ExitCode::SUCCESS)
}
