//! The port [`Org`]: the tree, its people and their parts, for admins only.

use super::db::Line;
use super::doors::check_admin;
use super::error::{StoreError, stored};
use super::person::FoundLine;
use super::view::{self, Viewed, ViewedBy};
use super::{Store, calendar, department, link, membership, person, session, team};
use app::domain::calendar::Holiday;
use app::domain::day::Day;
use app::domain::department::Tree;
use app::domain::id::{DepartmentId, MembershipId, PersonId, TeamId};
use app::domain::membership::{Membership, MembershipPlan};
use app::domain::person::{Email, Viewer};
use app::domain::team::TeamPlan;
use app::domain::view::RoleChange;
use app::error::Trouble;
use app::ports::{Answer, Now, Org, PersonLine, Switch};
use async_trait::async_trait;
use std::collections::HashMap;

impl Store {
    /// A line that reads, for an admin.
    async fn admin_reads(&self, admin: &Viewer) -> Answer<Line> {
        check_admin(admin)?;
        Ok(self.db.read().await?)
    }
}

#[async_trait]
impl Org for Store {
    async fn tree(&self, admin: &Viewer, today: Day) -> Answer<Tree> {
        let mut line = self.admin_reads(admin).await?;
        Ok(Tree {
            departments: department::all(&mut line).await?,
            teams: team::all(&mut line, today).await?,
        })
    }

    async fn add_department(
        &self,
        admin: &Viewer,
        name: String,
        parent: DepartmentId,
    ) -> Answer<DepartmentId> {
        check_admin(admin)?;
        let id = (self.settings.draw)();
        Ok(self
            .write(move |line| {
                Box::pin(async move { department::add(line, id, &name, parent).await })
            })
            .await?)
    }

    async fn save_department(
        &self,
        admin: &Viewer,
        id: DepartmentId,
        name: String,
        parent: Option<DepartmentId>,
    ) -> Answer<()> {
        check_admin(admin)?;
        Ok(self
            .write(move |line| {
                Box::pin(async move { department::save(line, id, &name, parent).await })
            })
            .await?)
    }

    async fn remove_department(&self, admin: &Viewer, id: DepartmentId) -> Answer<()> {
        check_admin(admin)?;
        Ok(self
            .write(move |line| Box::pin(department::remove(line, id)))
            .await?)
    }

    async fn add_team(&self, admin: &Viewer, plan: TeamPlan) -> Answer<TeamId> {
        check_admin(admin)?;
        let id = (self.settings.draw)();
        Ok(self
            .write(move |line| Box::pin(async move { team::add(line, id, &plan).await }))
            .await?)
    }

    async fn save_team(&self, admin: &Viewer, id: TeamId, plan: TeamPlan, now: Now) -> Answer<()> {
        check_admin(admin)?;
        Ok(self
            .write(move |line| Box::pin(async move { team::save(line, id, &plan, now).await }))
            .await?)
    }

    async fn remove_team(&self, admin: &Viewer, id: TeamId) -> Answer<()> {
        check_admin(admin)?;
        Ok(self
            .write(move |line| Box::pin(team::remove(line, id)))
            .await?)
    }

    async fn team_holidays(&self, admin: &Viewer, id: TeamId) -> Answer<Vec<Holiday>> {
        let mut line = self.admin_reads(admin).await?;
        team::check(&mut line, id).await?;
        Ok(calendar::all_holidays(&mut line, id).await?)
    }

    async fn save_team_holidays(
        &self,
        admin: &Viewer,
        id: TeamId,
        holidays: Vec<Holiday>,
    ) -> Answer<()> {
        check_admin(admin)?;
        self.write(move |line| {
            Box::pin(async move {
                team::check(line, id).await?;
                calendar::save_holidays(line, id, &holidays).await
            })
        })
        .await?;
        Ok(())
    }

    async fn people(&self, admin: &Viewer) -> Answer<Vec<PersonLine>> {
        let mut line = self.admin_reads(admin).await?;
        let mut memberships: HashMap<PersonId, Vec<Membership>> = HashMap::new();
        for membership in membership::all(&mut line).await? {
            memberships
                .entry(membership.person)
                .or_default()
                .push(membership);
        }
        let found = person::lines(&mut line).await?;
        let read = |f: FoundLine| {
            let own = memberships.remove(&PersonId(f.id)).unwrap_or_default();
            person_line(f, own)
        };
        Ok(found
            .into_iter()
            .map(read)
            .collect::<Result<_, StoreError>>()?)
    }

    async fn person(&self, admin: &Viewer, id: PersonId) -> Answer<PersonLine> {
        let mut line = self.admin_reads(admin).await?;
        let found = person::line(&mut line, id)
            .await?
            .ok_or(Trouble::NotThere)?;
        let own = membership::of_person(&mut line, id).await?;
        Ok(person_line(found, own)?)
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
        let by = ViewedBy::Change(admin.id);
        self.write(move |line| {
            Box::pin(async move {
                let [was_admin, was_hr] = person::save_roles(line, id, is_admin, is_hr).await?;
                // Also where the role begins: a link that was made as it ended does not come back with it.
                if was_admin != is_admin.is_on() {
                    link::drop_made(line, id).await?;
                }
                if [was_admin, was_hr] != [is_admin.is_on(), is_hr.is_on()] {
                    session::renew_all(line, id).await?;
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
                        let viewed = Viewed::Role {
                            about: id,
                            team: None,
                            change,
                        };
                        view::add(line, viewed, by, now).await?;
                    }
                }
                Ok(())
            })
        })
        .await?;
        Ok(())
    }

    async fn add_membership(
        &self,
        admin: &Viewer,
        person: PersonId,
        plan: MembershipPlan,
        now: Now,
    ) -> Answer<MembershipId> {
        check_admin(admin)?;
        let (id, by) = ((self.settings.draw)(), ViewedBy::Change(admin.id));
        Ok(self
            .write(move |line| {
                Box::pin(async move {
                    let id = membership::add(line, id, person, &plan).await?;
                    session::renew_all(line, person).await?;
                    let viewed = Viewed::Role {
                        about: person,
                        team: Some(plan.team),
                        change: RoleChange::given(plan.part),
                    };
                    view::add(line, viewed, by, now).await?;
                    Ok(id)
                })
            })
            .await?)
    }

    async fn end_membership(
        &self,
        admin: &Viewer,
        id: MembershipId,
        last: Day,
        now: Now,
    ) -> Answer<()> {
        check_admin(admin)?;
        let by = ViewedBy::Change(admin.id);
        self.write(move |line| {
            Box::pin(async move {
                let ended = membership::end(line, id, last).await?;
                session::renew_all(line, ended.person).await?;
                let viewed = Viewed::Role {
                    about: ended.person,
                    team: Some(ended.team),
                    change: RoleChange::ended(ended.part),
                };
                view::add(line, viewed, by, now).await
            })
        })
        .await?;
        Ok(())
    }
}

fn person_line(found: FoundLine, memberships: Vec<Membership>) -> Result<PersonLine, StoreError> {
    Ok(PersonLine {
        id: PersonId(found.id),
        email: stored("person.email", Email::parse(&found.email))?,
        name: found.name,
        admin: found.is_admin,
        hr: found.is_hr,
        closed: found.closed_at.is_some(),
        memberships,
    })
}
