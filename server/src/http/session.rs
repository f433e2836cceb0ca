//! Data of a session: whose it is, from where it began, and when the password was given.

use chrono::{DateTime, TimeDelta, Utc};
use irori_core::domain::id::PersonId;
use irori_ports::SignedIn;
use irori_ports::error::AppError;
use irori_store::{EPOCH, RENEWS, STAYS_MOST, Store};
use tower_sessions::cookie::time::Duration;
use tower_sessions::{Expiry, Session, session};

/// For how long after the password was given what gives others a way in needs it no more.
const CONFIRMED_FOR: TimeDelta = TimeDelta::minutes(10);

// The keys of what a session holds. The store reads the first five as well.
const PERSON: &str = "person";
const DEVICE: &str = "device";
const NETWORK: &str = "network";
const BEGAN: &str = "began";
const STAYS: &str = "stays";
const CONFIRMED: &str = "confirmed";
const CLOSED: &str = "closed";

/// Who comes in, and from where.
pub struct NewSession {
    pub signed_in: SignedIn,
    /// What the browser calls itself.
    pub device: String,
    pub network: String,
    /// Whether it lasts beyond the end of the browser, on one's own device.
    pub stays: bool,
    /// Whether the account is closed, so that only what is left of it is shown.
    pub closed: bool,
}

/// A new session under a new id; whatever was in the old one is gone. [`AppError::Busy`] where all of the
/// person's sessions were ended since they were let in: they try again.
pub async fn begin(session: &Session, who: NewSession, now: DateTime<Utc>) -> Result<(), AppError> {
    let begun = async {
        session.cycle_id().await?;
        session.clear().await;
        session.insert(PERSON, who.signed_in.person).await?;
        session.insert(EPOCH, who.signed_in.epoch).await?;
        session.insert(DEVICE, who.device).await?;
        session.insert(NETWORK, who.network).await?;
        session.insert(BEGAN, now).await?;
        session.insert(STAYS, who.stays).await?;
        session.insert(CONFIRMED, now).await?;
        if who.closed {
            session.insert(CLOSED, true).await?;
        }
        set_cookie_end(session).await?;
        session.save().await
    };
    begun.await.map_err(|error| told(&error, "begun"))
}

/// Whose session it is, and whether their account is closed.
pub async fn person(session: &Session) -> Result<Option<(PersonId, bool)>, AppError> {
    let read = async {
        let person = session.get::<PersonId>(PERSON).await?;
        let closed = session.get::<bool>(CLOSED).await?;
        Ok(person.map(|person| (person, closed == Some(true))))
    };
    read.await
        .map_err(|error: session::Error| told(&error, "read"))
}

/// Whether the password was given not long ago.
pub async fn is_confirmed(session: &Session, now: DateTime<Utc>) -> Result<bool, AppError> {
    let confirmed = session.get::<DateTime<Utc>>(CONFIRMED).await;
    let confirmed = confirmed.map_err(|error| told(&error, "read"))?;
    // A clock that went back confirms nothing.
    Ok(confirmed.is_some_and(|at| at <= now && now - at < CONFIRMED_FOR))
}

/// Notes that the password was given just now; the session takes a new id with it.
pub async fn confirm(session: &Session, now: DateTime<Utc>) -> Result<(), AppError> {
    let noted = async {
        session.insert(CONFIRMED, now).await?;
        set_cookie_end(session).await?;
        session.cycle_id().await?;
        session.save().await
    };
    noted.await.map_err(|error| told(&error, "confirmed"))
}

/// Gives the session a new id, under which it is the same; [`AppError::SignedOut`] where it was ended.
pub async fn renew(session: &Session, store: &Store) -> Result<(), AppError> {
    let epoch = match session.id() {
        Some(id) => store.session_epoch(&id).await?,
        None => None,
    };
    let epoch = epoch.ok_or(AppError::SignedOut)?;
    let renewed = async {
        session.remove_value(RENEWS).await?;
        session.insert(EPOCH, epoch).await?;
        set_cookie_end(session).await?;
        session.cycle_id().await?;
        session.save().await
    };
    renewed
        .await
        .map_err(|error| told(&error, "given a new id"))
}

/// Whether rights of its person have changed since it had its id.
pub async fn is_to_renew(session: &Session) -> bool {
    let renews = session.get::<bool>(RENEWS).await;
    matches!(renews, Ok(Some(true)))
}

/// On a shared device the cookie ends with the browser; the row ends in its time however often it is written.
async fn set_cookie_end(session: &Session) -> Result<(), session::Error> {
    let stays = session.get::<bool>(STAYS).await? == Some(true);
    let lasts = Duration::seconds(STAYS_MOST.num_seconds());
    session.set_expiry(Some(match stays {
        true => Expiry::OnInactivity(lasts),
        false => Expiry::OnSessionEnd,
    }));
    Ok(())
}

fn told(error: &session::Error, what: &str) -> AppError {
    tracing::warn!(%error, "a session could not be {what}");
    AppError::Busy
}
