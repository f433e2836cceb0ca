//! The organisation as admins see and change it: departments, teams, people, memberships.

use crate::answer::Answer;
use crate::moment::Now;
use crate::switch::Switch;
use async_trait::async_trait;
use irori_core::domain::calendar::Holiday;
use irori_core::domain::day::Day;
use irori_core::domain::department::Tree;
use irori_core::domain::id::{DepartmentId, MembershipId, PersonId, TeamId};
use irori_core::domain::membership::{Membership, MembershipPlan};
use irori_core::domain::person::{Email, Viewer};
use irori_core::domain::team::TeamPlan;

/// A person as the admin sees them: never a result.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonLine {
    pub id: PersonId,
    pub name: String,
    pub email: Email,
    pub admin: bool,
    pub hr: bool,
    /// Whether the account has been closed.
    pub closed: bool,
    pub memberships: Vec<Membership>,
}

/// The tree, its people and their parts; for admins only. Every change of who may read is in the ledger.
#[async_trait]
pub trait Org: Send + Sync {
    async fn tree(&self, admin: &Viewer, today: Day) -> Answer<Tree>;
    async fn add_department(
        &self,
        admin: &Viewer,
        name: String,
        parent: DepartmentId,
    ) -> Answer<DepartmentId>;
    /// Renames and moves; a move below itself is a mistake at `parent`.
    async fn save_department(
        &self,
        admin: &Viewer,
        id: DepartmentId,
        name: String,
        parent: Option<DepartmentId>,
    ) -> Answer<()>;
    /// Removes a department without teams or departments; else a mistake at `form`.
    async fn remove_department(&self, admin: &Viewer, id: DepartmentId) -> Answer<()>;
    async fn add_team(&self, admin: &Viewer, plan: TeamPlan) -> Answer<TeamId>;
    async fn save_team(&self, admin: &Viewer, id: TeamId, plan: TeamPlan, now: Now) -> Answer<()>;
    /// Removes a team that never had a member and was never in a publishing group; else a mistake at
    /// `form`.
    async fn remove_team(&self, admin: &Viewer, id: TeamId) -> Answer<()>;
    async fn team_holidays(&self, admin: &Viewer, id: TeamId) -> Answer<Vec<Holiday>>;
    /// Replaces the team's list of public holidays.
    async fn save_team_holidays(
        &self,
        admin: &Viewer,
        id: TeamId,
        holidays: Vec<Holiday>,
    ) -> Answer<()>;
    /// Everybody with their memberships, by name.
    async fn people(&self, admin: &Viewer) -> Answer<Vec<PersonLine>>;
    async fn person(&self, admin: &Viewer, id: PersonId) -> Answer<PersonLine>;
    /// Sets who is admin and who HR; the last admin cannot be taken away (a mistake at `admin`).
    async fn save_roles(
        &self,
        admin: &Viewer,
        id: PersonId,
        is_admin: Switch,
        is_hr: Switch,
        now: Now,
    ) -> Answer<()>;
    /// Adds a membership. Two counting memberships on one day are a mistake at `counting`; the same
    /// team twice on one day is a mistake at `team`.
    async fn add_membership(
        &self,
        admin: &Viewer,
        person: PersonId,
        plan: MembershipPlan,
        now: Now,
    ) -> Answer<MembershipId>;
    /// Sets the last day of a membership; one that ends before it begins is removed.
    async fn end_membership(
        &self,
        admin: &Viewer,
        id: MembershipId,
        last: Day,
        now: Now,
    ) -> Answer<()>;
}
