//! Memberships: who belongs to which team, from when to when, and where they count.

use super::day::Day;
use super::form::{FieldError, Form, FormReader, ValidationErrors, text_enum};
use super::id::{MembershipId, PersonId, TeamId};

text_enum! {
    /// What somebody is in a team. Leads read its Releases and are never among its respondents.
    TeamRole { Member = "member", Lead = "lead" }
}

/// One stretch of belonging to a team, with history kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    pub id: MembershipId,
    pub person: PersonId,
    pub team: TeamId,
    pub part: TeamRole,
    /// Whether the person's answers count in this team; at most one team at a time.
    pub counting: bool,
    pub from: Day,
    /// The last day, if there is one.
    pub to: Option<Day>,
}

impl Membership {
    /// Whether the person belongs to the team on this Day.
    pub fn is_on(&self, day: Day) -> bool {
        self.from <= day && !self.is_over(day)
    }

    /// Whether its last Day lies before this one.
    pub fn is_over(&self, day: Day) -> bool {
        self.to.is_some_and(|to| to < day)
    }
}

/// What the admin says of a new membership.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MembershipPlan {
    pub team: TeamId,
    pub part: TeamRole,
    pub counting: bool,
    pub from: Day,
    pub to: Option<Day>,
}

impl MembershipPlan {
    /// The form of a new membership before anything is typed: a counting member from `today`.
    pub fn usual_form(today: Day) -> Form {
        Form::default()
            .with("part", TeamRole::Member.as_str())
            .with("counting", "yes")
            .with("from", today.to_string())
    }

    pub fn parse(form: &Form) -> Result<Self, ValidationErrors> {
        let mut read = FormReader::new(form);
        let team = read.required("team", TeamId::parse);
        let part = read.required("part", TeamRole::parse);
        let from = read.required("from", Day::parse);
        let to = read.optional("to", Day::parse);
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            read.mistake("to", FieldError::new("wrong-last-before-first"));
        }
        let counting = read.ticked("counting") && part != Some(TeamRole::Lead);
        read.finish_with(|| {
            Some(Self {
                team: team?,
                part: part?,
                counting,
                from: from?,
                to,
            })
        })
    }

    /// Whether both stretches share a day.
    pub fn overlaps(&self, other: &Membership) -> bool {
        let starts_before_end = |from: Day, to: Option<Day>| to.is_none_or(|to| from <= to);
        starts_before_end(self.from, other.to) && starts_before_end(other.from, self.to)
    }
}

/// The team a person counts in on a Day, out of all their memberships. Before the first of them it
/// is that of the first: what a forge tells of the time before belongs there.
pub fn home_on(memberships: &[Membership], day: Day) -> Option<TeamId> {
    let counting = || memberships.iter().filter(|m| m.counting);
    let first = counting().min_by_key(|m| m.from)?;
    if day < first.from {
        return Some(first.team);
    }
    counting().find(|m| m.is_on(day)).map(|m| m.team)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_membership_holds_from_its_first_to_its_last_day() {
        let day = |t: &str| Day::parse(t).unwrap();
        let membership = Membership {
            id: MembershipId(Uuid::nil()),
            person: PersonId(Uuid::nil()),
            team: TeamId(Uuid::nil()),
            part: TeamRole::Member,
            counting: true,
            from: day("2026-11-23"),
            to: Some(day("2026-11-27")),
        };
        for (on, holds) in [
            ("2026-11-22", false),
            ("2026-11-23", true),
            ("2026-11-27", true),
            ("2026-11-28", false),
        ] {
            assert_eq!(membership.is_on(day(on)), holds, "{on}");
        }
        assert!(
            Membership {
                to: None,
                ..membership
            }
            .is_on(day("2030-01-01"))
        );
    }

    #[test]
    fn a_person_counts_where_they_first_did_before_that_and_nowhere_in_between() {
        let day = |t: &str| Day::parse(t).unwrap();
        let membership = |team, part, from, to: Option<&str>| Membership {
            id: MembershipId(Uuid::nil()),
            person: PersonId(Uuid::nil()),
            team: TeamId(Uuid::from_u128(team)),
            part,
            counting: part == TeamRole::Member,
            from: day(from),
            to: to.map(day),
        };
        let all = [
            membership(3, TeamRole::Lead, "2026-01-01", None),
            membership(2, TeamRole::Member, "2026-06-01", None),
            membership(1, TeamRole::Member, "2026-02-01", Some("2026-04-30")),
        ];
        let home = |t| home_on(&all, day(t)).map(|team| team.0.as_u128());
        assert_eq!(home("2025-01-01"), Some(1));
        assert_eq!(home("2026-04-30"), Some(1));
        assert_eq!(home("2026-05-15"), None);
        assert_eq!(home("2026-06-01"), Some(2));
        assert_eq!(home_on(&all[..1], day("2026-02-01")), None);
    }
}
