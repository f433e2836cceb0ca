//! Keyed chance: every draw is a pure function of its key, so the demo is the same on every machine and in any order of drawing.

use irori_core::domain::check_in::Score;
use irori_core::signals::chance::mix as split_mix;
use std::f64::consts::TAU;
use std::fmt::{Display, Write};

const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0000_0100_0000_01b3;

/// The name of one draw: parts joined by `/`, held as their FNV-1a hash (SIGNALS §10.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(u64);

impl Key {
    /// A key of one part.
    pub fn new(part: impl Display) -> Self {
        Self(FNV_OFFSET).hash(part)
    }

    /// This key with `/` and one more part.
    #[must_use]
    pub fn with(self, part: impl Display) -> Self {
        self.hash('/').hash(part)
    }

    /// Uniform in `0.0..1.0`, with 53 bits.
    pub fn uniform(self) -> f64 {
        (split_mix(self.0) >> 11) as f64 / 9_007_199_254_740_992.0
    }

    /// Standard normal (Box and Muller, the cosine half), from the keys `…/0` and `…/1`.
    pub fn normal(self) -> f64 {
        let radius = (-2.0 * (1.0 - self.with(0).uniform()).ln()).sqrt();
        radius * (TAU * self.with(1).uniform()).cos()
    }

    /// Poisson with mean `lambda` (Knuth), from the keys `…/0`, `…/1` and so on.
    pub fn poisson(self, lambda: f64) -> u32 {
        let limit = (-lambda).exp();
        let mut product = 1.0;
        let mut count = 0;
        loop {
            product *= self.with(count).uniform();
            if product <= limit {
                return count;
            }
            count += 1;
        }
    }

    /// True with the given probability.
    pub fn happens(self, probability: f64) -> bool {
        self.uniform() < probability
    }

    /// One of the weighted options; the weights need not sum to one.
    ///
    /// # Panics
    /// When `options` is empty.
    pub fn choose<T: Copy>(self, options: &[(T, f64)]) -> T {
        let mut left = self.uniform() * options.iter().map(|(_, weight)| weight).sum::<f64>();
        for &(option, weight) in options {
            if left < weight {
                return option;
            }
            left -= weight;
        }
        options.last().expect("a choice has at least one option").0
    }

    fn hash(self, part: impl Display) -> Self {
        let mut hash = Fnv(self.0);
        write!(hash, "{part}").expect("hashing text cannot fail");
        Self(hash.0)
    }
}

struct Fnv(u64);

impl Write for Fnv {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(FNV_PRIME);
        }
        Ok(())
    }
}

/// `median · exp(sigma · N)`: the lognormal of SIGNALS §10.2.
pub(super) fn log_normal(median: f64, sigma: f64, key: Key) -> f64 {
    (median.ln() + sigma * key.normal()).exp()
}

/// The nearest answer from 1 to 5; halves go up.
pub(super) fn to_answer(latent: f64) -> Score {
    let number = (latent + 0.5).floor().clamp(1.0, 5.0) as i64;
    Score::from_number(number).expect("an answer from 1 to 5")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn close(got: f64, want: f64, within: f64) {
        assert!((got - want).abs() < within, "{got} is not {want}");
    }

    #[test]
    fn the_hash_gives_the_published_vectors() {
        assert_eq!(Key::new("").0, 0xcbf2_9ce4_8422_2325);
        assert_eq!(Key::new("a").0, 0xaf63_dc4c_8601_ec8c);
        assert_eq!(Key::new("demo").0, 0xa5e4_1b67_4276_d396);
    }

    #[test]
    fn the_mixer_gives_the_published_vectors() {
        assert_eq!(split_mix(0), 0xe220_a839_7b1d_cdaf);
        assert_eq!(split_mix(1), 0x910a_2dec_8902_5cc1);
        assert_eq!(split_mix(Key::new("demo").0), 0x8c28_4818_951d_6be6);
    }

    #[test]
    fn draws_give_the_published_vectors() {
        let key = Key::new("20250106")
            .with("kita0")
            .with("mu")
            .with("connection");
        close(Key::new("demo").uniform(), 0.547_489_648_820_478, 1e-15);
        close(key.with(0).uniform(), 0.729_476_164_729_331, 1e-15);
        close(key.normal(), 1.607_515_840_018, 1e-12);
    }

    #[test]
    fn parts_are_joined_by_a_slash() {
        assert_eq!(Key::new("a").with("b").with(-1), Key::new("a/b/-1"));
    }

    #[test]
    fn poisson_draws_have_their_mean() {
        let total: u32 = (0..20_000)
            .map(|n| Key::new("p").with(n).poisson(1.6))
            .sum();
        close(f64::from(total) / 20_000.0, 1.6, 0.04);
    }

    #[test]
    fn choices_follow_their_weights() {
        let options = [('a', 3.0), ('b', 1.0), ('c', 0.0)];
        let drawn: Vec<char> = (0..4_000)
            .map(|n| Key::new("w").with(n).choose(&options))
            .collect();
        let share = drawn.iter().filter(|c| **c == 'a').count() as f64 / 4_000.0;
        close(share, 0.75, 0.03);
        assert!(!drawn.contains(&'c'));
    }
}
