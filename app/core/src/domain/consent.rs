//! Consents: a family of one's own signals shared by name with one lead, until it is taken back.

use super::day::Day;
use super::day::Week;
use super::form::{Form, FormReader, ValidationErrors, text_enum};
use super::id::ConsentId;
use super::lead::{LeadOf, MyLead};
use super::person::Profile;
use chrono::{DateTime, Utc};

text_enum! {
    /// The families that can be shared. Habits are for oneself alone.
    SharedFamily {
        Isolation = "isolation",
        Boundary = "boundary",
        Context = "context",
    }
}

/// What somebody wants to share, and with whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConsentPlan {
    pub with: LeadOf,
    pub family: SharedFamily,
}

impl ConsentPlan {
    /// Reads `to` and `family`.
    pub fn parse(form: &Form) -> Result<Self, ValidationErrors> {
        let mut read = FormReader::new(form);
        let with = read.required("to", LeadOf::parse);
        let family = read.required("family", SharedFamily::parse);
        read.finish(with.zip(family).map(|(with, family)| Self { with, family }))
    }
}

/// A consent that was not taken back, as whoever gave it sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    pub id: ConsentId,
    pub family: SharedFamily,
    pub given: DateTime<Utc>,
}

/// One of my leads with what I share with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharingWith {
    pub lead: MyLead,
    /// In the order of [`SharedFamily::ALL`].
    pub consents: Vec<Consent>,
    /// Whether they lead the team and I belong to it. Else they see nothing, and what was not taken
    /// back would be seen again if that came about again.
    pub is_in_force: bool,
}

/// What somebody shares with the lead who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedWithMe {
    pub id: ConsentId,
    /// The name of who shares.
    pub name: String,
    pub family: SharedFamily,
    pub given: DateTime<Utc>,
}

/// The first week that a consent is about: the one under way where whoever gave it lives.
pub fn first_week(given: DateTime<Utc>, by: &Profile) -> Week {
    Day::of(given, by.zone, by.day_ends_at).week()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{PersonId, TeamId};
    use uuid::Uuid;

    #[test]
    fn habits_and_unknown_families_cannot_be_shared() {
        let with = LeadOf {
            team: TeamId(Uuid::from_u128(1)),
            lead: PersonId(Uuid::from_u128(2)),
        };
        let form = |family: &str| {
            let form = Form::default().with("to", with.to_string());
            ConsentPlan::parse(&form.with("family", family))
        };
        let family = SharedFamily::Boundary;
        assert_eq!(form("boundary"), Ok(ConsentPlan { with, family }));
        for family in ["habits", "", "everything"] {
            assert!(form(family).unwrap_err().of("family").is_some());
        }
    }
}
