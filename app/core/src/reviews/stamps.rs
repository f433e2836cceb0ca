//! REV-1, stamps: the events of a week, and the panel of the evidence that is carried and of the share of
//! the window (SIGNALS §2.5, §7).

use super::chart::ReviewChart;
use super::counted_share::{counted, worse_above};
use super::figures::{SLOW_PACE, count};
use super::published::{CountedShare, HourClass, ReviewStratum, SizeClass, Stamps};
use super::pulls::{Pull, Weeks};
use crate::domain::day::Week;
use crate::signals::bands::Band;
use crate::signals::events::Event;
use chrono::Timelike;
use std::collections::BTreeMap;

/// Eligible pull requests that a share needs.
const LEAST: u32 = 12;
/// The share of a window is watched, and acts, where its interval lies above.
const WATCH_ABOVE: f64 = 0.10;
const ACT_ABOVE: f64 = 0.25;

/// The events of a week in merge order.
pub fn events_of(week: Week, pulls: &[Pull], pace: u32) -> Vec<Event> {
    let eligible = pulls
        .iter()
        .filter(|pull| pull.merged == Some(week) && pull.is_whole && pull.reading.is_eligible());
    let event = |pull: &Pull| match pull.reading.is_stamp(pace) {
        true => Event::Seen,
        false => Event::NotSeen,
    };
    eligible.map(event).collect()
}

/// The panel of a week of which enough is known; `window` are the whole pull requests of its window.
pub fn panel(chart: &ReviewChart, window: &[&Pull], weeks: Weeks, pace: u32) -> Stamps {
    let eligible: Vec<&Pull> = window
        .iter()
        .copied()
        .filter(|pull| pull.reading.is_eligible())
        .collect();
    let share = share_at(&eligible, pace);
    let statistical = chart.band();
    Stamps {
        statistical,
        absolute: worse_above(share, WATCH_ABOVE, ACT_ABOVE),
        usual: chart.usual(),
        evidence: chart.evidence(),
        onset: chart.onset().filter(|_| statistical >= Band::Watch),
        share,
        share_at_200: share_at(&eligible, SLOW_PACE),
        pace,
        slices: slices(&eligible, weeks, pace),
    }
}

/// The panel of a week of which too little is known.
pub fn unknown(chart: &ReviewChart, pace: u32) -> Stamps {
    Stamps {
        usual: chart.usual(),
        pace,
        ..Stamps::default()
    }
}

fn share_at(eligible: &[&Pull], pace: u32) -> Option<CountedShare> {
    let stamps = count(eligible.iter().filter(|pull| pull.reading.is_stamp(pace)));
    counted(stamps, count(eligible.iter()), LEAST)
}

/// The class of a size of 50 lines and more.
pub fn size_class(lines: u32) -> SizeClass {
    match lines {
        ..100 => SizeClass::Small,
        100..=400 => SizeClass::Middle,
        _ => SizeClass::Large,
    }
}

fn hour_class(hour: u32) -> HourClass {
    match hour {
        ..9 => HourClass::Early,
        9..12 => HourClass::Morning,
        12..18 => HourClass::Afternoon,
        _ => HourClass::Late,
    }
}

/// By size and hour of the approval; what nobody approved has none.
fn slices(eligible: &[&Pull], weeks: Weeks, pace: u32) -> Vec<ReviewStratum> {
    let mut slices: BTreeMap<(SizeClass, HourClass), ReviewStratum> = BTreeMap::new();
    for pull in eligible {
        let (Some(lines), Some(approval)) = (pull.reading.lines(), pull.reading.approval) else {
            continue;
        };
        let hour = approval.at.with_timezone(&weeks.zone).hour();
        let (size, hour) = (size_class(lines), hour_class(hour));
        let slice = slices.entry((size, hour)).or_insert(ReviewStratum {
            size,
            hour,
            stamps: 0,
            of: 0,
        });
        slice.of += 1;
        slice.stamps += u32::from(pull.reading.is_stamp(pace));
    }
    slices.into_values().collect()
}
