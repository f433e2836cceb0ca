//! States and what would clear them: one a signal, a vector and never a sum. Each says its band, which rule
//! made it, its numbers, its reasons, and the week that would take it back below its threshold; a grey one
//! says what is missing and when it can be known.

use super::chart::{ChartWeek, FrozenReference, WeekBaseline, rules, worse};
use super::reason::Reason;
use super::rule::Rule;
use super::{MySignal, PersonalWeek};
use crate::domain::day::Week;
use crate::domain::form::text_enum;
use crate::signals::bands::Band;
use crate::signals::evidence::{ClearingCondition, Evidence};

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

/// What would clear a WATCH or an ACT.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Clearing {
    /// A weekly mean from here on, 1 to 5, ends this band; an ACT may still be watched (SIGNALS
    /// §13.0.11).
    MeanFrom { value: f64, ends: Band },
    /// At most so many in a week with so many answered days end this band.
    AtMost { count: u32, days: u32, ends: Band },
    /// Not even the best possible week does.
    NotInOneWeek { ends: Band },
    /// A single odd week: the next one that is as usual does.
    Usual,
    /// A week on the other side of a policy choice.
    Rule(Rule),
}

/// The answered days of the week that is imagined.
const DAYS: u32 = 5;

/// What clears the band that the statistics of a charted signal gave; `None` where it is neither WATCH
/// nor ACT.
pub fn of_chart(signal: MySignal, week: &ChartWeek) -> Option<Clearing> {
    let usual = week.usual?;
    let rules = rules(&usual);
    let evidence = Evidence {
        value: week.evidence?,
        ..Evidence::default()
    };
    let ends = rules.band(evidence);
    if week.band >= Band::Watch && ends < Band::Watch {
        return Some(Clearing::Usual);
    }
    match usual {
        _ if ends < Band::Watch => None,
        WeekBaseline::Scores(reference) => {
            let usual = reference.usual(worse(signal));
            let clears = match ends {
                Band::Act => rules.clears_act(evidence, usual),
                _ => rules.clears_watch(evidence, usual),
            };
            Some(match clears {
                ClearingCondition::From(value) => Clearing::MeanFrom { value, ends },
                ClearingCondition::NotInOneWeek => Clearing::NotInOneWeek { ends },
            })
        }
        WeekBaseline::Rate(reference) => {
            let level = match ends {
                Band::Act => rules.threshold,
                _ => rules.threshold / 2.0,
            };
            // S + (x·ln 2 − λD)/φ < level, solved for x.
            let room = (level - evidence.value) * reference.dispersion;
            let most = (room + reference.rate * f64::from(DAYS)) / std::f64::consts::LN_2;
            let most = most.ceil() - 1.0;
            Some(if most < 0.0 {
                Clearing::NotInOneWeek { ends }
            } else {
                Clearing::AtMost {
                    count: most as u32,
                    days: DAYS,
                    ends,
                }
            })
        }
    }
}
