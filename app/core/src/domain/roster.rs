//! Arrivals and departures of a team, out of the stretches in which people belonged to it.

use super::day::{Day, Week};
use super::membership::TeamRole;
use super::weekly_review::{RosterChange, RosterKind};

/// For so many days it is told.
const TOLD_DAYS: u64 = 28;

/// Somebody with every stretch in which they belonged to one team, by first Day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberSpans {
    pub name: String,
    pub stretches: Vec<DateRange>,
}

/// From a first Day to a last, if there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateRange {
    pub part: TeamRole,
    pub from: Day,
    pub to: Option<Day>,
}

/// A time of belonging without a gap, whatever changed within it.
struct Time {
    first: DateRange,
    last: DateRange,
}

/// Who came or left as a member within `week` or the 28 Days up to `today`, by Day and then by name.
pub fn roster_changes(
    people: impl IntoIterator<Item = MemberSpans>,
    week: Week,
    today: Day,
) -> Vec<RosterChange> {
    let (monday, sunday, earliest) = (week.monday(), week.monday().on(6), today.back(TOLD_DAYS));
    let is_told = |day: Day| (earliest <= day && day <= today) || (monday <= day && day <= sunday);
    let mut changes = Vec::new();
    for person in people {
        for Time { first, last } in times(&person.stretches) {
            let joined = Some(first.from).filter(|_| first.part == TeamRole::Member);
            let left = last.to.filter(|_| last.part == TeamRole::Member);
            for (kind, day) in [(RosterKind::Joined, joined), (RosterKind::Left, left)] {
                changes.extend(day.filter(|day| is_told(*day)).map(|day| RosterChange {
                    name: person.name.clone(),
                    kind,
                    day,
                }));
            }
        }
    }
    changes.sort_by_cached_key(|change| (change.day, change.name.to_lowercase()));
    changes
}

fn times(stretches: &[DateRange]) -> Vec<Time> {
    let mut times: Vec<Time> = Vec::new();
    for stretch in stretches {
        let goes_on = |time: &&mut Time| time.last.to.is_none_or(|to| stretch.from <= to.on(1));
        match times.last_mut().filter(goes_on) {
            Some(time) => time.last = later(time.last, *stretch),
            None => times.push(Time {
                first: *stretch,
                last: *stretch,
            }),
        }
    }
    times
}

/// The one that ends later.
fn later(one: DateRange, other: DateRange) -> DateRange {
    let ends_first = one
        .to
        .is_some_and(|to| other.to.is_none_or(|other| to <= other));
    if ends_first { other } else { one }
}

#[cfg(test)]
mod tests {
    use super::*;
    use TeamRole::{Lead, Member};

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// What is told on Tuesday 24 November 2026 beside the week before.
    fn told(stretches: &[(TeamRole, &str, Option<&str>)]) -> Vec<(RosterKind, String)> {
        let stretches = stretches.iter().map(|(part, from, to)| DateRange {
            part: *part,
            from: day(from),
            to: to.map(day),
        });
        let person = MemberSpans {
            name: "Aki".to_owned(),
            stretches: stretches.collect(),
        };
        let today = day("2026-11-24");
        let changes = roster_changes([person], today.week().back(1), today);
        let changes = changes.into_iter();
        changes
            .map(|change| (change.kind, change.day.to_string()))
            .collect()
    }

    #[test]
    fn whoever_came_or_left_within_four_weeks_is_told() {
        use RosterKind::{Joined, Left};
        for (from, to, expected) in [
            ("2026-10-26", None, vec![]),
            ("2026-10-27", None, vec![(Joined, "2026-10-27")]),
            ("2026-11-24", None, vec![(Joined, "2026-11-24")]),
            ("2026-11-25", None, vec![]),
            ("2026-01-01", Some("2026-10-26"), vec![]),
            ("2026-01-01", Some("2026-11-24"), vec![(Left, "2026-11-24")]),
            ("2026-01-01", Some("2026-11-25"), vec![]),
            (
                "2026-11-02",
                Some("2026-11-06"),
                vec![(Joined, "2026-11-02"), (Left, "2026-11-06")],
            ),
        ] {
            let expected: Vec<_> = expected
                .into_iter()
                .map(|(kind, day)| (kind, day.to_owned()))
                .collect();
            assert_eq!(told(&[(Member, from, to)]), expected, "{from} {to:?}");
        }
    }

    #[test]
    fn a_changed_membership_is_neither_coming_nor_leaving() {
        let none: Vec<(RosterKind, String)> = Vec::new();
        let before = (Member, "2026-01-01", Some("2026-11-10"));
        assert_eq!(told(&[before, (Member, "2026-11-11", None)]), none);
        assert_eq!(told(&[before, (Lead, "2026-11-11", None)]), none);
        assert_eq!(told(&[before, (Member, "2026-11-12", None)]).len(), 2);
        let lead = (Lead, "2026-11-02", Some("2026-11-10"));
        assert_eq!(told(&[lead]), none, "leads are not listed");
        assert_eq!(told(&[lead, (Member, "2026-11-11", None)]), none);
    }

    #[test]
    fn beside_an_old_week_its_own_changes_are_told_as_well() {
        let old = day("2026-03-04");
        let person = |name: &str, from| MemberSpans {
            name: name.to_owned(),
            stretches: vec![DateRange {
                part: Member,
                from,
                to: None,
            }],
        };
        let people = [
            person("Aki", old.week().monday().on(6)),
            person("Mio", old.week().monday()),
            person("Ren", old.week().monday().back(1)),
        ];
        let changes = roster_changes(people, old.week(), day("2026-11-24"));
        let names: Vec<_> = changes.iter().map(|change| change.name.as_str()).collect();
        assert_eq!(names, ["Mio", "Aki"]);
    }
}
