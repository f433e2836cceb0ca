//! Detection of reverse proxies from requests: proxies, the host and the scheme that people use. A request
//! that names no host, or two, is refused.
//!
//! Decided:
//!
//! - 2026-11-30: **What visitors can bring about is a note and no illness** in `irori doctor`, and is
//!   told to admins only while most of the latest requests show it, of addresses whose requests nearly
//!   all do. It names them and asks, because who takes a visitor for a proxy lets them claim any
//!   address.

use axum::extract::Request;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, StatusCode, Version, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use irori_core::domain::front::{Noticed, Shown};
use irori_core::domain::network::Network;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet, VecDeque};
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What a proxy tells of itself.
pub(super) const OF_PROXIES: [&str; 4] = ["x-forwarded-for", "forwarded", "x-real-ip", "via"];
/// The ports that an address need not name.
pub(super) const PORTS: [(&str, u16); 2] = [("http", 80), ("https", 443)];

/// So many of the latest requests are watched.
const WATCHED: usize = 64;
/// So many addresses are named at most.
const NAMED: usize = 3;

/// Watches the latest requests. Anybody can send a header, so what only few of them show is nothing
/// to trouble an admin with, and what one address shows now and then is no proxy's doing.
#[derive(Clone, Default)]
pub struct Front(Arc<Mutex<Seen>>);

#[derive(Default)]
struct Seen {
    /// The latest requests: whose, and what each shows.
    latest: VecDeque<(Option<IpAddr>, Vec<Noticed>)>,
    /// What was said in the log.
    said: HashSet<Noticed>,
}

impl Front {
    /// What more than half of the latest requests show, of addresses that nearly always show it.
    pub fn noticed(&self) -> Vec<Shown> {
        self.locked().noticed()
    }

    /// Whether anything can be said yet.
    pub fn has_seen_any(&self) -> bool {
        !self.locked().latest.is_empty()
    }

    /// Takes one request in; gives what is noticed for the first time.
    pub(super) fn take_in(&self, peer: Option<IpAddr>, shows: Vec<Noticed>) -> Vec<Shown> {
        let seen = &mut *self.locked();
        if seen.latest.len() == WATCHED {
            seen.latest.pop_front();
        }
        let is_plain = shows.is_empty();
        seen.latest.push_back((peer, shows));
        if is_plain || seen.said.len() == Noticed::ALL.len() {
            return Vec::new();
        }
        let mut first = seen.noticed();
        first.retain(|shown| seen.said.insert(shown.noticed));
        first
    }

    fn locked(&self) -> MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seen {
    fn noticed(&self) -> Vec<Shown> {
        let all = Noticed::ALL.iter();
        all.filter_map(|noticed| self.shown(*noticed)).collect()
    }

    fn shown(&self, noticed: Noticed) -> Option<Shown> {
        let mut peers: HashMap<Option<IpAddr>, (usize, usize)> = HashMap::new();
        for (peer, shows) in &self.latest {
            let (all, showing) = peers.entry(*peer).or_default();
            *all += 1;
            *showing += usize::from(shows.contains(&noticed));
        }
        peers.retain(|_, (all, showing)| *showing * 10 >= *all * 9);
        let showing: usize = peers.values().map(|(_, showing)| showing).sum();
        if showing * 2 <= self.latest.len() {
            return None;
        }
        let mut from: Vec<_> = peers.into_iter().collect();
        from.sort_by_key(|(peer, (_, showing))| (Reverse(*showing), *peer));
        let from = from.into_iter().filter_map(|(peer, _)| peer).take(NAMED);
        let from = from.map(|peer| peer.to_string()).collect();
        Some(Shown { noticed, from })
    }
}

/// The host that a request is for, where it names one.
pub(super) fn host_of(request: &Request) -> Option<Authority> {
    let told = request.headers().get(header::HOST);
    let told = told.and_then(|host| host.to_str().ok()?.parse().ok());
    request.uri().authority().cloned().or(told)
}

/// Refuses a request that names no host, more than one, or what is none. Older HTTP/1.0 checks of
/// whether Irori lives need none.
pub async fn host(request: Request, next: Next) -> Response {
    let named = request.headers().get_all(header::HOST).iter();
    let named: Vec<Option<Authority>> = named
        .map(|host| host.to_str().ok()?.parse().ok().filter(is_host))
        .collect();
    let own = request.uri().authority();
    let is_good = match (named.as_slice(), own) {
        ([Some(host)], None) => !host.as_str().is_empty(),
        ([Some(host)], Some(own)) => is_host(own) && host == own,
        ([], Some(own)) => request.version() >= Version::HTTP_2 && is_host(own),
        ([], None) => {
            request.version() < Version::HTTP_11
                && crate::http::security::is_probe(request.uri().path())
        }
        _ => false,
    };
    if is_good {
        next.run(request).await
    } else {
        let said = "The request has to name one host.\n";
        (StatusCode::BAD_REQUEST, said).into_response()
    }
}

fn is_host(authority: &Authority) -> bool {
    !authority.host().is_empty() && !authority.as_str().contains('@')
}

/// The address a request comes from. `proxies` many last entries of `X-Forwarded-For` were added by
/// our own proxies.
pub fn address(peer: Option<SocketAddr>, headers: &HeaderMap, proxies: usize) -> Option<IpAddr> {
    let told = proxies
        .checked_sub(1)
        .and_then(|nth| entries(headers).into_iter().rev().nth(nth))
        .and_then(|entry| told_address(&entry));
    told.or(peer.map(|peer| peer.ip()))
}

/// The network a request comes from, for throttling.
pub fn network(peer: Option<SocketAddr>, headers: &HeaderMap, proxies: usize) -> String {
    let network = address(peer, headers, proxies).map(Network::of);
    network.map_or_else(|| "unknown".to_owned(), |network| network.to_string())
}

/// Every entry of every line of `X-Forwarded-For`, in order: lines are one list (RFC 9110 §5.3), and
/// a proxy may add its entry to the last line or as a line of its own.
pub(super) fn entries(headers: &HeaderMap) -> Vec<String> {
    let list = joined(headers, "x-forwarded-for");
    let entries = list.split(',').map(str::trim);
    entries
        .filter(|e| !e.is_empty())
        .map(str::to_owned)
        .collect()
}

/// What is not text stays an entry, so that it does not hide those beside it.
pub(super) fn joined(headers: &HeaderMap, name: &str) -> String {
    let lines = headers.get_all(name).iter();
    let lines: Vec<_> = lines
        .map(|line| String::from_utf8_lossy(line.as_bytes()))
        .collect();
    lines.join(",")
}

/// An address as proxies write it; some add the port.
fn told_address(entry: &str) -> Option<IpAddr> {
    let bare = entry.trim_start_matches('[').trim_end_matches(']');
    let with_port = || entry.parse::<SocketAddr>().ok().map(|a| a.ip());
    bare.parse().ok().or_else(with_port)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[(&'static str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            let value = axum::http::HeaderValue::from_bytes(value.as_bytes()).unwrap();
            headers.append(*name, value);
        }
        headers
    }

    #[test]
    fn a_forwarded_address_counts_only_behind_our_own_proxies_and_all_lines_are_one_list() {
        let peer = "10.0.0.1:999".parse().ok();
        for (lines, proxies, expected) in [
            (vec!["6.6.6.6"], 0, "10.0.0.1"),
            (vec!["6.6.6.6, 1.2.3.4"], 1, "1.2.3.4"),
            (vec!["6.6.6.6", "1.2.3.4"], 1, "1.2.3.4"),
            (vec!["6.6.6.6", "1.2.3.4, 10.0.0.9"], 2, "1.2.3.4"),
            (vec!["6.6.6.6, 1.2.3.4", "10.0.0.9"], 2, "1.2.3.4"),
            (vec!["6.6.6.6", "1.2.3.4", ""], 1, "1.2.3.4"),
            (vec!["\u{ff}", "1.2.3.4"], 1, "1.2.3.4"),
            (vec!["1.2.3.4:5678"], 1, "1.2.3.4"),
            (vec!["[2001:db8:1:2::9]:443"], 1, "2001:db8:1:2::/64"),
            (vec!["nonsense"], 1, "10.0.0.1"),
            (vec!["1.2.3.4"], 2, "10.0.0.1"),
            (vec![], 1, "10.0.0.1"),
            (vec!["2001:db8:1:2:3:4:5:6"], 1, "2001:db8:1:2::/64"),
            (vec!["::ffff:1.2.3.4"], 1, "1.2.3.4"),
        ] {
            let lines: Vec<_> = lines.into_iter().map(|l| ("x-forwarded-for", l)).collect();
            let found = network(peer, &headers(&lines), proxies);
            assert_eq!(found, expected, "{lines:?}");
        }
    }

    #[test]
    fn what_most_of_the_latest_requests_show_is_noticed_and_goes_again() {
        let front = Front::default();
        let proxy = "10.0.0.5".parse().ok();
        let is_noticed = || !front.noticed().is_empty();
        assert!(!is_noticed() && !front.has_seen_any());
        let shows = || vec![Noticed::NoProxySet];
        let shown = [Shown {
            noticed: Noticed::NoProxySet,
            from: vec!["10.0.0.5".to_owned()],
        }];
        assert_eq!(front.take_in(proxy, shows()), shown);
        assert_eq!(front.noticed(), shown);
        assert_eq!(front.take_in(proxy, shows()), [], "said once");
        for _ in 0..2 {
            front.take_in("192.0.2.1".parse().ok(), Vec::new());
        }
        assert!(!is_noticed(), "half is not most");
        for _ in 0..64 {
            front.take_in(proxy, shows());
        }
        assert_eq!(front.noticed(), shown);
        for _ in 0..40 {
            front.take_in("192.0.2.1".parse().ok(), Vec::new());
        }
        assert!(!is_noticed());
    }

    #[test]
    fn a_visitor_is_no_proxy_of_others_and_is_named() {
        let visitor: Option<IpAddr> = "198.51.100.9".parse().ok();
        for (others, noticed) in [("198.51.100.9", None), ("192.0.2.1", Some("198.51.100.9"))] {
            let front = Front::default();
            for _ in 0..20 {
                front.take_in(others.parse().ok(), Vec::new());
                for _ in 0..3 {
                    front.take_in(visitor, vec![Noticed::NoProxySet]);
                }
            }
            let found = front.noticed();
            let from = found.first().map(Shown::addresses);
            assert_eq!(from.as_deref(), noticed);
            for shown in &found {
                assert!(
                    crate::http::front_check::sentence(shown)
                        .contains("Is there a proxy of yours at 198.51.100.9?")
                );
            }
        }
    }
}
