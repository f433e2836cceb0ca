//! What is left of a unit beside the rows below it: whom it is about, where it stands, and what it is called.

use super::*;

/// Kind, names, depth, and how many are told: could answer, compared, have context.
fn told(rows: &[UnitRow]) -> Vec<String> {
    let one = |row: &UnitRow| {
        let numbers = row.figures.map(|told| {
            let number = |people: Option<u32>| people.map_or("-".to_owned(), |n| n.to_string());
            [told.people, told.compared, told.context.answered]
                .map(number)
                .join(" ")
        });
        let (kind, names) = (row.kind.as_str(), row.names.join("+"));
        format!(
            "{kind} {names} {}: {}",
            row.depth,
            numbers.unwrap_or_default()
        )
    };
    rows.iter().map(one).collect()
}

fn below(n: u128, parent: u128) -> Department {
    Department {
        id: department(n),
        parent: Some(department(parent)),
        name: format!("D{n}"),
    }
}

/// So many people, of whom the last have no reference of their own.
fn with_new(home: u128, known: usize, new: usize) -> Vec<QuarterPerson> {
    let mut people = people(home, known + new);
    for person in &mut people[known..] {
        person.weeks.drain(..10);
    }
    people
}

#[test]
fn small_units_are_one_row_together_so_that_totals_stay_whole() {
    // D2 has 12 and shows; D3 has 7, and 5 stand in the organisation itself.
    let rows = rows(&inputs(
        [people(2, 12), people(3, 7), people(1, 5)].concat(),
    ));
    assert_eq!(
        told(&rows),
        [
            "unit D1 0: 20 20 -",
            "unit D2 1: 10 10 -",
            "unit D3 1: ",
            "rest D3 1: 10 10 -"
        ]
    );
    let figures = [0, 1, 3].map(|n| rows[n].figures.unwrap());
    let isolation = figures.map(|told| told.isolation.known().unwrap().value);
    // Twelve of each: the mean of both is the organisation's.
    assert!(
        (isolation[0] - (isolation[1] + isolation[2]) / 2.0).abs() < 0.011,
        "{isolation:?}"
    );
}

#[test]
fn there_is_no_rest_where_nobody_is_left_or_nothing_is_shown_beside_it() {
    let all = rows(&inputs([people(2, 12), people(3, 11)].concat()));
    assert!(all.iter().all(|row| row.kind == UnitKind::Unit));
    let none = rows(&inputs([people(2, 9), people(3, 9)].concat()));
    assert_eq!(
        told(&none),
        ["unit D1 0: 15 15 -", "unit D2 1: ", "unit D3 1: "]
    );
    // Nor is one made of fewer than ten: a department gives way.
    let few = rows(&inputs(
        [people(2, 12), people(3, 11), people(1, 3)].concat(),
    ));
    assert_eq!(
        told(&few),
        [
            "unit D1 0: 25 25 -",
            "unit D2 1: 10 10 -",
            "unit D3 1: ",
            "rest D3 1: 10 10 -"
        ]
    );
}

#[test]
fn a_rest_stands_last_below_its_unit_and_the_inner_one_first() {
    let mut inputs = inputs([people(4, 11), people(3, 10), people(2, 10), people(1, 10)].concat());
    inputs.departments.extend([below(4, 3), below(5, 3)]);
    assert_eq!(
        told(&rows(&inputs)),
        [
            "unit D1 0: 40 40 -",
            "unit D2 1: 10 10 -",
            "unit D3 1: 20 20 -",
            "unit D4 2: 10 10 -",
            "unit D5 2: ",
            "rest D5 2: 10 10 -",
            "rest  1: 10 10 -",
        ]
    );
}

#[test]
fn each_set_of_people_has_rests_of_its_own() {
    // All could answer in 12 and 11; of D3 only 9 can be compared, and 5 in the organisation itself.
    let rows = rows(&inputs(
        [people(2, 12), with_new(3, 9, 2), with_new(1, 5, 5)].concat(),
    ));
    assert_eq!(
        told(&rows),
        [
            "unit D1 0: 30 25 -",
            "unit D2 1: 10 10 -",
            "unit D3 1: 10 - -",
            "rest  1: 10 10 -",
        ]
    );
    let rest = rows[3].figures.unwrap();
    assert!(rest.coverage.is_some() && rest.done.is_some());
    // Where nobody is left who could answer, the rest is one of those compared alone.
    let mut inputs = inputs([people(2, 12), with_new(3, 9, 2), with_new(4, 9, 2)].concat());
    inputs.departments.push(below(4, 1));
    assert_eq!(
        told(&self::rows(&inputs)),
        [
            "unit D1 0: 30 30 -",
            "unit D2 1: 10 10 -",
            "unit D3 1: 10 - -",
            "unit D4 1: 10 - -",
            "rest  1: - 15 -",
        ]
    );
}
