//! Rights to read: the table of PRIVACY §1. Every port that gives something away asks it.
//!
//! Decided:
//!
//! - 2026-11-24: **Every published field has a row** here, and every address one in the tables of pages, files
//!   and actions, which say what is behind it; whether an address opens without a session is read from them
//!   too. Because: tests walk them as everybody, so a page, an action, a file or a field without a row fails.

pub mod fields;

use crate::domain::id::TeamId;
use crate::domain::person::Viewer;

/// What somebody asks to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource {
    /// Entries, annotations, drafts, sessions, logins: of whoever asks; nobody else's can be asked for.
    Own,
    /// The Releases of a team's weeks, its review figures, the annotations beside them.
    TeamWeek(TeamId),
    /// What members of a team share by name with a lead of it, and the Words they send one. That it is
    /// for this very lead, and not taken back, is for the port to see.
    Shared(TeamId),
    /// Reports by quarter and department.
    Report,
    /// Accounts, teams, memberships, hooks, whose login is whose, the health of the installation.
    Organisation,
    /// The policy choices in force, and those before and to come.
    Rules,
}

/// As what somebody asks. One person can be several of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Oneself,
    /// A member of the team in question, counting or not.
    Member,
    /// A lead of the team in question.
    Lead,
    Hr,
    Admin,
}

impl Role {
    pub const ALL: [Self; 5] = [
        Self::Oneself,
        Self::Member,
        Self::Lead,
        Self::Hr,
        Self::Admin,
    ];
}

const YES: bool = true;
const NO: bool = false;

impl Resource {
    /// Its row of the table, in the order of [`Role::ALL`]: oneself, member, lead, HR, admin.
    const fn row(self) -> [bool; 5] {
        match self {
            Self::Own => [YES, NO, NO, NO, NO],
            Self::TeamWeek(_) => [NO, YES, YES, NO, NO],
            Self::Shared(_) => [NO, NO, YES, NO, NO],
            Self::Report => [NO, NO, NO, YES, NO],
            Self::Organisation => [NO, NO, NO, NO, YES],
            Self::Rules => [YES, YES, YES, YES, YES],
        }
    }

    /// Whether `standing` alone allows to read it.
    pub fn is_open_to(self, standing: Role) -> bool {
        self.row()[standing as usize]
    }
}

/// Whether the viewer may read it, as roles and memberships are at this request.
pub fn may_read(viewer: &Viewer, matter: Resource) -> bool {
    let holds = |standing| match (standing, matter) {
        (Role::Oneself, _) => matches!(matter, Resource::Own | Resource::Rules),
        (Role::Member, Resource::TeamWeek(team) | Resource::Shared(team)) => {
            viewer.teams.contains(&team)
        }
        (Role::Lead, Resource::TeamWeek(team) | Resource::Shared(team)) => {
            viewer.roles.leads.contains(&team)
        }
        (Role::Member | Role::Lead, _) => false,
        (Role::Hr, _) => viewer.roles.hr,
        (Role::Admin, _) => viewer.roles.admin,
    };
    let standings = Role::ALL.into_iter();
    let mut held = standings.filter(|standing| holds(*standing));
    held.any(|standing| matter.is_open_to(standing))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::day::DayEnd;
    use crate::domain::id::PersonId;
    use crate::domain::person::{Email, Language, Profile, Roles};
    use uuid::Uuid;

    const MINE: TeamId = TeamId(Uuid::from_u128(1));
    const OTHER: TeamId = TeamId(Uuid::from_u128(2));

    fn viewer(standing: Role) -> Viewer {
        Viewer {
            id: PersonId(Uuid::from_u128(9)),
            email: Email::parse("a@b.org").unwrap(),
            profile: Profile {
                name: "A".to_owned(),
                language: Language::English,
                zone: chrono_tz::UTC,
                day_ends_at: DayEnd::default(),
            },
            roles: Roles {
                admin: standing == Role::Admin,
                hr: standing == Role::Hr,
                leads: (standing == Role::Lead)
                    .then_some(MINE)
                    .into_iter()
                    .collect(),
            },
            teams: (standing == Role::Member)
                .then_some(MINE)
                .into_iter()
                .collect(),
            team_closes: Vec::new(),
            account: Default::default(),
        }
    }

    /// PRIVACY §1, row by row: whoever is only this, may read only that.
    #[test]
    fn every_standing_reads_what_the_table_of_privacy_says() {
        use Resource::{Organisation, Own, Report, Shared, TeamWeek};
        for (standing, team, report, organisation) in [
            (Role::Oneself, false, false, false),
            (Role::Member, true, false, false),
            (Role::Lead, true, false, false),
            (Role::Hr, false, true, false),
            (Role::Admin, false, false, true),
        ] {
            let viewer = viewer(standing);
            let read = |matter| may_read(&viewer, matter);
            assert!(read(Own) && read(Resource::Rules), "{standing:?}");
            assert_eq!(read(TeamWeek(MINE)), team, "{standing:?}");
            assert!(
                !read(TeamWeek(OTHER)) && !read(Shared(OTHER)),
                "{standing:?}"
            );
            assert_eq!(read(Shared(MINE)), standing == Role::Lead);
            assert_eq!(read(Report), report, "{standing:?}");
            assert_eq!(read(Organisation), organisation, "{standing:?}");
        }
    }

    #[test]
    fn one_person_in_two_roles_has_the_rights_of_both_and_no_others() {
        let mut both = viewer(Role::Lead);
        both.roles.hr = true;
        assert!(may_read(&both, Resource::TeamWeek(MINE)) && may_read(&both, Resource::Report));
        assert!(!may_read(&both, Resource::TeamWeek(OTHER)));
        assert!(!may_read(&both, Resource::Organisation));
    }

    #[test]
    fn every_kind_of_matter_has_its_row() {
        for matter in [
            Resource::Own,
            Resource::TeamWeek(MINE),
            Resource::Shared(MINE),
            Resource::Report,
            Resource::Organisation,
            Resource::Rules,
        ] {
            let open = Role::ALL.iter().any(|s| matter.is_open_to(*s));
            assert!(open, "{matter:?} is open to nobody");
        }
    }
}
