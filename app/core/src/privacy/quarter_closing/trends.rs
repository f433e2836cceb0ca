//! Trends of reviewing against the quarter before, a word each: waits, and pull requests waved through.

use super::inputs::{DepartmentReviews, ResponseWaits, StampCounts, TeamQuarter};
use super::rests::{Homes, QuarterContext};
use crate::privacy::quarter_release::{ShareTrend, Trend};
use crate::signals::censored::{WaitTime, median};
use crate::signals::proportion::{Confidence, Share};

/// Waits that a trend needs in each quarter, and how much a median must move (policy choices).
const LEAST_WAITS: usize = 20;
const MOVED: f64 = 1.25;
/// Eligible pull requests that a trend of stamps needs in each quarter: as many as a reference (REV-1).
const LEAST_ELIGIBLE: u32 = 40;

impl QuarterContext<'_> {
    /// The teams that stand directly in one of these units.
    pub(super) fn teams(&self, homes: &Homes) -> impl Iterator<Item = &TeamQuarter> {
        let is_home = move |one: &&TeamQuarter| {
            let department = self.inputs.homes.get(&one.team);
            let unit = department.and_then(|department| self.units.home(*department));
            unit.is_some_and(|unit| homes.contains(&unit))
        };
        self.inputs.teams.iter().filter(is_home)
    }

    pub(super) fn waits_trend(&self, homes: &Homes) -> Trend {
        let is_home = |one: &&DepartmentReviews| {
            let unit = self.units.home(one.department);
            unit.is_some_and(|unit| homes.contains(&unit))
        };
        let departments = || self.inputs.reviews.iter().filter(is_home);
        let together = |of: fn(&DepartmentReviews) -> &ResponseWaits| ResponseWaits {
            authors: departments().map(|one| of(one).authors).sum(),
            waits: departments()
                .flat_map(|one| of(one).waits.clone())
                .collect(),
        };
        let now = together(|one| &one.this_quarter);
        let before = together(|one| &one.quarter_before);
        let k = self.inputs.thresholds.report;
        if now.authors < k || before.authors < k {
            return Trend::NotKnown;
        }
        trend(&now.waits, &before.waits)
    }

    pub(super) fn stamps_trend(&self, homes: &Homes) -> ShareTrend {
        let together = |of: fn(&TeamQuarter) -> StampCounts| {
            let counts = self.teams(homes).map(of);
            counts.fold(StampCounts::default(), StampCounts::plus)
        };
        share_trend(
            together(|one| one.stamps),
            together(|one| one.stamps_before),
        )
    }
}

/// Whether the median wait grew or shrank by a quarter or more. A median that is still open can
/// only be called longer.
fn trend(now: &[WaitTime], before: &[WaitTime]) -> Trend {
    if now.len() < LEAST_WAITS || before.len() < LEAST_WAITS {
        return Trend::NotKnown;
    }
    match (median(now), median(before)) {
        (Some(now), Some(WaitTime::For(before))) if now.hours() > before * MOVED => Trend::Longer,
        (Some(WaitTime::For(now)), Some(before)) if now * MOVED < before.hours() => Trend::Shorter,
        (Some(WaitTime::For(_)), Some(WaitTime::For(_))) => Trend::AboutTheSame,
        _ => Trend::NotKnown,
    }
}

/// Whether Newcombe's 95 % interval of the difference lies on one side of 0 (SIGNALS §2.6).
fn share_trend(now: StampCounts, before: StampCounts) -> ShareTrend {
    let share = |counts: StampCounts| {
        let share = Share::new(counts.stamps, counts.eligible)?;
        (counts.eligible >= LEAST_ELIGIBLE).then_some(share)
    };
    let (Some(now), Some(before)) = (share(now), share(before)) else {
        return ShareTrend::NotKnown;
    };
    match now.minus(before, Confidence::NinetyFive).1 {
        difference if difference.low > 0.0 => ShareTrend::Larger,
        difference if difference.high < 0.0 => ShareTrend::Smaller,
        _ => ShareTrend::AboutTheSame,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_that_is_still_open_is_at_most_called_longer() {
        let (open, known) = ([WaitTime::AtLeast(9.0); 20], [WaitTime::For(4.0); 20]);
        assert_eq!(trend(&open, &known), Trend::Longer);
        assert_eq!(trend(&known, &open), Trend::Shorter);
        assert_eq!(
            trend(&[WaitTime::AtLeast(1.0); 20], &known),
            Trend::NotKnown
        );
    }

    #[test]
    fn a_share_moved_where_its_difference_stands_out_from_chance() {
        let of = |stamps, eligible| StampCounts { eligible, stamps };
        // Golden BIZ-4: 24/40 against 34/40 is −.25, Newcombe −.423 to −.054; 30/40 is −.10, −.271 to .077.
        for (now, before, expected) in [
            (of(24, 40), of(34, 40), ShareTrend::Smaller),
            (of(34, 40), of(24, 40), ShareTrend::Larger),
            (of(30, 40), of(34, 40), ShareTrend::AboutTheSame),
            (of(0, 40), of(0, 40), ShareTrend::AboutTheSame),
            (of(24, 39), of(34, 40), ShareTrend::NotKnown),
            (of(24, 40), of(34, 39), ShareTrend::NotKnown),
            (of(0, 0), of(0, 0), ShareTrend::NotKnown),
        ] {
            assert_eq!(share_trend(now, before), expected, "{now:?} {before:?}");
        }
    }
}
