//! Thresholds: how many people a result needs, what an admin may set, and what counts in which week.

mod versions;

pub use versions::{AnswersSoFar, Terms, ThresholdChange, ThresholdVersion, ThresholdVersions};

use crate::domain::form::{
    FieldError, Form, FormReader, ValidationErrors, parse_number, text_enum,
};
use serde::{Deserialize, Serialize};

/// The fewest respondents, fixed before anything is collected (SIGNALS §8.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thresholds {
    /// For a team's week, leads not counted.
    pub team: u32,
    /// For a figure in a report; never fewer than for a team.
    pub report: u32,
}

text_enum! {
    /// What an admin chooses from.
    Preset {
        Standard = "standard",
        Japan = "japan",
        /// Two numbers of one's own.
        Own = "own",
    }
}

impl Thresholds {
    /// 5 for teams, 10 for reports.
    pub const STANDARD: Self = Self {
        team: 5,
        report: 10,
    };
    /// 10 for both: results of groups under ten may not be given to an employer in Japan without
    /// everyone's consent (SIGNALS §8.2).
    pub const JAPAN: Self = Self {
        team: 10,
        report: 10,
    };
    /// Of two people each would know the other's answer.
    pub const FLOOR: u32 = 3;
    /// Above it hardly anything would ever be shown.
    pub const MOST: u32 = 50;

    /// Reads the form: a preset, or without one two whole numbers from [`Self::FLOOR`] to [`Self::MOST`], of which
    /// that for reports is not the smaller. Beside a preset the numbers are not read.
    pub fn parse(form: &Form) -> Result<Self, ValidationErrors> {
        let mut read = FormReader::new(form);
        // Only the press that chooses a preset sends one.
        let preset = match form.text("preset") {
            None => Some(Preset::Own),
            Some(_) => read.required("preset", Preset::parse),
        };
        let thresholds = match preset {
            Some(Preset::Standard) => Some(Self::STANDARD),
            Some(Preset::Japan) => Some(Self::JAPAN),
            Some(Preset::Own) => {
                let team = read.required("team", parse_people);
                let report = read.required("report", parse_people);
                match (team, report) {
                    (Some(team), Some(report)) if report < team => {
                        let wrong = FieldError::new("wrong-report-below-team");
                        read.mistake("report", wrong.with("least", team));
                        None
                    }
                    (Some(team), Some(report)) => Some(Self { team, report }),
                    _ => None,
                }
            }
            None => None,
        };
        read.finish(thresholds)
    }

    /// The form that would give these.
    pub fn to_form(self) -> Form {
        Form::default()
            .with("team", self.team.to_string())
            .with("report", self.report.to_string())
    }

    /// Of each the larger.
    #[must_use]
    pub fn strictest(self, other: Self) -> Self {
        Self {
            team: self.team.max(other.team),
            report: self.report.max(other.report),
        }
    }
}

fn parse_people(text: &str) -> Result<u32, FieldError> {
    let (least, most) = (Thresholds::FLOOR, Thresholds::MOST);
    parse_number(text, least, most).map_err(|_| {
        FieldError::new("wrong-threshold")
            .with("least", least)
            .with("most", most)
    })
}

#[cfg(test)]
mod tests;
