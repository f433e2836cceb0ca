//! A person with a browser that runs no scripts: keeps cookies, reads pages, fills in their forms.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use irori_store::Store;
use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeMap;
use tower::ServiceExt;

/// One person's browser.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
    language: &'static str,
    at: String,
    /// Whose log of strangers is written before the next request.
    store: Option<Store>,
}

/// What a browser got.
#[derive(Clone, Debug)]
pub struct Page {
    pub status: StatusCode,
    pub body: String,
    /// The body as it came.
    pub bytes: Vec<u8>,
    pub headers: header::HeaderMap,
    /// Path and query it came from, after redirects.
    pub at: String,
}

impl Browser {
    pub fn new(router: Router) -> Self {
        Self {
            router,
            cookies: BTreeMap::new(),
            language: "en",
            at: "/".to_owned(),
            store: None,
        }
    }

    /// Waits after each request until what it brought about is written down.
    #[must_use]
    pub fn waiting_for(mut self, store: Store) -> Self {
        self.store = Some(store);
        self
    }

    #[must_use]
    pub fn speaking(mut self, language: &'static str) -> Self {
        self.language = language;
        self
    }

    pub fn cookies(&self) -> &BTreeMap<String, String> {
        &self.cookies
    }

    pub fn set_cookies(&mut self, cookies: BTreeMap<String, String>) {
        self.cookies = cookies;
    }

    /// Sends one request without following where it leads.
    pub async fn send(&mut self, mut request: Request<Body>) -> Page {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(n, v)| format!("{n}={v}"))
            .collect();
        let at = request
            .uri()
            .path_and_query()
            .map(ToString::to_string)
            .unwrap_or_default();
        let headers = request.headers_mut();
        if !cookies.is_empty() {
            headers.insert(header::COOKIE, cookies.join("; ").parse().unwrap());
        }
        headers
            .entry(header::HOST)
            .or_insert("127.0.0.1:3000".parse().unwrap());
        headers
            .entry(header::ACCEPT_LANGUAGE)
            .or_insert(self.language.parse().unwrap());
        headers
            .entry(header::ACCEPT)
            .or_insert("text/html".parse().unwrap());
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            if value.is_empty() || cookie.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let bytes = body.collect().await.unwrap().to_bytes();
        if let Some(store) = &self.store {
            // A machine that runs many tests at once can be slow to write.
            for _ in 0..10 {
                if store.wait_for_recording().await {
                    break;
                }
            }
        }
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Page {
            status: parts.status,
            body,
            bytes: bytes.into(),
            headers: parts.headers,
            at,
        }
    }

    /// Opens a page and follows redirects.
    pub async fn get(&mut self, path: &str) -> Page {
        let mut path = path.to_owned();
        for _ in 0..5 {
            let page = self
                .send(Request::get(&path).body(Body::empty()).unwrap())
                .await;
            match page.location() {
                Some(to) => path = to,
                None => {
                    self.at.clone_from(&page.at);
                    return page;
                }
            }
        }
        panic!("too many redirects from {path}");
    }

    /// Posts fields as a browser would, and follows where it leads.
    pub async fn post(&mut self, path: &str, fields: &[(String, String)]) -> Page {
        let page = self.post_raw(path, encode(fields).into_bytes()).await;
        match page.location() {
            Some(to) => self.get(&to).await,
            None => page,
        }
    }

    /// Posts a body as it is, without following.
    pub async fn post_raw(&mut self, path: &str, body: Vec<u8>) -> Page {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body))
            .unwrap();
        self.send(request).await
    }

    /// Fills in the form of `page` that submits `act` and sends it. A name given here replaces what
    /// the form holds; all values of a name are given one by one.
    pub async fn fill(&mut self, page: &Page, act: &str, values: &[(&str, &str)]) -> Page {
        let fields = page
            .form(act)
            .unwrap_or_else(|| panic!("no form {act} at {}:\n{}", page.at, page.text()));
        self.post(&format!("/do/{act}"), &with_values(fields, values))
            .await
    }
}

/// `fields` with `values` in place of what stood under their names.
pub fn with_values(
    fields: Vec<(String, String)>,
    values: &[(&str, &str)],
) -> Vec<(String, String)> {
    let mut fields: Vec<_> = fields
        .into_iter()
        .filter(|(n, _)| !values.iter().any(|(v, _)| v == n))
        .collect();
    fields.extend(
        values
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned())),
    );
    fields
}

/// `application/x-www-form-urlencoded`, with the line ends browsers send.
pub fn encode(fields: &[(String, String)]) -> String {
    let part = |text: &str| -> String {
        let text = text
            .replace("\r\n", "\n")
            .replace('\r', "\n")
            .replace('\n', "\r\n");
        text.bytes()
            .map(|b| match b {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                    (b as char).to_string()
                }
                b' ' => "+".to_owned(),
                b => format!("%{b:02X}"),
            })
            .collect()
    };
    fields
        .iter()
        .map(|(n, v)| format!("{}={}", part(n), part(v)))
        .collect::<Vec<_>>()
        .join("&")
}

impl Page {
    pub fn location(&self) -> Option<String> {
        let to = self.headers.get(header::LOCATION)?;
        self.status
            .is_redirection()
            .then(|| to.to_str().unwrap().to_owned())
    }

    pub fn html(&self) -> Html {
        Html::parse_document(&self.body)
    }

    /// All text a person can read.
    pub fn text(&self) -> String {
        let html = self.html();
        let body = html.select(&selector("body")).next();
        let text: Vec<&str> = body
            .iter()
            .flat_map(ElementRef::text)
            .map(str::trim)
            .collect();
        text.into_iter()
            .filter(|t| !t.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The texts of all elements a selector finds.
    pub fn all(&self, css: &str) -> Vec<String> {
        self.html()
            .select(&selector(css))
            .map(|e| e.text().collect::<String>().trim().to_owned())
            .collect()
    }

    /// The values of an attribute on all elements a selector finds.
    pub fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        self.html()
            .select(&selector(css))
            .filter_map(|e| e.attr(name).map(str::to_owned))
            .collect()
    }

    /// What the form that submits `act` would send untouched.
    pub fn form(&self, act: &str) -> Option<Vec<(String, String)>> {
        self.forms(act).into_iter().next()
    }

    /// What each form that submits `act` would send untouched.
    pub fn forms(&self, act: &str) -> Vec<Vec<(String, String)>> {
        let html = self.html();
        let form = selector(&format!("form[action='/do/{act}']"));
        html.select(&form).map(successful).collect()
    }
}

/// The successful controls of a form, as HTML defines them.
pub fn successful(form: ElementRef<'_>) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for control in form.select(&selector("input, select, textarea")) {
        let Some(name) = control.attr("name") else {
            continue;
        };
        let value = match control.value().name() {
            "textarea" => {
                let text: String = control.text().collect();
                Some(text)
            }
            "select" => {
                let chosen = control.select(&selector("option[selected]")).next();
                let first = control.select(&selector("option")).next();
                chosen
                    .or(first)
                    .and_then(|o| o.attr("value"))
                    .map(str::to_owned)
            }
            _ => match control.attr("type") {
                Some("radio" | "checkbox") => control
                    .attr("checked")
                    .map(|_| control.attr("value").unwrap_or("on").to_owned()),
                _ => Some(control.attr("value").unwrap_or_default().to_owned()),
            },
        };
        if let Some(value) = value {
            fields.push((name.to_owned(), value));
        }
    }
    fields
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap()
}
