//! Days and weeks as people live them: local dates that end at `day_ends_at`, ISO weeks of these.

use super::form::{FieldError, FormReader, digits, folded, serialised_as_text};
use chrono::{
    DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc,
    Weekday,
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Entries can be added for today and this many days before it.
pub const BACK_FILL_DAYS: u64 = 14;

/// A person's local date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(pub NaiveDate);

impl Day {
    /// The Day of an instant: the local date, but until `ends_at` still the evening before.
    pub fn of(now: DateTime<Utc>, zone: chrono_tz::Tz, ends_at: DayEnd) -> Self {
        let local = now.with_timezone(&zone).naive_local();
        Self((local - TimeDelta::minutes(i64::from(ends_at.0))).date())
    }

    /// Reads `2026-11-23`; nothing before 2000 or after 2199.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let date = NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d")
            .map_err(|_| FieldError::new("wrong-day"))?;
        if (2000..2200).contains(&date.year()) {
            Ok(Self(date))
        } else {
            Err(FieldError::new("wrong-day"))
        }
    }

    /// Reads a Day on which, seen from `today`, something new may still be written.
    pub fn parse_open(text: &str, today: Day) -> Result<Self, FieldError> {
        let day = Self::parse(text)?;
        if day > today {
            Err(FieldError::new("wrong-future"))
        } else if day < today.back(BACK_FILL_DAYS) {
            Err(FieldError::new("wrong-too-old").with("days", BACK_FILL_DAYS))
        } else {
            Ok(day)
        }
    }

    pub fn week(self) -> Week {
        let week = self.0.iso_week();
        Week {
            year: week.year(),
            number: week.week(),
        }
    }

    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    #[must_use]
    pub fn back(self, days: u64) -> Self {
        Self(
            self.0
                .checked_sub_days(Days::new(days))
                .unwrap_or(NaiveDate::MIN),
        )
    }

    #[must_use]
    pub fn on(self, days: u64) -> Self {
        Self(
            self.0
                .checked_add_days(Days::new(days))
                .unwrap_or(NaiveDate::MAX),
        )
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.format("%Y-%m-%d").fmt(f)
    }
}

/// The most days of a range that somebody writes down: a year.
const RANGE_MOST: u64 = 366;

/// Notes beside `to` that a range runs backwards, or is longer than 366 days.
pub(super) fn check_range(read: &mut FormReader<'_>, from: Option<Day>, to: Option<Day>) {
    if let (Some(from), Some(to)) = (from, to)
        && (to < from || to > from.on(RANGE_MOST - 1))
    {
        read.mistake("to", FieldError::new("wrong-range"));
    }
}

/// When a person's Day ends, in minutes after local midnight: 0 to 719, by default 04:00.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayEnd(u16);

impl Default for DayEnd {
    fn default() -> Self {
        Self(4 * 60)
    }
}

impl DayEnd {
    /// Reads `04:00`; the day ends before noon.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let time = ClockTime::parse(text)?;
        if time.0 < 720 {
            Ok(Self(time.0))
        } else {
            Err(FieldError::new("wrong-day-end"))
        }
    }

    /// From stored minutes; what is out of range is the default.
    pub fn from_minutes(minutes: i64) -> Self {
        u16::try_from(minutes)
            .ok()
            .filter(|m| *m < 720)
            .map_or_else(Self::default, Self)
    }

    pub fn minutes(self) -> i64 {
        i64::from(self.0)
    }

    pub fn time(self) -> ClockTime {
        ClockTime(self.0)
    }
}

/// A time of day in minutes after local midnight, 0 to 1439.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ClockTime(pub(crate) u16);

impl ClockTime {
    /// Reads `9`, `9:30`, `09:30`, `09:30:00`, `9時` and `9時30分`, full-width as well.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let text = folded(text);
        let hour = text.strip_suffix('時').unwrap_or(&text);
        if let Some(hour) = digits(hour).filter(|_| hour.len() <= 2) {
            return Self::from_minutes(hour * 60).ok_or_else(|| FieldError::new("wrong-time"));
        }
        let time = NaiveTime::parse_from_str(&text, "%H:%M")
            .or_else(|_| NaiveTime::parse_from_str(&text, "%H:%M:%S"))
            .or_else(|_| NaiveTime::parse_from_str(&text, "%H時%M分"))
            .map_err(|_| FieldError::new("wrong-time"))?;
        let minutes = time.signed_duration_since(NaiveTime::MIN).num_minutes();
        Ok(Self(u16::try_from(minutes).unwrap_or(0)))
    }

    /// From minutes after midnight, where they are within a day.
    pub const fn from_minutes(minutes: i64) -> Option<Self> {
        match minutes {
            0..1440 => Some(Self(minutes as u16)),
            _ => None,
        }
    }

    pub fn minutes(self) -> i64 {
        i64::from(self.0)
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// An ISO 8601 week with its ISO year; the first week holds 4 January. Serialised as `2026-W48`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Week {
    year: i32,
    number: u32,
}

impl Week {
    /// Reads `2026-W48`.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        year_and_number(text, "-W", 2)
            .filter(|(year, number)| {
                let monday = NaiveDate::from_isoywd_opt(*year, *number, Weekday::Mon);
                monday.is_some() && (2000..2200).contains(year)
            })
            .map(|(year, number)| Self { year, number })
            .ok_or_else(|| FieldError::new("wrong-week"))
    }

    /// The ISO year, which differs from the calendar's in a few days around New Year.
    pub fn year(self) -> i32 {
        self.year
    }

    pub fn number(self) -> u32 {
        self.number
    }

    /// How many weeks this one lies after `earlier`; negative where it lies before.
    pub fn weeks_since(self, earlier: Week) -> i64 {
        (self.monday().0 - earlier.monday().0).num_weeks()
    }

    pub fn monday(self) -> Day {
        Day(
            NaiveDate::from_isoywd_opt(self.year, self.number, Weekday::Mon)
                .expect("a Week is only made from a date or after its Monday was found"),
        )
    }

    pub fn days(self) -> impl Iterator<Item = Day> {
        let monday = self.monday();
        (0..7).map(move |n| monday.on(n))
    }

    #[must_use]
    pub fn back(self, weeks: u64) -> Self {
        self.monday().back(7 * weeks).week()
    }

    #[must_use]
    pub fn on(self, weeks: u64) -> Self {
        self.monday().on(7 * weeks).week()
    }

    /// When the week closes where weeks close so.
    pub fn closes_at(self, closes: Closes) -> DateTime<Utc> {
        let midnight = self.on(1).monday().0.and_time(NaiveTime::MIN);
        let local = midnight + TimeDelta::hours(i64::from(closes.hour.0));
        instant(local, closes.zone)
    }
}

/// Reads a year of four digits, a mark and a number of so many `digits`: `2026-W48`, `2026-Q3`.
pub(super) fn year_and_number(text: &str, mark: &str, digits: usize) -> Option<(i32, u32)> {
    let (year, number) = text.trim().split_once(mark)?;
    let is_so_long = year.len() == 4 && number.len() == digits;
    is_so_long.then_some((year.parse().ok()?, number.parse().ok()?))
}

/// When a clock in `zone` shows a local time, the first time that it does. One that does not exist
/// gives the first quarter of an hour after it that does.
pub fn instant(local: NaiveDateTime, zone: chrono_tz::Tz) -> DateTime<Utc> {
    (0..=24)
        .find_map(|quarter| {
            zone.from_local_datetime(&(local + TimeDelta::minutes(15 * quarter)))
                .earliest()
        })
        .map_or_else(|| local.and_utc(), |there| there.with_timezone(&Utc))
}

/// Full hours after the beginning of the Monday that follows a week: 0 to 71, by default 12.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClosingHour(u8);

impl Default for ClosingHour {
    fn default() -> Self {
        Self(12)
    }
}

impl ClosingHour {
    /// What an admin may choose from: Monday 6:00 to 18:00, Tuesday and Wednesday at noon.
    pub fn offered() -> impl Iterator<Item = Self> {
        (6..=18).chain([36, 60]).map(Self)
    }

    /// Reads the number of hours.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let hours = text
            .trim()
            .parse()
            .map_err(|_| FieldError::new("wrong-choice"))?;
        Self::from_hours(hours)
    }

    pub fn from_hours(hours: i64) -> Result<Self, FieldError> {
        let hours = u8::try_from(hours).ok().filter(|hours| *hours < 72);
        hours
            .map(Self)
            .ok_or_else(|| FieldError::new("wrong-choice"))
    }

    pub fn hours(self) -> i64 {
        i64::from(self.0)
    }

    /// How many days after the Monday, and the hour of that day.
    pub fn day_and_hour(self) -> (u8, u8) {
        (self.0 / 24, self.0 % 24)
    }
}

/// When and where a team's weeks close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closes {
    pub zone: chrono_tz::Tz,
    pub hour: ClosingHour,
}

impl Closes {
    /// Monday, 12:00 in `zone`: where no team says otherwise.
    pub fn usually(zone: chrono_tz::Tz) -> Self {
        Self {
            zone,
            hour: ClosingHour::default(),
        }
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-W{:02}", self.year, self.number)
    }
}

serialised_as_text!(Week);

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn an_entry_at_half_past_one_belongs_to_the_evening_before() {
        let tokyo = chrono_tz::Asia::Tokyo;
        for (now, expected) in [
            ("2026-11-23T16:30:00Z", "2026-11-23"), // 01:30 on the 24th
            ("2026-11-23T18:59:00Z", "2026-11-23"), // 03:59
            ("2026-11-23T19:00:00Z", "2026-11-24"), // 04:00
        ] {
            assert_eq!(
                Day::of(at(now), tokyo, DayEnd::default()),
                day(expected),
                "{now}"
            );
        }
    }

    #[test]
    fn weeks_carry_their_iso_year() {
        for (date, week) in [
            ("2026-11-23", "2026-W48"),
            ("2027-01-03", "2026-W53"),
            ("2024-12-30", "2025-W01"),
            ("2025-01-06", "2025-W02"),
        ] {
            assert_eq!(day(date).week().to_string(), week);
            assert_eq!(Week::parse(week), Ok(day(date).week()));
        }
        for text in [
            "2025-W53",
            "2026-W00",
            "2026-48",
            "26-W48",
            "2026-W4",
            "２０２６-W48",
        ] {
            assert!(Week::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_day_in_the_future_or_before_the_back_fill_is_refused() {
        let today = day("2026-11-23");
        assert!(Day::parse_open("2026-11-23", today).is_ok());
        assert!(Day::parse_open("2026-11-09", today).is_ok());
        assert_eq!(
            Day::parse_open("2026-11-08", today).unwrap_err().key,
            "wrong-too-old"
        );
        assert_eq!(
            Day::parse_open("2026-11-24", today).unwrap_err().key,
            "wrong-future"
        );
        assert_eq!(
            Day::parse_open("2026-02-30", today).unwrap_err().key,
            "wrong-day"
        );
    }

    #[test]
    fn a_week_closes_on_the_monday_after_it_at_noon_of_its_zone() {
        let week = Week::parse("2026-W47").unwrap();
        let noon = |zone| week.closes_at(Closes::usually(zone));
        assert_eq!(noon(chrono_tz::Asia::Tokyo), at("2026-11-23T03:00:00Z"));
        assert_eq!(
            noon(chrono_tz::America::Los_Angeles),
            at("2026-11-23T20:00:00Z")
        );
        let tuesday = Closes {
            zone: chrono_tz::Asia::Tokyo,
            hour: ClosingHour::parse("36").unwrap(),
        };
        assert_eq!(week.closes_at(tuesday), at("2026-11-24T03:00:00Z"));
        for text in ["72", "-1", "noon", ""] {
            assert!(ClosingHour::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn every_week_of_two_centuries_reads_back_and_steps_by_one() {
        let mut week = Week::parse("2000-W01").unwrap();
        while week.year < 2199 {
            assert_eq!(Week::parse(&week.to_string()), Ok(week));
            assert_eq!(week.on(1).back(1), week);
            assert_eq!(week.days().map(Day::week).filter(|w| *w == week).count(), 7);
            week = week.on(1);
        }
    }
}
