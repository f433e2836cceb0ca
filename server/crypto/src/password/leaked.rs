//! Passwords that leaked elsewhere and are tried first by who guesses: the 100,000 commonest of at least
//! eight characters, as a Bloom filter of 240 kB, so that nothing is asked of the network.
//!
//! Made from the list of ten million passwords of SecLists (Daniel Miessler and others, MIT licence), in
//! the order of how common they are, by `cargo run -p irori-crypto --example leaked < LIST > leaked.bloom`.
//! Of harmless passwords one in ten thousand is refused as well.
//!
//! Decided:
//!
//! - 2026-11-30: **Leaked passwords are a Bloom filter in the program.** Because: nothing is asked of
//!   the network. Costs: one harmless password in ten thousand is refused.

use sha2::{Digest, Sha256};

/// So many of the list's first that a password here may be.
pub const LEAKED_MOST: usize = 100_000;
/// Shorter ones are no passwords here.
pub const LEAKED_LEAST: usize = 8;
/// Of the filter; with 19.2 bits a password and 13 of them set, one in ten thousand others fits.
const BYTES: usize = 240_000;
const MARKS: u64 = 13;

static FILTER: &[u8; BYTES] = include_bytes!("leaked.bloom");

/// Whether a password is among those that leaked, whatever the case of its letters.
pub fn is_leaked(password: &str) -> bool {
    marks(password).all(|mark| FILTER[mark / 8] & (1 << (mark % 8)) != 0)
}

/// The filter of these passwords.
pub fn filter_of<'p>(passwords: impl Iterator<Item = &'p str>) -> Vec<u8> {
    let mut filter = vec![0_u8; BYTES];
    for mark in passwords.flat_map(|password| marks(password).collect::<Vec<_>>()) {
        filter[mark / 8] |= 1 << (mark % 8);
    }
    filter
}

/// The bits that stand for a password: two hashes give all of them (Kirsch and Mitzenmacher 2006).
fn marks(password: &str) -> impl Iterator<Item = usize> {
    let digest = Sha256::digest(password.to_lowercase().as_bytes());
    let part = |at: usize| {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&digest[at..at + 8]);
        u64::from_le_bytes(bytes)
    };
    let (first, step, bits) = (part(0), part(8) | 1, (BYTES * 8) as u64);
    (0..MARKS).map(move |n| (first.wrapping_add(n.wrapping_mul(step)) % bits) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_passwords_are_known_and_harmless_ones_hardly_ever_taken_for_one() {
        for leaked in [
            "password",
            "12345678",
            "trustno1",
            "Password1",
            "SUNSHINE",
            "qwerty123",
        ] {
            assert!(is_leaked(leaked), "{leaked}");
        }
        for harmless in [
            "correct horse battery",
            "vK3#pelican",
            "ゆきのひのあさごはん",
        ] {
            assert!(!is_leaked(harmless), "{harmless}");
        }
        let harmless = (0..200_000).map(|n| format!("kettle {n} over {} embers", n * 7919));
        let taken = harmless.filter(|password| is_leaked(password)).count();
        assert!(taken <= 40, "{taken} of 200,000");
    }

    #[test]
    fn a_filter_knows_everything_that_was_put_in() {
        let filter = filter_of(["hunter22", "letmein123"].into_iter());
        let knows = |password| marks(password).all(|m| filter[m / 8] & (1 << (m % 8)) != 0);
        assert!(knows("hunter22") && knows("LetMeIn123") && !knows("hunter23"));
    }
}
