//! BND of a person: both directions across the border, on the same scale and never netted (SIGNALS §4).

use super::chart::FrozenReference;
use super::isolation::{charted, missing, missing_of_chart, watched};
use super::person::Person;
use super::reason::{in_order, of_kinds};
use super::rule::Rule;
use super::state::{SignalFigure, SignalState, Wanting};
use super::{MySignal, PersonalWeek};
use crate::domain::policy::Policy;
use crate::signals::bands::Band;
use crate::signals::counts::LEAST_DAYS;
use crate::signals::rest::{is_short, rest_hours};

/// Days with events that a week needs (SIGNALS §4, BND-3).
const LEAST_WORK_DAYS: u32 = 4;

/// BND-1 and BND-2. What was agreed beforehand is shown and never counted.
pub(super) fn state(
    person: &Person,
    signal: MySignal,
    last: &PersonalWeek,
    references: &[FrozenReference],
    policy: &Policy,
) -> SignalState {
    let count = match signal {
        MySignal::WorkToHome => last.work_to_home(),
        _ => last.home_to_work(),
    };
    let figure = SignalFigure::Count {
        seen: count.seen,
        days: count.days,
    };
    let mut state = charted(person, signal, last, references, figure);
    state.missing = missing_of_chart(&state, person, (count.days, LEAST_DAYS));
    state.reasons = in_order(of_kinds(signal, &person.weeks));
    let comes_home =
        signal == MySignal::WorkToHome && count.is_valid() && count.seen >= policy.intrusion_days;
    // SIGNALS §13.0.8: it stops at WATCH.
    watched(state, comes_home.then_some(Rule::IntrusionDays))
}

/// BND-3: nights that end in the week, between the last event of one day and the first of the next;
/// stops at WATCH (SIGNALS §13.0.8). Never leaves the person: events are a weak proxy of work.
pub(super) fn rest(person: &Person, last: &PersonalWeek) -> SignalState {
    let in_week = person
        .work_days
        .iter()
        .filter(|work| work.day.week() == last.week);
    let days = in_week.count() as u32;
    let nights = person.work_days.windows(2).filter(|pair| {
        let [before, after] = [pair[0], pair[1]];
        let next_day = before.day.on(1) == after.day && after.day.week() == last.week;
        next_day && rest_hours(before.last, after.first).is_some_and(is_short)
    });
    let short = nights.count() as u32;
    let mut state = SignalState::of(
        MySignal::Rest,
        last.week,
        SignalFigure::Rest { short, days },
    );
    if days >= LEAST_WORK_DAYS {
        state.band = Band::Ok;
    } else {
        state.missing = Some(missing(Wanting::WorkDays, days, LEAST_WORK_DAYS, last.week));
    }
    let fires = state.band == Band::Ok && short > 0;
    watched(state, fires.then_some(Rule::ShortRest))
}
