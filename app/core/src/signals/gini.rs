//! Gini coefficient of a team's work, against what chance alone would make it.

use super::chance::Chance;
use super::numbers::finite;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// Draws of a null distribution (SIGNALS §7, REV-3).
pub const DRAWS: usize = 10_000;

/// Gini's coefficient.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gini {
    /// `G`, 0 (all the same) to 1 − 1/n.
    pub raw: f64,
    /// `G*` = G·n/(n−1), 0 to 1 (one person does all).
    pub corrected: f64,
}

/// G = 2Σi·x_(i)/(nΣx) − (n+1)/n over everybody, those with 0 included (SIGNALS §7 REV-3, §9.8).
/// `None` for fewer than two people, for a negative or infinite amount, or where all is 0.
pub fn gini(amounts: &[f64]) -> Option<Gini> {
    let mut sorted = amounts.to_vec();
    if sorted.len() < 2 || sorted.iter().any(|x| !(x.is_finite() && *x >= 0.0)) {
        return None;
    }
    sorted.sort_by(f64::total_cmp);
    let people = sorted.len() as f64;
    let total = finite(sorted.iter().sum()).filter(|total| *total > 0.0)?;
    let ranked: f64 = (1_u32..)
        .zip(&sorted)
        .map(|(rank, x)| f64::from(rank) * (x / total))
        .sum();
    let raw = finite(2.0 * ranked / people - (people + 1.0) / people)?.max(0.0);
    Some(Gini {
        raw,
        corrected: (raw * people / (people - 1.0)).min(1.0),
    })
}

/// What G* is if every piece of work falls on anybody with equal chance.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChanceNull {
    /// 95 of 100 draws are at or below.
    pub q95: f64,
    /// 99 of 100 draws are at or below.
    pub q99: f64,
}

/// Nulls that are remembered at most: more than teams have sizes and windows have sums.
const REMEMBERED: usize = 10_000;

/// The null of G* for `pieces` of work among `people` (SIGNALS §7 REV-3): 10,000 multinomial draws,
/// the same for the same two numbers, which are remembered. The time of the first grows with `pieces`; a
/// window has some hundreds. `None` for fewer than two people or no work.
pub fn chance_null(people: usize, pieces: u32) -> Option<ChanceNull> {
    static KNOWN: Mutex<BTreeMap<(usize, u32), ChanceNull>> = Mutex::new(BTreeMap::new());
    if people < 2 || pieces == 0 {
        return None;
    }
    let remembered = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = remembered().get(&(people, pieces)) {
        return Some(*known);
    }
    let null = draw_null(people, pieces);
    let mut known = remembered();
    if known.len() < REMEMBERED {
        known.insert((people, pieces), null);
    }
    Some(null)
}

fn draw_null(people: usize, pieces: u32) -> ChanceNull {
    let mut chance = Chance::from_key(&format!("gini/{people}/{pieces}"));
    let mut amounts = vec![0_u32; people];
    let mut draws: Vec<u64> = (0..DRAWS)
        .map(|_| {
            deal(&mut chance, &mut amounts, pieces);
            amounts.sort_unstable();
            (1_u64..)
                .zip(&amounts)
                .map(|(rank, x)| rank * u64::from(*x))
                .sum()
        })
        .collect();
    draws.sort_unstable();
    // G* = (2Σi·x_(i)/Σx − (n+1))/(n−1)
    let corrected = |hundredths: usize| {
        let ranked = draws[DRAWS * hundredths / 100 - 1] as f64;
        let n = people as f64;
        (2.0 * ranked / f64::from(pieces) - (n + 1.0)) / (n - 1.0)
    };
    ChanceNull {
        q95: corrected(95),
        q99: corrected(99),
    }
}

/// Lets every piece fall on anybody; two of them out of each 64 bits (the bias is below `people` / 2³²).
fn deal(chance: &mut Chance, amounts: &mut [u32], pieces: u32) {
    amounts.fill(0);
    let people = amounts.len() as u64;
    for pair in 0..pieces.div_ceil(2) {
        let bits = chance.bits();
        amounts[(((bits >> 32) * people) >> 32) as usize] += 1;
        if 2 * pair + 1 < pieces {
            amounts[(((bits & 0xFFFF_FFFF) * people) >> 32) as usize] += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_people_does_not_matter() {
        let (a, b) = (
            gini(&[2.0, 3.0, 5.0, 10.0, 20.0]),
            gini(&[20.0, 3.0, 10.0, 2.0, 5.0]),
        );
        assert_eq!(a, b);
    }

    #[test]
    fn people_who_did_nothing_count() {
        let with = gini(&[4.0, 4.0, 0.0]).unwrap();
        let without = gini(&[4.0, 4.0]).unwrap();
        assert!(with.corrected > without.corrected);
    }

    #[test]
    fn too_little_gives_nothing() {
        assert_eq!(gini(&[]), None);
        assert_eq!(gini(&[5.0]), None);
        assert_eq!(gini(&[0.0, 0.0]), None);
        assert_eq!(gini(&[1.0, -1.0]), None);
        assert_eq!(gini(&[1.0, f64::NAN]), None);
        assert_eq!(chance_null(1, 20), None);
        assert_eq!(chance_null(5, 0), None);
    }

    #[test]
    fn the_null_is_the_table_of_section_7() {
        // SIGNALS §7, null table for G* (q95/q99); both were simulated, and small totals give few
        // different values.
        for (people, pieces, q95, q99) in [
            (4, 20, 0.433, 0.533),
            (4, 40, 0.317, 0.367),
            (5, 20, 0.450, 0.525),
            (5, 40, 0.325, 0.388),
            (6, 20, 0.480, 0.540),
            (6, 40, 0.340, 0.390),
            (8, 40, 0.364, 0.414),
            (12, 40, 0.414, 0.459),
        ] {
            let null = chance_null(people, pieces).unwrap();
            let distance = (null.q95 - q95).abs().max((null.q99 - q99).abs());
            assert!(distance < 0.0201, "{people} {pieces}: {null:?}");
        }
    }

    #[test]
    fn the_null_repeats_itself() {
        assert_eq!(chance_null(5, 30), chance_null(5, 30));
    }
}
