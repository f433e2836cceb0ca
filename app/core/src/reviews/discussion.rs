//! REV-4: comments of substance for 100 lines, as a ratio of sums (SIGNALS §7).

use super::density::{density, point};
use super::published::{Discussion, ReviewFigures};
use super::pulls::{Pull, count, discussed};
use super::stamps::ReviewChart;
use crate::domain::day::Week;
use crate::signals::bands::Band;
use crate::signals::xmr::{ProcessLimits, trailing};

/// Pull requests that a window needs.
const LEAST: u32 = 12;
/// Calendar weeks that the chart looks back on.
const CHART_WEEKS: u64 = 12;

/// The panel: the density of the window, and whether this week's lies where weeks usually do, on either
/// side. Nothing worse than WATCH, and no OK without a point and limits.
pub fn panel(window: &[&Pull], week: &ReviewFigures, chart: &ReviewChart) -> Discussion {
    let sized = || window.iter().copied().filter(|p| p.reading.whole.is_some());
    let (comments, lines) = discussed(sized());
    let of = count(sized());
    let per_100_lines = density(comments, lines).filter(|_| of >= LEAST);
    let limits = limits(chart, week.week);
    let point = point(week.whole, week.comments, week.lines);
    let band = match (per_100_lines, point, limits) {
        (Some(_), Some(point), Some((low, high))) if point < low || high < point => Band::Watch,
        (Some(_), Some(_), Some(_)) => Band::Ok,
        _ => Band::NoData,
    };
    Discussion {
        band,
        per_100_lines,
        of,
        limits,
    }
}

/// The natural limits of the eight last points of the twelve weeks before.
fn limits(chart: &ReviewChart, week: Week) -> Option<(f64, f64)> {
    let before: Vec<Option<f64>> = (1..=CHART_WEEKS)
        .rev()
        .map(|n| {
            let of = week.back(n);
            let past = chart.past(of, of.on(1)).next()?;
            point(past.whole, past.comments, past.lines)
        })
        .collect();
    let limits = ProcessLimits::of(&trailing(&before))?;
    Some((limits.lower.max(0.0), limits.upper))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn golden_6_is_a_ratio_of_sums() {
        // SIGNALS §7 golden 6.
        assert_eq!(density(18, 2400), Some(0.75));
        assert_eq!(density(10, 1000), Some(1.0));
        assert_eq!(density(3, 0), None);
    }
}
