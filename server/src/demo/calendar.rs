//! The demo's calendar: its 44 weeks, its holidays, and how they are moved to end last week.

use chrono::{Datelike, Days, NaiveDate, TimeDelta};

/// Monday of week 0, before shifting.
pub const START: NaiveDate = day(2025, 1, 6);

/// Generated weeks, numbered `0..WEEKS`.
pub const WEEKS: u8 = 44;

/// The days off of the Japanese teams, before shifting: public holidays and the Obon break.
pub const JAPANESE_HOLIDAYS: [(NaiveDate, &str); 9] = [
    (day(2025, 5, 5), "Children's Day"),
    (day(2025, 5, 6), "Greenery Day (observed)"),
    (day(2025, 8, 11), "Mountain Day"),
    (day(2025, 8, 12), "Obon"),
    (day(2025, 8, 13), "Obon"),
    (day(2025, 8, 14), "Obon"),
    (day(2025, 8, 15), "Obon"),
    (day(2025, 9, 15), "Respect for the Aged Day"),
    (day(2025, 9, 23), "Autumnal Equinox Day"),
];

/// The original date of a generated day; `weekday` is 0 for Monday.
pub fn date_of(week: u8, weekday: u8) -> NaiveDate {
    START + Days::new(7 * u64::from(week) + u64::from(weekday))
}

/// An original date moved by whole weeks, so that the last generated week is the ISO week before `today`'s.
pub fn shift(original: NaiveDate, today: NaiveDate) -> NaiveDate {
    original + TimeDelta::weeks(weeks_to_shift(today))
}

/// The whole weeks by which [`shift`] moves every date; negative when `today` lies before the demo's end.
pub fn weeks_to_shift(today: NaiveDate) -> i64 {
    let this_monday = today - Days::new(u64::from(today.weekday().num_days_from_monday()));
    (this_monday - date_of(WEEKS, 0)).num_weeks()
}

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("the dates written in this file exist")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_shift(today: NaiveDate, weeks: i64, last_monday: NaiveDate) {
        assert_eq!(weeks_to_shift(today), weeks);
        assert_eq!(shift(date_of(WEEKS - 1, 0), today), last_monday);
    }

    #[test]
    fn the_last_generated_week_becomes_the_week_before_today() {
        check_shift(day(2025, 11, 10), 0, day(2025, 11, 3));
        check_shift(day(2025, 11, 16), 0, day(2025, 11, 3));
        check_shift(day(2025, 11, 17), 1, day(2025, 11, 10));
        check_shift(day(2027, 1, 3), 59, day(2026, 12, 21));
        check_shift(day(2025, 11, 9), -1, day(2025, 10, 27));
    }

    #[test]
    fn shifting_keeps_the_weekday() {
        for (date, _) in JAPANESE_HOLIDAYS {
            assert_eq!(shift(date, day(2026, 12, 31)).weekday(), date.weekday());
        }
    }

    #[test]
    fn the_demo_starts_on_a_monday() {
        assert_eq!(START.weekday(), chrono::Weekday::Mon);
    }
}
