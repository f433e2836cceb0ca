//! A1: one quarter of 400 random trees of departments, by the very closing, attacked with what its rows
//! are sums over.

use crate::crowd::{Person, department, department_id, number};
use crate::rank::{Cell, Sums};
use crate::told::{IsTold, SETS, about, is_told};
use irori_core::domain::day::Week;
use irori_core::domain::policy::Policy;
use irori_core::domain::quarter::Quarter;
use irori_core::privacy::quarter_closing::{QuarterInputs, QuarterPerson, close_quarter};
use irori_core::privacy::quarter_release::{UnitKind, UnitRow};
use irori_core::privacy::thresholds::Thresholds;
use irori_core::signals::estimates::History;
use server::demo::random::Key;
use std::collections::BTreeMap;

/// The tree of one try, where its people stand, and who of them has a reference of their own.
pub struct Org {
    /// The department above each; 0 is the organisation.
    above: Vec<Option<usize>>,
    people: Vec<(Person, usize, bool)>,
    /// Who of them answers the weekly items.
    weekly: Vec<bool>,
}

const TREES: usize = 400;

impl Org {
    /// Up to four departments with up to three below each, and 4 to 14 people anywhere (SIGNALS §8.4).
    pub fn random(key: Key) -> Self {
        let mut above = vec![None];
        for d in 0..=number(key.with("departments"), 4) {
            let department = above.len();
            above.push(Some(0));
            let below = number(key.with("below").with(d), 4);
            above.extend(std::iter::repeat_n(Some(department), below));
        }
        let people = (0..4 + number(key.with("people"), 11)).map(|n| {
            let key = key.with("person").with(n);
            let home = number(key.with("home"), above.len());
            (Person::new(key), home, key.with("new").happens(0.85))
        });
        let people: Vec<_> = people.collect();
        let weekly = (0..people.len()).map(|n| key.with("weekly").with(n).happens(0.8));
        Self {
            above,
            weekly: weekly.collect(),
            people,
        }
    }

    pub fn departments(&self) -> usize {
        self.above.len()
    }

    /// The department above one; `None` above the organisation.
    pub fn above(&self, department: usize) -> Option<usize> {
        self.above[department]
    }

    pub fn people(&self) -> usize {
        self.people.len()
    }

    pub fn home(&self, person: usize) -> usize {
        self.people[person].1
    }

    /// Whether somebody has a reference of their own.
    pub fn is_known(&self, person: usize) -> bool {
        self.people[person].2
    }

    /// Whether somebody answers the weekly items; who came lately has just enough before the quarter.
    pub fn answers_weekly(&self, person: usize) -> bool {
        self.weekly[person]
    }

    pub fn is_inside(&self, home: usize, unit: usize) -> bool {
        std::iter::successors(Some(home), |at| self.above[*at]).any(|at| at == unit)
    }

    /// Whom a row is about, of everybody.
    fn whom(&self, rows: &[UnitRow], n: usize, set: IsTold) -> Vec<usize> {
        // Nobody's group spans departments, so that each is a unit of its own.
        let unit = |row: &UnitRow| {
            let mut all = 0..self.above.len();
            all.find(|n| row.departments == [department_id(*n)])
                .unwrap()
        };
        let (row, without) = about(rows, n, set);
        let without: Vec<usize> = without.into_iter().map(unit).collect();
        let is_left = |person: &usize| {
            let mut without = without.iter();
            !without.any(|unit| self.is_inside(self.home(*person), *unit))
        };
        self.inside(unit(row)).filter(is_left).collect()
    }

    fn inside(&self, unit: usize) -> impl Iterator<Item = usize> {
        let people = self.people.iter().enumerate();
        people
            .filter(move |(_, (_, home, _))| self.is_inside(*home, unit))
            .map(|(person, _)| person)
    }

    pub fn inputs(&self, k: u32) -> QuarterInputs {
        let quarter = Quarter::parse("2026-Q3").unwrap();
        let first = Week::parse("2026-W10").unwrap();
        let departments = self.above.iter().enumerate();
        let persons = self.people.iter().zip(&self.weekly);
        let persons = persons.map(|((person, home, is_known), is_weekly)| {
            let weeks = (0..30).map(|n| first.on(n));
            // Who has come lately has no twelve weeks before the quarter.
            let weeks = weeks.filter(|week| *is_known || week.on(4) >= quarter.first_week());
            QuarterPerson {
                department: department_id(*home),
                weeks: weeks
                    .map(|week| match is_weekly {
                        true => person.with_context(week),
                        false => person.week(week, 0.0),
                    })
                    .collect(),
            }
        });
        let at = "2026-10-01T00:00:00Z".parse().unwrap();
        QuarterInputs {
            quarter,
            due: at,
            closed: at,
            thresholds: Thresholds { team: k, report: k },
            history: History::default(),
            policy: Policy::default(),
            departments: departments
                .map(|(n, above)| department(n, *above))
                .collect(),
            homes: BTreeMap::new(),
            groups: Vec::new(),
            persons: persons.collect(),
            reviews: Vec::new(),
            teams: Vec::new(),
            previous: None,
        }
    }
}

/// Over whom each figure is a sum: of those who could answer, of those who can be compared with themselves,
/// and of those who answered the weekly items.
type Publishing = fn(&Org, u32) -> [Vec<Vec<usize>>; 3];

/// Who of everybody is in each of the three sets.
const IN_SETS: [fn(&Org, usize) -> bool; 3] = [|_, _| true, Org::is_known, Org::answers_weekly];

fn shipped(org: &Org, k: u32) -> [Vec<Vec<usize>>; 3] {
    rows_of(org, k, UnitKind::ALL)
}

fn departments_alone(org: &Org, k: u32) -> [Vec<Vec<usize>>; 3] {
    rows_of(org, k, &[UnitKind::Unit])
}

fn rows_of(org: &Org, k: u32, kinds: &[UnitKind]) -> [Vec<Vec<usize>>; 3] {
    let rows = close_quarter(&org.inputs(k)).0.units;
    [0, 1, 2].map(|n| {
        let (set, is_in) = (SETS[n], IN_SETS[n]);
        let people = |n: usize| {
            let whom = org.whom(&rows, n, set).into_iter();
            whom.filter(|person| is_in(org, *person)).collect()
        };
        let is_shown = |row: &UnitRow| is_told(row, set) && kinds.contains(&row.kind);
        let shown = (0..rows.len()).filter(|n| is_shown(&rows[*n]));
        shown.map(people).collect()
    })
}

/// What others do: whatever has k people is shown.
fn threshold_alone(org: &Org, k: u32) -> [Vec<Vec<usize>>; 3] {
    IN_SETS.map(|is_in| {
        let inside = |unit: usize| -> Vec<usize> {
            let inside = org.inside(unit);
            inside.filter(|person| is_in(org, *person)).collect()
        };
        let all = (0..org.above.len()).map(inside);
        all.filter(|people| people.len() >= k as usize).collect()
    })
}

/// How many trees give something away, and how many rows were shown.
fn attacked(policy: Publishing, k: u32) -> (usize, usize) {
    let (mut broken, mut shown) = (0, 0);
    for n in 0..TREES {
        let org = Org::random(Key::new("A1").with(n));
        let mut is_broken = false;
        for told in policy(&org, k) {
            let mut sums = Sums::default();
            for people in told {
                let cells = people.into_iter();
                sums.publish(cells.map(|person| Cell { person, block: 0 }));
            }
            shown += sums.len();
            is_broken |= sums.exposed(k as usize).is_some();
        }
        broken += usize::from(is_broken);
    }
    (broken, shown)
}

/// A rest is no empty promise: there are some, of each set of people.
#[test]
fn every_set_of_people_has_rests_that_are_attacked() {
    let rests = SETS.map(|set| {
        let of_org = |n: usize| {
            let rows = close_quarter(&Org::random(Key::new("A1").with(n)).inputs(3))
                .0
                .units;
            let rests = rows.into_iter().filter(|row| row.kind == UnitKind::Rest);
            let told = rests.filter(|row| is_told(row, set));
            told.count()
        };
        (0..TREES).map(of_org).sum::<usize>()
    });
    assert!(rests.iter().all(|count| *count > 20), "{rests:?}");
}

#[test]
fn no_subtraction_between_departments_leads_to_fewer_than_k() {
    for k in [3, 5] {
        let (broken, shown) = attacked(shipped, k);
        assert_eq!(broken, 0, "k = {k}");
        assert!(shown > 200, "k = {k}: {shown} rows were shown");
    }
}

#[test]
fn a_threshold_alone_is_broken_by_subtraction() {
    for k in [3, 5] {
        let (broken, shown) = attacked(threshold_alone, k);
        assert!(broken > TREES / 10, "k = {k}: {broken} broken");
        let (_, protected) = attacked(departments_alone, k);
        assert!(protected < shown, "k = {k}: {protected} of {shown}");
    }
}
