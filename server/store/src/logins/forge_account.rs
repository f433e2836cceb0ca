//! Logins in the database: those that were seen, and those that are tied to a person. A tie that is here is
//! proven, or from before proofs were asked for, and nobody disputes it: what reads ties need not ask.

use crate::db::connection::{Conn, count, execute, fetch_all, fetch_optional, sql};
use crate::db::error::{StoreError, check_there};
use crate::db::row::{DbRow, FromColumn, FromDbRow};
use crate::db::settings::to_micros;
use crate::store::Store;
use irori_core::domain::forge_account::{
    Actor, ActorKind, Committer, Forge, ForgeAccount, ForgeLogin, Login, Proof, UntiedLogin,
};
use irori_core::domain::id::{ForgeAccountId, PersonId};
use irori_core::domain::login_claim::TiedLogin;
use irori_ports::Now;
use irori_ports::error::AppError;

sql! {
    TIE = "INSERT INTO forge_account (id, forge, login, login_key, person_id, created_at, proof, tied_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (forge, login_key) DO NOTHING";
    COUNT_UNKNOWN = "SELECT COUNT(*) FROM forge_account WHERE proof = 'unknown'";
    PROVE = "UPDATE forge_account SET proof = $2, tied_by = $3 WHERE id = $1 AND proof = 'unknown'";
    UNTIE = "DELETE FROM forge_account WHERE id = $1";
    FIND = "SELECT id, forge, login, person_id, created_at, proof, tied_by FROM forge_account WHERE id = $1";
    FIND_LOGIN = "SELECT id, forge, login, person_id, created_at, proof, tied_by FROM forge_account
        WHERE forge = $1 AND login_key = $2";
    TIES = "SELECT a.id, a.forge, a.login, a.person_id, a.created_at, a.proof, b.name AS tied_by, p.name, p.email
        FROM forge_account a JOIN person p ON p.id = a.person_id LEFT JOIN person b ON b.id = a.tied_by
        ORDER BY a.login_key, a.id";
    OWN = "SELECT a.id, a.forge, a.login, a.person_id, a.created_at, a.proof, b.name AS tied_by, p.name, p.email
        FROM forge_account a JOIN person p ON p.id = a.person_id LEFT JOIN person b ON b.id = a.tied_by
        WHERE a.person_id = $1 ORDER BY a.created_at, a.id";
    SEEN = "INSERT INTO forge_login (forge, login_key, login, kind, seen_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (forge, login_key) DO UPDATE
        SET login = excluded.login, kind = excluded.kind, seen_at = excluded.seen_at
        WHERE forge_login.seen_at < excluded.seen_at";
    SEEN_EMAIL = "INSERT INTO login_email (forge, login_key, email_hash, login, seen_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (forge, login_key, email_hash) DO UPDATE
        SET login = excluded.login, seen_at = excluded.seen_at
        WHERE login_email.seen_at < excluded.seen_at";
    UNTIED = "SELECT l.forge, l.login, l.seen_at FROM forge_login l
        WHERE l.kind = 'human' AND NOT EXISTS
            (SELECT 1 FROM forge_account a WHERE a.forge = l.forge AND a.login_key = l.login_key)
        ORDER BY l.seen_at DESC, l.login_key LIMIT 200";
}

/// An actor as a row has it: login, its key, its kind; nothing for a deleted account.
pub(crate) type ActorRow = (Option<String>, Option<String>, Option<&'static str>);

pub(crate) fn actor_row(actor: Option<&Actor>) -> ActorRow {
    (
        actor.map(|a| a.login.as_str().to_owned()),
        actor.map(|a| a.login.key()),
        actor.map(|a| a.kind.as_str()),
    )
}

pub(crate) fn read_actor(
    login: Option<String>,
    kind: Option<String>,
) -> Result<Option<Actor>, StoreError> {
    let Some((login, kind)) = login.zip(kind) else {
        return Ok(None);
    };
    Ok(Some(Actor {
        login: Login::from_raw(login)?,
        kind: ActorKind::from_raw(kind)?,
    }))
}

/// Remembers that this actor did something at `at`.
pub(crate) async fn record_login(
    conn: &mut Conn,
    forge: Forge,
    actor: &Actor,
    at: Now,
) -> Result<(), StoreError> {
    execute!(
        conn,
        SEEN,
        forge,
        actor.login.key(),
        &actor.login,
        actor.kind,
        to_micros(at)
    )?;
    Ok(())
}

/// Remembers that these logins commit with these addresses.
pub(crate) async fn see_emails(
    conn: &mut Conn,
    forge: Forge,
    committers: &[Committer],
    at: Now,
) -> Result<(), StoreError> {
    let mut committers: Vec<_> = committers.iter().map(|c| (c.login.key(), c)).collect();
    committers.sort_by(|(a, x), (b, y)| (a, &x.email).cmp(&(b, &y.email)));
    committers.dedup_by(|(a, x), (b, y)| a == b && x.email == y.email);
    for (key, committer) in committers {
        execute!(
            conn,
            SEEN_EMAIL,
            forge,
            key,
            committer.email.as_str(),
            &committer.login,
            to_micros(at)
        )?;
    }
    Ok(())
}

/// A tie as it is kept: here, or with the claims once it is disputed or over.
#[derive(Clone, Debug)]
pub(crate) struct ForgeAccountTie {
    pub id: ForgeAccountId,
    pub account: ForgeLogin,
    pub person: PersonId,
    pub since: Now,
    pub proof: Proof,
    /// The admin who said so.
    pub by: Option<PersonId>,
}

impl FromDbRow for ForgeAccountTie {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            account: read_account(row)?,
            person: row.get("person_id")?,
            since: row.get("created_at")?,
            proof: row.get("proof")?,
            by: row.get("tied_by")?,
        })
    }
}

/// Ties a login; one that is tied already is a mistake at `login`.
pub(crate) async fn tie(conn: &mut Conn, tie: &ForgeAccountTie) -> Result<(), StoreError> {
    match execute!(
        conn,
        TIE,
        tie.id,
        tie.account.forge,
        &tie.account.login,
        tie.account.login.key(),
        tie.person,
        to_micros(tie.since),
        tie.proof,
        tie.by
    )? {
        0 => Err(AppError::mistake("login", "wrong-login-tied").into()),
        _ => Ok(()),
    }
}

impl Store {
    /// How many ties are of before proofs, and nobody has said since that they are right.
    pub async fn unproven_logins(&self) -> Result<u64, StoreError> {
        count!(self.db.read().await?, COUNT_UNKNOWN)
    }
}

/// Says how a tie from before proofs is proven; [`AppError::NotThere`] for any other.
pub(crate) async fn prove(
    conn: &mut Conn,
    id: ForgeAccountId,
    proof: Proof,
    by: Option<PersonId>,
) -> Result<(), StoreError> {
    check_there(execute!(conn, PROVE, id, proof, by)? > 0)
}

pub(crate) async fn find(
    conn: &mut Conn,
    id: ForgeAccountId,
) -> Result<Option<ForgeAccountTie>, StoreError> {
    fetch_optional!(conn, ForgeAccountTie, FIND, id)
}

/// To whom a login is tied.
pub(crate) async fn of_login(
    conn: &mut Conn,
    account: &ForgeLogin,
) -> Result<Option<ForgeAccountTie>, StoreError> {
    fetch_optional!(
        conn,
        ForgeAccountTie,
        FIND_LOGIN,
        account.forge,
        account.login.key()
    )
}

/// Takes a tie away; [`AppError::NotThere`] where another was quicker.
pub(crate) async fn untie(conn: &mut Conn, id: ForgeAccountId) -> Result<(), StoreError> {
    check_there(execute!(conn, UNTIE, id)? > 0)
}

impl FromDbRow for TiedLogin {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        let ForgeLogin { forge, login } = read_account(row)?;
        Ok(Self {
            account: ForgeAccount {
                id: row.get("id")?,
                forge,
                login,
                person: row.get("person_id")?,
            },
            proof: row.get("proof")?,
            since: row.get("created_at")?,
            by: row.get("tied_by")?,
        })
    }
}

/// A tie with its person's name and address.
pub(crate) struct NamedTie {
    pub tied: TiedLogin,
    pub name: String,
    pub email: String,
}

impl FromDbRow for NamedTie {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            tied: TiedLogin::from_row(row)?,
            name: row.get("name")?,
            email: row.get("email")?,
        })
    }
}

/// Every tie with its person's name and address, by login.
pub(crate) async fn ties(conn: &mut Conn) -> Result<Vec<NamedTie>, StoreError> {
    fetch_all!(conn, NamedTie, TIES)
}

pub(crate) async fn own(conn: &mut Conn, me: PersonId) -> Result<Vec<TiedLogin>, StoreError> {
    fetch_all!(conn, TiedLogin, OWN, me)
}

pub(crate) async fn untied(conn: &mut Conn) -> Result<Vec<UntiedLogin>, StoreError> {
    let rows = fetch_all!(conn, (Forge, Login, Now), UNTIED)?.into_iter();
    let untied = rows.map(|(forge, login, seen)| UntiedLogin { forge, login, seen });
    Ok(untied.collect())
}

/// A login out of the columns `forge` and `login` of a row.
pub(crate) fn read_account(row: &DbRow) -> Result<ForgeLogin, StoreError> {
    Ok(ForgeLogin {
        forge: row.get("forge")?,
        login: row.get("login")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deleted_account_is_no_actor_in_a_row() {
        assert_eq!(actor_row(None), (None, None, None));
        assert_eq!(read_actor(None, None).unwrap(), None);
        let actor = Actor::parse("app/Renovate", ActorKind::Human).unwrap();
        let (login, key, kind) = actor_row(Some(&actor));
        assert_eq!(key.as_deref(), Some("renovate[bot]"));
        assert_eq!(
            read_actor(login, kind.map(str::to_owned)).unwrap(),
            Some(actor)
        );
    }
}
