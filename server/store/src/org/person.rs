//! Accounts as rows: reading a viewer, profiles, roles, colleagues.

use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::{StoreError, stored};
use irori_core::domain::day::DayEnd;
use irori_core::domain::id::{PersonId, TeamId};
use irori_core::domain::person::{Account, Colleague, Email, Language, Profile, parse_zone};
use irori_core::domain::reset::WaitingReset;
use irori_ports::error::AppError;
use irori_ports::{Now, SignedIn, Switch};
use uuid::Uuid;

sql! {
    INSERT = "INSERT INTO person
            (id, email, email_key, name, language, zone, day_ends_at, is_admin, is_hr, password_hash, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    /// With the link by which somebody could get a new password for it: there is one at most that opens.
    FIND = "SELECT p.email, p.name, p.language, p.zone, p.day_ends_at, p.is_admin, p.is_hr, p.closed_at,
            u.since AS sealed_until, l.kind AS reset_kind, l.made_by AS reset_by, l.created_at AS reset_made,
            l.opens_at AS reset_opens, l.expires_at AS reset_expires, m.name AS reset_name,
            m.is_admin AS reset_by_admin, m.closed_at AS reset_by_closed
        FROM person p
        LEFT JOIN unproven u ON u.person_id = p.id
        LEFT JOIN link l ON l.person_id = p.id AND l.kind IN ('reset', 'admin') AND l.used_at IS NULL
            AND l.expires_at > $2
        LEFT JOIN person m ON m.id = l.made_by
        WHERE p.id = $1 ORDER BY l.created_at DESC LIMIT 1";
    ROLES = "SELECT is_admin, is_hr FROM person WHERE id = $1";
    CLOSE = "UPDATE person SET closed_at = $2, is_admin = FALSE, is_hr = FALSE WHERE id = $1 AND closed_at IS NULL";
    REOPEN = "UPDATE person SET closed_at = NULL WHERE id = $1 AND closed_at IS NOT NULL";
    HASH_OF_ANY = "SELECT password_hash FROM person WHERE id = $1";
    BECAME_ADMIN = "SELECT viewed_at FROM view WHERE kind = 'role' AND about_id = $1 AND detail = 'admin-given'
        ORDER BY number DESC LIMIT 1";
    BY_EMAIL = "SELECT id, password_hash, session_epoch FROM person WHERE email_key = $1 AND closed_at IS NULL";
    BY_ID = "SELECT id, password_hash FROM person WHERE id = $1 AND closed_at IS NULL";
    IS_TAKEN = "SELECT 1 FROM person WHERE email_key = $1";
    FIRST = "SELECT 1 FROM person LIMIT 1";
    SAVE_PROFILE = "UPDATE person SET name = $2, language = $3, zone = $4, day_ends_at = $5 WHERE id = $1";
    SESSION_EPOCH = "SELECT session_epoch FROM person WHERE id = $1";
    SAVE_PASSWORD = "UPDATE person SET password_hash = $2 WHERE id = $1";
    CHANGE_PASSWORD = "UPDATE person SET password_hash = $3 WHERE id = $1 AND password_hash = $2";
    SAVE_ROLES = "UPDATE person SET is_admin = $2, is_hr = $3 WHERE id = $1";
    LINES = "SELECT id, email, name, is_admin, is_hr, closed_at FROM person";
    LINE = "SELECT id, email, name, is_admin, is_hr, closed_at FROM person WHERE id = $1";
    NAMES = "SELECT id, name FROM person WHERE closed_at IS NULL AND id <> $1";
    TEAM_MATES = "SELECT DISTINCT person_id FROM membership WHERE team_id = $1";
}

// SQLite has one writer anyway; PostgreSQL holds the rows until the transaction ends.
sql! {
    sqlite {
        HOLD_SQLITE = "SELECT id FROM person WHERE id = $1 AND closed_at IS NULL";
        HOLD_ANY_SQLITE = "SELECT id FROM person WHERE id = $1";
        ADMINS_SQLITE = "SELECT id FROM person WHERE is_admin = TRUE AND closed_at IS NULL ORDER BY id";
    }
    postgres {
        HOLD_POSTGRES = "SELECT id FROM person WHERE id = $1 AND closed_at IS NULL FOR NO KEY UPDATE";
        HOLD_ANY_POSTGRES = "SELECT id FROM person WHERE id = $1 FOR NO KEY UPDATE";
        ADMINS_POSTGRES = "SELECT id FROM person WHERE is_admin = TRUE AND closed_at IS NULL ORDER BY id
            FOR NO KEY UPDATE";
    }
}

/// A new account, hashed and checked.
#[derive(Clone, Debug)]
pub(crate) struct NewPerson {
    pub email: Email,
    pub profile: Profile,
    pub is_admin: Switch,
    pub is_hr: Switch,
    pub password_hash: String,
    pub created: Now,
}

/// An account without its teams.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Found {
    email: String,
    name: String,
    language: String,
    zone: String,
    day_ends_at: i64,
    pub is_admin: bool,
    pub is_hr: bool,
    closed_at: Option<Now>,
    sealed_until: Option<Now>,
    reset_kind: Option<String>,
    reset_by: Option<Uuid>,
    reset_name: Option<String>,
    reset_made: Option<Now>,
    reset_opens: Option<Now>,
    reset_expires: Option<Now>,
    reset_by_admin: Option<bool>,
    reset_by_closed: Option<Now>,
}

impl Found {
    pub fn account(&self) -> Account {
        Account {
            sealed_until: self.sealed_until,
            reset: self.reset(),
            closed: self.closed_at.is_some(),
        }
    }

    /// A link ends with the role of who made it.
    fn reset(&self) -> Option<WaitingReset> {
        let kind = self.reset_kind.as_deref()?;
        let is_an_admins = self.reset_by_admin == Some(true) && self.reset_by_closed.is_none();
        (kind == "admin" || is_an_admins).then_some(())?;
        Some(WaitingReset {
            made_by: self.reset_by.map(PersonId),
            name: self.reset_name.clone(),
            made: self.reset_made?,
            opens: self.reset_opens?,
            expires: self.reset_expires?,
        })
    }

    pub fn email(&self) -> Result<Email, StoreError> {
        stored("person.email", Email::parse(&self.email))
    }

    pub fn profile(&self) -> Result<Profile, StoreError> {
        Ok(Profile {
            name: self.name.clone(),
            language: stored("person.language", Language::parse(&self.language))?,
            zone: stored("person.zone", parse_zone(&self.zone))?,
            day_ends_at: DayEnd::from_minutes(self.day_ends_at),
        })
    }
}

/// An account as the admin sees it.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct FoundLine {
    pub id: Uuid,
    pub email: String,
    pub name: String,
    pub is_admin: bool,
    pub is_hr: bool,
    pub closed_at: Option<Now>,
}

pub(crate) async fn insert(
    conn: &mut Conn,
    id: PersonId,
    new: &NewPerson,
) -> Result<(), StoreError> {
    let profile = &new.profile;
    execute!(
        conn,
        INSERT,
        id.0,
        new.email.as_str(),
        new.email.key(),
        profile.name.as_str(),
        profile.language.as_str(),
        profile.zone.name(),
        profile.day_ends_at.minutes(),
        new.is_admin.is_on(),
        new.is_hr.is_on(),
        new.password_hash.as_str(),
        new.created,
    )?;
    Ok(())
}

/// An account, open or closed.
pub(crate) async fn find(
    conn: &mut Conn,
    id: PersonId,
    now: Now,
) -> Result<Option<Found>, StoreError> {
    Ok(fetch_optional!(conn, Found, FIND, id.0, now)?)
}

/// The password's hash of an account, open or closed.
pub(crate) async fn hash_of_any(
    conn: &mut Conn,
    id: PersonId,
) -> Result<Option<String>, StoreError> {
    Ok(fetch_optional!(conn, (String,), HASH_OF_ANY, id.0)?.map(|(hash,)| hash))
}

/// Closes an open account and takes its roles; [`AppError::NotThere`] where there is none.
pub(crate) async fn close(conn: &mut Conn, id: PersonId, now: Now) -> Result<(), StoreError> {
    match execute!(conn, CLOSE, id.0, now)? {
        0 => Err(AppError::NotThere.into()),
        _ => Ok(()),
    }
}

/// Opens a closed account again; [`AppError::NotThere`] where there is none.
pub(crate) async fn reopen(conn: &mut Conn, id: PersonId) -> Result<(), StoreError> {
    match execute!(conn, REOPEN, id.0)? {
        0 => Err(AppError::NotThere.into()),
        _ => Ok(()),
    }
}

/// When somebody was made an admin last, as the ledger has it; `None` for the first one.
pub(crate) async fn became_admin(conn: &mut Conn, id: PersonId) -> Result<Option<Now>, StoreError> {
    Ok(fetch_optional!(conn, (Now,), BECAME_ADMIN, id.0)?.map(|(at,)| at))
}

/// What it takes to let somebody in.
#[derive(Clone, Debug)]
pub(crate) struct Credentials {
    pub who: SignedIn,
    pub password_hash: String,
}

/// The credentials of the open account with this address key.
pub(crate) async fn by_email(
    conn: &mut Conn,
    key: &str,
) -> Result<Option<Credentials>, StoreError> {
    let found = fetch_optional!(conn, (Uuid, String, i64), BY_EMAIL, key)?;
    Ok(found.map(|(id, password_hash, epoch)| Credentials {
        who: SignedIn {
            person: PersonId(id),
            epoch,
        },
        password_hash,
    }))
}

/// How often all sessions of the person were ended so far.
pub(crate) async fn session_epoch(conn: &mut Conn, id: PersonId) -> Result<i64, StoreError> {
    let found = fetch_optional!(conn, (i64,), SESSION_EPOCH, id.0)?.ok_or(AppError::NotThere)?;
    Ok(found.0)
}

/// The person as somebody who was let in by the transaction that asks.
pub(crate) async fn signed_in(conn: &mut Conn, person: PersonId) -> Result<SignedIn, StoreError> {
    let epoch = session_epoch(conn, person).await?;
    Ok(SignedIn { person, epoch })
}

/// Sets a new password in place of the one with the hash `before`; `false` where it is another by now.
pub(crate) async fn change_password(
    conn: &mut Conn,
    id: PersonId,
    before: &str,
    hash: &str,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, CHANGE_PASSWORD, id.0, before, hash)? > 0)
}

pub(crate) async fn password_hash(
    conn: &mut Conn,
    id: PersonId,
) -> Result<Option<String>, StoreError> {
    Ok(fetch_optional!(conn, (Uuid, String), BY_ID, id.0)?.map(|(_, hash)| hash))
}

pub(crate) async fn is_taken(conn: &mut Conn, email: &Email) -> Result<bool, StoreError> {
    Ok(fetch_optional!(conn, (i32,), IS_TAKEN, email.key())?.is_some())
}

pub(crate) async fn is_nobody_there(conn: &mut Conn) -> Result<bool, StoreError> {
    Ok(fetch_optional!(conn, (i32,), FIRST)?.is_none())
}

/// Keeps others from writing for this person until the transaction ends.
pub(crate) async fn hold(conn: &mut Conn, id: PersonId) -> Result<(), StoreError> {
    let sql = conn.pick(HOLD_SQLITE, HOLD_POSTGRES);
    match fetch_optional!(conn, (Uuid,), sql, id.0)? {
        Some(_) => Ok(()),
        None => Err(AppError::NotThere.into()),
    }
}

/// Like [`hold`], of a closed account as well.
pub(crate) async fn hold_any(conn: &mut Conn, id: PersonId) -> Result<(), StoreError> {
    let sql = conn.pick(HOLD_ANY_SQLITE, HOLD_ANY_POSTGRES);
    match fetch_optional!(conn, (Uuid,), sql, id.0)? {
        Some(_) => Ok(()),
        None => Err(AppError::NotThere.into()),
    }
}

pub(crate) async fn save_profile(
    conn: &mut Conn,
    id: PersonId,
    profile: &Profile,
) -> Result<(), StoreError> {
    execute!(
        conn,
        SAVE_PROFILE,
        id.0,
        profile.name.as_str(),
        profile.language.as_str(),
        profile.zone.name(),
        profile.day_ends_at.minutes(),
    )?;
    Ok(())
}

pub(crate) async fn save_password(
    conn: &mut Conn,
    id: PersonId,
    hash: &str,
) -> Result<(), StoreError> {
    execute!(conn, SAVE_PASSWORD, id.0, hash)?;
    Ok(())
}

/// Sets the roles; somebody stays admin. Gives those of before, admin first.
pub(crate) async fn save_roles(
    conn: &mut Conn,
    id: PersonId,
    is_admin: Switch,
    is_hr: Switch,
) -> Result<[bool; 2], StoreError> {
    let sql = conn.pick(ADMINS_SQLITE, ADMINS_POSTGRES);
    let admins = fetch_all!(conn, (Uuid,), sql)?;
    if !is_admin.is_on() && admins.iter().any(|(a,)| *a == id.0) && admins.len() == 1 {
        return Err(AppError::mistake("admin", "wrong-last-admin").into());
    }
    hold(conn, id).await?;
    let before = roles(conn, id).await?;
    execute!(conn, SAVE_ROLES, id.0, is_admin.is_on(), is_hr.is_on())?;
    Ok(before)
}

/// Whether somebody is an admin, and whether HR.
pub(crate) async fn roles(conn: &mut Conn, id: PersonId) -> Result<[bool; 2], StoreError> {
    let found = fetch_optional!(conn, (bool, bool), ROLES, id.0)?.ok_or(AppError::NotThere)?;
    Ok([found.0, found.1])
}

/// Whether the person is the only admin; no other becomes one, or stops being one, until the
/// transaction ends.
pub(crate) async fn is_last_admin(conn: &mut Conn, id: PersonId) -> Result<bool, StoreError> {
    let sql = conn.pick(ADMINS_SQLITE, ADMINS_POSTGRES);
    Ok(fetch_all!(conn, (Uuid,), sql)? == [(id.0,)])
}

pub(crate) async fn lines(conn: &mut Conn) -> Result<Vec<FoundLine>, StoreError> {
    let mut lines = fetch_all!(conn, FoundLine, LINES)?;
    lines.sort_by_cached_key(|p| (p.name.to_lowercase(), p.id));
    Ok(lines)
}

pub(crate) async fn conn(conn: &mut Conn, id: PersonId) -> Result<Option<FoundLine>, StoreError> {
    Ok(fetch_optional!(conn, FoundLine, LINE, id.0)?)
}

/// Everybody else: those who share one of `teams` first, then by name.
pub(crate) async fn colleagues(
    conn: &mut Conn,
    me: PersonId,
    teams: &[TeamId],
) -> Result<Vec<Colleague>, StoreError> {
    let mut near: Vec<Uuid> = Vec::new();
    for team in teams {
        near.extend(
            fetch_all!(conn, (Uuid,), TEAM_MATES, team.0)?
                .into_iter()
                .map(|(id,)| id),
        );
    }
    let mut names = fetch_all!(conn, (Uuid, String), NAMES, me.0)?;
    names.sort_by_cached_key(|(id, name)| (!near.contains(id), name.to_lowercase(), *id));
    Ok(names
        .into_iter()
        .map(|(id, name)| Colleague {
            id: PersonId(id),
            name,
        })
        .collect())
}
