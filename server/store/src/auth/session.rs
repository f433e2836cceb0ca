//! Sessions: the store that tower-sessions asks, and a person's list of their own.
//!
//! Decided:
//!
//! - 2026-11-23: **Sessions are of tower-sessions on `Db`**: ids stored hashed; `save` is an UPDATE, so that a
//!   session that was ended stays ended.
//! - 2026-11-30: **On one's own device a session lasts until 90 days pass without use, 400 days at most**; on a
//!   shared one it ends with the browser, after 12 hours without use, after 14 days at most. Because: who
//!   answers once a day was signed out every day. Costs: whoever takes an unlocked device away is in for
//!   longer; what gives others a way in or takes data away asks for the password again, and each device can
//!   be signed out from any other. The cookie lasts as long as browsers let one, 400 days; what ends the
//!   session is the row.
//! - 2026-11-30: **A session carries how often all of its person's were ended**
//!   (`person.session_epoch`), as it was when they were let in, and begins only while that still holds.
//!   Because: passwords take seconds to check, and tower-sessions makes a new id by deleting and
//!   creating, so without it what was ended came back; comparing times would trust the clocks of
//!   several servers.

use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::{StoreError, check_there};
use crate::db::settings::to_micros;
use crate::org::person;
use crate::store::Store;
use async_trait::async_trait;
use chrono::TimeDelta;
use irori_core::domain::id::{PersonId, SessionLineId};
use irori_crypto::token;
use irori_ports::error::AppError;
use irori_ports::{Now, SessionLine};
use std::collections::HashMap;
use time::OffsetDateTime;
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result as Kept};

/// A session that was not used for so long has ended.
const IDLE_MOST: TimeDelta = TimeDelta::hours(12);

/// And on one's own device.
const STAY_IDLE_MOST: TimeDelta = TimeDelta::days(90);

/// A session ends so long after it began, however much it is used.
const LASTS_MOST: TimeDelta = TimeDelta::days(14);

/// And on one's own device: browsers keep no cookie for longer.
pub const STAYS_MOST: TimeDelta = TimeDelta::days(400);

/// How often the use of a session is written down.
const TOUCH_EVERY: TimeDelta = TimeDelta::minutes(1);

/// The longest name of a browser, in characters.
const DEVICE_MOST: usize = 200;

sql! {
    CREATE = "INSERT INTO session (id_hash, line_id, person_id, data, device, network, created_at, seen_at, expires_at, epoch,
            stays)
        VALUES ($1, $2, $3, $4, $5, $8, $9, $6, $7, $10, $11) ON CONFLICT (id_hash) DO NOTHING";
    /// Not an upsert: that would bring back a session that was ended meanwhile.
    SAVE = "UPDATE session SET person_id = $2, data = $3, device = $4, seen_at = $5, expires_at = $6
        WHERE id_hash = $1";
    LOAD = "SELECT data, expires_at, renews, epoch FROM session WHERE id_hash = $1 AND expires_at > $2
        AND ((stays = FALSE AND seen_at > $3 AND created_at > $4)
            OR (stays = TRUE AND seen_at > $5 AND created_at > $6))";
    SEEN = "SELECT seen_at FROM session WHERE id_hash = $1";
    TOUCH = "UPDATE session SET seen_at = $2 WHERE id_hash = $1 AND seen_at < $2";
    DELETE = "DELETE FROM session WHERE id_hash = $1";
    OF_PERSON = "SELECT line_id, id_hash, device, network, created_at, seen_at, stays FROM session
        WHERE person_id = $1 AND expires_at > $2
        AND ((stays = FALSE AND seen_at > $3 AND created_at > $4)
            OR (stays = TRUE AND seen_at > $5 AND created_at > $6))
        ORDER BY seen_at DESC, line_id";
    END = "DELETE FROM session WHERE line_id = $1 AND person_id = $2";
    END_OTHERS = "DELETE FROM session WHERE person_id = $1 AND id_hash <> $2";
    END_ALL = "DELETE FROM session WHERE person_id = $1";
    OVER_MANY = "DELETE FROM session WHERE person_id = $1 AND id_hash IN (SELECT id_hash FROM session
        WHERE person_id = $1 ORDER BY seen_at DESC, line_id LIMIT 100 OFFSET $2)";
    EPOCH_OF = "SELECT epoch FROM session WHERE id_hash = $1";
    NEXT_EPOCH = "UPDATE person SET session_epoch = session_epoch + 1 WHERE id = $1";
    KEEP_UP = "UPDATE session SET epoch = (SELECT p.session_epoch FROM person p WHERE p.id = $1)
        WHERE person_id = $1";
    OWNER = "SELECT person_id FROM session WHERE id_hash = $1 AND person_id IS NOT NULL";
    RENEW = "UPDATE session SET renews = TRUE WHERE person_id = $1";
    PRUNE = "DELETE FROM session WHERE expires_at <= $1
        OR (stays = FALSE AND (seen_at <= $2 OR created_at <= $3))
        OR (stays = TRUE AND (seen_at <= $4 OR created_at <= $5))";
}

/// The key of a record by which its session is to take a new id; never kept in its data.
pub const RENEWS: &str = "renews";

/// The key of a record with how often all sessions of its person had been ended when they were let in; in a
/// column of its own as well.
pub const EPOCH: &str = "epoch";

/// Of one person; a new one ends what was not used for longest.
const SESSIONS_MOST: i64 = 100;

/// A record as a row: the keys `person`, `device`, `network`, `began`, `stays` and `epoch` of its data stand
/// in columns of their own.
struct Row {
    hash: Vec<u8>,
    person: Option<PersonId>,
    data: String,
    device: String,
    network: String,
    /// A session that takes a new id began when the one before did.
    began: Option<Now>,
    expires: Now,
    epoch: i64,
    stays: bool,
}

impl Row {
    /// How long it lasts is by the clock of the store, and not by that of tower-sessions.
    fn of(record: &Record, now: Now) -> Kept<Self> {
        let text = |key: &str| record.data.get(key).and_then(|value| value.as_str());
        let mut data = record.data.clone();
        data.remove(RENEWS);
        let epoch = data.remove(EPOCH).and_then(|epoch| epoch.as_i64());
        let began = text("began").and_then(|began| began.parse::<Now>().ok());
        let began = began.map(to_micros);
        let stays = record.data.get("stays").and_then(|stays| stays.as_bool()) == Some(true);
        let lasts = if stays { STAYS_MOST } else { LASTS_MOST };
        Ok(Self {
            hash: hash(&record.id),
            person: text("person").and_then(|person| PersonId::parse(person).ok()),
            data: serde_json::to_string(&data).map_err(|e| Error::Encode(e.to_string()))?,
            device: text("device")
                .unwrap_or_default()
                .chars()
                .filter(|c| *c != '\0')
                .take(DEVICE_MOST)
                .collect(),
            network: text("network").unwrap_or_default().to_owned(),
            began,
            expires: began.unwrap_or(now) + lasts,
            epoch: epoch.unwrap_or_default(),
            stays,
        })
    }
}

#[async_trait]
impl SessionStore for Store {
    async fn create(&self, record: &mut Record) -> Kept<()> {
        loop {
            let (now, line_id) = (self.now(), (self.settings.random_id)());
            let row = Row::of(record, now)?;
            let made = self
                .write(async move |conn| {
                    if let Some(person) = row.person {
                        hold_epoch(conn, person, row.epoch).await?;
                    }
                    let made = execute!(
                        conn,
                        CREATE,
                        row.hash,
                        line_id,
                        row.person,
                        row.data,
                        row.device,
                        now,
                        row.expires,
                        row.network,
                        row.began.unwrap_or(now),
                        row.epoch,
                        row.stays
                    )?;
                    if let Some(person) = row.person {
                        execute!(conn, OVER_MANY, person, SESSIONS_MOST)?;
                    }
                    Ok(made)
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
        let now = self.now();
        let row = Row::of(record, now)?;
        self.write(async move |conn| {
            // No row: the session was ended meanwhile, and stays so.
            execute!(
                conn,
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
        .await
        .map_err(told)
    }

    async fn load(&self, id: &Id) -> Kept<Option<Record>> {
        let mut conn = self.db.read().await.map_err(told)?;
        let now = self.now();
        type Loaded = (String, Now, bool, i64);
        let found = fetch_optional!(
            conn,
            Loaded,
            LOAD,
            hash(id),
            now,
            now - IDLE_MOST,
            now - LASTS_MOST,
            now - STAY_IDLE_MOST,
            now - STAYS_MOST
        );
        let Some((data, expires, renews, epoch)) = found.map_err(told)? else {
            return Ok(None);
        };
        let mut data: HashMap<String, serde_json::Value> =
            serde_json::from_str(&data).map_err(|e| Error::Decode(e.to_string()))?;
        if renews {
            data.insert(RENEWS.to_owned(), true.into());
        }
        data.insert(EPOCH.to_owned(), epoch.into());
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
        self.write(async move |conn| {
            execute!(conn, DELETE, hash)?;
            Ok(())
        })
        .await
        .map_err(told)
    }
}

impl Store {
    fn now(&self) -> Now {
        to_micros(self.settings.clock.now())
    }

    /// How often all sessions of its person had been ended when a session began; `None` where it is over.
    pub async fn session_epoch(&self, id: &Id) -> Result<Option<i64>, StoreError> {
        fetch_optional!(self.db.read().await?, i64, EPOCH_OF, hash(id))
    }

    /// Ends a session by its id, even while it takes a new one.
    pub async fn sign_out(&self, id: &Id) -> Result<(), StoreError> {
        let hash = hash(id);
        self.write(async move |conn| {
            let owner = fetch_optional!(conn, PersonId, OWNER, &hash)?;
            if let Some(person) = owner {
                execute!(conn, NEXT_EPOCH, person)?;
            }
            execute!(conn, DELETE, hash)?;
            if let Some(person) = owner {
                execute!(conn, KEEP_UP, person)?;
            }
            Ok(())
        })
        .await
    }

    /// Notes that a session was used, at most once a minute. A store that cannot write lets the
    /// page through all the same.
    pub async fn touch_session(&self, id: &Id, now: Now) {
        if let Err(error) = self.try_touch(hash(id), now).await {
            tracing::warn!(%error, "the use of a session could not be noted");
        }
    }

    async fn try_touch(&self, hash: Vec<u8>, now: Now) -> Result<(), StoreError> {
        let mut conn = self.db.read().await?;
        let seen = fetch_optional!(conn, Now, SEEN, &hash)?;
        drop(conn);
        if seen.is_none_or(|seen| now - seen < TOUCH_EVERY) {
            return Ok(());
        }
        self.write(async move |conn| {
            execute!(conn, TOUCH, hash, to_micros(now))?;
            Ok(())
        })
        .await
    }
}

/// A person's sessions, the latest first. `asking` is the id of the session that asks.
pub(crate) async fn of_person(
    conn: &mut Conn,
    person: PersonId,
    asking: &str,
    now: Now,
) -> Result<Vec<SessionLine>, StoreError> {
    let asking = token::hash(asking);
    type Row = (SessionLineId, Vec<u8>, String, String, Now, Now, bool);
    let found = fetch_all!(
        conn,
        Row,
        OF_PERSON,
        person,
        now,
        now - IDLE_MOST,
        now - LASTS_MOST,
        now - STAY_IDLE_MOST,
        now - STAYS_MOST
    )?
    .into_iter();
    let lines = found.map(
        |(id, hash, device, network, began, seen, stays)| SessionLine {
            id,
            device,
            network,
            began,
            seen,
            stays,
            this: hash == asking,
        },
    );
    Ok(lines.collect())
}

/// Lets every session of the person take a new id at its next page.
pub(crate) async fn renew_all(conn: &mut Conn, person: PersonId) -> Result<(), StoreError> {
    execute!(conn, RENEW, person)?;
    Ok(())
}

/// Ends one of the person's sessions.
pub(crate) async fn end(
    conn: &mut Conn,
    person: PersonId,
    id: SessionLineId,
) -> Result<(), StoreError> {
    // One that takes a new id just now does not come back under it.
    execute!(conn, NEXT_EPOCH, person)?;
    check_there(execute!(conn, END, id, person)? > 0)?;
    execute!(conn, KEEP_UP, person)?;
    Ok(())
}

/// Keeps others from ending all of the person's sessions until the transaction ends; refused where somebody
/// did since `epoch`.
async fn hold_epoch(conn: &mut Conn, person: PersonId, epoch: i64) -> Result<(), StoreError> {
    person::lock_any_row(conn, person).await?;
    match person::session_epoch(conn, person).await? == epoch {
        true => Ok(()),
        false => Err(AppError::SignedOut.into()),
    }
}

/// Ends all of the person's sessions but the one that asks, and those that are about to begin.
/// [`AppError::SignedOut`] where the one that asks was ended.
pub(crate) async fn end_others(
    conn: &mut Conn,
    person: PersonId,
    asking: &str,
) -> Result<(), StoreError> {
    execute!(conn, NEXT_EPOCH, person)?;
    execute!(conn, END_OTHERS, person, token::hash(asking))?;
    match execute!(conn, KEEP_UP, person)? {
        0 => Err(AppError::SignedOut.into()),
        _ => Ok(()),
    }
}

/// Ends all of the person's sessions, and those that are about to begin.
pub(crate) async fn end_all(conn: &mut Conn, person: PersonId) -> Result<(), StoreError> {
    execute!(conn, NEXT_EPOCH, person)?;
    execute!(conn, END_ALL, person)?;
    Ok(())
}

pub(crate) async fn prune(conn: &mut Conn, now: Now) -> Result<u64, StoreError> {
    Ok(execute!(
        conn,
        PRUNE,
        now,
        now - IDLE_MOST,
        now - LASTS_MOST,
        now - STAY_IDLE_MOST,
        now - STAYS_MOST
    )?)
}

fn hash(id: &Id) -> Vec<u8> {
    token::hash(&id.to_string())
}

/// The cause goes to the log; tower-sessions hears the word.
fn told(error: StoreError) -> Error {
    Error::Backend(AppError::from(error).to_string())
}
