//! The command line of reports, and writing one.

use super::shared::{CliLanguage, Operator, listed, the_one};
use crate::http::app_state::Irori;
use crate::reports;
use crate::reports::csv::FileStart;
use crate::reports::file::made;
use anyhow::{Result, bail};
use clap::Args;
use irori_core::domain::form::ValidationErrors;
use irori_core::domain::id::DepartmentId;
use irori_core::domain::person::Language;
use irori_core::domain::quarter::Quarter;
use irori_core::domain::report_file::ReportFormat;
use irori_core::report::choice::Choice;
use irori_core::report::content::Offered;
use irori_ports::error::AppError;
use irori_store::StoreError;
use irori_web::words::Locale;
use std::path::PathBuf;

#[derive(Args)]
pub struct ReportArgs {
    /// A closed quarter, such as 2026-Q3; up to four times.
    #[arg(long, value_parser = parse_quarter, required = true)]
    period: Vec<Quarter>,
    /// A department with all that is below it, by its name or its id; by default all of them.
    #[arg(long, value_name = "DEPARTMENT")]
    department: Vec<String>,
    #[arg(long, value_parser = parse_format, default_value = "csv", value_name = "pdf|xlsx|csv|json")]
    format: ReportFormat,
    /// The language of the report.
    #[arg(long, value_enum, default_value_t)]
    lang: CliLanguage,
    /// Begin a CSV with a byte-order mark, for older spreadsheet programs.
    #[arg(long)]
    bom: bool,
    /// The file to write; by default, or with -, the standard output.
    #[arg(long, value_name = "FILE", default_value = "-")]
    out: PathBuf,
    #[command(flatten)]
    pub operator: Operator,
}

fn parse_quarter(text: &str) -> Result<Quarter, String> {
    Quarter::parse(text).map_err(|_| "a quarter looks like 2026-Q3".to_owned())
}

fn parse_format(text: &str) -> Result<ReportFormat, String> {
    ReportFormat::parse(text).map_err(|_| "the formats are pdf, xlsx, csv and json".to_owned())
}

/// Writes the report that the line asks for, whole or not at all.
pub async fn run(line: &ReportArgs, irori: &Irori) -> Result<()> {
    let (store, now) = (&irori.store, irori.clock.now());
    let language = line.lang.words().0;
    let choice = |departments| match Choice::new(line.period.clone(), departments) {
        Ok(choice) => Ok(choice),
        Err(wrong) => bail!("{}", Locale(Language::English).wrong(&wrong)),
    };
    let whole = store.report_departments(choice(Vec::new())?, now).await;
    let offered = match whole {
        Ok(offered) => offered,
        Err(StoreError::Told(AppError::Invalid(mistakes))) => {
            bail!("{}", told(&mistakes, &reports::closed(store, now).await?))
        }
        Err(error) => return Err(error.into()),
    };
    let departments = line.department.iter().map(|called| meant(called, &offered));
    let choice = choice(departments.collect::<Result<_>>()?)?;
    reports::expect_writable(&line.out)?;
    let report = store
        .export_report(choice, line.format, language, now)
        .await?;
    let mark = if line.bom {
        FileStart::Bom
    } else {
        FileStart::None
    };
    let bytes = made(report, line.format, language, mark).await?;
    reports::write(&line.out, &bytes)
}

fn told(mistakes: &ValidationErrors, closed: &str) -> String {
    let words = Locale(Language::English);
    let sentences = mistakes.iter().map(|mistake| words.wrong(&mistake.wrong));
    format!("{} {closed}", sentences.collect::<Vec<_>>().join(" "))
}

/// The one department that is meant.
fn meant(called: &str, offered: &[Offered]) -> Result<DepartmentId> {
    if let Some(one) = offered.iter().find(|one| one.id.to_string() == called) {
        return Ok(one.id);
    }
    let line = |one: &Offered| format!("{}  {}", one.id, one.name);
    let found = offered.iter().filter(|one| one.name == called);
    let none = format!(" in these quarters; there are:{}", listed(offered, line));
    Ok(the_one(
        ("department", called),
        found.cloned().collect(),
        line,
        &none,
    )?
    .id)
}
