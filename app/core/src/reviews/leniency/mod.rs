//! Leniency of reviews in remote work, by half-year: the approvals of a team's own people by size and by
//! where they worked that day, of which a verdict and a coarse envelope leave (SIGNALS §13.2).
//!
//! Decided:
//!
//! - 2026-11-28: **Where reviewers worked leaves as a verdict on fixed half-years**, quarters 1 and 2
//!   or 3 and 4, out of the weeks' rollups, in weeks since the group began that the thresholds admit. A
//!   verdict from under smaller thresholds than are in force is not shown.

use super::pace::Approval;
use super::published::{HalfYearLeniency, SizeClass};
use super::pulls::Pull;
use super::respondent::Respondent;
use super::stamps::size_class;
use crate::domain::day::{Day, Week};
use crate::domain::id::PersonId;
use crate::domain::quarter::Quarter;
use crate::signals::leniency::{Approvals, Stratum, leniency};
use std::collections::BTreeMap;

/// Where somebody worked on a Day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceMode {
    /// At home or elsewhere.
    Remote,
    Office,
}

/// Where a team's people worked in a half-year, without those who leave their mode out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamWorkModes {
    /// The weeks that may be used, both ends included: of the half-year those since the group began and
    /// since what the thresholds in force admit.
    pub first: Week,
    pub last: Week,
    pub of: BTreeMap<(PersonId, Day), PlaceMode>,
}

/// The first week of the half-year that ends with a week: quarters 1 and 2, or 3 and 4, of the ISO year;
/// `None` where none ends. Half-years do not overlap.
pub fn half_year_ending(week: Week) -> Option<Week> {
    let quarter = Quarter::of(week);
    let ends = quarter.number().is_multiple_of(2) && week == quarter.last_week();
    ends.then(|| quarter.before().first_week())
}

/// One approval, as the comparison takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ComparedApproval {
    reviewer: PersonId,
    size: SizeClass,
    mode: PlaceMode,
    is_stamp: bool,
}

/// The verdict, and nothing else, over the whole pull requests of covered weeks that people of the team
/// approved; at the pace in force.
pub fn of_half_year(
    pulls: &[Pull],
    colleagues: &[Respondent],
    modes: &TeamWorkModes,
    pace: u32,
    is_covered: impl Fn(Week) -> bool,
) -> HalfYearLeniency {
    let is_inside = |pull: &&Pull| {
        let week = pull.merged.filter(|_| pull.is_whole);
        week.is_some_and(|week| modes.first <= week && week <= modes.last && is_covered(week))
    };
    let approved = pulls.iter().filter(is_inside).filter_map(|pull| {
        let lines = pull
            .reading
            .lines()
            .filter(|_| pull.reading.is_eligible())?;
        let (reviewer, mode) = worked(pull.reading.approval?, colleagues, modes)?;
        Some(ComparedApproval {
            reviewer,
            size: size_class(lines),
            mode,
            is_stamp: pull.reading.is_stamp(pace),
        })
    });
    HalfYearLeniency {
        first: modes.first,
        last: modes.last,
        leniency: leniency(&strata(approved)),
    }
}

/// Who approved, and where they worked on their Day of the approval, if they belonged to the team then
/// and said it.
fn worked(
    approval: Approval,
    colleagues: &[Respondent],
    modes: &TeamWorkModes,
) -> Option<(PersonId, PlaceMode)> {
    let reviewer = colleagues
        .iter()
        .find(|one| Some(one.person) == approval.by)?;
    let day = Day::of(approval.at, reviewer.zone, reviewer.ends_at);
    let mode = *modes.of.get(&(reviewer.person, day))?;
    reviewer.is_home(day).then_some((reviewer.person, mode))
}

/// A stratum for each reviewer and size.
fn strata(approved: impl Iterator<Item = ComparedApproval>) -> Vec<Stratum<PersonId>> {
    let mut tables: BTreeMap<(PersonId, SizeClass), Approvals> = BTreeMap::new();
    for one in approved {
        let table = tables.entry((one.reviewer, one.size)).or_default();
        let cell = match (one.mode, one.is_stamp) {
            (PlaceMode::Remote, true) => &mut table.remote_stamped,
            (PlaceMode::Remote, false) => &mut table.remote_read,
            (PlaceMode::Office, true) => &mut table.office_stamped,
            (PlaceMode::Office, false) => &mut table.office_read,
        };
        *cell += 1;
    }
    let tables = tables.into_iter();
    tables
        .map(|((reviewer, _), approvals)| Stratum {
            reviewer,
            approvals,
        })
        .collect()
}

#[cfg(test)]
mod tests;
