//! A report's quarter as rows, one a figure.

use super::formula::neutral;
use chrono::SecondsFormat;
use irori_core::privacy::quarter_release::{
    ComparedMeasure, RATES, REMOTE_DAYS_MOST, ShareTrend, Trend,
};
use irori_core::report::content::{
    DoneContent, MeasureFigures, QuarterContent, Range, RemoteContent, ReportFigures, UnitContent,
};
use irori_core::signals::unit_change::Estimate;
use serde::{Serialize, Serializer};

const UNITS: &str = "units";
const REMOTE_DAYS: &str = "remote-days";

const SUPPRESSED: &str = "suppressed";
const NOT_TOLD: &str = "not-told";
const NOT_KNOWN: &str = "not-known";
/// The quarter closed before this was told.
const NOT_TOLD_THEN: &str = "not-told-then";
const NO_WEEK_CLOSED: &str = "no-week-closed";

/// The most rows of a unit.
const UNIT_ROWS: usize = 19;
const CLASS_ROWS: usize = 3;

/// A row, its columns in the order of `REPORT_CSV`; what it does not say is an empty cell.
#[derive(Clone, Copy, Default, Serialize)]
struct CsvRow<'a> {
    period: &'a str,
    part: &'static str,
    kind: &'static str,
    unit: &'a str,
    of: &'a str,
    level: Option<u32>,
    measure: &'a str,
    value: CsvValue,
    low_95: Option<Decimals>,
    high_95: Option<Decimals>,
    from: Option<u32>,
    to: Option<u32>,
    people_from: Option<u32>,
    people_to: Option<u32>,
    mark: &'static str,
    people_least: u32,
    closed_at: &'a str,
    closed_late: &'static str,
    parameters_version: u32,
    release: &'a str,
    report: &'a str,
}

#[derive(Clone, Copy, Default, Serialize)]
#[serde(untagged)]
enum CsvValue {
    #[default]
    None,
    FirstResponse(Trend),
    Stamps(ShareTrend),
    Count(u32),
    Estimate(Decimals),
}

/// A number with two decimals.
#[derive(Clone, Copy)]
struct Decimals(f64);

impl Serialize for Decimals {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&format_args!("{:.2}", self.0))
    }
}

/// Where rows go.
type RowSink<'o> = &'o mut csv::Writer<Vec<u8>>;

/// At least so many rows as [`of`] gives.
pub fn count(quarter: &QuarterContent) -> usize {
    quarter.units.len() * UNIT_ROWS + (quarter.by_remote_days.len() + 1) * CLASS_ROWS
}

/// Writes all of them, in the order of the content; `report` is the report's hash.
pub fn write(quarter: &QuarterContent, report: &str, out: RowSink<'_>) -> csv::Result<()> {
    let closed = quarter.closed.to_rfc3339_opts(SecondsFormat::AutoSi, true);
    let row = CsvRow {
        period: &quarter.quarter.to_string(),
        people_least: quarter.least,
        closed_at: &closed,
        closed_late: if quarter.late { "yes" } else { "no" },
        parameters_version: quarter.parameters,
        release: &quarter.release.to_string(),
        report,
        ..CsvRow::default()
    };
    for unit in &quarter.units {
        of_unit(row, unit, out)?;
    }
    let row = CsvRow {
        part: REMOTE_DAYS,
        ..row
    };
    if quarter.by_remote_days.is_empty() {
        return out.serialize(row.marked(NOT_TOLD_THEN));
    }
    for class in &quarter.by_remote_days {
        of_class(row, *class, out)?;
    }
    Ok(())
}

fn of_unit(row: CsvRow<'_>, unit: &UnitContent, out: RowSink<'_>) -> csv::Result<()> {
    let together = |names: &[String]| neutral(&names.join(" + "));
    let row = CsvRow {
        part: UNITS,
        kind: unit.kind.as_str(),
        unit: &together(&unit.names),
        of: &together(&unit.of),
        level: Some(unit.depth),
        ..row
    };
    match &unit.told {
        None => out.serialize(row.marked(SUPPRESSED)),
        Some(told) => of_told(row, told, out),
    }
}

fn of_told(row: CsvRow<'_>, told: &ReportFigures, out: RowSink<'_>) -> csv::Result<()> {
    out.serialize(row.step("people", told.people, NOT_TOLD))?;
    let based = row.on(told.people);
    out.serialize(based.step("coverage-percent", told.coverage_percent, NOT_TOLD))?;
    for (measure, measured) in &told.measures {
        of_measure(row, *measure, *measured, out)?;
    }
    let first_response = match told.first_response {
        Trend::NotKnown => None,
        known => Some(CsvValue::FirstResponse(known)),
    };
    out.serialize(row.value("first-response", first_response, NOT_KNOWN))?;
    let stamps = match told.stamps {
        ShareTrend::NotKnown => None,
        known => Some(CsvValue::Stamps(known)),
    };
    out.serialize(row.value("stamps", stamps, NOT_KNOWN))?;
    of_done(row, told.done, out)
}

/// The figure as published, and drawn towards the others where it is.
fn of_measure(
    row: CsvRow<'_>,
    measure: ComparedMeasure,
    measured: MeasureFigures,
    out: RowSink<'_>,
) -> csv::Result<()> {
    let based = row.on(measured.people);
    let name = measure.as_str();
    out.serialize(based.measured(name, measure, measured.own))?;
    if measured.shrunk.is_some() {
        let name = format!("{name}-shrunk");
        out.serialize(based.measured(&name, measure, measured.shrunk))?;
    }
    Ok(())
}

fn of_done(row: CsvRow<'_>, done: Option<DoneContent>, out: RowSink<'_>) -> csv::Result<()> {
    let reviewed = done.and_then(|done| done.reviewed_percent);
    let none = match done {
        None => NOT_TOLD_THEN,
        Some(_) => NO_WEEK_CLOSED,
    };
    out.serialize(row.step("reviewed-percent", reviewed, none))?;
    for (measure, count) in [
        ("follow-ups-written", done.map(|done| done.written)),
        ("follow-ups-done", done.map(|done| done.done)),
        ("follow-ups-dropped", done.map(|done| done.dropped)),
        ("follow-ups-open", done.map(|done| done.open)),
    ] {
        out.serialize(row.value(measure, count.map(CsvValue::Count), NOT_TOLD_THEN))?;
    }
    Ok(())
}

fn of_class(row: CsvRow<'_>, class: RemoteContent, out: RowSink<'_>) -> csv::Result<()> {
    let more = if class.days == REMOTE_DAYS_MOST {
        "+"
    } else {
        ""
    };
    let row = CsvRow {
        unit: &format!("{}{more}", class.days),
        ..row
    };
    let Some(told) = class.told else {
        return out.serialize(row.marked(SUPPRESSED));
    };
    let row = row.on(Some(told.people));
    out.serialize(row.estimate("connection", told.connection))?;
    out.serialize(row.estimate("focus", told.focus))?;
    out.serialize(row.estimate("care", told.care))
}

impl<'a> CsvRow<'a> {
    /// On how many people the figure stands.
    fn on(self, people: Option<Range>) -> Self {
        Self {
            people_from: people.map(|people| people.from),
            people_to: people.map(|people| people.to),
            ..self
        }
    }

    fn marked(self, mark: &'static str) -> Self {
        Self { mark, ..self }
    }

    /// The value, or the mark that says why there is none.
    fn value(self, measure: &'a str, value: Option<CsvValue>, none: &'static str) -> Self {
        Self {
            measure,
            value: value.unwrap_or_default(),
            mark: if value.is_some() { "" } else { none },
            ..self
        }
    }

    fn step(self, measure: &'a str, step: Option<Range>, none: &'static str) -> Self {
        Self {
            measure,
            from: step.map(|step| step.from),
            to: step.map(|step| step.to),
            mark: if step.is_some() { "" } else { none },
            ..self
        }
    }

    fn estimate(self, measure: &'a str, estimate: Estimate) -> Self {
        Self {
            measure,
            value: CsvValue::Estimate(Decimals(estimate.value)),
            low_95: Some(Decimals(estimate.low)),
            high_95: Some(Decimals(estimate.high)),
            ..self
        }
    }

    /// Rates at their ends say that they stand for what is beyond as well.
    fn measured(self, name: &'a str, measure: ComparedMeasure, estimate: Option<Estimate>) -> Self {
        let Some(estimate) = estimate else {
            return self.value(name, None, NOT_TOLD);
        };
        let [least, most] = RATES;
        let row = self.estimate(name, estimate);
        match estimate.value {
            rate if measure.is_rate() && rate <= least => row.marked("0.25-stands-for-less"),
            rate if measure.is_rate() && rate >= most => row.marked("4-stands-for-more"),
            _ => row,
        }
    }
}
