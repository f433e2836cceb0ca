//! A report as somebody reads it: headings, sentences and tables in one language, without a place. The
//! page, the printed page and the PDF show the very same [`Document`].

use crate::domain::person::Language;
use crate::privacy::release::Digest;
use crate::signals::unit_change::Estimate;
use chrono::{DateTime, Utc};

/// The whole of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub language: Language,
    pub title: String,
    /// What it is about, in one sentence.
    pub lead: String,
    /// The cover: what it covers, the period, thresholds, parameters, the hash; each a name and a value.
    pub facts: Vec<(String, String)>,
    pub sections: Vec<Section>,
    /// When the last of its quarters closed: the only time that is in it.
    pub closed: DateTime<Utc>,
    /// Of its content.
    pub digest: Digest,
}

/// A part with a heading of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// For the address of the heading: lower-case ASCII letters and dashes, no two the same.
    pub id: &'static str,
    pub title: String,
    pub blocks: Vec<Block>,
}

/// What stands under a heading, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Sentence(String),
    /// A list.
    Points(Vec<String>),
    Table(Table),
}

/// Rows of departments, or of something else, with what is told of each.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub caption: String,
    /// Of the first column, which names the row.
    pub first: String,
    /// Of the other columns; every row has as many cells.
    pub columns: Vec<String>,
    /// Draws an interval beside each row that has one, all on one scale: a caterpillar plot whose rows
    /// stand in the order of the table, never by size.
    pub plot: Option<TablePlot>,
    pub rows: Vec<TableRow>,
}

impl Table {
    /// Whether the plot draws any row towards the others as well.
    pub fn is_drawn_together(&self) -> bool {
        let mut drawn = self.rows.iter().filter_map(|row| row.drawn);
        drawn.any(|drawn| drawn.shrunk.is_some())
    }
}

/// The scale of a table's plot.
#[derive(Clone, Debug, PartialEq)]
pub struct TablePlot {
    /// Of the column of the plot.
    pub title: String,
    pub scale: PlotScale,
    /// Both ends; everything drawn lies between them. `low < usual < high`.
    pub low: f64,
    pub high: f64,
    /// Where a line stands for "as usual".
    pub usual: f64,
    /// What is written on the scale, where; the usual among them.
    pub ticks: Vec<(f64, String)>,
}

impl TablePlot {
    /// How far along the scale a value lies, 0 to 1; what is outside lies on the edge.
    pub fn place(&self, value: f64) -> f64 {
        let along = |x: f64| match self.scale {
            PlotScale::Linear => x,
            PlotScale::Ratio => x.max(f64::MIN_POSITIVE).ln(),
        };
        let (low, high) = (along(self.low), along(self.high));
        ((along(value) - low) / (high - low)).clamp(0.0, 1.0)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlotScale {
    Linear,
    /// Half lies as far to the left as double to the right.
    Ratio,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    pub name: String,
    /// How far in the name stands: 0 is the organisation.
    pub depth: u32,
    pub cells: Vec<TableCell>,
    pub drawn: Option<PlottedRow>,
}

/// What the plot draws of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlottedRow {
    /// As published.
    pub own: Estimate,
    /// Drawn towards the others (SIGNALS §2.6), where they are enough.
    pub shrunk: Option<Estimate>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableCell {
    pub text: String,
    pub kind: CellKind,
}

/// How a cell is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    /// Set to the right, in figures of one width.
    Number,
    Text,
    /// Says why there is no figure; softer than the others.
    Mark,
}

impl TableCell {
    pub fn number(text: impl Into<String>) -> Self {
        Self::of(CellKind::Number, text)
    }

    pub fn text(text: impl Into<String>) -> Self {
        Self::of(CellKind::Text, text)
    }

    pub fn mark(text: impl Into<String>) -> Self {
        Self::of(CellKind::Mark, text)
    }

    fn of(kind: CellKind, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { text, kind }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_lies_as_far_from_usual_as_double() {
        let plot = |scale, low, high, usual| TablePlot {
            title: String::new(),
            scale,
            low,
            high,
            usual,
            ticks: Vec::new(),
        };
        let ratio = plot(PlotScale::Ratio, 0.25, 4.0, 1.0);
        for (value, place) in [
            (0.25, 0.0),
            (0.5, 0.25),
            (1.0, 0.5),
            (2.0, 0.75),
            (9.0, 1.0),
            (0.0, 0.0),
        ] {
            assert!((ratio.place(value) - place).abs() < 1e-9, "{value}");
        }
        let linear = plot(PlotScale::Linear, -2.0, 2.0, 0.0);
        assert!((linear.place(-1.0) - 0.25).abs() < 1e-9);
    }
}
