//! A small installation, made through its pages alone: two teams, three weeks, a quarter, and something of
//! everything that people can do in it.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use chrono::TimeDelta;
use hmac::{Hmac, Mac};
use irori_core::domain::forge_account::Forge;
use irori_forges::import::github::GitHub;
use serde_json::{Value, json};
use server::import;
use sha2::Sha256;
use std::collections::BTreeMap;
use tests::browser::{Browser, Page};
use tests::kept::Visitor;
use tests::test_app::{PASSWORD, TestApp, link_of};

/// Thursday of week 36, 18:00 in Tokyo.
const BEGINNING: &str = "2026-09-03T09:00:00Z";
/// Tuesday of week 41, a day after the third quarter closed.
const END: &str = "2026-10-06T09:00:00Z";

/// Name, address, whether of minami, language.
const PEOPLE: [(&str, &str, Option<&str>, &str); 12] = [
    ("Sora Abe", "sora", None, "en"),
    ("Kei Mori", "kei", None, "ja"),
    ("Hana Sato", "hana", None, "en"),
    ("Aki Tanaka", "aki", Some("minami"), "en"),
    ("Mio Kato", "mio", Some("minami"), "ja"),
    ("Jun Oda", "jun", Some("minami"), "en"),
    ("Umi <b>Oda</b>", "umi", Some("minami"), "en"),
    ("Tomo Endo", "tomo", Some("minami"), "ja"),
    ("Emi Hara", "emi", Some("minami"), "en"),
    ("Yui Ono", "yui", Some("kita"), "en"),
    ("Leo Baum", "leo", Some("kita"), "en"),
    ("Dan Katz", "dan", Some("kita"), "en"),
];
/// Those who answer.
const MEMBERS: [&str; 9] = [
    "aki", "mio", "jun", "umi", "tomo", "emi", "yui", "leo", "dan",
];

/// Days that are answered: three weeks, and half of a fourth.
const DAYS: [&str; 17] = [
    "2026-09-07",
    "2026-09-08",
    "2026-09-09",
    "2026-09-10",
    "2026-09-11", //
    "2026-09-14",
    "2026-09-15",
    "2026-09-16",
    "2026-09-17",
    "2026-09-18", //
    "2026-09-21",
    "2026-09-22",
    "2026-09-23",
    "2026-09-24",
    "2026-09-25", //
    "2026-09-28",
    "2026-09-29",
];

/// Mondays on which a week closes, and the third quarter with the last.
const MONDAYS: [&str; 4] = ["2026-09-14", "2026-09-21", "2026-09-28", "2026-10-05"];

struct Making<'m> {
    house: &'m TestApp,
    admin: Browser,
    teams: BTreeMap<&'static str, String>,
    /// Where the admin sees somebody.
    pages: BTreeMap<&'static str, String>,
    hook: (String, String),
}

/// Makes it in an empty house; gives who is signed in at its end, and addresses that no page leads to.
pub async fn make(house: &TestApp) -> (Vec<Visitor>, Vec<String>) {
    house.irori.clock.set(BEGINNING.parse().unwrap());
    let mut making = Making {
        house,
        admin: house.set_up().await,
        teams: BTreeMap::new(),
        pages: BTreeMap::new(),
        hook: Default::default(),
    };
    making.found().await;
    making.join().await;
    making.deliver().await;
    let mut closed = Vec::new();
    for (n, day) in (0..).zip(DAYS) {
        if let Some(monday) = MONDAYS.iter().find(|monday| **monday == day) {
            closed.push(making.close(monday).await);
        }
        making.day(n, day).await;
    }
    making.talk().await;
    making.import().await;
    closed.push(making.close(MONDAYS[3]).await);
    println!("weeks and quarters closed: {closed:?}");
    making.end().await
}

fn email(key: &str) -> String {
    format!("{key}@example.org")
}

/// A page that is as it should be.
fn fine(page: Page) -> Page {
    assert_eq!(page.status, StatusCode::OK, "{}: {}", page.at, page.text());
    page
}

impl Making<'_> {
    fn pass(&self) {
        self.house.pass(TimeDelta::seconds(11));
    }

    async fn sign_in(&self, key: &str) -> Browser {
        self.pass();
        self.house.sign_in(&email(key)).await
    }

    /// Opens a page, fills its form and sends it.
    async fn act(
        &self,
        walker: &mut Browser,
        at: &str,
        act: &str,
        values: &[(&str, &str)],
    ) -> Page {
        self.pass();
        let page = walker.get(at).await;
        self.pass();
        fine(walker.fill(&page, act, values).await)
    }

    async fn admin_acts(&mut self, at: &str, act: &str, values: &[(&str, &str)]) -> Page {
        let mut admin = self.admin.clone();
        let page = self.act(&mut admin, at, act, values).await;
        self.admin = admin;
        page
    }

    /// Teams, rules, holidays and a hook.
    async fn found(&mut self) {
        self.admin_acts("/admin", "org/add-department", &[("name", "Japan")])
            .await;
        for name in ["minami", "kita"] {
            self.pass();
            let team = self.house.team(&mut self.admin, name).await;
            self.teams.insert(name, team);
        }
        let sizes = [("team", "5"), ("report", "6")];
        self.admin_acts("/admin/privacy", "thresholds/set", &sizes)
            .await;
        let rules = [("quiet-streak", "8"), ("breadth", "1.75")];
        self.admin_acts("/admin/policy", "policy/set", &rules).await;
        let minami = format!("/admin/teams/{}", self.teams["minami"]);
        let days = "2026-09-21 Respect for the Aged Day\n2026-09-22 国民の休日";
        self.admin_acts(&minami, "org/save-holidays", &[("holidays", days)])
            .await;
        let patterns = [("patterns", "*.lock\ngenerated/**\n")];
        self.admin_acts("/admin/forges", "forges/generated-paths", &patterns)
            .await;
        let hook = [("forge", Forge::GitHub.as_str()), ("name", "octo")];
        let page = self
            .admin_acts("/admin/forges", "forges/add-hook", &hook)
            .await;
        let secret = page.all(".secret").remove(0);
        let addresses = page.all("td code").into_iter();
        let path = addresses
            .map(|at| at.trim_start_matches("http://127.0.0.1:3000").to_owned())
            .find(|path| path.starts_with("/hooks/github/"));
        self.hook = (path.unwrap(), secret);
    }

    /// Everybody comes; two lead, one is HR; one invitation stays open, one is withdrawn.
    async fn join(&mut self) {
        for (name, key, team, language) in PEOPLE {
            self.pass();
            let team = team.map(|team| self.teams[team].clone());
            let address = email(key);
            let mut walker = self
                .house
                .join(&mut self.admin, name, &address, team.as_deref())
                .await;
            if language == "ja" {
                self.act(
                    &mut walker,
                    "/settings",
                    "account/profile",
                    &[("language", "ja")],
                )
                .await;
            }
            let people = self.admin.get("/admin/people").await;
            let html = people.html();
            let links = scraper::Selector::parse("th a").unwrap();
            let found = html
                .select(&links)
                .find(|a| a.text().any(|text| text.contains(name)));
            let page = found.unwrap().attr("href").unwrap().to_owned();
            self.pages.insert(key, page);
        }
        for (key, team) in [("sora", "minami"), ("kei", "kita")] {
            let (at, team) = (self.pages[key].clone(), self.teams[team].clone());
            let part = [
                ("team", team.as_str()),
                ("part", "lead"),
                ("from", "2026-09-01"),
            ];
            self.admin_acts(&at, "org/add-membership", &part).await;
        }
        let hana = self.pages["hana"].clone();
        self.admin_acts(&hana, "org/save-roles", &[("hr", "yes")])
            .await;
        for address in ["late@example.org", "never@example.org"] {
            self.admin_acts("/admin/people", "org/invite", &[("email", address)])
                .await;
        }
        self.admin_acts("/admin/people", "org/withdraw-invitation", &[])
            .await;
        let mut aki = self.sign_in("aki").await;
        self.act(
            &mut aki,
            "/settings",
            "forges/add-my-login",
            &[("login", "aki")],
        )
        .await;
        self.admin_acts("/admin/forges", "forges/confirm-claim", &[])
            .await;
        let mut mio = self.sign_in("mio").await;
        self.act(
            &mut mio,
            "/settings",
            "forges/add-my-login",
            &[("login", "mio")],
        )
        .await;
        self.act(
            &mut mio,
            "/settings/hours",
            "calendar/hours",
            &[("tue", "10:00-19:00")],
        )
        .await;
        let off = [("from", "2026-09-17"), ("to", "2026-09-18")];
        self.act(&mut mio, "/settings/hours", "calendar/add-day-off", &off)
            .await;
    }

    /// Deliveries of a forge: taken in, said twice, not signed, and with something missing.
    async fn deliver(&mut self) {
        let opened = json!({
            "action": "opened", "pull_request": pull_request(1, &json!({})),
            "repository": { "html_url": "https://github.com/octo/hearth" },
            "sender": { "login": "aki", "type": "User" },
        });
        let review = json!({
            "node_id": "PRR_1", "state": "approved", "body": "LGTM",
            "submitted_at": "2026-09-03T05:00:00Z", "user": { "login": "mio", "type": "User" },
        });
        let mut reviewed = opened.clone();
        reviewed["action"] = json!("submitted");
        reviewed["review"] = review;
        let merged = json!({
            "state": "closed", "merged_at": "2026-09-03T07:00:00Z",
            "closed_at": "2026-09-03T07:00:00Z", "updated_at": "2026-09-03T07:00:00Z",
        });
        let mut closed = opened.clone();
        closed["action"] = json!("closed");
        closed["pull_request"] = pull_request(1, &merged);
        for (delivery, event, payload) in [
            ("d-1", "pull_request", &opened),
            ("d-2", "pull_request_review", &reviewed),
            ("d-3", "pull_request", &closed),
            ("d-3", "pull_request", &closed),
        ] {
            fine(self.send(delivery, event, payload, true).await);
        }
        let unsigned = self.send("d-4", "pull_request", &opened, false).await;
        assert_eq!(unsigned.status, StatusCode::UNAUTHORIZED);
        let odd = json!({ "action": "opened" });
        let odd = self.send("d-5", "pull_request", &odd, true).await;
        assert_eq!(odd.status, StatusCode::BAD_REQUEST);
    }

    async fn send(&self, delivery: &str, event: &str, payload: &Value, signed: bool) -> Page {
        self.pass();
        let (path, secret) = &self.hook;
        let body = serde_json::to_vec(payload).unwrap();
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
        mac.update(if signed { &body } else { b"another" });
        let hex = mac.finalize().into_bytes();
        let hex: String = hex.iter().map(|b| format!("{b:02x}")).collect();
        let request = Request::post(path)
            .header("content-type", "application/json")
            .header("sec-fetch-site", "cross-site")
            .header("x-github-event", event)
            .header("x-github-delivery", delivery)
            .header("x-hub-signature-256", format!("sha256={hex}"))
            .body(Body::from(body));
        self.house.walker().send(request.unwrap()).await
    }

    /// A list of pull requests, as an operator imports it.
    async fn import(&self) {
        let records: Vec<Value> = (10..40).map(record).collect();
        let file = self.house.folder.path().join("list.json");
        std::fs::write(&file, serde_json::to_vec(&records).unwrap()).unwrap();
        let checked = import::check(&[file], self.house.folder.path(), GitHub::default()).unwrap();
        let own = self.house.irori.store.own_generated_paths().await.unwrap();
        let generated = import::generated(&own, None).unwrap();
        let summary = import::run(&self.house.irori.ports, checked, generated)
            .await
            .unwrap();
        println!("{summary}");
    }

    /// One evening: everybody answers, and some of what there was is logged.
    async fn day(&self, n: usize, day: &str) {
        let evening = format!("{day}T09:40:00Z");
        self.house.irori.clock.set(evening.parse().unwrap());
        for (m, key) in (0..).zip(MEMBERS) {
            // Nobody answers always.
            if (n * 5 + m * 3).is_multiple_of(11) {
                continue;
            }
            let mut walker = self.sign_in(key).await;
            let score = |of: usize| ["2", "3", "4", "5", "4", "3"][(n + m * of) % 6];
            let note = format!("{key}, {day}:\n  <i>quiet</i> & 囲炉裏 \u{1f525}");
            let minutes = format!("{}", 10 + (n * 7 + m * 13) % 50);
            let mut values = vec![
                ("day", day),
                ("connection", score(1)),
                ("mood", score(2)),
                ("energy", score(3)),
                ("focus", score(4)),
                ("mode", ["home", "home", "office", "elsewhere"][(n + m) % 4]),
                ("dressed", ["yes", "no"][n % 2]),
                ("went-out", ["yes", "no"][m % 2]),
                ("outdoor-minutes", minutes.as_str()),
            ];
            if m % 3 == 0 {
                values.push(("note", &note));
            }
            if n % 4 == 1 {
                values.extend([("uninterrupted", "yes"), ("they-dont-get-us", "priorities")]);
            }
            if n % 5 == 2 {
                values.push(("none", "movement"));
            }
            self.act(&mut walker, "/", "check-in", &values).await;
            match (n + m) % 4 {
                0 => {
                    let talk = [
                        ("day", day),
                        ("minutes", minutes.as_str()),
                        ("kind", "coffee"),
                    ];
                    let talk = [&talk[..], &[("circle", "team"), ("learned", "yes")]].concat();
                    self.act(&mut walker, "/", "log-chat", &talk).await;
                }
                1 if n % 5 != 2 => {
                    let walk = [
                        ("day", day),
                        ("kind", "walk"),
                        ("minutes", minutes.as_str()),
                    ];
                    let walk = [&walk[..], &[("outdoors", "yes")]].concat();
                    self.act(&mut walker, "/", "log-activity", &walk).await;
                }
                2 => {
                    let run = [("day", day), ("kind", "school-run"), ("agreed", "yes")];
                    self.act(&mut walker, "/", "log-home-to-work", &run).await;
                }
                _ => {
                    let alert = [("day", day), ("kind", "alert"), ("could-wait", "yes")];
                    self.act(&mut walker, "/", "log-work-to-home", &alert).await;
                }
            }
            let page = walker.get("/").await;
            if page.form("weekly-pulse").is_some() {
                let answers = [("clear", score(5)), ("heard", score(2))];
                fine(walker.fill(&page, "weekly-pulse", &answers).await);
            }
        }
    }

    /// A Monday: what is due closes, and the leads look at it.
    async fn close(&self, monday: &str) -> (usize, usize) {
        let noon = format!("{monday}T03:01:00Z");
        self.house.irori.clock.set(noon.parse().unwrap());
        let mut done = self
            .house
            .irori
            .store
            .close_due(self.house.now())
            .await
            .unwrap();
        assert_eq!(done.failed, 0);
        if monday == MONDAYS[3] {
            // The quarter waits for the last zone.
            self.house.pass(TimeDelta::hours(20));
            let later = self
                .house
                .irori
                .store
                .close_due(self.house.now())
                .await
                .unwrap();
            assert_eq!(later.failed, 0);
            done.weeks += later.weeks;
            done.quarters += later.quarters;
        }
        for key in ["sora", "kei"] {
            let mut lead = self.sign_in(key).await;
            for act in [
                "weekly-review/guess",
                "weekly-review/note",
                "weekly-review/mark",
            ] {
                let values: &[(&str, &str)] = match act {
                    "weekly-review/guess" => &[("clear", "up-to-100"), ("heard", "up-to-70")],
                    "weekly-review/note" => &[("text", "Ask about the <b>alerts</b>")],
                    _ => &[],
                };
                self.pass();
                let page = lead.get("/review").await;
                if page.form(act).is_some() {
                    fine(lead.fill(&page, act, values).await);
                }
            }
        }
        (done.weeks as usize, done.quarters as usize)
    }

    /// What people say to each other and share, late in the fourth week.
    async fn talk(&mut self) {
        self.house
            .irori
            .clock
            .set("2026-09-30T04:00:00Z".parse().unwrap());
        let (mut sora, mut aki) = (self.sign_in("sora").await, self.sign_in("aki").await);
        let (mut mio, mut umi) = (self.sign_in("mio").await, self.sign_in("umi").await);
        self.admin = self.sign_in("ren").await;
        let team = format!("/teams/{}", self.teams["minami"]);
        let freeze = [
            ("from", "2026-09-14"),
            ("to", "2026-09-16"),
            ("text", "Release freeze"),
        ];
        self.act(&mut sora, &team, "annotation/add", &freeze).await;
        self.act(
            &mut sora,
            &team,
            "annotation/add",
            &[("from", "2026-09-24"), ("text", "部署の引越し")],
        )
        .await;
        for (what, who) in [("Turn the alerts down", "Aki"), ("Show who uses it", "Mio")] {
            self.pass();
            let page = sora.get("/review").await;
            let html = page.html();
            let options = scraper::Selector::parse("select[name=who] option").unwrap();
            let found = html
                .select(&options)
                .find(|option| option.text().collect::<String>().contains(who));
            let who = found.unwrap().attr("value").unwrap().to_owned();
            let values = [
                ("what", what),
                ("who", who.as_str()),
                ("until", "2026-10-02"),
            ];
            fine(sora.fill(&page, "follow-up/add", &values).await);
        }
        let page = aki.get(&team).await;
        let mut ticked = page.form("follow-up/tick").unwrap();
        let boxes = page.attributes("input[name=done]", "value");
        ticked.extend(boxes.into_iter().map(|id| ("done".to_owned(), id)));
        self.pass();
        fine(aki.post("/do/follow-up/tick", &ticked).await);
        self.act(
            &mut sora,
            "/review",
            "follow-up/drop",
            &[("reason", "It was shown")],
        )
        .await;
        self.act(
            &mut aki,
            "/words",
            "word/send",
            &[("text", "<b>quiet</b> weeks,\n  please 囲炉裏")],
        )
        .await;
        self.act(&mut mio, "/words", "word/send", &[("text", "会議が多い")])
            .await;
        let received = sora.get("/words").await.attributes("#received a", "href");
        self.pass();
        fine(sora.get(received.last().unwrap()).await);
        self.act(&mut aki, "/me/sharing", "consent/give", &[]).await;
        self.act(&mut mio, "/me/sharing", "consent/give", &[]).await;
        let shared = sora.get(&team).await.attributes("#shared a", "href");
        for link in shared {
            self.pass();
            fine(sora.get(&link).await);
        }
        self.act(&mut mio, "/me/sharing", "consent/withdraw", &[])
            .await;
        self.act(&mut mio, "/me/reviews", "reviews/mode", &[]).await;
        self.act(
            &mut umi,
            "/me/weeks",
            "annotation/add",
            &[("from", "2026-09-10"), ("text", "moved house")],
        )
        .await;
        // Kept as a draft, for it is not a number.
        let page = umi.get("/").await;
        let typed = [("outdoor-minutes", "lots"), ("note", "half a note")];
        let page = umi.fill(&page, "check-in", &typed).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        self.act(&mut aki, "/settings/recovery", "account/recovery-code", &[])
            .await;
        // Somebody who does not know the password, and a second device that is sent away.
        let mut stranger = self.house.walker();
        for _ in 0..3 {
            self.pass();
            let page = stranger.get("/sign-in").await;
            let wrong = [("email", "aki@example.org"), ("password", "a guess")];
            stranger.fill(&page, "sign-in", &wrong).await;
        }
        self.sign_in("aki").await;
        self.act(&mut aki, "/settings/sessions", "account/end-session", &[])
            .await;
        // A new password by a link, a day later; and one that nobody has opened.
        let mut links = Vec::new();
        for key in ["tomo", "jun"] {
            let at = self.pages[key].clone();
            let page = self.admin_acts(&at, "org/reset-link", &[]).await;
            links.push(link_of(&page));
        }
        self.house.pass(TimeDelta::hours(25));
        let mut tomo = self.house.walker();
        let new = [("password", PASSWORD), ("password-again", PASSWORD)];
        self.act(&mut tomo, &links[0], "reset", &new).await;
        // One goes and is erased, for good.
        let mut dan = self.sign_in("dan").await;
        let sure = [("password", PASSWORD), ("sure", "yes")];
        self.act(&mut dan, "/settings/mine", "account/erase", &sure)
            .await;
    }

    /// The last day: an account closes, a link waits, and everybody is there.
    async fn end(&mut self) -> (Vec<Visitor>, Vec<String>) {
        self.house.irori.clock.set(END.parse().unwrap());
        self.admin = self.sign_in("ren").await;
        let (umi, leo) = (self.pages["umi"].clone(), self.pages["leo"].clone());
        let page = self.admin_acts(&umi, "org/reset-link", &[]).await;
        let reset = link_of(&page);
        let late = [("email", "later@example.org")];
        let page = self.admin_acts("/admin/people", "org/invite", &late).await;
        let invitation = link_of(&page);
        let page = self
            .admin_acts(&leo, "org/close-account", &[("sure", "yes")])
            .await;
        let closed = link_of(&page);
        let mut all = Vec::new();
        for (name, key, language) in [
            ("member", "aki", "en"),
            ("member-ja", "mio", "ja"),
            ("draft", "umi", "en"),
            ("unproven", "tomo", "ja"),
            ("kita", "yui", "en"),
            ("lead", "sora", "en"),
            ("lead-kita", "kei", "ja"),
            ("hr", "hana", "en"),
            ("admin", "ren", "en"),
        ] {
            all.push((name, language, self.sign_in(key).await));
        }
        let mut gone = self.house.walker();
        self.act(&mut gone, &closed, "closed", &[("proof", PASSWORD)])
            .await;
        all.push(("closed", "en", gone));
        all.push(("nobody", "en", self.house.walker()));
        all.push(("nobody-ja", "ja", self.house.walker()));
        let mut visitors = Vec::new();
        for (name, language, mut walker) in all {
            // A session goes on under another name after its first page.
            walker.get("/settings").await;
            let cookies = match name.starts_with("nobody") {
                true => BTreeMap::new(),
                false => walker.cookies().clone(),
            };
            visitors.push(Visitor {
                name: name.to_owned(),
                language,
                cookies,
            });
        }
        (
            visitors,
            vec![reset, invitation, closed, "/join/x".to_owned()],
        )
    }
}

fn pull_request(number: u32, with: &Value) -> Value {
    let mut told = json!({
        "html_url": format!("https://github.com/octo/hearth/pull/{number}"), "number": number,
        "state": "open", "draft": false, "body": null, "user": { "login": "aki", "type": "User" },
        "created_at": "2026-09-03T01:00:00Z", "updated_at": "2026-09-03T05:00:00Z",
        "closed_at": null, "merged_at": null, "labels": [{ "name": "deps" }],
        "additions": 30, "deletions": 4, "changed_files": 2,
    });
    for (name, value) in with.as_object().unwrap() {
        told[name] = value.clone();
    }
    told
}

/// One of the list: merged a day after it was opened, reviewed by another.
fn record(number: u32) -> Value {
    let day = 1 + number % 27;
    let logins = ["aki", "mio", "jun", "umi"];
    let (author, reviewer) = (number as usize % 4, (number as usize + 1) % 4);
    let at = |hour: u32| format!("2026-09-{day:02}T{hour:02}:00:00Z");
    json!({
        "number": number, "url": format!("https://github.com/octo/hearth/pull/{number}"),
        "author": { "login": logins[author], "is_bot": false },
        "createdAt": at(1), "mergedAt": at(9), "closedAt": at(9),
        "additions": 20 * number, "deletions": 3, "changedFiles": 2, "labels": [], "isDraft": false,
        "reviews": [{ "id": format!("PRR_{number}"), "author": { "login": logins[reviewer] },
            "state": "APPROVED", "submittedAt": at(5), "body": "a text that nobody may keep" }],
        "comments": [{ "id": format!("IC_{number}"), "author": { "login": logins[reviewer] },
            "body": "LGTM", "createdAt": at(4) }],
        "commits": [],
    })
}
