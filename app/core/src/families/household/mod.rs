//! The household sheet: what came from home into work in a period, and the good sides beside it; for the
//! person and whoever they share a home with. No score, no mood, nothing of the other direction.

use super::my_weeks::{Agreement, GoodSides};
use crate::domain::check_in::{CheckIn, DaySection};
use crate::domain::day::Day;
use crate::domain::entry::{Entry, is_answered};
use crate::domain::form::{FieldError, Form, FormReader, ValidationErrors};
use crate::domain::interruption::{Direction, Interruption, InterruptionKind};
use chrono::Datelike;
use std::collections::BTreeSet;

#[cfg(test)]
mod tests;

/// The longest period of a sheet: 53 weeks.
pub const DAYS_MOST: u64 = 53 * 7;

/// From one Day to another, both included: 1 to [`DAYS_MOST`] days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub from: Day,
    pub to: Day,
}

impl Period {
    /// Reads `from` and `to`; the last four weeks where neither is given. A period that has not
    /// begun, runs backwards or is longer than 53 weeks is a mistake.
    pub fn parse(form: &Form, today: Day) -> Result<Self, ValidationErrors> {
        let is_blank = |name| form.text(name).is_none_or(|text| text.trim().is_empty());
        if is_blank("from") && is_blank("to") {
            return Ok(Self::weeks(today, 4));
        }
        let mut read = FormReader::new(form);
        let from = read.required("from", Day::parse);
        let to = read.required("to", Day::parse);
        if from.is_some_and(|from| from > today) {
            read.mistake("from", FieldError::new("wrong-future"));
        }
        if let (Some(from), Some(to)) = (from, to) {
            if to < from {
                read.mistake("to", FieldError::new("wrong-period-backwards"));
            } else if to > from.on(DAYS_MOST - 1) {
                read.mistake(
                    "to",
                    FieldError::new("wrong-period-long").with("weeks", DAYS_MOST / 7),
                );
            }
        }
        read.finish(from.zip(to).map(|(from, to)| Self { from, to }))
    }

    /// The last `weeks` weeks, today included.
    pub fn weeks(today: Day, weeks: u64) -> Self {
        Self {
            from: today.back(weeks * 7 - 1),
            to: today,
        }
    }

    /// The calendar year up to today.
    pub fn this_year(today: Day) -> Self {
        Self {
            from: Day(today.0.with_ordinal(1).unwrap_or(today.0)),
            to: today,
        }
    }

    /// How many days it has.
    pub fn days(self) -> i64 {
        (self.to.0 - self.from.0).num_days() + 1
    }

    fn has(self, day: Day) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

/// The interruptions of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindLine {
    pub kind: InterruptionKind,
    pub count: Agreement,
    pub minutes: i64,
}

/// Whether it could have waited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CouldWaitCounts {
    pub yes: usize,
    pub no: usize,
    pub not_said: usize,
}

/// One sheet. Interruptions of Days without a check-in are drawn for their owner, and are not in the
/// base: `without_check_in` says how many they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseholdSheet {
    pub period: Period,
    /// Kinds that occurred, the most frequent first.
    pub kinds: Vec<KindLine>,
    pub all: Agreement,
    pub minutes: i64,
    pub could_wait: CouldWaitCounts,
    /// Interruptions that began in each hour, 0 to 23.
    pub hours: [usize; 24],
    /// Interruptions whose start was not said.
    pub without_start: usize,
    /// Days with a check-in and either an interruption by home or *none today*: the base.
    pub answered: usize,
    pub without_check_in: usize,
    pub good_sides: GoodSides,
}

impl HouseholdSheet {
    /// Of all the `entries` of the period; those of other Days are passed over.
    pub fn of(period: Period, entries: &[Entry]) -> Self {
        let inside = || entries.iter().filter(|entry| period.has(entry.day()));
        let check_ins: Vec<&CheckIn> = inside().filter_map(Entry::as_check_in).collect();
        let ours: Vec<&Interruption> = inside()
            .filter_map(Entry::as_interruption)
            .filter(|one| one.direction() == Direction::HomeToWork)
            .collect();
        let checked_in: BTreeSet<Day> = check_ins.iter().map(|check_in| check_in.day).collect();
        let answered = check_ins
            .iter()
            .filter(|check_in| is_answered(check_in, DaySection::HomeToWork, inside()));
        let (hours, without_start) = by_hour(&ours);
        Self {
            period,
            kinds: by_kind(&ours),
            all: Agreement::of(ours.iter().copied()),
            minutes: minutes(ours.iter().copied()),
            could_wait: could_wait(&ours),
            hours,
            without_start,
            answered: answered.count(),
            without_check_in: ours
                .iter()
                .filter(|one| !checked_in.contains(&one.day))
                .count(),
            good_sides: GoodSides::of(&check_ins),
        }
    }

    /// How many interruptions there are.
    pub fn count(&self) -> usize {
        self.all.total()
    }

    /// Whether there is nothing to put on the sheet.
    pub fn is_empty(&self) -> bool {
        self.count() == 0 && self.good_sides.checked_in == 0
    }
}

fn by_kind(ours: &[&Interruption]) -> Vec<KindLine> {
    let line = |kind| {
        let of_kind = || ours.iter().copied().filter(move |one| one.kind == kind);
        KindLine {
            kind,
            count: Agreement::of(of_kind()),
            minutes: minutes(of_kind()),
        }
    };
    let mut lines: Vec<KindLine> = InterruptionKind::of(Direction::HomeToWork)
        .map(line)
        .filter(|line| line.count.total() > 0)
        .collect();
    // Stable: kinds alike stay in the order they are offered.
    lines.sort_by_key(|line| std::cmp::Reverse((line.count.total(), line.minutes)));
    lines
}

fn minutes<'i>(ours: impl Iterator<Item = &'i Interruption>) -> i64 {
    ours.map(|one| one.minutes).sum()
}

fn could_wait(ours: &[&Interruption]) -> CouldWaitCounts {
    let count = |answer| ours.iter().filter(|one| one.could_wait == answer).count();
    CouldWaitCounts {
        yes: count(Some(true)),
        no: count(Some(false)),
        not_said: count(None),
    }
}

fn by_hour(ours: &[&Interruption]) -> ([usize; 24], usize) {
    let (mut hours, mut without_start) = ([0; 24], 0);
    for one in ours {
        let hour = one.start.map(|start| (start.minutes() / 60) as usize);
        match hour.and_then(|hour| hours.get_mut(hour)) {
            Some(count) => *count += 1,
            None => without_start += 1,
        }
    }
    (hours, without_start)
}
