//! Free text at rest: sealed under a key of its account and bound to its place in the database.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use chrono::{DateTime, Utc};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use irori_clock::Clock;
use irori_core::domain::id::PersonId;
use sha2::Sha256;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The first byte of every sealed value that tells when it was sealed.
const VERSION: u8 = 2;
/// The first byte of those from before that was told.
const UNDATED: u8 = 1;
/// The moment it was sealed, in microseconds since 1970.
const MOMENT: usize = 8;
const NONCE: usize = 24;

/// Owns what belongs to the installation and to nobody in it; no account has this id.
pub const INSTALLATION: PersonId = PersonId(uuid::Uuid::nil());

/// Seals and opens texts; made from the secret of the installation.
#[derive(Clone)]
pub struct Seal {
    root: Hkdf<Sha256>,
    clock: Clock,
    /// What was sealed until then does not open.
    shut_until: Option<DateTime<Utc>>,
    is_known_to_be_old: Arc<AtomicBool>,
}

/// Where a sealed value lies. It opens nowhere else.
#[derive(Clone, Copy, Debug)]
pub struct SealContext<'p> {
    pub owner: PersonId,
    pub table: &'static str,
    pub row: &'p [u8],
    pub column: &'static str,
}

/// A sealed value that does not open: damaged, moved, or sealed under another secret.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("a sealed value cannot be opened")]
pub struct Unreadable;

/// The system gave no random bytes, or the text is larger than the cipher takes.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("a value cannot be sealed")]
pub struct Unsealable;

impl Seal {
    pub fn new(secret: &[u8; 32]) -> Self {
        Self {
            root: Hkdf::new(Some(b"irori"), secret),
            clock: Clock::default(),
            shut_until: None,
            is_known_to_be_old: Arc::default(),
        }
    }

    /// The same, which takes its time from `clock`.
    pub fn with_clock(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }

    /// The same as it opens to somebody who is to prove themselves first: what was sealed until `until`
    /// stays shut, and what was sealed before moments were told as well.
    pub fn shut_until(&self, until: Option<DateTime<Utc>>) -> Self {
        Self {
            shut_until: until,
            ..self.clone()
        }
    }

    /// The same for what is reckoned in passing and shown to nobody: it opens whatever is whole.
    pub fn for_reckoning(&self) -> Self {
        self.shut_until(None)
    }

    /// Whether something may be shut that is neither damaged nor moved.
    pub fn is_shut(&self) -> bool {
        self.shut_until.is_some()
    }

    /// Notes that another secret is in force; `true` the first time.
    pub fn is_first_to_be_old(&self) -> bool {
        !self.is_known_to_be_old.swap(true, Ordering::Relaxed)
    }

    /// The version byte, the moment, a random nonce of 24 bytes, then the sealed text.
    pub fn close(&self, place: SealContext<'_>, text: &str) -> Result<Vec<u8>, Unsealable> {
        let moment = self.clock.now().timestamp_micros();
        self.close_at(place, text, &moment.to_be_bytes())
    }

    /// Seals anew under this secret what another sealed, with its moment; from before moments were told it
    /// is 1970, so that it stays shut where it was.
    pub fn close_again(
        &self,
        place: SealContext<'_>,
        text: &str,
        before: &[u8],
    ) -> Result<Vec<u8>, Unsealable> {
        let moment = match before.split_first() {
            Some((&VERSION, rest)) => rest.get(..MOMENT).ok_or(Unsealable)?,
            _ => &[0; MOMENT],
        };
        self.close_at(place, text, moment)
    }

    fn close_at(
        &self,
        place: SealContext<'_>,
        text: &str,
        moment: &[u8],
    ) -> Result<Vec<u8>, Unsealable> {
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).map_err(|_| Unsealable)?;
        let bound = [place.bound().as_slice(), moment].concat();
        let payload = Payload {
            msg: text.as_bytes(),
            aad: &bound,
        };
        let sealed = self
            .cipher(place.owner)
            .encrypt(XNonce::from_slice(&nonce), payload)
            .map_err(|_| Unsealable)?;
        Ok([&[VERSION][..], moment, &nonce, &sealed].concat())
    }

    pub fn open(&self, place: SealContext<'_>, sealed: &[u8]) -> Result<String, Unreadable> {
        let (&version, rest) = sealed.split_first().ok_or(Unreadable)?;
        let (moment, rest) = match version {
            VERSION => rest.split_at_checked(MOMENT).ok_or(Unreadable)?,
            UNDATED => rest.split_at(0),
            _ => return Err(Unreadable),
        };
        if self
            .shut_until
            .is_some_and(|until| sealed_at(moment) <= until.timestamp_micros())
        {
            return Err(Unreadable);
        }
        let (nonce, rest) = rest.split_at_checked(NONCE).ok_or(Unreadable)?;
        let bound = [place.bound().as_slice(), moment].concat();
        let payload = Payload {
            msg: rest,
            aad: &bound,
        };
        let text = self
            .cipher(place.owner)
            .decrypt(XNonce::from_slice(nonce), payload)
            .map_err(|_| Unreadable)?;
        String::from_utf8(text).map_err(|_| Unreadable)
    }

    /// Tells one secret from another without giving it away.
    pub fn fingerprint(&self) -> String {
        hex::encode(&self.derive(b"fingerprint", &[])[..16])
    }

    /// A mark by which the installation knows again what it gave away; without the secret none can be made.
    pub fn mark(&self, purpose: &[u8], of: &[u8]) -> [u8; 32] {
        self.marking(purpose, of).finalize().into_bytes().into()
    }

    /// Whether a mark is ours; in constant time.
    pub fn is_mark(&self, purpose: &[u8], of: &[u8], mark: &[u8]) -> bool {
        self.marking(purpose, of).verify_slice(mark).is_ok()
    }

    fn marking(&self, purpose: &[u8], of: &[u8]) -> Hmac<Sha256> {
        let key = self.derive(b"mark", purpose);
        let mut mac =
            <Hmac<Sha256> as Mac>::new_from_slice(&key).expect("HMAC takes a key of any length");
        mac.update(of);
        mac
    }

    fn cipher(&self, owner: PersonId) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.derive(b"account", owner.0.as_bytes()).into())
    }

    fn derive(&self, purpose: &[u8], of: &[u8]) -> [u8; 32] {
        let mut key = [0; 32];
        self.root
            .expand_multi_info(&[purpose, b"\0", of], &mut key)
            .expect("HKDF-SHA256 gives up to 8160 bytes, and 32 are asked for");
        key
    }
}

impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seal(…)")
    }
}

/// Microseconds since 1970; of an undated value the beginning of time.
fn sealed_at(moment: &[u8]) -> i64 {
    moment.try_into().map_or(i64::MIN, i64::from_be_bytes)
}

impl SealContext<'_> {
    /// Each part with its length before it, so that no two places read the same.
    fn bound(&self) -> Vec<u8> {
        let parts = [
            self.owner.0.as_bytes(),
            self.table.as_bytes(),
            self.row,
            self.column.as_bytes(),
        ];
        parts
            .iter()
            .flat_map(|p| [&(p.len() as u64).to_be_bytes()[..], p].concat())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn place(owner: u128, row: &[u8]) -> SealContext<'_> {
        SealContext {
            owner: PersonId(Uuid::from_u128(owner)),
            table: "check_in",
            row,
            column: "note",
        }
    }

    #[test]
    fn a_text_opens_in_its_place_and_nowhere_else() {
        let seal = Seal::new(&[7; 32]);
        let sealed = seal.close(place(1, b"a"), "囲炉裏").unwrap();
        assert_eq!(seal.open(place(1, b"a"), &sealed).as_deref(), Ok("囲炉裏"));
        let other = |p: SealContext<'_>| seal.open(p, &sealed);
        assert_eq!(other(place(2, b"a")), Err(Unreadable));
        assert_eq!(other(place(1, b"b")), Err(Unreadable));
        assert_eq!(
            other(SealContext {
                table: "draft",
                ..place(1, b"a")
            }),
            Err(Unreadable)
        );
        assert_eq!(
            other(SealContext {
                column: "tone",
                ..place(1, b"a")
            }),
            Err(Unreadable)
        );
        assert_eq!(
            Seal::new(&[8; 32]).open(place(1, b"a"), &sealed),
            Err(Unreadable)
        );
    }

    #[test]
    fn a_damaged_or_short_value_is_unreadable() {
        let seal = Seal::new(&[7; 32]);
        let sealed = seal.close(place(1, b"a"), "x").unwrap();
        for length in 0..sealed.len() {
            assert_eq!(
                seal.open(place(1, b"a"), &sealed[..length]),
                Err(Unreadable),
                "{length}"
            );
        }
        for at in 0..sealed.len() {
            let mut damaged = sealed.clone();
            damaged[at] ^= 1;
            assert_eq!(seal.open(place(1, b"a"), &damaged), Err(Unreadable), "{at}");
        }
    }

    #[test]
    fn what_was_sealed_until_a_moment_stays_shut_and_what_came_later_opens() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let clock = Clock::standing(at("2026-11-23T09:00:00Z"));
        let seal = Seal::new(&[7; 32]).with_clock(clock.clone());
        let before = seal.close(place(1, b"a"), "before").unwrap();
        clock.set(at("2026-11-23T09:00:01Z"));
        let after = seal.close(place(1, b"a"), "after").unwrap();
        let shut = seal.shut_until(Some(at("2026-11-23T09:00:00Z")));
        assert_eq!(shut.open(place(1, b"a"), &before), Err(Unreadable));
        assert_eq!(shut.open(place(1, b"a"), &after).as_deref(), Ok("after"));
        assert_eq!(seal.open(place(1, b"a"), &before).as_deref(), Ok("before"));
        // Nobody can give a text a later moment, or take it from it.
        for moment in [[0x7f; 8].as_slice(), &[]] {
            let forged = [&[VERSION][..], moment, &before[9..]].concat();
            assert!(seal.open(place(1, b"a"), &forged).is_err());
        }
        // A new secret keeps the moment.
        let anew = Seal::new(&[8; 32]).with_clock(clock);
        let again = anew.close_again(place(1, b"a"), "before", &before).unwrap();
        let shut = anew.shut_until(Some(at("2026-11-23T09:00:00Z")));
        assert_eq!(shut.open(place(1, b"a"), &again), Err(Unreadable));
        assert_eq!(anew.open(place(1, b"a"), &again).as_deref(), Ok("before"));
    }

    /// Written by the version before moments were told: `old` under the key 7, in its place.
    const UNDATED_VALUE: &str =
        "01000102030405060708090a0b0c0d0e0f101112131415161701a045a81d5b75cad7156a1b21eee57173dd7d";

    #[test]
    fn a_value_from_before_moments_were_told_opens_and_is_shut_with_the_others() {
        let bytes: Vec<u8> = (0..UNDATED_VALUE.len() / 2)
            .map(|n| u8::from_str_radix(&UNDATED_VALUE[2 * n..2 * n + 2], 16).unwrap())
            .collect();
        let seal = Seal::new(&[7; 32]);
        assert_eq!(seal.open(place(1, b"a"), &bytes).as_deref(), Ok("old"));
        let shut = seal.shut_until(Some("2026-11-23T09:00:00Z".parse().unwrap()));
        assert_eq!(shut.open(place(1, b"a"), &bytes), Err(Unreadable));
        let again = seal.close_again(place(1, b"a"), "old", &bytes).unwrap();
        assert_eq!(shut.open(place(1, b"a"), &again), Err(Unreadable));
    }

    #[test]
    fn the_same_text_is_never_sealed_the_same_way_twice() {
        let seal = Seal::new(&[7; 32]);
        assert_ne!(
            seal.close(place(1, b"a"), "x"),
            seal.close(place(1, b"a"), "x")
        );
    }
}
