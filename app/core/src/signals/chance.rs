//! Chance that repeats itself: numbers from a key, the same on every machine and in every order.
//!
//! The generator of SIGNALS §10.1 (FNV-1a 64 of the key, then one SplitMix64 step), and a stream
//! of SplitMix64 numbers that starts at such a key. For null distributions and made-up data; never
//! for secrets.

const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// FNV-1a, 64 bits, of the key's UTF-8.
pub fn fnv1a(key: &str) -> u64 {
    key.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// One SplitMix64 step of `z` (Steele, Lea & Flood 2014).
pub fn mix(z: u64) -> u64 {
    let z = z.wrapping_add(GOLDEN);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// `U(key)`: uniform in [0, 1), a multiple of 2⁻⁵³.
pub fn uniform(key: &str) -> f64 {
    unit(mix(fnv1a(key)))
}

/// `N(key)`: standard normal by Box–Muller from `key/0` and `key/1`.
pub fn normal(key: &str) -> f64 {
    let (radius, angle) = (uniform(&format!("{key}/0")), uniform(&format!("{key}/1")));
    box_muller(radius, angle)
}

/// `P(λ, key)`: Poisson by Knuth from `key/0`, `key/1`, …; meant for λ up to some dozens.
/// 0 for a λ that is negative or not finite.
pub fn poisson(lambda: f64, key: &str) -> u32 {
    if !lambda.is_finite() {
        return 0;
    }
    let floor = (-lambda).exp();
    let mut product = 1.0;
    let mut count = 0;
    loop {
        product *= uniform(&format!("{key}/{count}"));
        if product <= floor {
            return count;
        }
        count += 1;
    }
}

/// A stream of numbers that starts at a key.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    pub fn from_key(key: &str) -> Self {
        Self(fnv1a(key))
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        let bits = mix(self.0);
        self.0 = self.0.wrapping_add(GOLDEN);
        bits
    }

    /// Uniform in [0, 1).
    pub fn unit(&mut self) -> f64 {
        unit(self.bits())
    }

    /// Standard normal.
    pub fn normal(&mut self) -> f64 {
        let radius = self.unit();
        box_muller(radius, self.unit())
    }

    /// Uniform in 0..`end`, by multiplication (the bias is below `end` / 2⁶⁴); 0 where `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.bits()) * end as u128) >> 64) as usize
    }

    /// Puts `items` in a random order (Fisher–Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

fn unit(bits: u64) -> f64 {
    (bits >> 11) as f64 / (1_u64 << 53) as f64
}

fn box_muller(radius: f64, angle: f64) -> f64 {
    (-2.0 * (1.0 - radius).ln()).sqrt() * (std::f64::consts::TAU * angle).cos()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vectors_of_section_10_1() {
        assert_eq!(fnv1a(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv1a("demo"), 0xa5e4_1b67_4276_d396);
        assert_eq!(mix(0), 0xe220_a839_7b1d_cdaf);
        assert_eq!(mix(1), 0x910a_2dec_8902_5cc1);
        assert!((uniform("demo") - 0.547_489_648_820_478).abs() < 1e-15);
        let key = "20250106/kita0/mu/connection";
        assert!((uniform(&format!("{key}/0")) - 0.729_476_164_729_331).abs() < 1e-15);
        assert!((normal(key) - 1.607_515_840_018).abs() < 1e-12);
    }

    #[test]
    fn a_stream_starts_where_its_key_does() {
        assert_eq!(Chance::from_key("demo").unit(), uniform("demo"));
    }

    #[test]
    fn poisson_counts_are_about_their_mean_and_odd_means_end() {
        let sum: u32 = (0..2000).map(|i| poisson(3.0, &format!("p/{i}"))).sum();
        assert!((f64::from(sum) / 2000.0 - 3.0).abs() < 0.15);
        assert_eq!(poisson(f64::NAN, "x"), 0);
        assert_eq!(poisson(-1.0, "x"), 0);
        assert_eq!(poisson(0.0, "x"), 0);
    }

    #[test]
    fn a_shuffle_keeps_every_item() {
        let mut items: Vec<u32> = (0..50).collect();
        Chance::from_key("shuffle").shuffle(&mut items);
        assert_ne!(items, (0..50).collect::<Vec<_>>());
        items.sort_unstable();
        assert_eq!(items, (0..50).collect::<Vec<_>>());
        assert_eq!(Chance::from_key("x").below(0), 0);
    }
}
