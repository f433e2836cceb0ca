//! A made-up organisation that closings are tried on.

use crate::fixtures::*;
use chrono::TimeDelta;
use irori_core::domain::calendar::WorkingHours;
use irori_core::domain::check_in::{CheckIn, DaySection};
use irori_core::domain::day::Week;
use irori_core::domain::entry::Entry;
use irori_core::domain::id::{PersonId, TeamId};
use irori_core::domain::membership::{MembershipPlan, TeamRole};
use irori_core::domain::person::{Language, Viewer};
use irori_core::domain::quarter::Quarter;
use irori_core::domain::report_file::ReportFormat;
use irori_core::privacy::quarter_release::QuarterRelease;
use irori_core::privacy::release::Family;
use irori_core::signals::bands::Band;
use irori_ports::releases::{ReadAs, ReadableWeek, Releases};
use irori_ports::{Now, People, Switch};
use irori_store::{SeedPerson, Store};
use tests::databases::Database;

pub fn week(text: &str) -> Week {
    Week::parse(text).unwrap()
}

pub fn quarter(text: &str) -> Quarter {
    Quarter::parse(text).unwrap()
}

/// The weeks that are shown, each with the band of a family.
pub fn bands(seen: &ReadableWeek, family: Family) -> Vec<(String, Band)> {
    let band =
        |published: &irori_core::privacy::release::Published| published.panels.of(family).band();
    seen.history
        .iter()
        .map(|one| (one.week.to_string(), band(&one.published)))
        .collect()
}

/// A made-up organisation whose weeks are written quickly.
pub struct Organisation {
    pub store: Store,
    pub teams: Vec<TeamId>,
    pub people: Vec<Vec<PersonId>>,
}

/// The first week in which people answer; a quarter begins with it.
pub const FIRST: &str = "2026-W01";

impl Organisation {
    /// Teams of these sizes in departments of their own, with people who have belonged there since
    /// before the first week and work Monday to Friday.
    pub async fn of(database: &Database, departments: &[&[usize]]) -> Self {
        let store = database.store().await;
        let root = store.seed_org("Hearth").await.unwrap();
        let (mut teams, mut people) = (Vec::new(), Vec::new());
        for (d, sizes) in departments.iter().enumerate() {
            let department = store.seed_department(&format!("D{d}"), root).await.unwrap();
            for size in *sizes {
                let name = format!("team{}", teams.len());
                let team = store.seed_team(team_plan(&name, department)).await.unwrap();
                let mut members = Vec::new();
                for n in 0..*size {
                    let person = store
                        .seed_person(founded(&format!("{name}-{n}")))
                        .await
                        .unwrap();
                    store
                        .seed_working_hours(person, WorkingHours::default())
                        .await
                        .unwrap();
                    store
                        .seed_membership(person, member(team, "2025-12-01", None))
                        .await
                        .unwrap();
                    members.push(person);
                }
                teams.push(team);
                people.push(members);
            }
        }
        // The first answer of all: the groups begin with the Monday after it, the first week's.
        let first = CheckIn::blank(week(FIRST).back(1).monday());
        let first = (Entry::CheckIn(first), now());
        store.add_many(people[0][0], vec![first]).await.unwrap();
        Self {
            store,
            teams,
            people,
        }
    }

    /// Everybody's answers from the first week on.
    pub async fn answer(&self, weeks: u64, connection: fn(usize, u64) -> i64) {
        let everybody = self.people.iter().flatten();
        for (n, person) in everybody.enumerate() {
            self.answer_of(*person, 0..weeks, |week| connection(n, week))
                .await;
        }
    }

    pub async fn answer_of(
        &self,
        person: PersonId,
        weeks: std::ops::Range<u64>,
        connection: impl Fn(u64) -> i64,
    ) {
        let mut entries = Vec::new();
        for n in weeks {
            let monday = week(FIRST).on(n).monday();
            for weekday in 0..4 {
                let day = monday.on(weekday);
                let check_in = CheckIn {
                    connection: score(connection(n + weekday % 2)),
                    none_today: DaySection::ALL.to_vec(),
                    ..CheckIn::blank(day)
                };
                entries.push((Entry::CheckIn(check_in), now()));
            }
        }
        self.store.add_many(person, entries).await.unwrap();
    }

    pub async fn lead_of(&self, team: usize) -> Viewer {
        let id = self
            .store
            .seed_person(founded(&format!("lead{team}")))
            .await
            .unwrap();
        let plan = MembershipPlan {
            part: TeamRole::Lead,
            counting: false,
            ..member(self.teams[team], "2025-12-01", None)
        };
        self.store.seed_membership(id, plan).await.unwrap();
        self.viewer(id).await
    }

    pub async fn hr(&self) -> Viewer {
        let hr = SeedPerson {
            is_hr: Switch::On,
            ..founded("hr")
        };
        self.viewer(self.store.seed_person(hr).await.unwrap()).await
    }

    pub async fn viewer(&self, id: PersonId) -> Viewer {
        self.store
            .viewer(id, at("2026-06-01T12:00:00Z"))
            .await
            .unwrap()
            .unwrap()
    }

    pub async fn see(&self, viewer: &Viewer, team: usize, text: &str, now: Now) -> ReadableWeek {
        let seen = self
            .store
            .team_week(
                viewer,
                self.teams[team],
                Some(week(text)),
                ReadAs::Page,
                now,
            )
            .await;
        seen.unwrap()
    }
}

/// An hour after the `n`th week (the first is 0) has closed in Vienna.
pub fn after(n: u64) -> Now {
    week(FIRST).on(n).closes_at(vienna()) + TimeDelta::hours(1)
}

pub fn usual(person: usize, week: u64) -> i64 {
    3 + ((person as u64 + week) % 2) as i64
}

/// As usual, but for a lower week now and then, at another time for each: where everybody's change is the
/// same it is not told.
pub fn nearly_usual(person: usize, week: u64) -> i64 {
    let is_lower = (7 * person as u64 + week).is_multiple_of(11);
    usual(person, week) - i64::from(is_lower)
}

pub async fn contents(database: &Database, table: &str) -> Vec<String> {
    texts(
        database,
        &format!("SELECT content FROM {table} ORDER BY closed_at, digest"),
    )
    .await
}

/// A closed quarter as it is kept; `None` where it has not closed.
pub async fn kept_quarter(database: &Database, text: &str) -> Option<QuarterRelease> {
    let all = contents(database, "quarter_release").await;
    let all = all
        .iter()
        .map(|text| serde_json::from_str::<QuarterRelease>(text).unwrap());
    all.into_iter()
        .find(|release| release.quarter == quarter(text))
}

/// A report taken away as a file.
pub const AS_FILE: ReadAs<(ReportFormat, Language)> =
    ReadAs::File((ReportFormat::Csv, Language::English));
