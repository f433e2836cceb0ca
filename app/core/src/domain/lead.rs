//! One's leads: who leads a team that one belongs to, each by name and team.

use super::form::FieldError;
use super::id::{PersonId, TeamId};
use std::fmt;

/// One person as the lead of one team: to whom something is shared or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LeadOf {
    pub team: TeamId,
    pub lead: PersonId,
}

/// A lead of a team that somebody belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MyLead {
    pub of: LeadOf,
    pub name: String,
    pub team: String,
}

impl LeadOf {
    /// Reads what its `Display` wrote: two ids with a dot between them.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let (team, lead) = text
            .split_once('.')
            .ok_or_else(|| FieldError::new("wrong-choice"))?;
        Ok(Self {
            team: TeamId::parse(team)?,
            lead: PersonId::parse(lead)?,
        })
    }
}

impl fmt::Display for LeadOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.team, self.lead)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn it_reads_back_from_its_text_and_nothing_else_does() {
        let of = LeadOf {
            team: TeamId(Uuid::from_u128(1)),
            lead: PersonId(Uuid::from_u128(2)),
        };
        assert_eq!(LeadOf::parse(&of.to_string()), Ok(of));
        for text in ["", ".", "x.y", &of.team.to_string()] {
            assert!(LeadOf::parse(text).is_err(), "{text}");
        }
    }
}
