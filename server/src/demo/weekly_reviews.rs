//! The demo's weekly reviews: the lead has held them in the weeks before the last, and some things were to
//! follow.

use super::calendar::WEEKS;
use super::past_weeks::PastWeeks;
use super::seeded::{SeededDemo, SeededTeam};
use anyhow::{Context, Result};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use irori_core::domain::day::Day;
use irori_core::domain::follow_up::{FollowUp, Ticks};
use irori_core::domain::id::{FollowUpId, IdempotencyKey};
use irori_core::domain::person::Viewer;
use irori_ports::People;
use irori_ports::follow_ups::FollowUps;
use irori_ports::weekly_reviews::WeeklyReviews;
use irori_store::Store;
use uuid::Uuid;

/// Whose weeks the lead reviews.
const TEAMS: [&str; 3] = ["kita", "minami", "nami"];

/// How many weeks before the demo's last, which is not reviewed, the reviews were held.
const HELD: [u8; 8] = [18, 14, 9, 6, 5, 4, 2, 1];

/// A follow-up of the demo; its weeks are those of [`HELD`].
struct DemoFollowUp {
    team: &'static str,
    what: &'static str,
    /// Who is to do it, counted in the team; `None`: the lead.
    who: Option<usize>,
    /// In which review it was written, and on the Friday after how many weeks it is due.
    held: u8,
    within: u64,
    became: FollowUpEnd,
}

enum FollowUpEnd {
    Open,
    /// In a later review.
    Done(u8),
    Dropped(u8, &'static str),
}

const MADE: [DemoFollowUp; 9] = [
    DemoFollowUp {
        team: "minami",
        what: "Move the planning meeting to the office day",
        who: Some(4),
        held: 5,
        within: 1,
        became: FollowUpEnd::Dropped(2, "The office day differs from person to person"),
    },
    DemoFollowUp {
        team: "minami",
        what: "Lunch together on Wednesdays, whoever is in the office",
        who: None,
        held: 4,
        within: 1,
        became: FollowUpEnd::Done(2),
    },
    DemoFollowUp {
        team: "minami",
        what: "Try a quarter of an hour of talk after the stand-up, without an agenda",
        who: Some(2),
        held: 2,
        within: 0,
        became: FollowUpEnd::Open,
    },
    DemoFollowUp {
        team: "kita",
        what: "Write down why the import was put first",
        who: None,
        held: 5,
        within: 1,
        became: FollowUpEnd::Done(4),
    },
    DemoFollowUp {
        team: "kita",
        what: "Invite somebody of sales to the demo, to tell who will use it",
        who: Some(1),
        held: 1,
        within: 2,
        became: FollowUpEnd::Open,
    },
    DemoFollowUp {
        team: "nami",
        what: "Agree on what a large change needs before it is approved",
        who: None,
        held: 2,
        within: 3,
        became: FollowUpEnd::Open,
    },
    DemoFollowUp {
        team: "minami",
        what: "Begin Mondays with ten minutes that are not about work",
        who: Some(1),
        held: 18,
        within: 3,
        became: FollowUpEnd::Done(14),
    },
    DemoFollowUp {
        team: "kita",
        what: "Write at the top of each ticket who asked for it",
        who: None,
        held: 18,
        within: 2,
        became: FollowUpEnd::Done(14),
    },
    DemoFollowUp {
        team: "nami",
        what: "Two reviewers for everything over 400 lines",
        who: None,
        held: 18,
        within: 3,
        became: FollowUpEnd::Dropped(14, "There were not two who knew the code"),
    },
];

/// Holds them, each on the Monday after its week, at two in the afternoon in Tokyo, when what was due by
/// then has closed and nothing later has: a quarter tells of what was done in it.
pub(super) async fn hold(store: &Store, seeded: &SeededDemo, past: &mut PastWeeks) -> Result<()> {
    let mut teams = Vec::new();
    for key in TEAMS {
        teams.push((key, seeded.team(key)?));
    }
    // Those that were written, in the order of the table.
    let mut written = [None; MADE.len()];
    for held in HELD {
        let monday = seeded.day_of((WEEKS - 1 - held, 0));
        past.close_until(store, held_at(monday)).await?;
        for team in &teams {
            review(store, team, held, monday, &mut written).await?;
        }
    }
    Ok(())
}

/// When the review of the week that begins on that Monday was held.
fn held_at(monday: Day) -> DateTime<Utc> {
    monday.on(7).0.and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(5)
}

async fn review(
    store: &Store,
    (key, team): &(&str, SeededTeam),
    held: u8,
    monday: Day,
    written: &mut [Option<FollowUpId>; MADE.len()],
) -> Result<()> {
    let (day, at) = (monday.on(7), held_at(monday));
    let lead = store.viewer(team.lead, at).await?;
    let lead = lead.context("the lead was not there yet")?;
    let of_team = MADE
        .iter()
        .enumerate()
        .filter(|(_, made)| made.team == *key);
    for (n, made) in of_team {
        if made.held == held {
            written[n] = Some(write(store, team, &lead, n, made, day, at).await?);
        }
        let Some(id) = written[n] else { continue };
        match made.became {
            FollowUpEnd::Done(then) if then == held => {
                let ticks = Ticks {
                    done: vec![id],
                    open: Vec::new(),
                };
                store.tick(&lead, ticks, at).await?;
            }
            FollowUpEnd::Dropped(then, reason) if then == held => {
                store.give_up(&lead, id, reason.to_owned(), at).await?;
            }
            _ => {}
        }
    }
    store.mark(&lead, team.id, monday.week(), at).await?;
    Ok(())
}

async fn write(
    store: &Store,
    team: &SeededTeam,
    lead: &Viewer,
    n: usize,
    made: &DemoFollowUp,
    day: Day,
    at: DateTime<Utc>,
) -> Result<FollowUpId> {
    let who = match made.who {
        None => team.lead,
        Some(n) => *team.members.get(n).context("who is to do a follow-up")?,
    };
    let follow_up = FollowUp {
        what: made.what.to_owned(),
        who,
        until: day.on(7 * made.within + 4),
    };
    let key = IdempotencyKey(Uuid::from_u128(n as u128 + 1));
    Ok(store.add(lead, key, team.id, follow_up, at).await?)
}
