//! Quarters of the ISO year: weeks 1–13, 14–26, 27–39, and 40 to the last.

use super::day::{Day, Week, year_and_number};
use super::form::{FieldError, serialised_as_text};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Written and serialised as `2026-Q3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Quarter {
    year: i32,
    /// 1 to 4.
    number: u32,
}

impl Quarter {
    /// Reads `2026-Q3`.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        year_and_number(text, "-Q", 1)
            .filter(|(year, number)| (2000..2199).contains(year) && (1..=4).contains(number))
            .map(|(year, number)| Self { year, number })
            .ok_or_else(|| FieldError::new("wrong-quarter"))
    }

    /// The quarter that a week belongs to; week 53 belongs to the fourth.
    pub fn of(week: Week) -> Self {
        Self {
            year: week.year(),
            number: ((week.number() - 1) / 13 + 1).min(4),
        }
    }

    pub fn year(self) -> i32 {
        self.year
    }

    /// 1 to 4.
    pub fn number(self) -> u32 {
        self.number
    }

    pub fn first_week(self) -> Week {
        // 4 January lies in week 1.
        let week_1 = Day::parse(&format!("{:04}-01-04", self.year)).map(Day::week);
        week_1
            .expect("the year of a quarter is one that days have")
            .on(13 * u64::from(self.number - 1))
    }

    pub fn last_week(self) -> Week {
        self.next().first_week().back(1)
    }

    /// Its 13 weeks, or 14.
    pub fn weeks(self) -> impl Iterator<Item = Week> {
        let first = self.first_week();
        (0..14)
            .map(move |n| first.on(n))
            .take_while(move |week| Self::of(*week) == self)
    }

    #[must_use]
    pub fn next(self) -> Self {
        match self.number {
            4 => Self {
                year: self.year + 1,
                number: 1,
            },
            number => Self {
                number: number + 1,
                ..self
            },
        }
    }

    #[must_use]
    pub fn before(self) -> Self {
        match self.number {
            1 => Self {
                year: self.year - 1,
                number: 4,
            },
            number => Self {
                number: number - 1,
                ..self
            },
        }
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-Q{}", self.year, self.number)
    }
}

serialised_as_text!(Quarter);

#[cfg(test)]
mod tests {
    use super::*;

    fn quarter(text: &str) -> Quarter {
        Quarter::parse(text).unwrap()
    }

    #[test]
    fn a_quarter_has_thirteen_weeks_and_the_last_of_a_long_year_fourteen() {
        for (text, first, last, weeks) in [
            ("2026-Q1", "2026-W01", "2026-W13", 13),
            ("2026-Q3", "2026-W27", "2026-W39", 13),
            ("2026-Q4", "2026-W40", "2026-W53", 14),
            ("2025-Q4", "2025-W40", "2025-W52", 13),
        ] {
            let quarter = quarter(text);
            assert_eq!(quarter.first_week().to_string(), first);
            assert_eq!(quarter.last_week().to_string(), last);
            assert_eq!(quarter.weeks().count(), weeks);
            assert_eq!(quarter.to_string(), text);
        }
    }

    #[test]
    fn every_week_lies_in_the_quarter_that_lists_it() {
        let mut at = quarter("2001-Q1");
        let mut week = at.first_week();
        while at.year() < 2190 {
            for listed in at.weeks() {
                assert_eq!((listed, Quarter::of(listed)), (week, at));
                week = week.on(1);
            }
            assert_eq!(at.next().before(), at);
            at = at.next();
        }
    }

    #[test]
    fn what_is_no_quarter_is_refused() {
        for text in [
            "2026",
            "2026-Q0",
            "2026-Q5",
            "2026-q1",
            "26-Q1",
            "2026-Q12",
            "２０２６-Q1",
            "",
        ] {
            assert_eq!(
                Quarter::parse(text).unwrap_err().key,
                "wrong-quarter",
                "{text}"
            );
        }
    }
}
