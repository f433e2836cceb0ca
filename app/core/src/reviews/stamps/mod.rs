//! REV-1, stamps: the events of a week, the chart that a team's reviews carry from closing to closing
//! (evidence in merge order against the first forty eligible pull requests), and the panel of the evidence
//! and of the share of the window (SIGNALS §2.5, §7).

use super::published::{
    CountedShare, HourClass, ReviewFigures, ReviewStratum, SizeClass, Stamps, counted, worse_above,
};
use super::pulls::{Pull, SLOW_PACE, Weeks, count};
use crate::domain::day::Week;
use crate::signals::bands::Band;
use crate::signals::events::{Event, REFERENCE_EVENTS, ShareReference};
use crate::signals::evidence::{Chart, Evidence};
use chrono::Timelike;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many weeks before the last are remembered: so far back REV-4 and REV-5 look.
const REMEMBERED: u64 = 12;

/// What a team's reviews carry from week to week, so that what was published is never computed again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewChart {
    /// The last week that was taken in: what is told of it later moves nothing.
    through: Week,
    /// Of the first forty eligible, stamps and all, until there are forty.
    seen: u32,
    of: u32,
    reference: Option<ShareReference>,
    evidence: Evidence,
    /// The week of the first event after evidence was last 0.
    onset: Option<Week>,
    /// The last week and the twelve before it, oldest first, as they were when each closed.
    past: Vec<PastReviewWeek>,
}

/// What is remembered of a week of which enough was known.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PastReviewWeek {
    pub week: Week,
    /// Merged and whole.
    pub whole: u32,
    pub comments: u32,
    pub lines: u32,
    pub reverts: u32,
}

impl ReviewChart {
    /// Before anything was taken in: `first` will be the first week.
    pub fn before(first: Week) -> Self {
        Self {
            through: first.back(1),
            seen: 0,
            of: 0,
            reference: None,
            evidence: Evidence::default(),
            onset: None,
            past: Vec::new(),
        }
    }

    pub fn through(&self) -> Week {
        self.through
    }

    /// The remembered weeks from `from` to before `to`.
    pub fn past(&self, from: Week, to: Week) -> impl Iterator<Item = &PastReviewWeek> {
        self.past
            .iter()
            .filter(move |past| from <= past.week && past.week < to)
    }

    /// `S` after the last week, 0 to 10 nats; `None` without a reference.
    pub fn evidence(&self) -> Option<f64> {
        self.reference.map(|_| self.evidence.value)
    }

    /// Takes a week in: its events in merge order where enough of it is known, else nothing of it.
    pub fn take(&mut self, figures: &ReviewFigures, reverts: u32, events: &[Event]) {
        self.through = figures.week;
        if !figures.is_covered() {
            return;
        }
        for event in events {
            self.take_event(figures.week, *event);
        }
        self.past.push(PastReviewWeek {
            week: figures.week,
            whole: figures.whole,
            comments: figures.comments,
            lines: figures.lines,
            reverts,
        });
        let oldest = figures.week.back(REMEMBERED);
        self.past.retain(|past| past.week >= oldest);
    }

    fn take_event(&mut self, week: Week, event: Event) {
        let Some(reference) = self.reference else {
            self.of += 1;
            self.seen += u32::from(event == Event::Seen);
            self.reference = self.frozen();
            return;
        };
        self.evidence = Chart::COUNTS.next(self.evidence, Some(reference.addend(event)));
        self.onset = match self.evidence.value > 0.0 {
            true => self.onset.or(Some(week)),
            false => None,
        };
    }

    /// The reference, once there are forty.
    fn frozen(&self) -> Option<ShareReference> {
        let seen = self.seen as usize;
        let event = |n| {
            if n < seen {
                Event::Seen
            } else {
                Event::NotSeen
            }
        };
        let first: Vec<Event> = (0..self.of as usize).map(event).collect();
        ShareReference::of(&first).filter(|_| first.len() == REFERENCE_EVENTS)
    }

    /// By the evidence after the last week.
    pub fn band(&self) -> Band {
        match self.reference {
            Some(_) => Chart::COUNTS.band(self.evidence),
            None => Band::NoData,
        }
    }

    /// The usual share; `None` without a reference.
    pub fn usual(&self) -> Option<f64> {
        self.reference.map(|reference| reference.usual)
    }

    /// The week of the first event after evidence was last 0.
    pub fn onset(&self) -> Option<Week> {
        self.onset
    }
}

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

#[cfg(test)]
mod tests;
