//! REV-3: how unevenly reviews are spread over who could review, against what chance alone would give
//! (SIGNALS §7). Of people only how many they are leaves this room.

use super::pace::Logins;
use super::published::Load;
use super::pulls::Pull;
use super::respondent::Respondent;
use crate::domain::day::Week;
use crate::domain::id::PersonId;
use crate::signals::bands::Band;
use crate::signals::gini::{chance_null, gini};
use std::collections::{BTreeMap, BTreeSet};

/// Reviewers, and reviews, that it needs.
const LEAST: (usize, u32) = (4, 20);
/// G* from which on it is watched and acts, if chance does not give as much.
const WATCH_FROM: f64 = 0.35;
const ACT_FROM: f64 = 0.50;
/// Below this two values of G* are the same.
const SAME: f64 = 1e-9;

/// The panel of the weeks of `covered`, out of the window from `first` to `last`. Reviewers are those who
/// counted in the team with a login that is tied, for of the others it is not known whether they review,
/// and were not on leave for more than half of the days that they would have worked.
pub fn panel(
    pulls: &[Pull],
    colleagues: &[Respondent],
    logins: &Logins,
    [first, last]: [Week; 2],
    is_covered: impl Fn(Week) -> bool,
) -> Load {
    let mut reviewed: BTreeMap<PersonId, BTreeSet<usize>> = colleagues
        .iter()
        .filter(|one| logins.is_of(one.person) && one.was_there(first, last))
        .map(|one| (one.person, BTreeSet::new()))
        .collect();
    for (n, pull) in pulls.iter().enumerate() {
        if pull.merged.is_some() && !pull.is_whole {
            continue;
        }
        for (reviewer, week) in pull.reviews() {
            if week < first || last < week || !is_covered(week) {
                continue;
            }
            if let Some(of_reviewer) = reviewer.and_then(|person| reviewed.get_mut(&person)) {
                of_reviewer.insert(n);
            }
        }
    }
    let each: Vec<u32> = reviewed
        .values()
        .map(|pulls| super::pulls::count(pulls.iter()))
        .collect();
    of_counts(&each)
}

/// The panel of so many pull requests that each reviewer reviewed.
fn of_counts(each: &[u32]) -> Load {
    let reviews: u32 = each.iter().sum();
    let (least_reviewers, least_reviews) = LEAST;
    let is_enough = each.len() >= least_reviewers && reviews >= least_reviews;
    let amounts: Vec<f64> = each.iter().copied().map(f64::from).collect();
    let gini = gini(&amounts).filter(|_| is_enough);
    let chance = gini.and_then(|_| chance_null(each.len(), reviews));
    let band = match gini.zip(chance) {
        None => Band::NoData,
        Some((gini, chance)) => {
            let exceeds =
                |chance: f64, least: f64| gini.corrected > chance + SAME && gini.corrected >= least;
            if exceeds(chance.q99, ACT_FROM) {
                Band::Act
            } else if exceeds(chance.q95, WATCH_FROM) {
                Band::Watch
            } else {
                Band::Ok
            }
        }
    };
    Load {
        band,
        gini: gini.map(|gini| gini.corrected),
        chance_95: chance.map(|chance| chance.q95),
        chance_99: chance.map(|chance| chance.q99),
        reviewers: super::pulls::count(each.iter()),
        reviews,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(each: &[u32], gini: Option<f64>, band: Band) {
        let load = of_counts(each);
        assert_eq!(load.band, band, "{load:?}");
        let is_it = match (load.gini, gini) {
            (Some(found), Some(golden)) => (found - golden).abs() < 1e-6,
            (found, golden) => found == golden,
        };
        assert!(is_it, "{load:?}");
    }

    #[test]
    fn golden_5_counts_who_reviewed_nothing() {
        // SIGNALS §7 golden 5; the null of five and 40 is .325/.388.
        check(&[2, 3, 5, 10, 20], Some(0.5375), Band::Act);
        check(&[8, 8, 8, 8, 8], Some(0.0), Band::Ok);
        check(&[0, 0, 0, 0, 40], Some(1.0), Band::Act);
        check(&[6, 7, 8, 9, 10], Some(0.125), Band::Ok);
        // G* is .375, above .325 and .35, and not above .388.
        check(&[3, 4, 8, 10, 15], Some(0.375), Band::Watch);
    }

    #[test]
    fn a_few_reviews_or_reviewers_say_nothing() {
        check(&[0, 0, 40], None, Band::NoData);
        check(&[0, 0, 0, 19], None, Band::NoData);
        check(&[], None, Band::NoData);
        // Twenty among six: chance alone gives .48 now and then.
        check(&[0, 2, 3, 4, 5, 6], Some(0.4), Band::Ok);
    }
}
