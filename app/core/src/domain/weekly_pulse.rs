//! The weekly pulse: two items, one for each direction of not getting it, never averaged.

use super::calendar::WorkCalendar;
use super::check_in::Score;
use super::day::{Day, Week};
use super::form::{FieldError, Form, FormReader, ValidationErrors};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// One person's two answers about one week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeeklyPulse {
    pub week: Week,
    /// "I know who will use what I am building and why it matters now."
    pub clear: Option<Score>,
    /// "The people who set priorities understand the constraints of my work."
    pub heard: Option<Score>,
}

impl WeeklyPulse {
    /// Reads the form; the week must be one of `open`.
    pub fn parse(form: &Form, open: &[Week]) -> Result<Self, ValidationErrors> {
        let mut read = FormReader::new(form);
        let week = read.required("week", |t| {
            let week = Week::parse(t)?;
            if open.contains(&week) {
                Ok(week)
            } else {
                Err(FieldError::new("wrong-week-closed"))
            }
        });
        let clear = read.optional("clear", Score::parse);
        let heard = read.optional("heard", Score::parse);
        read.finish(week.map(|week| Self { week, clear, heard }))
    }

    pub fn to_form(&self) -> Form {
        let score = |s: Option<Score>| s.map(|s| s.number().to_string());
        Form::default()
            .with("week", self.week.to_string())
            .with_some("clear", score(self.clear))
            .with_some("heard", score(self.heard))
    }
}

/// The weeks whose pulse is open: from the week's last working day until it `closes`.
/// A week without a working day has no pulse.
pub fn open_weeks(
    calendar: &WorkCalendar,
    today: Day,
    now: DateTime<Utc>,
    closes: impl Fn(Week) -> DateTime<Utc>,
) -> Vec<Week> {
    [today.week().back(1), today.week()]
        .into_iter()
        .filter(|week| {
            let last = calendar.working_days(*week).last().copied();
            last.is_some_and(|day| day <= today) && now < closes(*week)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::day::Closes;

    #[test]
    fn a_pulse_opens_on_the_last_working_day_and_closes_with_the_week() {
        let zone = chrono_tz::Asia::Tokyo;
        let open = |now: &str| {
            let now: DateTime<Utc> = now.parse().unwrap();
            let today = Day::of(now, zone, crate::domain::day::DayEnd::default());
            let weeks = open_weeks(&WorkCalendar::default(), today, now, |week| {
                week.closes_at(Closes::usually(zone))
            });
            weeks.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert!(open("2026-11-26T03:00:00Z").is_empty(), "Thursday");
        assert_eq!(open("2026-11-27T03:00:00Z"), ["2026-W48"], "Friday");
        assert_eq!(open("2026-11-30T02:59:00Z"), ["2026-W48"], "Monday 11:59");
        assert!(open("2026-11-30T03:00:00Z").is_empty(), "Monday 12:00");
    }

    #[test]
    fn a_pulse_for_a_week_that_is_not_open_is_refused() {
        let open = [Week::parse("2026-W48").unwrap()];
        let form = |week: &str| Form::default().with("week", week).with("clear", "4");
        assert!(WeeklyPulse::parse(&form("2026-W48"), &open).is_ok());
        let mistakes = WeeklyPulse::parse(&form("2026-W46"), &open).unwrap_err();
        assert_eq!(mistakes.of("week").unwrap().key, "wrong-week-closed");
    }
}
