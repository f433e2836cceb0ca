//! Whom the rows of a quarter are about: three sets of people, each of which has rows and rests of its own.

use irori_core::privacy::quarter_release::{UnitFigures, UnitKind, UnitRow};

/// Whether a row tells a figure over a set of people.
pub type IsTold = fn(&UnitFigures) -> bool;

/// Who could answer, who can be compared with themselves, who answered the weekly items.
pub const SETS: [IsTold; 3] = [
    |told| told.people.is_some(),
    |told| told.compared.is_some(),
    |told| told.context.answered.is_some(),
];

pub fn is_told(row: &UnitRow, set: IsTold) -> bool {
    row.figures.is_some_and(|told| set(&told))
}

/// A row, and those below it whose people are left out: none where it is a unit's; where it is a rest,
/// the row of the unit above it, and every unit below that one that is told.
pub fn about(rows: &[UnitRow], n: usize, set: IsTold) -> (&UnitRow, Vec<&UnitRow>) {
    let row = &rows[n];
    if row.kind == UnitKind::Unit {
        return (row, Vec::new());
    }
    let above = (0..n).rev().find(|n| rows[*n].depth < row.depth).unwrap();
    let below = rows[above + 1..n].iter();
    let below = below.filter(|row| row.kind == UnitKind::Unit && is_told(row, set));
    (&rows[above], below.collect())
}
