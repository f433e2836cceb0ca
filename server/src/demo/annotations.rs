//! A few annotations of the demo: two beside minami's charts, one beside the visitor's own.

use super::seeded::SeededDemo;
use anyhow::{Context, Result};
use irori_core::domain::annotation::{Annotation, On};
use irori_store::Store;

/// First and last day as weeks and weekdays of the demo, and the words.
struct DemoAnnotation {
    from: (u8, u8),
    to: (u8, u8),
    text: &'static str,
}

/// Written by the lead beside the charts of this team.
const TEAM: &str = "minami";
const OF_TEAM: [DemoAnnotation; 2] = [
    DemoAnnotation {
        from: (24, 0),
        to: (25, 4),
        text: "Release freeze",
    },
    DemoAnnotation {
        from: (34, 2),
        to: (34, 2),
        text: "Moved to the fourth floor",
    },
];

/// Written by the account that visitors enter as a member.
const OWN: DemoAnnotation = DemoAnnotation {
    from: (37, 0),
    to: (37, 4),
    text: "Working from my parents' house",
};

pub(super) async fn load(store: &Store, seeded: &SeededDemo) -> Result<()> {
    let team = seeded.team(TEAM)?;
    let mut writers = seeded.demo.people.iter().zip(&seeded.people);
    let member = writers.find(|(person, _)| person.email.starts_with("member@"));
    let (_, member) = member.context("who writes annotations of their own")?;
    let of_team = OF_TEAM.map(|made| (team.lead, On::Team(team.id), made));
    for (by, on, made) in of_team.into_iter().chain([(*member, On::Mine, OWN)]) {
        let annotation = Annotation {
            on,
            from: seeded.day_of(made.from),
            to: seeded.day_of(made.to),
            text: made.text.to_owned(),
        };
        store.seed_annotation(by, annotation, seeded.now).await?;
    }
    Ok(())
}
