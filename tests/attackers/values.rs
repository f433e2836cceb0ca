//! A5: what people answered decides nothing about what is shown of whom.

use crate::crowd::{Person, number};
use crate::one_block::Org;
use crate::teams::{BEFORE, Member, begins, close};
use irori_core::domain::person_week::PersonWeek;
use irori_core::privacy::quarter_closing::{QuarterInputs, close_quarter};
use irori_core::privacy::quarter_release::{ComparedMeasure, Figure, UnitRow};
use irori_core::privacy::release::{Families, Panel};
use irori_core::privacy::thresholds::Thresholds;
use irori_core::signals::reference::ReferenceStage;
use server::demo::random::Key;

const ORGS: usize = 200;
const TEAMS: usize = 100;

/// Which rows of a quarter are shown, and with how many figures.
type Shown = fn(&QuarterInputs) -> Vec<Option<usize>>;

fn shipped(inputs: &QuarterInputs) -> Vec<Option<usize>> {
    let rows = close_quarter(inputs).0.units;
    rows.iter().map(shown).collect()
}

fn shown(row: &UnitRow) -> Option<usize> {
    let figures = row.figures?;
    let all = ComparedMeasure::ALL.iter().map(|of| figures.figure(*of));
    let is_told = |figure: &Figure| matches!(figure, Figure::Known(_));
    Some(all.filter(is_told).count())
}

/// What a careful-looking product might do: a row in which people are worse off is held back, "to
/// protect them".
fn held_back_where_bad(inputs: &QuarterInputs) -> Vec<Option<usize>> {
    let rows = close_quarter(inputs).0.units;
    let is_bad = |row: &UnitRow| match row.figures.map(|figures| figures.isolation) {
        Some(Figure::Known(change)) => change.value > 0.0,
        _ => false,
    };
    let rows = rows.iter();
    rows.map(|row| shown(row).filter(|_| !is_bad(row)))
        .collect()
}

/// The same people who answered on the same days, with other answers.
fn answered_otherwise(weeks: &mut [PersonWeek], key: Key) {
    for taken in weeks {
        let key = key.with(taken.week);
        let days = taken.connection_days as usize;
        let draw = |name: &str, below: usize| number(key.with(name), below) as u32;
        taken.connection_sum = taken.connection_days + draw("sum", 4 * days + 1);
        taken.unplanned = draw("unplanned", 12);
        taken.intrusion_days = draw("intrusions", days + 1);
        taken.clear = taken.clear.map(|_| 1 + draw("clear", 5));
        taken.heard = taken.heard.map(|_| 1 + draw("heard", 5));
        taken.they_tags = draw("they", days + 1);
        taken.i_tags = draw("them", days + 1);
    }
}

/// In how many organisations other answers changed what was shown.
fn differing(shown: Shown) -> usize {
    let differs = |n: &usize| {
        let key = Key::new("A5").with(n);
        let mut inputs = Org::random(key).inputs(3);
        let before = shown(&inputs);
        for (at, person) in inputs.persons.iter_mut().enumerate() {
            answered_otherwise(&mut person.weeks, key.with("other").with(at));
        }
        shown(&inputs) != before
    };
    (0..ORGS).filter(differs).count()
}

#[test]
fn other_answers_leave_the_same_rows_of_a_quarter_suppressed() {
    assert_eq!(differing(shipped), 0);
}

#[test]
fn holding_back_what_is_bad_would_tell_what_it_hides() {
    let differing = differing(held_back_where_bad);
    assert!(differing > ORGS / 10, "{differing}");
}

/// Whether a week's panels are there, and on what they stand.
fn there(panels: &Families<Panel>) -> Families<Option<ReferenceStage>> {
    Families::from_fn(|family| match panels.of(family) {
        Panel::NotYet => None,
        Panel::Steps { standing, .. } => Some(*standing),
    })
}

#[test]
fn other_answers_leave_the_same_weeks_of_a_team_untold() {
    for n in 0..TEAMS {
        let key = Key::new("A5 team").with(n);
        let members = (0..5 + number(key.with("size"), 4)).map(|who| {
            let key = key.with(who);
            let person = Person::new(key);
            let first = begins().back(BEFORE - number(key.with("known"), BEFORE as usize) as u64);
            let weeks = (0..40).map(|n| first.on(n));
            let weeks = weeks.map(|week| match key.with(week).happens(0.2) {
                true => PersonWeek::silent(week, 5),
                false => person.week(week, 0.0),
            });
            Member {
                since: begins(),
                weeks: weeks.collect(),
            }
        });
        let mut members: Vec<Member> = members.collect();
        let shape = |members: &[Member]| {
            let weeks = close(members, 26, Thresholds::STANDARD).into_iter();
            let shape = weeks.map(|one| (there(&one.panels), one.quarter));
            shape.collect::<Vec<_>>()
        };
        let before = shape(&members);
        for (at, member) in members.iter_mut().enumerate() {
            // Where nobody answered nothing is answered otherwise.
            let answered = member.weeks.iter_mut().filter(|taken| taken.check_ins > 0);
            for taken in answered {
                answered_otherwise(std::slice::from_mut(taken), key.with("other").with(at));
            }
        }
        assert_eq!(shape(&members), before, "team {n}");
    }
}
