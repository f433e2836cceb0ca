//! Numbers become pictures here: plain values in, [`Svg`] out; no language, clock, input or output.
//!
//! **Words** arrive translated. They are cleaned of control characters and escaped, so a team may
//! be called `<script>`.
//!
//! **Colours** are decided one way. Every stroke and fill carries a hex key from `palette.rs`, one
//! key a role, as a presentation attribute; `style/chart.css` maps each key to a token by attribute
//! selector (`.chart [fill="#34518C"]{fill:var(--indigo)}`). Where no CSS reaches (a file saved, a
//! report) the keys are the light colours. Nothing is told by colour alone: the second series is
//! dashed with diamonds, or hatched with an outline, and named beside its line or in a key.
//!
//! **Sizes**: a picture scales with its box. Text would shrink with it on a phone, so a page puts a
//! [`Drawing::Wide`] and a [`Drawing::Narrow`] of the same numbers into one `.chart-pair`; a
//! container query shows one of them and hides the other from everybody, screen readers included.
//!
//! **Missing weeks** are gaps, never zero: a line breaks, a lone week between gaps is a dot, a
//! missing bar is a small hatched mark on the axis while a zero bar is a thin line. Not-a-number
//! and infinite values count as missing.
//!
//! **Notes** are brackets with a letter above the data, in lanes of their own: the picture grows by
//! them, and they touch neither each other nor the name of a change. A list beside it explains them.
//!
//! Coordinates are whole numbers and widths of words are estimated from their characters, so the
//! output is the same on every machine and needs no fonts.

mod bars;
mod evidence;
mod frame;
mod hours;
mod interval;
mod line;
mod network;
mod notes;
mod palette;
mod picture;
mod rows;
mod scale;
mod spark;
mod steps;
mod strips;
mod text;

pub use bars::{Bars, Pairing, weekly_bars};
pub use evidence::{Evidence, weekly_evidence};
pub use hours::{Hours, hourly_bars};
pub use interval::{Interval, interval, interval_scale};
pub use line::{Line, Onset, Usual, weekly_line};
pub use network::{MOST as TIES_MOST, Network, Tie, network};
pub use notes::Note;
pub use rows::{Row, Rows, row_bars};
pub use scale::Scale;
pub use spark::{Tone, sparkline};
pub use steps::{StepWeek, Steps, weekly_steps};
pub use strips::{Strip, Strips, dot_strips};

/// A finished picture: the only type that may enter `inner_html`.
///
/// Only this room can make one, so every word in it has been cleaned and escaped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Svg(String);

impl Svg {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

/// Which of the two drawings of a chart: they differ in shape and in the number of ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Drawing {
    /// 720 × 240 with 13 px text, from about 560 px.
    Wide,
    /// 360 × 220 with 12 px text, for phones.
    Narrow,
}

impl Drawing {
    /// Both, in the order in which a page places them.
    pub const BOTH: [Self; 2] = [Self::Wide, Self::Narrow];
}

/// What a chart is called and says, for those who do not see it as well as for those who do.
#[derive(Clone, Copy, Debug)]
pub struct Caption<'a> {
    /// Begins every id in the picture. Unique on the page for each chart; the two drawings of one
    /// chart may share it. Characters other than ASCII letters, digits and `-` become `-`.
    pub id: &'a str,
    /// The finding, in a sentence.
    pub title: &'a str,
    /// What is drawn, in which unit, and what is missing.
    pub description: &'a str,
}

/// One week of a series; `None` is a week without a number.
#[derive(Clone, Debug, PartialEq)]
pub struct Week {
    /// Short, as on the axis: `W34`.
    pub label: String,
    pub value: Option<f64>,
}

/// Weeks in order, without holes: a missing week is there with `value: None`.
///
/// Two series in one chart are matched by position, not by label.
#[derive(Clone, Copy, Debug)]
pub struct Series<'a> {
    /// Drawn only when there are two.
    pub name: &'a str,
    pub weeks: &'a [Week],
}

impl Series<'_> {
    /// The number of a week as it can be drawn: finite, and within a range that cannot overflow.
    fn number(&self, week: usize) -> Option<f64> {
        let value = self.weeks.get(week)?.value.filter(|v| v.is_finite())?;
        Some(value.clamp(-scale::LARGEST, scale::LARGEST))
    }
}

/// The longer of the two gives the labels of the axis.
fn longer<'a>(first: Series<'a>, second: Option<Series<'a>>) -> &'a [Week] {
    match second {
        Some(second) if second.weeks.len() > first.weeks.len() => second.weeks,
        _ => first.weeks,
    }
}

#[cfg(test)]
mod tests;
