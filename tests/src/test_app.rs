//! A whole Irori in memory of one test: a fresh SQLite file, a clock that stands, no sockets.

use crate::browser::{Browser, Page};
use crate::databases::SECRET;
use crate::templates::{self, Template};
use axum::Router;
use chrono::{DateTime, TimeDelta, Utc};
use irori_clock::Clock;
use irori_core::domain::id::PersonId;
use irori_ports::Origin;
use irori_store::{Store, StoreSettings};
use server::demo;
use server::http::app_state::Irori;
use server::http::write_limit::WriteLimit;
use sqlx::{Connection, Executor, SqliteConnection};
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;

/// The password everybody in tests has.
pub const PASSWORD: &str = "a kettle over embers";

/// How long a store waits for a lock in tests.
const WAIT: Duration = Duration::from_millis(300);

/// A running house.
pub struct TestApp {
    pub irori: Irori,
    pub router: Router,
    /// Where its SQLite file is; gone with the last house on it.
    pub folder: Arc<TempDir>,
    url: String,
}

impl TestApp {
    /// An empty house; it is Monday 23 November 2026, 18:00 in Tokyo.
    pub async fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("irori.db");
        templates::copy_to(Template::Schema, &file).await;
        Self::on(&format!("sqlite://{}", file.display()), Arc::new(folder)).await
    }

    /// A house with the demo as it is prepared at `now`, where the clock stands.
    pub async fn demo(now: DateTime<Utc>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("irori.db");
        templates::copy_to(Template::Demo(now), &file).await;
        let house = Self::on(&format!("sqlite://{}", file.display()), Arc::new(folder)).await;
        house.irori.clock.set(now);
        house
    }

    /// A house on the database at `url`, which `folder` may hold.
    pub async fn on(url: &str, folder: Arc<TempDir>) -> Self {
        let now = "2026-11-23T09:00:00Z".parse().unwrap();
        Self::at(url, folder, &SECRET, now).await
    }

    /// A house on a database that `secret` seals, at this moment.
    pub async fn at(
        url: &str,
        folder: Arc<TempDir>,
        secret: &[u8; 32],
        now: DateTime<Utc>,
    ) -> Self {
        let clock = Clock::standing(now);
        let settings = StoreSettings {
            wait: WAIT,
            clock: clock.clone(),
            erasures: Some(folder.path().join("erasures.jsonl").into()),
            ..StoreSettings::default()
        };
        Self::with(url, folder, secret, clock, settings).await
    }

    async fn with(
        url: &str,
        folder: Arc<TempDir>,
        secret: &[u8; 32],
        clock: Clock,
        settings: StoreSettings,
    ) -> Self {
        // A machine that tests many houses at once can be slower than WAIT.
        let mut opened = Store::open_with(url, secret, settings.clone()).await;
        for _ in 0..5 {
            if opened.is_err() {
                opened = Store::open_with(url, secret, settings.clone()).await;
            }
        }
        let store = opened.unwrap();
        let site = irori_web::context::Site {
            public_url: "http://127.0.0.1:3000".to_owned(),
            demo: false,
            plain_http: false,
            style: server::http::assets::style_path().to_owned(),
            retention: Default::default(),
            reset_wait: Default::default(),
            ..Default::default()
        };
        let mut irori = Irori::new(store, clock, site, 0);
        // Tests submit more within a standing hour than anybody does.
        irori.writes = WriteLimit::at_most(u32::MAX);
        let router = server::http::router::router(irori.clone());
        Self {
            irori,
            router,
            folder,
            url: url.to_owned(),
        }
    }

    /// A second server on the same SQLite file, which may not grow any more.
    pub async fn reopened_full(&self) -> Self {
        // Tables that went with the schema leave room, which a full file has not.
        let mut connection = SqliteConnection::connect(&self.url).await.unwrap();
        connection.execute("VACUUM").await.unwrap();
        let clock = self.irori.clock.clone();
        let settings = StoreSettings {
            wait: WAIT,
            clock: clock.clone(),
            most_pages: Some(1),
            ..StoreSettings::default()
        };
        Self::with(&self.url, self.folder.clone(), &SECRET, clock, settings).await
    }

    pub fn walker(&self) -> Browser {
        Browser::new(self.router.clone()).waiting_for(self.irori.store.clone())
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.irori.clock.now()
    }

    pub fn pass(&self, time: TimeDelta) {
        self.irori.clock.set(self.now() + time);
    }

    /// Sets the house up through its pages: the first account, an admin.
    pub async fn set_up(&self) -> Browser {
        let token = self
            .irori
            .store
            .set_up_link(self.now())
            .await
            .unwrap()
            .unwrap();
        let mut admin = self.walker();
        let page = admin.get(&format!("/set-up/{token}")).await;
        let page = admin
            .fill(
                &page,
                "set-up",
                &[
                    ("org-name", "Hearth Inc."),
                    ("name", "Ren Ito"),
                    ("email", "ren@example.org"),
                    ("password", PASSWORD),
                    ("password-again", PASSWORD),
                    ("language", "en"),
                    ("zone", "Asia/Tokyo"),
                ],
            )
            .await;
        assert!(page.at.starts_with("/admin"), "{} {}", page.at, page.text());
        admin
    }

    /// Makes a team right under the organisation and gives its id.
    pub async fn team(&self, admin: &mut Browser, name: &str) -> String {
        let page = admin.get("/admin").await;
        let page = admin
            .fill(
                &page,
                "org/add-team",
                &[("name", name), ("zone", "Asia/Tokyo")],
            )
            .await;
        let id = page
            .at
            .trim_start_matches("/admin/teams/")
            .split('?')
            .next()
            .unwrap()
            .to_owned();
        assert_eq!(id.len(), 36, "{} {}", page.at, page.text());
        id
    }

    /// Invites somebody through the admin's page and joins through the link.
    pub async fn join(
        &self,
        admin: &mut Browser,
        name: &str,
        email: &str,
        team: Option<&str>,
    ) -> Browser {
        let page = admin.get("/admin/people").await;
        let page = admin
            .fill(
                &page,
                "org/invite",
                &[("email", email), ("team", team.unwrap_or(""))],
            )
            .await;
        let link = link_of(&page);
        let mut walker = self.walker();
        let page = walker.get(&link).await;
        let page = walker
            .fill(
                &page,
                "join",
                &[
                    ("name", name),
                    ("password", PASSWORD),
                    ("password-again", PASSWORD),
                    ("language", "en"),
                    ("zone", "Asia/Tokyo"),
                ],
            )
            .await;
        assert_eq!(page.at, "/", "{}", page.text());
        walker
    }

    /// Signs somebody in with the password everybody has.
    pub async fn sign_in(&self, email: &str) -> Browser {
        let mut walker = self.walker();
        let page = walker.get("/sign-in").await;
        let page = walker
            .fill(
                &page,
                "sign-in",
                &[("email", email), ("password", PASSWORD)],
            )
            .await;
        assert_eq!(page.at, "/", "{}", page.text());
        walker
    }

    /// Signs somebody in who says that others use this device too.
    pub async fn sign_in_on_a_shared_device(&self, email: &str) -> Browser {
        let mut walker = self.walker();
        let fields = [("at", "/sign-in"), ("email", email), ("password", PASSWORD)];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let page = walker.post("/do/sign-in", &fields).await;
        assert_eq!(page.at, "/", "{}", page.text());
        walker
    }

    /// Signs somebody of the demo in: `member`, `lead-hoshi`.
    pub async fn sign_in_to_demo(&self, name: &str) -> Browser {
        let mut walker = self.walker();
        let page = walker.get("/sign-in").await;
        let email = format!("{name}@demo.irori.example");
        let fields = [("email", email.as_str()), ("password", demo::PASSWORD)];
        let page = walker.fill(&page, "sign-in", &fields).await;
        assert_eq!(page.at, "/", "{}", page.text());
        walker
    }

    /// It is another time, and Aki comes in anew, for sessions end when they are idle.
    pub async fn aki_at(&self, now: &str) -> Browser {
        self.irori.clock.set(now.parse().unwrap());
        self.sign_in("aki@example.org").await
    }

    /// A house with an admin and one member, who is given.
    pub async fn with_aki() -> (Self, Browser) {
        let house = Self::empty().await;
        let mut admin = house.set_up().await;
        let team = house.team(&mut admin, "minami").await;
        let aki = house
            .join(&mut admin, "Aki Tanaka", "aki@example.org", Some(&team))
            .await;
        (house, aki)
    }

    /// A house with an admin, a team with one member, Aki, and its lead, Sora; and the team's id.
    pub async fn with_lead() -> TeamWithLead {
        let (house, aki) = Self::with_aki().await;
        let mut admin = house.sign_in("ren@example.org").await;
        let sora = house
            .join(&mut admin, "Sora Abe", "sora@example.org", None)
            .await;
        let page = admin.get("/admin").await;
        let teams = page.attributes("a[href^='/admin/teams/']", "href");
        let team = teams[0].rsplit('/').next().unwrap().to_owned();
        make_lead(&mut admin, "Sora", &team).await;
        TeamWithLead {
            house,
            sora,
            aki,
            admin,
            team,
        }
    }

    /// The account with this address, whose password is [`PASSWORD`].
    pub async fn id_of(&self, email: &str) -> PersonId {
        let auth = &self.irori.ports.auth;
        let signed_in = auth.sign_in(
            email,
            PASSWORD,
            Origin::stranger("198.51.100.7"),
            self.now(),
        );
        signed_in.await.unwrap().person
    }

    /// What `irori verify` would say; every test ends with it.
    pub async fn verify(&self) {
        let findings = self.irori.store.verify().await.unwrap();
        assert!(findings.is_empty(), "{findings:?}");
    }
}

/// A team with its lead and a member, and the admin who made it.
pub struct TeamWithLead {
    pub house: TestApp,
    pub sora: Browser,
    pub aki: Browser,
    pub admin: Browser,
    pub team: String,
}

/// Makes somebody a lead of a team through the admin's pages, and gives the address of the page on which
/// the admin sees that person.
pub async fn make_lead(admin: &mut Browser, name: &str, team: &str) -> String {
    let people = admin.get("/admin/people").await;
    let html = people.html();
    let links = scraper::Selector::parse("th a").unwrap();
    let person = html
        .select(&links)
        .find(|a| a.text().any(|text| text.contains(name)));
    let person = person.unwrap().attr("href").unwrap().to_owned();
    let page = admin.get(&person).await;
    let values = [("team", team), ("part", "lead"), ("from", "2026-11-01")];
    let page = admin.fill(&page, "org/add-membership", &values).await;
    assert!(page.status.is_success(), "{}", page.text());
    person
}

/// The path of the link that a page shows once.
pub fn link_of(page: &Page) -> String {
    let shown = page.all(".secret");
    let link = shown
        .first()
        .unwrap_or_else(|| panic!("no link is shown: {}", page.text()));
    link.trim()
        .trim_start_matches("http://127.0.0.1:3000")
        .to_owned()
}
