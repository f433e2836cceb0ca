//! The house that is measured: the demo organisation and 64 more people, in this very process.

use crate::visitor::Visitor;
use anyhow::{Context, Result, anyhow};
use chrono_tz::Tz;
use irori_clock::Clock;
use irori_core::domain::day::{Day, DayEnd};
use irori_core::domain::person::{Email, Language, Password, Profile};
use irori_ports::Switch;
use irori_store::{SeedPerson, Store};
use irori_web::context::Site;
use server::demo;
use server::http::app_state::Irori;
use server::http::write_limit::WriteLimit;
use std::net::SocketAddr;
use std::path::Path;
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, JoinSet};

/// How many check in at once.
pub const MANY: u8 = 64;

/// The accounts of the demo whose pages are measured.
pub const MEMBER: &str = "member@demo.irori.example";
pub const LEAD: &str = "lead@demo.irori.example";

pub struct House {
    pub address: SocketAddr,
    clock: Clock,
    store: Store,
    serving: JoinHandle<()>,
}

impl House {
    /// Makes a database in `folder` and serves it with the server's own loop and router.
    pub async fn start(folder: &Path) -> Result<Self> {
        let url = format!("sqlite://{}", folder.join("irori.db").display());
        let (store, clock) = (Store::open(&url, &[7; 32]).await?, Clock::default());
        demo::prepare(&store, demo::SEED, clock.now()).await?;
        let password = Password::parse(demo::PASSWORD).map_err(|w| anyhow!(w.key))?;
        let hash = store.hash_password(&password).await?;
        for n in 0..MANY {
            let founded = SeedPerson {
                email: Email::parse(&email(n)).map_err(|w| anyhow!(w.key))?,
                profile: Profile {
                    name: format!("Somebody {n}"),
                    language: Language::English,
                    zone: Tz::UTC,
                    day_ends_at: DayEnd::default(),
                },
                is_admin: Switch::of(false),
                is_hr: Switch::of(false),
                password_hash: hash.clone(),
                created: clock.now(),
            };
            store.seed_person(founded).await?;
        }
        let site = Site {
            public_url: "http://127.0.0.1:3000".to_owned(),
            demo: true,
            plain_http: false,
            style: server::http::assets::style_path().to_owned(),
            retention: Default::default(),
            reset_wait: Default::default(),
            ..Default::default()
        };
        // One trusted proxy: 64 people from one network would be asked to try again later.
        let mut irori = Irori::new(store.clone(), clock.clone(), site, 1);
        irori.writes = WriteLimit::at_most(u32::MAX);
        let (address, serving) = serve(server::http::router::router(irori)).await?;
        Ok(Self {
            address,
            clock,
            store,
            serving,
        })
    }

    pub async fn member(&self) -> Result<Visitor> {
        Visitor::sign_in(self.address, MEMBER, demo::PASSWORD, "10.0.1.1").await
    }

    pub async fn lead(&self) -> Result<Visitor> {
        Visitor::sign_in(self.address, LEAD, demo::PASSWORD, "10.0.1.2").await
    }

    /// All of the 64, signed in.
    pub async fn everybody(&self) -> Result<Vec<Visitor>> {
        let mut doors = JoinSet::new();
        let address = self.address;
        for n in 0..MANY {
            doors.spawn(async move {
                let network = format!("10.0.0.{n}");
                Visitor::sign_in(address, &email(n), demo::PASSWORD, &network).await
            });
        }
        let mut visitors = Vec::new();
        while let Some(visitor) = doors.join_next().await {
            visitors.push(visitor.context("signing in panicked")??);
        }
        Ok(visitors)
    }

    /// The days that the 64, who live in UTC, may still write down.
    pub fn open_days(&self) -> Vec<Day> {
        let today = Day::of(self.clock.now(), Tz::UTC, DayEnd::default());
        (0..=13).map(|days| today.back(days)).collect()
    }

    pub async fn stop(self) {
        self.serving.abort();
        self.store.close().await;
    }
}

/// Serves on a free port of this machine as the real server does.
pub async fn serve(router: axum::Router) -> Result<(SocketAddr, JoinHandle<()>)> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let limits = server::http::listen::ListenLimits::of_machine(0);
    Ok((
        address,
        tokio::spawn(server::http::listen::serve(listener, router, limits)),
    ))
}

fn email(n: u8) -> String {
    format!("somebody{n}@bench.irori.example")
}
