//! Browsers on which somebody signed in before, by a hash of the browser and the account.

use crate::db::connection::{Conn, execute, exists, fetch_all, sql};
use crate::db::error::StoreError;
use crate::db::settings::to_micros;
use crate::store::Store;
use chrono::TimeDelta;
use irori_core::domain::id::{DeviceId, PersonId};
use irori_crypto::device;
use irori_ports::Now;

/// As long as the cookie is kept.
const KEPT_FOR: TimeDelta = TimeDelta::days(365);
/// Of one person; those not seen for longest go.
const DEVICES_MOST: i64 = 50;

sql! {
    IS_KNOWN = "SELECT 1 FROM known_device WHERE person_id = $1 AND device_hash = $2 AND seen_at > $3";
    HAS_ANY = "SELECT 1 FROM known_device WHERE person_id = $1 LIMIT 1";
    /// What happened to the account is told on a new browser until it was seen on every other.
    KEEP = "INSERT INTO known_device (person_id, device_hash, created_at, seen_at, news_seen)
        VALUES ($1, $2, $3, $3, COALESCE((SELECT MIN(o.news_seen) FROM known_device o WHERE o.person_id = $1), 0))
        ON CONFLICT (person_id, device_hash) DO UPDATE SET seen_at = $3";
    OLDEST = "SELECT device_hash FROM known_device WHERE person_id = $1
        ORDER BY seen_at DESC, device_hash LIMIT 100 OFFSET $2";
    FORGET = "DELETE FROM known_device WHERE person_id = $1 AND device_hash = $2";
    FORGET_OTHERS = "DELETE FROM known_device WHERE person_id = $1 AND device_hash <> $2";
    FORGET_ALL = "DELETE FROM known_device WHERE person_id = $1";
    PRUNE = "DELETE FROM known_device WHERE seen_at <= $1";
}

/// Whether somebody was signed in on a browser before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acquaintance {
    /// On this one.
    Known,
    /// On none so far.
    First,
    /// On others.
    New,
}

impl Store {
    /// The browser that a cookie names; `None` where this installation did not sign it.
    pub fn device_of(&self, cookie: &str) -> Option<DeviceId> {
        device::read(&self.seal, cookie)
    }

    /// The cookie by which a browser is known again.
    pub fn device_cookie(&self, device: DeviceId) -> String {
        device::signed(&self.seal, device)
    }

    /// Somebody signed in on a browser: it is known from now on. Gives the browser, by a new id where it was
    /// not known for them: whoever used it before knows the old one. And whether it was known.
    pub async fn remember_device(
        &self,
        person: PersonId,
        device: Option<DeviceId>,
        now: Now,
    ) -> Result<(DeviceId, Acquaintance), StoreError> {
        let now = to_micros(now);
        let brought = device.map(|device| (device, self.device_hash(person, device)));
        let drawn = DeviceId((self.settings.random_id)());
        let drawn = (drawn, self.device_hash(person, drawn));
        self.write(async move |conn| {
            let known = match &brought {
                Some((_, hash)) => is_known(conn, person, hash, now).await?,
                None => false,
            };
            let (device, hash) = brought.filter(|_| known).unwrap_or(drawn);
            let known = if known {
                Acquaintance::Known
            } else if exists!(conn, HAS_ANY, person)? {
                Acquaintance::New
            } else {
                Acquaintance::First
            };
            execute!(conn, KEEP, person, hash, now)?;
            for old in fetch_all!(conn, Vec<u8>, OLDEST, person, DEVICES_MOST)? {
                execute!(conn, FORGET, person, old)?;
            }
            Ok((device, known))
        })
        .await
    }

    /// What is kept of a browser and an account.
    pub(crate) fn device_hash(&self, person: PersonId, device: DeviceId) -> Vec<u8> {
        let of = [device.0.as_bytes(), person.0.as_bytes().as_slice()].concat();
        self.seal.mark(b"known device", &of).to_vec()
    }
}

pub(crate) async fn is_known(
    conn: &mut Conn,
    person: PersonId,
    hash: &[u8],
    now: Now,
) -> Result<bool, StoreError> {
    let since = now - KEPT_FOR;
    exists!(conn, IS_KNOWN, person, hash, since)
}

/// None of the person's browsers is known any more but one.
pub(crate) async fn forget_others(
    conn: &mut Conn,
    person: PersonId,
    here: Option<&[u8]>,
) -> Result<(), StoreError> {
    match here {
        Some(here) => execute!(conn, FORGET_OTHERS, person, here)?,
        None => execute!(conn, FORGET_ALL, person)?,
    };
    Ok(())
}

/// None of the person's browsers is known any more.
pub(crate) async fn forget_all(conn: &mut Conn, person: PersonId) -> Result<(), StoreError> {
    execute!(conn, FORGET_ALL, person)?;
    Ok(())
}

pub(crate) async fn prune(conn: &mut Conn, now: Now) -> Result<u64, StoreError> {
    Ok(execute!(conn, PRUNE, now - KEPT_FOR)?)
}
