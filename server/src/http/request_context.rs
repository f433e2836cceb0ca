//! Turns a request into what pages and actions see of it.

use crate::http::app_state::Irori;
use crate::http::front::network;
use crate::http::security::RequestId;
use crate::http::{device_cookie, session};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use chrono::{DateTime, Utc};
use irori_core::domain::form::{Form, percent_encoded};
use irori_core::domain::person::Viewer;
use irori_core::domain::security_event::agent_of;
use irori_ports::error::AppError;
use irori_web::addresses::{self, CONFIRM, PERSONAL_DATA};
use irori_web::context::{RequestContext, Site};
use irori_web::words::{Locale, negotiate};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::AtomicU16;
use tower_sessions::Session;

/// Reads who asks and how; a store that cannot answer makes a refused request, not an error.
pub async fn context_of(irori: &Irori, parts: &Parts, session: &Session) -> RequestContext {
    let now = irori.clock.now();
    let (viewer, refused) = match viewer_of(irori, session, now).await {
        Ok(Some(viewer)) if is_shut_to(&viewer, parts.uri.path()) => {
            (Some(viewer), Some(AppError::NotAllowed))
        }
        Ok(viewer) => (viewer, None),
        Err(trouble) => (None, Some(trouble)),
    };
    let words = Locale(viewer.as_ref().map_or_else(
        || negotiate(text_of(&parts.headers, header::ACCEPT_LANGUAGE)),
        |viewer| viewer.profile.language,
    ));
    let query = parse_form(parts.uri.query().unwrap_or_default().as_bytes()).unwrap_or_default();
    let peer = parts.extensions.get::<SocketAddr>().copied();
    RequestContext {
        ports: irori.ports.clone(),
        viewer,
        session: session.id().map(|id| id.to_string()).unwrap_or_default(),
        now,
        words,
        at: without_said(parts.uri.path(), &query),
        query,
        parameters: Form::default(),
        form: Form::default(),
        outcome: None,
        refused,
        agent: agent_of(text_of(&parts.headers, header::USER_AGENT)),
        news: None,
        device: device_cookie::cookie(&parts.headers, irori.is_https())
            .and_then(|cookie| irori.store.device_of(cookie)),
        network: network(peer, &parts.headers, irori.proxies),
        nonce: parts.extensions.get::<RequestId>().map_or(0, |id| id.0),
        site: Site {
            noticed: irori.front.noticed(),
            ..irori.site.clone()
        },
        status: Arc::new(AtomicU16::new(200)),
    }
}

async fn viewer_of(
    irori: &Irori,
    session: &Session,
    now: DateTime<Utc>,
) -> Result<Option<Viewer>, AppError> {
    let Some((person, closed)) = session::person(session).await? else {
        return Ok(None);
    };
    if let Some(id) = session.id() {
        irori.store.touch_session(&id, now).await;
    }
    match closed {
        true => irori.ports.people.closed_viewer(person, now).await,
        false => irori.ports.people.viewer(person, now).await,
    }
}

/// Whether an address is shut to the person of a closed account: all but what is left to them, and what is
/// open to everybody.
pub fn is_shut_to(viewer: &Viewer, path: &str) -> bool {
    let is_left = match addresses::action_in(path) {
        Some(action) => ["account/erase", "account/confirm"].contains(&action),
        None => {
            [PERSONAL_DATA.path(), CONFIRM.path()].contains(&path) || path.starts_with("/mine/")
        }
    };
    let is_left = is_left || irori_web::routes::is_open(path);
    viewer.account.closed && !is_left
}

pub fn text_of(headers: &HeaderMap, name: header::HeaderName) -> &str {
    headers
        .get(name)
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default()
}

/// Path and query without the sentence that a redirect asked for.
fn without_said(path: &str, query: &Form) -> String {
    let mut kept = Form::default();
    for (name, value) in query.fields().filter(|(name, _)| *name != "said") {
        kept = kept.with(name, value);
    }
    if kept.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", kept.to_query())
    }
}

/// A path with the sentence to say there.
pub fn with_said(to: &str, said: Option<&str>) -> String {
    match said {
        None => to.to_owned(),
        Some(said) => format!(
            "{to}{}said={}",
            if to.contains('?') { '&' } else { '?' },
            percent_encoded(said)
        ),
    }
}

/// Reads a form; what none of ours would hold is refused.
pub fn parse_form(bytes: &[u8]) -> Result<Form, AppError> {
    Form::decode(bytes).ok_or(AppError::Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_browsers_write_it_and_broken_utf_8_is_refused() {
        let form = parse_form("a=1+2&b=%E5%9B%B2%0D%0A&a=%26&c".as_bytes()).unwrap();
        assert_eq!(form.all("a").collect::<Vec<_>>(), ["1 2", "&"]);
        assert_eq!(form.text("b"), Some("囲\r\n"));
        assert_eq!(form.text("c"), Some(""));
        assert_eq!(parse_form(b"a=%FF%FE").unwrap_err(), AppError::Malformed);
    }

    #[test]
    fn the_sentence_of_a_redirect_is_not_part_of_the_address() {
        let query = parse_form(b"day=2026-11-23&said=said-chat").unwrap();
        assert_eq!(without_said("/", &query), "/?day=2026%2D11%2D23");
        assert_eq!(
            with_said("/?day=x", Some("said-chat")),
            "/?day=x&said=said%2Dchat"
        );
    }
}
