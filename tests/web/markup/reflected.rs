//! What an address, or a form that no page has, carries back into a page: as much text as any field.

use super::attacks::{LINES, odd};
use super::compare::Twins;
use super::fields::forms;
use super::walk::{Walk, once_each};
use super::world::{Address, ROLES, Template};
use axum::body::Body;
use axum::http::Request;
use irori_core::domain::form::percent_encoded;
use irori_web::actions::table::{ACTIONS, Action};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::sync::{Arc, Mutex};
use tests::browser::{Browser, Page};
use tests::markup::foreign;

/// Every name that a page or a file reads from its query, beside those of forms that ask.
const QUERY: [&str; 12] = [
    "said", "to", "back", "after", "before", "place", "day", "with", "mine", "bom", "lang",
    "language",
];

/// What may come of it: shown, led on, or refused; never a fault.
const ANSWERS: [u16; 12] = [200, 204, 302, 303, 400, 401, 403, 404, 405, 410, 413, 422];

fn is_answered(place: &str, page: &Page) {
    assert!(
        ANSWERS.contains(&page.status.as_u16()),
        "{place}: {}",
        page.status
    );
    let is_page = page
        .headers
        .get("content-type")
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let found = if is_page {
        foreign(&page.body)
    } else {
        Vec::new()
    };
    assert_eq!(found, [""; 0], "{place}");
}

#[tokio::test]
async fn what_a_query_or_a_path_carries_changes_no_document() {
    let template = Template::new().await;
    let addresses = once_each(&template.addresses);
    let mut walk = Walk::begin(&template, LINES[0]).await;
    let mut patterns = BTreeSet::new();
    let firsts: Vec<&Address> = addresses
        .iter()
        .filter(|one| patterns.insert(one.pattern))
        .collect();
    // In a few sets, for a wrong one may keep a page from reading the next.
    let mut sets: Vec<Vec<&str>> = QUERY.chunks(4).map(<[&str]>::to_vec).collect();
    sets.push(vec![
        "week",
        "kind",
        "quarter",
        "department",
        "section",
        "format",
    ]);
    sets.push(vec!["from", "to"]);
    let asked = |text: &str, names: &[&str]| {
        let pairs = names
            .iter()
            .map(|name| format!("{name}={}", percent_encoded(text)));
        pairs.collect::<Vec<_>>().join("&")
    };
    for (n, one) in firsts.iter().enumerate() {
        for role in &one.roles {
            for (at, names) in sets.iter().enumerate() {
                let twins = Twins::of(LINES[(n + at) % LINES.len()]);
                let queries = [&twins.plain, &twins.hostile]
                    .map(|text| format!("{}?{}", one.at, asked(text, names)));
                walk.get_each(role, [&queries[0], &queries[1]]).await;
            }
        }
    }
    // In place of what names something.
    for (n, one) in firsts
        .iter()
        .enumerate()
        .filter(|(_, one)| one.pattern.contains('{'))
    {
        for role in ROLES {
            let twins = Twins::of(LINES[n % LINES.len()]);
            let ats = [&twins.plain, &twins.hostile].map(|text| {
                let pieces = one
                    .pattern
                    .split('/')
                    .map(|piece| match piece.split_once('}') {
                        Some((_, end)) => percent_encoded(text) + end,
                        None => piece.to_owned(),
                    });
                pieces.collect::<Vec<_>>().join("/")
            });
            walk.get_each(role, [&ats[0], &ats[1]]).await;
        }
    }
    walk.end();
}

/// What a log would have.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Log {
    fn begin() -> Self {
        let log = Self::default();
        let writer = log.clone();
        let lines = tracing_subscriber::fmt()
            .with_env_filter("server=debug,app=debug,tower_http=debug,info,sqlx=warn")
            .with_ansi(false)
            .with_writer(move || writer.clone());
        // Where tests share a process another may listen already.
        let _ = lines.try_init();
        log
    }

    /// Every line is a line of ours.
    fn is_clean(&self) {
        let bytes = self.0.lock().unwrap().clone();
        let text = String::from_utf8(bytes).unwrap();
        for line in text.lines() {
            let is_ours = line.starts_with("20") && line.get(10..11) == Some("T");
            let odd = line
                .chars()
                .find(|c| c.is_control() || ('\u{202a}'..='\u{202e}').contains(c));
            assert!(is_ours && odd.is_none() && !line.contains("</"), "{line:?}");
        }
    }
}

/// Where a form stands, and the names of its fields.
#[derive(Clone, Default)]
struct Stands {
    at: String,
    names: BTreeSet<String>,
}

/// Every form, by its action.
async fn fields(template: &Template) -> BTreeMap<String, Stands> {
    let mut world = template.world("x").await;
    let mut found: BTreeMap<String, Stands> = BTreeMap::new();
    for one in once_each(&template.addresses) {
        for role in &one.roles {
            let page = world.get(role, &one.at).await;
            for form in forms(&page).into_iter().filter(|form| form.is_post) {
                let stands = found.entry(format!("/do/{}", form.act)).or_default();
                stands.at.clone_from(&one.at);
                stands.names.extend(form.names);
            }
        }
    }
    found
}

/// Each field by itself, then all at once, by everybody; what the form has besides is left out or blank.
#[tokio::test]
async fn forged_forms_change_no_document_and_write_no_line_into_the_log() {
    let log = Log::begin();
    let template = Template::new().await;
    let fields = fields(&template).await;
    let mut walk = Walk::begin(&template, LINES[0]).await;
    for (n, path) in ACTIONS.iter().map(Action::address).enumerate() {
        let path = path.as_str();
        let stands = fields.get(path).cloned().unwrap_or(Stands {
            at: "/settings".to_owned(),
            ..Stands::default()
        });
        let mut names = stands.names;
        names.remove("at");
        let single = names.clone();
        names.extend(["id", "name", "text", "carried", "carried-act", "to"].map(str::to_owned));
        let twins = Twins::of(LINES[n % LINES.len()]);
        for role in ROLES {
            let all = [&twins.plain, &twins.hostile].map(|text| {
                let typed = names.iter().map(|name| (name.clone(), text.clone()));
                typed
                    .chain([("at".to_owned(), stands.at.clone())])
                    .collect()
            });
            walk.post(role, path, all).await;
        }
        let role = match path {
            at if at.starts_with("/do/org") || at.starts_with("/do/forges") => "admin",
            at if at.starts_with("/do/weekly") || at.starts_with("/do/follow") => "lead",
            _ => "member",
        };
        for one in single {
            let alone = [&twins.plain, &twins.hostile].map(|text| {
                vec![
                    (one.clone(), text.clone()),
                    ("at".to_owned(), stands.at.clone()),
                ]
            });
            walk.post(role, path, alone).await;
        }
    }
    walk.end();
    log.is_clean();
}

/// Bodies, queries and paths that are no text at all, or none that a form makes.
const RAW: [&str; 12] = [
    // A lone surrogate, as UTF-8 would have it, and overlong marks.
    "%ED%A0%80%3Cb%3E",
    "%C0%BCscript%C0%BE",
    "%E0%80%BC",
    "%F0%80%80%BC",
    "%FF%FE%3C%00b%00%3E%00",
    "%80%81",
    "%3Cb%3E%00%3C/title%3E",
    // UTF-7 and UTF-16 without a mark are letters.
    "%2BADw-script%2BAD4-",
    "%u003Cscript%u003E",
    "%3",
    "%%%",
    "%0d%0aSet-Cookie:%20x=1%0d%0a%0d%0a%3Cscript%3E",
];

#[tokio::test]
async fn what_is_no_text_is_refused_with_a_page_of_ours() {
    let template = Template::new().await;
    let mut world = template.world("x").await;
    for raw in RAW {
        for (role, path, field) in [
            ("nobody", "/do/sign-in", "email"),
            ("member", "/do/check-in", "note"),
            ("member", "/do/account/profile", "name"),
            ("lead", "/do/annotation/add", "text"),
            ("admin", "/do/org/add-department", "name"),
        ] {
            for body in [
                format!("at=%2Fsettings&{field}={raw}"),
                format!("at=%2Fsettings&{raw}=x"),
                format!("at={raw}&{field}=x"),
                format!("at=/{raw}&{field}=x"),
            ] {
                let page = world
                    .of(role)
                    .post_raw(path, body.clone().into_bytes())
                    .await;
                is_answered(&format!("{path} {body}"), &page);
            }
        }
        for at in [
            "/?said=",
            "/entries?week=",
            "/entries/",
            "/sign-in?to=",
            "/join/",
            "/reset/",
            "/teams/",
            "/exports/",
            "/mine/",
            "/",
        ] {
            let at = format!("{at}{raw}");
            let Ok(request) = Request::get(&at).body(Body::empty()) else {
                continue;
            };
            let page = world.of("member").send(request).await;
            is_answered(&at, &page);
        }
    }
    for text in odd() {
        for name in ["at", "to", "note", "name"] {
            let body = format!("at=%2F&{name}={}", percent_encoded(&text));
            let page = world
                .of("member")
                .post_raw("/do/account/profile", body.into_bytes())
                .await;
            is_answered(&text, &page);
        }
    }
}

/// A page to come back to is one of ours, whatever the form says.
#[tokio::test]
async fn nobody_is_led_away() {
    let template = Template::new().await;
    let mut world = template.world("x").await;
    let name = [("name".to_owned(), "Aki".to_owned())];
    for to in [
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "/%0d%0aX: y",
        "/\t/evil.example",
        "/\n/evil.example",
        " //evil.example",
        "/./\\evil.example",
        "/</title><b>",
        "/\u{202e}moc.elpmaxe",
        "data:text/html,x",
        "?to=//evil.example",
        "",
    ] {
        for (path, field) in [
            ("/do/account/end-other-sessions", "at"),
            ("/do/consent/withdraw", "at"),
            ("/do/sign-in", "to"),
            ("/do/follow-up/tick", "at"),
        ] {
            let body = format!(
                "{field}={}&{}",
                percent_encoded(to),
                name.clone().map(|(n, v)| format!("{n}={v}"))[0]
            );
            let page = world.of("lead").post_raw(path, body.into_bytes()).await;
            is_answered(&format!("{path} {to:?}"), &page);
            leads_home(&page);
        }
        let mut door: Browser = world.house.walker();
        let body = format!(
            "at=%2Fsign-in&to={}&email=member%40demo.irori.example&password={}",
            percent_encoded(to),
            percent_encoded(server::demo::PASSWORD)
        );
        let page = door.post_raw("/do/sign-in", body.into_bytes()).await;
        assert_eq!(page.status, 303, "{to:?}: {}", page.text());
        leads_home(&page);
    }
}

fn leads_home(page: &Page) {
    let Some(to) = page.headers.get("location") else {
        return;
    };
    let to = String::from_utf8(to.as_bytes().to_vec()).unwrap();
    let is_home = to.starts_with('/')
        && !to.starts_with("//")
        && !to.contains('\\')
        && !to.chars().any(char::is_control);
    assert!(is_home, "{to}");
}
