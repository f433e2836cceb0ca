//! Closing and reading Releases, on both databases.

use crate::given::*;
use crate::on_both;
use app::domain::day::Week;
use app::domain::person::Viewer;
use app::ports::releases::{Closing, Releases, TeamLine, TeamWeek};
use app::ports::{Doors, People};
use app::privacy::release::{Family, Panel};
use app::signals::bands::Band;
use server::demo;
use server::store::Store;
use tests::databases::Database;

on_both!(the_demo_shows_what_was_planted_and_nothing_else);

/// Monday after week 47 of 2026, 18:00 in Tokyo: the demo's weeks are W04 to W47.
const NOW: &str = "2026-11-23T09:00:00Z";

fn week(text: &str) -> Week {
    Week::parse(text).unwrap()
}

async fn demo_lead(store: &Store, name: &str) -> Viewer {
    let email = format!("{name}@demo.irori.example");
    let id = store
        .sign_in(&email, demo::PASSWORD, name, at(NOW))
        .await
        .unwrap();
    store.viewer(id, at(NOW)).await.unwrap().unwrap()
}

fn line_of<'t>(teams: &'t [TeamLine], name: &str) -> &'t TeamLine {
    teams.iter().find(|team| team.name == name).unwrap()
}

fn bands(seen: &TeamWeek, family: Family) -> Vec<(Week, Band)> {
    seen.history
        .iter()
        .map(|one| (one.week, one.published.panels.of(family).band()))
        .collect()
}

async fn the_demo_shows_what_was_planted_and_nothing_else(database: Database) {
    let store = database.store().await;
    let start = std::time::Instant::now();
    demo::prepare(&store, demo::SEED, at(NOW)).await.unwrap();
    eprintln!("prepared in {:?}", start.elapsed());
    for (lead, team) in [
        ("lead", "minami"),
        ("lead", "kita"),
        ("lead", "nami"),
        ("lead-atlas", "atlas"),
        ("lead-hoshi", "hoshi"),
        ("lead-yama", "yama"),
    ] {
        let lead = demo_lead(&store, lead).await;
        let teams = store.my_teams(&lead, at(NOW)).await.unwrap();
        let line = line_of(&teams, team);
        let start = std::time::Instant::now();
        let seen = store
            .team_week(&lead, line.id, Some(week("2026-W46")), at(NOW))
            .await
            .unwrap();
        eprintln!(
            "{team} {:?} {:?} {:?}",
            seen.closing,
            seen.coverage,
            start.elapsed()
        );
        for family in Family::ALL {
            let steps: Vec<String> = seen
                .history
                .iter()
                .map(|h| match h.published.panels.of(*family) {
                    Panel::NotYet => ".".to_owned(),
                    Panel::Steps {
                        worse,
                        better,
                        worse_since,
                        ..
                    } => format!(
                        "{}{}{}",
                        *worse as u8,
                        *better as u8,
                        worse_since.map_or(String::new(), |w| format!("({w})"))
                    ),
                })
                .collect();
            eprintln!("  {family:?} {}", steps.join(" "));
        }
        eprintln!(
            "  {:?}",
            seen.reviews
                .iter()
                .map(|r| (r.reviews, r.first_response))
                .take(6)
                .collect::<Vec<_>>()
        );
        let _ = (
            bands(&seen, Family::Isolation),
            matches!(seen.closing, Closing::Nothing),
        );
    }
    whole(&store).await;
}
