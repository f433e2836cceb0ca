//! Opening a store: connect, refuse what does not fit, bring the schema up to date; and closing it.

use super::db::{Db, Line, one, sql};
use super::error::{OpenError, StoreError};
use super::settings::{Settings, cut};
use super::{
    Store, attempt, branch, draft, hook, installation, job, known_device, link, login_claim,
    person, proposal, quarantine, schema, security, security_event, session, submission,
};
use crate::password::Passwords;
use crate::seal::Seal;
use app::domain::front::Shown;
use app::ports::Now;
use chrono::TimeDelta;
use sqlx::SqlitePool;
use sqlx::migrate::MigrateError;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Before it, a write-ahead log could damage the database when it was reset.
const SQLITE_LEAST: [u32; 3] = [3, 51, 3];
/// How long the showing of a form is known.
const SUBMISSIONS_KEPT_FOR: TimeDelta = TimeDelta::days(30);

sql! {
    sqlite {
        VERSION_SQLITE = "SELECT sqlite_version()";
        CHECKPOINT_SQLITE = "PRAGMA wal_checkpoint(TRUNCATE)";
    }
    postgres {
        VERSION_POSTGRES = "SELECT current_setting('server_version')";
    }
}

impl Store {
    /// Opens the database at `url` (`sqlite:…` or `postgres:…`), made where it is a SQLite file
    /// that is not there, and brings it up to date. `secret` seals its texts and never changes.
    pub async fn open(url: &str, secret: &[u8; 32]) -> Result<Self, OpenError> {
        Self::open_with(url, secret, Settings::default()).await
    }

    pub async fn open_with(
        url: &str,
        secret: &[u8; 32],
        settings: Settings,
    ) -> Result<Self, OpenError> {
        let seal = Seal::new(secret).with_clock(settings.clock.clone());
        let db = Db::connect(url, &settings).await?;
        let holder = (settings.draw)();
        match prepare(&db, &seal, &settings).await {
            Ok((references, instance)) => {
                let store = Self {
                    db,
                    seal,
                    passwords: Passwords::default(),
                    totals: Arc::default(),
                    repeats: Arc::default(),
                    recording: Arc::new(Semaphore::new(security::RECORDED_AT_ONCE as usize)),
                    comers: Arc::default(),
                    generated: Arc::default(),
                    unsigned: Arc::default(),
                    settings,
                    references: references.into(),
                    instance: instance.into(),
                    holder,
                };
                store.replay_erasures().await?;
                store.roll_up_missing().await?;
                store.chain_views().await?;
                Ok(store)
            }
            Err(error) => {
                db.close().await;
                Err(error)
            }
        }
    }

    /// The fingerprint of the secret that sealed the database at `url`; `None` where there is none yet.
    /// Nothing is changed, not even made.
    pub async fn known_secret(url: &str) -> Result<Option<String>, OpenError> {
        let Some(db) = Db::connect_reading(url, &Settings::default()).await? else {
            return Ok(None);
        };
        let known = async { Ok(installation::secret(&mut db.read().await?).await?) }.await;
        db.close().await;
        known
    }

    /// The random id of this installation.
    pub fn instance(&self) -> &str {
        &self.instance
    }

    /// `sqlite 3.51.3` or `postgres 17.2`.
    pub async fn engine(&self) -> Result<String, StoreError> {
        let mut line = self.db.read().await?;
        let name = line.pick("sqlite", "postgres");
        Ok(format!("{name} {}", version(&mut line).await?))
    }

    /// Whether the database answers.
    pub async fn is_ready(&self) -> bool {
        let Ok(mut line) = self.db.read().await else {
            return false;
        };
        installation::value(&mut line, installation::INSTANCE)
            .await
            .is_ok()
    }

    /// Notes what requests show of what stands in front.
    pub async fn note_front(&self, shown: &[Shown]) -> Result<(), StoreError> {
        let words: Vec<_> = shown.iter().map(Shown::to_word).collect();
        let words = words.join(" ");
        self.write(|line| Box::pin(installation::set(line, installation::FRONT, words)))
            .await
    }

    /// What was noted of what stands in front; a word that is not known is left out.
    pub async fn front(&self) -> Result<Vec<Shown>, StoreError> {
        let mut line = self.db.read().await?;
        let words = installation::value(&mut line, installation::FRONT).await?;
        let words = words.unwrap_or_default();
        Ok(words.split(' ').filter_map(Shown::parse).collect())
    }

    /// Whether there is no account yet.
    pub async fn is_empty(&self) -> Result<bool, StoreError> {
        let mut line = self.db.read().await?;
        person::is_nobody_there(&mut line).await
    }

    /// Whether this is the demo organisation.
    pub async fn is_demo(&self) -> Result<bool, StoreError> {
        let mut line = self.db.read().await?;
        Ok(installation::value(&mut line, installation::DEMO)
            .await?
            .is_some())
    }

    pub async fn mark_demo(&self) -> Result<(), StoreError> {
        self.write(|line| {
            Box::pin(installation::keep(
                line,
                installation::DEMO,
                "yes".to_owned(),
            ))
        })
        .await
    }

    /// Deletes what has expired: sessions, drafts, links, counted tries, known submissions,
    /// known deliveries, those in quarantine, jobs long done.
    /// Gives the number of rows.
    pub async fn prune(&self, now: Now) -> Result<u64, StoreError> {
        let now = cut(now);
        self.write(move |line| {
            Box::pin(async move {
                Ok(session::prune(line, now).await?
                    + draft::prune(line, now).await?
                    + link::prune(line, now).await?
                    + hook::prune(line, now).await?
                    + quarantine::prune(line, now).await?
                    + branch::prune(line, now).await?
                    + proposal::prune(line, now).await?
                    + login_claim::prune(line, now).await?
                    + job::prune(line, now).await?
                    + attempt::prune(line, now).await?
                    + known_device::prune(line, now).await?
                    + security_event::prune(line, now).await?
                    + submission::prune(line, now - SUBMISSIONS_KEPT_FOR).await?)
            })
        })
        .await
    }

    /// Every column of every table.
    pub async fn export_schema(&self) -> Result<Vec<schema::Column>, StoreError> {
        let mut line = self.db.read().await?;
        schema::columns(&mut line).await
    }

    /// Ends every connection; on SQLite the log is written back into the file before.
    pub async fn close(&self) {
        self.wait_for_recording().await;
        if let Db::Sqlite { write, .. } = &self.db
            && let Err(error) = sqlx::query(CHECKPOINT_SQLITE).execute(write).await
        {
            tracing::warn!(%error, "the write-ahead log was not written back; the next start does it");
        }
        self.db.close().await;
    }
}

async fn prepare(
    db: &Db,
    seal: &Seal,
    settings: &Settings,
) -> Result<(Vec<schema::Reference>, String), OpenError> {
    let fingerprint = seal.fingerprint();
    let mut line = db.read().await?;
    check_version(&mut line).await?;
    installation::check_secret(&mut line, &fingerprint).await?;
    drop(line);
    match db {
        Db::Sqlite { write, .. } => migrate_sqlite(write).await?,
        Db::Postgres(pool) => sqlx::migrate!("../migrations/postgres").run(pool).await?,
    }
    let mut line = db.read().await?;
    if installation::value(&mut line, installation::SECRET)
        .await?
        .is_none()
    {
        let (print, instance) = (fingerprint.clone(), (settings.draw)().to_string());
        db.transaction(move |line| {
            Box::pin(async move {
                installation::keep(line, installation::SECRET, print).await?;
                installation::keep(line, installation::INSTANCE, instance).await
            })
        })
        .await?;
    }
    // Another process may have been first.
    installation::check_secret(&mut line, &fingerprint).await?;
    let instance = installation::value(&mut line, installation::INSTANCE).await?;
    Ok((
        schema::references(&mut line).await?,
        instance.unwrap_or_default(),
    ))
}

/// SQLite has no lock for this: who is second finds what the first has made, and looks again.
async fn migrate_sqlite(pool: &SqlitePool) -> Result<(), MigrateError> {
    let mut tries = 1..5;
    loop {
        match sqlx::migrate!("../migrations/sqlite").run(pool).await {
            Err(MigrateError::Execute(_) | MigrateError::ExecuteMigration(..))
                if tries.next().is_some() => {}
            done => return done,
        }
    }
}

async fn check_version(line: &mut Line) -> Result<(), OpenError> {
    let version = version(line).await?;
    let is_sqlite = matches!(line, Line::SqliteRead(_) | Line::SqliteWrite(_));
    if is_sqlite {
        let mut numbers = version.split('.').map(|n| n.parse().unwrap_or(0));
        let found = [(); 3].map(|()| numbers.next().unwrap_or(0));
        if found < SQLITE_LEAST {
            return Err(OpenError::OldSqlite(version));
        }
    }
    Ok(())
}

async fn version(line: &mut Line) -> Result<String, StoreError> {
    let sql = line.pick(VERSION_SQLITE, VERSION_POSTGRES);
    Ok(one!(line, (String,), sql)?
        .map(|(version,)| version)
        .unwrap_or_default())
}
