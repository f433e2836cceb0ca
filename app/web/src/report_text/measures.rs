//! Measures against people's own usual: a table a measure, with a caterpillar plot of the latest quarter.

use super::writing::{ReportLine, ReportWriter, decimals};
use irori_core::privacy::quarter_release::{ComparedMeasure, RATES};
use irori_core::report::content::{MeasureFigures, ReportFigures, UnitContent};
use irori_core::report::document::{
    Block, PlotScale, PlottedRow, Section, Table, TableCell, TablePlot, TableRow,
};
use irori_core::signals::unit_change::Estimate;

/// Both ends of a scale in sigmas or points reach at least so far from usual.
const REACH: f64 = 0.5;

impl ReportWriter<'_> {
    /// Isolation, both directions of boundary, and business context with both of its items.
    pub(super) fn measures(&self) -> [Section; 4] {
        let alone = |measure: ComparedMeasure, id| {
            let key = format!("report-{}", measure.as_str());
            let about = Block::Sentence(t!(self.words, &format!("{key}-about")));
            self.section(id, &key, vec![about, Block::Table(self.measured(measure))])
        };
        let context = [ComparedMeasure::Clear, ComparedMeasure::Heard]
            .map(|item| Block::Table(self.measured(item)));
        let about = Block::Sentence(t!(self.words, "report-context-about"));
        let context = [about].into_iter().chain(context).collect();
        [
            alone(ComparedMeasure::Isolation, "isolation"),
            alone(ComparedMeasure::HomeToWork, "home-to-work"),
            alone(ComparedMeasure::WorkToHome, "work-to-home"),
            self.section("context", "report-context", context),
        ]
    }

    fn measured(&self, measure: ComparedMeasure) -> Table {
        let lines = self.lines.0.iter();
        let is_drawn = |line: &ReportLine<'_>| {
            let latest = line.latest().map(|told| told.measures[&measure]);
            latest.is_some_and(|latest| latest.shrunk.is_some())
        };
        let together = lines.clone().any(is_drawn);
        let rows: Vec<TableRow> = lines
            .map(|line| self.measured_row(line, measure, together))
            .collect();
        let mut columns = self.quarter_heads();
        if together {
            columns.push(t!(self.words, "report-drawn-together"));
        }
        columns.push(t!(self.words, "report-compared"));
        Table {
            caption: t!(self.words, &format!("report-{}-caption", measure.as_str())),
            first: t!(self.words, "report-unit"),
            columns,
            plot: self.plot(
                rows.iter().filter_map(|row| row.drawn),
                measure.usual(),
                measure.is_rate(),
            ),
            rows,
        }
    }

    /// With what is drawn together of it where `together`.
    fn measured_row(
        &self,
        line: &ReportLine<'_>,
        measure: ComparedMeasure,
        together: bool,
    ) -> TableRow {
        let own = |told: &ReportFigures| {
            let own = told.measures[&measure].own;
            self.figure(own, Self::estimate, "report-not-told")
        };
        let shrunk = |told: &ReportFigures| {
            let shrunk = told.measures[&measure].shrunk;
            self.figure(shrunk, Self::estimate, "report-not-drawn")
        };
        let people = |told: &ReportFigures| {
            let people = told.measures[&measure].people;
            self.figure(people, Self::people, "report-not-told")
        };
        let latest = line.by_quarter.last().copied().flatten();
        let mut cells: Vec<TableCell> = line
            .by_quarter
            .iter()
            .map(|unit| self.cell(*unit, own))
            .collect();
        if together {
            cells.push(self.cell(latest, shrunk));
        }
        cells.push(self.cell(latest, people));
        TableRow {
            name: self.name(line.unit),
            depth: line.unit.depth,
            cells,
            drawn: line.latest().and_then(|told| {
                let MeasureFigures { own, shrunk, .. } = told.measures[&measure];
                Some(PlottedRow { own: own?, shrunk })
            }),
        }
    }

    /// What a quarter tells of a row, or why it tells nothing.
    pub(super) fn cell(
        &self,
        unit: Option<&UnitContent>,
        told: impl Fn(&ReportFigures) -> TableCell,
    ) -> TableCell {
        match unit {
            None => TableCell::mark(t!(self.words, "report-no-row")),
            Some(unit) => match &unit.told {
                None => TableCell::mark(t!(self.words, "report-hidden")),
                Some(figures) => told(figures),
            },
        }
    }

    /// The scale for what is drawn; `None` where nothing is.
    pub(super) fn plot(
        &self,
        drawn: impl Iterator<Item = PlottedRow>,
        usual: f64,
        is_rate: bool,
    ) -> Option<TablePlot> {
        let all: Vec<Estimate> = drawn
            .flat_map(|drawn| [Some(drawn.own), drawn.shrunk])
            .flatten()
            .collect();
        let furthest = all
            .iter()
            .flat_map(|one| [one.low, one.high])
            .map(|end| (end - usual).abs())
            .fold(f64::NAN, f64::max);
        let latest = self.latest()?;
        let title = latest.quarter.to_string();
        if furthest.is_nan() {
            return None;
        }
        let [least, most] = RATES;
        let (scale, low, high) = if is_rate {
            (PlotScale::Ratio, least, most)
        } else {
            let reach = step_above(furthest.max(REACH));
            (PlotScale::Linear, usual - reach, usual + reach)
        };
        let ticks = [low, usual, high].map(|at| (at, decimals(at)));
        Some(TablePlot {
            title,
            scale,
            low,
            high,
            usual,
            ticks: ticks.to_vec(),
        })
    }
}

/// The first of 0.5, 1, 2, 5, 10, 20, 50, 100 that is not below it.
fn step_above(reach: f64) -> f64 {
    let steps = [0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0];
    steps
        .into_iter()
        .find(|step| *step >= reach)
        .unwrap_or(100.0)
}
