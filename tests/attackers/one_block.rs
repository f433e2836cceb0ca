//! A1: one quarter of 400 random trees of departments, by the very closing, attacked with what its rows
//! are sums over.

use crate::crowd::{Person, department, department_id, number};
use crate::rank::{Cell, Sums};
use app::domain::day::Week;
use app::domain::policy::Policy;
use app::domain::quarter::Quarter;
use app::privacy::quarter_closing::{QuarterInputs, QuarterPerson, close_quarter};
use app::privacy::quarter_release::UnitRow;
use app::privacy::thresholds::Thresholds;
use app::signals::estimates::History;
use server::demo::random::Key;
use std::collections::BTreeMap;

/// The tree of one try, where its people stand, and who of them has a reference of their own.
pub struct Org {
    /// The department above each; 0 is the organisation.
    above: Vec<Option<usize>>,
    people: Vec<(Person, usize, bool)>,
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
        let people = people.collect();
        Self { above, people }
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

    pub fn is_inside(&self, home: usize, unit: usize) -> bool {
        std::iter::successors(Some(home), |at| self.above[*at]).any(|at| at == unit)
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
        let persons = self.people.iter().map(|(person, home, is_known)| {
            let weeks = (0..30).map(|n| first.on(n));
            // Who has come lately has no twelve weeks before the quarter.
            let weeks = weeks.filter(|week| *is_known || week.on(4) >= quarter.first_week());
            QuarterPerson {
                department: department_id(*home),
                weeks: weeks.map(|week| person.week(week, 0.0)).collect(),
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
            previous: None,
        }
    }
}

/// Which departments show a figure, and over whom each is a sum: first of all who could answer, then of
/// those who can be compared with themselves.
type Publishing = fn(&Org, u32) -> [Vec<usize>; 2];

fn shipped(org: &Org, k: u32) -> [Vec<usize>; 2] {
    let rows = close_quarter(&org.inputs(k)).0.units;
    // Nobody's group spans departments, so that each is a unit of its own.
    let unit = |row: &UnitRow| {
        let mut all = 0..org.above.len();
        all.find(|n| row.departments == [department_id(*n)])
            .unwrap()
    };
    let shown = |is_told: fn(&UnitRow) -> bool| {
        let told = rows.iter().filter(|row| is_told(row));
        told.map(unit).collect::<Vec<_>>()
    };
    let compared = |row: &UnitRow| row.figures.is_some_and(|told| told.compared.is_some());
    [shown(|row| row.figures.is_some()), shown(compared)]
}

/// What others do: whatever has k people is shown.
fn threshold_alone(org: &Org, k: u32) -> [Vec<usize>; 2] {
    let enough = |is_in: fn(&(Person, usize, bool)) -> bool| {
        let units = 0..org.above.len();
        let counted = |unit: usize| {
            let inside = org.inside(unit);
            inside.filter(|person| is_in(&org.people[*person])).count()
        };
        units
            .filter(|unit| counted(*unit) >= k as usize)
            .collect::<Vec<_>>()
    };
    [enough(|_| true), enough(|(.., is_known)| *is_known)]
}

/// How many trees give something away, and how many rows were shown.
fn attacked(policy: Publishing, k: u32) -> (usize, usize) {
    let (mut broken, mut shown) = (0, 0);
    for n in 0..TREES {
        let org = Org::random(Key::new("A1").with(n));
        let told = policy(&org, k);
        let mut is_broken = false;
        for (units, of_all) in told.iter().zip([true, false]) {
            let mut sums = Sums::default();
            for unit in units {
                let counted = |person: &usize| of_all || org.people[*person].2;
                let inside = org.inside(*unit).filter(counted);
                sums.publish(inside.map(|person| Cell { person, block: 0 }));
            }
            shown += sums.len();
            is_broken |= sums.exposed(k as usize).is_some();
        }
        broken += usize::from(is_broken);
    }
    (broken, shown)
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
        let (_, protected) = attacked(shipped, k);
        assert!(protected < shown, "k = {k}: {protected} of {shown}");
    }
}
