//! Consents and Words of the demo's people: one consent, two Words, of minami.

use super::seeded::SeededDemo;
use anyhow::{Context, Result};
use chrono::{NaiveTime, TimeDelta};
use irori_core::domain::consent::{ConsentPlan, SharedFamily};
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

/// Loads them, each as it was given or sent at noon UTC.
pub(super) async fn load(store: &Store, seeded: &SeededDemo) -> Result<()> {
    let team = seeded.team(TEAM)?;
    let member = |n: usize| team.members.get(n).context("who shares or writes");
    let noon = |day| {
        let day = seeded.day_of(day).0;
        day.and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(12)
    };
    let to = LeadOf {
        team: team.id,
        lead: team.lead,
    };
    let plan = ConsentPlan {
        with: to,
        family: SharedFamily::Isolation,
    };
    let (who, week) = SHARES;
    store
        .seed_consent(*member(who)?, plan, noon((week, 0)))
        .await?;
    for (who, day, text) in WORDS {
        let word = Word {
            to,
            text: text.to_owned(),
        };
        store.seed_word(*member(who)?, word, noon(day)).await?;
    }
    Ok(())
}
