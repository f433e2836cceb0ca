//! Two organisations that differ in people's texts alone: the demo, with somebody of every role at a
//! browser, and every address there is.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use irori_core::domain::consent::{ConsentPlan, SharedFamily};
use irori_core::domain::day::Day;
use irori_core::domain::entry::{Cursor, EntryFilter, EntryKind};
use irori_core::domain::lead::LeadOf;
use irori_core::families::MySignal;
use irori_web::routes::rights;
use sqlx::{AssertSqlSafe, Connection, Executor, SqliteConnection};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use tests::browser::{Browser, Page};
use tests::demo::{Demo, Someone, may_have};
use tests::test_app::{TestApp, link_of};

/// Who walks.
pub const ROLES: [&str; 5] = ["nobody", "member", "lead", "hr", "admin"];

/// The demo as a file, from which any number of houses begin.
pub struct Template {
    folder: TempDir,
    cookies: BTreeMap<&'static str, BTreeMap<String, String>>,
    /// Pattern, address, and the roles that may have it.
    pub addresses: Vec<Address>,
}

#[derive(Clone, Debug)]
pub struct Address {
    pub pattern: &'static str,
    pub at: String,
    pub roles: Vec<&'static str>,
}

/// A house and the browsers of everybody in it.
pub struct World {
    pub house: TestApp,
    pub walkers: BTreeMap<&'static str, Browser>,
}

impl Template {
    pub async fn new() -> Self {
        let mut demo = Demo::open().await;
        let values = values(&mut demo).await;
        let addresses = addresses(&demo, &values);
        let folder = tempfile::tempdir().unwrap();
        let source = demo.house.folder.path().join("irori.db");
        let mut line = open(&source).await;
        let copy = format!("VACUUM INTO '{}'", folder.path().join("irori.db").display());
        line.execute(AssertSqlSafe(copy)).await.unwrap();
        let cookies = demo.everybody.iter();
        Self {
            cookies: cookies
                .map(|one| (one.name, one.walker.cookies().clone()))
                .collect(),
            addresses,
            folder,
        }
    }

    /// A house of its own in which everybody, every team and every department is called `name`.
    pub async fn world(&self, name: &str) -> World {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("irori.db");
        std::fs::copy(self.folder.path().join("irori.db"), &file).unwrap();
        let mut line = open(&file).await;
        for table in ["person", "team", "department", "holiday"] {
            let rename = format!("UPDATE {table} SET name = $1");
            let rename = sqlx::query(AssertSqlSafe(rename)).bind(name);
            rename.execute(&mut line).await.unwrap();
        }
        line.close().await.unwrap();
        let url = format!("sqlite://{}", file.display());
        let house = TestApp::on(&url, Arc::new(folder)).await;
        let walkers = self.cookies.iter().map(|(role, cookies)| {
            let mut walker = house.walker();
            walker.set_cookies(cookies.clone());
            (*role, walker)
        });
        World {
            walkers: walkers.collect(),
            house,
        }
    }
}

impl World {
    pub fn of(&mut self, role: &str) -> &mut Browser {
        self.walkers.get_mut(role).unwrap()
    }

    /// What somebody gets from an address, without following where it leads.
    pub async fn get(&mut self, role: &str, at: &str) -> Page {
        // On a machine at its limit the database may be busy for a moment; what a text brings about stays.
        for pause in [100, 300, 1000] {
            let request = Request::get(at).body(Body::empty()).unwrap();
            let page = self.of(role).send(request).await;
            if page.status != StatusCode::SERVICE_UNAVAILABLE {
                return page;
            }
            tokio::time::sleep(Duration::from_millis(pause)).await;
        }
        let request = Request::get(at).body(Body::empty()).unwrap();
        self.of(role).send(request).await
    }
}

async fn open(file: &Path) -> SqliteConnection {
    let url = format!("sqlite://{}", file.display());
    SqliteConnection::connect(&url).await.unwrap()
}

fn walker<'d>(demo: &'d mut Demo, name: &str) -> &'d mut Someone {
    demo.everybody
        .iter_mut()
        .find(|one| one.name == name)
        .unwrap()
}

/// What may stand in place of `{…}` in a pattern that begins like this.
type Values = Vec<(&'static str, &'static str, Vec<String>)>;

async fn values(demo: &mut Demo) -> Values {
    let ports = demo.house.irori.ports.clone();
    let now = demo.house.now();
    let (member, lead, admin) = (
        demo.viewer("member").clone(),
        demo.viewer("lead").clone(),
        demo.viewer("admin").clone(),
    );
    let team = demo.team();
    let mut entries = Vec::new();
    for kind in EntryKind::ALL {
        let filter = EntryFilter {
            kind: Some(*kind),
            ..EntryFilter::default()
        };
        let page = ports
            .entries
            .page(&member, filter, Cursor::Start, now)
            .await;
        entries.extend(page.unwrap().entries.first().map(|one| one.id.to_string()));
    }
    let plan = ConsentPlan {
        with: LeadOf {
            team,
            lead: lead.id,
        },
        family: SharedFamily::Isolation,
    };
    ports.consents.give(&member, plan, now).await.unwrap();
    let shared = ports.consents.with_me(&lead, team, now).await.unwrap();
    let words = ports.words.received(&lead).await.unwrap();
    let tree = ports.org.tree(&admin, Day(now.date_naive())).await.unwrap();
    let admins = &mut walker(demo, "admin").walker;
    let people = admins.get("/admin/people").await;
    let invited = [("email", "new@example.org")];
    let join = link_of(&admins.fill(&people, "org/invite", &invited).await);
    let person = admins.get(&format!("/admin/people/{}", member.id)).await;
    let reset = link_of(&admins.fill(&person, "org/reset-link", &[]).await);
    let leaver = demo.viewer("minami1").id;
    let admins = &mut walker(demo, "admin").walker;
    let person = admins.get(&format!("/admin/people/{leaver}")).await;
    let sure = [("sure", "yes")];
    let closed = admins.fill(&person, "org/close-account", &sure).await;
    let closed = match closed.all(".secret").is_empty() {
        true => admins.fill(&closed, "org/closed-link", &[]).await,
        false => closed,
    };
    let closed = link_of(&closed);
    let team = vec![team.to_string()];
    let signals = MySignal::ALL
        .iter()
        .map(|signal| signal.as_str().to_owned());
    let texts = |all: &[&str]| all.iter().map(|text| (*text).to_owned()).collect();
    vec![
        ("/entries/", "{id}", entries),
        ("/words/", "{id}", vec![words[0].id.to_string()]),
        (
            "/admin/departments/",
            "{id}",
            vec![tree.departments[0].id.to_string()],
        ),
        ("/admin/teams/", "{id}", team.clone()),
        ("/admin/people/", "{id}", vec![member.id.to_string()]),
        ("/me/signals/", "{signal}", signals.collect()),
        ("/", "{team}", team),
        ("/", "{week}", texts(&["2026-W47"])),
        ("/", "{consent}", vec![shared[0].id.to_string()]),
        ("/", "{quarter}", texts(&["2026-Q3"])),
        ("/join/", "/join/{token}", vec![join]),
        ("/reset/", "/reset/{token}", vec![reset]),
        ("/closed/", "/closed/{token}", vec![closed]),
        ("/set-up/", "{token}", texts(&["x"])),
        (
            "/exports/",
            "{file}",
            texts(&["2026-Q3.csv", "2026-Q3.json", "2026-Q3.xlsx"]),
        ),
        ("/mine/", "{file}", texts(&["irori.json", "entries.csv"])),
    ]
}

fn addresses(demo: &Demo, values: &Values) -> Vec<Address> {
    let mut found = Vec::new();
    for (pattern, access) in rights() {
        // Answered to a POST alone; or a file that is the same for everybody.
        if ["/hooks/", "/assets/", "/schemas/"]
            .iter()
            .any(|start| pattern.starts_with(start))
        {
            continue;
        }
        let mut filled = vec![pattern.to_owned()];
        for (_, place, with) in values
            .iter()
            .filter(|(start, _, _)| pattern.starts_with(start))
        {
            let fill = |at: String| -> Vec<String> {
                match at.contains(place) {
                    true => with.iter().map(|with| at.replace(place, with)).collect(),
                    false => vec![at],
                }
            };
            filled = filled.into_iter().flat_map(fill).collect();
        }
        let everybody = demo
            .everybody
            .iter()
            .filter(|one| ROLES.contains(&one.name));
        let may = everybody.filter(|one| may_have(one, access, demo.team()));
        let roles: Vec<_> = may.map(|one| one.name).collect();
        found.extend(filled.into_iter().map(|at| Address {
            pattern,
            at,
            roles: roles.clone(),
        }));
    }
    assert!(found.iter().all(|one| !one.at.contains('{')), "{found:?}");
    found
}
