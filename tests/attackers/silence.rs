//! A3, silence: who knows everybody's leave looks for the member who never answers.

use crate::crowd::{Person, number};
use crate::teams::{BEFORE, Member, begins, close};
use irori_core::domain::day::Week;
use irori_core::domain::person_week::PersonWeek;
use irori_core::privacy::thresholds::Thresholds;
use server::demo::random::Key;
use std::collections::BTreeSet;

const TRIES: usize = 2000;
const WEEKS: u64 = 52;
const MEMBERS: usize = 6;
/// How many weeks of leave each takes in a year.
const LEAVE: usize = 5;

/// A team of six of whom one never answers: without any of the other five there are too few.
struct Team {
    members: Vec<Member>,
    /// The weeks that each is on leave, which everybody knows.
    leave: Vec<BTreeSet<u64>>,
    silent: usize,
}

impl Team {
    fn random(n: usize) -> Self {
        let key = Key::new("silence").with(n);
        let silent = number(key.with("silent"), MEMBERS);
        let leave: Vec<BTreeSet<u64>> = (0..MEMBERS)
            .map(|who| {
                let key = key.with("leave").with(who);
                let weeks = (0..LEAVE).map(|n| number(key.with(n), WEEKS as usize) as u64);
                weeks.collect()
            })
            .collect();
        let members = (0..MEMBERS).map(|who| {
            let key = key.with("member").with(who);
            let person = Person::new(key);
            let first = begins().back(BEFORE);
            let weeks = (0..BEFORE + WEEKS).map(|n| {
                let week = first.on(n);
                let is_off = n >= BEFORE && leave[who].contains(&(n - BEFORE));
                answers(person, key, week, is_off, who == silent)
            });
            Member {
                since: begins(),
                weeks: weeks.collect(),
            }
        });
        Self {
            members: members.collect(),
            leave,
            silent,
        }
    }
}

fn answers(person: Person, key: Key, week: Week, is_off: bool, is_silent: bool) -> PersonWeek {
    if is_off {
        PersonWeek::silent(week, 0)
    } else if is_silent || key.with("forgets").with(week).happens(0.05) {
        PersonWeek::silent(week, 5)
    } else {
        person.week(week, 0.0)
    }
}

/// In which weeks it can be told that there were enough answers.
type Marked = fn(&Team) -> Vec<bool>;

/// What is published moves only where a week is computed; where it does not move nobody can say.
fn moved(team: &Team) -> Vec<bool> {
    let weeks = close(&team.members, WEEKS, Thresholds::STANDARD);
    let first = std::iter::once(false);
    let moves = weeks.windows(2).map(|pair| pair[0] != pair[1]);
    first.chain(moves).collect()
}

/// What others do: a week with too few answers says so.
fn marked(team: &Team) -> Vec<bool> {
    let answered = |week: Week| {
        let weeks = team.members.iter().flat_map(|member| &member.weeks);
        weeks
            .filter(|taken| taken.week == week && taken.check_ins > 0)
            .count()
    };
    let k = Thresholds::STANDARD.team as usize;
    (0..WEEKS).map(|n| answered(begins().on(n)) >= k).collect()
}

/// How often the silent one is found: whoever was on leave most often where there were enough answers is
/// not missed.
fn found(marked: Marked) -> f64 {
    let mut found = 0.0;
    for n in 0..TRIES {
        let team = Team::random(n);
        let weeks = marked(&team);
        let not_missed = |who: usize| {
            let leave = team.leave[who].iter();
            let there = leave.filter(|week| weeks[**week as usize]).count();
            there as f64 / team.leave[who].len() as f64
        };
        let scores: Vec<f64> = (0..MEMBERS).map(not_missed).collect();
        let best = scores.iter().copied().fold(f64::MIN, f64::max);
        let guesses: Vec<usize> = (0..MEMBERS).filter(|who| scores[*who] == best).collect();
        if guesses.contains(&team.silent) {
            found += 1.0 / guesses.len() as f64;
        }
    }
    found / TRIES as f64
}

#[test]
fn who_never_answers_is_found_no_better_than_by_chance() {
    let (found, chance) = (found(moved), 1.0 / MEMBERS as f64);
    println!("the silent one of six is found {found:.3}, by chance {chance:.3}");
    assert!(found <= 1.5 * chance, "{found:.3}");
}

#[test]
fn marking_the_weeks_without_enough_answers_would_find_them() {
    let found = found(marked);
    println!("where weeks are marked: {found:.3}");
    assert!(found > 0.8, "{found:.3}");
}
