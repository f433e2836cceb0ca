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
mod series;
mod spark;
mod steps;
mod strips;
mod text;

pub use bars::{Bars, Pairing, weekly_bars};
pub use evidence::{EvidenceChart, weekly_evidence};
pub use hours::{HoursChart, hourly_bars};
pub use interval::{IntervalMarks, interval, interval_scale};
pub use line::{LineChart, Onset, UsualRange, weekly_line};
pub use network::{MOST as TIES_MOST, NetworkChart, NetworkTie, network};
pub use notes::Note;
pub use picture::{Caption, Drawing, Svg};
pub use rows::{ChartRow, RowsChart, row_bars};
pub use series::{AxisScale, Series, SeriesWeek};
pub use spark::{Tone, sparkline};
pub use steps::{StepWeek, Steps, weekly_steps};
pub use strips::{Strip, Strips, dot_strips};

#[cfg(test)]
mod tests;
