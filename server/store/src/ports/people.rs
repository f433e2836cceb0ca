//! The port [`People`]: people as they see themselves.

use crate::entries::week_rollup;
use crate::org::{calendar, person, viewer};
use crate::signals::person as person_signals;
use crate::store::Store;
use async_trait::async_trait;
use irori_core::domain::calendar::{DayOff, Holiday, WorkingHours};
use irori_core::domain::day::Day;
use irori_core::domain::id::{DayOffId, PersonId, TeamId};
use irori_core::domain::person::{Colleague, Profile, Roles, Viewer};
use irori_core::domain::week_rollup::Workdays;
use irori_ports::{Answer, Now, People};

#[async_trait]
impl People for Store {
    async fn viewer(&self, id: PersonId, now: Now) -> Answer<Option<Viewer>> {
        Ok(viewer::viewer(&mut self.db.read().await?, id, now).await?)
    }

    async fn closed_viewer(&self, id: PersonId, now: Now) -> Answer<Option<Viewer>> {
        let found = person::find(&mut self.db.read().await?, id, now).await?;
        let closed = found.filter(|found| found.account.closed);
        Ok(closed.map(|closed| Viewer {
            roles: Roles::default(),
            ..closed
        }))
    }

    async fn save_profile(&self, viewer: &Viewer, profile: Profile) -> Answer<()> {
        let me = viewer.id;
        self.write(async move |conn| person::save_profile(conn, me, &profile).await)
            .await
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
        self.write(async move |conn| {
            person::lock_row(conn, me).await?;
            calendar::save_working_hours(conn, me, &hours).await?;
            week_rollup::set_workdays(conn, me, week, Workdays::of(&hours)).await
        })
        .await
    }

    async fn days_off(&self, viewer: &Viewer, since: Day) -> Answer<Vec<DayOff>> {
        Ok(calendar::days_off(&mut self.db.read().await?, viewer.id, since).await?)
    }

    async fn add_day_off(&self, viewer: &Viewer, from: Day, to: Day, now: Now) -> Answer<()> {
        let (viewer, id) = (viewer.clone(), (self.settings.random_id)());
        self.write(async move |conn| {
            person::lock_row(conn, viewer.id).await?;
            person_signals::freeze_before(conn, &viewer, from.week(), now).await?;
            calendar::add_day_off(conn, id, viewer.id, from, to).await
        })
        .await
    }

    async fn remove_day_off(&self, viewer: &Viewer, id: DayOffId, now: Now) -> Answer<()> {
        let viewer = viewer.clone();
        self.write(async move |conn| {
            person::lock_row(conn, viewer.id).await?;
            person_signals::freeze_due(conn, &viewer, now).await?;
            calendar::remove_day_off(conn, id, viewer.id).await
        })
        .await
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
