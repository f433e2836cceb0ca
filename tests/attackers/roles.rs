//! A6: every role at every page, file and action, against the table of rights.

use crate::naive::careless;
use axum::body::Body;
use axum::http::Request;
use irori_core::domain::consent::{ConsentPlan, SharedFamily};
use irori_core::domain::day::Day;
use irori_core::domain::entry::{Cursor, EntryFilter};
use irori_core::domain::id::EntryId;
use irori_core::domain::lead::LeadOf;
use irori_core::privacy::rights::Resource;
use irori_ports::Switch;
use irori_web::actions::table::ACTIONS;
use irori_web::addresses::FILES;
use irori_web::routes::resource_at;
use sqlx::{Connection, Row, SqliteConnection};
use std::collections::BTreeSet;
use tests::browser::Browser;
use tests::demo::{Demo, Places, addresses, is_refusal, may_have};

/// Pages and actions are found in the tables that name their rights; files are not.
#[test]
fn every_page_and_file_has_a_row_and_no_row_is_of_nothing() {
    let rows: BTreeSet<&str> = FILES.iter().map(|row| row.0).collect();
    // What the server answers by itself, out of its one screen of routes.
    let router = include_str!("../../server/src/http/router.rs");
    let router = router.split("#[cfg(test)]").next().unwrap();
    let routes = router.split(".route(").skip(1);
    let routes = routes.map(|rest| rest.split('"').nth(1).unwrap());
    // A route knows no ending: without it, this one is a page.
    let routes = routes.map(|route| match route {
        "/teams/{team}/weeks/{week}" => "/teams/{team}/weeks/{week}.md",
        other => other,
    });
    let files: BTreeSet<&str> = routes.filter(|route| *route != "/do/{*act}").collect();
    assert_eq!(files, rows);
}

/// An entry of the member's, and ids of the organisation that everybody could have heard of.
async fn places(demo: &Demo) -> Places {
    let member = demo.viewer("member");
    let ports = &demo.house.irori.ports;
    let entries = ports.entries.page(
        member,
        EntryFilter::default(),
        Cursor::Start,
        demo.house.now(),
    );
    let entry: EntryId = entries.await.unwrap().entries[0].id;
    let lead = demo.viewer("lead");
    let words = ports.words.received(lead).await.unwrap();
    let plan = ConsentPlan {
        with: LeadOf {
            team: demo.team(),
            lead: lead.id,
        },
        family: SharedFamily::Isolation,
    };
    let (consents, now) = (&ports.consents, demo.house.now());
    consents.give(member, plan, now).await.unwrap();
    let shared = consents.with_me(lead, demo.team(), now).await.unwrap();
    let admin = demo.viewer("admin");
    let tree = ports
        .org
        .tree(admin, Day(demo.house.now().date_naive()))
        .await
        .unwrap();
    Places {
        team: demo.team(),
        ids: vec![
            entry.to_string(),
            words[0].id.to_string(),
            member.id.to_string(),
            tree.departments[0].id.to_string(),
            demo.team().to_string(),
        ],
        consent: Some(shared[0].id.to_string()),
    }
}

/// How often something was given and refused by the table, and where it was not.
#[derive(Default)]
struct Walked {
    given: u32,
    refused: u32,
    broken: Vec<String>,
}

/// Everybody at every address.
async fn walk(demo: &mut Demo, places: &Places) -> Walked {
    let (entry, word) = (
        format!("/entries/{}", places.ids[0]),
        format!("/words/{}", places.ids[1]),
    );
    let mut walked = Walked::default();
    for (address, behind) in addresses(places) {
        for someone in &mut demo.everybody {
            // What belongs to somebody is there for that one alone.
            let owner = match &address {
                at if *at == entry => Some("member"),
                at if *at == word => Some("lead"),
                at if at.starts_with("/entries/") || at.starts_with("/words/") => Some("nobody"),
                _ => None,
            };
            let is_theirs = owner.is_none_or(|owner| owner == someone.name);
            let is_allowed = is_theirs && may_have(someone, behind, places.team);
            let request = Request::get(&address).body(Body::empty()).unwrap();
            let page = someone.walker.send(request).await;
            // An id of another kind, a link that was never made, a quarter to come.
            let names_nothing = places.ids.iter().any(|id| address.contains(id.as_str()))
                || address.ends_with("/x")
                // Nobody said where to tell of a hole.
                || address == "/.well-known/security.txt"
                || address.contains("2026-Q4");
            let is_not_there = [404, 410].contains(&page.status.as_u16());
            match is_allowed {
                true if page.status.is_success() => walked.given += 1,
                // It leads to the form.
                true if address == "/.well-known/change-password"
                    && page
                        .location()
                        .is_some_and(|to| to.starts_with("/settings#")) => {}
                true if names_nothing && is_not_there => {}
                false if is_refusal(&page) => walked.refused += 1,
                _ => {
                    let told = format!("{} at {address}: {}", someone.name, page.status);
                    walked.broken.push(told);
                }
            }
        }
    }
    walked
}

#[tokio::test]
async fn every_role_gets_what_the_table_says_and_nothing_else() {
    let mut demo = Demo::open().await;
    let places = places(&demo).await;
    let walked = walk(&mut demo, &places).await;
    assert_eq!(walked.broken, Vec::<String>::new());
    assert!(
        walked.given > 100 && walked.refused > 100,
        "{} {}",
        walked.given,
        walked.refused
    );
    demo.house.verify().await;
}

#[tokio::test]
async fn a_house_that_does_not_ask_who_asks_is_broken() {
    let mut demo = Demo::open().await;
    let places = places(&demo).await;
    let careless = server::http::router::router(careless(&demo));
    for someone in &mut demo.everybody {
        let cookies = someone.walker.cookies().clone();
        someone.walker = Browser::new(careless.clone());
        someone.walker.set_cookies(cookies);
    }
    let broken = walk(&mut demo, &places).await.broken;
    let is_broken = |who: &str, at: &str| {
        broken
            .iter()
            .any(|told| told.starts_with(&format!("{who} at {at}")))
    };
    // A team's page asks two ports, of which the other still holds.
    assert!(is_broken("lead-hoshi", "/reports/2026-Q3"), "{broken:?}");
    assert!(is_broken("admin", "/exports/2026-Q3.csv"), "{broken:?}");
    assert!(
        is_broken("hr", &format!("/entries/{}", places.ids[0])),
        "{broken:?}"
    );
}

#[tokio::test]
async fn a_role_that_is_taken_away_is_gone_at_the_next_request() {
    let mut demo = Demo::open().await;
    let team = format!("/teams/{}", demo.team());
    let ports = demo.house.irori.ports.clone();
    let (admin, lead, hr) = (
        demo.viewer("admin").clone(),
        demo.viewer("lead").id,
        demo.viewer("hr").id,
    );
    let status = async |demo: &mut Demo, who: &str, at: &str| {
        let someone = demo
            .everybody
            .iter_mut()
            .find(|one| one.name == who)
            .unwrap();
        let request = Request::get(at).body(Body::empty()).unwrap();
        someone.walker.send(request).await.status.as_u16()
    };
    let report = "/reports/2026-Q3";
    assert_eq!(status(&mut demo, "lead", &team).await, 200);
    assert_eq!(status(&mut demo, "hr", report).await, 200);
    let line = ports.org.person(&admin, lead).await.unwrap();
    let now = demo.house.now();
    let yesterday = Day(demo.house.now().date_naive()).back(1);
    for membership in line.memberships {
        ports
            .org
            .end_membership(&admin, membership.id, yesterday, now)
            .await
            .unwrap();
    }
    ports
        .org
        .save_roles(&admin, hr, Switch::Off, Switch::Off, now)
        .await
        .unwrap();
    assert_eq!(status(&mut demo, "lead", &team).await, 404);
    assert_eq!(status(&mut demo, "hr", report).await, 404);
    assert_eq!(status(&mut demo, "hr", "/exports/2026-Q3.csv").await, 404);
    demo.house.verify().await;
}

/// Actions that change something of whoever asks, whatever the form says.
const ALWAYS_OWN: [&str; 7] = [
    "/do/account/end-other-sessions",
    "/do/account/profile",
    "/do/account/recovery-code",
    "/do/calendar/hours",
    "/do/forges/add-my-login",
    "/do/security/seen",
    "/do/sign-out",
];

#[tokio::test]
async fn no_action_changes_what_is_not_ones_own() {
    let mut demo = Demo::open().await;
    let places = places(&demo).await;
    let member = demo.viewer("member").id;
    let before = content(&demo).await;
    let mut tried = 0;
    for someone in &mut demo.everybody {
        if someone.name == "member" {
            continue;
        }
        for action in ACTIONS {
            let (address, behind) = (action.address(), action.right);
            let is_door = behind.is_none();
            let is_admins = behind == Some(Resource::Organisation);
            if is_door
                || ALWAYS_OWN.contains(&address.as_str())
                || (is_admins && someone.name == "admin")
            {
                continue;
            }
            for id in &places.ids {
                let fields = [
                    ("at", "/"),
                    ("id", id),
                    ("entry", id),
                    ("was-open", id),
                    ("done", id),
                    ("person", &member.to_string()),
                    ("team", &places.team.to_string()),
                    ("department", id),
                    ("name", "taken over"),
                    ("login", "taken-over"),
                ];
                let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
                let body = tests::browser::encode(&fields).into_bytes();
                let page = someone.walker.post_raw(&address, body).await;
                let status = page.status.as_u16();
                let is_refused = [401, 403, 404, 422].contains(&status) || is_refusal(&page);
                assert!(
                    is_refused,
                    "{} at {address} with {id}: {status}",
                    someone.name
                );
                tried += 1;
            }
        }
    }
    assert!(tried > 500, "{tried}");
    let after = content(&demo).await;
    for (table, rows) in &before {
        let now = after.iter().find(|(name, _)| name == table).unwrap();
        assert_eq!(*rows, now.1, "{table} has changed");
    }
    assert_eq!(
        resource_at("/do/org/save-roles"),
        Some(Some(Resource::Organisation))
    );
    demo.house.verify().await;
}

/// Every row of every table, but what is written by looking and trying alone.
async fn content(demo: &Demo) -> Vec<(String, Vec<String>)> {
    let url = format!(
        "sqlite://{}",
        demo.house.folder.path().join("irori.db").display()
    );
    let mut line = SqliteConnection::connect(&url).await.unwrap();
    let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let tables = sqlx::query(tables).fetch_all(&mut line).await.unwrap();
    let mut content = Vec::new();
    for table in tables {
        let table: String = table.get(0);
        // What every look, try and refusal is written into.
        let written = [
            "session",
            "draft",
            "attempt",
            "view",
            "installation",
            "security_event",
            "recovery_code",
        ];
        if written.contains(&table.as_str()) {
            continue;
        }
        let columns = sqlx::query("SELECT name FROM pragma_table_info($1)").bind(&table);
        let columns = columns.fetch_all(&mut line).await.unwrap();
        let columns: Vec<String> = columns
            .iter()
            .map(|column| format!("quote(\"{}\")", column.get::<String, _>(0)))
            .collect();
        let sql = format!(
            "SELECT {} FROM \"{table}\" ORDER BY 1",
            columns.join(" || ',' || ")
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
            .fetch_all(&mut line)
            .await
            .unwrap();
        content.push((table, rows.iter().map(|row| row.get(0)).collect()));
    }
    assert!(content.len() > 20, "{}", content.len());
    content
}
