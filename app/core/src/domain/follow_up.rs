//! Follow-ups: what somebody of a team is to do until a day, as agreed in its weekly review.

use super::day::Day;
use super::form::{FieldError, Form, FormReader, ValidationErrors, parse_line, text_enum};
use super::id::{FollowUpId, PersonId, TeamId};
use chrono::{DateTime, Utc};

/// The longest text of a follow-up and of the reason for dropping one, in characters.
pub const TEXT_MOST: usize = 300;

/// The most that a team can have open at once.
pub const OPEN_MOST: u32 = 30;

/// How far ahead its day can lie, in days.
const DAYS_MOST: u64 = 366;

/// Over so many weeks it is told how many were done.
pub const COUNTED_WEEKS: u32 = 12;

text_enum! {
    /// What has become of a follow-up.
    FollowUpState {
        Open = "open",
        Done = "done",
        /// Given up, with a reason.
        Dropped = "dropped",
    }
}

/// What is to be done, by whom, until when (that Day included).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// One line of 1 to [`TEXT_MOST`] characters.
    pub what: String,
    pub who: PersonId,
    pub until: Day,
}

/// A follow-up as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptFollowUp {
    pub id: FollowUpId,
    pub team: TeamId,
    /// `None`: it is there and cannot be opened.
    pub what: Option<String>,
    /// Who is to do it; `None` where the account is gone.
    pub who: Option<TeamPerson>,
    pub until: Day,
    /// The name of who wrote it.
    pub by: String,
    pub made: DateTime<Utc>,
    /// Goes up with each change.
    pub version: u32,
    pub state: FollowUpState,
    /// When it was ticked or dropped.
    pub settled: Option<DateTime<Utc>>,
    /// Why it was dropped; `None` as well where it cannot be opened.
    pub reason: Option<String>,
}

/// Somebody of a team: a member, or a lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamPerson {
    pub id: PersonId,
    pub name: String,
}

/// What became of those that were written within the last [`COUNTED_WEEKS`] weeks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FollowUpCounts {
    pub done: u32,
    pub open: u32,
    pub dropped: u32,
}

impl FollowUpCounts {
    pub fn all(self) -> u32 {
        self.done + self.open + self.dropped
    }
}

impl FollowUp {
    /// Reads `what`, `who` and `until`.
    pub fn parse(form: &Form) -> Result<Self, ValidationErrors> {
        let mut read = FormReader::new(form);
        let what = read.required("what", |text| parse_line(text, TEXT_MOST));
        let who = read.required("who", PersonId::parse);
        let until = read.required("until", Day::parse);
        read.finish_with(|| {
            Some(Self {
                what: what?,
                who: who?,
                until: until?,
            })
        })
    }

    /// Whether its day may be agreed on `today`: not past, unless it was the day before already, and
    /// within a year.
    pub fn check_day(&self, today: Day, before: Option<Day>) -> Result<(), ValidationErrors> {
        let key = if self.until < today && before != Some(self.until) {
            "wrong-past"
        } else if self.until > today.on(DAYS_MOST) {
            "wrong-too-far"
        } else {
            return Ok(());
        };
        Err(ValidationErrors::one("until", FieldError::new(key)))
    }

    /// The form that would give this follow-up.
    pub fn to_form(&self) -> Form {
        Form::default()
            .with("what", self.what.as_str())
            .with("who", self.who.to_string())
            .with("until", self.until.to_string())
    }
}

impl KeptFollowUp {
    /// Whether it is open and its day is past.
    pub fn is_overdue(&self, today: Day) -> bool {
        self.state == FollowUpState::Open && self.until < today
    }

    /// The form in which it is changed, as it stands.
    pub fn to_form(&self) -> Form {
        Form::default()
            .with_some("what", self.what.as_deref())
            .with_some("who", self.who.as_ref().map(|who| who.id.to_string()))
            .with("until", self.until.to_string())
    }
}

/// What boxes said that were ticked or not: those that were open and are done, and those that were done
/// and are open again. A box as it was shown changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticks {
    pub done: Vec<FollowUpId>,
    pub open: Vec<FollowUpId>,
}

impl Ticks {
    /// Reads `was-open` and `was-done` (as shown, each a list of ids) and `done` (the ticked ones).
    pub fn parse(form: &Form) -> Result<Self, ValidationErrors> {
        let mut read = FormReader::new(form);
        let was_open = read.all("was-open", FollowUpId::parse);
        let was_done = read.all("was-done", FollowUpId::parse);
        let ticked = read.all("done", FollowUpId::parse);
        let done = was_open.into_iter().filter(|id| ticked.contains(id));
        let open = was_done.into_iter().filter(|id| !ticked.contains(id));
        let ticks = Self {
            done: done.collect(),
            open: open.collect(),
        };
        read.finish(Some(ticks))
    }
}

/// Reads `reason`: why a follow-up is dropped.
pub fn parse_reason(form: &Form) -> Result<String, ValidationErrors> {
    let mut read = FormReader::new(form);
    let reason = read.required("reason", |text| parse_line(text, TEXT_MOST));
    read.finish(reason)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn follow_up(until: &str) -> FollowUp {
        FollowUp {
            what: "Show the team who will use it <b>".to_owned(),
            who: PersonId(Uuid::from_u128(7)),
            until: day(until),
        }
    }

    #[test]
    fn a_follow_up_reads_back_from_its_own_form() {
        let one = follow_up("2026-12-04");
        assert_eq!(FollowUp::parse(&one.to_form()), Ok(one));
    }

    #[test]
    fn what_is_wrong_stands_beside_its_field() {
        let good = follow_up("2026-12-04").to_form();
        for (field, text) in [
            ("what", ""),
            ("what", "two\nlines"),
            ("what", &"長".repeat(10_000)),
            ("who", "aki"),
            ("who", ""),
            ("until", "tomorrow"),
            ("until", ""),
        ] {
            let form = good.clone().without(&[field]).with(field, text);
            let mistakes = FollowUp::parse(&form).unwrap_err();
            assert!(mistakes.of(field).is_some(), "{field}: {text}");
        }
    }

    #[test]
    fn a_day_lies_ahead_or_is_as_it_was() {
        let today = day("2026-11-24");
        let check = |until: &str, before: Option<&str>| {
            follow_up(until).check_day(today, before.map(day)).is_ok()
        };
        assert!(check("2026-11-24", None) && check("2027-11-25", None));
        assert!(!check("2026-11-23", None) && !check("2027-11-26", None));
        assert!(check("2026-11-02", Some("2026-11-02")));
        assert!(!check("2026-11-02", Some("2026-11-03")));
    }

    #[test]
    fn only_boxes_that_were_moved_change_something() {
        let id = |n: u128| FollowUpId(Uuid::from_u128(n));
        let form = Form::default()
            .with("was-open", id(1).to_string())
            .with("was-open", id(2).to_string())
            .with("was-done", id(3).to_string())
            .with("was-done", id(4).to_string())
            .with("done", id(2).to_string())
            .with("done", id(3).to_string())
            // Not shown, so not touched.
            .with("done", id(9).to_string());
        let ticks = Ticks::parse(&form).unwrap();
        assert_eq!((ticks.done, ticks.open), (vec![id(2)], vec![id(4)]));
    }
}
