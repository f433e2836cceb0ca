//! A few annotations of the demo: two beside minami's charts, one beside the visitor's own.

use super::calendar::{date_of, shift};
use super::generate::Demo;
use anyhow::{Context, Result};
use chrono::{DateTime, NaiveDate, Utc};
use irori_core::domain::annotation::{Annotation, On};
use irori_core::domain::day::Day;
use irori_core::domain::id::{PersonId, TeamId};
use irori_store::Store;

/// First and last day as weeks and weekdays of the demo, and the words.
struct Made {
    from: (u8, u8),
    to: (u8, u8),
    text: &'static str,
}

/// Written by the lead beside the charts of this team.
const TEAM: &str = "minami";
const OF_TEAM: [Made; 2] = [
    Made {
        from: (24, 0),
        to: (25, 4),
        text: "Release freeze",
    },
    Made {
        from: (34, 2),
        to: (34, 2),
        text: "Moved to the fourth floor",
    },
];

/// Written by the account that visitors enter as a member.
const OWN: Made = Made {
    from: (37, 0),
    to: (37, 4),
    text: "Working from my parents' house",
};

/// Loads them; `teams` and `people` are in the order of the demo's.
pub async fn load(
    store: &Store,
    demo: &Demo,
    teams: &[TeamId],
    people: &[PersonId],
    now: DateTime<Utc>,
) -> Result<()> {
    let (team, lead) = demo.led(TEAM).context("who leads the annotated team")?;
    let mut writers = demo.people.iter();
    let member = writers.position(|person| person.email.starts_with("member@"));
    let member = member.context("who writes annotations of their own")?;
    let of_team = OF_TEAM.map(|made| (lead, On::Team(teams[team]), made));
    let own = (member, On::Mine, OWN);
    for (by, on, made) in of_team.into_iter().chain([own]) {
        let day = |(week, weekday)| shifted(date_of(week, weekday), now.date_naive());
        let annotation = Annotation {
            on,
            from: day(made.from),
            to: day(made.to),
            text: made.text.to_owned(),
        };
        store.found_annotation(people[by], annotation, now).await?;
    }
    Ok(())
}

fn shifted(original: NaiveDate, today: NaiveDate) -> Day {
    Day(shift(original, today))
}
