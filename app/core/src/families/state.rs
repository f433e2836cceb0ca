//! States: one a signal, a vector and never a sum. Each says its band, which rule made it, its numbers,
//! its reasons, and what would clear it; a grey one says what is missing and when it can be known.

use super::chart::ChartWeek;
use super::clearing::Clearing;
use super::frozen::FrozenReference;
use super::reason::Reason;
use super::rule::Rule;
use super::{MySignal, PersonalWeek};
use crate::domain::day::Week;
use crate::domain::form::text_enum;
use crate::signals::bands::Band;

/// How it stands with one signal after the last complete week.
#[derive(Clone, Debug, PartialEq)]
pub struct SignalState {
    pub signal: MySignal,
    /// The last complete week.
    pub week: Week,
    /// The worse of what the statistics and what a policy choice say.
    pub band: Band,
    /// What the statistics say; NO_DATA where the signal has none.
    pub statistical: Band,
    /// The rule that made the band what it is; `None` where the statistics did.
    pub rule: Option<Rule>,
    /// A rule that fired as well, and changed nothing.
    pub rule_beside: Option<Rule>,
    /// An OK that could be a WATCH if the days that were not answered were a little worse.
    pub is_unconfirmed: bool,
    /// Whether the person said that they know, since this began.
    pub is_seen: bool,
    /// The figures of the week.
    pub figure: SignalFigure,
    /// What is missing for a band.
    pub missing: Option<Missing>,
    /// The signal in every complete week, to be drawn; `None` is a gap. Empty where only the latest
    /// weeks together have a value.
    pub series: Vec<(Week, Option<f64>)>,
    /// Of a charted signal every complete week, with the evidence where there is a reference.
    pub chart: Vec<ChartWeek>,
    /// The reference that the week is measured by.
    pub usual: Option<FrozenReference>,
    /// At most three.
    pub reasons: Vec<Reason>,
    /// Beside WATCH and ACT.
    pub clearing: Option<Clearing>,
}

/// The figures of a week, by what the signal counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SignalFigure {
    /// A mean of answers, 1 to 5, and of how many.
    Mean {
        value: Option<f64>,
        answers: u32,
        of: u32,
    },
    /// How often, on how many answered days.
    Count { seen: u32, days: u32 },
    /// Remote days without talk, of those on which it was answered; and the longest run of them in
    /// the last four weeks.
    Quiet { quiet: u32, days: u32, streak: u32 },
    /// Effective number of partners.
    Breadth { value: Option<f64> },
    /// Nights shorter than eleven hours, and days with events of work.
    Rest { short: u32, days: u32 },
    /// Minutes on the answered days; with too few of these, at least so many. And the longest run of
    /// answered days without one.
    Minutes {
        minutes: u32,
        days: u32,
        streak: u32,
    },
}

/// What a grey state waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    pub what: Wanting,
    pub have: u32,
    pub needed: u32,
    /// The first week after which it can be known, if it is answered from now on.
    pub expected: Week,
}

text_enum! {
    /// What there is too little of.
    Wanting {
        /// Weeks with enough answers, for a reference.
        Weeks = "weeks",
        /// Days with events of work in the week.
        WorkDays = "work-days",
        /// Answered days in the week.
        Days = "days",
        /// Remote days on which talk was answered.
        RemoteDays = "remote-days",
        /// Minutes of talk with named colleagues, in four weeks.
        Minutes = "minutes",
        /// Answers to the question of the week, in four weeks.
        Answers = "answers",
    }
}

impl SignalState {
    /// A state of which nothing is known yet.
    pub(super) fn of(signal: MySignal, week: Week, figure: SignalFigure) -> Self {
        Self {
            signal,
            week,
            band: Band::NoData,
            statistical: Band::NoData,
            rule: None,
            rule_beside: None,
            is_unconfirmed: false,
            is_seen: false,
            figure,
            missing: None,
            series: Vec::new(),
            chart: Vec::new(),
            usual: None,
            reasons: Vec::new(),
            clearing: None,
        }
    }

    /// With what a policy choice says: it can make a state worse, never better, and without enough
    /// data no state is OK (SIGNALS §1.3, §0.5).
    pub(super) fn ruled(mut self, rule: Option<(Rule, Band)>) -> Self {
        match rule {
            Some((rule, band)) if band > self.band => {
                self.band = band;
                self.rule = Some(rule);
                self.clearing = Some(Clearing::Rule(rule));
            }
            Some((rule, _)) => self.rule_beside = Some(rule),
            None => {}
        }
        self
    }

    /// With the values of every complete week.
    pub(super) fn drawn(
        mut self,
        weeks: &[PersonalWeek],
        value: impl Fn(&PersonalWeek) -> Option<f64>,
    ) -> Self {
        self.series = weeks.iter().map(|week| (week.week, value(week))).collect();
        self
    }

    /// The week of the chart that is the last complete one.
    pub fn latest(&self) -> Option<&ChartWeek> {
        self.chart.last()
    }
}
