//! The table of SIGNALS §10.3: how often each plant is found and each null is not silent.

use super::acts::Acts;
use super::outcome::{Outcome, TeamActs};
use statrs::stats_tests::Alternative;
use statrs::stats_tests::fisher::fishers_exact;
use std::fmt;

/// First weeks of the plants (SIGNALS §10.3).
pub const DRIFT: usize = 20;
pub const INTRUDED: usize = 22;
pub const LENIENT: usize = 24;
pub const LOST_CONTEXT: usize = 25;
pub const INTERRUPTED: usize = 26;
pub const ALONE: usize = 30;

/// Below this chance under Fisher's exact test two shares are called different (SIGNALS §13.0.12);
/// four binomial standard errors are .00006.
const DIFFERENT: f64 = 1e-4;

/// So many out of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    pub hits: u64,
    pub of: u64,
}

impl Share {
    fn value(self) -> f64 {
        self.hits as f64 / self.of as f64
    }

    /// Binomial, of the share itself; 0 where all or none are hits.
    fn standard_error(self) -> f64 {
        (self.value() * (1.0 - self.value()) / self.of as f64).sqrt()
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { hits, of } = self;
        let (value, error) = (self.value(), self.standard_error());
        f.pad(&format!("{value:.3} ± {error:.3} ({hits}/{of})"))
    }
}

/// What is hoped for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    Found,
    Silent,
}

/// What SIGNALS §10.3 says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Paper {
    /// Measured with this script, in so many cases.
    Measured { share: f64, of: u64 },
    /// Measured with another model: printed, and not compared.
    OtherModel { share: f64 },
    /// Not measured: printed alone.
    Silent,
}

impl fmt::Display for Paper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Measured { share, of } => f.pad(&format!("{share:.3} of {of}")),
            Self::Silent => f.pad("–"),
            Self::OtherModel { share } => f.pad(&format!("{share:.3} elsewhere")),
        }
    }
}

pub struct Row {
    pub what: &'static str,
    pub aim: Aim,
    pub paper: Paper,
    /// Hits and cases in one organisation; `None` where the rules have no such chart.
    look: fn(&Outcome) -> Option<Share>,
}

impl Row {
    pub fn share(&self, outcomes: &[Outcome]) -> Option<Share> {
        let shares: Option<Vec<Share>> = outcomes.iter().map(self.look).collect();
        let sum = |sum: Share, one: &Share| Share {
            hits: sum.hits + one.hits,
            of: sum.of + one.of,
        };
        Some(shares?.iter().fold(Share::default(), sum))
    }

    /// Whether a share is no other than that of SIGNALS, in either direction.
    pub fn agrees(&self, share: Share) -> bool {
        self.chance(share, Alternative::TwoSided) >= DIFFERENT
    }

    /// Whether a share is no worse than that of SIGNALS: not less is found, not more is told in vain.
    pub fn is_no_worse(&self, share: Share) -> bool {
        self.chance(
            share,
            match self.aim {
                Aim::Found => Alternative::Less,
                Aim::Silent => Alternative::Greater,
            },
        ) >= DIFFERENT
    }

    fn chance(&self, share: Share, alternative: Alternative) -> f64 {
        let Paper::Measured { share: paper, of } = self.paper else {
            return 1.0;
        };
        let hits = (paper * of as f64).round() as u64;
        let table = [share.hits, share.of - share.hits, hits, of - hits];
        fishers_exact(&table, alternative).unwrap()
    }
}

/// A null person of ISO-1: in no team that drifts, and not the one who is alone.
pub fn is_steady(person: &str) -> bool {
    !person.starts_with("minami") && person != "hoshi4"
}

/// The rows, in the order of SIGNALS §10.3.
pub fn rows() -> Vec<Row> {
    vec![
        found("ISO-T minami drifts, ACT within 8 weeks", 0.550, |o| {
            within(isolation(o, "minami")?, DRIFT, 8)
        }),
        found("  within 12 weeks", 0.903, |o| {
            within(isolation(o, "minami")?, DRIFT, 12)
        }),
        found("  within 16 weeks", 0.990, |o| {
            within(isolation(o, "minami")?, DRIFT, 16)
        }),
        found("ISO-1 hoshi4 falls alone, own ACT within 8", 1.000, |o| {
            within(&o.person("hoshi4").connection, ALONE, 8)
        }),
        silent("  and team hoshi tells of it", 0.160, |o| {
            within(isolation(o, "hoshi")?, ALONE, 44)
        }),
        silent("  without leave-one-out", 0.613, |o| {
            let unprotected = o.team("hoshi").isolation_unprotected.as_ref()?;
            within(unprotected, ALONE, 44)
        }),
        found("BND-2 kita2 is interrupted, ACT within 6", 0.977, |o| {
            within(&o.person("kita2").home_to_work, INTERRUPTED, 6)
        }),
        silent("  before that", 0.033, |o| {
            before(&o.person("kita2").home_to_work, INTERRUPTED)
        }),
        found("BND-1 atlas1 is intruded on, ACT within 8", 0.983, |o| {
            within(&o.person("atlas1").work_to_home, INTRUDED, 8)
        }),
        silent("  before that", 0.000, |o| {
            before(&o.person("atlas1").work_to_home, INTRUDED)
        }),
        found("REV-1 nami turns lenient, ACT within 2", 0.920, |o| {
            within(reviews(o, "nami")?, LENIENT, 2)
        }),
        found("  within 4 weeks", 0.997, |o| {
            within(reviews(o, "nami")?, LENIENT, 4)
        }),
        silent("  before that", 0.003, |o| {
            before(reviews(o, "nami")?, LENIENT)
        }),
        elsewhere(
            "BIZ-2 kita \"they don't get us\", ACT within 2",
            0.62,
            |o| within(they(o, "kita")?, LOST_CONTEXT, 2),
        ),
        elsewhere("  within 4 weeks", 0.97, |o| {
            within(they(o, "kita")?, LOST_CONTEXT, 4)
        }),
        elsewhere("  within 8 weeks", 1.00, |o| {
            within(they(o, "kita")?, LOST_CONTEXT, 8)
        }),
        elsewhere("  \"I don't get them\", within 8 weeks", 0.90, |o| {
            within(o.team("kita").i_dont_get_them.as_ref()?, LOST_CONTEXT, 8)
        }),
        unmeasured("BIZ-1 kita, WATCH within 8 weeks", |o| {
            within(o.team("kita").knows_why.as_ref()?, LOST_CONTEXT, 8)
        }),
        unmeasured("  in the four weeks before", |o| {
            within(o.team("kita").knows_why.as_ref()?, LOST_CONTEXT - 4, 4)
        }),
        silent("null ISO-T kita, any ACT", 0.027, |o| {
            any(isolation(o, "kita")?)
        }),
        silent("null ISO-T atlas", 0.067, |o| any(isolation(o, "atlas")?)),
        silent("null ISO-T nami", 0.023, |o| any(isolation(o, "nami")?)),
        // The script's own figures; SIGNALS §10.3 has their range, .003 to .043.
        silent("null REV-1 kita", 0.020, |o| any(reviews(o, "kita")?)),
        silent("null REV-1 minami", 0.043, |o| any(reviews(o, "minami")?)),
        silent("null REV-1 atlas", 0.020, |o| any(reviews(o, "atlas")?)),
        silent("null REV-1 hoshi", 0.027, |o| any(reviews(o, "hoshi")?)),
        silent("null REV-1 yama", 0.003, |o| any(reviews(o, "yama")?)),
        Row {
            what: "null ISO-1 of a person, any ACT",
            aim: Aim::Silent,
            paper: Paper::Measured {
                share: 0.079,
                of: 1080,
            },
            look: |o| {
                let null = o.persons.iter().filter(|(key, _)| is_steady(key));
                let hits = null.clone().filter(|(_, acts)| acts.connection.any());
                Some(Share {
                    hits: hits.count() as u64,
                    of: null.count() as u64,
                })
            },
        },
    ]
}

type Look = fn(&Outcome) -> Option<Share>;

fn found(what: &'static str, share: f64, look: Look) -> Row {
    let paper = Paper::Measured { share, of: 300 };
    let aim = Aim::Found;
    Row {
        what,
        aim,
        paper,
        look,
    }
}

fn silent(what: &'static str, share: f64, look: Look) -> Row {
    let aim = Aim::Silent;
    Row {
        aim,
        ..found(what, share, look)
    }
}

fn elsewhere(what: &'static str, share: f64, look: Look) -> Row {
    let paper = Paper::OtherModel { share };
    Row {
        paper,
        ..found(what, share, look)
    }
}

fn unmeasured(what: &'static str, look: Look) -> Row {
    let paper = Paper::Silent;
    Row {
        paper,
        ..found(what, 0.0, look)
    }
}

fn isolation<'o>(outcome: &'o Outcome, team: &str) -> Option<&'o Acts> {
    outcome.team(team).isolation.as_ref()
}

fn reviews<'o>(outcome: &'o Outcome, team: &str) -> Option<&'o Acts> {
    outcome.team(team).reviews.as_ref()
}

fn they<'o>(outcome: &'o Outcome, team: &str) -> Option<&'o Acts> {
    let TeamActs {
        they_dont_get_us, ..
    } = outcome.team(team);
    they_dont_get_us.as_ref()
}

fn within(acts: &Acts, plant: usize, weeks: usize) -> Option<Share> {
    one(acts.within(plant, weeks))
}

fn before(acts: &Acts, plant: usize) -> Option<Share> {
    one(acts.any_before(plant))
}

fn any(acts: &Acts) -> Option<Share> {
    one(acts.any())
}

fn one(hit: bool) -> Option<Share> {
    Some(Share {
        hits: u64::from(hit),
        of: 1,
    })
}
