//! The demo's merged pull requests and their one review each: size, pace and comments as `gen_demo.py` draws them, moments of the day under keys of their own.

use super::calendar::{WEEKS, date_of};
use super::organisation::{DemoPerson, DemoTeam};
use super::plants;
use super::random::{Key, log_normal};
use chrono::NaiveDate;

/// In milliseconds.
const MINUTE: f64 = 60_000.0;

/// A pull request that was approved once and then merged.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoPullRequest {
    /// Index into the demo's people.
    pub author: usize,
    /// Index into the demo's people; of the same team, never the author.
    pub reviewer: usize,
    /// `0..44`, the week of the merge.
    pub week: u8,
    /// The author's pull request of that week, from 0.
    pub number: u32,
    /// Changed lines, at least 1.
    pub size: u32,
    /// Minutes from ready to approval.
    pub elapsed_minutes: f64,
    /// Minutes from ready to the first response; at most `elapsed_minutes`, and equal to it when there are no comments.
    pub first_response_minutes: f64,
    /// Minutes from approval to merge.
    pub merge_delay_minutes: f64,
    /// Substantive comments of the reviewer.
    pub comments: u32,
    /// `0.0..1.0`: the merge order of the team's pull requests within the week.
    pub order: f64,
    /// The original date of the merge, Monday to Friday; holidays are not left out, as in the script.
    pub merged_on: NaiveDate,
    /// Milliseconds after local midnight in the team's time zone, within its working hours; follows `order`.
    pub merged_millisecond: u32,
}

impl DemoPullRequest {
    /// Whether the review signals count it (SIGNALS §7.1).
    pub fn is_eligible(&self) -> bool {
        self.size >= 50
    }
}

/// The pull requests of one author in all weeks; `key` is seed and person.
pub fn of_author(
    people: &[DemoPerson],
    author: usize,
    team: &DemoTeam,
    key: Key,
) -> Vec<DemoPullRequest> {
    let colleagues: Vec<(usize, f64)> = people
        .iter()
        .enumerate()
        .filter(|(_, person)| person.team == people[author].team)
        .enumerate()
        .map(|(member, (person, _))| (person, plants::review_weight(team.key, member)))
        .filter(|(person, _)| *person != author)
        .collect();
    let one = |week: u8, number: u32| {
        let key = key.with(week).with("pr").with(number);
        let size = log_normal(60.0, 1.3, key.with("size"))
            .round_ties_even()
            .max(1.0) as u32;
        let (elapsed_minutes, comments) = review(team, week, size, key);
        let order = key.with("ord").uniform();
        let (merged_on, merged_millisecond) = merge_moment(team, week, order);
        DemoPullRequest {
            author,
            reviewer: key.with("rev").choose(&colleagues),
            week,
            number,
            size,
            elapsed_minutes,
            first_response_minutes: first_response(elapsed_minutes, comments, key),
            merge_delay_minutes: log_normal(8.0, 0.6, key.with("detail").with("merge")).min(60.0),
            comments,
            order,
            merged_on,
            merged_millisecond,
        }
    };
    let mut all = Vec::new();
    for week in 0..WEEKS {
        let count = key.with("pr").with(week).poisson(3.0);
        all.extend((0..count).map(|number| one(week, number)));
    }
    all
}

/// Minutes to approval and comments: a stamp, or an honest reading at about 250 lines an hour.
fn review(team: &DemoTeam, week: u8, size: u32, key: Key) -> (f64, u32) {
    let stamp_chance = if plants::approves_unread(team.key, week) {
        0.55
    } else {
        0.05
    };
    if key.with("stamp").happens(stamp_chance) {
        return (2.0 + 6.0 * key.with("el").uniform(), 0);
    }
    let size = f64::from(size);
    let reading = size / 250.0 * 60.0 * (0.5 * key.with("el").normal()).exp();
    (
        reading.max(4.0) + 20.0,
        key.with("com").poisson(0.9 * (size / 100.0).sqrt()),
    )
}

fn first_response(elapsed_minutes: f64, comments: u32, key: Key) -> f64 {
    if comments == 0 {
        return elapsed_minutes;
    }
    let delay = log_normal(0.4, 0.5, key.with("detail").with("response"));
    elapsed_minutes * delay.min(1.0)
}

/// Spreads the order within the week evenly over the team's working hours.
fn merge_moment(team: &DemoTeam, week: u8, order: f64) -> (NaiveDate, u32) {
    let first = team.hours.first().expect("every team has working hours");
    let last = team.hours.last().expect("every team has working hours");
    let days = order * 5.0;
    let (from, to) = (first.from.minutes() as f64, last.to.minutes() as f64);
    let millisecond = from * MINUTE + (to - from) * MINUTE * days.fract();
    (date_of(week, days as u8), millisecond as u32)
}
