//! The port [`Releases`]: what leads, members and HR read. Each read is in the ledger before it is
//! given.

use crate::audit::log;
use crate::audit::row::{AuditActor, AuditEvent};
use crate::auth::admin::check_read;
use crate::db::error::StoreError;
use crate::releases::release;
use crate::releases::report::ReportReader;
use crate::releases::team_week::{in_force, latest, team_line, team_week};
use crate::store::Store;
use async_trait::async_trait;
use irori_core::domain::day::Week;
use irori_core::domain::id::{ReleaseId, TeamId};
use irori_core::domain::person::{Language, Viewer};
use irori_core::domain::report_file::ReportFormat;
use irori_core::domain::team::Publishing;
use irori_core::privacy::rights::{Resource, may_read};
use irori_core::privacy::thresholds::Thresholds;
use irori_core::report::Report;
use irori_core::report::choice::Choice;
use irori_core::report::content::Offered;
use irori_ports::releases::{QuarterLine, ReadAs, ReadableWeek, Releases, TeamLine};
use irori_ports::{Answer, Now};

impl Store {
    /// The closed quarters, the latest first.
    pub async fn closed_quarters(&self, now: Now) -> Result<Vec<QuarterLine>, StoreError> {
        let mut conn = self.db.read().await?;
        let least = in_force(&mut conn, now).await?.report;
        let found = release::quarters(&mut conn).await?.into_iter();
        let quarter_line = |(quarter, closed, under): (_, _, Thresholds)| QuarterLine {
            quarter,
            closed,
            is_shown: under.report >= least,
        };
        Ok(found.map(quarter_line).collect())
    }

    /// Writes that a team's week was looked at, with those before it that it shows; nothing where there
    /// is no Release of it.
    pub(crate) async fn look_at_week(
        &self,
        found: &ReadableWeek,
        release: Option<ReleaseId>,
        by: AuditActor,
        now: Now,
    ) -> Result<(), StoreError> {
        let first = found.history.first().map_or(found.week, |first| first.week);
        let seen = release.map(|release| (release, first));
        self.look_at(seen.into_iter().collect(), by, now).await
    }

    /// Writes that the viewer looked at these weeks, each with those before it from a first one on.
    pub(crate) async fn look_at(
        &self,
        weeks: Vec<(ReleaseId, Week)>,
        by: AuditActor,
        now: Now,
    ) -> Result<(), StoreError> {
        if weeks.is_empty() {
            return Ok(());
        }
        self.write(async move |conn| {
            for (release, first) in weeks {
                log::add(conn, AuditEvent::Week { release, first }, by, now).await?;
            }
            Ok(())
        })
        .await
    }
}

#[async_trait]
impl Releases for Store {
    async fn my_teams(&self, viewer: &Viewer, now: Now) -> Answer<Vec<TeamLine>> {
        let mut conn = self.db.read().await?;
        let least = in_force(&mut conn, now).await?.team;
        let mut ids: Vec<TeamId> = viewer
            .roles
            .leads
            .iter()
            .chain(&viewer.teams)
            .copied()
            .collect();
        ids.sort_unstable();
        ids.dedup();
        let (mut teams, mut seen) = (Vec::new(), Vec::new());
        for id in ids
            .into_iter()
            .filter(|id| may_read(viewer, Resource::TeamWeek(*id)))
        {
            let (mut team, publishing) = team_line(&mut conn, viewer, id).await?;
            if publishing == Publishing::Joined
                && let Some(found) = latest(&mut conn, id).await?
                && found.thresholds.team >= least
            {
                let (week, published) = (found.week, found.published);
                let ends: Vec<_> = published.quarter.into_iter().collect();
                team.latest = Some((week, published.shown(week, &ends).panels));
                seen.push((found.id, week));
            }
            teams.push(team);
        }
        drop(conn);
        self.look_at(seen, AuditActor::Page(viewer.id), now).await?;
        teams.sort_by_cached_key(|team| (!team.leads, team.name.to_lowercase(), team.id));
        Ok(teams)
    }

    async fn team_week(
        &self,
        viewer: &Viewer,
        team: TeamId,
        week: Option<Week>,
        read_as: ReadAs,
        now: Now,
    ) -> Answer<ReadableWeek> {
        check_read(viewer, Resource::TeamWeek(team))?;
        let mut conn = self.db.read().await?;
        let of = team_line(&mut conn, viewer, team).await?;
        let (found, release) = team_week(&mut conn, of, week, now).await?;
        drop(conn);
        self.look_at_week(
            &found,
            release,
            AuditActor::reader(viewer.id, &read_as),
            now,
        )
        .await?;
        Ok(found)
    }

    async fn quarters(&self, viewer: &Viewer, now: Now) -> Answer<Vec<QuarterLine>> {
        check_read(viewer, Resource::Report)?;
        Ok(self.closed_quarters(now).await?)
    }

    async fn departments(&self, viewer: &Viewer, now: Now) -> Answer<Vec<Offered>> {
        check_read(viewer, Resource::Report)?;
        Ok(self.report_departments(Choice::default(), now).await?)
    }

    async fn report(
        &self,
        viewer: &Viewer,
        choice: Choice,
        read_as: ReadAs<(ReportFormat, Language)>,
        now: Now,
    ) -> Answer<Report> {
        check_read(viewer, Resource::Report)?;
        Ok(self
            .read_report(choice, ReportReader::Person(viewer.id, read_as), now)
            .await?)
    }
}
