//! A3: who watches a team for a year, knows who joined it, and looks for that person's level, or for one
//! member's change.

use crate::crowd::Person;
use crate::linear::{Try, correlation};
use crate::teams::{BEFORE, Member, begins, close, seen};
use irori_core::domain::day::Week;
use irori_core::privacy::thresholds::Thresholds;
use server::demo::random::Key;

/// Organisations an attack is tried on; half of them teach the attacker.
const TRIES: usize = 2000;
const HALF: u64 = 26;

/// A team that is watched: its members, the weeks it is watched for, and the secret that is looked for.
struct Watched {
    members: Vec<Member>,
    weeks: u64,
    secret: f64,
}

fn team(key: Key, size: usize) -> Vec<Person> {
    let people = (0..size).map(|n| Person::new(key.with("member").with(n)));
    people.collect()
}

/// From before the team's first week through `weeks`, with what is added to the answers of a week.
fn member(person: Person, since: u64, weeks: u64, shift: impl Fn(Week) -> f64) -> Member {
    let first = begins().back(BEFORE);
    let all = (0..BEFORE + weeks).map(|n| first.on(n));
    Member {
        since: begins().on(since),
        weeks: all.map(|week| person.week(week, shift(week))).collect(),
    }
}

/// Five people for half a year, then a sixth for another; the secret is that one's level.
fn joiner(n: usize) -> Watched {
    let people = team(Key::new("joiner").with(n), 6);
    let since = |at| if at == 5 { HALF } else { 0 };
    let members = (0..).zip(&people);
    let members = members.map(|(at, person)| member(*person, since(at), 2 * HALF, |_| 0.0));
    Watched {
        members: members.collect(),
        weeks: 2 * HALF,
        secret: people[5].level,
    }
}

/// Six people; in the last quarter one of them changes by what is the secret, and nobody else does.
fn changed(n: usize) -> Watched {
    let key = Key::new("changed").with(n);
    let shift = key.with("shift").normal();
    let from = begins().on(13);
    let members = (0..).zip(team(key, 6)).map(|(at, person)| {
        let theirs = move |week| if at == 0 && week >= from { shift } else { 0.0 };
        member(person, 0, HALF, theirs)
    });
    Watched {
        members: members.collect(),
        weeks: HALF,
        secret: shift,
    }
}

/// How well the secret is guessed from what was seen of the team.
fn attacked(team: fn(usize) -> Watched, see: fn(&Watched) -> Vec<f64>) -> f64 {
    let one = |n| {
        let team = team(n);
        Try {
            seen: see(&team),
            secret: team.secret,
        }
    };
    correlation(&(0..TRIES).map(one).collect::<Vec<_>>())
}

/// Everything that a lead is shown, by quarter.
fn steps(team: &Watched) -> Vec<f64> {
    let weeks = close(&team.members, team.weeks, Thresholds::STANDARD);
    weeks.chunks(13).flat_map(seen).collect()
}

/// What a naive product would show: the mean answer of the team in each week, to one decimal; by quarter.
fn means(team: &Watched) -> Vec<f64> {
    let mean = |week: Week| {
        let here = team.members.iter().filter(|member| member.since <= week);
        let taken = here.flat_map(|member| member.weeks.iter().filter(|taken| taken.week == week));
        let (sum, days) = taken.fold((0, 0), |(sum, days), taken| {
            (sum + taken.connection_sum, days + taken.connection_days)
        });
        (f64::from(sum) / f64::from(days) * 10.0).round() / 10.0
    };
    let means: Vec<f64> = (0..team.weeks).map(|n| mean(begins().on(n))).collect();
    let quarters = means.chunks(13);
    quarters
        .map(|weeks| weeks.iter().sum::<f64>() / weeks.len() as f64)
        .collect()
}

#[test]
fn the_level_of_who_joins_does_not_show() {
    let r = attacked(joiner, steps);
    println!("a joiner's level: r = {r:.3}");
    assert!(r.abs() <= 0.10, "r = {r:.3}");
}

#[test]
fn means_would_show_the_level_of_who_joins() {
    let r = attacked(joiner, means);
    println!("a joiner's level, from means: r = {r:.3}");
    assert!(r > 0.7, "r = {r:.3}");
}

#[test]
fn the_change_of_one_member_hardly_shows() {
    let r = attacked(changed, steps);
    println!("one member's change: r = {r:.3}");
    assert!(r.abs() <= 0.40, "r = {r:.3}");
}

#[test]
fn means_would_show_the_change_of_one_member() {
    let r = attacked(changed, means);
    println!("one member's change, from means: r = {r:.3}");
    assert!(r > 0.7, "r = {r:.3}");
}
