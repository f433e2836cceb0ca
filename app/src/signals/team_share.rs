//! The band of a team's share of persons: BIZ-1 and BIZ-3.

use super::bands::Band;
use super::proportion::{Confidence, Interval, Share};
use serde::{Deserialize, Serialize};

/// Persons with a value that a share needs.
pub const LEAST_PERSONS: u32 = 5;
/// Persons below whom only OK and WATCH exist.
const SMALL: u32 = 10;

/// Where the bands meet (policy choices): OK from `ok` on, ACT below `act`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edges {
    pub ok: f64,
    pub act: f64,
}

impl Default for Edges {
    /// .70 and .40 (SIGNALS §6).
    fn default() -> Self {
        Self {
            ok: 0.70,
            act: 0.40,
        }
    }
}

/// Whether chance alone could have moved the share into another band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// The 80 % interval lies in one band.
    Firm,
    Uncertain,
}

/// A share's band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamShare {
    pub band: Band,
    /// `None` for fewer than ten persons, of whom nothing finer than OK or WATCH is said.
    pub certainty: Option<Certainty>,
}

/// The band of a share of persons, not of answers (SIGNALS §6 and, for fewer than ten, §13.0.4).
/// An ACT that is not firm is a WATCH. `None` below five persons.
pub fn team_share(share: Share, edges: Edges) -> Option<TeamShare> {
    if share.of() < LEAST_PERSONS {
        return None;
    }
    let raw = band_of(share.value(), edges);
    if share.of() < SMALL {
        return Some(TeamShare {
            band: raw.at_most(Band::Watch),
            certainty: None,
        });
    }
    let Interval { low, high } = share.wilson(Confidence::Eighty);
    let firm = band_of(low, edges) == band_of(high, edges);
    Some(TeamShare {
        band: if firm { raw } else { raw.at_most(Band::Watch) },
        certainty: Some(if firm {
            Certainty::Firm
        } else {
            Certainty::Uncertain
        }),
    })
}

fn band_of(share: f64, edges: Edges) -> Band {
    if share >= edges.ok {
        Band::Ok
    } else if share >= edges.act {
        Band::Watch
    } else {
        Band::Act
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(yes: u32, of: u32, band: Band, certainty: Option<Certainty>) {
        let share = Share::new(yes, of).unwrap();
        let expected = Some(TeamShare { band, certainty });
        assert_eq!(team_share(share, Edges::default()), expected);
    }

    #[test]
    fn the_shares_of_golden_biz() {
        // SIGNALS §6 golden.
        check(18, 20, Band::Ok, Some(Certainty::Firm));
        check(3, 20, Band::Act, Some(Certainty::Firm));
        check(14, 20, Band::Ok, Some(Certainty::Uncertain));
        check(7, 20, Band::Watch, Some(Certainty::Uncertain));
        check(55, 100, Band::Watch, Some(Certainty::Firm));
    }

    #[test]
    fn fewer_than_ten_persons_never_act_and_are_never_firm() {
        // SIGNALS §13.0.4 over §6.
        for (yes, of, band) in [(5, 6, Band::Ok), (4, 6, Band::Watch), (1, 6, Band::Watch)] {
            check(yes, of, band, None);
        }
        check(0, 9, Band::Watch, None);
        check(2, 8, Band::Watch, None);
    }

    #[test]
    fn four_persons_have_no_share() {
        let share = Share::new(4, 4).unwrap();
        assert_eq!(team_share(share, Edges::default()), None);
    }
}
