//! The band of a team's share of persons: BIZ-1 and BIZ-3.
//!
//! Decided:
//!
//! - 2026-11-24: **How many persons there are decides once whether a share can act**: the share without
//!   one of ten is judged by the rule for ten. Because: else ten people never could.

use super::bands::Band;
use super::proportion::{Confidence, Interval, Share};
use crate::domain::form::text_enum;
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

text_enum! {
    /// A share's class, for ten persons and more; nothing finer leaves (SIGNALS §6, §8.2).
    ShareClass {
        UpTo20 = "up-to-20",
        UpTo40 = "up-to-40",
        UpTo70 = "up-to-70",
        UpTo100 = "up-to-100",
    }
}

impl ShareClass {
    /// Both ends in percent: 20 and 40. The last class is not "all", nor the first "none".
    pub fn percents(self) -> (u8, u8) {
        match self {
            Self::UpTo20 => (0, 20),
            Self::UpTo40 => (20, 40),
            Self::UpTo70 => (40, 70),
            Self::UpTo100 => (70, 100),
        }
    }

    /// The lower edge belongs to the class.
    fn of(share: f64) -> Self {
        match share {
            s if s < 0.20 => Self::UpTo20,
            s if s < 0.40 => Self::UpTo40,
            s if s < 0.70 => Self::UpTo70,
            _ => Self::UpTo100,
        }
    }
}

/// A share as it may leave the closing: what holds whoever is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldShare {
    /// The mildest of the band and of those without any one person.
    pub band: Band,
    /// The highest class of all these; `None` for fewer than ten persons.
    pub class: Option<ShareClass>,
    /// Firm where all of them are firm and in one band.
    pub certainty: Option<Certainty>,
}

/// The band of a share of persons, not of answers (SIGNALS §6 and, for fewer than ten, §13.0.4).
/// An ACT that is not firm is a WATCH. `None` below five persons.
pub fn team_share(share: Share, edges: Edges) -> Option<TeamShare> {
    (share.of() >= LEAST_PERSONS).then(|| judged(share, edges, share.of() < SMALL))
}

/// The same for publishing: it stands without any one person (PRIVACY §2). How many persons there
/// are decides once, for all, whether it can act. `None` below five persons or for more than all.
pub fn held_share(yes: u32, of: u32, edges: Edges) -> Option<HeldShare> {
    let is_small = of < SMALL;
    let full = Share::new(yes, of).filter(|share| share.of() >= LEAST_PERSONS)?;
    let without_a_yes = yes.checked_sub(1).and_then(|yes| Share::new(yes, of - 1));
    let without_a_no = Share::new(yes, of - 1);
    let all: Vec<Share> = [Some(full), without_a_yes, without_a_no]
        .into_iter()
        .flatten()
        .collect();
    let judged: Vec<TeamShare> = all
        .iter()
        .map(|share| judged(*share, edges, is_small))
        .collect();
    let class = all.iter().map(|share| ShareClass::of(share.value())).max();
    let is_firm = judged
        .iter()
        .all(|one| *one == judged[0] && one.certainty == Some(Certainty::Firm));
    let certainty = if is_firm {
        Certainty::Firm
    } else {
        Certainty::Uncertain
    };
    Some(HeldShare {
        band: judged.iter().map(|one| one.band).min()?,
        class: class.filter(|_| !is_small),
        certainty: (!is_small).then_some(certainty),
    })
}

fn judged(share: Share, edges: Edges, is_small: bool) -> TeamShare {
    let raw = band_of(share.value(), edges);
    if is_small {
        return TeamShare {
            band: raw.at_most(Band::Watch),
            certainty: None,
        };
    }
    let Interval { low, high } = share.wilson(Confidence::Eighty);
    let firm = band_of(low, edges) == band_of(high, edges);
    TeamShare {
        band: if firm { raw } else { raw.at_most(Band::Watch) },
        certainty: Some(if firm {
            Certainty::Firm
        } else {
            Certainty::Uncertain
        }),
    }
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
    fn no_one_persons_answer_makes_an_alarm() {
        // If the others alone are well, it is well whatever one more says; and where it is not,
        // every group without one of them is at least as bad.
        let edges = Edges::default();
        for of in 5..=60 {
            for yes in 0..=of {
                let all = held_share(yes, of, edges).unwrap();
                for others in [yes.checked_sub(1), (yes < of).then_some(yes)] {
                    let Some(others) = others.and_then(|yes| Share::new(yes, of - 1)) else {
                        continue;
                    };
                    let rest = judged(others, edges, of < SMALL);
                    assert!(all.band <= rest.band, "{yes} of {of}");
                }
            }
            let well = |yes, of| held_share(yes, of, edges).map(|share| share.band);
            assert_eq!(well(of - 1, of), Some(Band::Ok), "all but one of {of}");
        }
    }

    #[test]
    fn what_is_told_of_a_share_is_coarse_and_of_one_piece() {
        let held = |yes, of| held_share(yes, of, Edges::default());
        let told = |band, class, certainty| {
            Some(HeldShare {
                band,
                class,
                certainty,
            })
        };
        assert_eq!(held(4, 4), None);
        assert_eq!(
            held(3, 5),
            told(Band::Ok, None, None),
            "3 of 4 without a no"
        );
        assert_eq!(held(0, 9), told(Band::Watch, None, None));
        let (low, firm) = (Some(ShareClass::UpTo20), Some(Certainty::Firm));
        assert_eq!(held(3, 20), told(Band::Act, low, firm));
        // Alone 40 % and uncertain; without a no 42 %.
        let (middle, unsure) = (Some(ShareClass::UpTo70), Some(Certainty::Uncertain));
        assert_eq!(held(8, 20), told(Band::Watch, middle, unsure));
        for of in 5..=40 {
            for yes in 0..=of {
                let told = held(yes, of).unwrap();
                assert_eq!(told.class.is_none(), of < 10);
                assert!(
                    told.band != Band::Act || told.certainty == firm,
                    "{yes} of {of}"
                );
                let (low, _) = told.class.map_or((0, 0), ShareClass::percents);
                assert!(told.band != Band::Act || low < 40);
            }
        }
    }

    #[test]
    fn four_persons_have_no_share() {
        let share = Share::new(4, 4).unwrap();
        assert_eq!(team_share(share, Edges::default()), None);
    }
}
