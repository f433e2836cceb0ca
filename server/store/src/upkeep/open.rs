//! Opening a store: connect, refuse what does not fit, bring the schema up to date; and closing it.

use crate::audit::security_event;
use crate::auth::{known_device, one_time_link, session, throttle};
use crate::db::connection::{Conn, Db, fetch_optional, sql};
use crate::db::error::{OpenError, StoreError};
use crate::db::migrations::{postgres_migrator, sqlite_migrator};
use crate::db::settings::{StoreSettings, to_micros};
use crate::db::{installation, job, schema};
use crate::entries::{draft, idempotency};
use crate::logins::{login_claim, proposal};
use crate::org::person;
use crate::pull_requests::branch;
use crate::store::Store;
use crate::webhooks::{hook, quarantine};
use chrono::TimeDelta;
use irori_core::domain::front::Shown;
use irori_crypto::password::Passwords;
use irori_crypto::seal::Seal;
use irori_ports::Now;
use sqlx::SqlitePool;
use sqlx::migrate::MigrateError;
use std::sync::Arc;

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
        Self::open_with(url, secret, StoreSettings::default()).await
    }

    pub async fn open_with(
        url: &str,
        secret: &[u8; 32],
        settings: StoreSettings,
    ) -> Result<Self, OpenError> {
        let seal = Seal::new(secret).with_clock(settings.clock.clone());
        let db = Db::connect(url, &settings).await?;
        let holder = (settings.random_id)();
        match prepare(&db, &seal, &settings).await {
            Ok((references, instance)) => {
                let store = Self {
                    db,
                    seal,
                    passwords: Passwords::default(),
                    totals: Arc::default(),
                    repeats: Arc::default(),
                    pending: Arc::default(),
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
        let Some(db) = Db::connect_reading(url, &StoreSettings::default()).await? else {
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
        let mut conn = self.db.read().await?;
        let name = conn.for_engine("sqlite", "postgres");
        Ok(format!("{name} {}", version(&mut conn).await?))
    }

    /// Whether the database answers.
    pub async fn is_ready(&self) -> bool {
        let Ok(mut conn) = self.db.read().await else {
            return false;
        };
        installation::value(&mut conn, installation::INSTANCE)
            .await
            .is_ok()
    }

    /// Notes what requests show of what stands in front.
    pub async fn note_front(&self, shown: &[Shown]) -> Result<(), StoreError> {
        let words: Vec<_> = shown.iter().map(Shown::to_word).collect();
        let words = words.join(" ");
        self.write(async move |conn| installation::set(conn, installation::FRONT, words).await)
            .await
    }

    /// What was noted of what stands in front; a word that is not known is left out.
    pub async fn front(&self) -> Result<Vec<Shown>, StoreError> {
        let mut conn = self.db.read().await?;
        let words = installation::value(&mut conn, installation::FRONT).await?;
        let words = words.unwrap_or_default();
        Ok(words.split(' ').filter_map(Shown::parse).collect())
    }

    /// Whether there is no account yet.
    pub async fn is_empty(&self) -> Result<bool, StoreError> {
        let mut conn = self.db.read().await?;
        person::is_nobody_there(&mut conn).await
    }

    /// Whether this is the demo organisation.
    pub async fn is_demo(&self) -> Result<bool, StoreError> {
        let mut conn = self.db.read().await?;
        Ok(installation::value(&mut conn, installation::DEMO)
            .await?
            .is_some())
    }

    pub async fn mark_demo(&self) -> Result<(), StoreError> {
        self.write(async move |conn| {
            installation::keep(conn, installation::DEMO, "yes".to_owned()).await
        })
        .await
    }

    /// Deletes what has expired: sessions, drafts, links, counted tries, known submissions,
    /// known deliveries, those in quarantine, jobs long done.
    /// Gives the number of rows.
    pub async fn prune(&self, now: Now) -> Result<u64, StoreError> {
        let now = to_micros(now);
        self.write(async move |conn| {
            Ok(session::prune(conn, now).await?
                + draft::prune(conn, now).await?
                + one_time_link::prune(conn, now).await?
                + hook::prune(conn, now).await?
                + quarantine::prune(conn, now).await?
                + branch::prune(conn, now).await?
                + proposal::prune(conn, now).await?
                + login_claim::prune(conn, now).await?
                + job::prune(conn, now).await?
                + throttle::prune(conn, now).await?
                + known_device::prune(conn, now).await?
                + security_event::prune(conn, now).await?
                + idempotency::prune(conn, now - SUBMISSIONS_KEPT_FOR).await?)
        })
        .await
    }

    /// Every column of every table.
    pub async fn export_schema(&self) -> Result<Vec<schema::Column>, StoreError> {
        let mut conn = self.db.read().await?;
        schema::columns(&mut conn).await
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
    settings: &StoreSettings,
) -> Result<(Vec<schema::ForeignKey>, String), OpenError> {
    let fingerprint = seal.fingerprint();
    let mut conn = db.read().await?;
    check_version(&mut conn).await?;
    installation::check_secret(&mut conn, &fingerprint).await?;
    drop(conn);
    match db {
        Db::Sqlite { write, .. } => migrate_sqlite(write).await?,
        Db::Postgres(pool) => postgres_migrator().run(pool).await?,
    }
    let mut conn = db.read().await?;
    if installation::value(&mut conn, installation::SECRET)
        .await?
        .is_none()
    {
        let (print, instance) = (fingerprint.clone(), (settings.random_id)().to_string());
        db.transaction(async move |conn| {
            installation::keep(conn, installation::SECRET, print).await?;
            installation::keep(conn, installation::INSTANCE, instance).await
        })
        .await?;
    }
    // Another process may have been first.
    installation::check_secret(&mut conn, &fingerprint).await?;
    let instance = installation::value(&mut conn, installation::INSTANCE).await?;
    Ok((
        schema::references(&mut conn).await?,
        instance.unwrap_or_default(),
    ))
}

/// SQLite has no lock for this: who is second finds what the first has made, and looks again.
async fn migrate_sqlite(pool: &SqlitePool) -> Result<(), MigrateError> {
    let mut tries = 1..5;
    loop {
        match sqlite_migrator().run(pool).await {
            Err(MigrateError::Execute(_) | MigrateError::ExecuteMigration(..))
                if tries.next().is_some() => {}
            done => return done,
        }
    }
}

async fn check_version(conn: &mut Conn) -> Result<(), OpenError> {
    let version = version(conn).await?;
    let is_sqlite = matches!(conn, Conn::SqliteRead(_) | Conn::SqliteWrite(_));
    if is_sqlite {
        let mut numbers = version.split('.').map(|n| n.parse().unwrap_or(0));
        let found = [(); 3].map(|()| numbers.next().unwrap_or(0));
        if found < SQLITE_LEAST {
            return Err(OpenError::OldSqlite(version));
        }
    }
    Ok(())
}

async fn version(conn: &mut Conn) -> Result<String, StoreError> {
    let sql = conn.for_engine(VERSION_SQLITE, VERSION_POSTGRES);
    Ok(fetch_optional!(conn, String, sql)?.unwrap_or_default())
}
