//! A team's weeks through the very closing, and what its lead is shown of them.

use irori_core::domain::day::{Closes, Week};
use irori_core::domain::id::{PublishingGroupId, Seat, TeamId};
use irori_core::domain::person_week::PersonWeek;
use irori_core::domain::policy::Policy;
use irori_core::privacy::closing::{
    GroupMember, GroupState, PreviousClosing, WeekInputs, close_week,
};
use irori_core::privacy::release::{Family, Panel, Published};
use irori_core::privacy::thresholds::Thresholds;
use irori_core::signals::bands::Step;
use irori_core::signals::estimates::History;
use uuid::Uuid;

/// The team's first week; a quarter begins with it.
pub fn begins() -> Week {
    Week::parse("2026-W01").unwrap()
}

/// Weeks before it in which people have answered already: enough for their references.
pub const BEFORE: u64 = 14;

/// A member, with their first whole week in the team and everything they will ever answer, oldest first.
pub struct Member {
    pub since: Week,
    pub weeks: Vec<PersonWeek>,
}

/// Closes `weeks` weeks of a team from its first one on and gives what was published.
pub fn close(members: &[Member], weeks: u64, thresholds: Thresholds) -> Vec<Published> {
    let mut before = None;
    let mut all = Vec::new();
    for week in (0..weeks).map(|n| begins().on(n)) {
        let due = week.closes_at(Closes::usually(chrono_tz::UTC));
        let here = members.iter().enumerate();
        let here = here.filter(|(_, member)| member.since <= week);
        let here = here.map(|(n, member)| {
            let known = member.weeks.partition_point(|taken| taken.week <= week);
            GroupMember {
                seat: Seat(Uuid::from_u128(n as u128)),
                since: member.since,
                shares: Default::default(),
                weeks: member.weeks[..known].to_vec(),
            }
        });
        let closed = close_week(WeekInputs {
            group: PublishingGroupId(Uuid::nil()),
            teams: vec![TeamId(Uuid::nil())],
            week,
            begins: begins(),
            due,
            closed: due,
            thresholds,
            history: History::default(),
            policy: Policy::default(),
            members: here.collect(),
            reviews: Vec::new(),
            before: before.take(),
        });
        before = Some(PreviousClosing {
            digest: closed.written.digest,
            state: GroupState::parse(&closed.state.text).unwrap(),
        });
        all.push(closed.release.published);
    }
    all
}

/// What a stretch of weeks shows, in numbers: for each family how high the evidence stood in both
/// directions, how often it moved, and for how many weeks it had been running.
pub fn seen(published: &[Published]) -> Vec<f64> {
    let weeks = published.len() as f64;
    let mut seen = Vec::new();
    for family in Family::ALL {
        let panels: Vec<Panel> = published
            .iter()
            .map(|one| *one.panels.of(*family))
            .collect();
        let steps = panels.iter().map(|panel| match panel {
            Panel::NotYet => [Step::Zero; 2],
            Panel::Steps { worse, better, .. } => [*worse, *better],
        });
        for side in 0..2 {
            let heights = steps.clone().map(|both| f64::from(both[side] as u8));
            seen.push(heights.sum::<f64>() / weeks);
        }
        let moved = panels.windows(2).filter(|pair| pair[0] != pair[1]).count();
        seen.push(moved as f64);
    }
    seen
}
