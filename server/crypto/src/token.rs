//! Secrets handed out in links: 32 random bytes, of which only the hash is kept.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

/// A fresh token of 32 random bytes, as it stands in an address. `None` when the system gives no
/// random bytes.
pub fn generate() -> Option<String> {
    Some(URL_SAFE_NO_PAD.encode(random()?))
}

/// How a key for signatures begins (Standard Webhooks); the rest is base64.
pub const SIGNING: &str = "whsec_";

/// A fresh key of 32 random bytes for signatures.
pub fn draw_signing() -> Option<String> {
    Some(format!("{SIGNING}{}", STANDARD.encode(random()?)))
}

fn random() -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).ok()?;
    Some(bytes)
}

/// What is kept of a token or of the id of a session: its SHA-256.
pub fn hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_differ_and_fit_into_an_address() {
        let (a, b) = (generate().unwrap(), generate().unwrap());
        assert_ne!(a, b);
        assert_eq!(a.len(), 43);
        assert!(
            a.chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        );
        assert_ne!(hash(&a), hash(&b));
    }
}
