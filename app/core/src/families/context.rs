//! BIZ of a person: the two questions of the week, one for each direction of not being understood, and
//! never averaged together (SIGNALS §6).

use super::isolation::watched;
use super::person::Person;
use super::reason::{in_order, of_topics};
use super::rule::Rule;
use super::state::{Missing, SignalFigure, SignalState, Wanting};
use super::{MySignal, PersonalWeek};
use crate::domain::check_in::Score;
use crate::domain::policy::Policy;
use crate::signals::bands::Band;

/// Weeks that an answer counts for.
const WEEKS: usize = 4;
/// Answers in them that a value needs.
const LEAST_ANSWERS: u32 = 2;

/// BIZ-1 a and b, of oneself: the mean of the answers of four weeks. SIGNALS gives a team's share its
/// bands, and a person's value the level from which on they count; below it, a person is watched.
pub(super) fn state(
    person: &Person,
    signal: MySignal,
    last: &PersonalWeek,
    policy: &Policy,
) -> SignalState {
    let answer = |week: &PersonalWeek| match signal {
        MySignal::Heard => week.facts.heard,
        _ => week.facts.clear,
    };
    let recent = &person.weeks[person.weeks.len().saturating_sub(WEEKS)..];
    let answers: Vec<f64> = recent.iter().filter_map(answer).map(points).collect();
    let have = answers.len() as u32;
    let mean = answers.iter().sum::<f64>() / f64::from(have.max(1));
    let value = (have >= LEAST_ANSWERS).then_some(mean);
    let figure = SignalFigure::Mean {
        value,
        answers: have,
        of: recent.len() as u32,
    };
    let mut state = SignalState::of(signal, last.week, figure)
        .drawn(&person.weeks, |week| answer(week).map(points));
    match value {
        Some(_) => state.band = Band::Ok,
        None => {
            state.missing = Some(Missing {
                what: Wanting::Answers,
                have,
                needed: LEAST_ANSWERS,
                // One answer a week.
                expected: last.week.on(u64::from(LEAST_ANSWERS.saturating_sub(have))),
            });
        }
    }
    state.reasons = in_order(of_topics(signal, &person.weeks));
    let is_low = value.is_some_and(|value| value < policy.context_level - 1e-9);
    watched(state, is_low.then_some(Rule::ContextLevel))
}

fn points(score: Score) -> f64 {
    f64::from(score.points())
}
