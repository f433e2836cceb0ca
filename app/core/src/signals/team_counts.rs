//! A team's counts (BIZ-2): tags in a week against the team's usual rate, as steps and nothing finer.

use super::bands::EvidenceScale;
use super::counts::{Count, RatePrior, RateReference, ShiftDirection};
use super::evidence::{Chart, Evidence};
use super::reference::{FULL_WEEKS, ReferenceStage};
use super::team::{BothSides, ChartedWeek, RunningChart, RunningWeek, by_week, held_up};
use serde::{Deserialize, Serialize};

/// Answered check-ins of the team that a week needs (SIGNALS §6, BIZ-2).
pub const LEAST_CHECK_INS: u32 = 10;

/// One member's counts, one item a calendar week from the chart's first week on, `days` being
/// their answered check-ins; `None` or no check-in is no value. A series may be shorter.
pub type MemberCounts<'a> = &'a [Option<Count>];

/// A team's running chart of tags: what closing carries from week to week. Not to be shown; what may
/// be shown of it is the steps that each week gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TagChart {
    everybody: Line,
    /// S^(−i), rate included, in the order of the members.
    without: Vec<Line>,
    /// Weeks since E was last 0, this one included, carried ones too.
    running: BothSides<u32>,
}

/// A frozen rate and the evidence against it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Line {
    usual: RateReference,
    evidence: BothSides<Evidence>,
}

impl Line {
    /// The rate of the weeks in which there was a check-in; nothing has happened yet.
    fn begun(weeks: impl Iterator<Item = Count>, prior: RatePrior) -> Option<Self> {
        let weeks: Vec<Count> = weeks.filter(|week| week.days > 0).collect();
        Some(Self {
            usual: RateReference::made_of(&weeks, ReferenceStage::Full, prior)?,
            evidence: BothSides::default(),
        })
    }

    fn next(&mut self, week: Count) {
        let addend = |change| {
            let is_there = week.days > 0;
            is_there.then(|| self.usual.addend(week, change)).flatten()
        };
        let after = |before, change| Chart::COUNTS.next(before, addend(change));
        self.evidence = BothSides {
            worse: after(self.evidence.worse, ShiftDirection::Doubling),
            better: after(self.evidence.better, ShiftDirection::Halving),
        };
    }
}

impl TagChart {
    /// A chart in which nothing has happened yet, and the index of the first week after its
    /// reference: the first twelve weeks in which `k` members have ten answered check-ins together,
    /// for everybody and for each one left out (SIGNALS §2.4, §6 BIZ-2, §13.0.1). `None` before.
    pub fn begin(members: &[MemberCounts], prior: RatePrior, k: usize) -> Option<(Self, usize)> {
        let weeks = by_week(members).into_iter().enumerate();
        let valid = weeks.filter(|(_, values)| is_valid(values, k));
        let valid: Vec<(usize, Vec<Option<Count>>)> = valid.take(FULL_WEEKS).collect();
        let (last, _) = *valid.get(FULL_WEEKS - 1)?;
        let line = |one| {
            let sums = valid.iter().map(|(_, values)| sum(values, one));
            Line::begun(sums, prior)
        };
        let without: Option<Vec<Line>> = (0..members.len()).map(|one| line(Some(one))).collect();
        let chart = Self {
            everybody: line(None)?,
            without: without?,
            running: BothSides::default(),
        };
        Some((chart, last + 1))
    }
}

impl RunningChart for TagChart {
    type Value = Count;

    /// There is no provisional one.
    fn standing(&self) -> ReferenceStage {
        ReferenceStage::Full
    }

    /// Tags and answered check-ins. Below `k` members with a check-in, or ten check-ins together,
    /// the week is not computed and all is carried.
    fn next(&mut self, values: &[Option<Count>], k: usize) -> RunningWeek {
        let is_computed = is_valid(values, k);
        if is_computed {
            self.everybody.next(sum(values, None));
            for (one, line) in self.without.iter_mut().enumerate() {
                line.next(sum(values, Some(one)));
            }
        }
        let without = self.without.iter().map(|line| line.evidence);
        let evidence = held_up(self.everybody.evidence, without);
        self.running.go_on(evidence);
        RunningWeek {
            week: ChartedWeek::of(evidence, EvidenceScale::Count),
            is_computed,
        }
    }

    fn join(&mut self, joiners: usize) {
        let members = self.without.len() + joiners;
        self.without.resize(members, self.everybody);
    }

    fn running(&self) -> BothSides<u32> {
        self.running
    }
}

fn is_valid(values: &[Option<Count>], k: usize) -> bool {
    let there = values.iter().flatten().filter(|count| count.days > 0);
    there.count() >= k.max(1) && sum(values, None).days >= LEAST_CHECK_INS
}

fn sum(values: &[Option<Count>], without: Option<usize>) -> Count {
    let all = values.iter().enumerate();
    let all = all.filter(|(one, _)| Some(*one) != without);
    let all = all.filter_map(|(_, value)| value.filter(|count| count.days > 0));
    all.fold(Count { seen: 0, days: 0 }, |sum, one| Count {
        seen: sum.seen.saturating_add(one.seen),
        days: sum.days.saturating_add(one.days),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::bands::{Band, Step};
    use crate::signals::tests::steps::tag_steps;

    const K: usize = 5;

    /// Members whose weeks are `usual` twelve times, then `later` eight times.
    fn team(usual: &[u32], later: &[u32]) -> Vec<Vec<Option<Count>>> {
        let week = |seen: &u32| {
            Some(Count {
                seen: *seen,
                days: 5,
            })
        };
        usual
            .iter()
            .zip(later)
            .map(|(usual, later)| [vec![week(usual); 12], vec![week(later); 8]].concat())
            .collect()
    }

    fn last(team: &[Vec<Option<Count>>]) -> Option<ChartedWeek> {
        let members: Vec<MemberCounts> = team.iter().map(Vec::as_slice).collect();
        tag_steps(&members, RatePrior::TEAM_TAGS, K).last().copied()
    }

    #[test]
    fn a_shared_rise_acts_and_one_persons_does_not() {
        let shared = last(&team(&[0, 0, 0, 1, 0, 0], &[2, 1, 2, 1, 2, 1])).unwrap();
        assert_eq!(shared.worse.band(EvidenceScale::Count), Band::Act);
        assert_eq!(shared.better, Step::Zero);
        let alone = last(&team(&[0, 0, 0, 1, 0, 0], &[9, 0, 0, 1, 0, 0])).unwrap();
        assert_eq!(alone.worse.band(EvidenceScale::Count), Band::Ok);
    }

    #[test]
    fn fewer_tags_are_told_as_better() {
        let fewer = last(&team(&[2; 6], &[0; 6])).unwrap();
        assert_eq!(fewer.better.band(EvidenceScale::Count), Band::Act);
        assert_eq!(fewer.worse, Step::Zero);
    }

    #[test]
    fn the_order_of_people_does_not_matter() {
        let mut people = team(&[0, 1, 2, 1, 0, 3], &[2, 1, 4, 1, 2, 3]);
        let before = last(&people);
        people.rotate_left(2);
        assert_eq!(last(&people), before);
    }

    #[test]
    fn thin_weeks_carry_and_thin_teams_have_nothing() {
        let mut people = team(&[0, 0, 0, 1, 0, 0], &[2, 1, 2, 1, 2, 1]);
        let before = last(&people);
        for weeks in &mut people {
            weeks.extend([Some(Count { seen: 0, days: 1 }); 6]);
        }
        assert_eq!(last(&people), before);
        assert_eq!(last(&people[..4]), None);
        assert_eq!(last(&[]), None);
    }
}
