//! Retention of entries.

use super::day::{Day, Week};
use chrono::Months;

/// For how long entries are kept, in months; [`Retention::Keep`] is for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retention {
    Months(u32),
    Keep,
}

impl Default for Retention {
    fn default() -> Self {
        Self::Months(24)
    }
}

impl Retention {
    /// Reads `keep`, or a number of months from 3 to 120.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "keep" {
            return Some(Self::Keep);
        }
        let months = text.parse().ok()?;
        (3..=120).contains(&months).then_some(Self::Months(months))
    }

    /// The first week that is kept today: of those before it nothing is. `None` where all are.
    pub fn first_week(self, today: Day) -> Option<Week> {
        match self {
            Self::Keep => None,
            Self::Months(months) => {
                let since = today.0.checked_sub_months(Months::new(months))?;
                Some(Day(since).week())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_from_three_to_ten_years_or_for_good() {
        for (text, found) in [
            ("3", Some(Retention::Months(3))),
            ("120", Some(Retention::Months(120))),
            ("keep", Some(Retention::Keep)),
            ("2", None),
            ("121", None),
            ("-3", None),
            ("two", None),
        ] {
            assert_eq!(Retention::parse(text), found, "{text}");
        }
    }

    #[test]
    fn a_week_goes_when_all_of_it_is_older() {
        let first = |today: &str| {
            let week = Retention::default().first_week(Day::parse(today).unwrap());
            week.unwrap().monday().to_string()
        };
        // 23 November 2024 is a Saturday; the Monday after it is the 25th.
        assert_eq!(first("2026-11-23"), "2024-11-18");
        assert_eq!(first("2026-11-24"), "2024-11-18");
        assert_eq!(first("2026-11-25"), "2024-11-25");
        assert_eq!(first("2028-02-29"), "2026-02-23");
        assert_eq!(
            Retention::Keep.first_week(Day::parse("2026-11-23").unwrap()),
            None
        );
    }
}
