//! A report of a year of 900 teams as a file of each format, and two of them against what others write
//! such files with.

use crate::measure::{Compared, ROUNDS, Rounds};
use crate::program::Memory;
use anyhow::{Context, Result, bail, ensure};
use calamine::{Data, Reader, Xlsx};
use irori_core::domain::person::Language;
use irori_core::domain::report_file::ReportFormat;
use irori_core::report::Report;
use irori_web::words::Locale;
use serde_json::{Value, json};
use server::reports::csv::{FileStart, csv};
use server::reports::file::bytes;
use server::reports::xlsx::xlsx;
use std::io::Cursor;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;
use tests::report::{report, year_of_releases};

const DEPARTMENTS: u32 = 30;
const TEAMS_EACH: u32 = 30;

/// The argument after which this program writes one file, says what that took, and ends.
pub const ALONE: &str = "report-file";

/// Where Debian's own Python is, if another stands before it on the path.
const PYTHONS: [&str; 2] = ["python3", "/usr/bin/python3"];

fn year() -> Report {
    report(year_of_releases(DEPARTMENTS, TEAMS_EACH))
}

pub fn compare(folder: &Path) -> Result<()> {
    println!(
        "\nA report of 4 quarters of {} teams in {DEPARTMENTS} departments, made by hand, as a file\n",
        DEPARTMENTS * TEAMS_EACH
    );
    every_format()?;
    let report = year();
    against_sqlite(&report, folder)?;
    against_xlsxwriter(&report, folder)
}

/// Each in a process of its own, so that memory is that of one file.
fn every_format() -> Result<()> {
    println!(
        "  {:<6} {:<24} {:<24} size, MiB",
        "", "s", "memory above before, MiB"
    );
    let mut in_all = 0.0;
    let mut most: f64 = 0.0;
    for format in ReportFormat::ALL {
        let [mut took, mut memory, mut size] = <[Rounds; 3]>::default();
        for _ in 0..ROUNDS {
            let [seconds, above, length] = in_a_process(*format)?;
            took.add(seconds);
            memory.add(above);
            size.add(length);
        }
        in_all += took.median();
        most = most.max(memory.median());
        println!(
            "  {:<6} {took:<24.2} {memory:<24.1} {:.1}",
            format.as_str(),
            size.median()
        );
    }
    println!(
        "\n  All of them: {in_all:.1} s, goal < 10 s. The most memory: {most:.0} MiB, goal < 64 MiB."
    );
    Ok(())
}

/// Seconds, and memory and size in MiB.
fn in_a_process(format: ReportFormat) -> Result<[f64; 3]> {
    let program = std::env::current_exe().context("where the bench itself stands")?;
    let output = Command::new(program)
        .args([ALONE, format.as_str()])
        .stderr(Stdio::inherit())
        .output()?;
    let said = String::from_utf8(output.stdout)?;
    ensure!(
        output.status.success(),
        "writing {}: {said}",
        format.as_str()
    );
    let numbers: Vec<f64> = said
        .split_whitespace()
        .map(str::parse)
        .collect::<Result<_, _>>()?;
    let Ok(numbers) = numbers.try_into() else {
        bail!("writing {} said: {said}", format.as_str());
    };
    Ok(numbers)
}

/// What the process of [`in_a_process`] does.
pub fn alone(format: &str) -> Result<()> {
    let Ok(format) = ReportFormat::parse(format) else {
        bail!("{format} is no format");
    };
    let releases = year_of_releases(DEPARTMENTS, TEAMS_EACH);
    // Kept: memory that is given back now would not be missed later.
    let report = report(releases.clone());
    Memory::forget_peak();
    let process = std::process::id();
    let before = Memory::of(process).map_or(0, |memory| memory.resident);
    let start = Instant::now();
    let file = bytes(&report, format, Language::English, FileStart::None)?;
    let took = start.elapsed().as_secs_f64();
    let peak = Memory::of(process).map_or(before, |memory| memory.peak);
    drop(releases);
    let above = peak.saturating_sub(before) as f64 / 1024.0;
    println!("{took} {above} {}", file.len() as f64 / (1024.0 * 1024.0));
    Ok(())
}

fn against_sqlite(report: &Report, folder: &Path) -> Result<()> {
    println!("\nCSV against the program sqlite3 that prints the same rows from a table of texts\n");
    if !answers("sqlite3", &["--version"]) {
        println!("  The program is not there (Debian: sqlite3).");
        return Ok(());
    }
    let (file, database) = (folder.join("report.csv"), folder.join("report.db"));
    let ours = csv(report, FileStart::None)?;
    let rows = ours.iter().filter(|byte| **byte == b'\n').count() - 1;
    std::fs::write(&file, &ours)?;
    let import = format!(".import --csv {} figures", file.display());
    let made = Command::new("sqlite3")
        .arg(&database)
        .arg(import)
        .status()?;
    ensure!(made.success(), "sqlite3 does not read the file");
    let mut compared = Compared::default();
    for counts in std::iter::once(false).chain([true; ROUNDS]) {
        let start = Instant::now();
        csv(report, FileStart::None)?;
        let ours = rows as f64 / start.elapsed().as_secs_f64();
        let start = Instant::now();
        let printed = Command::new("sqlite3")
            .args(["-csv", "-header"])
            .arg(&database)
            .arg("SELECT * FROM figures")
            .stdout(Stdio::null())
            .status()?;
        ensure!(printed.success(), "sqlite3 does not print the table");
        let theirs = rows as f64 / start.elapsed().as_secs_f64();
        if counts {
            compared.add(ours, theirs);
        }
    }
    told(&compared, ["rows/s", "sqlite3 (its start included)"], 0);
    println!("  {rows} rows");
    Ok(())
}

fn against_xlsxwriter(report: &Report, folder: &Path) -> Result<()> {
    println!("\nXLSX against Python's XlsxWriter that writes the same cells, both into memory\n");
    let mut pythons = PYTHONS.into_iter();
    let Some(python) = pythons.find(|python| answers(python, &["-c", "import xlsxwriter"])) else {
        println!("  XlsxWriter is not there (Debian: python3-xlsxwriter).");
        return Ok(());
    };
    let (script, cells) = (folder.join("xlsx.py"), folder.join("cells.json"));
    std::fs::write(&script, include_str!("xlsx.py"))?;
    let words = Locale(Language::English);
    let sheets = cells_of(xlsx(report, words)?)?;
    std::fs::write(&cells, serde_json::to_string(&sheets)?)?;
    let mut compared = Compared::default();
    for counts in std::iter::once(false).chain([true; ROUNDS]) {
        let start = Instant::now();
        xlsx(report, words)?;
        let ours = start.elapsed().as_secs_f64();
        let output = Command::new(python).arg(&script).arg(&cells).output()?;
        let said = String::from_utf8(output.stdout)?;
        ensure!(
            output.status.success(),
            "XlsxWriter does not write the cells"
        );
        let theirs: f64 = said.trim().parse().context("the script's seconds")?;
        if counts {
            compared.add(ours, theirs);
        }
    }
    told(&compared, ["s", "XlsxWriter, s"], 2);
    Ok(())
}

/// The ratio, our figure and theirs, under heads for these two.
fn told(compared: &Compared, [ours, theirs]: [&str; 2], decimals: usize) {
    println!("  {:<24} {ours:<30} {theirs}", "ratio");
    let (ratio, ours, theirs) = (&compared.ratio, &compared.ours, &compared.theirs);
    println!("  {ratio:<24.2} {ours:<30.decimals$} {theirs:.decimals$}");
}

/// `[[name, [[cell, …], …]], …]`; a cell is a text, a number or nothing.
fn cells_of(file: Vec<u8>) -> Result<Value> {
    let mut book = Xlsx::new(Cursor::new(file))?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name)?;
        let row = |row: &[Data]| -> Vec<Value> { row.iter().map(cell).collect() };
        let rows: Vec<Vec<Value>> = range.rows().map(row).collect();
        sheets.push(json!([name, rows]));
    }
    Ok(sheets.into())
}

fn cell(cell: &Data) -> Value {
    match cell {
        Data::Float(number) => json!(number),
        Data::Int(number) => json!(number),
        Data::String(text) => json!(text),
        _ => Value::Null,
    }
}

fn answers(program: &str, arguments: &[&str]) -> bool {
    let asked = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    asked.is_ok_and(|status| status.success())
}
