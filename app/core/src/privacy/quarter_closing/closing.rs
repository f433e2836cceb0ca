//! A quarter while it closes: what every row is made of.

use super::inputs::QuarterInputs;
use super::person::InQuarter;
use super::rests::Trees;
use crate::privacy::units::Units;

/// What every row is made of.
pub(super) struct QuarterContext<'i> {
    pub(super) inputs: &'i QuarterInputs,
    pub(super) units: &'i Units,
    pub(super) persons: &'i [InQuarter],
    pub(super) trees: Trees,
}
