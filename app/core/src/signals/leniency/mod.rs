//! Leniency test of a team as a whole: approvals stamped in remote work against the office.
//!
//! Where somebody works is personal, so a verdict and a coarse envelope are all that comes out, and
//! both only if no reviewer carries them (SIGNALS §13.2). Often the answer is "cannot tell".

mod approvals;
mod odds;

pub use approvals::{Approvals, Stratum};

use odds::{PlainEnvelope, StratumSums};
use serde::{Deserialize, Serialize};

/// Pull requests a mode of work needs.
const LEAST_PULLS: u64 = 40;
/// Reviewers a mode needs, with so many pull requests each.
const LEAST_REVIEWERS: (usize, u64) = (6, 3);
/// Most of a mode's pull requests that one, and that two reviewers may have, in hundredths.
const MOST: (u64, u64) = (35, 60);
/// Information needed, and without any one reviewer.
const LEAST_INFORMATION: (f64, f64) = (3.0, 2.0);

/// What may be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeniencyVerdict {
    /// Stamps are more frequent in remote work.
    More,
    /// Stamps are less frequent in remote work.
    Fewer,
    /// If there is a difference, it is smaller than threefold.
    NothingLarge,
    CannotTell,
}

/// One end of the envelope, on 0, 1/5, 1/4, 1/3, 1/2, 2/3, 1, 3/2, 2, 3, 4, 5, ∞.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Bound(u8);

impl Bound {
    const GRID: [(u8, u8); 12] = [
        (0, 1),
        (1, 5),
        (1, 4),
        (1, 3),
        (1, 2),
        (2, 3),
        (1, 1),
        (3, 2),
        (2, 1),
        (3, 1),
        (4, 1),
        (5, 1),
    ];

    /// Numerator and denominator; `None` is ∞.
    pub fn ratio(self) -> Option<(u8, u8)> {
        Self::GRID.get(usize::from(self.0)).copied()
    }

    fn values() -> impl Iterator<Item = (Self, f64)> {
        (0..)
            .map(Self)
            .zip(Self::GRID.map(|(n, d)| f64::from(n) / f64::from(d)))
    }

    /// The last grid value at or below `x`.
    fn below(x: f64) -> Self {
        let under = Self::values().filter(|(_, value)| *value <= x).last();
        under.map_or(Self(0), |(bound, _)| bound)
    }

    /// The first grid value at or above `x`.
    fn above(x: f64) -> Self {
        let over = Self::values().find(|(_, value)| *value >= x);
        over.map_or(Self(Self::GRID.len() as u8), |(bound, _)| bound)
    }
}

/// What leaves this room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leniency {
    pub verdict: LeniencyVerdict,
    /// The envelope rounded outward; `None` where the guards were not met.
    pub envelope: Option<(Bound, Bound)>,
}

/// Compares remote with office approvals of a fixed half-year (SIGNALS §13.2): Mantel–Haenszel's
/// odds ratio over strata of reviewer × size with Robins, Breslow & Greenland's variance, 95 %.
///
/// Guards, each mode of work: 40 pull requests, six reviewers with three each, the largest at most
/// 35 %, the two largest at most 60 %; information 3, and 2 without any one reviewer. Not met, or
/// without an interval for every left-out reviewer: "cannot tell". Order does not matter.
pub fn leniency<R: Ord + Copy>(strata: &[Stratum<R>]) -> Leniency {
    let nothing = Leniency {
        verdict: LeniencyVerdict::CannotTell,
        envelope: None,
    };
    if !is_shared(strata) {
        return nothing;
    }
    let Some(envelope) = envelope(strata) else {
        return nothing;
    };
    let (enough, enough_without) = LEAST_INFORMATION;
    if envelope.information < enough || envelope.least_information < enough_without {
        return nothing;
    }
    let PlainEnvelope { low, high, .. } = envelope;
    let verdict = if low > 1.0 {
        LeniencyVerdict::More
    } else if high < 1.0 {
        LeniencyVerdict::Fewer
    } else if low >= 1.0 / 3.0 && high <= 3.0 {
        LeniencyVerdict::NothingLarge
    } else {
        LeniencyVerdict::CannotTell
    };
    Leniency {
        verdict,
        envelope: Some((Bound::below(low), Bound::above(high))),
    }
}

/// The widest of the intervals with everybody and without each reviewer.
fn envelope<R: Ord + Copy>(strata: &[Stratum<R>]) -> Option<PlainEnvelope> {
    let all = strata.iter().map(|stratum| stratum.approvals);
    let mut envelope = PlainEnvelope::of(&StratumSums::of(all))?;
    for (reviewer, ..) in pulls(strata, |_| 0) {
        let others = strata.iter().filter(|stratum| stratum.reviewer != reviewer);
        let left = StratumSums::of(others.map(|stratum| stratum.approvals));
        envelope.widen(&left)?;
    }
    Some(envelope)
}

/// Whether each mode has enough pull requests from enough reviewers, none of whom has most.
fn is_shared<R: Ord + Copy>(strata: &[Stratum<R>]) -> bool {
    let modes: [fn(&Approvals) -> u64; 2] = [
        |x| u64::from(x.remote_stamped) + u64::from(x.remote_read),
        |x| u64::from(x.office_stamped) + u64::from(x.office_read),
    ];
    modes.into_iter().all(|mode| {
        let mut each: Vec<u64> = pulls(strata, mode).iter().map(|(_, n)| *n).collect();
        each.sort_unstable_by(|a, b| b.cmp(a));
        let total: u64 = each.iter().sum();
        let (reviewers, least) = LEAST_REVIEWERS;
        let largest: u64 = each.iter().take(1).sum();
        let two_largest: u64 = each.iter().take(2).sum();
        total >= LEAST_PULLS
            && each.iter().filter(|n| **n >= least).count() >= reviewers
            && largest * 100 <= MOST.0 * total
            && two_largest * 100 <= MOST.1 * total
    })
}

/// Every reviewer once, with the sum of `count` over their strata.
fn pulls<R: Ord + Copy>(strata: &[Stratum<R>], count: fn(&Approvals) -> u64) -> Vec<(R, u64)> {
    let mut each = std::collections::BTreeMap::new();
    for stratum in strata {
        *each.entry(stratum.reviewer).or_default() += count(&stratum.approvals);
    }
    each.into_iter().collect()
}

#[cfg(test)]
mod tests;
