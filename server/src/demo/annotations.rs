//! A few annotations of the demo: two beside minami's charts, one beside the visitor's own.

use super::calendar::{date_of, shift};
use super::generate::Demo;
use super::organisation::{DemoRole, TEAMS};
use crate::store::Store;
use anyhow::{Context, Result};
use app::domain::annotation::{Annotation, On};
use app::domain::day::Day;
use app::domain::id::{PersonId, TeamId};
use chrono::{DateTime, NaiveDate, Utc};

/// Written by the lead beside the charts of this team: first and last day as weeks and weekdays of the
/// demo, and the words.
const TEAM: &str = "minami";
const OF_TEAM: [((u8, u8), (u8, u8), &str); 2] = [
    ((24, 0), (25, 4), "Release freeze"),
    ((34, 2), (34, 2), "Moved to the fourth floor"),
];

/// Written by the account that visitors enter as a member.
const OWN: ((u8, u8), (u8, u8), &str) = ((37, 0), (37, 4), "Working from my parents' house");

/// Loads them; `teams` and `people` are in the order of the demo's.
pub async fn load(
    store: &Store,
    demo: &Demo,
    teams: &[TeamId],
    people: &[PersonId],
    now: DateTime<Utc>,
) -> Result<()> {
    let team = TEAMS.iter().position(|team| team.key == TEAM);
    let team = team.context("the team of the annotations")?;
    let index = |is: &dyn Fn(&DemoRole, &str) -> bool| {
        let found = demo.people.iter().position(|p| is(&p.role, &p.email));
        found.context("who writes the annotations")
    };
    let lead = index(&|role, _| matches!(role, DemoRole::Lead(of) if of.contains(&team)))?;
    let member = index(&|_, email| email.starts_with("member@"))?;
    let of_team = OF_TEAM.map(|made| (lead, On::Team(teams[team]), made));
    let own = (member, On::Mine, OWN);
    for (by, on, (from, to, text)) in of_team.into_iter().chain([own]) {
        let day = |(week, weekday)| shifted(date_of(week, weekday), now.date_naive());
        let annotation = Annotation {
            on,
            from: day(from),
            to: day(to),
            text: text.to_owned(),
        };
        store.found_annotation(people[by], annotation, now).await?;
    }
    Ok(())
}

fn shifted(original: NaiveDate, today: NaiveDate) -> Day {
    Day(shift(original, today))
}
