//! Interruptions across the border between home and work, in both directions, never netted.

use super::chat::MINUTES_MOST;
use super::day::{ClockTime, Day};
use super::form::{
    FieldError, Form, FormReader, ValidationErrors, parse_minutes, parse_yes_no, text_enum, yes_no,
};
use serde::{Deserialize, Serialize};

text_enum! {
    Direction { HomeToWork = "home-to-work", WorkToHome = "work-to-home" }
}

text_enum! {
    /// What it was; each kind belongs to one [`Direction`].
    InterruptionKind {
        SchoolRun = "school-run",
        Childcare = "childcare",
        Chore = "chore",
        Delivery = "delivery",
        Family = "family",
        HomeOther = "home-other",
        Alert = "alert",
        Message = "message",
        Call = "call",
        Meeting = "meeting",
        WorkOther = "work-other",
    }
}

impl InterruptionKind {
    pub fn direction(self) -> Direction {
        use InterruptionKind::*;
        match self {
            SchoolRun | Childcare | Chore | Delivery | Family | HomeOther => Direction::HomeToWork,
            Alert | Message | Call | Meeting | WorkOther => Direction::WorkToHome,
        }
    }

    /// The kinds of one direction, in the order they are offered.
    pub fn of(direction: Direction) -> impl Iterator<Item = Self> {
        Self::ALL
            .iter()
            .copied()
            .filter(move |kind| kind.direction() == direction)
    }
}

/// One interruption.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interruption {
    pub day: Day,
    pub kind: InterruptionKind,
    /// 1 to 1440.
    pub minutes: i64,
    pub start: Option<ClockTime>,
    /// Agreed beforehand (`Some(true)`) or imposed (`Some(false)`).
    pub agreed: Option<bool>,
    pub could_wait: Option<bool>,
    /// My own choice or not; unanswered counts as not.
    pub by_choice: Option<bool>,
}

impl Interruption {
    pub fn direction(&self) -> Direction {
        self.kind.direction()
    }

    /// Reads the quick log. `day` says which Days are allowed.
    pub fn parse(
        form: &Form,
        day: impl FnOnce(&str) -> Result<Day, FieldError>,
    ) -> Result<Self, ValidationErrors> {
        let mut read = FormReader::new(form);
        let day = read.required("day", day);
        let direction = read.required("direction", Direction::parse);
        let kind = read.required("kind", |t| {
            let kind = InterruptionKind::parse(t)?;
            match direction {
                Some(d) if d != kind.direction() => Err(FieldError::new("wrong-choice")),
                _ => Ok(kind),
            }
        });
        let minutes = read.required("minutes", |t| parse_minutes(t, 1, MINUTES_MOST));
        let start = read.optional("start", ClockTime::parse);
        let agreed = read.optional("agreed", parse_yes_no);
        let could_wait = read.optional("could-wait", parse_yes_no);
        let by_choice = read.optional("by-choice", parse_yes_no);
        read.finish_with(|| {
            Some(Self {
                day: day?,
                kind: kind?,
                minutes: minutes?,
                start,
                agreed,
                could_wait,
                by_choice,
            })
        })
    }

    pub fn to_form(&self) -> Form {
        Form::default()
            .with("day", self.day.to_string())
            .with("direction", self.direction().as_str())
            .with("kind", self.kind.as_str())
            .with("minutes", self.minutes.to_string())
            .with_some("start", self.start.map(|t| t.to_string()))
            .with_some("agreed", self.agreed.map(yes_no))
            .with_some("could-wait", self.could_wait.map(yes_no))
            .with_some("by-choice", self.by_choice.map(yes_no))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> Form {
        Form::default()
            .with("day", "2026-11-23")
            .with("direction", "home-to-work")
            .with("kind", "delivery")
            .with("minutes", "10")
    }

    #[test]
    fn an_interruption_reads_back_from_its_own_form() {
        let form = form()
            .with("start", "15:10")
            .with("agreed", "no")
            .with("could-wait", "yes");
        let interruption = Interruption::parse(&form, Day::parse).unwrap();
        assert_eq!(
            Interruption::parse(&interruption.to_form(), Day::parse),
            Ok(interruption)
        );
    }

    #[test]
    fn a_kind_of_the_other_direction_is_refused() {
        let form = form().without(&["kind"]).with("kind", "alert");
        assert!(
            Interruption::parse(&form, Day::parse)
                .unwrap_err()
                .of("kind")
                .is_some()
        );
    }

    #[test]
    fn minutes_that_are_not_in_a_day_are_refused() {
        for minutes in ["0", "-5", "1441", "ten", "1.5"] {
            let form = form().without(&["minutes"]).with("minutes", minutes);
            assert!(
                Interruption::parse(&form, Day::parse)
                    .unwrap_err()
                    .of("minutes")
                    .is_some()
            );
        }
    }
}
