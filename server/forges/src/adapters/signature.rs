//! Signatures of deliveries, made with a hook's secret. Everything is compared in constant time.

use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

/// Whether `signature` is the HMAC-SHA256 of the parts, one after the other.
pub fn is_hmac(key: &[u8], parts: &[&[u8]], signature: &[u8]) -> bool {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        return false;
    };
    for part in parts {
        mac.update(part);
    }
    mac.verify_slice(signature).is_ok()
}

/// Whether `signature` is, in hexadecimal digits, the HMAC-SHA256 of the body.
pub fn is_hex_hmac(secret: &str, body: &[u8], signature: &str) -> bool {
    hex::decode(signature).is_ok_and(|s| is_hmac(secret.as_bytes(), &[body], &s))
}

/// Whether two texts are the same. The time it takes tells of their digests alone, of which nothing
/// follows.
pub fn is_same(secret: &str, told: &str) -> bool {
    Sha256::digest(secret.as_bytes()) == Sha256::digest(told.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of GitHub's documentation on validating deliveries.
    #[test]
    fn a_signature_fits_one_secret_and_one_body() {
        let secret = "It's a Secret to Everybody";
        let good = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
        assert!(is_hex_hmac(secret, b"Hello, World!", good));
        assert!(is_hex_hmac(secret, b"Hello, World!", &good.to_uppercase()));
        for (secret, body, signature) in [
            ("other", &b"Hello, World!"[..], good),
            (secret, b"Hello, World?", good),
            (secret, b"Hello, World!", &good[..good.len() - 2]),
            (secret, b"Hello, World!", &good.replace('7', "8")),
            (secret, b"Hello, World!", ""),
            (secret, b"Hello, World!", &"é".repeat(32)),
        ] {
            assert!(!is_hex_hmac(secret, body, signature), "{signature}");
        }
        assert!(is_same("a", "a") && !is_same("a", "b") && !is_same("a", ""));
    }
}
