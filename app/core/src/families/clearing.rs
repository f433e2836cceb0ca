//! Clearing of a state: the value of one more week that takes it back below its threshold.

use super::MySignal;
use super::chart::{ChartWeek, rules};
use super::frozen::{WeekBaseline, worse};
use super::rule::Rule;
use crate::signals::bands::Band;
use crate::signals::evidence::{ClearingCondition, Evidence};

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
