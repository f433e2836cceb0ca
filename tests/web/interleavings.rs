//! Two browsers of one person, sessions that end and days that pass, in any order: no text that was typed
//! vanishes without a page that shows it.

use axum::http::StatusCode;
use chrono::TimeDelta;
use irori_core::domain::entry::Entry;
use irori_ports::{Entries, People};
use std::collections::BTreeSet;
use tests::browser::{Browser, Page, with_values};
use tests::test_app::{PASSWORD, TestApp};

/// Forms, and the field of each into which a text is typed.
const TYPED: &[(&str, &str)] = &[
    ("check-in", "note"),
    ("change-entry", "note"),
    ("account/profile", "name"),
    ("annotation/add", "text"),
];
const SEEDS: u64 = 6;
const STEPS: usize = 60;
/// How a random text begins, so that it is found wherever it stands.
const MARK: &str = "zq";

/// A small generator, so that a seed tells the whole story.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most as u64).unwrap()
    }

    fn one<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }
}

/// Every random text in a page, wherever it stands.
fn texts_in(body: &str) -> BTreeSet<String> {
    let words = body.split(|c: char| !c.is_ascii_alphanumeric());
    let found = words.filter(|word| word.starts_with(MARK));
    found.map(str::to_owned).collect()
}

struct Story {
    house: TestApp,
    chance: Chance,
    browsers: [Browser; 2],
    /// Pages that stand open, and in which browser.
    tabs: Vec<(usize, Page)>,
    stored: BTreeSet<String>,
    typed: usize,
    told: Vec<String>,
    /// How often a text was shown beside another, and how often after a session had ended.
    conflicts: usize,
    unsaved: usize,
}

impl Story {
    async fn begin(seed: u64) -> Self {
        let (house, _) = TestApp::with_aki().await;
        let browsers = [
            house.sign_in("aki@example.org").await,
            house.sign_in("aki@example.org").await,
        ];
        Self {
            house,
            chance: Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15)),
            browsers,
            tabs: Vec::new(),
            stored: BTreeSet::new(),
            typed: 0,
            told: Vec::new(),
            conflicts: 0,
            unsaved: 0,
        }
    }

    /// What is stored of the texts.
    async fn read(&self) -> BTreeSet<String> {
        let store = &self.house.irori.store;
        let now = self.house.now();
        let me = self.house.id_of("aki@example.org").await;
        let me = store.viewer(me, now).await.unwrap().unwrap();
        let today = me.today(now);
        let entries = store.between(&me, today.back(30), today.on(30)).await;
        let mut found = texts_in(&me.profile.name);
        for kept in entries.unwrap() {
            if let Entry::CheckIn(check_in) = kept.entry {
                found.extend(texts_in(check_in.note.as_deref().unwrap_or_default()));
            }
        }
        let mut reader = self.house.sign_in("aki@example.org").await;
        found.extend(texts_in(&reader.get("/me/weeks").await.body));
        found
    }

    async fn open(&mut self) {
        let which = self.chance.below(2);
        let browser = &mut self.browsers[which];
        let list = browser.get("/entries").await;
        let mut paths = list.attributes(".entry a", "href");
        let fixed = ["/", "/", "/?day=2026-11-23", "/settings", "/me/weeks"];
        paths.extend(fixed.map(str::to_owned));
        let path = self.chance.one(&paths).clone();
        let page = browser.get(&path).await;
        self.told.push(format!("browser {which} opens {path}"));
        self.tabs.push((which, page));
    }

    /// Submits one form of a page that stands open, and goes on until something is decided.
    async fn submit(&mut self) {
        if self.tabs.is_empty() {
            return;
        }
        let tab = self.chance.below(self.tabs.len());
        let (which, page) = self.tabs.swap_remove(tab);
        let forms: Vec<_> = TYPED
            .iter()
            .filter_map(|(act, field)| {
                let form = page.form(act)?;
                form.iter()
                    .any(|(name, _)| name == field)
                    .then_some((*act, *field, form))
            })
            .collect();
        if forms.is_empty() {
            return;
        }
        let (act, field, form) = self.chance.one(&forms).clone();
        self.typed += 1;
        let text = format!("{MARK}{}", self.typed);
        let today = self.house.now().date_naive().to_string();
        let values = match act {
            "annotation/add" => vec![(field, text.as_str()), ("from", today.as_str())],
            _ => vec![(field, text.as_str())],
        };
        let fields = with_values(form, &values);
        self.told.push(format!(
            "browser {which} types {text} into {act} at {}",
            page.at
        ));
        let mut shown = texts_in(&page.body);
        let mut answer = self.browsers[which]
            .post(&format!("/do/{act}"), &fields)
            .await;
        for _ in 0..4 {
            self.told.push(format!("  {} {}", answer.status, answer.at));
            if answer.status == StatusCode::UNAUTHORIZED {
                self.unsaved += 1;
                let right = [("email", "aki@example.org"), ("password", PASSWORD)];
                answer = self.browsers[which].fill(&answer, "sign-in", &right).await;
                self.is_shown(&answer, &text);
            }
            let open = answer.form(act).filter(|form| {
                answer.status == StatusCode::UNPROCESSABLE_ENTITY
                    || answer.at.starts_with("/unsaved") && !form.is_empty()
            });
            let Some(form) = open else { break };
            self.is_shown(&answer, &text);
            self.conflicts += usize::from(!answer.all(".pair").is_empty());
            shown.extend(texts_in(&answer.body));
            let can_discard = form.iter().any(|(name, _)| name == "draft");
            if can_discard && self.chance.below(3) == 0 {
                self.told.push(format!("  throws {text} away"));
                answer = self.browsers[which].post("/do/draft/discard", &form).await;
                shown.insert(text.clone());
                break;
            }
            let days = answer.attributes("form button[name=day]", "value");
            let form = match days.is_empty() {
                true => form,
                false => with_values(form, &[("day", self.chance.one(&days).as_str())]),
            };
            answer = self.browsers[which]
                .post(&format!("/do/{act}"), &form)
                .await;
        }
        let now = self.read().await;
        let is_there = now.contains(&text) || texts_in(&answer.body).contains(&text);
        assert!(
            is_there || shown.contains(&text),
            "{text} vanished:\n{}\n{}",
            self.told.join("\n"),
            answer.text()
        );
        let lost = self.lost(&now, &shown);
        assert!(
            lost.is_empty(),
            "{lost:?} was written over unseen:\n{}",
            self.told.join("\n")
        );
        self.stored = now;
    }

    /// What was stored, is no more, and was on none of the pages that were `shown`.
    fn lost(&self, now: &BTreeSet<String>, shown: &BTreeSet<String>) -> Vec<String> {
        let gone = self.stored.difference(now);
        gone.filter(|old| !shown.contains(*old)).cloned().collect()
    }

    fn is_shown(&self, page: &Page, text: &str) {
        assert!(
            texts_in(&page.body).contains(text),
            "{text} is not shown:\n{}\n{}",
            self.told.join("\n"),
            page.text()
        );
    }

    fn end_session(&mut self) {
        let which = self.chance.below(2);
        let mut cookies = self.browsers[which].cookies().clone();
        cookies.remove("irori");
        self.browsers[which].set_cookies(cookies);
        self.told
            .push(format!("the session of browser {which} ends"));
    }

    async fn sign_in(&mut self) {
        for which in 0..2 {
            let page = self.browsers[which].get("/").await;
            if page.form("sign-in").is_some() {
                let right = [("email", "aki@example.org"), ("password", PASSWORD)];
                self.browsers[which].fill(&page, "sign-in", &right).await;
            }
        }
    }
}

#[tokio::test]
async fn no_text_that_was_typed_vanishes_without_a_page_that_shows_it() {
    let (mut conflicts, mut unsaved, mut typed) = (0, 0, 0);
    for seed in 1..=SEEDS {
        let mut story = Story::begin(seed).await;
        for _ in 0..STEPS {
            match story.chance.below(20) {
                0..=7 => story.open().await,
                8..=15 => story.submit().await,
                16..=17 => story.end_session(),
                18 => story.sign_in().await,
                _ => {
                    story.told.push("a night passes".to_owned());
                    story.house.pass(TimeDelta::hours(14));
                }
            }
        }
        conflicts += story.conflicts;
        unsaved += story.unsaved;
        typed += story.typed;
        story.house.verify().await;
    }
    // The stories were of what they are about.
    println!("{typed} texts, {conflicts} conflicts, {unsaved} sessions that had ended");
    assert!(typed > 60 && conflicts > 10 && unsaved > 5);
}

#[tokio::test]
async fn a_text_that_is_written_over_unseen_is_found() {
    let mut story = Story::begin(1).await;
    let page = story.browsers[0].get("/").await;
    let written = story.browsers[0]
        .fill(&page, "check-in", &[("note", "zq1")])
        .await;
    story.stored = story.read().await;
    assert_eq!(story.stored, BTreeSet::from(["zq1".to_owned()]));
    // Behind everybody's back.
    let store = &story.house.irori.store;
    let me = story.house.id_of("aki@example.org").await;
    let me = store.viewer(me, story.house.now()).await.unwrap().unwrap();
    let today = me.today(story.house.now());
    let kept = store.between(&me, today, today).await.unwrap().remove(0);
    let seen = Some(kept.entry.version());
    store
        .remove(&me, kept.id, seen, story.house.now())
        .await
        .unwrap();
    let now = story.read().await;
    assert_eq!(story.lost(&now, &texts_in(&page.body)), ["zq1"]);
    // Of a page that showed it, it is no loss.
    assert_eq!(story.lost(&now, &texts_in(&written.body)), [""; 0]);
}
