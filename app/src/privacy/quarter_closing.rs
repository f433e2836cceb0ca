//! Closes a quarter for reports: the frozen weeks of everybody who stayed in one department go in,
//! the Release with a row for each unit comes out. Pure: the same inputs give the same bytes.
//!
//! Which rows show a figure is decided by numbers of people alone (SIGNALS §8.4), never by values.

use super::closing::{as_count, connection, home_to_work, is_valid, usual, work_to_home};
use super::quarter_release::{
    Figure, PEOPLE_STEP, QuarterRelease, RATES, Trend, UnitFigures, UnitKind, UnitRow,
};
use super::release::{Coverage, Digest, Family, Parameters, Written};
use super::suppression::{Unit, published};
use super::thresholds::Thresholds;
use super::units::Units;
use crate::domain::department::Department;
use crate::domain::id::{DepartmentId, TeamId};
use crate::domain::person_week::PersonWeek;
use crate::domain::policy::Policy;
use crate::domain::quarter::Quarter;
use crate::signals::bands::Worse;
use crate::signals::censored::{Waited, median};
use crate::signals::counts::{Count, RatePrior, RateReference};
use crate::signals::estimates::History;
use crate::signals::reference::Standing;
use crate::signals::team::CLIP;
use crate::signals::unit_change::{Estimate, PersonCounts, mean_change, rate_change};
use crate::signals::valid::needed;
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet};

/// The form of a quarter's Release that is written today.
const FORM: u32 = 2;
/// Waits that a trend needs in each quarter, and how much a median must move (policy choices).
const LEAST_WAITS: usize = 20;
const MOVED: f64 = 1.25;

/// Everything a closing depends on.
#[derive(Clone, Debug)]
pub struct QuarterInputs {
    pub quarter: Quarter,
    pub due: DateTime<Utc>,
    pub closed: DateTime<Utc>,
    pub thresholds: Thresholds,
    /// What was believed of everybody in each quarter through this one.
    pub history: History,
    /// In force in the quarter's last week.
    pub policy: Policy,
    /// Parents before children.
    pub departments: Vec<Department>,
    pub homes: BTreeMap<TeamId, DepartmentId>,
    /// The publishing groups of the quarter.
    pub groups: Vec<Vec<TeamId>>,
    pub persons: Vec<QuarterPerson>,
    pub reviews: Vec<DepartmentReviews>,
    pub previous: Option<Digest>,
}

impl QuarterInputs {
    fn parameters(&self) -> Parameters {
        Parameters::of(self.history.at(self.quarter), self.policy)
    }
}

/// Somebody who belonged to teams of one department on every day of the quarter, none of which is
/// to publish nothing; with the weeks that were taken of them, oldest first, through the quarter.
#[derive(Clone, Debug)]
pub struct QuarterPerson {
    pub department: DepartmentId,
    pub weeks: Vec<PersonWeek>,
}

/// The pull requests of one department's people.
#[derive(Clone, Debug)]
pub struct DepartmentReviews {
    pub department: DepartmentId,
    pub this_quarter: Waits,
    pub quarter_before: Waits,
}

/// How long pull requests waited for a first response, and how many people's they were.
#[derive(Clone, Debug, Default)]
pub struct Waits {
    pub authors: u32,
    pub waits: Vec<Waited>,
}

/// Closes a quarter (PRIVACY §2, SIGNALS §13.5).
pub fn close_quarter(inputs: &QuarterInputs) -> (QuarterRelease, Written) {
    let units = Units::of(&inputs.departments, &inputs.homes, &inputs.groups);
    let persons: Vec<(usize, InQuarter)> = inputs
        .persons
        .iter()
        .filter_map(|person| Some((units.home(person.department)?, in_quarter(person, inputs))))
        .collect();
    let k = inputs.thresholds.report;
    let could_answer = protected(&units, persons.iter().map(|(unit, _)| *unit), k);
    let has_figures = persons
        .iter()
        .filter(|(_, person)| person.figures.is_some());
    let compared = protected(&units, has_figures.map(|(unit, _)| *unit), k);
    let rows = (0..units.units.len()).map(|at| {
        let inside = |unit: usize| units.upwards(unit).any(|above| above == at);
        let people: Vec<&InQuarter> = persons
            .iter()
            .filter(|(unit, _)| inside(*unit))
            .map(|(_, person)| person)
            .collect();
        let figures = could_answer.contains(&at).then(|| UnitFigures {
            reviews: trend_of(inputs, k, |department| {
                units.home(department).is_some_and(inside)
            }),
            ..figures_of(&people, compared.contains(&at))
        });
        let unit = &units.units[at];
        let name = |id: &DepartmentId| {
            let found = inputs
                .departments
                .iter()
                .find(|department| department.id == *id);
            found
                .map(|department| department.name.clone())
                .unwrap_or_default()
        };
        UnitRow {
            kind: UnitKind::Unit,
            departments: unit.departments.clone(),
            names: unit.departments.iter().map(name).collect(),
            depth: unit.depth,
            figures,
        }
    });
    let release = QuarterRelease {
        form: FORM,
        quarter: inputs.quarter,
        due: inputs.due,
        closed: inputs.closed,
        thresholds: inputs.thresholds,
        parameters: inputs.parameters(),
        units: rows.collect(),
        by_remote_days: Vec::new(),
        previous: inputs.previous,
    };
    let written = Written::of(&release);
    (release, written)
}

/// The units whose people are at least `k`, and from which no subtraction leads to fewer.
fn protected(units: &Units, homes: impl Iterator<Item = usize>, k: u32) -> BTreeSet<usize> {
    let mut respondents = vec![0; units.units.len()];
    for home in homes {
        respondents[home] += 1;
    }
    let tree: Vec<Unit<usize>> = units
        .units
        .iter()
        .zip(respondents)
        .enumerate()
        .map(|(id, (unit, respondents))| Unit {
            id,
            parent: unit.parent,
            respondents,
        })
        .collect();
    published(&tree, k)
}

/// What one person brings to the quarter.
struct InQuarter {
    possible: u32,
    answered: u32,
    /// Only with complete references from before the quarter, and a week of each kind in it.
    figures: Option<PersonFigures>,
}

struct PersonFigures {
    isolation: f64,
    home_to_work: PersonCounts,
    work_to_home: PersonCounts,
}

fn in_quarter(person: &QuarterPerson, inputs: &QuarterInputs) -> InQuarter {
    let first = inputs.quarter.first_week();
    let starts = person.weeks.partition_point(|week| week.week < first);
    let (before, during) = person.weeks.split_at(starts);
    let on_leave = during
        .iter()
        .filter(|week| needed(week.scheduled).is_none());
    let answered = during
        .iter()
        .filter(|week| is_valid(week, Family::Isolation));
    InQuarter {
        // Weeks without a row are of somebody who has not answered yet.
        possible: as_count(inputs.quarter.weeks().count() - on_leave.count()),
        answered: as_count(answered.count()),
        figures: figures(before, during, inputs),
    }
}

fn figures(
    before: &[PersonWeek],
    during: &[PersonWeek],
    inputs: &QuarterInputs,
) -> Option<PersonFigures> {
    let parameters = inputs.parameters();
    let worse = Worse::Lower;
    let usual = usual(before, Standing::Full, &inputs.history)?;
    let deviations = during.iter().filter_map(|week| {
        let d = usual.deviation(connection(week)?, worse)?;
        Some(d.clamp(-CLIP, CLIP))
    });
    let deviations: Vec<f64> = deviations.collect();
    let isolation = deviations.iter().sum::<f64>() / deviations.len() as f64;
    isolation.is_finite().then_some(PersonFigures {
        isolation,
        home_to_work: counts(before, during, home_to_work, parameters.unplanned)?,
        work_to_home: counts(before, during, work_to_home, parameters.intrusions)?,
    })
}

fn counts(
    before: &[PersonWeek],
    during: &[PersonWeek],
    count: fn(&PersonWeek) -> Count,
    prior: RatePrior,
) -> Option<PersonCounts> {
    let usual: Vec<Option<Count>> = before.iter().map(|week| Some(count(week))).collect();
    let usual = RateReference::full(&usual, prior)?;
    let valid = during.iter().map(count).filter(|week| week.is_valid());
    let (mut seen, mut days) = (0, 0);
    for week in valid {
        seen += week.seen;
        days += week.days;
    }
    (days > 0).then_some(PersonCounts {
        seen,
        expected: usual.rate * f64::from(days),
        dispersion: usual.dispersion,
    })
}

fn figures_of(people: &[&InQuarter], is_compared: bool) -> UnitFigures {
    let sum = |of: fn(&InQuarter) -> u32| people.iter().map(|person| of(person)).sum();
    let coverage = Coverage::of(sum(|p| p.answered), sum(|p| p.possible));
    let compared: Vec<&PersonFigures> = people.iter().filter_map(|p| p.figures.as_ref()).collect();
    let figure = |estimate: Option<Estimate>| match estimate.filter(|_| is_compared) {
        None => Figure::NotTold,
        Some(estimate) => Figure::Known(estimate),
    };
    // In one order, so that the order of people does not show in the last digit.
    let mut isolation: Vec<f64> = compared.iter().map(|p| p.isolation).collect();
    isolation.sort_by(f64::total_cmp);
    let rate = |of: fn(&PersonFigures) -> PersonCounts| {
        let mut counts: Vec<PersonCounts> = compared.iter().map(|p| of(p)).collect();
        counts.sort_by(|a, b| a.expected.total_cmp(&b.expected));
        let [least, most] = RATES;
        let held = |x: f64| x.clamp(least, most);
        figure(rate_change(&counts).map(|rate| Estimate {
            value: held(rate.value),
            low: held(rate.low),
            high: held(rate.high),
        }))
    };
    let in_steps = |people: usize| as_count(people) / PEOPLE_STEP * PEOPLE_STEP;
    UnitFigures {
        people: Some(in_steps(people.len())),
        compared: is_compared.then(|| in_steps(compared.len())),
        coverage,
        isolation: figure(mean_change(&isolation)),
        home_to_work: rate(|p| p.home_to_work),
        work_to_home: rate(|p| p.work_to_home),
        reviews: Trend::NotKnown,
        ..UnitFigures::default()
    }
}

fn trend_of(inputs: &QuarterInputs, k: u32, inside: impl Fn(DepartmentId) -> bool) -> Trend {
    let departments = || inputs.reviews.iter().filter(|one| inside(one.department));
    let together = |of: fn(&DepartmentReviews) -> &Waits| Waits {
        authors: departments().map(|one| of(one).authors).sum(),
        waits: departments()
            .flat_map(|one| of(one).waits.clone())
            .collect(),
    };
    let now = together(|one| &one.this_quarter);
    let before = together(|one| &one.quarter_before);
    if now.authors < k || before.authors < k {
        return Trend::NotKnown;
    }
    trend(&now.waits, &before.waits)
}

/// Whether the median wait grew or shrank by a quarter or more. A median that is still open can
/// only be called longer.
fn trend(now: &[Waited], before: &[Waited]) -> Trend {
    if now.len() < LEAST_WAITS || before.len() < LEAST_WAITS {
        return Trend::NotKnown;
    }
    match (median(now), median(before)) {
        (Some(now), Some(Waited::For(before))) if now.hours() > before * MOVED => Trend::Longer,
        (Some(Waited::For(now)), Some(before)) if now * MOVED < before.hours() => Trend::Shorter,
        (Some(Waited::For(_)), Some(Waited::For(_))) => Trend::AboutTheSame,
        _ => Trend::NotKnown,
    }
}

#[cfg(test)]
mod tests;
