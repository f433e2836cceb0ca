//! Comments of substance for 100 lines.

/// Pull requests that a week needs to be a point of the chart.
const LEAST_OF_WEEK: u32 = 3;

/// 100·Σcomments/ΣS; `None` without lines.
pub fn density(comments: u32, lines: u32) -> Option<f64> {
    (lines > 0).then(|| 100.0 * f64::from(comments) / f64::from(lines))
}

/// A week's density, where three pull requests and more were merged in it.
pub fn point(whole: u32, comments: u32, lines: u32) -> Option<f64> {
    density(comments, lines).filter(|_| whole >= LEAST_OF_WEEK)
}
