//! Answers `/.well-known/…`: where to tell of a hole (RFC 9116), and where a password is changed.

use crate::http::app_state::Irori;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::{NaiveTime, SecondsFormat, TimeDelta};

/// For how long what is said can be relied on; RFC 9116 wants less than a year.
const GOOD_FOR: TimeDelta = TimeDelta::days(180);

/// Whom to tell of a hole; not there where `IRORI_SECURITY_CONTACT` names nobody.
pub async fn security(State(irori): State<Irori>) -> Response {
    let Some(contact) = &irori.security_contact else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let day = (irori.clock.now() + GOOD_FOR).date_naive();
    let expires = day.and_time(NaiveTime::MIN).and_utc();
    let expires = expires.to_rfc3339_opts(SecondsFormat::Secs, true);
    let url = &irori.site.public_url;
    let text = format!(
        "Contact: {contact}\nExpires: {expires}\nPreferred-Languages: en, ja\n\
         Canonical: {url}/.well-known/security.txt\n"
    );
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// Where password managers find the form.
pub async fn change_password() -> Redirect {
    Redirect::to("/settings#account-password-1-old-password")
}
