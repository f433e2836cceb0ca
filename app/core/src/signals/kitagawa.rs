//! Kitagawa's decomposition of a changed mean: other days, or the same days felt differently (1955).

use super::numbers::finite;
use serde::{Deserialize, Serialize};

/// Days that a cell of the last four weeks needs (SIGNALS §2.8.3).
pub const LEAST_NOW: u32 = 4;
/// Days that a cell of the reference needs.
pub const LEAST_BEFORE: u32 = 8;

/// The days of one kind in one period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PeriodDays {
    pub days: u32,
    /// Mean of the score over these days.
    pub mean: f64,
}

/// One kind of day, before and now: remote days, say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KindBeforeAndNow {
    pub before: PeriodDays,
    pub now: PeriodDays,
}

/// What one kind of day contributes to the change, in points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contribution {
    /// Because there were more or fewer of these days: (p1−p0)(m1+m0)/2.
    pub mix: f64,
    /// Because these days were better or worse: (m1−m0)(p1+p0)/2.
    pub rate: f64,
}

/// A change that is split; its parts sum to it exactly.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Split {
    /// Mean now − mean before.
    pub change: f64,
    /// In the order in which the kinds were given.
    pub parts: [Contribution; 2],
}

impl Split {
    /// The whole of the change that is due to other days.
    pub fn mix(&self) -> f64 {
        self.parts.iter().map(|part| part.mix).sum()
    }

    /// The whole of the change that is due to days that felt different.
    pub fn rate(&self) -> f64 {
        self.parts.iter().map(|part| part.rate).sum()
    }
}

/// Splits the change of a mean over one two-way partition of days (SIGNALS §2.8.3). `None` where a
/// cell has fewer than four days now or eight before, or a mean that is not finite.
pub fn split(kinds: [KindBeforeAndNow; 2]) -> Option<Split> {
    let [before, now] = [kinds.map(|kind| kind.before), kinds.map(|kind| kind.now)];
    let enough = |cells: [PeriodDays; 2], least| {
        cells
            .iter()
            .all(|cell| cell.days >= least && cell.mean.is_finite())
    };
    if !enough(before, LEAST_BEFORE) || !enough(now, LEAST_NOW) {
        return None;
    }
    let [p0, p1] = [shares(before), shares(now)];
    let part = |i: usize| Contribution {
        mix: (p1[i] - p0[i]) * (now[i].mean + before[i].mean) / 2.0,
        rate: (now[i].mean - before[i].mean) * (p1[i] + p0[i]) / 2.0,
    };
    let parts = [part(0), part(1)];
    let change = finite(parts.iter().map(|part| part.mix + part.rate).sum())?;
    Some(Split { change, parts })
}

fn shares(cells: [PeriodDays; 2]) -> [f64; 2] {
    let days = cells.map(|cell| f64::from(cell.days));
    days.map(|kind| kind / (days[0] + days[1]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::law_tests::holds;

    fn kind(before: (u32, f64), now: (u32, f64)) -> KindBeforeAndNow {
        let cell = |(days, mean)| PeriodDays { days, mean };
        KindBeforeAndNow {
            before: cell(before),
            now: cell(now),
        }
    }

    #[test]
    fn the_parts_sum_to_the_change() {
        let cell = |least: u32| (least..least + 60, 1.0..5.0);
        let cells = (cell(8), cell(4), cell(8), cell(4));
        holds(2000, cells, |(a0, a1, b0, b1)| {
            let split = split([kind(a0, a1), kind(b0, b1)]).unwrap();
            let mean = |a: (u32, f64), b: (u32, f64)| {
                (f64::from(a.0) * a.1 + f64::from(b.0) * b.1) / f64::from(a.0 + b.0)
            };
            assert!((split.change - (mean(a1, b1) - mean(a0, b0))).abs() < 1e-12);
            assert!((split.mix() + split.rate() - split.change).abs() < 1e-12);
        });
    }

    #[test]
    fn a_thin_cell_is_not_split() {
        let good = kind((8, 3.0), (4, 3.0));
        assert!(split([good, good]).is_some());
        assert_eq!(split([good, kind((7, 3.0), (4, 3.0))]), None);
        assert_eq!(split([good, kind((8, 3.0), (3, 3.0))]), None);
        assert_eq!(split([good, kind((8, f64::NAN), (4, 3.0))]), None);
    }
}
