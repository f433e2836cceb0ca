//! The port [`People`]: people as they see themselves.

use super::db::{Line, all, sql};
use super::error::StoreError;
use super::{Store, calendar, membership, person, signals, team, week_rollup};
use app::domain::calendar::{DayOff, Holiday, WorkingHours};
use app::domain::day::Day;
use app::domain::id::{DayOffId, PersonId, TeamId};
use app::domain::membership::Part;
use app::domain::person::{Colleague, Profile, Roles, Viewer};
use app::domain::week_rollup::Workdays;
use app::ports::{Answer, Now, People};
use async_trait::async_trait;

sql! {
    /// Of the team itself, and of those it is published together with in the week of a Day.
    CLOSES = "SELECT zone, closing_hour FROM team WHERE id = $1 OR id IN
        (SELECT o.team_id FROM publishing_group_team t
            JOIN publishing_group g ON g.id = t.group_id
            JOIN publishing_group_team o ON o.group_id = g.id
            WHERE t.team_id = $1 AND g.from_week <= $2 AND g.until_week >= $2)
        ORDER BY zone, closing_hour";
}

#[async_trait]
impl People for Store {
    async fn viewer(&self, id: PersonId, now: Now) -> Answer<Option<Viewer>> {
        Ok(viewer(&mut self.db.read().await?, id, now).await?)
    }

    async fn closed_viewer(&self, id: PersonId, now: Now) -> Answer<Option<Viewer>> {
        let found = person::find(&mut self.db.read().await?, id, now).await?;
        let Some(found) = found.filter(|found| found.account().closed) else {
            return Ok(None);
        };
        Ok(Some(Viewer {
            id,
            email: found.email()?,
            profile: found.profile()?,
            roles: Roles::default(),
            teams: Vec::new(),
            team_closes: Vec::new(),
            account: found.account(),
        }))
    }

    async fn save_profile(&self, viewer: &Viewer, profile: Profile) -> Answer<()> {
        let me = viewer.id;
        Ok(self
            .write(move |line| {
                Box::pin(async move { person::save_profile(line, me, &profile).await })
            })
            .await?)
    }

    async fn working_hours(&self, viewer: &Viewer) -> Answer<WorkingHours> {
        Ok(calendar::working_hours(&mut self.db.read().await?, viewer.id).await?)
    }

    async fn save_working_hours(
        &self,
        viewer: &Viewer,
        hours: WorkingHours,
        now: Now,
    ) -> Answer<()> {
        let (me, week) = (viewer.id, viewer.today(now).week());
        self.write(move |line| {
            Box::pin(async move {
                person::hold(line, me).await?;
                calendar::save_working_hours(line, me, &hours).await?;
                week_rollup::set_workdays(line, me, week, Workdays::of(&hours)).await
            })
        })
        .await?;
        Ok(())
    }

    async fn days_off(&self, viewer: &Viewer, since: Day) -> Answer<Vec<DayOff>> {
        Ok(calendar::days_off(&mut self.db.read().await?, viewer.id, since).await?)
    }

    async fn add_day_off(&self, viewer: &Viewer, from: Day, to: Day, now: Now) -> Answer<()> {
        let (viewer, id) = (viewer.clone(), (self.settings.draw)());
        self.write(move |line| {
            Box::pin(async move {
                person::hold(line, viewer.id).await?;
                signals::freeze_before(line, &viewer, from.week(), now).await?;
                calendar::add_day_off(line, id, viewer.id, from, to).await
            })
        })
        .await?;
        Ok(())
    }

    async fn remove_day_off(&self, viewer: &Viewer, id: DayOffId, now: Now) -> Answer<()> {
        let viewer = viewer.clone();
        self.write(move |line| {
            Box::pin(async move {
                person::hold(line, viewer.id).await?;
                signals::freeze_due(line, &viewer, now).await?;
                calendar::remove_day_off(line, id, viewer.id).await
            })
        })
        .await?;
        Ok(())
    }

    async fn holidays(&self, viewer: &Viewer, from: Day, to: Day) -> Answer<Vec<Holiday>> {
        match viewer.counting_team() {
            Some(team) => Ok(calendar::holidays(&mut self.db.read().await?, team, from, to).await?),
            None => Ok(Vec::new()),
        }
    }

    async fn colleagues(&self, viewer: &Viewer) -> Answer<Vec<Colleague>> {
        let teams: Vec<TeamId> = viewer
            .teams
            .iter()
            .chain(&viewer.roles.leads)
            .copied()
            .collect();
        Ok(person::colleagues(&mut self.db.read().await?, viewer.id, &teams).await?)
    }
}

/// Somebody with roles and teams as they stand on their own Day at `now`; `None` where there is no open
/// account.
pub(super) async fn viewer(
    line: &mut Line,
    id: PersonId,
    now: Now,
) -> Result<Option<Viewer>, StoreError> {
    let found = person::find(line, id, now).await?;
    let Some(found) = found.filter(|found| !found.account().closed) else {
        return Ok(None);
    };
    let mut viewer = Viewer {
        id,
        email: found.email()?,
        profile: found.profile()?,
        roles: Roles {
            admin: found.is_admin,
            hr: found.is_hr,
            leads: Vec::new(),
        },
        teams: Vec::new(),
        team_closes: Vec::new(),
        account: found.account(),
    };
    let today = viewer.today(now);
    let mut memberships = membership::of_person(line, id).await?;
    memberships.retain(|m| m.is_on(today));
    memberships.sort_by_key(|m| !m.counting);
    for membership in memberships {
        match membership.part {
            Part::Lead => viewer.roles.leads.push(membership.team),
            Part::Member => viewer.teams.push(membership.team),
        }
        if membership.counting {
            // The week that may still be open is the one before.
            let week = today.week().back(1).monday().0;
            let found = all!(line, (String, i64), CLOSES, membership.team.0, week)?;
            let closes = found.iter().map(|(zone, hour)| team::closes(zone, *hour));
            viewer.team_closes = closes.collect::<Result<_, _>>()?;
        }
    }
    Ok(Some(viewer))
}
