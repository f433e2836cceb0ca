//! Chart of beginnings by hour of the day.

use super::{Bars, Caption, Drawing, Series, SeriesWeek, Svg, weekly_bars};

/// Counts by the hour in which it began.
pub struct HoursChart<'a> {
    pub caption: Caption<'a>,
    pub drawing: Drawing,
    /// What the numbers are, above the axis.
    pub unit: &'a str,
    /// 0 to 23 o'clock.
    pub counts: &'a [usize; 24],
    /// How an hour is written at the axis.
    pub label: &'a dyn Fn(usize) -> String,
}

/// Draws the hours from the first to the last in which there is something, and those of an office day
/// (8 to 18) in any case; an hour without any is a thin line.
pub fn hourly_bars(hours: &HoursChart<'_>) -> Svg {
    let used = |hour: &usize| hours.counts[*hour] > 0;
    let first = (0..24).find(used).map_or(8, |hour| hour.min(8));
    let last = (0..24).rev().find(used).map_or(18, |hour| hour.max(18));
    let bars: Vec<SeriesWeek> = (first..=last)
        .map(|hour| SeriesWeek {
            label: (hours.label)(hour),
            value: Some(hours.counts[hour] as f64),
        })
        .collect();
    weekly_bars(&Bars {
        caption: hours.caption,
        drawing: hours.drawing,
        unit: hours.unit,
        label: &|value| format!("{value:.0}"),
        first: Series::alone(&bars),
        notes: &[],
        second: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(at: &[usize]) -> String {
        let mut counts = [0; 24];
        at.iter().for_each(|hour| counts[*hour] += 1);
        let hours = HoursChart {
            caption: Caption {
                id: "hours",
                title: "Hours",
                description: "By hour",
            },
            drawing: Drawing::Wide,
            unit: "times",
            counts: &counts,
            label: &|hour| format!("{hour}h"),
        };
        hourly_bars(&hours).into_string()
    }

    #[test]
    fn the_axis_holds_every_used_hour_and_the_office_day() {
        let has = |svg: &str, hour: &str| svg.contains(&format!("\n{hour}\n"));
        let (day, night) = (drawn(&[15]), drawn(&[2, 23]));
        assert!(
            has(&day, "8h") && has(&day, "18h") && !has(&day, "7h"),
            "{day}"
        );
        assert!(has(&night, "2h") && has(&night, "23h"), "{night}");
    }
}
