//! A person's own weeks and their usual, as one value: everything that their signals depend on, and the
//! references that are frozen of it. One is made when enough weeks are complete, kept for good, and
//! superseded only as SIGNALS §13.0.9 says, or when the person asks.

use super::chart::{self, FreezeReason, FrozenReference, Value, WeekBaseline, of};
use super::{MySignal, PersonalWeek, WorkDay};
use crate::domain::day::Week;
use crate::domain::policy::Policies;
use crate::domain::quarter::Quarter;
use crate::signals::counts::{Count, RatePrior, RateReference};
use crate::signals::estimates::{Estimates, History};
use crate::signals::reference::{FULL_WEEKS, Freeze, PROVISIONAL_WEEKS, REBASE_WEEKS, Reference};

/// Everything that a person's states depend on.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// Complete weeks, without holes, oldest first.
    pub weeks: Vec<PersonalWeek>,
    /// References that are kept; those that are due are found here.
    pub frozen: Vec<FrozenReference>,
    pub seen: Vec<SeenSignal>,
    pub policies: Policies,
    pub estimates: History,
    /// Days of work in the last complete week, and the one before it; in their order.
    pub work_days: Vec<WorkDay>,
    /// Minutes with each named partner of a talk in the last four complete weeks.
    pub partner_minutes: Vec<f64>,
}

/// "I have seen this", of a signal in a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeenSignal {
    pub signal: MySignal,
    pub week: Week,
}

impl Person {
    /// References kept and due, as of now.
    pub fn references(&self) -> Vec<FrozenReference> {
        let mut all = self.frozen.clone();
        all.extend(due(&self.weeks, &self.frozen, &self.estimates));
        all
    }

    /// The weeks in which the person said of a signal that they know.
    pub(super) fn seen_of(&self, signal: MySignal) -> Vec<Week> {
        let of = self.seen.iter().filter(|seen| seen.signal == signal);
        of.map(|seen| seen.week).collect()
    }
}

/// The value of a charted signal in a week; `None` for a week that does not count.
pub fn value(signal: MySignal, week: &PersonalWeek) -> Option<Value> {
    match signal {
        MySignal::Connection => week.mean(|day| day.connection).map(Value::Score),
        MySignal::HomeToWork => valid(week.home_to_work()),
        MySignal::WorkToHome => valid(week.work_to_home()),
        _ => None,
    }
}

fn valid(count: Count) -> Option<Value> {
    count.is_valid().then_some(Value::Count(count))
}

/// References that are due and not frozen yet, of every charted signal, in the order in which they
/// came due. `weeks` are complete, without holes, oldest first; what is frozen already is never made
/// again, whatever the weeks say now.
pub fn due(
    weeks: &[PersonalWeek],
    frozen: &[FrozenReference],
    estimates: &History,
) -> Vec<FrozenReference> {
    let mut due = Vec::new();
    for signal in MySignal::CHARTED {
        let mut known: Vec<FrozenReference> = of(signal, frozen);
        while let Some(next) = next(signal, weeks, &known, estimates) {
            known.push(next);
            due.push(next);
        }
    }
    due.sort_by_key(|reference| reference.from);
    due
}

/// A reference of the last 26 valid weeks, because the person asks (SIGNALS §13.0.9); evidence begins
/// again at 0 in the week after the last complete one. `None` below twelve valid weeks.
pub fn rebased(
    signal: MySignal,
    weeks: &[PersonalWeek],
    estimates: &History,
) -> Option<FrozenReference> {
    let valid = valid_weeks(signal, weeks);
    let last = &valid[valid.len().saturating_sub(REBASE_WEEKS)..];
    let from = weeks.last()?.week.on(1);
    (last.len() >= FULL_WEEKS)
        .then(|| made(signal, last, FreezeReason::Asked, from, estimates))
        .flatten()
}

fn next(
    signal: MySignal,
    weeks: &[PersonalWeek],
    known: &[FrozenReference],
    estimates: &History,
) -> Option<FrozenReference> {
    let valid = valid_weeks(signal, weeks);
    match known {
        [] => {
            let eight = valid.get(..PROVISIONAL_WEEKS)?;
            made(
                signal,
                eight,
                FreezeReason::Eight,
                eight.last()?.0.on(1),
                estimates,
            )
        }
        [eight] if eight.why == FreezeReason::Eight => {
            let twelve = valid.get(..FULL_WEEKS)?;
            let from = twelve.last()?.0.on(1);
            // Corrected weeks may count no longer: then the twelfth came later than the eighth did.
            if from <= eight.from {
                return None;
            }
            let until = weeks.iter().take_while(|week| week.week < from);
            let values: Vec<_> = until.map(|week| (week.week, value(signal, week))).collect();
            let run = chart::run(&values, known, &[]);
            let (evidence, threshold) = run
                .last()
                .and_then(|last| Some((last.evidence?, last.threshold?)))?;
            match Freeze::at_week_twelve(evidence, threshold) {
                Freeze::KeepEight => Some(FrozenReference {
                    from,
                    why: FreezeReason::KeptEight,
                    ..*eight
                }),
                Freeze::TakeTwelve => made(signal, twelve, FreezeReason::Twelve, from, estimates),
            }
        }
        _ => None,
    }
}

fn valid_weeks(signal: MySignal, weeks: &[PersonalWeek]) -> Vec<(Week, Value)> {
    let values = weeks
        .iter()
        .map(|week| Some((week.week, value(signal, week)?)));
    values.flatten().collect()
}

fn made(
    signal: MySignal,
    weeks: &[(Week, Value)],
    why: FreezeReason,
    from: Week,
    estimates: &History,
) -> Option<FrozenReference> {
    let (first, last) = (weeks.first()?.0, weeks.last()?.0);
    let usual = match signal {
        MySignal::Connection => {
            let scores: Vec<Option<f64>> = weeks.iter().map(|(_, value)| value.score()).collect();
            let Estimates { prior, rho } = estimates.at(Quarter::of(last));
            WeekBaseline::Scores(match why {
                FreezeReason::Asked => Reference::rebased(&scores, prior, rho),
                _ => Reference::first(&scores, why.standing(), prior, rho),
            }?)
        }
        MySignal::HomeToWork => rate(weeks, why, RatePrior::UNPLANNED)?,
        MySignal::WorkToHome => rate(weeks, why, RatePrior::INTRUSIONS)?,
        _ => return None,
    };
    Some(FrozenReference {
        signal,
        from,
        made_of: (first, last),
        why,
        usual,
    })
}

fn rate(weeks: &[(Week, Value)], why: FreezeReason, prior: RatePrior) -> Option<WeekBaseline> {
    let counts: Vec<Count> = weeks
        .iter()
        .filter_map(|(_, value)| value.count())
        .collect();
    RateReference::made_of(&counts, why.standing(), prior).map(WeekBaseline::Rate)
}

#[cfg(test)]
mod tests;
