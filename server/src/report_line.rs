//! The command line of reports, and writing one.

use crate::command_line::{Operator, Tongue, listed, the_one};
use anyhow::{Result, bail};
use app::domain::form::Mistakes;
use app::domain::id::DepartmentId;
use app::domain::person::Language;
use app::domain::quarter::Quarter;
use app::domain::report_file::ReportFormat;
use app::error::Trouble;
use app::report::choice::Choice;
use app::report::content::Offered;
use app::words::Words;
use clap::Args;
use server::irori::Irori;
use server::reports;
use server::reports::csv::Mark;
use server::reports::file::made;
use server::store::StoreError;
use std::path::PathBuf;

#[derive(Args)]
pub struct Line {
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
    lang: Tongue,
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
pub async fn run(line: &Line, irori: &Irori) -> Result<()> {
    let (store, now) = (&irori.store, irori.clock.now());
    let language = line.lang.words().0;
    let choice = |departments| match Choice::new(line.period.clone(), departments) {
        Ok(choice) => Ok(choice),
        Err(wrong) => bail!("{}", Words(Language::English).wrong(&wrong)),
    };
    let whole = store.report_departments(choice(Vec::new())?, now).await;
    let offered = match whole {
        Ok(offered) => offered,
        Err(StoreError::Told(Trouble::Mistakes(mistakes))) => {
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
    let mark = if line.bom { Mark::Bom } else { Mark::None };
    let bytes = made(report, line.format, language, mark).await?;
    reports::write(&line.out, &bytes)
}

fn told(mistakes: &Mistakes, closed: &str) -> String {
    let words = Words(Language::English);
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
