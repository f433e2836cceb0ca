//! BND of a person: both directions across the border, on the same scale and never netted (SIGNALS §4).

use super::clearing::Clearing;
use super::isolation::{charted, missing_of_chart};
use super::reason::{in_order, of_kinds};
use super::state::{Figure, Person, Rule, SignalState};
use super::usual::Frozen;
use super::{MySignal, PersonalWeek};
use crate::domain::policy::Policy;
use crate::signals::bands::Band;
use crate::signals::counts::LEAST_DAYS;

/// BND-1 and BND-2. What was agreed beforehand is shown and never counted.
pub(super) fn state(
    person: &Person,
    signal: MySignal,
    last: &PersonalWeek,
    references: &[Frozen],
    policy: &Policy,
) -> SignalState {
    let count = match signal {
        MySignal::WorkToHome => last.work_to_home(),
        _ => last.home_to_work(),
    };
    let figure = Figure::Count {
        seen: count.seen,
        days: count.days,
    };
    let mut state = charted(person, signal, last, references, figure);
    state.missing = missing_of_chart(&state, person, (count.days, LEAST_DAYS));
    state.reasons = in_order(of_kinds(signal, &person.weeks));
    let comes_home =
        signal == MySignal::WorkToHome && count.is_valid() && count.seen >= policy.intrusion_days;
    // SIGNALS §13.0.8: it stops at WATCH.
    let mut state = state.ruled(comes_home.then_some((Rule::IntrusionDays, Band::Watch)));
    if let Some(rule) = state.rule {
        state.clearing = Some(Clearing::Rule(rule));
    }
    state
}
