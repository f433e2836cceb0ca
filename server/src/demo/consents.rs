//! What the demo's people share by name and write to their lead: one consent, two Words, of minami.

use super::calendar::{date_of, shift};
use super::generate::Demo;
use super::organisation::DemoRole;
use anyhow::{Context, Result};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use irori_core::domain::consent::{ConsentPlan, SharedFamily};
use irori_core::domain::id::{PersonId, TeamId};
use irori_core::domain::lead::LeadOf;
use irori_core::domain::word::Word;
use irori_store::Store;

const TEAM: &str = "minami";

/// Who shares isolation with the lead, counted in the team, and from which week on.
const SHARES: (usize, u8) = (5, 36);

/// Who writes to the lead, in which week and on which weekday, and what.
const WORDS: [(usize, (u8, u8), &str); 2] = [
    (
        5,
        (36, 2),
        "I have shared my isolation signals with you. Since most of us stay at home I hardly talk with \
         anybody any more. Could we talk about it next week?",
    ),
    (
        2,
        (42, 3),
        "The lunch on Wednesday was good. Could we have it every week?",
    ),
];

/// Loads them; `teams` and `people` are in the order of the demo's. Each stands as it was given or sent
/// at noon UTC.
pub async fn load(
    store: &Store,
    demo: &Demo,
    teams: &[TeamId],
    people: &[PersonId],
    now: DateTime<Utc>,
) -> Result<()> {
    let (team, lead) = demo.led(TEAM).context("who leads the team that shares")?;
    let in_team = demo.people.iter().zip(people);
    let members: Vec<PersonId> = in_team
        .filter(|(person, _)| matches!(person.role, DemoRole::Member) && person.team == Some(team))
        .map(|(_, id)| *id)
        .collect();
    let member = |n: usize| members.get(n).copied().context("who shares or writes");
    let at = |week, weekday| {
        let day = shift(date_of(week, weekday), now.date_naive());
        day.and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(12)
    };
    let to = LeadOf {
        team: teams[team],
        lead: people[lead],
    };
    let plan = ConsentPlan {
        with: to,
        family: SharedFamily::Isolation,
    };
    let (who, week) = SHARES;
    store.found_consent(member(who)?, plan, at(week, 0)).await?;
    for (who, (week, weekday), text) in WORDS {
        let word = Word {
            to,
            text: text.to_owned(),
        };
        store
            .found_word(member(who)?, word, at(week, weekday))
            .await?;
    }
    Ok(())
}
