//! A team's counts (BIZ-2): tags in a week against the team's usual rate, as steps and nothing finer.

use super::bands::{Scale, Step};
use super::counts::{Change, Count, RatePrior, RateReference};
use super::evidence::Chart;
use super::reference::{FULL_WEEKS, Standing};
use super::team::{HOLDS_UP, TeamWeek};

/// Answered check-ins of the team that a week needs (SIGNALS §6, BIZ-2).
pub const LEAST_CHECK_INS: u32 = 10;

/// One member's counts, one item a calendar week from the chart's first week on, `days` being
/// their answered check-ins; `None` or no check-in is no value. A series may be shorter.
pub type MemberCounts<'a> = &'a [Option<Count>];

/// The steps of every week after the reference: the first twelve weeks in which `k` members have
/// ten answered check-ins together (SIGNALS §2.4, §6 BIZ-2, §13.0.1).
///
/// E = min(S, 1.5·min_i S^(−i)), where S^(−i) is the same chart, rate included, without member i,
/// over the same weeks; `worse` looks for a doubling, `better` for a halving. Weeks with too little
/// carry, unmarked. Empty before there is a reference. The order of members does not matter.
pub fn steps(members: &[MemberCounts], prior: RatePrior, k: usize) -> Vec<TeamWeek> {
    let weeks = members.iter().map(|weeks| weeks.len()).max().unwrap_or(0);
    let is_valid: Vec<bool> = (0..weeks)
        .map(|week| {
            let there = members.iter().filter(|one| value(one, week).is_some());
            there.count() >= k.max(1) && sum(members, week, None).days >= LEAST_CHECK_INS
        })
        .collect();
    let valid: Vec<usize> = (0..weeks).filter(|week| is_valid[*week]).collect();
    let Some(reference) = valid.get(..FULL_WEEKS) else {
        return Vec::new();
    };
    let next = reference.last().map_or(weeks, |last| last + 1);
    let chart_without = |one: Option<usize>, change| -> Option<Vec<f64>> {
        let usual: Vec<Count> = reference
            .iter()
            .map(|week| sum(members, *week, one))
            .filter(|week| week.days > 0)
            .collect();
        let usual = RateReference::made_of(&usual, Standing::Full, prior)?;
        let run = Chart::COUNTS.run((next..weeks).map(|week| {
            let count = sum(members, week, one);
            (is_valid[week] && count.days > 0)
                .then(|| usual.addend(count, change))
                .flatten()
        }));
        Some(run.iter().map(|evidence| evidence.value).collect())
    };
    let evidence = |change| -> Option<Vec<f64>> {
        let mut least = chart_without(None, change)?;
        for one in 0..members.len() {
            let left = chart_without(Some(one), change)?;
            for (least, left) in least.iter_mut().zip(left) {
                *least = least.min(HOLDS_UP * left);
            }
        }
        Some(least)
    };
    let (Some(worse), Some(better)) = (evidence(Change::Doubling), evidence(Change::Halving))
    else {
        return Vec::new();
    };
    worse
        .into_iter()
        .zip(better)
        .map(|(worse, better)| TeamWeek {
            worse: Step::of(worse, Scale::Count),
            better: Step::of(better, Scale::Count),
        })
        .collect()
}

fn value(member: MemberCounts, week: usize) -> Option<Count> {
    let count = member.get(week).copied().flatten();
    count.filter(|count| count.days > 0)
}

fn sum(members: &[MemberCounts], week: usize, without: Option<usize>) -> Count {
    let all = members
        .iter()
        .enumerate()
        .filter(|(one, _)| Some(*one) != without)
        .filter_map(|(_, weeks)| value(weeks, week));
    all.fold(Count { seen: 0, days: 0 }, |sum, one| Count {
        seen: sum.seen.saturating_add(one.seen),
        days: sum.days.saturating_add(one.days),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::bands::Band;

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

    fn last(team: &[Vec<Option<Count>>]) -> Option<TeamWeek> {
        let members: Vec<MemberCounts> = team.iter().map(Vec::as_slice).collect();
        steps(&members, RatePrior::TEAM_TAGS, K).last().copied()
    }

    #[test]
    fn a_shared_rise_acts_and_one_persons_does_not() {
        let shared = last(&team(&[0, 0, 0, 1, 0, 0], &[2, 1, 2, 1, 2, 1])).unwrap();
        assert_eq!(shared.worse.band(Scale::Count), Band::Act);
        assert_eq!(shared.better, Step::Zero);
        let alone = last(&team(&[0, 0, 0, 1, 0, 0], &[9, 0, 0, 1, 0, 0])).unwrap();
        assert_eq!(alone.worse.band(Scale::Count), Band::Ok);
    }

    #[test]
    fn fewer_tags_are_told_as_better() {
        let fewer = last(&team(&[2; 6], &[0; 6])).unwrap();
        assert_eq!(fewer.better.band(Scale::Count), Band::Act);
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
