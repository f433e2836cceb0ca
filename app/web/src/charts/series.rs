//! Series of weeks with their numbers, in order, and the vertical scale they stand on: a range that is never
//! empty or infinite, and its ticks.

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

/// Values are held within ± this, so that sums and differences stay finite.
pub(super) const LARGEST: f64 = 1e15;

/// From where to where, and what is written at which height.
///
/// Always finite and never empty, whatever it was made from.
#[derive(Clone, Debug, PartialEq)]
pub struct AxisScale {
    min: f64,
    max: f64,
    ticks: Vec<(f64, String)>,
}

impl AxisScale {
    /// Ticks outside `min..=max` are dropped. A range that is empty, turned around or not finite
    /// becomes the nearest that can be drawn.
    pub fn new(min: f64, max: f64, ticks: Vec<(f64, String)>) -> Self {
        let finite = |v: f64, instead: f64| {
            if v.is_nan() {
                instead
            } else {
                v.clamp(-LARGEST, LARGEST)
            }
        };
        let (a, b) = (finite(min, 0.0), finite(max, 1.0));
        let (min, max) = (a.min(b), a.max(b));
        let max = if max - min < 1e-9 {
            min + min.abs().max(1.0)
        } else {
            max
        };
        let ticks = ticks
            .into_iter()
            .filter(|(at, _)| (min..=max).contains(at))
            .collect();
        Self { min, max, ticks }
    }

    /// The answers of a check-in.
    pub fn one_to_five() -> Self {
        Self::new(
            1.0,
            5.0,
            (1..=5).map(|n| (f64::from(n), n.to_string())).collect(),
        )
    }

    /// From zero to a round number at or above `highest`, for what is counted.
    pub fn counts(highest: f64) -> Self {
        Self::from_zero(highest, 4, &|value| format!("{value:.0}"))
    }

    /// From zero to a round number at or above `highest`, with about `steps` steps of at least one.
    /// While all is zero, zero is the only tick.
    pub(super) fn from_zero(highest: f64, steps: u32, label: &dyn Fn(f64) -> String) -> Self {
        if highest.is_nan() || highest <= 0.0 {
            return Self::new(0.0, 1.0, vec![(0.0, label(0.0))]);
        }
        let highest = highest.clamp(1.0, LARGEST);
        let rough = highest / f64::from(steps.max(1));
        let power = 10f64.powf(rough.log10().floor());
        let round = [1.0, 2.0, 5.0, 10.0]
            .into_iter()
            .find(|m| m * power >= rough * 0.999);
        let step = (round.unwrap_or(10.0) * power).max(1.0);
        let count = (highest / step - 1e-9).ceil().clamp(1.0, 20.0) as u32;
        let ticks = (0..=count)
            .map(|n| step * f64::from(n))
            .map(|at| (at, label(at)))
            .collect();
        Self::new(0.0, step * f64::from(count), ticks)
    }

    /// The range of the values themselves, for pictures without axes. Equal values lie in the middle.
    pub(super) fn around(values: impl Iterator<Item = f64>) -> Self {
        let (min, max) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), v| {
            (a.min(v), b.max(v))
        });
        if min > max {
            return Self::new(0.0, 1.0, Vec::new());
        }
        let pad = if max - min < 1e-9 {
            min.abs().max(1.0)
        } else {
            0.0
        };
        Self::new(min - pad, max + pad, Vec::new())
    }

    pub(super) fn min(&self) -> f64 {
        self.min
    }

    pub(super) fn max(&self) -> f64 {
        self.max
    }

    pub(super) fn hold(&self, value: f64) -> f64 {
        value.clamp(self.min, self.max)
    }

    /// At most `most` ticks: every second, third … from the lowest.
    pub(super) fn ticks(&self, most: usize) -> impl Iterator<Item = (f64, &str)> {
        let every = self.ticks.len().div_ceil(most.max(1)).max(1);
        self.ticks
            .iter()
            .step_by(every)
            .map(|(at, label)| (*at, label.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(highest: f64, steps: u32) -> Vec<f64> {
        AxisScale::from_zero(highest, steps, &|v| v.to_string())
            .ticks
            .iter()
            .map(|t| t.0)
            .collect()
    }

    #[test]
    fn ticks_from_zero_are_round_and_reach_the_highest_value() {
        assert_eq!(labels(170.0, 4), [0.0, 50.0, 100.0, 150.0, 200.0]);
        assert_eq!(labels(3.0, 4), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(labels(0.0, 4), [0.0]);
        assert_eq!(labels(f64::NAN, 4), [0.0]);
        assert_eq!(labels(100.0, 4), [0.0, 50.0, 100.0]);
    }

    #[test]
    fn a_scale_is_never_empty_or_infinite() {
        for (min, max) in [
            (1.0, 1.0),
            (5.0, 1.0),
            (f64::NAN, f64::NAN),
            (f64::NEG_INFINITY, f64::INFINITY),
            (1e300, 1e300),
        ] {
            let scale = AxisScale::new(min, max, vec![(f64::NAN, "?".into())]);
            assert!(scale.min < scale.max && (scale.max - scale.min).is_finite());
            assert_eq!(scale.ticks, []);
        }
    }
}
