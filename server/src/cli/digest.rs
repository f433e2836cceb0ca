//! The command line of digests, and writing one.

use super::shared::{CliLanguage, Operator, the_one};
use crate::config::Settings;
use crate::http::app_state::Irori;
use crate::reports;
use anyhow::{Result, bail};
use clap::Args;
use irori_core::domain::day::Week;
use irori_core::domain::id::TeamId;
use irori_store::{Store, TeamName};
use irori_web::addresses::TEAM_WEEK;
use irori_web::pages::team::digest::{WeekDigest, markdown, not_closed};
use std::path::PathBuf;

#[derive(Args)]
pub struct DigestArgs {
    /// The team, by its name or its id.
    #[arg(long, value_name = "TEAM")]
    team: String,
    /// The week, such as 2026-W47; by default the latest that has closed.
    #[arg(long, value_parser = parse_week)]
    week: Option<Week>,
    /// The language of the text.
    #[arg(long, value_enum, default_value_t)]
    lang: CliLanguage,
    /// The file to write; by default, or with -, the standard output.
    #[arg(long, value_name = "FILE", default_value = "-")]
    out: PathBuf,
    #[command(flatten)]
    pub operator: Operator,
}

fn parse_week(text: &str) -> Result<Week, String> {
    Week::parse(text).map_err(|_| "a week looks like 2026-W47".to_owned())
}

/// Writes the digest that the line asks for, whole or not at all.
pub async fn run(line: &DigestArgs, irori: &Irori, settings: &Settings) -> Result<()> {
    let (store, words) = (&irori.store, line.lang.words());
    let team = meant(store, &line.team).await?;
    let found = store
        .export_team_week(team, line.week, irori.clock.now())
        .await?;
    if let Some(why) = not_closed(words, &found.seen) {
        bail!("{why}");
    }
    let address = TEAM_WEEK.path(team, found.seen.week);
    let digest = WeekDigest {
        seen: &found.seen,
        open: found.open,
        counts: found.counts,
        listed: None,
        link: (!settings.is_local()).then(|| format!("{}{address}", settings.public_url)),
    };
    reports::write(&line.out, markdown(words, &digest).as_bytes())
}

/// The one team that is meant.
async fn meant(store: &Store, called: &str) -> Result<TeamId> {
    let found = store.teams_called(called).await?;
    let line = |team: &TeamName| format!("{}  {} ({})", team.id, team.name, team.department);
    Ok(the_one(("team", called), found, line, "")?.id)
}
