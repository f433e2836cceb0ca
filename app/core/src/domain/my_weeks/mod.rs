//! One's own weeks as numbers: what was answered, logged and missed in each of the last 26 weeks.
//!
//! Everything here describes; nothing is a signal. A signal has a reference, a band and a rate of
//! false alarms (SIGNALS §2.3); the findings here compare two stretches of weeks and say so.

pub mod finding;
#[cfg(test)]
mod tests;

use super::calendar::WorkCalendar;
use super::check_in::{CheckIn, Score, Section};
use super::day::{Day, Week};
use super::entry::{Entry, Kept};
use super::form::choice;
use super::id::PersonId;
use std::collections::{BTreeSet, HashMap};

/// How many weeks are looked at, the running one included.
pub const WEEKS: u64 = 26;

/// Weeks with enough answers that a reference is made from (SIGNALS §2.2).
pub const REFERENCE_WEEKS: usize = 12;

choice! {
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
pub enum Unit {
    /// A mean of answers from 1 to 5.
    Score,
    Minutes,
    Count,
}

impl Measure {
    pub fn unit(self) -> Unit {
        match self {
            Self::Connection | Self::Mood | Self::Energy | Self::Focus => Unit::Score,
            Self::Talk | Self::Movement => Unit::Minutes,
            Self::Partners | Self::HomeToWork | Self::WorkToHome => Unit::Count,
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

/// Days of one week that had a good side, out of the days with a check-in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GoodSides {
    pub uninterrupted: usize,
    pub family_time: usize,
    pub checked_in: usize,
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
pub fn my_weeks(kept: &[Kept], calendar: &WorkCalendar, today: Day) -> Vec<MyWeek> {
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
            Gathered::of(by_week.get(&week).map_or(&[], Vec::as_slice)).week(week, calendar, today)
        })
        .collect()
}

/// Whether a week with this many working days has enough answered ones (SIGNALS §1.2): at least
/// two working days, and answers on two and on three fifths of them, rounded up.
pub fn has_enough(working_days: usize, answered: usize) -> bool {
    working_days >= 2 && answered >= (3 * working_days).div_ceil(5).max(2)
}

/// The entries of one week.
struct Gathered<'e> {
    entries: &'e [&'e Entry],
    check_ins: Vec<&'e CheckIn>,
}

impl<'e> Gathered<'e> {
    fn of(entries: &'e [&'e Entry]) -> Self {
        let check_ins = entries.iter().filter_map(|e| match e {
            Entry::CheckIn(check_in) => Some(check_in),
            _ => None,
        });
        Self {
            entries,
            check_ins: check_ins.collect(),
        }
    }

    fn week(&self, week: Week, calendar: &WorkCalendar, today: Day) -> MyWeek {
        let progress = if week == today.week() {
            Progress::Running
        } else {
            Progress::Over
        };
        let working_days = calendar
            .working_days(week)
            .into_iter()
            .filter(|d| *d <= today)
            .count();
        let standing = Standing {
            progress,
            working_days,
        };
        MyWeek {
            week,
            progress,
            working_days,
            agreement: self.agreement(),
            good_sides: self.good_sides(),
            points: std::array::from_fn(|n| self.point(Measure::ALL[n], standing)),
        }
    }

    fn point(&self, measure: Measure, standing: Standing) -> Point {
        match measure {
            Measure::Connection => self.mean(standing, |c| c.connection),
            Measure::Mood => self.mean(standing, |c| c.mood),
            Measure::Energy => self.mean(standing, |c| c.energy),
            Measure::Focus => self.mean(standing, |c| c.focus),
            Measure::Talk => self.sum(standing, Section::Talk, self.minutes(Section::Talk)),
            Measure::Partners => self.sum(standing, Section::Talk, self.partners()),
            Measure::HomeToWork => self.sum(
                standing,
                Section::HomeToWork,
                self.count(Section::HomeToWork),
            ),
            Measure::WorkToHome => self.sum(
                standing,
                Section::WorkToHome,
                self.count(Section::WorkToHome),
            ),
            Measure::Movement => {
                self.sum(standing, Section::Movement, self.minutes(Section::Movement))
            }
        }
    }

    fn mean(&self, standing: Standing, item: impl Fn(&CheckIn) -> Option<Score>) -> Point {
        let scores: Vec<f64> = self
            .check_ins
            .iter()
            .filter_map(|c| item(c))
            .map(|s| s.number() as f64)
            .collect();
        let answered = scores.len();
        let shown = standing.is_shown(answered);
        Point {
            value: shown.then(|| mean(&scores)).flatten(),
            answered,
            compares: standing.compares(answered),
        }
    }

    fn sum(&self, standing: Standing, section: Section, sum: usize) -> Point {
        let answered = self.answered(section);
        let is_there = answered > 0 || self.entries_of(section).next().is_some();
        Point {
            value: is_there.then_some(sum as f64),
            answered,
            compares: standing.compares(answered),
        }
    }

    /// Days with a check-in and either an entry of the section or *none today*.
    fn answered(&self, section: Section) -> usize {
        let is_answered = |check_in: &&&CheckIn| {
            check_in.none_today.contains(&section)
                || self.entries_of(section).any(|e| e.day() == check_in.day)
        };
        self.check_ins.iter().filter(is_answered).count()
    }

    fn entries_of(&self, section: Section) -> impl Iterator<Item = &'e Entry> {
        self.entries
            .iter()
            .copied()
            .filter(move |e| e.section() == Some(section))
    }

    fn minutes(&self, section: Section) -> usize {
        let minutes = |entry: &Entry| match entry {
            Entry::Chat(e) => e.minutes,
            Entry::Activity(e) => e.minutes,
            Entry::Interruption(e) => e.minutes,
            Entry::CheckIn(_) | Entry::WeeklyPulse(_) => 0,
        };
        let sum: i64 = self.entries_of(section).map(minutes).sum();
        usize::try_from(sum).unwrap_or(0)
    }

    fn count(&self, section: Section) -> usize {
        self.entries_of(section).count()
    }

    fn partners(&self) -> usize {
        let named = self.entries.iter().filter_map(|e| match e {
            Entry::Chat(chat) => Some(&chat.partners),
            _ => None,
        });
        named.flatten().collect::<BTreeSet<&PersonId>>().len()
    }

    fn agreement(&self) -> Agreement {
        self.entries_of(Section::HomeToWork)
            .fold(Agreement::default(), |mut counts, entry| {
                if let Entry::Interruption(interruption) = entry {
                    match interruption.agreed {
                        Some(true) => counts.agreed += 1,
                        Some(false) => counts.imposed += 1,
                        None => counts.not_said += 1,
                    }
                }
                counts
            })
    }

    fn good_sides(&self) -> GoodSides {
        GoodSides {
            uninterrupted: self.check_ins.iter().filter(|c| c.uninterrupted).count(),
            family_time: self.check_ins.iter().filter(|c| c.family_time).count(),
            checked_in: self.check_ins.len(),
        }
    }
}

/// What decides whether a number of a week may be shown and compared.
#[derive(Clone, Copy)]
struct Standing {
    progress: Progress,
    working_days: usize,
}

impl Standing {
    fn is_shown(self, answered: usize) -> bool {
        match self.progress {
            Progress::Running => answered > 0,
            Progress::Over => has_enough(self.working_days, answered),
        }
    }

    fn compares(self, answered: usize) -> bool {
        self.progress == Progress::Over && has_enough(self.working_days, answered)
    }
}

/// The mean; `None` of nothing.
fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}
