//! Everything that a person's own signals depend on, as one value.

use super::frozen::FrozenReference;
use super::usual::due;
use super::{MySignal, PersonalWeek, WorkDay};
use crate::domain::day::Week;
use crate::domain::policy::Policies;
use crate::signals::estimates::History;

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
