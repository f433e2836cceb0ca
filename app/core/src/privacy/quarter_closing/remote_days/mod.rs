//! Weeks by their number of remote days: whose weeks count, and for which numbers no combination of what
//! is told leads to fewer people than needed.
//!
//! Decided:
//!
//! - 2026-11-28: **By remote days each class weighs the same for a person.** Because: their differences
//!   then sum to 0, and for every set of told classes it is enough to count who has weeks both in it
//!   and outside: nobody, or enough. Otherwise the smallest class gives way. With weeks as weights no
//!   such count would do.

use super::figures::{in_steps, tellable};
use super::inputs::QuarterPerson;
use crate::domain::person_week::PersonWeek;
use crate::domain::quarter::Quarter;
use crate::privacy::closing::connection;
use crate::privacy::headcount::as_count;
use crate::privacy::quarter_release::{QuarterRemoteDays, REMOTE_DAYS_MOST, RemoteFigures};
use crate::signals::remote_days::{differences, of_class};
use std::collections::BTreeMap;

/// People that a number of remote days needs, or more where a report does (SIGNALS §13.5).
const LEAST_PEOPLE: u32 = 10;
/// Days to work that a week needs, and how many of them may have been worked nobody knows where.
const LEAST_SCHEDULED: u32 = 4;
const MOST_UNKNOWN: u32 = 1;

/// Connection, focus and care of one person by class, each against their own mean.
type Person = [BTreeMap<u8, f64>; 3];

/// A row for each number of remote days, also where nothing is told. `report` is how many people a report
/// needs.
pub(super) fn told<'p>(
    persons: impl Iterator<Item = &'p QuarterPerson>,
    quarter: Quarter,
    report: u32,
) -> Vec<QuarterRemoteDays> {
    let persons: Vec<Person> = persons.filter_map(|one| differing(one, quarter)).collect();
    let classes: Vec<Classes> = persons.iter().map(|[one, ..]| Classes::of(one)).collect();
    let told = Classes::safe(&classes, report.max(LEAST_PEOPLE));
    let measures = [0, 1, 2].map(|measure| {
        let of_person = persons.iter().map(|person| person[measure].clone());
        of_person.collect::<Vec<_>>()
    });
    let figures = |days: u8| {
        let [connection, focus, care] = &measures;
        let estimate = |of: &[_]| of_class(of, days).and_then(tellable);
        Some(RemoteFigures {
            people: in_steps(classes.iter().filter(|one| one.has(days)).count()),
            connection: estimate(connection)?,
            focus: estimate(focus)?,
            care: estimate(care)?,
        })
    };
    (0..=REMOTE_DAYS_MOST)
        .map(|days| QuarterRemoteDays {
            days,
            figures: told.has(days).then(|| figures(days)).flatten(),
        })
        .collect()
}

/// `None` for who had eligible weeks in fewer than two classes.
fn differing(person: &QuarterPerson, quarter: Quarter) -> Option<Person> {
    let during = person.weeks.iter();
    let during = during.filter(|week| Quarter::of(week.week) == quarter);
    let weeks: Vec<(u8, [f64; 3])> = during.filter_map(eligible).collect();
    let of = |measure: usize| {
        let values = weeks
            .iter()
            .map(|(class, values)| (*class, values[measure]));
        differences(&values.collect::<Vec<_>>())
    };
    Some([of(0)?, of(1)?, of(2)?])
}

/// The class of a week, its mean connection and focus (1 to 5), and the share of its check-ins with time
/// for family or care, in percent.
fn eligible(week: &PersonWeek) -> Option<(u8, [f64; 3])> {
    let connection = connection(week)?;
    let places = week.detail.places?;
    let is_known = places.known + MOST_UNKNOWN >= week.scheduled;
    if week.scheduled < LEAST_SCHEDULED || !is_known || places.focus_days == 0 {
        return None;
    }
    let per = |sum: u32, of: u32| f64::from(sum) / f64::from(of);
    let focus = per(places.focus_sum, places.focus_days);
    let care = 100.0 * per(places.care_days, week.check_ins);
    let class = places.remote.min(REMOTE_DAYS_MOST.into()) as u8;
    Some((class, [connection, focus, care]))
}

/// Numbers of remote days: bit `n` is `n` days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Classes(u8);

impl Classes {
    fn of(person: &BTreeMap<u8, f64>) -> Self {
        Self(person.keys().fold(0, |bits, class| bits | 1 << class))
    }

    fn has(self, class: u8) -> bool {
        self.0 >> class & 1 == 1
    }

    /// The classes that may be told: each with `k` persons, and the class with the fewest given up as long
    /// as something could be had by combining them. By numbers of people alone.
    fn safe(persons: &[Self], k: u32) -> Self {
        let people = |class: u8| persons.iter().filter(|one| one.has(class)).count();
        let enough = (0..=REMOTE_DAYS_MOST).filter(|class| as_count(people(*class)) >= k);
        let mut told: Vec<u8> = enough.collect();
        told.sort_by_key(|class| (people(*class), *class));
        told.reverse();
        loop {
            let all = Self(told.iter().fold(0, |bits, class| bits | 1 << class));
            if !all.exposes(persons, k) {
                return all;
            }
            told.pop();
        }
    }

    /// Whether some combination of the classes' sums is about fewer than `k` persons.
    ///
    /// A person's differences sum to 0 over their classes, so that a combination says nothing of them where
    /// it weighs all their classes the same (those that are not told weigh 0), and something otherwise.
    /// Everybody of whom it says something straddles some set of classes that it weighs the same; so it is
    /// enough to count, for every set of told classes, who has weeks both in it and outside.
    fn exposes(self, persons: &[Self], k: u32) -> bool {
        let sets = (1..=self.0).filter(|set| set & !self.0 == 0);
        let straddling = |set: u8| {
            let straddles = |one: &&Self| one.0 & set != 0 && one.0 & !set != 0;
            as_count(persons.iter().filter(straddles).count())
        };
        sets.map(straddling).any(|people| 0 < people && people < k)
    }
}

#[cfg(test)]
mod tests;
