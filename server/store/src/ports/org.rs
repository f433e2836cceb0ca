//! The port [`Org`]: the tree, its people and their parts, for admins only.

use crate::audit::log;
use crate::audit::row::{AuditActor, AuditEvent};
use crate::auth::admin::check_admin;
use crate::auth::{one_time_link, session};
use crate::db::connection::Conn;
use crate::org::{calendar, department, membership, person, team};
use crate::store::Store;
use async_trait::async_trait;
use irori_core::domain::calendar::Holiday;
use irori_core::domain::day::Day;
use irori_core::domain::department::Tree;
use irori_core::domain::id::{DepartmentId, MembershipId, PersonId, TeamId};
use irori_core::domain::membership::MembershipPlan;
use irori_core::domain::person::Viewer;
use irori_core::domain::team::TeamPlan;
use irori_core::domain::view::RoleChange;
use irori_ports::error::AppError;
use irori_ports::{Answer, Now, Org, PersonLine, Switch};

impl Store {
    /// A line that reads, for an admin.
    async fn admin_reads(&self, admin: &Viewer) -> Answer<Conn> {
        check_admin(admin)?;
        Ok(self.db.read().await?)
    }
}

#[async_trait]
impl Org for Store {
    async fn tree(&self, admin: &Viewer, today: Day) -> Answer<Tree> {
        let mut conn = self.admin_reads(admin).await?;
        Ok(Tree {
            departments: department::all(&mut conn).await?,
            teams: team::all(&mut conn, today).await?,
        })
    }

    async fn add_department(
        &self,
        admin: &Viewer,
        name: String,
        parent: DepartmentId,
    ) -> Answer<DepartmentId> {
        check_admin(admin)?;
        let id = (self.settings.random_id)();
        self.write(async move |conn| department::add(conn, id, &name, parent).await)
            .await
    }

    async fn save_department(
        &self,
        admin: &Viewer,
        id: DepartmentId,
        name: String,
        parent: Option<DepartmentId>,
    ) -> Answer<()> {
        check_admin(admin)?;
        self.write(async move |conn| department::save(conn, id, &name, parent).await)
            .await
    }

    async fn remove_department(&self, admin: &Viewer, id: DepartmentId) -> Answer<()> {
        check_admin(admin)?;
        self.write(async move |conn| department::remove(conn, id).await)
            .await
    }

    async fn add_team(&self, admin: &Viewer, plan: TeamPlan) -> Answer<TeamId> {
        check_admin(admin)?;
        let id = (self.settings.random_id)();
        self.write(async move |conn| team::add(conn, id, &plan).await)
            .await
    }

    async fn save_team(&self, admin: &Viewer, id: TeamId, plan: TeamPlan, now: Now) -> Answer<()> {
        check_admin(admin)?;
        self.write(async move |conn| team::save(conn, id, &plan, now).await)
            .await
    }

    async fn remove_team(&self, admin: &Viewer, id: TeamId) -> Answer<()> {
        check_admin(admin)?;
        self.write(async move |conn| team::remove(conn, id).await)
            .await
    }

    async fn team_holidays(&self, admin: &Viewer, id: TeamId) -> Answer<Vec<Holiday>> {
        let mut conn = self.admin_reads(admin).await?;
        team::check(&mut conn, id).await?;
        Ok(calendar::all_holidays(&mut conn, id).await?)
    }

    async fn save_team_holidays(
        &self,
        admin: &Viewer,
        id: TeamId,
        holidays: Vec<Holiday>,
    ) -> Answer<()> {
        check_admin(admin)?;
        self.write(async move |conn| {
            team::check(conn, id).await?;
            calendar::save_holidays(conn, id, &holidays).await
        })
        .await
    }

    async fn people(&self, admin: &Viewer) -> Answer<Vec<PersonLine>> {
        let mut conn = self.admin_reads(admin).await?;
        let mut memberships = membership::by_person(&mut conn).await?;
        let mut people = person::lines(&mut conn).await?;
        for line in &mut people {
            line.memberships = memberships.remove(&line.id).unwrap_or_default();
        }
        Ok(people)
    }

    async fn person(&self, admin: &Viewer, id: PersonId) -> Answer<PersonLine> {
        let mut conn = self.admin_reads(admin).await?;
        let line = person::line(&mut conn, id).await?;
        let mut line = line.ok_or(AppError::NotThere)?;
        line.memberships = membership::of_person(&mut conn, id).await?;
        Ok(line)
    }

    async fn save_roles(
        &self,
        admin: &Viewer,
        id: PersonId,
        is_admin: Switch,
        is_hr: Switch,
        now: Now,
    ) -> Answer<()> {
        check_admin(admin)?;
        let by = AuditActor::Change(admin.id);
        self.write(async move |conn| {
            let [was_admin, was_hr] = person::save_roles(conn, id, is_admin, is_hr).await?;
            // Also where the role begins: a link that was made as it ended does not come back with it.
            if was_admin != is_admin.is_on() {
                one_time_link::drop_made(conn, id).await?;
            }
            if [was_admin, was_hr] != [is_admin.is_on(), is_hr.is_on()] {
                session::renew_all(conn, id).await?;
            }
            for (was, is, given, taken) in [
                (was_hr, is_hr, RoleChange::HrGiven, RoleChange::HrTaken),
                (
                    was_admin,
                    is_admin,
                    RoleChange::AdminGiven,
                    RoleChange::AdminTaken,
                ),
            ] {
                if was != is.is_on() {
                    let change = if is.is_on() { given } else { taken };
                    let viewed = AuditEvent::Role {
                        about: id,
                        team: None,
                        change,
                    };
                    log::add(conn, viewed, by, now).await?;
                }
            }
            Ok(())
        })
        .await
    }

    async fn add_membership(
        &self,
        admin: &Viewer,
        person: PersonId,
        plan: MembershipPlan,
        now: Now,
    ) -> Answer<MembershipId> {
        check_admin(admin)?;
        let (id, by) = ((self.settings.random_id)(), AuditActor::Change(admin.id));
        self.write(async move |conn| {
            let id = membership::add(conn, id, person, &plan).await?;
            session::renew_all(conn, person).await?;
            let viewed = AuditEvent::Role {
                about: person,
                team: Some(plan.team),
                change: RoleChange::given(plan.part),
            };
            log::add(conn, viewed, by, now).await?;
            Ok(id)
        })
        .await
    }

    async fn end_membership(
        &self,
        admin: &Viewer,
        id: MembershipId,
        last: Day,
        now: Now,
    ) -> Answer<()> {
        check_admin(admin)?;
        let by = AuditActor::Change(admin.id);
        self.write(async move |conn| {
            let ended = membership::end(conn, id, last).await?;
            session::renew_all(conn, ended.person).await?;
            let viewed = AuditEvent::Role {
                about: ended.person,
                team: Some(ended.team),
                change: RoleChange::ended(ended.part),
            };
            log::add(conn, viewed, by, now).await
        })
        .await
    }
}
