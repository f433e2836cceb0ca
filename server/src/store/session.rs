//! Sessions: the store that tower-sessions asks, and a person's list of their own.

use super::Store;
use super::db::{Line, all, one, run, sql};
use super::error::StoreError;
use super::settings::cut;
use crate::token;
use app::domain::id::{PersonId, SessionLineId};
use app::error::Trouble;
use app::ports::{Now, SessionLine};
use async_trait::async_trait;
use chrono::{DateTime, TimeDelta};
use std::collections::HashMap;
use time::OffsetDateTime;
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result as Kept};
use uuid::Uuid;

/// A session that was not used for so long has ended.
const IDLE_MOST: TimeDelta = TimeDelta::hours(12);

/// How often the use of a session is written down.
const TOUCH_EVERY: TimeDelta = TimeDelta::minutes(1);

/// The longest name of a browser, in characters.
const DEVICE_MOST: usize = 200;

sql! {
    CREATE = "INSERT INTO session (id_hash, line_id, person_id, data, device, network, created_at, seen_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $8, $9, $6, $7) ON CONFLICT (id_hash) DO NOTHING";
    /// Not an upsert: that would bring back a session that was ended meanwhile.
    SAVE = "UPDATE session SET person_id = $2, data = $3, device = $4, seen_at = $5, expires_at = $6
        WHERE id_hash = $1";
    LOAD = "SELECT data, expires_at, renews FROM session WHERE id_hash = $1 AND expires_at > $2 AND seen_at > $3";
    SEEN = "SELECT seen_at FROM session WHERE id_hash = $1";
    TOUCH = "UPDATE session SET seen_at = $2 WHERE id_hash = $1 AND seen_at < $2";
    DELETE = "DELETE FROM session WHERE id_hash = $1";
    OF_PERSON = "SELECT line_id, id_hash, device, network, created_at, seen_at FROM session
        WHERE person_id = $1 AND expires_at > $2 AND seen_at > $3 ORDER BY seen_at DESC, line_id";
    END = "DELETE FROM session WHERE line_id = $1 AND person_id = $2";
    END_OTHERS = "DELETE FROM session WHERE person_id = $1 AND id_hash <> $2";
    END_ALL = "DELETE FROM session WHERE person_id = $1";
    RENEW = "UPDATE session SET renews = TRUE WHERE person_id = $1";
    PRUNE = "DELETE FROM session WHERE expires_at <= $1 OR seen_at <= $2";
}

/// The key of a record by which its session is to take a new id; never kept in its data.
pub const RENEWS: &str = "renews";

/// A record as a row: the keys `person`, `device`, `network` and `began` of its data stand in columns of
/// their own.
struct Row {
    hash: Vec<u8>,
    person: Option<Uuid>,
    data: String,
    device: String,
    network: String,
    /// A session that takes a new id began when the one before did.
    began: Option<Now>,
    expires: Now,
}

impl Row {
    fn of(record: &Record) -> Kept<Self> {
        let text = |key: &str| record.data.get(key).and_then(|value| value.as_str());
        let mut data = record.data.clone();
        data.remove(RENEWS);
        Ok(Self {
            hash: hash(&record.id),
            person: text("person").and_then(|person| Uuid::try_parse(person).ok()),
            data: serde_json::to_string(&data).map_err(|e| Error::Encode(e.to_string()))?,
            device: text("device")
                .unwrap_or_default()
                .chars()
                .filter(|c| *c != '\0')
                .take(DEVICE_MOST)
                .collect(),
            network: text("network").unwrap_or_default().to_owned(),
            began: text("began").and_then(|began| began.parse().ok()).map(cut),
            expires: instant(record.expiry_date),
        })
    }
}

#[async_trait]
impl SessionStore for Store {
    async fn create(&self, record: &mut Record) -> Kept<()> {
        loop {
            let (row, line_id, now) = (Row::of(record)?, (self.settings.draw)(), self.now());
            let made = self
                .write(move |line| {
                    Box::pin(async move {
                        Ok(run!(
                            line,
                            CREATE,
                            row.hash,
                            line_id,
                            row.person,
                            row.data,
                            row.device,
                            now,
                            row.expires,
                            row.network,
                            row.began.unwrap_or(now)
                        )?)
                    })
                })
                .await
                .map_err(told)?;
            if made > 0 {
                return Ok(());
            }
            record.id = Id::default();
        }
    }

    async fn save(&self, record: &Record) -> Kept<()> {
        let (row, now) = (Row::of(record)?, self.now());
        self.write(move |line| {
            Box::pin(async move {
                // No row: the session was ended meanwhile, and stays so.
                run!(
                    line,
                    SAVE,
                    row.hash,
                    row.person,
                    row.data,
                    row.device,
                    now,
                    row.expires
                )?;
                Ok(())
            })
        })
        .await
        .map_err(told)
    }

    async fn load(&self, id: &Id) -> Kept<Option<Record>> {
        let mut line = self.db.read().await.map_err(told)?;
        let now = self.now();
        let found = one!(
            line,
            (String, Now, bool),
            LOAD,
            hash(id),
            now,
            now - IDLE_MOST
        )
        .map_err(|e| told(e.into()))?;
        let Some((data, expires, renews)) = found else {
            return Ok(None);
        };
        let mut data: HashMap<String, serde_json::Value> =
            serde_json::from_str(&data).map_err(|e| Error::Decode(e.to_string()))?;
        if renews {
            data.insert(RENEWS.to_owned(), true.into());
        }
        let expiry_date = OffsetDateTime::from_unix_timestamp_nanos(
            i128::from(expires.timestamp_micros()) * 1000,
        )
        .map_err(|e| Error::Decode(e.to_string()))?;
        Ok(Some(Record {
            id: *id,
            data,
            expiry_date,
        }))
    }

    async fn delete(&self, id: &Id) -> Kept<()> {
        let hash = hash(id);
        self.write(move |line| {
            Box::pin(async move {
                run!(line, DELETE, hash)?;
                Ok(())
            })
        })
        .await
        .map_err(told)
    }
}

impl Store {
    fn now(&self) -> Now {
        cut(self.settings.clock.now())
    }

    /// Notes that a session was used, at most once a minute. A store that cannot write lets the
    /// page through all the same.
    pub async fn touch_session(&self, id: &Id, now: Now) {
        if let Err(error) = self.try_touch(hash(id), now).await {
            tracing::warn!(%error, "the use of a session could not be noted");
        }
    }

    async fn try_touch(&self, hash: Vec<u8>, now: Now) -> Result<(), StoreError> {
        let mut line = self.db.read().await?;
        let seen = one!(line, (Now,), SEEN, hash.clone())?;
        drop(line);
        if seen.is_none_or(|(seen,)| now - seen < TOUCH_EVERY) {
            return Ok(());
        }
        self.write(move |line| {
            Box::pin(async move {
                run!(line, TOUCH, hash, cut(now))?;
                Ok(())
            })
        })
        .await
    }
}

/// A person's sessions, the latest first. `asking` is the id of the session that asks.
pub(super) async fn of_person(
    line: &mut Line,
    person: PersonId,
    asking: &str,
    now: Now,
) -> Result<Vec<SessionLine>, StoreError> {
    let asking = token::hash(asking);
    let found = all!(
        line,
        (Uuid, Vec<u8>, String, String, Now, Now),
        OF_PERSON,
        person.0,
        now,
        now - IDLE_MOST
    )?;
    Ok(found
        .into_iter()
        .map(|(id, hash, device, network, began, seen)| SessionLine {
            id: SessionLineId(id),
            device,
            network,
            began,
            seen,
            this: hash == asking,
        })
        .collect())
}

/// Lets every session of the person take a new id at its next page.
pub(super) async fn renew_all(line: &mut Line, person: PersonId) -> Result<(), StoreError> {
    run!(line, RENEW, person.0)?;
    Ok(())
}

/// Ends one of the person's sessions.
pub(super) async fn end(
    line: &mut Line,
    person: PersonId,
    id: SessionLineId,
) -> Result<(), StoreError> {
    match run!(line, END, id.0, person.0)? {
        0 => Err(Trouble::NotThere.into()),
        _ => Ok(()),
    }
}

/// Ends all of the person's sessions but the one that asks.
pub(super) async fn end_others(
    line: &mut Line,
    person: PersonId,
    asking: &str,
) -> Result<(), StoreError> {
    run!(line, END_OTHERS, person.0, token::hash(asking))?;
    Ok(())
}

pub(super) async fn end_all(line: &mut Line, person: PersonId) -> Result<(), StoreError> {
    run!(line, END_ALL, person.0)?;
    Ok(())
}

pub(super) async fn prune(line: &mut Line, now: Now) -> Result<u64, StoreError> {
    Ok(run!(line, PRUNE, now, now - IDLE_MOST)?)
}

fn hash(id: &Id) -> Vec<u8> {
    token::hash(&id.to_string())
}

fn instant(at: OffsetDateTime) -> Now {
    let micros = i64::try_from(at.unix_timestamp_nanos() / 1000).unwrap_or(i64::MAX);
    DateTime::from_timestamp_micros(micros).unwrap_or(DateTime::<chrono::Utc>::MAX_UTC)
}

/// The cause goes to the log; tower-sessions hears the word.
fn told(error: StoreError) -> Error {
    Error::Backend(Trouble::from(error).to_string())
}
