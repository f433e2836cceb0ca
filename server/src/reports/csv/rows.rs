//! A report's quarter as rows, one a figure.

use super::formula::neutral;
use anyhow::Result;
use irori_core::privacy::quarter_release::{Measure, RATES, REMOTE_DAYS_MOST, ShareTrend, Trend};
use irori_core::report::content::{
    DoneContent, Measured, QuarterContent, Range, RemoteContent, Told, UnitContent,
};
use irori_core::signals::unit_change::Estimate;

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

/// What a row says; what it does not is an empty cell.
#[derive(Clone, Copy, Default)]
pub struct Row<'a> {
    pub part: &'static str,
    pub kind: &'static str,
    pub unit: &'a str,
    pub of: &'a str,
    pub level: Option<u32>,
    pub measure: &'static str,
    pub figure: Figure,
    pub people: Option<Range>,
    pub mark: &'static str,
}

#[derive(Clone, Copy, Default)]
pub enum Figure {
    #[default]
    None,
    Word(&'static str),
    Count(u32),
    Step(Range),
    Estimate(Estimate),
}

/// Where rows go.
type Out<'o> = &'o mut dyn FnMut(Row<'_>) -> Result<()>;

/// At least so many rows as [`of`] gives.
pub fn count(quarter: &QuarterContent) -> usize {
    quarter.units.len() * UNIT_ROWS + (quarter.by_remote_days.len() + 1) * CLASS_ROWS
}

/// All of them, in the order of the content.
pub fn of(quarter: &QuarterContent, out: Out<'_>) -> Result<()> {
    for unit in &quarter.units {
        of_unit(unit, out)?;
    }
    if quarter.by_remote_days.is_empty() {
        return out(Row {
            part: REMOTE_DAYS,
            mark: NOT_TOLD_THEN,
            ..Row::default()
        });
    }
    for class in &quarter.by_remote_days {
        of_class(*class, out)?;
    }
    Ok(())
}

fn of_unit(unit: &UnitContent, out: Out<'_>) -> Result<()> {
    let together = |names: &[String]| neutral(&names.join(" + "));
    let (name, of) = (together(&unit.names), together(&unit.of));
    let row = Row {
        part: UNITS,
        kind: unit.kind.as_str(),
        unit: &name,
        of: &of,
        level: Some(unit.depth),
        ..Row::default()
    };
    match &unit.told {
        None => out(Row {
            mark: SUPPRESSED,
            ..row
        }),
        Some(told) => of_told(row, told, out),
    }
}

fn of_told(row: Row<'_>, told: &Told, out: Out<'_>) -> Result<()> {
    out(row.step("people", told.people, NOT_TOLD))?;
    let based = Row {
        people: told.people,
        ..row
    };
    out(based.step("coverage-percent", told.coverage_percent, NOT_TOLD))?;
    for (measure, measured) in &told.measures {
        of_measure(row, *measure, *measured, out)?;
    }
    out(row.trend(
        "first-response",
        match told.first_response {
            Trend::Shorter => Some("shorter"),
            Trend::AboutTheSame => Some("about-the-same"),
            Trend::Longer => Some("longer"),
            Trend::NotKnown => None,
        },
    ))?;
    out(row.trend(
        "stamps",
        match told.stamps {
            ShareTrend::Smaller => Some("smaller"),
            ShareTrend::AboutTheSame => Some("about-the-same"),
            ShareTrend::Larger => Some("larger"),
            ShareTrend::NotKnown => None,
        },
    ))?;
    of_done(row, told.done, out)
}

fn of_measure(row: Row<'_>, measure: Measure, measured: Measured, out: Out<'_>) -> Result<()> {
    let based = Row {
        people: measured.people,
        ..row
    };
    let [own, shrunk] = names(measure);
    out(based.estimate(own, measure, measured.own))?;
    match measured.shrunk {
        Some(_) => out(based.estimate(shrunk, measure, measured.shrunk)),
        None => Ok(()),
    }
}

/// Of the figure as published and drawn towards the others.
fn names(measure: Measure) -> [&'static str; 2] {
    let shrunk = match measure {
        Measure::Isolation => "isolation-shrunk",
        Measure::HomeToWork => "home-to-work-shrunk",
        Measure::WorkToHome => "work-to-home-shrunk",
        Measure::Clear => "clear-shrunk",
        Measure::Heard => "heard-shrunk",
    };
    [measure.as_str(), shrunk]
}

fn of_done(row: Row<'_>, done: Option<DoneContent>, out: Out<'_>) -> Result<()> {
    let reviewed = done.and_then(|done| done.reviewed_percent);
    let none = match done {
        None => NOT_TOLD_THEN,
        Some(_) => NO_WEEK_CLOSED,
    };
    out(row.step("reviewed-percent", reviewed, none))?;
    for (measure, count) in [
        ("follow-ups-written", done.map(|done| done.written)),
        ("follow-ups-done", done.map(|done| done.done)),
        ("follow-ups-dropped", done.map(|done| done.dropped)),
        ("follow-ups-open", done.map(|done| done.open)),
    ] {
        let figure = count.map(Figure::Count);
        out(row.told(measure, figure, NOT_TOLD_THEN))?;
    }
    Ok(())
}

fn of_class(class: RemoteContent, out: Out<'_>) -> Result<()> {
    let mut unit = class.days.to_string();
    if class.days == REMOTE_DAYS_MOST {
        unit.push('+');
    }
    let row = Row {
        part: REMOTE_DAYS,
        unit: &unit,
        ..Row::default()
    };
    let Some(told) = class.told else {
        return out(Row {
            mark: SUPPRESSED,
            ..row
        });
    };
    for (measure, estimate) in [
        ("connection", told.connection),
        ("focus", told.focus),
        ("care", told.care),
    ] {
        out(Row {
            measure,
            figure: Figure::Estimate(estimate),
            people: Some(told.people),
            ..row
        })?;
    }
    Ok(())
}

impl Row<'_> {
    /// The figure, or the mark that says why there is none.
    fn told(self, measure: &'static str, figure: Option<Figure>, none: &'static str) -> Self {
        Self {
            measure,
            figure: figure.unwrap_or_default(),
            mark: if figure.is_some() { "" } else { none },
            ..self
        }
    }

    fn step(self, measure: &'static str, step: Option<Range>, none: &'static str) -> Self {
        self.told(measure, step.map(Figure::Step), none)
    }

    fn trend(self, measure: &'static str, word: Option<&'static str>) -> Self {
        self.told(measure, word.map(Figure::Word), NOT_KNOWN)
    }

    /// Rates at their ends say that they stand for what is beyond as well.
    fn estimate(self, name: &'static str, measure: Measure, estimate: Option<Estimate>) -> Self {
        let [least, most] = RATES;
        let mark = match estimate {
            Some(rate) if measure.is_rate() && rate.value <= least => "0.25-stands-for-less",
            Some(rate) if measure.is_rate() && rate.value >= most => "4-stands-for-more",
            _ => "",
        };
        let row = self.told(name, estimate.map(Figure::Estimate), NOT_TOLD);
        match mark {
            "" => row,
            mark => Self { mark, ..row },
        }
    }
}
