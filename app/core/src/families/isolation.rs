//! ISO of a person: connection, remote days without talk, breadth of talk (SIGNALS §3).

use super::chart::{self, FrozenReference, Value, WeekBaseline, addend, rules};
use super::person::{Person, value};
use super::reason::{in_order, of_connection, of_quiet_days};
use super::rule::Rule;
use super::state::{Missing, SignalFigure, SignalState, Wanting, of_chart};
use super::{MySignal, PersonalWeek};
use crate::domain::day::Week;
use crate::domain::policy::Policy;
use crate::signals::bands::Band;
use crate::signals::breadth::{LEAST_MINUTES, effective_partners};
use crate::signals::evidence::Evidence;
use crate::signals::quiet_days::{LEAST_DAYS, QuietDays, longest_run};
use crate::signals::reference::PROVISIONAL_WEEKS;
use crate::signals::valid::{Days, needed, sensitivity};

/// Two weeks at or below `connection_act` act only for who is not always low (SIGNALS §13.0.8).
const ACTS_FROM: f64 = 2.8;
/// Weeks that a run of quiet days is looked for in (SIGNALS §3, ISO-2).
const STREAK_WEEKS: usize = 4;

/// ISO-1.
pub(super) fn connection(
    person: &Person,
    last: &PersonalWeek,
    references: &[FrozenReference],
    policy: &Policy,
) -> SignalState {
    let signal = MySignal::Connection;
    let Days {
        scheduled,
        answered,
    } = last.days(|day| day.connection);
    let figure = SignalFigure::Mean {
        value: last.mean(|day| day.connection),
        answers: answered,
        of: scheduled,
    };
    let mut state = charted(person, signal, last, references, figure);
    state.is_unconfirmed =
        state.band == Band::Ok && is_unconfirmed(&state, answered, scheduled, policy);
    let lacking = needed(scheduled).map_or((answered, 2), |needed| (answered, needed));
    state.missing = missing_of_chart(&state, person, lacking);
    state.reasons = match state.usual {
        Some(usual) => in_order(of_connection(&person.weeks, &usual)),
        None => Vec::new(),
    };
    let rule = low_connection(person, &state, policy);
    let mut state = state.ruled(rule);
    state.is_unconfirmed &= state.rule.is_none();
    state
}

/// A state of a signal that has a chart, with what the chart says.
pub(super) fn charted(
    person: &Person,
    signal: MySignal,
    last: &PersonalWeek,
    references: &[FrozenReference],
    figure: SignalFigure,
) -> SignalState {
    let values: Vec<_> = person
        .weeks
        .iter()
        .map(|week| (week.week, value(signal, week)))
        .collect();
    let seen = person.seen_of(signal);
    let mut state = SignalState::of(signal, last.week, figure)
        .drawn(&person.weeks, |week| value(signal, week).map(Value::drawn));
    state.chart = chart::run(&values, references, &seen);
    state.usual = references
        .iter()
        .rev()
        .find(|one| one.from <= last.week)
        .copied();
    let Some(latest) = state.chart.last().copied() else {
        return state;
    };
    // A gap is never OK; what was carried through it is not gone.
    state.statistical = match latest.value {
        None if latest.band == Band::Ok => Band::NoData,
        _ => latest.band,
    };
    state.band = state.statistical;
    state.clearing = of_chart(signal, &latest);
    state.is_seen = match latest.onset {
        Some(onset) => seen.iter().any(|week| *week >= onset),
        None => seen.contains(&last.week),
    };
    state
}

/// What a charted state lacks: a reference, or answers in the last week.
pub(super) fn missing_of_chart(
    state: &SignalState,
    person: &Person,
    (answered, needed): (u32, u32),
) -> Option<Missing> {
    if state.band != Band::NoData {
        return None;
    }
    let last = state.week;
    if state.usual.is_some() {
        return Some(missing(Wanting::Days, answered, needed, last));
    }
    let valid = person
        .weeks
        .iter()
        .filter(|week| value(state.signal, week).is_some());
    let (have, needed) = (valid.count() as u32, PROVISIONAL_WEEKS as u32);
    Some(Missing {
        what: Wanting::Weeks,
        have,
        needed,
        // The week after the eighth is the first to be measured.
        expected: last.on(u64::from(needed.saturating_sub(have)) + 1),
    })
}

/// Whether an OK could be a WATCH if the unanswered days were worse (SIGNALS §2.6 d, e).
fn is_unconfirmed(state: &SignalState, answered: u32, scheduled: u32, policy: &Policy) -> bool {
    let Some(latest) = state.latest() else {
        return false;
    };
    let (Some(Value::Score(mean)), Some(usual), Some(before)) =
        (latest.value, latest.usual, latest.before)
    else {
        return false;
    };
    let days = Days {
        scheduled,
        answered,
    };
    let Some(lower) = sensitivity(mean, days, policy.sensitivity) else {
        return false;
    };
    let before = Evidence {
        value: before,
        ..Evidence::default()
    };
    let rules = rules(&usual);
    let after = rules.next(before, addend(&usual, Value::Score(lower)));
    rules.band(after) >= Band::Watch || lower < policy.connection_watch
}

/// The policy choices about low connection (SIGNALS §3, §13.0.8).
fn low_connection(person: &Person, state: &SignalState, policy: &Policy) -> Option<(Rule, Band)> {
    let means = person
        .weeks
        .iter()
        .map(|week| week.mean(|day| day.connection));
    let last = means.clone().next_back().flatten()?;
    let mut valid = means.rev().flatten();
    let [last_valid, before] = [valid.next(), valid.next()];
    let is_low_twice = last_valid
        .zip(before)
        .is_some_and(|(a, b)| a <= policy.connection_act && b <= policy.connection_act);
    if is_low_twice {
        // Whether somebody is always low is known only with a reference.
        let acts = match state.usual.map(|usual| usual.usual) {
            Some(WeekBaseline::Scores(reference)) => reference.centre >= ACTS_FROM,
            _ => false,
        };
        let band = if acts { Band::Act } else { Band::Watch };
        return Some((Rule::ConnectionLowTwice, band));
    }
    (last < policy.connection_watch).then_some((Rule::ConnectionLow, Band::Watch))
}

/// ISO-2; stops at WATCH (SIGNALS §13.0.8).
pub(super) fn quiet_days(person: &Person, last: &PersonalWeek, policy: &Policy) -> SignalState {
    let days = last.remote_talk();
    let recent = &person.weeks[person.weeks.len().saturating_sub(STREAK_WEEKS)..];
    let streak = longest_run(
        &recent
            .iter()
            .flat_map(PersonalWeek::remote_talk)
            .collect::<Vec<_>>(),
    );
    let answered = days.iter().flatten().count();
    let figure = SignalFigure::Quiet {
        quiet: days
            .iter()
            .flatten()
            .filter(|minutes| **minutes == 0)
            .count() as u32,
        days: answered as u32,
        streak: streak as u32,
    };
    let mut state = SignalState::of(MySignal::QuietDays, last.week, figure)
        .drawn(&person.weeks, |week| {
            Some(100.0 * QuietDays::of(&week.remote_talk())?.share())
        });
    let share = QuietDays::of(&days);
    if share.is_some() {
        state.band = Band::Ok;
    } else {
        state.missing = Some(missing(
            Wanting::RemoteDays,
            answered as u32,
            LEAST_DAYS as u32,
            last.week,
        ));
    }
    state.reasons = in_order(of_quiet_days(&person.weeks));
    let rule = if streak as u32 >= policy.quiet_streak {
        Some(Rule::QuietStreak)
    } else {
        let is_quiet = |days: QuietDays| days.share() >= policy.quiet_share - 1e-9;
        share
            .filter(|days| is_quiet(*days))
            .map(|_| Rule::QuietShare)
    };
    watched(state, rule)
}

/// ISO-3: information, watched where it is very narrow.
pub(super) fn breadth(person: &Person, last: &PersonalWeek, policy: &Policy) -> SignalState {
    let value = effective_partners(&person.partner_minutes);
    let mut state = SignalState::of(
        MySignal::Breadth,
        last.week,
        SignalFigure::Breadth { value },
    );
    match value {
        None => {
            let minutes: f64 = person.partner_minutes.iter().sum();
            let (have, needed) = (minutes as u32, LEAST_MINUTES as u32);
            state.missing = Some(missing(Wanting::Minutes, have, needed, last.week));
        }
        Some(_) => state.band = Band::Ok,
    }
    let is_narrow = value.is_some_and(|value| value < policy.breadth);
    watched(state, is_narrow.then_some(Rule::Breadth))
}

/// What could be there after one more week.
pub(super) fn missing(what: Wanting, have: u32, needed: u32, last: Week) -> Missing {
    Missing {
        what,
        have,
        needed,
        expected: last.on(1),
    }
}

/// With a policy choice that stops at WATCH.
pub(super) fn watched(state: SignalState, rule: Option<Rule>) -> SignalState {
    state.ruled(rule.map(|rule| (rule, Band::Watch)))
}
