//! The daily check-in: how a Day was, everything skippable, nothing preselected.

use super::day::Day;
use super::form::{
    FieldError, Form, FormReader, ValidationErrors, parse_minutes, parse_number, parse_text,
    parse_yes_no, text_enum, yes_no,
};
use serde::{Deserialize, Serialize};

/// The longest private note, in characters: one of emoji alone, percent-encoded, still fits into
/// the largest form that is taken (64 KiB).
pub const NOTE_MOST: usize = 5_000;

/// An answer from 1 (low) to 5 (high).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Score(u8);

impl Score {
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        parse_number(text, 1, 5).map(Self)
    }

    pub fn from_number(number: i64) -> Result<Self, FieldError> {
        u8::try_from(number)
            .ok()
            .filter(|n| (1..=5).contains(n))
            .map(Self)
            .ok_or_else(|| {
                FieldError::new("wrong-number")
                    .with("least", 1)
                    .with("most", 5)
            })
    }

    pub fn number(self) -> i64 {
        i64::from(self.0)
    }

    /// The same, 1 to 5.
    pub fn points(self) -> u8 {
        self.0
    }
}

text_enum! {
    /// Where somebody worked. `Home` and `Elsewhere` are remote.
    WorkMode { Home = "home", Office = "office", Elsewhere = "elsewhere", Off = "off" }
}

text_enum! {
    /// What a missing understanding was about.
    Topic {
        Priorities = "priorities",
        Deadlines = "deadlines",
        Constraints = "constraints",
        Users = "users",
        Quality = "quality",
        Other = "other",
    }
}

text_enum! {
    /// The four sections of a Day that have entries or an explicit *none today*.
    DaySection {
        Talk = "talk",
        Movement = "movement",
        HomeToWork = "home-to-work",
        WorkToHome = "work-to-home",
    }
}

/// One person's answers about one Day. `None` is *skipped*: never a zero, never a default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckIn {
    pub day: Day,
    pub connection: Option<Score>,
    pub mood: Option<Score>,
    pub energy: Option<Score>,
    pub focus: Option<Score>,
    pub mode: Option<WorkMode>,
    pub dressed: Option<bool>,
    pub went_out: Option<bool>,
    /// Minutes outdoors, 0 to 1440.
    pub outdoor_minutes: Option<i64>,
    /// Good side of the day: uninterrupted time.
    pub uninterrupted: bool,
    /// Good side of the day: time for family or care.
    pub family_time: bool,
    /// "They don't get us", and about what.
    pub they_dont_get_us: Option<Topic>,
    /// "I don't get them", and about what.
    pub i_dont_get_them: Option<Topic>,
    /// For the owner's eyes only; stored sealed.
    pub note: Option<String>,
    /// The sections answered with *none today*.
    pub none_today: Vec<DaySection>,
}

impl CheckIn {
    /// An untouched check-in of a Day.
    pub fn blank(day: Day) -> Self {
        Self {
            day,
            connection: None,
            mood: None,
            energy: None,
            focus: None,
            mode: None,
            dressed: None,
            went_out: None,
            outdoor_minutes: None,
            uninterrupted: false,
            family_time: false,
            they_dont_get_us: None,
            i_dont_get_them: None,
            note: None,
            none_today: Vec::new(),
        }
    }

    /// Reads the form of Today. `kept_day` is the Day of a check-in that is already there and may
    /// be older than the back-fill.
    pub fn parse(form: &Form, today: Day, kept_day: Option<Day>) -> Result<Self, ValidationErrors> {
        let mut read = FormReader::new(form);
        let day = read.required("day", |t| match kept_day {
            Some(kept) if Day::parse(t) == Ok(kept) => Ok(kept),
            _ => Day::parse_open(t, today),
        });
        let mut none_today = read.all("none", DaySection::parse);
        if read.ticked("none-all") {
            none_today = DaySection::ALL.to_vec();
        }
        none_today.sort();
        none_today.dedup();
        let check_in = Self {
            day: day.unwrap_or(today),
            connection: read.optional("connection", Score::parse),
            mood: read.optional("mood", Score::parse),
            energy: read.optional("energy", Score::parse),
            focus: read.optional("focus", Score::parse),
            mode: read.optional("mode", WorkMode::parse),
            dressed: read.optional("dressed", parse_yes_no),
            went_out: read.optional("went-out", parse_yes_no),
            outdoor_minutes: read.optional("outdoor-minutes", |t| parse_minutes(t, 0, 1440)),
            uninterrupted: read.ticked("uninterrupted"),
            family_time: read.ticked("family-time"),
            they_dont_get_us: read.optional("they-dont-get-us", Topic::parse),
            i_dont_get_them: read.optional("i-dont-get-them", Topic::parse),
            note: read.optional("note", |t| parse_text(t, NOTE_MOST)),
            none_today,
        };
        read.finish(day.map(|_| check_in))
    }

    /// The form that would give this check-in.
    pub fn to_form(&self) -> Form {
        let score = |s: Option<Score>| s.map(|s| s.number().to_string());
        let mut form = Form::default()
            .with("day", self.day.to_string())
            .with_some("connection", score(self.connection))
            .with_some("mood", score(self.mood))
            .with_some("energy", score(self.energy))
            .with_some("focus", score(self.focus))
            .with_some("mode", self.mode.map(WorkMode::as_str))
            .with_some("dressed", self.dressed.map(yes_no))
            .with_some("went-out", self.went_out.map(yes_no))
            .with_some(
                "outdoor-minutes",
                self.outdoor_minutes.map(|m| m.to_string()),
            )
            .with_some("uninterrupted", self.uninterrupted.then_some("yes"))
            .with_some("family-time", self.family_time.then_some("yes"))
            .with_some("they-dont-get-us", self.they_dont_get_us.map(Topic::as_str))
            .with_some("i-dont-get-them", self.i_dont_get_them.map(Topic::as_str))
            .with_some("note", self.note.as_deref());
        for section in &self.none_today {
            form = form.with("none", section.as_str());
        }
        form
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::law_tests::holds;
    use proptest::option::of;
    use proptest::prelude::{Strategy, any};
    use proptest::sample::{select, subsequence};

    fn today() -> Day {
        Day::parse("2026-11-23").unwrap()
    }

    #[test]
    fn an_empty_form_is_a_check_in_with_nothing_in_it() {
        let form = Form::default().with("day", "2026-11-23");
        assert_eq!(
            CheckIn::parse(&form, today(), None),
            Ok(CheckIn::blank(today()))
        );
    }

    fn check_ins() -> impl Strategy<Value = CheckIn> {
        let score = || of((1..=5_u8).prop_map(Score));
        let scores = (score(), score(), score(), score());
        let yes = || of(any::<bool>());
        let day = (of(select(WorkMode::ALL)), yes(), yes(), of(0..=1440_i64));
        let sides = (any::<bool>(), any::<bool>());
        let topics = (of(select(Topic::ALL)), of(select(Topic::ALL)));
        // A blank note is none, and line ends are all alike.
        let note = of("[^\\r\0]*[^\\s\0][^\\r\0]*");
        let none = subsequence(DaySection::ALL, 0..=DaySection::ALL.len());
        let all = (scores, day, sides, topics, note, none);
        all.prop_map(|(scores, day, sides, topics, note, none_today)| CheckIn {
            day: today(),
            connection: scores.0,
            mood: scores.1,
            energy: scores.2,
            focus: scores.3,
            mode: day.0,
            dressed: day.1,
            went_out: day.2,
            outdoor_minutes: day.3,
            uninterrupted: sides.0,
            family_time: sides.1,
            they_dont_get_us: topics.0,
            i_dont_get_them: topics.1,
            note,
            none_today,
        })
    }

    #[test]
    fn any_check_in_reads_back_from_its_own_form() {
        holds(300, check_ins(), |check_in| {
            let form = check_in.to_form();
            assert_eq!(CheckIn::parse(&form, today(), None), Ok(check_in));
        });
    }

    #[test]
    fn a_check_in_reads_back_from_its_own_form() {
        let form = Form::default()
            .with("day", "2026-11-20")
            .with("connection", "2")
            .with("mode", "home")
            .with("dressed", "no")
            .with("outdoor-minutes", "0")
            .with("family-time", "yes")
            .with("they-dont-get-us", "priorities")
            .with("note", "a\nb")
            .with("none", "talk")
            .with("none", "movement");
        let check_in = CheckIn::parse(&form, today(), None).unwrap();
        assert_eq!(
            CheckIn::parse(&check_in.to_form(), today(), None),
            Ok(check_in)
        );
    }

    #[test]
    fn one_press_answers_none_for_all_four_sections() {
        let form = Form::default()
            .with("day", "2026-11-23")
            .with("none-all", "yes");
        let check_in = CheckIn::parse(&form, today(), None).unwrap();
        assert_eq!(check_in.none_today, DaySection::ALL);
    }

    #[test]
    fn every_bad_answer_is_a_mistake_beside_its_field() {
        for (field, text) in [
            ("connection", "0"),
            ("mood", "6"),
            ("energy", "high"),
            ("focus", "2.5"),
            ("mode", "moon"),
            ("dressed", "maybe"),
            ("outdoor-minutes", "1441"),
            ("outdoor-minutes", "-1"),
            ("they-dont-get-us", "x"),
            ("none", "sleep"),
            ("day", "2026-11-24"),
            ("day", "2026-11-01"),
            ("note", "a\0b"),
        ] {
            let mut form = Form::default().with(field, text);
            if field != "day" {
                form = form.with("day", "2026-11-23");
            }
            let mistakes = CheckIn::parse(&form, today(), None).unwrap_err();
            assert!(mistakes.of(field).is_some(), "{field}={text}: {mistakes:?}");
        }
    }

    #[test]
    fn an_old_check_in_can_still_be_corrected_on_its_own_day() {
        let old = Day::parse("2026-06-01").unwrap();
        let form = Form::default().with("day", "2026-06-01");
        assert!(CheckIn::parse(&form, today(), Some(old)).is_ok());
        assert!(CheckIn::parse(&form, today(), None).is_err());
    }
}
