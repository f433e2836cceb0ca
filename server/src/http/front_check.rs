//! Looks at each request for what stands in front of Irori, and tells the log.

use crate::config::is_loopback;
use crate::http::app_state::Irori;
use crate::http::front::*;
use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::http::uri::Authority;
use axum::middleware::Next;
use axum::response::Response;
use irori_core::domain::front::{Noticed, Shown};
use std::net::SocketAddr;

/// Looks at a request for a page or an action.
pub async fn look(State(irori): State<Irori>, request: Request, next: Next) -> Response {
    let shows = shown(request.headers(), host_of(&request), &irori);
    let peer = request.extensions().get::<SocketAddr>();
    let peer = peer.map(|peer| peer.ip().to_canonical());
    for shown in irori.front.take_in(peer, shows) {
        tracing::warn!(proxies = irori.proxies, "{}", sentence(&shown));
    }
    next.run(request).await
}

/// What an operator is told: what was seen, and what to ask oneself.
pub fn sentence(shown: &Shown) -> String {
    let from = shown.addresses();
    match shown.noticed {
        Noticed::NoProxySet => format!(
            "most requests of late come from {from} with headers that proxies add, and IRORI_PROXIES is 0. Is there a proxy of yours at {from}? If so, everybody behind it counts as one network; if not, leave it at 0, or whoever is there could claim any address"
        ),
        Noticed::FewerProxies => format!(
            "most requests of late come from {from} through fewer proxies than IRORI_PROXIES says: where they come from is not believed. Is there a proxy of yours at {from}, or a way past them?"
        ),
        Noticed::OtherHost => format!(
            "most requests of late, from {from}, are for another host than that of IRORI_PUBLIC_URL. Do people know Irori by that name?"
        ),
        Noticed::OtherScheme => format!(
            "most requests of late, from {from}, say that they came by another scheme (http, https) than that of IRORI_PUBLIC_URL. Is there a proxy of yours at {from}?"
        ),
    }
}

pub(super) fn shown(headers: &HeaderMap, host: Option<Authority>, irori: &Irori) -> Vec<Noticed> {
    let mut shows = Vec::new();
    let through = entries(headers).len();
    let is_proxied = OF_PROXIES.iter().any(|name| headers.contains_key(*name));
    if irori.proxies == 0 && is_proxied {
        shows.push(Noticed::NoProxySet);
    }
    if through < irori.proxies {
        shows.push(Noticed::FewerProxies);
    }
    let (scheme, public) = irori.site.public_url.split_once("://").unwrap_or_default();
    let port = PORTS.iter().find(|(name, _)| *name == scheme);
    let port = port.map(|(_, port)| *port);
    let same = |a: &Authority, b: &Authority| {
        // This machine has several names, and each leads here.
        let are_here = [a, b]
            .iter()
            .all(|it| is_loopback(it.host().trim_matches(['[', ']'])));
        (are_here || a.host().eq_ignore_ascii_case(b.host()))
            && a.port_u16().or(port) == b.port_u16().or(port)
    };
    if let (Some(host), Ok(public)) = (host, public.parse::<Authority>())
        && !same(&host, &public)
    {
        shows.push(Noticed::OtherHost);
    }
    let told = joined(headers, "x-forwarded-proto");
    let told = told.rsplit(',').next().map(str::trim).unwrap_or_default();
    if !told.is_empty() && !told.eq_ignore_ascii_case(scheme) {
        shows.push(Noticed::OtherScheme);
    }
    shows
}
