//! A casual talk: how long, of which kind, with whom.

use super::day::Day;
use super::form::{FieldError, Form, FormReader, ValidationErrors, parse_minutes, text_enum};
use super::id::PersonId;
use serde::{Deserialize, Serialize};

/// A day has this many minutes; no entry is longer.
pub const MINUTES_MOST: i64 = 1440;

text_enum! {
    /// What sort of talk it was.
    ChatKind { SmallTalk = "small-talk", Lunch = "lunch", Coffee = "coffee", Other = "other" }
}

text_enum! {
    /// Who the talk was with, seen from the team.
    Circle {
        Team = "team",
        OtherTeam = "other-team",
        /// Product manager, manager or business side.
        Business = "business",
        User = "user",
        Outside = "outside",
    }
}

/// One casual talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chat {
    pub day: Day,
    /// 1 to 1440.
    pub minutes: i64,
    pub kind: ChatKind,
    pub circle: Circle,
    /// Colleagues, optionally; a partner sees nothing of it.
    pub partners: Vec<PersonId>,
    /// "I learned something about the business."
    pub learned: bool,
}

impl Chat {
    /// Reads the quick log. `day` says which Days are allowed.
    pub fn parse(
        form: &Form,
        day: impl FnOnce(&str) -> Result<Day, FieldError>,
    ) -> Result<Self, ValidationErrors> {
        let mut read = FormReader::new(form);
        let day = read.required("day", day);
        let minutes = read.required("minutes", |t| parse_minutes(t, 1, MINUTES_MOST));
        let kind = read.required("kind", ChatKind::parse);
        let circle = read.required("circle", Circle::parse);
        let mut partners = read.all("partner", PersonId::parse);
        partners.sort();
        partners.dedup();
        let learned = read.ticked("learned");
        read.finish_with(|| {
            Some(Self {
                day: day?,
                minutes: minutes?,
                kind: kind?,
                circle: circle?,
                partners,
                learned,
            })
        })
    }

    pub fn to_form(&self) -> Form {
        let mut form = Form::default()
            .with("day", self.day.to_string())
            .with("minutes", self.minutes.to_string())
            .with("kind", self.kind.as_str())
            .with("circle", self.circle.as_str())
            .with_some("learned", self.learned.then_some("yes"));
        for partner in &self.partners {
            form = form.with("partner", partner.to_string());
        }
        form
    }
}
