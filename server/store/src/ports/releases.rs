//! The port [`Releases`]: what leads, members and HR read, weeks and reports of closed quarters. Each read is
//! in the ledger before anything of it is given.

use crate::audit::log;
use crate::audit::row::{AuditActor, AuditEvent};
use crate::auth::admin::check_read;
use crate::db::connection::Conn;
use crate::db::error::StoreError;
use crate::releases::team_week::{in_force, latest, team_line, team_week};
use crate::releases::{release, team_week};
use crate::store::Store;
use async_trait::async_trait;
use irori_core::domain::day::Week;
use irori_core::domain::form::{FieldError, ValidationErrors};
use irori_core::domain::id::{PersonId, ReleaseId, TeamId};
use irori_core::domain::person::{Language, Viewer};
use irori_core::domain::quarter::Quarter;
use irori_core::domain::report_file::{ReportFile, ReportFormat};
use irori_core::domain::team::Publishing;
use irori_core::privacy::quarter_release::QuarterRelease;
use irori_core::privacy::release::Digest;
use irori_core::privacy::rights::{Resource, may_read};
use irori_core::privacy::thresholds::Thresholds;
use irori_core::report::Report;
use irori_core::report::choice::Choice;
use irori_core::report::content::{Offered, offered};
use irori_ports::error::AppError;
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

/// Who reads a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReportReader {
    Person(PersonId, ReadAs<(ReportFormat, Language)>),
    /// The command line, which knows no person.
    Operator(ReportFormat, Language),
}

impl ReportReader {
    fn by(self) -> AuditActor {
        match self {
            Self::Person(person, read_as) => AuditActor::reader(person, &read_as),
            Self::Operator(..) => AuditActor::Operator,
        }
    }

    /// What the ledger keeps of the file; nothing for a page.
    fn file(self, report: &Report) -> Option<String> {
        let (format, language) = match self {
            Self::Person(_, ReadAs::Page) => return None,
            Self::Person(_, ReadAs::File((format, language)))
            | Self::Operator(format, language) => (format, language),
        };
        let file = ReportFile {
            format,
            language,
            departments: report.content.departments.clone(),
            hash: report.written.digest.to_string(),
        };
        serde_json::to_string(&file).ok()
    }
}

impl Store {
    /// A report as a file for the operator's command line; the ledger says so. Departments by id; a
    /// quarter or department that there is none of is a [`AppError::Invalid`].
    pub async fn export_report(
        &self,
        choice: Choice,
        format: ReportFormat,
        language: Language,
        now: Now,
    ) -> Result<Report, StoreError> {
        self.read_report(choice, ReportReader::Operator(format, language), now)
            .await
    }

    /// The departments that reports of these quarters can be about, by default of the latest; nothing of
    /// a figure, and so no row of the ledger.
    pub async fn report_departments(
        &self,
        choice: Choice,
        now: Now,
    ) -> Result<Vec<Offered>, StoreError> {
        let mut conn = self.db.read().await?;
        let (_, found) = chosen(&mut conn, choice, now).await?;
        Ok(offered(&without_ids(found)))
    }

    pub(crate) async fn read_report(
        &self,
        choice: Choice,
        reader: ReportReader,
        now: Now,
    ) -> Result<Report, StoreError> {
        let mut conn = self.db.read().await?;
        let (choice, found) = chosen(&mut conn, choice, now).await?;
        drop(conn);
        let ids: Vec<ReleaseId> = found.iter().map(|(id, ..)| *id).collect();
        let report = Report::of(choice, &without_ids(found));
        let known: Vec<_> = report.offered.iter().map(|one| one.id).collect();
        if report.choice.unknown(&known).is_some() {
            return Err(mistake(
                "department",
                "wrong-report-unknown-department",
                None,
            ));
        }
        let file = reader.file(&report);
        self.write::<_, StoreError>(async move |conn| {
            for release in ids {
                let file = file.as_deref();
                log::add(
                    conn,
                    AuditEvent::Quarter { release, file },
                    reader.by(),
                    now,
                )
                .await?;
            }
            Ok(())
        })
        .await?;
        Ok(report)
    }
}

type Found = (ReleaseId, QuarterRelease, Digest);

fn without_ids(found: Vec<Found>) -> Vec<(QuarterRelease, Digest)> {
    let found = found.into_iter();
    found
        .map(|(_, release, digest)| (release, digest))
        .collect()
}

/// The choice with its quarters, the latest that is shown where it names none, and their Releases.
async fn chosen(
    conn: &mut Conn,
    choice: Choice,
    now: Now,
) -> Result<(Choice, Vec<Found>), StoreError> {
    let least = team_week::in_force(conn, now).await?.report;
    let choice = match choice.quarters() {
        [] => {
            let closed = release::quarters(conn).await?.into_iter();
            let mut shown = closed.filter(|(.., under)| under.report >= least);
            let (latest, ..) = shown.next().ok_or(AppError::NotThere)?;
            let departments = choice.departments().to_vec();
            Choice::new(vec![latest], departments).map_err(|wrong| one("department", wrong))?
        }
        _ => choice,
    };
    let mut found = Vec::with_capacity(choice.quarters().len());
    for quarter in choice.quarters() {
        let Some(one) = release::quarter(conn, *quarter).await? else {
            return Err(mistake(
                "quarter",
                "wrong-report-not-closed",
                Some(*quarter),
            ));
        };
        if one.1.thresholds.report < least {
            return Err(mistake("quarter", "wrong-report-stricter", Some(*quarter)));
        }
        found.push(one);
    }
    Ok((choice, found))
}

fn mistake(field: &str, key: &str, quarter: Option<Quarter>) -> StoreError {
    let wrong = FieldError::new(key);
    one(
        field,
        match quarter {
            Some(quarter) => wrong.with("quarter", quarter),
            None => wrong,
        },
    )
}

fn one(field: &str, wrong: FieldError) -> StoreError {
    AppError::Invalid(ValidationErrors::one(field, wrong)).into()
}
