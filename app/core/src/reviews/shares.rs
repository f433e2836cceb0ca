//! REV-5: the shares of oversize pull requests, of merges without a review, and of reverts (SIGNALS §7).

use super::published::{CountedBand, CountedShare, Reverts, counted, worse_above};
use super::pulls::{Pull, count};
use super::stamps::ReviewChart;
use crate::domain::day::Week;
use crate::signals::bands::Band;
use crate::signals::proportion::{Confidence, Share};
use chrono::TimeDelta;

/// Pull requests that a share needs.
const LEAST: u32 = 20;
/// Lines above which a pull request is oversize.
pub const OVERSIZE_ABOVE: u32 = 400;
/// A merge that is taken back within so many days is a revert of it.
const REVERTED_WITHIN: TimeDelta = TimeDelta::days(14);
/// Weeks before the window that reverts are compared with.
const WEEKS_BEFORE: u64 = 8;

/// More than 400 lines, of those whose size is known.
pub fn oversize(window: &[&Pull]) -> CountedBand {
    let sizes = || window.iter().filter_map(|pull| pull.reading.whole);
    let large = count(sizes().filter(|lines| *lines > OVERSIZE_ABOVE));
    let share = counted(large, count(sizes()), LEAST);
    CountedBand {
        band: worse_above(share, 0.20, 0.40),
        share,
    }
}

/// Merged before anybody but the author had looked: without a review of theirs, and without a comment of
/// substance, which counts as one. Any is watched.
pub fn unreviewed(window: &[&Pull]) -> CountedBand {
    let unseen = count(window.iter().filter(|pull| !pull.reading.was_reviewed));
    let share = counted(unseen, count(window.iter()), LEAST);
    let band = match share {
        Some(share) if share.yes > 0 => worse_above(Some(share), 0.0, 0.10).max(Band::Watch),
        _ => worse_above(share, 0.0, 0.10),
    };
    CountedBand { band, share }
}

/// Whether it takes back what had been merged at most 14 days before.
pub fn is_revert(pull: &Pull) -> bool {
    let pair = pull.merged_at().zip(pull.told.reverted);
    pair.is_some_and(|(merged, reverted)| {
        reverted <= merged && merged - reverted <= REVERTED_WITHIN
    })
}

/// Reverts of the window against the eight weeks before it, as those were when they closed: WATCH where
/// Newcombe's interval of the difference lies above 0, never ACT.
pub fn reverts(window: &[&Pull], chart: &ReviewChart, first: Week) -> Reverts {
    let taken_back = count(window.iter().filter(|pull| is_revert(pull)));
    let past = || chart.past(first.back(WEEKS_BEFORE), first);
    let (yes, of) = past().fold((0, 0), |(yes, of), week| {
        (yes + week.reverts, of + week.whole)
    });
    let (share, before) = (
        counted(taken_back, count(window.iter()), LEAST),
        counted(yes, of, LEAST),
    );
    Reverts {
        band: more_than(share, before),
        share,
        before,
    }
}

fn more_than(share: Option<CountedShare>, before: Option<CountedShare>) -> Band {
    let of = |counted: CountedShare| Share::new(counted.yes, counted.of);
    let Some((now, then)) = share.and_then(of).zip(before.and_then(of)) else {
        return Band::NoData;
    };
    let (_, difference) = now.minus(then, Confidence::NinetyFive);
    match difference.low > 0.0 {
        true => Band::Watch,
        false => Band::Ok,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reverts_are_watched_where_they_are_certainly_more_and_never_act() {
        for (now, then, band) in [
            ((0, 30), (0, 60), Band::Ok),
            ((4, 30), (3, 60), Band::Ok),
            ((12, 30), (3, 60), Band::Watch),
            ((30, 30), (0, 60), Band::Watch),
            ((12, 30), (0, 19), Band::NoData),
            ((12, 19), (0, 60), Band::NoData),
        ] {
            let [now, then] = [now, then].map(|(yes, of)| counted(yes, of, LEAST));
            assert_eq!(more_than(now, then), band, "{now:?} {then:?}");
        }
    }
}
