//! The cookie by which a browser is known again.

use axum::http::{HeaderMap, HeaderValue, header};

/// How long a browser keeps it after the last sign-in: a year.
const KEPT_SECONDS: u64 = 365 * 24 * 3600;

/// Of the cookie on TLS, and without.
fn name(is_https: bool) -> &'static str {
    match is_https {
        true => "__Host-irori-device",
        false => "irori-device",
    }
}

/// What the cookie of a request holds, whoever signed it.
pub fn cookie(headers: &HeaderMap, is_https: bool) -> Option<&str> {
    let lines = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok());
    let mut pairs = lines
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    let (_, cookie) = pairs.find(|(found, _)| *found == name(is_https))?;
    Some(cookie)
}

/// The header that sets the cookie to `value`.
pub fn set(value: &str, is_https: bool) -> Option<HeaderValue> {
    let secure = if is_https { "; Secure" } else { "" };
    let name = name(is_https);
    let cookie =
        format!("{name}={value}; Path=/; Max-Age={KEPT_SECONDS}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&cookie).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_beside_others() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, "irori=x; irori-device=abc".parse().unwrap());
        assert_eq!(cookie(&headers, false), Some("abc"));
        assert_eq!(cookie(&headers, true), None);
    }

    #[test]
    fn on_tls_the_cookie_is_the_hosts_alone() {
        let set = set("abc", true).unwrap();
        let set = set.to_str().unwrap();
        assert!(set.starts_with("__Host-irori-device=abc;"), "{set}");
        for part in ["; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/;"] {
            assert!(set.contains(part), "{set}");
        }
    }
}
