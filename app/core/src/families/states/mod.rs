//! The states of a person: each signal by the rules of its family, in one order.

use super::chart::{FrozenReference, of};
use super::person::Person;
use super::state::SignalState;
use super::{MySignal, boundary, context, habits, isolation};
use crate::signals::bands::Band;

impl Person {
    /// One state a signal, in the order of [`MySignal::ALL`]; empty before there is a complete week.
    pub fn states(&self) -> Vec<SignalState> {
        let all = MySignal::ALL.iter();
        let references = self.references();
        all.filter_map(|signal| self.state_with(*signal, &references))
            .collect()
    }

    /// The state of one signal; `None` before there is a complete week.
    pub fn state(&self, signal: MySignal) -> Option<SignalState> {
        self.state_with(signal, &self.references())
    }

    fn state_with(&self, signal: MySignal, references: &[FrozenReference]) -> Option<SignalState> {
        let last = self.weeks.last()?;
        let policy = self.policies.at(last.week);
        let references = of(signal, references);
        let mut state = match signal {
            MySignal::Connection => isolation::connection(self, last, &references, &policy),
            MySignal::QuietDays => isolation::quiet_days(self, last, &policy),
            MySignal::Breadth => isolation::breadth(self, last, &policy),
            MySignal::HomeToWork | MySignal::WorkToHome => {
                boundary::state(self, signal, last, &references, &policy)
            }
            MySignal::Rest => boundary::rest(self, last),
            MySignal::Movement => habits::movement(self, last, &policy),
            MySignal::Outdoors => habits::outdoors(self, last, &policy),
            MySignal::Clear | MySignal::Heard => context::state(self, signal, last, &policy),
        };
        if state.band != Band::NoData {
            state.missing = None;
        }
        if state.band < Band::Watch {
            state.clearing = None;
            state.reasons.clear();
        }
        Some(state)
    }
}

#[cfg(test)]
mod tests;
