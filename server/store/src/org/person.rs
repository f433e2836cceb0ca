//! Accounts as rows: reading a viewer, profiles, roles, colleagues.

use crate::db::connection::{Conn, execute, exists, fetch_all, fetch_optional, sql};
use crate::db::error::{StoreError, check_there};
use crate::db::row::{DbRow, FromDbRow};
use irori_core::domain::id::{PersonId, TeamId};
use irori_core::domain::person::{AccountState, Colleague, Email, Profile, Roles, Viewer};
use irori_core::domain::reset::WaitingReset;
use irori_ports::error::AppError;
use irori_ports::{Now, PersonLine, SignedIn, Switch};

sql! {
    INSERT = "INSERT INTO person
            (id, email, email_key, name, language, zone, day_ends_at, is_admin, is_hr, password_hash, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    /// With the link by which somebody could get a new password for it: there is one at most that opens.
    FIND = "SELECT p.id, p.email, p.name, p.language, p.zone, p.day_ends_at, p.is_admin, p.is_hr, p.closed_at,
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
    HASH_OF_OPEN = "SELECT password_hash FROM person WHERE id = $1 AND closed_at IS NULL";
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
        LOCK_SQLITE = "SELECT id FROM person WHERE id = $1 AND closed_at IS NULL";
        LOCK_ANY_SQLITE = "SELECT id FROM person WHERE id = $1";
        ADMINS_SQLITE = "SELECT id FROM person WHERE is_admin = TRUE AND closed_at IS NULL ORDER BY id";
    }
    postgres {
        LOCK_POSTGRES = "SELECT id FROM person WHERE id = $1 AND closed_at IS NULL FOR NO KEY UPDATE";
        LOCK_ANY_POSTGRES = "SELECT id FROM person WHERE id = $1 FOR NO KEY UPDATE";
        ADMINS_POSTGRES = "SELECT id FROM person WHERE is_admin = TRUE AND closed_at IS NULL ORDER BY id
            FOR NO KEY UPDATE";
    }
}

/// A new account, hashed and checked.
#[derive(Clone, Debug)]
pub struct NewPerson {
    pub email: Email,
    pub profile: Profile,
    pub is_admin: Switch,
    pub is_hr: Switch,
    pub password_hash: String,
    pub created: Now,
}

/// An account without its memberships.
impl FromDbRow for Viewer {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        let closed: Option<Now> = row.get("closed_at")?;
        Ok(Self {
            id: row.get("id")?,
            email: row.get("email")?,
            profile: Profile {
                name: row.get("name")?,
                language: row.get("language")?,
                zone: row.get("zone")?,
                day_ends_at: row.get("day_ends_at")?,
            },
            roles: Roles {
                admin: row.get("is_admin")?,
                hr: row.get("is_hr")?,
                leads: Vec::new(),
            },
            teams: Vec::new(),
            team_closes: Vec::new(),
            account: AccountState {
                sealed_until: row.get("sealed_until")?,
                reset: waiting_reset(row)?,
                closed: closed.is_some(),
            },
        })
    }
}

/// The link by which somebody could get a new password; it ends with the role of who made it.
fn waiting_reset(row: &DbRow) -> Result<Option<WaitingReset>, StoreError> {
    let kind: Option<String> = row.get("reset_kind")?;
    let by_closed: Option<Now> = row.get("reset_by_closed")?;
    let by_admin: Option<bool> = row.get("reset_by_admin")?;
    let is_an_admins = by_admin == Some(true) && by_closed.is_none();
    match kind.as_deref() {
        None => Ok(None),
        Some(kind) if kind != "admin" && !is_an_admins => Ok(None),
        Some(_) => Ok(Some(WaitingReset {
            made_by: row.get("reset_by")?,
            name: row.get("reset_name")?,
            made: row.get("reset_made")?,
            opens: row.get("reset_opens")?,
            expires: row.get("reset_expires")?,
        })),
    }
}

/// An account as the admin sees it, without its memberships.
impl FromDbRow for PersonLine {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        let closed: Option<Now> = row.get("closed_at")?;
        Ok(Self {
            id: row.get("id")?,
            email: row.get("email")?,
            name: row.get("name")?,
            admin: row.get("is_admin")?,
            hr: row.get("is_hr")?,
            closed: closed.is_some(),
            memberships: Vec::new(),
        })
    }
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
        id,
        &new.email,
        new.email.key(),
        &profile.name,
        profile.language,
        profile.zone,
        profile.day_ends_at,
        new.is_admin.is_on(),
        new.is_hr.is_on(),
        &new.password_hash,
        new.created,
    )?;
    Ok(())
}

/// An account, open or closed, without its memberships.
pub(crate) async fn find(
    conn: &mut Conn,
    id: PersonId,
    now: Now,
) -> Result<Option<Viewer>, StoreError> {
    fetch_optional!(conn, Viewer, FIND, id, now)
}

/// The password's hash of an account, open or closed.
pub(crate) async fn hash_of_any(
    conn: &mut Conn,
    id: PersonId,
) -> Result<Option<String>, StoreError> {
    fetch_optional!(conn, String, HASH_OF_ANY, id)
}

/// Closes an open account and takes its roles; [`AppError::NotThere`] where there is none.
pub(crate) async fn close(conn: &mut Conn, id: PersonId, now: Now) -> Result<(), StoreError> {
    check_there(execute!(conn, CLOSE, id, now)? > 0)
}

/// Opens a closed account again; [`AppError::NotThere`] where there is none.
pub(crate) async fn reopen(conn: &mut Conn, id: PersonId) -> Result<(), StoreError> {
    check_there(execute!(conn, REOPEN, id)? > 0)
}

/// When somebody was made an admin last, as the ledger has it; `None` for the first one.
pub(crate) async fn became_admin(conn: &mut Conn, id: PersonId) -> Result<Option<Now>, StoreError> {
    fetch_optional!(conn, Now, BECAME_ADMIN, id)
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
    let found = fetch_optional!(conn, (PersonId, String, i64), BY_EMAIL, key)?;
    Ok(found.map(|(person, password_hash, epoch)| Credentials {
        who: SignedIn { person, epoch },
        password_hash,
    }))
}

/// How often all sessions of the person were ended so far.
pub(crate) async fn session_epoch(conn: &mut Conn, id: PersonId) -> Result<i64, StoreError> {
    Ok(fetch_optional!(conn, i64, SESSION_EPOCH, id)?.ok_or(AppError::NotThere)?)
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
    Ok(execute!(conn, CHANGE_PASSWORD, id, before, hash)? > 0)
}

pub(crate) async fn password_hash(
    conn: &mut Conn,
    id: PersonId,
) -> Result<Option<String>, StoreError> {
    fetch_optional!(conn, String, HASH_OF_OPEN, id)
}

pub(crate) async fn is_taken(conn: &mut Conn, email: &Email) -> Result<bool, StoreError> {
    Ok(exists!(conn, IS_TAKEN, email.key())?)
}

pub(crate) async fn is_nobody_there(conn: &mut Conn) -> Result<bool, StoreError> {
    Ok(!exists!(conn, FIRST)?)
}

/// Keeps others from writing for this person until the transaction ends.
pub(crate) async fn lock_row(conn: &mut Conn, id: PersonId) -> Result<(), StoreError> {
    let sql = conn.for_engine(LOCK_SQLITE, LOCK_POSTGRES);
    check_there(exists!(conn, sql, id)?)
}

/// Like [`lock_row`], of a closed account as well.
pub(crate) async fn lock_any_row(conn: &mut Conn, id: PersonId) -> Result<(), StoreError> {
    let sql = conn.for_engine(LOCK_ANY_SQLITE, LOCK_ANY_POSTGRES);
    check_there(exists!(conn, sql, id)?)
}

pub(crate) async fn save_profile(
    conn: &mut Conn,
    id: PersonId,
    profile: &Profile,
) -> Result<(), StoreError> {
    execute!(
        conn,
        SAVE_PROFILE,
        id,
        &profile.name,
        profile.language,
        profile.zone,
        profile.day_ends_at,
    )?;
    Ok(())
}

pub(crate) async fn save_password(
    conn: &mut Conn,
    id: PersonId,
    hash: &str,
) -> Result<(), StoreError> {
    execute!(conn, SAVE_PASSWORD, id, hash)?;
    Ok(())
}

/// Sets the roles; somebody stays admin. Gives those of before, admin first.
pub(crate) async fn save_roles(
    conn: &mut Conn,
    id: PersonId,
    is_admin: Switch,
    is_hr: Switch,
) -> Result<[bool; 2], StoreError> {
    let sql = conn.for_engine(ADMINS_SQLITE, ADMINS_POSTGRES);
    if !is_admin.is_on() && fetch_all!(conn, PersonId, sql)? == [id] {
        return Err(AppError::mistake("admin", "wrong-last-admin").into());
    }
    lock_row(conn, id).await?;
    let before = roles(conn, id).await?;
    execute!(conn, SAVE_ROLES, id, is_admin.is_on(), is_hr.is_on())?;
    Ok(before)
}

/// Whether somebody is an admin, and whether HR.
pub(crate) async fn roles(conn: &mut Conn, id: PersonId) -> Result<[bool; 2], StoreError> {
    let found = fetch_optional!(conn, (bool, bool), ROLES, id)?.ok_or(AppError::NotThere)?;
    Ok([found.0, found.1])
}

/// Whether the person is the only admin; no other becomes one, or stops being one, until the
/// transaction ends.
pub(crate) async fn is_last_admin(conn: &mut Conn, id: PersonId) -> Result<bool, StoreError> {
    let sql = conn.for_engine(ADMINS_SQLITE, ADMINS_POSTGRES);
    Ok(fetch_all!(conn, PersonId, sql)? == [id])
}

pub(crate) async fn lines(conn: &mut Conn) -> Result<Vec<PersonLine>, StoreError> {
    let mut lines = fetch_all!(conn, PersonLine, LINES)?;
    lines.sort_by_cached_key(|p| (p.name.to_lowercase(), p.id));
    Ok(lines)
}

pub(crate) async fn line(conn: &mut Conn, id: PersonId) -> Result<Option<PersonLine>, StoreError> {
    fetch_optional!(conn, PersonLine, LINE, id)
}

/// Everybody else: those who share one of `teams` first, then by name.
pub(crate) async fn colleagues(
    conn: &mut Conn,
    me: PersonId,
    teams: &[TeamId],
) -> Result<Vec<Colleague>, StoreError> {
    let mut near: Vec<PersonId> = Vec::new();
    for team in teams {
        near.extend(fetch_all!(conn, PersonId, TEAM_MATES, *team)?);
    }
    let mut names = fetch_all!(conn, (PersonId, String), NAMES, me)?;
    names.sort_by_cached_key(|(id, name)| (!near.contains(id), name.to_lowercase(), *id));
    let colleague = |(id, name)| Colleague { id, name };
    Ok(names.into_iter().map(colleague).collect())
}
