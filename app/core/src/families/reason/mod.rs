//! Reasons: what goes together with a state, as data. A sentence about one shows only numbers that are
//! in it; the order is by size, then by code, and there are at most three (SIGNALS §2.8).

use super::chart::FrozenReference;
use super::{MySignal, PersonalWeek};
use crate::domain::check_in::Topic;
use crate::domain::day::Week;
use crate::domain::form::text_enum;
use crate::domain::interruption::InterruptionKind;
use crate::domain::week_rollup::DayFacts;
use crate::signals::kitagawa::{KindBeforeAndNow, PeriodDays, Split, split};
use crate::signals::quiet_days::QuietDays;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Weeks in which a reason is looked for (SIGNALS §2.8.3).
pub const WEEKS: usize = 4;
/// How many are told.
pub const MOST: usize = 3;
/// The smallest part of a change that is told, in points.
const SMALLEST: f64 = 0.05;

text_enum! {
    /// What a reason is about.
    ReasonCode {
        /// More or fewer remote days, and how these felt.
        Mode = "mode",
        /// More or fewer days without casual talk.
        Talk = "talk",
        /// More or fewer days after an evening into which work came.
        Evening = "evening",
        /// Remote days without talk, against those before.
        Quiet = "quiet",
        /// The kind of interruption that came most often.
        Kind = "kind",
        /// What a missing understanding was most often about.
        Topic = "topic",
    }
}

/// One number of a reason, and how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Number {
    /// A difference of points, written with its sign and two decimals.
    Points(f64),
    Count(u32),
}

/// A reason for a state.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    pub code: ReasonCode,
    pub signal: MySignal,
    /// By the names under which a sentence asks for them.
    pub numbers: Vec<(String, Number)>,
    /// The kind or topic that it names, by its key.
    pub about: Option<String>,
    /// The weeks that it looks at, both ends included.
    pub window: (Week, Week),
    /// Days that it stands on.
    pub n: u32,
    /// By which reasons are put in order.
    pub magnitude: f64,
}

impl Reason {
    /// The key of its sentence. A reason is only ever told of what is worse.
    pub fn text_key(&self) -> String {
        format!("reason-{}-worse", self.code.as_str())
    }
}

/// The largest first, equal ones by code; at most three.
pub fn in_order(mut reasons: Vec<Reason>) -> Vec<Reason> {
    reasons.sort_by(|a, b| {
        let by_size = b.magnitude.total_cmp(&a.magnitude);
        by_size.then_with(|| a.code.as_str().cmp(b.code.as_str()))
    });
    reasons.truncate(MOST);
    reasons
}

/// Why connection changed: the last four weeks against those of the reference, split over one two-way
/// partition of days at a time (SIGNALS §2.8.3; Kitagawa 1955).
pub fn of_connection(weeks: &[PersonalWeek], usual: &FrozenReference) -> Vec<Reason> {
    let recent = &weeks[weeks.len().saturating_sub(WEEKS)..];
    let (Some(first), Some(last)) = (recent.first(), recent.last()) else {
        return Vec::new();
    };
    let (from, to) = usual.made_of;
    // A reference that reaches into the last four weeks compares them with themselves.
    if to >= first.week {
        return Vec::new();
    }
    let before = weeks
        .iter()
        .filter(|week| from <= week.week && week.week <= to);
    let before: Vec<&PersonalWeek> = before.collect();
    let recent: Vec<&PersonalWeek> = recent.iter().collect();
    let intruded = intruded_days(weeks);
    let sides = |day: &DayFacts| day.sides(intruded.get(&day.day.back(1)).copied());
    let partitions = [ReasonCode::Mode, ReasonCode::Talk, ReasonCode::Evening];
    let found = (0..).zip(partitions).filter_map(|(at, code): (usize, _)| {
        let side = |day: &DayFacts| sides(day)[at];
        let days = [cells(&before, side), cells(&recent, side)];
        let parts = split([0, 1].map(|kind| KindBeforeAndNow {
            before: days[0][kind],
            now: days[1][kind],
        }))?;
        let more = share(days[1]) > share(days[0]);
        told(code, &parts, more, days[1], (first.week, last.week))
    });
    found.collect()
}

fn told(
    code: ReasonCode,
    parts: &Split,
    more: bool,
    now: [PeriodDays; 2],
    window: (Week, Week),
) -> Option<Reason> {
    let (change, mix, rate) = (parts.change, parts.mix(), parts.rate());
    // Where the change is for the better, or other days are no part of it, there is nothing to tell.
    if change > -SMALLEST || mix > -SMALLEST || !more {
        return None;
    }
    Some(Reason {
        code,
        signal: MySignal::Connection,
        numbers: vec![
            ("change".to_owned(), Number::Points(change)),
            ("mix".to_owned(), Number::Points(mix)),
            ("rate".to_owned(), Number::Points(rate)),
        ],
        about: None,
        window,
        n: now[0].days + now[1].days,
        magnitude: mix.abs(),
    })
}

fn share(cells: [PeriodDays; 2]) -> f64 {
    f64::from(cells[0].days) / f64::from((cells[0].days + cells[1].days).max(1))
}

/// Days on which `side` is true, and those on which it is false, with their mean connection.
fn cells(weeks: &[&PersonalWeek], side: impl Fn(&DayFacts) -> Option<bool>) -> [PeriodDays; 2] {
    [true, false].map(|wanted| {
        let days = weeks.iter().flat_map(|week| &week.facts.days);
        let there = days.filter(|day| side(day) == Some(wanted));
        let answers: Vec<f64> = there
            .filter_map(|day| Some(f64::from(day.connection?.points())))
            .collect();
        PeriodDays {
            days: answers.len() as u32,
            mean: answers.iter().sum::<f64>() / answers.len().max(1) as f64,
        }
    })
}

fn intruded_days(weeks: &[PersonalWeek]) -> BTreeMap<crate::domain::day::Day, bool> {
    let days = weeks.iter().flat_map(|week| &week.facts.days);
    days.filter_map(|day| Some((day.day, day.is_intruded()?)))
        .collect()
}

/// Remote days without talk in the last week, against the twelve weeks before it.
pub fn of_quiet_days(weeks: &[PersonalWeek]) -> Vec<Reason> {
    let Some((last, before)) = weeks.split_last() else {
        return Vec::new();
    };
    let before = &before[before.len().saturating_sub(12)..];
    let earlier: Vec<Option<u32>> = before.iter().flat_map(PersonalWeek::remote_talk).collect();
    let (Some(now), Some(usual)) = (QuietDays::of(&last.remote_talk()), QuietDays::of(&earlier))
    else {
        return Vec::new();
    };
    if now.share() <= usual.share() {
        return Vec::new();
    }
    let count = |n: usize| Number::Count(u32::try_from(n).unwrap_or(u32::MAX));
    vec![Reason {
        code: ReasonCode::Quiet,
        signal: MySignal::QuietDays,
        numbers: vec![
            ("quiet".to_owned(), count(now.quiet)),
            ("of".to_owned(), count(now.answered)),
            ("quiet-before".to_owned(), count(usual.quiet)),
            ("of-before".to_owned(), count(usual.answered)),
        ],
        about: None,
        window: (last.week, last.week),
        n: now.answered as u32,
        magnitude: now.share() - usual.share(),
    }]
}

/// The kind that came most often in the last four weeks, with its count (SIGNALS §2.8.4).
pub fn of_kinds(signal: MySignal, weeks: &[PersonalWeek]) -> Vec<Reason> {
    let kinds = |day: &DayFacts| -> Vec<InterruptionKind> {
        let home = || day.home_to_work.as_ref().map(|home| home.unplanned.clone());
        let work = || day.work_to_home.as_ref().map(|work| work.unchosen.clone());
        match signal {
            MySignal::HomeToWork => home(),
            MySignal::WorkToHome => work(),
            _ => None,
        }
        .unwrap_or_default()
    };
    most_frequent(signal, ReasonCode::Kind, weeks, |day| {
        let keys = kinds(day).into_iter();
        keys.map(|kind| format!("interruption-{}", kind.as_str()))
            .collect()
    })
}

/// What a missing understanding was most often about in the last four weeks: what I do not get of
/// them, where it is not clear to me, or what they do not get of us, where I am not heard.
pub fn of_topics(signal: MySignal, weeks: &[PersonalWeek]) -> Vec<Reason> {
    let topic = |day: &DayFacts| -> Option<Topic> {
        match signal {
            MySignal::Clear => day.i_dont_get_them,
            MySignal::Heard => day.they_dont_get_us,
            _ => None,
        }
    };
    most_frequent(signal, ReasonCode::Topic, weeks, |day| {
        let key = topic(day).map(|topic| format!("topic-{}", topic.as_str()));
        key.into_iter().collect()
    })
}

fn most_frequent(
    signal: MySignal,
    code: ReasonCode,
    weeks: &[PersonalWeek],
    keys: impl Fn(&DayFacts) -> Vec<String>,
) -> Vec<Reason> {
    let recent = &weeks[weeks.len().saturating_sub(WEEKS)..];
    let (Some(first), Some(last)) = (recent.first(), recent.last()) else {
        return Vec::new();
    };
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for key in recent
        .iter()
        .flat_map(|week| &week.facts.days)
        .flat_map(keys)
    {
        *counts.entry(key).or_default() += 1;
    }
    let all: u32 = counts.values().sum();
    // The first of equals in the order of their keys.
    let most = counts.into_iter().rev().max_by_key(|(_, count)| *count);
    let Some((about, most)) = most else {
        return Vec::new();
    };
    vec![Reason {
        code,
        signal,
        numbers: vec![
            ("count".to_owned(), Number::Count(most)),
            ("all".to_owned(), Number::Count(all)),
        ],
        about: Some(about),
        window: (first.week, last.week),
        n: all,
        magnitude: f64::from(most) / f64::from(all.max(1)),
    }]
}

#[cfg(test)]
mod tests;
