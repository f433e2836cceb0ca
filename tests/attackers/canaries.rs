//! A6: strings that nobody else may ever see, in every sealed and personal field of everybody, and what
//! others see before and after somebody wrote: the same, to the byte.

use crate::naive::careless;
use axum::body::Body;
use axum::http::Request;
use irori_core::domain::activity::{Activity, ActivityKind, Intensity};
use irori_core::domain::annotation::{Annotation, On};
use irori_core::domain::chat::{Chat, ChatKind, Circle};
use irori_core::domain::check_in::{CheckIn, Score, Topic, WorkMode};
use irori_core::domain::entry::Entry;
use irori_core::domain::follow_up::FollowUp;
use irori_core::domain::form::Form;
use irori_core::domain::id::{IdempotencyKey, TeamId};
use irori_core::domain::interruption::{Interruption, InterruptionKind};
use irori_core::domain::person::Viewer;
use irori_core::domain::weekly_pulse::WeeklyPulse;
use irori_core::domain::weekly_review::LeadNote;
use irori_core::domain::word::Word;
use irori_core::privacy::rights::{Resource, may_read};
use std::collections::BTreeMap;
use tests::browser::{Browser, Page};
use tests::demo::{Demo, Places, Someone, addresses, viewer};
use tests::test_app::TestApp;
use uuid::Uuid;

/// Minutes that are entered nowhere else.
const RARE_MINUTES: i64 = 1237;

fn canary(whose: &str, field: &str) -> String {
    format!("canary.{whose}.{field}.")
}

/// Writes something into every field somebody has, with their canary where there is text.
async fn plant(house: &TestApp, who: &Viewer, whose: &str) -> Vec<String> {
    let ports = &house.irori.ports;
    let now = house.now();
    let today = who.today(now);
    let mut once = (1..).map(|n| IdempotencyKey(Uuid::from_u128(who.id.0.as_u128() ^ n)));
    let mut ids = Vec::new();
    let check_in = CheckIn {
        note: Some(canary(whose, "note")),
        they_dont_get_us: Some(Topic::Quality),
        mode: Some(WorkMode::Office),
        connection: Score::from_number(1).ok(),
        ..CheckIn::blank(today)
    };
    let entries = [
        Entry::CheckIn(check_in),
        Entry::WeeklyPulse(WeeklyPulse {
            week: today.week(),
            clear: Score::from_number(1).ok(),
            heard: Score::from_number(1).ok(),
        }),
        Entry::Chat(Chat {
            day: today,
            minutes: RARE_MINUTES,
            kind: ChatKind::Lunch,
            circle: Circle::Business,
            partners: Vec::new(),
            learned: true,
        }),
        Entry::Activity(Activity {
            day: today,
            minutes: RARE_MINUTES,
            kind: ActivityKind::Gym,
            intensity: Intensity::Vigorous,
            outdoors: false,
        }),
        Entry::Interruption(Interruption {
            day: today,
            kind: InterruptionKind::Family,
            minutes: RARE_MINUTES,
            start: None,
            agreed: Some(false),
            could_wait: Some(true),
            by_choice: None,
        }),
    ];
    for entry in entries {
        let of_day = ports.entries.between(who, entry.day(), entry.day()).await;
        let mut of_day = of_day.unwrap().into_iter();
        let there = of_day.find(|kept| entry.is_one_a_span() && kept.entry.kind() == entry.kind());
        let id = match there {
            Some(kept) => {
                let seen = Some(kept.entry.version());
                let replaced = ports.entries.replace(who, kept.id, seen, entry, now);
                replaced.await.unwrap();
                kept.id
            }
            None => {
                let added = ports.entries.add(who, once.next().unwrap(), entry, now);
                added.await.unwrap()
            }
        };
        ids.push(id.to_string());
    }
    let draft = Form::default().with("note", canary(whose, "draft"));
    ports
        .drafts
        .keep(who, "check-in", &draft, now)
        .await
        .unwrap();
    let annotation = Annotation {
        on: On::Mine,
        from: today,
        to: today,
        text: canary(whose, "annotation"),
    };
    let annotations = &ports.annotations;
    annotations
        .add(who, once.next().unwrap(), annotation, now)
        .await
        .unwrap();
    for lead in ports.words.leads(who, now).await.unwrap() {
        let word = Word {
            to: lead.of,
            text: canary(whose, "word"),
        };
        let sent = ports.words.send(who, once.next().unwrap(), word, now).await;
        ids.push(sent.unwrap().to_string());
    }
    for team in &who.roles.leads {
        let follow_up = FollowUp {
            what: canary(whose, "follow-up"),
            who: who.id,
            until: today,
        };
        let once = once.next().unwrap();
        let added = ports.follow_ups.add(who, once, *team, follow_up, now);
        ids.push(added.await.unwrap().to_string());
        let note = LeadNote {
            team: *team,
            week: today.week().back(1),
            text: canary(whose, "lead-note"),
            seen: 0,
        };
        ports.weekly_reviews.write(who, note, now).await.unwrap();
    }
    ids
}

/// What somebody gets from every address, with what differs from showing to showing left out.
async fn everything(someone: &mut Someone, places: &Places) -> BTreeMap<String, String> {
    let mut seen = BTreeMap::new();
    let mut all: Vec<String> = addresses(places).into_iter().map(|(at, _)| at).collect();
    for filter in ["?kind=chat", "?week=2026-W48", "?after=x", "?kind=none"] {
        all.push(format!("/entries{filter}"));
    }
    all.push("/nowhere".to_owned());
    for address in all {
        let page = get(someone, &address).await;
        let headers = ["etag", "last-modified", "content-length", "location"];
        let headers = headers.map(|name| page.headers.get(name).map(|v| format!("{v:?}")));
        let told = format!(
            "{} {headers:?}\n{}",
            page.status,
            without_showing(&page.body)
        );
        seen.insert(address, told);
    }
    // An action that is refused has words of its own.
    for id in &places.ids {
        let body = format!("at=%2Fentries&id={id}").into_bytes();
        for action in [
            "/do/remove-entry",
            "/do/change-entry",
            "/do/annotation/remove",
            "/do/follow-up/drop",
        ] {
            let page = someone.walker.post_raw(action, body.clone()).await;
            let told = format!("{}\n{}", page.status, without_showing(&page.body));
            seen.insert(format!("{action} {id}"), told);
        }
    }
    seen
}

async fn get(someone: &mut Someone, address: &str) -> Page {
    let request = Request::get(address).body(Body::empty()).unwrap();
    someone.walker.send(request).await
}

/// The identity of each showing of a form, and of the request, is another one every time.
fn without_showing(body: &str) -> String {
    const LENGTH: usize = 36;
    let is_id = |text: &str| {
        let dashes = [8, 13, 18, 23];
        let fits = |(at, c): (usize, char)| match dashes.contains(&at) {
            true => c == '-',
            false => c.is_ascii_hexdigit(),
        };
        text.len() == LENGTH && text.chars().enumerate().all(fits)
    };
    let mut kept = String::new();
    let mut rest = body;
    while let Some(at) = rest.find("name=\"once\" value=\"") {
        let (before, after) = rest.split_at(at + 19);
        kept.push_str(before);
        let skip = if after.get(..LENGTH).is_some_and(is_id) {
            LENGTH
        } else {
            0
        };
        rest = &after[skip..];
    }
    kept.push_str(rest);
    kept
}

/// The canaries in a text that are not `whose`.
fn of_others(text: &str, whose: &str) -> Vec<String> {
    let found = text.split("canary.").skip(1);
    let found = found.map(|rest| rest.chars().take(40).collect::<String>());
    found
        .filter(|rest| !rest.starts_with(&format!("{whose}.")))
        .collect()
}

/// Who writes: members of the teams of those who look, and those who look themselves.
const WRITERS: [&str; 12] = [
    "kita2", "kita3", "kita4", "minami2", "minami3", "nami1", "hoshi4", "member", "minami1",
    "lead", "hr", "admin",
];

#[tokio::test]
async fn what_somebody_wrote_is_nowhere_in_what_anybody_else_gets() {
    let mut demo = Demo::open().await;
    let mut ids = vec![demo.team().to_string()];
    let mut led = BTreeMap::new();
    for whose in WRITERS {
        let who = viewer(&demo.house, whose).await;
        let written = plant(&demo.house, &who, whose).await;
        led.insert(whose, who.roles.leads);
        // A check-in, and a Word where there is a lead to have it.
        ids.extend([written[0].clone(), written[written.len() - 1].clone()]);
    }
    let places = Places {
        team: demo.team(),
        ids,
        consent: None,
    };
    let (mut own, mut opened) = (0, 0);
    for someone in &mut demo.everybody {
        for (address, told) in everything(someone, &places).await {
            let mut others = of_others(&told, someone.name);
            // A Word is for the lead that it was sent to.
            if someone.name.starts_with("lead") && address.starts_with("/words/") {
                opened += others.len();
                others.retain(|found| !found.contains(".word."));
            }
            // A follow-up is for everybody of its team.
            let viewer = someone.viewer.as_ref();
            let belongs =
                |team: &TeamId| viewer.is_some_and(|who| may_read(who, Resource::TeamWeek(*team)));
            others.retain(|found| {
                let by = led
                    .iter()
                    .find(|(by, _)| found.starts_with(&format!("{by}.")));
                let is_of_theirs = by.is_some_and(|(_, teams)| teams.iter().any(belongs));
                !(is_of_theirs && found.contains(".follow-up."))
            });
            assert_eq!(
                others,
                Vec::<String>::new(),
                "{} at {address}",
                someone.name
            );
            own += usize::from(told.contains("canary."));
        }
    }
    assert!(own > 10, "they find their own: {own}");
    assert!(opened > 0, "a lead opens what was sent to them");
    demo.house.verify().await;
}

#[tokio::test]
async fn nobody_elses_pages_change_by_a_byte_when_somebody_writes() {
    let mut demo = Demo::open().await;
    let writer = viewer(&demo.house, "kita3").await;
    // Something is there already, so that it is more that is written and not the first.
    plant(&demo.house, &writer, "kita3").await;
    let places = Places {
        team: demo.team(),
        ids: vec![writer.id.to_string(), demo.team().to_string()],
        consent: None,
    };
    let mut before = Vec::new();
    for someone in &mut demo.everybody {
        before.push(everything(someone, &places).await);
    }
    demo.house.pass(chrono::TimeDelta::seconds(1));
    let once = IdempotencyKey(Uuid::from_u128(99));
    let today = writer.today(demo.house.now());
    let more = Entry::CheckIn(CheckIn {
        connection: Score::from_number(5).ok(),
        note: Some("more".to_owned()),
        ..CheckIn::blank(today.back(1))
    });
    let ports = &demo.house.irori.ports;
    ports
        .entries
        .add(&writer, once, more, demo.house.now())
        .await
        .unwrap();
    let mut compared = 0;
    for (someone, before) in demo.everybody.iter_mut().zip(before) {
        for (address, told) in everything(someone, &places).await {
            // Looks are written down, and what is refused is; these tell of it.
            let tells_of_looks = [
                "/ledger",
                "/mine/irori.json",
                "/settings/security",
                "/admin/security",
            ];
            if tells_of_looks.contains(&address.as_str()) {
                continue;
            }
            assert_eq!(told, before[&address], "{} at {address}", someone.name);
            compared += 1;
        }
    }
    assert!(compared > 200, "{compared}");
    demo.house.verify().await;
}

#[tokio::test]
async fn a_house_that_does_not_ask_who_asks_shows_what_somebody_wrote() {
    let mut demo = Demo::open().await;
    let member = viewer(&demo.house, "member").await;
    let ids = plant(&demo.house, &member, "member").await;
    let places = Places {
        team: demo.team(),
        ids: vec![ids[0].clone()],
        consent: None,
    };
    let careless = server::http::router::router(careless(&demo));
    let lead = demo
        .everybody
        .iter_mut()
        .find(|one| one.name == "lead")
        .unwrap();
    let cookies = lead.walker.cookies().clone();
    lead.walker = Browser::new(careless);
    lead.walker.set_cookies(cookies);
    let seen = everything(lead, &places).await;
    let leaks = |at: &str| !of_others(&seen[at], "lead").is_empty();
    assert!(leaks("/entries") && leaks(&format!("/entries/{}", places.ids[0])));
    assert!(!leaks("/settings"));
}
