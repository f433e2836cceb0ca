//! Hours of work between two moments: only the pieces in which a reviewer works are counted.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeZone, Utc, Weekday};

/// A stretch of work from `from` to before `to`. One that ends before it begins is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkInterval {
    pub from: DateTime<Utc>,
    pub to: DateTime<Utc>,
}

/// Hours between `from` and `to` that lie in `pieces`, ≥ 0 (SIGNALS §7, REV-2).
///
/// Pieces come in any order and may overlap, those of several reviewers say; an hour in which two
/// of them work counts once. 0 where nothing of it is work, or where `to` is not after `from`.
pub fn business_hours(from: DateTime<Utc>, to: DateTime<Utc>, pieces: &[WorkInterval]) -> f64 {
    let mut inside: Vec<WorkInterval> = pieces
        .iter()
        .filter(|piece| from < piece.to && piece.from < to)
        .map(|piece| WorkInterval {
            from: piece.from.max(from),
            to: piece.to.min(to),
        })
        .collect();
    inside.sort_by_key(|piece| piece.from);
    let mut counted = from;
    let mut milliseconds = 0.0;
    for piece in inside {
        let begins = piece.from.max(counted);
        if piece.to > begins {
            milliseconds += (piece.to - begins).num_milliseconds() as f64;
            counted = piece.to;
        }
    }
    milliseconds / 3_600_000.0
}

/// The pieces of somebody whose calendar is not known: 9 to 18 o'clock in `zone`, Monday to Friday,
/// from `first` to `last`, without `holidays` (SIGNALS §7, REV-2).
pub fn default_pieces<Z: TimeZone>(
    first: NaiveDate,
    last: NaiveDate,
    zone: &Z,
    holidays: &[NaiveDate],
) -> Vec<WorkInterval> {
    let moment = |day: NaiveDate, hour| {
        let local = day.and_time(NaiveTime::from_hms_opt(hour, 0, 0)?);
        let moment = zone.from_local_datetime(&local).earliest()?;
        Some(moment.with_timezone(&Utc))
    };
    first
        .iter_days()
        .take_while(|day| *day <= last)
        .filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun))
        .filter(|day| !holidays.contains(day))
        .filter_map(|day| {
            Some(WorkInterval {
                from: moment(day, 9)?,
                to: moment(day, 18)?,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        format!("{text}:00Z").parse().unwrap()
    }

    fn march(holidays: &[&str]) -> Vec<WorkInterval> {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let holidays: Vec<_> = holidays.iter().map(|text| day(text)).collect();
        default_pieces(day("2025-03-01"), day("2025-03-31"), &Utc, &holidays)
    }

    #[track_caller]
    fn check(from: &str, to: &str, hours: f64) {
        assert_eq!(business_hours(at(from), at(to), &march(&[])), hours);
    }

    #[test]
    fn golden_rev_4() {
        // SIGNALS §7 golden 4; golden.json REV2.bh.
        check("2025-03-07T16:00", "2025-03-10T10:30", 3.5);
        check("2025-03-03T10:00", "2025-03-03T11:15", 1.25);
        check("2025-03-08T12:00", "2025-03-10T09:45", 0.75);
        check("2025-03-03T17:00", "2025-03-05T10:00", 11.0);
    }

    #[test]
    fn nothing_and_backwards_are_no_hours() {
        check("2025-03-03T12:00", "2025-03-03T12:00", 0.0);
        check("2025-03-05T12:00", "2025-03-03T12:00", 0.0);
        check("2025-03-08T00:00", "2025-03-09T23:00", 0.0);
        assert_eq!(
            business_hours(at("2025-03-03T10:00"), at("2025-03-04T10:00"), &[]),
            0.0
        );
    }

    #[test]
    fn a_holiday_is_no_work() {
        let pieces = march(&["2025-03-04"]);
        let hours = business_hours(at("2025-03-03T17:00"), at("2025-03-05T10:00"), &pieces);
        assert_eq!(hours, 2.0);
    }

    #[test]
    fn an_hour_of_two_reviewers_counts_once_in_any_order() {
        let piece = |from, to| WorkInterval {
            from: at(from),
            to: at(to),
        };
        let mut pieces = vec![
            piece("2025-03-03T09:00", "2025-03-03T12:00"),
            piece("2025-03-03T10:00", "2025-03-03T11:00"),
            piece("2025-03-03T11:30", "2025-03-03T15:00"),
            piece("2025-03-03T20:00", "2025-03-03T19:00"),
        ];
        for _ in 0..4 {
            pieces.rotate_left(1);
            let hours = business_hours(at("2025-03-03T08:00"), at("2025-03-03T14:00"), &pieces);
            assert_eq!(hours, 5.0);
        }
    }

    #[test]
    fn a_day_of_another_zone_begins_there() {
        let zone = chrono::FixedOffset::east_opt(9 * 3600).unwrap();
        let day = "2025-03-03".parse().unwrap();
        let pieces = default_pieces(day, day, &zone, &[]);
        assert_eq!(
            pieces,
            [WorkInterval {
                from: at("2025-03-03T00:00"),
                to: at("2025-03-03T09:00")
            }]
        );
    }
}
