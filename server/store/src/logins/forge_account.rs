//! Logins in the database: those that were seen, and those that are tied to a person. A tie that is here is
//! proven, or from before proofs were asked for, and nobody disputes it: what reads ties need not ask.

use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::{StoreError, stored};
use crate::db::settings::cut;
use crate::store::Store;
use irori_core::domain::forge_account::{
    Account, Actor, ActorKind, Committer, Forge, ForgeAccount, Login, Proof, Untied,
};
use irori_core::domain::id::{ForgeAccountId, PersonId};
use irori_core::domain::login_claim::Tied;
use irori_ports::Now;
use irori_ports::error::AppError;
use uuid::Uuid;

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
        login: stored("forge login", Login::parse(&login))?,
        kind: stored("forge login kind", ActorKind::parse(&kind))?,
    }))
}

/// Remembers that this actor did something at `at`.
pub(crate) async fn see(
    conn: &mut Conn,
    forge: Forge,
    actor: &Actor,
    at: Now,
) -> Result<(), StoreError> {
    execute!(
        conn,
        SEEN,
        forge.as_str(),
        actor.login.key(),
        actor.login.as_str(),
        actor.kind.as_str(),
        cut(at)
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
            forge.as_str(),
            key,
            committer.email.as_str(),
            committer.login.as_str(),
            cut(at)
        )?;
    }
    Ok(())
}

/// A tie as it is kept: here, or with the claims once it is disputed or over.
#[derive(Clone, Debug)]
pub(crate) struct Tie {
    pub id: ForgeAccountId,
    pub account: Account,
    pub person: PersonId,
    pub since: Now,
    pub proof: Proof,
    /// The admin who said so.
    pub by: Option<PersonId>,
}

#[derive(Debug, sqlx::FromRow)]
struct Found {
    id: Uuid,
    forge: String,
    login: String,
    person_id: Uuid,
    created_at: Now,
    proof: String,
    tied_by: Option<Uuid>,
}

impl Found {
    fn read(self) -> Result<Tie, StoreError> {
        Ok(Tie {
            id: ForgeAccountId(self.id),
            account: read_account(&self.forge, &self.login)?,
            person: PersonId(self.person_id),
            since: self.created_at,
            proof: stored("forge_account.proof", Proof::parse(&self.proof))?,
            by: self.tied_by.map(PersonId),
        })
    }
}

/// Ties a login; one that is tied already is a mistake at `login`.
pub(crate) async fn tie(conn: &mut Conn, tie: &Tie) -> Result<(), StoreError> {
    match execute!(
        conn,
        TIE,
        tie.id.0,
        tie.account.forge.as_str(),
        tie.account.login.as_str(),
        tie.account.login.key(),
        tie.person.0,
        cut(tie.since),
        tie.proof.as_str(),
        tie.by.map(|by| by.0)
    )? {
        0 => Err(AppError::mistake("login", "wrong-login-tied").into()),
        _ => Ok(()),
    }
}

impl Store {
    /// How many ties are of before proofs, and nobody has said since that they are right.
    pub async fn unproven_logins(&self) -> Result<u64, StoreError> {
        let count = fetch_optional!(self.db.read().await?, (i64,), COUNT_UNKNOWN)?;
        Ok(count.map_or(0, |(ties,)| ties.unsigned_abs()))
    }
}

/// Says how a tie from before proofs is proven; [`AppError::NotThere`] for any other.
pub(crate) async fn prove(
    conn: &mut Conn,
    id: ForgeAccountId,
    proof: Proof,
    by: Option<PersonId>,
) -> Result<(), StoreError> {
    match execute!(conn, PROVE, id.0, proof.as_str(), by.map(|by| by.0))? {
        0 => Err(AppError::NotThere.into()),
        _ => Ok(()),
    }
}

pub(crate) async fn find(conn: &mut Conn, id: ForgeAccountId) -> Result<Option<Tie>, StoreError> {
    let found = fetch_optional!(conn, Found, FIND, id.0)?;
    found.map(Found::read).transpose()
}

/// To whom a login is tied.
pub(crate) async fn of_login(
    conn: &mut Conn,
    account: &Account,
) -> Result<Option<Tie>, StoreError> {
    let key = account.login.key();
    let found = fetch_optional!(conn, Found, FIND_LOGIN, account.forge.as_str(), key)?;
    found.map(Found::read).transpose()
}

/// Takes a tie away; [`AppError::NotThere`] where another was quicker.
pub(crate) async fn untie(conn: &mut Conn, id: ForgeAccountId) -> Result<(), StoreError> {
    match execute!(conn, UNTIE, id.0)? {
        0 => Err(AppError::NotThere.into()),
        _ => Ok(()),
    }
}

#[derive(Debug, sqlx::FromRow)]
struct Named {
    id: Uuid,
    forge: String,
    login: String,
    person_id: Uuid,
    created_at: Now,
    proof: String,
    tied_by: Option<String>,
    name: String,
    email: String,
}

impl Named {
    fn read(&self) -> Result<Tied, StoreError> {
        let Account { forge, login } = read_account(&self.forge, &self.login)?;
        Ok(Tied {
            account: ForgeAccount {
                id: ForgeAccountId(self.id),
                forge,
                login,
                person: PersonId(self.person_id),
            },
            proof: stored("forge_account.proof", Proof::parse(&self.proof))?,
            since: self.created_at,
            by: self.tied_by.clone(),
        })
    }
}

/// Every tie with its person's name and address, by login.
pub(crate) async fn ties(conn: &mut Conn) -> Result<Vec<(Tied, String, String)>, StoreError> {
    let rows = fetch_all!(conn, Named, TIES)?;
    let read = rows
        .into_iter()
        .map(|row| Ok((row.read()?, row.name, row.email)));
    read.collect()
}

pub(crate) async fn own(conn: &mut Conn, me: PersonId) -> Result<Vec<Tied>, StoreError> {
    let rows = fetch_all!(conn, Named, OWN, me.0)?;
    rows.iter().map(Named::read).collect()
}

pub(crate) async fn untied(conn: &mut Conn) -> Result<Vec<Untied>, StoreError> {
    let rows = fetch_all!(conn, (String, String, Now), UNTIED)?;
    rows.into_iter()
        .map(|(forge, login, seen)| {
            let Account { forge, login } = read_account(&forge, &login)?;
            Ok(Untied { forge, login, seen })
        })
        .collect()
}

/// A login out of its columns.
pub(crate) fn read_account(forge: &str, login: &str) -> Result<Account, StoreError> {
    Ok(Account {
        forge: stored("a forge", Forge::parse(forge))?,
        login: stored("a login", Login::parse(login))?,
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
