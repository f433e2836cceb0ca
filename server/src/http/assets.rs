//! Files that are the same for everybody: the style sheet and the icon, built into the program.

use super::style_files::STYLE_FILES;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

static STYLE: LazyLock<(String, String)> = LazyLock::new(|| {
    let text: String = STYLE_FILES
        .iter()
        .map(|(_, text)| *text)
        .collect::<Vec<_>>()
        .join("\n");
    let hash = Sha256::digest(text.as_bytes());
    let name = format!(
        "/assets/irori-{:02x}{:02x}{:02x}{:02x}.css",
        hash[0], hash[1], hash[2], hash[3]
    );
    (name, text)
});

/// The address of the style sheet; it changes with its content.
pub fn style_path() -> &'static str {
    &STYLE.0
}

const ICON: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect x="2" y="2" width="28" height="28" rx="4" fill="#faf7f1" stroke="#2a2520" stroke-width="2.5"/><path d="M16 7c4 5 6 7 6 11a6 6 0 0 1-12 0c0-2 1-4 2.5-5 .3 2 1 3 2 3.5C14 13 14.5 10 16 7z" fill="#b0431e"/></svg>"##;

/// Answers `/assets/…`.
pub async fn asset(uri: axum::http::Uri) -> Response {
    let path = uri.path();
    if path == style_path() {
        lasting(
            "text/css; charset=utf-8",
            &STYLE.1,
            "public, max-age=31536000, immutable",
        )
    } else if path == "/assets/icon.svg" {
        lasting("image/svg+xml", ICON, "public, max-age=86400")
    } else {
        StatusCode::NOT_FOUND.into_response()
    }
}

/// Nothing here is for search engines.
pub async fn robots() -> &'static str {
    "User-agent: *\nDisallow: /\n"
}

fn lasting(kind: &'static str, body: &'static str, keep: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CACHE_CONTROL, HeaderValue::from_static(keep)),
    ];
    (headers, body).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_file_is_served_and_the_tokens_come_first() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../style");
        let mut found: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|f| f.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(".css"))
            .collect();
        let mut listed: Vec<String> = STYLE_FILES
            .iter()
            .map(|(name, _)| (*name).to_owned())
            .collect();
        assert_eq!(&listed[..2], ["tokens.css", "base.css"]);
        found.sort();
        listed.sort();
        assert_eq!(found, listed);
    }
}
