//! HAB of a person: movement and time outdoors, for themselves alone, watched at most (SIGNALS §5,
//! §13.0.8).

use super::isolation::{missing, watched};
use super::person::Person;
use super::rule::Rule;
use super::state::{SignalFigure, SignalState, Wanting};
use super::{MySignal, PersonalWeek};
use crate::domain::policy::Policy;
use crate::domain::week_rollup::DayFacts;
use crate::signals::bands::Band;
use crate::signals::quiet_days::longest_run;

/// Answered days that a week needs for a band.
const LEAST_DAYS: u32 = 4;

/// HAB-1.
pub(super) fn movement(person: &Person, last: &PersonalWeek, policy: &Policy) -> SignalState {
    let (state, minutes) = minutes(MySignal::Movement, person, last, |day| day.active_minutes);
    let is_little = state.band == Band::Ok && minutes < policy.active_minutes;
    watched(state, is_little.then_some(Rule::ActiveMinutes))
}

/// HAB-2.
pub(super) fn outdoors(person: &Person, last: &PersonalWeek, policy: &Policy) -> SignalState {
    let (state, minutes) = minutes(MySignal::Outdoors, person, last, |day| day.outdoor_minutes);
    let streak = match state.figure {
        SignalFigure::Minutes { streak, .. } => streak,
        _ => 0,
    };
    let rule = if state.band != Band::Ok {
        None
    } else if streak >= policy.indoor_streak {
        Some(Rule::IndoorStreak)
    } else {
        (minutes < policy.outdoor_minutes).then_some(Rule::OutdoorMinutes)
    };
    watched(state, rule)
}

/// The minutes of the answered days; OK only with enough of these.
fn minutes(
    signal: MySignal,
    person: &Person,
    last: &PersonalWeek,
    amount: fn(&DayFacts) -> Option<u32>,
) -> (SignalState, u32) {
    let amounts = last.amounts(amount);
    let days = amounts.len() as u32;
    let minutes = amounts.iter().copied().fold(0, u32::saturating_add);
    let streak = longest_run(&amounts.iter().copied().map(Some).collect::<Vec<_>>()) as u32;
    let figure = SignalFigure::Minutes {
        minutes,
        days,
        streak,
    };
    let mut state = SignalState::of(signal, last.week, figure).drawn(&person.weeks, |week| {
        let amounts = week.amounts(amount);
        let enough = amounts.len() as u32 >= LEAST_DAYS;
        enough.then(|| amounts.iter().map(|minutes| f64::from(*minutes)).sum())
    });
    if days >= LEAST_DAYS {
        state.band = Band::Ok;
    } else {
        state.missing = Some(missing(Wanting::Days, days, LEAST_DAYS, last.week));
    }
    (state, minutes)
}
