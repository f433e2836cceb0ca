//! Reports out of the database: closed quarters that are shown, each read written into the ledger
//! before anything of it is given.

use crate::audit::log;
use crate::audit::row::{AuditActor, AuditEvent};
use crate::db::connection::Conn;
use crate::db::error::StoreError;
use crate::releases::{release, team_week};
use crate::store::Store;
use irori_core::domain::form::{FieldError, ValidationErrors};
use irori_core::domain::id::{PersonId, ReleaseId};
use irori_core::domain::person::Language;
use irori_core::domain::quarter::Quarter;
use irori_core::domain::report_file::{ReportFile, ReportFormat};
use irori_core::privacy::quarter_release::QuarterRelease;
use irori_core::privacy::release::Digest;
use irori_core::report::Report;
use irori_core::report::choice::Choice;
use irori_core::report::content::{Offered, offered};
use irori_ports::Now;
use irori_ports::error::AppError;
use irori_ports::releases::ReadAs;

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
