//! One's own weeks as numbers: what was answered, logged and missed in each of the last 26 weeks.
//!
//! Everything here describes; nothing is a signal. A signal has a reference, a band and a rate of
//! false alarms (SIGNALS §2.3); the findings here compare two stretches of weeks and say so.

pub mod finding;
#[cfg(test)]
mod tests;

use crate::domain::calendar::WorkCalendar;
use crate::domain::check_in::{CheckIn, DaySection, Score};
use crate::domain::day::{Day, Week};
use crate::domain::entry::{Entry, StoredEntry, is_answered};
use crate::domain::form::text_enum;
use crate::domain::id::PersonId;
use crate::domain::interruption::Interruption;
use crate::signals::numbers::mean;
use crate::signals::valid::Days;
use std::collections::{BTreeSet, HashMap};

/// How many weeks are looked at, the running one included.
pub const WEEKS: u64 = 26;

/// Weeks with enough answers that a reference is made from (SIGNALS §2.2).
pub const REFERENCE_WEEKS: usize = 12;

text_enum! {
    /// What is told week by week.
    Measure {
        /// The four items of the check-in: mean of the answers, 1 to 5.
        Connection = "connection",
        Mood = "mood",
        Energy = "energy",
        Focus = "focus",
        /// Minutes of casual talk.
        Talk = "talk",
        /// Different colleagues named as partners of a talk.
        Partners = "partners",
        /// Interruptions of work by home.
        HomeToWork = "home-to-work",
        /// Interruptions of home by work.
        WorkToHome = "work-to-home",
        /// Minutes of movement.
        Movement = "movement",
    }
}

/// How the numbers of a measure are compared and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureUnit {
    /// A mean of answers from 1 to 5.
    Score,
    Minutes,
    Count,
}

impl Measure {
    pub fn unit(self) -> MeasureUnit {
        match self {
            Self::Connection | Self::Mood | Self::Energy | Self::Focus => MeasureUnit::Score,
            Self::Talk | Self::Movement => MeasureUnit::Minutes,
            Self::Partners | Self::HomeToWork | Self::WorkToHome => MeasureUnit::Count,
        }
    }
}

/// One measure in one week.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// `None` is a gap, never zero. A mean is there when the week has enough answers, a sum when
    /// at least one Day was answered or something was logged; in the running week both are there
    /// from the first answer on.
    pub value: Option<f64>,
    /// Days, 0 to 7, on which the item or section was answered.
    pub answered: usize,
    /// Whether the week is over and has enough answers to be compared.
    pub compares: bool,
}

/// Interruptions of work by home in one week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    pub agreed: usize,
    pub imposed: usize,
    pub not_said: usize,
}

impl Agreement {
    /// Of interruptions, whatever their direction.
    pub fn of<'i>(interruptions: impl Iterator<Item = &'i Interruption>) -> Self {
        interruptions.fold(Self::default(), |mut counts, one| {
            match one.agreed {
                Some(true) => counts.agreed += 1,
                Some(false) => counts.imposed += 1,
                None => counts.not_said += 1,
            }
            counts
        })
    }

    /// How many interruptions there were.
    pub fn total(self) -> usize {
        self.agreed + self.imposed + self.not_said
    }
}

/// Days of one week that had a good side, out of the days with a check-in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GoodSides {
    pub uninterrupted: usize,
    pub family_time: usize,
    pub checked_in: usize,
}

impl GoodSides {
    /// Of check-ins, each of another Day.
    pub fn of(check_ins: &[&CheckIn]) -> Self {
        let days = |had: fn(&CheckIn) -> bool| check_ins.iter().filter(|one| had(one)).count();
        Self {
            uninterrupted: days(|check_in| check_in.uninterrupted),
            family_time: days(|check_in| check_in.family_time),
            checked_in: check_ins.len(),
        }
    }
}

/// Whether a week can still grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    Running,
    Over,
}

/// One week of one person.
#[derive(Clone, Debug, PartialEq)]
pub struct MyWeek {
    pub week: Week,
    pub progress: Progress,
    /// Working days without days off and holidays; in the running week those up to today.
    pub working_days: usize,
    pub agreement: Agreement,
    pub good_sides: GoodSides,
    points: [Point; Measure::ALL.len()],
}

impl MyWeek {
    pub fn point(&self, measure: Measure) -> Point {
        self.points[measure as usize]
    }
}

/// The first Day that [`my_weeks`] looks at.
pub fn since(today: Day) -> Day {
    today.week().back(WEEKS - 1).monday()
}

/// The last [`WEEKS`] weeks up to the running one, in order and without holes. Weeks before the
/// first entry are left out: nobody missed them. Empty when there is no entry.
pub fn my_weeks(kept: &[StoredEntry], calendar: &WorkCalendar, today: Day) -> Vec<MyWeek> {
    let mut by_week: HashMap<Week, Vec<&Entry>> = HashMap::new();
    for kept in kept {
        by_week
            .entry(kept.entry.day().week())
            .or_default()
            .push(&kept.entry);
    }
    (0..WEEKS)
        .rev()
        .map(|n| today.week().back(n))
        .skip_while(|week| !by_week.contains_key(week))
        .map(|week| {
            let entries = by_week.get(&week).map_or(&[][..], Vec::as_slice);
            WeekEntries::of(week, entries, calendar, today).week(week)
        })
        .collect()
}

/// The entries of one week, and what decides whether its numbers may be shown and compared.
struct WeekEntries<'e> {
    entries: &'e [&'e Entry],
    check_ins: Vec<&'e CheckIn>,
    progress: Progress,
    working_days: usize,
}

impl<'e> WeekEntries<'e> {
    fn of(week: Week, entries: &'e [&'e Entry], calendar: &WorkCalendar, today: Day) -> Self {
        let working_days = calendar.working_days(week).into_iter();
        let check_ins = entries.iter().filter_map(|entry| entry.as_check_in());
        Self {
            entries,
            check_ins: check_ins.collect(),
            progress: if week == today.week() {
                Progress::Running
            } else {
                Progress::Over
            },
            working_days: working_days.filter(|day| *day <= today).count(),
        }
    }

    fn week(&self, week: Week) -> MyWeek {
        let by_home = self.entries_of(DaySection::HomeToWork);
        MyWeek {
            week,
            progress: self.progress,
            working_days: self.working_days,
            agreement: Agreement::of(by_home.filter_map(Entry::as_interruption)),
            good_sides: GoodSides::of(&self.check_ins),
            points: std::array::from_fn(|n| self.point(Measure::ALL[n])),
        }
    }

    fn point(&self, measure: Measure) -> Point {
        match measure {
            Measure::Connection => self.mean(|c| c.connection),
            Measure::Mood => self.mean(|c| c.mood),
            Measure::Energy => self.mean(|c| c.energy),
            Measure::Focus => self.mean(|c| c.focus),
            Measure::Talk => self.sum(DaySection::Talk, Self::minutes),
            Measure::Partners => self.sum(DaySection::Talk, Self::partners),
            Measure::HomeToWork => self.sum(DaySection::HomeToWork, Self::count),
            Measure::WorkToHome => self.sum(DaySection::WorkToHome, Self::count),
            Measure::Movement => self.sum(DaySection::Movement, Self::minutes),
        }
    }

    fn mean(&self, item: impl Fn(&CheckIn) -> Option<Score>) -> Point {
        let scores = self.check_ins.iter().filter_map(|check_in| item(check_in));
        let scores: Vec<f64> = scores.map(|score| f64::from(score.points())).collect();
        let answered = scores.len();
        Point {
            value: mean(&scores).filter(|_| self.is_shown(answered)),
            answered,
            compares: self.compares(answered),
        }
    }

    fn sum(&self, section: DaySection, of: fn(&Self, DaySection) -> usize) -> Point {
        let answered = self.answered(section);
        let is_there = answered > 0 || self.count(section) > 0;
        Point {
            value: is_there.then(|| of(self, section) as f64),
            answered,
            compares: self.compares(answered),
        }
    }

    fn is_shown(&self, answered: usize) -> bool {
        match self.progress {
            Progress::Running => answered > 0,
            Progress::Over => self.compares(answered),
        }
    }

    fn compares(&self, answered: usize) -> bool {
        let days = Days {
            scheduled: self.working_days as u32,
            answered: answered as u32,
        };
        self.progress == Progress::Over && days.is_valid()
    }

    /// Days with a check-in and either an entry of the section or *none today*.
    fn answered(&self, section: DaySection) -> usize {
        let check_ins = self.check_ins.iter();
        check_ins
            .filter(|check_in| is_answered(check_in, section, self.entries.iter().copied()))
            .count()
    }

    fn entries_of(&self, section: DaySection) -> impl Iterator<Item = &'e Entry> {
        self.entries
            .iter()
            .copied()
            .filter(move |e| e.section() == Some(section))
    }

    fn minutes(&self, section: DaySection) -> usize {
        let minutes = |entry: &Entry| match entry {
            Entry::Chat(e) => e.minutes,
            Entry::Activity(e) => e.minutes,
            Entry::Interruption(e) => e.minutes,
            Entry::CheckIn(_) | Entry::WeeklyPulse(_) => 0,
        };
        let sum: i64 = self.entries_of(section).map(minutes).sum();
        usize::try_from(sum).unwrap_or(0)
    }

    fn count(&self, section: DaySection) -> usize {
        self.entries_of(section).count()
    }

    fn partners(&self, section: DaySection) -> usize {
        let chats = self.entries_of(section).filter_map(Entry::as_chat);
        let named: BTreeSet<&PersonId> = chats.flat_map(|chat| &chat.partners).collect();
        named.len()
    }
}
