//! What is compared with people's own usual: a table a measure, with a caterpillar plot of the latest
//! quarter.

use super::super::content::{Told, UnitContent};
use super::super::document::{Block, Cell, Drawn, Plot, PlotScale, Row, Section, Table};
use super::lines::Line;
use super::{Writing, decimals};
use crate::privacy::quarter_release::{Measure, RATES};
use crate::signals::unit_change::Estimate;

/// Both ends of a scale in sigmas or points reach at least so far from usual.
const REACH: f64 = 0.5;

impl Writing<'_> {
    /// Isolation, both directions of boundary, and business context with both of its items.
    pub(super) fn measures(&self) -> [Section; 4] {
        let alone = |measure: Measure, id| {
            let key = format!("report-{}", measure.as_str());
            let about = Block::Sentence(self.say(&format!("{key}-about")));
            self.section(id, &key, vec![about, Block::Table(self.measured(measure))])
        };
        let context =
            [Measure::Clear, Measure::Heard].map(|item| Block::Table(self.measured(item)));
        let about = Block::Sentence(self.say("report-context-about"));
        let context = [about].into_iter().chain(context).collect();
        [
            alone(Measure::Isolation, "isolation"),
            alone(Measure::HomeToWork, "home-to-work"),
            alone(Measure::WorkToHome, "work-to-home"),
            self.section("context", "report-context", context),
        ]
    }

    fn measured(&self, measure: Measure) -> Table {
        let rows = self
            .lines
            .0
            .iter()
            .map(|line| self.measured_row(line, measure));
        let rows: Vec<Row> = rows.collect();
        let columns = self.quarter_heads().into_iter();
        let columns = columns.chain([
            self.say("report-drawn-together"),
            self.say("report-compared"),
        ]);
        Table {
            caption: self.say(&format!("report-{}-caption", measure.as_str())),
            first: self.say("report-unit"),
            columns: columns.collect(),
            plot: self.plot(
                rows.iter().filter_map(|row| row.drawn),
                measure.usual(),
                measure.is_rate(),
            ),
            rows,
        }
    }

    fn measured_row(&self, line: &Line<'_>, measure: Measure) -> Row {
        let figure = |told: &Told| match told.measures[&measure].own {
            Some(estimate) => Cell::number(self.estimate(estimate)),
            None => Cell::mark(self.say("report-not-told")),
        };
        let told = line.by_quarter.iter().map(|unit| self.cell(*unit, figure));
        let latest = line.latest().map(|told| told.measures[&measure]);
        let shrunk = latest.and_then(|latest| latest.shrunk);
        let people = latest.and_then(|latest| latest.people);
        let more = [
            shrunk.map(|estimate| self.estimate(estimate)),
            people.map(|people| self.people(people)),
        ];
        let more = more.map(|text| text.map_or_else(|| Cell::mark(self.say("gap")), Cell::number));
        Row {
            name: self.name(line.unit),
            depth: line.unit.depth,
            cells: told.chain(more).collect(),
            drawn: latest.and_then(|latest| {
                let own = latest.own?;
                Some(Drawn { own, shrunk })
            }),
        }
    }

    /// What a quarter tells of a row, or why it tells nothing.
    pub(super) fn cell(&self, unit: Option<&UnitContent>, told: impl Fn(&Told) -> Cell) -> Cell {
        match unit {
            None => Cell::mark(self.say("report-no-row")),
            Some(unit) => match &unit.told {
                None => Cell::mark(self.say("report-hidden")),
                Some(figures) => told(figures),
            },
        }
    }

    /// The scale for what is drawn; `None` where nothing is.
    pub(super) fn plot(
        &self,
        drawn: impl Iterator<Item = Drawn>,
        usual: f64,
        is_rate: bool,
    ) -> Option<Plot> {
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
        let title = self.words.quarter(latest.quarter);
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
        Some(Plot {
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
