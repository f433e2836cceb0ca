//! Weeks with their numbers, in order.

use super::scale::LARGEST;

/// One week of a series; `None` is a week without a number.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesWeek {
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
    pub weeks: &'a [SeriesWeek],
}

impl<'a> Series<'a> {
    /// The only one of its chart.
    pub fn alone(weeks: &'a [SeriesWeek]) -> Self {
        Self { name: "", weeks }
    }

    /// The number of a week as it can be drawn: finite, and within a range that cannot overflow.
    pub(super) fn number(&self, week: usize) -> Option<f64> {
        let value = self.weeks.get(week)?.value.filter(|v| v.is_finite())?;
        Some(value.clamp(-LARGEST, LARGEST))
    }
}

/// The longer of the two gives the labels of the axis.
pub(super) fn longer<'a>(first: Series<'a>, second: Option<Series<'a>>) -> &'a [SeriesWeek] {
    match second {
        Some(second) if second.weeks.len() > first.weeks.len() => second.weeks,
        _ => first.weeks,
    }
}
