//! What a person's and a team's signals cost, without the database. Run by `make bench`.

#![expect(
    clippy::unwrap_used,
    reason = "a bench that does not stand up has no figures"
)]

use divan::{Bencher, black_box};
use irori_core::domain::person_week::PersonWeek;
use irori_core::families::PersonalWeek;
use irori_core::families::person::Person;
use irori_core::privacy::closing::{GroupState, PreviousClosing, WeekInputs, close_week};
use irori_core::signals::estimates::History;
use tests::sim::made_weeks::{first_week, taken, weeks_of};
use tests::sim::org::Org;
use tests::sim::rehearsal::DEMO;
use tests::sim::shipped_rules::{BEGINS, inputs};

/// Five years.
const WEEKS: usize = 260;
const MEMBERS: usize = 12;

fn main() {
    println!(
        "Goals: below 1 ms for a person's five years, below 5 ms for closing a team's week.\n"
    );
    divan::main();
}

/// Every state of a person with its whole chart, its reasons and what would clear it; references are
/// not kept yet and found on the way.
#[divan::bench]
fn five_years_of_one_person(bencher: Bencher) {
    let person = Person {
        weeks: five_years(&Org::of(DEMO), 0),
        ..Person::default()
    };
    bencher.bench(|| black_box(&person).states());
}

/// The last week, on the state that the 259 before it left.
#[divan::bench]
fn closing_a_team_of_twelve_with_five_years(bencher: Bencher) {
    let last = last_week();
    bencher
        .with_inputs(|| last.clone())
        .bench_values(|inputs| close_week(black_box(inputs)));
}

fn last_week() -> WeekInputs {
    let org = Org::of(DEMO);
    let members: Vec<Vec<PersonWeek>> = (0..MEMBERS)
        .map(|person| taken(&five_years(&org, person)))
        .collect();
    let mut before = None;
    for week in BEGINS..WEEKS - 1 {
        let closed = close_week(inputs(&members, week, History::default(), before));
        before = Some(PreviousClosing {
            digest: closed.written.digest,
            state: GroupState::parse(&closed.state.text).unwrap(),
        });
    }
    inputs(&members, WEEKS - 1, History::default(), before)
}

/// The demo's weeks of a person, again and again.
fn five_years(org: &Org, person: usize) -> Vec<PersonalWeek> {
    let made = weeks_of(org, person);
    let again = made.into_iter().cycle().enumerate().take(WEEKS);
    again
        .map(|(n, week)| PersonalWeek {
            week: first_week().on(n as u64),
            ..week
        })
        .collect()
}
