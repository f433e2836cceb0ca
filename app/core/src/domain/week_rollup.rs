//! A person's week rolled up: what their check-ins and the entries of these Days come to, written anew
//! in the very transaction that writes an entry. For the person's own signals, and for closing.

use super::activity::Intensity;
use super::calendar::{WEEKDAYS, WorkingHours};
use super::chat::Circle;
use super::check_in::{CheckIn, DaySection, Score, Topic, WorkMode};
use super::day::{Day, Week};
use super::entry::{Entry, is_answered};
use super::interruption::{Direction, InterruptionKind};
use serde::{Deserialize, Serialize};

/// One week of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekRollup {
    pub week: Week,
    /// The weekdays on which the person works, as they stood in that week.
    pub workdays: Workdays,
    pub facts: WeekFacts,
}

/// The weekdays on which somebody works.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Workdays(u8);

impl Workdays {
    pub fn of(hours: &WorkingHours) -> Self {
        let days = WEEKDAYS.iter().filter(|weekday| hours.works_on(**weekday));
        Self(days.fold(0, |bits, weekday| {
            bits | 1 << weekday.num_days_from_monday()
        }))
    }

    /// Reads what [`Workdays::bits`] gave; `None` for anything else.
    pub fn from_bits(bits: i64) -> Option<Self> {
        u8::try_from(bits).ok().filter(|bits| *bits < 128).map(Self)
    }

    /// Bit 0 is Monday; below 128.
    pub fn bits(self) -> i64 {
        i64::from(self.0)
    }

    pub fn has(self, day: Day) -> bool {
        self.0 >> day.weekday().num_days_from_monday() & 1 == 1
    }
}

/// What was answered in a week. Days without a check-in are not in it, whatever was logged on them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekFacts {
    /// In the order of the days, at most seven.
    pub days: Vec<DayFacts>,
    /// "I know who will use what I am building and why it matters now."
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clear: Option<Score>,
    /// "The people who set priorities understand the constraints of my work."
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heard: Option<Score>,
}

/// A Day with a check-in. `None` is *not answered*, everywhere: never a zero.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayFacts {
    pub day: Day,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub connection: Option<Score>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mood: Option<Score>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub energy: Option<Score>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub focus: Option<Score>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<WorkMode>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub talk: Option<Talked>,
    /// HAB-1: moderate minutes and twice the vigorous ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active_minutes: Option<u32>,
    /// The larger of the check-in's figure and of the outdoor activities.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outdoor_minutes: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home_to_work: Option<HomeToWork>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work_to_home: Option<WorkToHome>,
    /// Good sides of the day: said, or not said.
    #[serde(default, skip_serializing_if = "is_not")]
    pub uninterrupted: bool,
    #[serde(default, skip_serializing_if = "is_not")]
    pub family_time: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub they_dont_get_us: Option<Topic>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub i_dont_get_them: Option<Topic>,
}

/// Casual talk of a Day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Talked {
    pub minutes: u32,
    /// Whether any of it was with somebody of the business or a user.
    pub with_business: bool,
}

/// Interruptions of work by home on a Day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeToWork {
    /// The kind of each that was not agreed beforehand; not said is not agreed.
    pub unplanned: Vec<InterruptionKind>,
    pub agreed: u32,
}

/// Interruptions of home by work on a Day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkToHome {
    /// The kind of each that was not one's own choice; not said is not chosen.
    pub unchosen: Vec<InterruptionKind>,
    pub chosen: u32,
}

impl WeekFacts {
    /// Of all the `entries` of `week`; those of other weeks are passed over.
    pub fn of(week: Week, entries: &[Entry]) -> Self {
        let inside = |entry: &&Entry| entry.day().week() == week;
        let entries: Vec<&Entry> = entries.iter().filter(inside).collect();
        let mut facts = Self::default();
        for entry in &entries {
            match entry {
                Entry::CheckIn(check_in) => facts.days.push(DayFacts::of(check_in, &entries)),
                Entry::WeeklyPulse(pulse) => {
                    (facts.clear, facts.heard) = (pulse.clear, pulse.heard);
                }
                _ => {}
            }
        }
        facts.days.sort_by_key(|facts| facts.day);
        facts
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Interruptions of work by home that were not agreed beforehand, and on how many days that was
    /// answered.
    pub fn unplanned(&self) -> (u32, u32) {
        let answered = self.days.iter().filter_map(|day| day.home_to_work.as_ref());
        answered.fold((0, 0), |(seen, days), home| {
            (seen + home.unplanned.len() as u32, days + 1)
        })
    }

    /// Days on which work came home unasked, and on how many that was answered.
    pub fn intruded(&self) -> (u32, u32) {
        let answered = self.days.iter().filter_map(DayFacts::is_intruded);
        answered.fold((0, 0), |(seen, days), is_intruded| {
            (seen + u32::from(is_intruded), days + 1)
        })
    }

    /// Sum of the answers to an item, and how many there are.
    pub fn sum(&self, item: impl Fn(&DayFacts) -> Option<Score>) -> (u32, u32) {
        let answers = self.days.iter().filter_map(item);
        answers.fold((0, 0), |(sum, days), score| {
            (sum + u32::from(score.points()), days + 1)
        })
    }
}

impl DayFacts {
    /// A Day with a check-in in which nothing is answered.
    pub fn blank(day: Day) -> Self {
        Self {
            day,
            connection: None,
            mood: None,
            energy: None,
            focus: None,
            mode: None,
            talk: None,
            active_minutes: None,
            outdoor_minutes: None,
            home_to_work: None,
            work_to_home: None,
            uninterrupted: false,
            family_time: false,
            they_dont_get_us: None,
            i_dont_get_them: None,
        }
    }

    fn of(check_in: &CheckIn, entries: &[&Entry]) -> Self {
        let on_day: Vec<&Entry> = entries
            .iter()
            .copied()
            .filter(|entry| entry.day() == check_in.day)
            .collect();
        let is_answered = |section| is_answered(check_in, section, on_day.iter().copied());
        let outdoors = check_in.outdoor_minutes.map(whole);
        let outdoor_activities = outdoor_activities(&on_day);
        Self {
            day: check_in.day,
            connection: check_in.connection,
            mood: check_in.mood,
            energy: check_in.energy,
            focus: check_in.focus,
            mode: check_in.mode,
            talk: is_answered(DaySection::Talk).then(|| talked(&on_day)),
            active_minutes: is_answered(DaySection::Movement).then(|| active_minutes(&on_day)),
            outdoor_minutes: match outdoor_activities {
                0 => outdoors,
                minutes => Some(outdoors.unwrap_or(0).max(minutes)),
            },
            home_to_work: is_answered(DaySection::HomeToWork).then(|| home_to_work(&on_day)),
            work_to_home: is_answered(DaySection::WorkToHome).then(|| work_to_home(&on_day)),
            uninterrupted: check_in.uninterrupted,
            family_time: check_in.family_time,
            they_dont_get_us: check_in.they_dont_get_us,
            i_dont_get_them: check_in.i_dont_get_them,
        }
    }

    /// Whether the Day was worked at home or elsewhere; `None` where it was off, or not said.
    pub fn is_remote(&self) -> Option<bool> {
        match self.mode? {
            WorkMode::Home | WorkMode::Elsewhere => Some(true),
            WorkMode::Office => Some(false),
            WorkMode::Off => None,
        }
    }

    /// On which side of each partition of Days (SIGNALS §2.8.3) it lies: remote or not, without casual
    /// talk or not, after an evening into which work came or not; `None` where it was not answered.
    pub fn sides(&self, was_intruded: Option<bool>) -> [Option<bool>; 3] {
        let is_quiet = self.talk.map(|talk| talk.minutes == 0);
        [self.is_remote(), is_quiet, was_intruded]
    }

    /// Whether work came home unasked; `None` where it was not answered.
    pub fn is_intruded(&self) -> Option<bool> {
        Some(!self.work_to_home.as_ref()?.unchosen.is_empty())
    }
}

/// For serde, which asks about a reference.
fn is_not(said: &bool) -> bool {
    !said
}

fn whole(minutes: i64) -> u32 {
    u32::try_from(minutes).unwrap_or(0)
}

fn talked(entries: &[&Entry]) -> Talked {
    let talks = entries.iter().filter_map(|entry| entry.as_chat());
    let nothing = Talked {
        minutes: 0,
        with_business: false,
    };
    talks.fold(nothing, |sum, chat| Talked {
        minutes: sum.minutes.saturating_add(whole(chat.minutes)),
        with_business: sum.with_business || matches!(chat.circle, Circle::Business | Circle::User),
    })
}

fn active_minutes(entries: &[&Entry]) -> u32 {
    let minutes = entries.iter().map(|entry| match entry {
        Entry::Activity(activity) => match activity.intensity {
            Intensity::Light => 0,
            Intensity::Moderate => whole(activity.minutes),
            Intensity::Vigorous => whole(activity.minutes).saturating_mul(2),
        },
        _ => 0,
    });
    minutes.fold(0, u32::saturating_add)
}

fn outdoor_activities(entries: &[&Entry]) -> u32 {
    let minutes = entries.iter().map(|entry| match entry {
        Entry::Activity(activity) if activity.outdoors => whole(activity.minutes),
        _ => 0,
    });
    minutes.fold(0, u32::saturating_add)
}

fn home_to_work(entries: &[&Entry]) -> HomeToWork {
    let (agreed, unplanned): (Vec<_>, Vec<_>) = interruptions(entries, Direction::HomeToWork)
        .partition(|(_, agreed, _)| *agreed == Some(true));
    HomeToWork {
        unplanned: unplanned.into_iter().map(|(kind, ..)| kind).collect(),
        agreed: agreed.len() as u32,
    }
}

fn work_to_home(entries: &[&Entry]) -> WorkToHome {
    let (chosen, unchosen): (Vec<_>, Vec<_>) = interruptions(entries, Direction::WorkToHome)
        .partition(|(_, _, by_choice)| *by_choice == Some(true));
    WorkToHome {
        unchosen: unchosen.into_iter().map(|(kind, ..)| kind).collect(),
        chosen: chosen.len() as u32,
    }
}

/// Kind, agreed beforehand, by choice.
type InterruptionFlags = (InterruptionKind, Option<bool>, Option<bool>);

fn interruptions(
    entries: &[&Entry],
    direction: Direction,
) -> impl Iterator<Item = InterruptionFlags> {
    let all = entries.iter().filter_map(|entry| entry.as_interruption());
    let mut found: Vec<InterruptionFlags> = all
        .filter(|one| one.direction() == direction)
        .map(|one| (one.kind, one.agreed, one.by_choice))
        .collect();
    // The same however the entries came.
    found.sort();
    found.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::activity::{Activity, ActivityKind};
    use crate::domain::chat::{Chat, ChatKind};
    use crate::domain::interruption::Interruption;
    use crate::domain::weekly_pulse::WeeklyPulse;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn chat(day: Day, minutes: i64, circle: Circle) -> Entry {
        Entry::Chat(Chat {
            day,
            minutes,
            kind: ChatKind::Coffee,
            circle,
            partners: Vec::new(),
            learned: false,
        })
    }

    fn activity(day: Day, minutes: i64, intensity: Intensity, outdoors: bool) -> Entry {
        Entry::Activity(Activity {
            day,
            kind: ActivityKind::Walk,
            minutes,
            intensity,
            outdoors,
        })
    }

    fn interruption(day: Day, kind: InterruptionKind) -> Interruption {
        Interruption {
            day,
            kind,
            minutes: 10,
            start: None,
            agreed: None,
            could_wait: None,
            by_choice: None,
        }
    }

    #[test]
    fn a_section_that_was_not_opened_is_missing_and_one_left_empty_is_zero() {
        let monday = day("2026-11-23");
        let none = CheckIn {
            none_today: vec![DaySection::Talk, DaySection::HomeToWork],
            ..CheckIn::blank(monday)
        };
        let facts = WeekFacts::of(monday.week(), &[Entry::CheckIn(none)]);
        let [facts] = facts.days.as_slice() else {
            panic!("one day")
        };
        assert_eq!(facts.talk.map(|talk| talk.minutes), Some(0));
        assert!(facts.home_to_work.as_ref().unwrap().unplanned.is_empty());
        assert_eq!(facts.active_minutes, None);
        assert_eq!(facts.outdoor_minutes, None);
        assert_eq!(facts.is_intruded(), None);
        assert_eq!(facts.is_remote(), None);
    }

    #[test]
    fn entries_of_days_without_a_check_in_count_nowhere() {
        let monday = day("2026-11-23");
        let entries = [
            chat(monday.on(1), 30, Circle::Team),
            Entry::Interruption(interruption(monday.on(1), InterruptionKind::Chore)),
        ];
        assert!(WeekFacts::of(monday.week(), &entries).is_empty());
    }

    #[test]
    fn a_full_day_is_told_in_sums() {
        let monday = day("2026-11-23");
        let entries = [
            Entry::CheckIn(CheckIn {
                connection: Score::from_number(4).ok(),
                mode: Some(WorkMode::Elsewhere),
                outdoor_minutes: Some(20),
                family_time: true,
                ..CheckIn::blank(monday)
            }),
            chat(monday, 15, Circle::Team),
            chat(monday, 10, Circle::User),
            activity(monday, 40, Intensity::Vigorous, true),
            activity(monday, 30, Intensity::Light, true),
            activity(monday, 10, Intensity::Moderate, false),
            Entry::Interruption(Interruption {
                agreed: Some(true),
                ..interruption(monday, InterruptionKind::SchoolRun)
            }),
            Entry::Interruption(interruption(monday, InterruptionKind::Delivery)),
            Entry::Interruption(Interruption {
                by_choice: Some(true),
                ..interruption(monday, InterruptionKind::Call)
            }),
            Entry::WeeklyPulse(WeeklyPulse {
                week: monday.week(),
                clear: Score::from_number(2).ok(),
                heard: None,
            }),
            chat(monday.on(7), 90, Circle::Business),
        ];
        let facts = WeekFacts::of(monday.week(), &entries);
        assert_eq!(facts.clear.map(Score::number), Some(2));
        assert_eq!(facts.sum(|day| day.connection), (4, 1));
        let [day] = facts.days.as_slice() else {
            panic!("one day")
        };
        let talk = day.talk.unwrap();
        assert_eq!((talk.minutes, talk.with_business), (25, true));
        assert_eq!(day.active_minutes, Some(90));
        assert_eq!(day.outdoor_minutes, Some(70));
        let home = day.home_to_work.as_ref().unwrap();
        assert_eq!(home.unplanned, [InterruptionKind::Delivery]);
        assert_eq!(home.agreed, 1);
        assert_eq!(day.is_intruded(), Some(false));
        assert_eq!(day.is_remote(), Some(true));
        assert_eq!((day.uninterrupted, day.family_time), (false, true));
        let text = serde_json::to_string(&facts).unwrap();
        assert_eq!(serde_json::from_str::<WeekFacts>(&text).unwrap(), facts);
    }

    #[test]
    fn workdays_read_back() {
        let workdays = Workdays::of(&WorkingHours::default());
        assert_eq!(Workdays::from_bits(workdays.bits()), Some(workdays));
        assert!(workdays.has(day("2026-11-27")) && !workdays.has(day("2026-11-28")));
        assert_eq!(Workdays::from_bits(128), None);
        assert_eq!(Workdays::from_bits(-1), None);
    }
}
