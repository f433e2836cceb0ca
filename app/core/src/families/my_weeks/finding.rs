//! Finding of a row of weeks, one of three: too early to say, about as before, changed.
//!
//! A description, not a signal: it has no reference, no band, and wakes nobody.

use super::{Measure, MeasureUnit, MyWeek, Progress};
use crate::signals::numbers::mean;
use std::cmp::Ordering;

/// How many weeks before the running one are looked at as *now*.
const RECENT: usize = 4;
/// How many weeks before these are looked at as *before*.
const BEFORE: usize = 8;
/// How many weeks either side needs.
const LEAST: usize = 3;

/// What a measure shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MeasureFinding {
    /// Fewer than three weeks of the last four, or of the eight before them, can be compared;
    /// this many weeks have a number so far.
    SoFar { weeks: usize },
    /// About as before; the mean of the last four weeks.
    Steady { recent: f64 },
    /// The means of the last four weeks and of the eight before them.
    Changed {
        to: MeasureChange,
        recent: f64,
        before: f64,
    },
}

/// Which way a measure went; neither is better by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureChange {
    Up,
    Down,
}

/// What `measure` shows in `weeks`, the last four weeks that are over against the eight before.
pub fn finding(weeks: &[MyWeek], measure: Measure) -> MeasureFinding {
    let over: Vec<Option<f64>> = weeks
        .iter()
        .filter(|week| week.progress == Progress::Over)
        .map(|week| week.point(measure))
        .map(|point| point.value.filter(|_| point.compares))
        .collect();
    let (earlier, recent) = over.split_at(over.len().saturating_sub(RECENT));
    let before = &earlier[earlier.len().saturating_sub(BEFORE)..];
    match (mean_of(recent), mean_of(before)) {
        (Some(recent), Some(before)) if is_change(measure.unit(), recent, before) => {
            let to = if recent > before {
                MeasureChange::Up
            } else {
                MeasureChange::Down
            };
            MeasureFinding::Changed { to, recent, before }
        }
        (Some(recent), Some(_)) => MeasureFinding::Steady { recent },
        _ => MeasureFinding::SoFar {
            weeks: weeks
                .iter()
                .filter(|w| w.point(measure).value.is_some())
                .count(),
        },
    }
}

/// The measure that changed most, if any did; among equals the one that is asked first.
pub fn strongest(weeks: &[MyWeek]) -> Option<(Measure, MeasureFinding)> {
    Measure::ALL
        .iter()
        .map(|measure| (*measure, finding(weeks, *measure)))
        .filter_map(|(measure, finding)| Some((strength(measure, finding)?, measure, finding)))
        .reduce(|most, next| {
            if next.0.total_cmp(&most.0) == Ordering::Greater {
                next
            } else {
                most
            }
        })
        .map(|(_, measure, finding)| (measure, finding))
}

fn mean_of(weeks: &[Option<f64>]) -> Option<f64> {
    let values: Vec<f64> = weeks.iter().copied().flatten().collect();
    mean(&values).filter(|_| values.len() >= LEAST)
}

/// The smallest difference that is called a change: 0.3 points of a score; a quarter of the
/// larger side, and at least ten minutes or one interruption or colleague a week. Policy, chosen
/// so that an ordinary week more or less does not make a headline.
fn smallest_change(unit: MeasureUnit, recent: f64, before: f64) -> f64 {
    let quarter = 0.25 * recent.max(before);
    match unit {
        MeasureUnit::Score => 0.3,
        MeasureUnit::Minutes => quarter.max(10.0),
        MeasureUnit::Count => quarter.max(1.0),
    }
}

fn is_change(unit: MeasureUnit, recent: f64, before: f64) -> bool {
    (recent - before).abs() >= smallest_change(unit, recent, before) - 1e-9
}

/// How many smallest changes a change is, so that points and minutes can be put in order.
fn strength(measure: Measure, finding: MeasureFinding) -> Option<f64> {
    match finding {
        MeasureFinding::Changed { recent, before, .. } => {
            Some((recent - before).abs() / smallest_change(measure.unit(), recent, before))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Agreement, GoodSides, Point};
    use super::*;
    use crate::domain::day::Week;

    /// Weeks that are over, then a running one with a number that must not count.
    fn weeks(measure: Measure, values: &[Option<f64>]) -> Vec<MyWeek> {
        let first = Week::parse("2026-W20").unwrap();
        let week = |n: usize, value: Option<f64>, progress| {
            let mut points = [Point::default(); Measure::ALL.len()];
            points[measure as usize] = Point {
                value,
                answered: 5,
                compares: value.is_some() && progress == Progress::Over,
            };
            MyWeek {
                week: first.on(n as u64),
                progress,
                working_days: 5,
                agreement: Agreement::default(),
                good_sides: GoodSides::default(),
                points,
            }
        };
        let mut weeks: Vec<_> = values
            .iter()
            .enumerate()
            .map(|(n, value)| week(n, *value, Progress::Over))
            .collect();
        weeks.push(week(values.len(), Some(1.0), Progress::Running));
        weeks
    }

    fn check(measure: Measure, before: &[f64], recent: &[f64], expected: Option<MeasureChange>) {
        let values: Vec<_> = before.iter().chain(recent).map(|v| Some(*v)).collect();
        let found = match finding(&weeks(measure, &values), measure) {
            MeasureFinding::Changed { to, .. } => Some(to),
            MeasureFinding::Steady { .. } => None,
            MeasureFinding::SoFar { weeks } => {
                panic!("{weeks} weeks are enough: {before:?} {recent:?}")
            }
        };
        assert_eq!(found, expected, "{measure:?} {before:?} {recent:?}");
    }

    #[test]
    fn a_change_is_three_tenths_of_a_point_or_a_quarter() {
        use Measure::*;
        check(Connection, &[3.6; 8], &[2.8; 4], Some(MeasureChange::Down));
        check(Connection, &[3.6; 8], &[3.3; 4], Some(MeasureChange::Down));
        check(Connection, &[3.6; 8], &[3.4; 4], None);
        check(Focus, &[3.0; 3], &[3.5; 4], Some(MeasureChange::Up));
        check(Talk, &[85.0; 8], &[40.0; 4], Some(MeasureChange::Down));
        check(Talk, &[80.0; 8], &[65.0; 4], None);
        check(Talk, &[10.0; 8], &[4.0; 4], None);
        check(Talk, &[0.0; 8], &[30.0; 4], Some(MeasureChange::Up));
        check(HomeToWork, &[0.0; 8], &[0.5; 4], None);
        check(HomeToWork, &[4.0; 8], &[2.0; 4], Some(MeasureChange::Down));
        check(HomeToWork, &[0.0; 8], &[0.0; 4], None);
    }

    #[test]
    fn only_the_eight_weeks_before_the_last_four_are_compared_with_them() {
        check(
            Measure::Mood,
            &[[1.0; 5].as_slice(), &[4.0; 8]].concat(),
            &[4.0; 4],
            None,
        );
    }

    #[test]
    fn fewer_than_three_weeks_on_a_side_say_how_many_there_are() {
        let so_far = |values: &[Option<f64>]| finding(&weeks(Measure::Mood, values), Measure::Mood);
        assert_eq!(so_far(&[]), MeasureFinding::SoFar { weeks: 1 });
        assert_eq!(so_far(&[Some(3.0); 6]), MeasureFinding::SoFar { weeks: 7 });
        let away = [vec![Some(3.0); 10], vec![None, None, Some(2.0), Some(2.0)]].concat();
        assert_eq!(so_far(&away), MeasureFinding::SoFar { weeks: 13 });
        let back = [
            vec![Some(3.0); 10],
            vec![None, Some(2.0), Some(2.0), Some(2.0)],
        ]
        .concat();
        assert_eq!(
            so_far(&back),
            MeasureFinding::Changed {
                to: MeasureChange::Down,
                recent: 2.0,
                before: 3.0
            }
        );
    }

    #[test]
    fn the_strongest_change_gives_the_page_its_title() {
        let mut both = weeks(
            Measure::Connection,
            &[[Some(3.6); 8].as_slice(), &[Some(2.8); 4]].concat(),
        );
        let talk = weeks(
            Measure::Talk,
            &[[Some(85.0); 8].as_slice(), &[Some(40.0); 4]].concat(),
        );
        assert_eq!(strongest(&talk).map(|s| s.0), Some(Measure::Talk));
        for (week, other) in both.iter_mut().zip(talk) {
            week.points[Measure::Talk as usize] = other.point(Measure::Talk);
        }
        assert_eq!(strongest(&both).map(|s| s.0), Some(Measure::Connection));
        assert_eq!(strongest(&weeks(Measure::Mood, &[Some(3.0); 12])), None);
    }
}
