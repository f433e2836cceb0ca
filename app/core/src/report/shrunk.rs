//! Units drawn towards each other, from what is published of them alone (SIGNALS §2.6, §13.0.10).

use crate::privacy::quarter_release::{ComparedMeasure, UnitRow};
use crate::signals::shrinkage::{IntervalOf, shrink_estimates};
use crate::signals::unit_change::Estimate;
use std::collections::BTreeMap;

/// Of each row of a quarter, in their order, what is drawn towards the others. Only rows with nobody's
/// figure below them take part: their people are in no other of these rows. All rows of the quarter
/// do, whatever a report chooses, so that a unit has the same figures in each.
pub fn shrunk(rows: &[UnitRow]) -> Vec<BTreeMap<ComparedMeasure, Estimate>> {
    let mut drawn = vec![BTreeMap::new(); rows.len()];
    for measure in ComparedMeasure::ALL {
        let leaves = leaves(rows, *measure);
        let cells: Vec<(Estimate, u32)> = leaves.iter().map(|(_, cell)| *cell).collect();
        let of = match measure.is_rate() {
            true => IntervalOf::Rate,
            false => IntervalOf::Mean,
        };
        for ((at, _), estimate) in leaves
            .iter()
            .zip(shrink_estimates(&cells, of).unwrap_or_default())
        {
            drawn[*at].insert(*measure, estimate);
        }
    }
    drawn
}

/// Where they stand among the rows, with the figure and its number of people.
fn leaves(rows: &[UnitRow], measure: ComparedMeasure) -> Vec<(usize, (Estimate, u32))> {
    let cell = |row: &UnitRow| {
        let figures = row.figures.as_ref()?;
        Some((figures.figure(measure).known()?, figures.base(measure)?))
    };
    let is_leaf = |at: usize| {
        let below = rows[at + 1..].iter();
        let mut below = below.take_while(|row| row.depth > rows[at].depth);
        below.all(|row| cell(row).is_none())
    };
    let told = rows.iter().enumerate();
    let told = told.filter_map(|(at, row)| Some((at, cell(row)?)));
    told.filter(|(at, _)| is_leaf(*at)).collect()
}
