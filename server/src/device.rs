//! The cookie by which a browser is known again: a random id, signed by the installation. It opens
//! nothing; where the browser was signed in to an account before, others cannot hold it up there.

use crate::seal::Seal;
use app::domain::id::DeviceId;
use axum::http::{HeaderMap, HeaderValue, header};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

/// How long a browser keeps it after the last sign-in: a year.
const KEPT_SECONDS: u64 = 365 * 24 * 3600;

/// Of the cookie on TLS, and without.
fn name(is_https: bool) -> &'static str {
    match is_https {
        true => "__Host-irori-device",
        false => "irori-device",
    }
}

/// What the cookie holds.
pub fn signed(seal: &Seal, device: DeviceId) -> String {
    let id = device.0.as_bytes();
    URL_SAFE_NO_PAD.encode([&id[..], &seal.mark(b"device", id)].concat())
}

/// The browser that a cookie names; `None` where this installation did not sign it.
fn read(seal: &Seal, cookie: &str) -> Option<DeviceId> {
    let bytes = URL_SAFE_NO_PAD.decode(cookie).ok()?;
    let (id, mark) = bytes.split_at_checked(16)?;
    let is_ours = seal.is_mark(b"device", id, mark);
    is_ours.then(|| Uuid::from_slice(id).ok().map(DeviceId))?
}

/// The browser that asks.
pub fn of(seal: &Seal, headers: &HeaderMap, is_https: bool) -> Option<DeviceId> {
    let lines = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok());
    let mut pairs = lines
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    let (_, cookie) = pairs.find(|(found, _)| *found == name(is_https))?;
    read(seal, cookie)
}

/// The header that sets the cookie.
pub fn set(seal: &Seal, device: DeviceId, is_https: bool) -> Option<HeaderValue> {
    let secure = if is_https { "; Secure" } else { "" };
    let (name, value) = (name(is_https), signed(seal, device));
    let cookie =
        format!("{name}={value}; Path=/; Max-Age={KEPT_SECONDS}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&cookie).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_known_by_a_cookie_that_we_signed_and_by_no_other() {
        let (ours, other) = (Seal::new(&[7; 32]), Seal::new(&[8; 32]));
        let device = DeviceId(Uuid::from_u128(5));
        let cookie = signed(&ours, device);
        let found = |seal: &Seal, cookie: &str| {
            let mut headers = HeaderMap::new();
            let line = format!("irori=x; irori-device={cookie}");
            headers.insert(header::COOKIE, line.parse().unwrap());
            of(seal, &headers, false)
        };
        assert_eq!(found(&ours, &cookie), Some(device));
        assert_eq!(found(&other, &cookie), None);
        for wrong in [
            "",
            "x",
            &cookie[..cookie.len() - 1],
            &cookie.replacen('A', "B", 1),
        ] {
            assert_eq!(found(&ours, wrong), None, "{wrong}");
        }
    }

    #[test]
    fn on_tls_the_cookie_is_the_hosts_alone() {
        let device = DeviceId(Uuid::from_u128(5));
        let set = set(&Seal::new(&[7; 32]), device, true).unwrap();
        let set = set.to_str().unwrap();
        assert!(set.starts_with("__Host-irori-device="), "{set}");
        for part in ["; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/;"] {
            assert!(set.contains(part), "{set}");
        }
    }
}
