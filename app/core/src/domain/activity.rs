//! Movement: a walk, a run, the way to work.

use super::chat::MINUTES_MOST;
use super::day::Day;
use super::form::{FieldError, Form, FormReader, ValidationErrors, parse_minutes, text_enum};
use serde::{Deserialize, Serialize};

text_enum! {
    ActivityKind {
        Walk = "walk",
        Run = "run",
        Gym = "gym",
        Commute = "commute",
        Outing = "outing",
        Other = "other",
    }
}

text_enum! {
    /// How hard it was; light counts nothing towards HAB-1.
    Intensity { Light = "light", Moderate = "moderate", Vigorous = "vigorous" }
}

/// One stretch of movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    pub day: Day,
    pub kind: ActivityKind,
    /// 1 to 1440.
    pub minutes: i64,
    pub intensity: Intensity,
    pub outdoors: bool,
}

impl Activity {
    /// What is meant when no intensity was chosen: a commute is light, a run vigorous.
    pub fn usual_intensity(kind: ActivityKind) -> Intensity {
        match kind {
            ActivityKind::Commute => Intensity::Light,
            ActivityKind::Run => Intensity::Vigorous,
            _ => Intensity::Moderate,
        }
    }

    /// Reads the quick log. `day` says which Days are allowed.
    pub fn parse(
        form: &Form,
        day: impl FnOnce(&str) -> Result<Day, FieldError>,
    ) -> Result<Self, ValidationErrors> {
        let mut read = FormReader::new(form);
        let day = read.required("day", day);
        let kind = read.required("kind", ActivityKind::parse);
        let minutes = read.required("minutes", |t| parse_minutes(t, 1, MINUTES_MOST));
        let intensity = read.optional("intensity", Intensity::parse);
        let outdoors = read.ticked("outdoors");
        read.finish_with(|| {
            let kind = kind?;
            let intensity = intensity.unwrap_or_else(|| Self::usual_intensity(kind));
            Some(Self {
                day: day?,
                kind,
                minutes: minutes?,
                intensity,
                outdoors,
            })
        })
    }

    pub fn to_form(&self) -> Form {
        Form::default()
            .with("day", self.day.to_string())
            .with("kind", self.kind.as_str())
            .with("minutes", self.minutes.to_string())
            .with("intensity", self.intensity.as_str())
            .with_some("outdoors", self.outdoors.then_some("yes"))
    }
}
