//! A family that a person shares by name with a lead: of each signal its band, and what makes it one; no
//! number, no day, no partner, no reason, and nothing of weeks before.

use super::person::Person;
use super::state::{Clearing, SignalState};
use super::{MyFamily, MySignal};
use crate::domain::consent::SharedFamily;
use crate::domain::day::Week;
use crate::signals::bands::Band;

/// One complete week of a shared family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedWeek {
    pub week: Week,
    /// In the order of [`signals_of`].
    pub states: Vec<SharedState>,
}

/// One signal in one week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SharedState {
    pub signal: MySignal,
    pub band: Band,
    pub finding: BandCause,
}

/// What makes a band one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BandCause {
    /// Too little was answered.
    Unknown,
    Usual,
    /// Evidence has been adding up since this week.
    Since(Week),
    /// Evidence began before it was shared.
    SinceBefore,
    /// One sudden change.
    Once,
    /// A threshold that is a policy choice.
    Rule,
}

impl SharedFamily {
    fn family(self) -> MyFamily {
        match self {
            Self::Isolation => MyFamily::Isolation,
            Self::Boundary => MyFamily::Boundary,
            Self::Context => MyFamily::Context,
        }
    }
}

/// The signals that are shared with a family. Rest between days is for oneself alone: events are a
/// weak proxy of work (SIGNALS §4, BND-3).
pub fn signals_of(family: SharedFamily) -> impl Iterator<Item = MySignal> {
    let all = family.family().signals();
    all.filter(|signal| *signal != MySignal::Rest)
}

impl Person {
    /// The last complete week as it is shared; `None` where it lies before `from`, the first week
    /// that is.
    pub fn shared(&self, family: SharedFamily, from: Week) -> Option<SharedWeek> {
        let week = self.weeks.last()?.week;
        let states = signals_of(family).filter_map(|signal| self.state(signal));
        (week >= from).then(|| SharedWeek {
            week,
            states: states.map(|state| told(&state, from)).collect(),
        })
    }
}

fn told(state: &SignalState, from: Week) -> SharedState {
    let onset = state.latest().and_then(|week| week.onset);
    let finding = match state.band {
        Band::NoData => BandCause::Unknown,
        Band::Ok => BandCause::Usual,
        Band::Watch | Band::Act if state.rule.is_some() => BandCause::Rule,
        Band::Watch | Band::Act => match onset {
            Some(_) if state.clearing == Some(Clearing::Usual) => BandCause::Once,
            Some(onset) if onset >= from => BandCause::Since(onset),
            Some(_) => BandCause::SinceBefore,
            None => BandCause::Once,
        },
    };
    SharedState {
        signal: state.signal,
        band: state.band,
        finding,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::families::fixtures::{felt, first, weeks};

    /// Sixteen usual weeks, then a fall.
    fn fallen(count: u64) -> Person {
        let weeks = weeks(count, |n, day| {
            let usual = 4 + i64::from(n % 5 == 0);
            Some(felt(day, if n >= 5 * 16 { 2 } else { usual }))
        });
        Person {
            weeks,
            ..Person::default()
        }
    }

    fn connection(person: &Person, from: Week) -> Option<SharedState> {
        let shared = person.shared(SharedFamily::Isolation, from)?;
        assert_eq!(shared.week, person.weeks.last()?.week);
        shared.states.first().copied()
    }

    #[test]
    fn an_onset_before_the_consent_is_not_told() {
        let person = fallen(20);
        let told = |from: u64| connection(&person, first().on(from)).map(|state| state.finding);
        assert_eq!(told(16), Some(BandCause::Since(first().on(16))));
        assert_eq!(told(17), Some(BandCause::SinceBefore));
        assert_eq!(told(19), Some(BandCause::SinceBefore));
        assert_eq!(told(20), None, "the week is one before the first shared");
        let band = connection(&person, first().on(19)).map(|state| state.band);
        assert_eq!(
            band,
            person.state(MySignal::Connection).map(|state| state.band)
        );
    }

    #[test]
    fn too_little_is_unknown_and_as_usual_is_usual() {
        let finding = |count| connection(&fallen(count), first()).map(|state| state.finding);
        assert_eq!(finding(3), Some(BandCause::Unknown));
        assert_eq!(finding(14), Some(BandCause::Usual));
    }

    #[test]
    fn rest_and_habits_are_never_shared() {
        let all = SharedFamily::ALL
            .iter()
            .flat_map(|family| signals_of(*family));
        let all: Vec<MySignal> = all.collect();
        assert_eq!(all.len(), 7);
        for own in [MySignal::Rest, MySignal::Movement, MySignal::Outdoors] {
            assert!(!all.contains(&own), "{own:?}");
        }
    }
}
