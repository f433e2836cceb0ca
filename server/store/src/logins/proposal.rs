//! Logins that commit with somebody's own address: proposed to them and to nobody else, until they say
//! whether it is theirs.
//!
//! Decided:
//!
//! - 2026-11-28: **A login is proposed by the fingerprint of its commits' address**, to the account
//!   with that address alone. Confirming what was not proposed is answered as what is not there;
//!   untying is refusing; erasing an account forgets the fingerprint.

use crate::db::connection::{Conn, execute, exists, fetch_all, sql};
use crate::db::error::{StoreError, check_there, stored};
use crate::db::settings::to_micros;
use chrono::TimeDelta;
use irori_core::domain::forge_account::{Actor, ActorKind, EmailHash, Forge, ForgeLogin, Login};
use irori_core::domain::id::PersonId;
use irori_core::domain::login_claim::{ClaimEvidence, ContestedLogin};
use irori_core::domain::person::Email;
use irori_ports::Now;

/// How long after it was last seen in a commit an address is known.
const KEPT_FOR: TimeDelta = TimeDelta::days(400);

sql! {
    /// Not what is tied to somebody, but for a tie of one's own from before proofs; not what an admin has to
    /// decide about.
    PROPOSED = "SELECT e.forge, e.login FROM login_email e
        WHERE e.email_hash = $1
            AND NOT EXISTS (SELECT 1 FROM forge_account a WHERE a.forge = e.forge AND a.login_key = e.login_key
                AND NOT (a.person_id = $2 AND a.proof = 'unknown'))
            AND NOT EXISTS (SELECT 1 FROM login_claim c WHERE c.forge = e.forge AND c.login_key = e.login_key
                AND c.ground = 'tied' AND c.settled_at IS NULL)
            AND NOT EXISTS (SELECT 1 FROM tie_refusal r
                WHERE r.person_id = $2 AND r.forge = e.forge AND r.login_key = e.login_key)
            AND NOT EXISTS (SELECT 1 FROM forge_login l
                WHERE l.forge = e.forge AND l.login_key = e.login_key AND l.kind = 'bot')
        ORDER BY e.forge, e.login_key LIMIT 20";
    CONTESTED = "SELECT e.forge, e.login, p.name, a.created_at FROM login_email e
        JOIN forge_account a ON a.forge = e.forge AND a.login_key = e.login_key
        JOIN person p ON p.id = a.person_id
        WHERE e.email_hash = $1 AND a.person_id <> $2
            AND NOT EXISTS (SELECT 1 FROM tie_refusal r
                WHERE r.person_id = $2 AND r.forge = e.forge AND r.login_key = e.login_key)
            AND NOT EXISTS (SELECT 1 FROM forge_login l
                WHERE l.forge = e.forge AND l.login_key = e.login_key AND l.kind = 'bot')
        ORDER BY e.forge, e.login_key LIMIT 20";
    COMMITS = "SELECT 1 FROM login_email WHERE email_hash = $1 AND forge = $2 AND login_key = $3";
    REFUSE = "INSERT INTO tie_refusal (person_id, forge, login_key, login, refused_at, by_admin)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (person_id, forge, login_key) DO UPDATE
        SET by_admin = (tie_refusal.by_admin OR excluded.by_admin)";
    FORGET = "DELETE FROM login_email WHERE email_hash = $1";
    PRUNE = "DELETE FROM login_email WHERE seen_at <= $1";
    /// What an admin said is not the person's to take back.
    TAKE_BACK = "DELETE FROM tie_refusal
        WHERE person_id = $1 AND forge = $2 AND login_key = $3 AND by_admin = FALSE";
    TIED_AFTER_ALL = "DELETE FROM tie_refusal WHERE person_id = $1 AND forge = $2 AND login_key = $3";
}

/// Who says that a login is not somebody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RefusedBy {
    Themselves,
    Admin,
}

/// What is proposed to `me`, whose address is `email`.
pub(crate) async fn of(
    conn: &mut Conn,
    me: PersonId,
    email: &Email,
) -> Result<Vec<ForgeLogin>, StoreError> {
    let Some(hash) = EmailHash::of(email.as_str()) else {
        return Ok(Vec::new());
    };
    let mut proposed = Vec::new();
    for (forge, login) in fetch_all!(conn, (Forge, String), PROPOSED, hash.as_str(), me)? {
        proposed.extend(of_human(forge, &login)?);
    }
    Ok(proposed)
}

/// What commits with the address of `me` and is tied to somebody else.
pub(crate) async fn contested(
    conn: &mut Conn,
    me: PersonId,
    email: &Email,
) -> Result<Vec<ContestedLogin>, StoreError> {
    let Some(hash) = EmailHash::of(email.as_str()) else {
        return Ok(Vec::new());
    };
    let mut contested = Vec::new();
    type Row = (Forge, String, String, Now);
    for (forge, login, name, since) in fetch_all!(conn, Row, CONTESTED, hash.as_str(), me)? {
        contested.extend(of_human(forge, &login)?.map(|account| ContestedLogin {
            account,
            name,
            since,
        }));
    }
    Ok(contested)
}

/// A login; none where its name alone says that it is a bot's.
fn of_human(forge: Forge, login: &str) -> Result<Option<ForgeLogin>, StoreError> {
    let actor = stored("login_email.login", Actor::parse(login, ActorKind::Human))?;
    let login = stored("a login", Login::parse(login))?;
    Ok((actor.kind == ActorKind::Human).then_some(ForgeLogin { forge, login }))
}

/// What the forge told of a login and an address.
pub(crate) async fn evidence(
    conn: &mut Conn,
    address: &str,
    account: &ForgeLogin,
) -> Result<ClaimEvidence, StoreError> {
    let Some(hash) = EmailHash::of(address) else {
        return Ok(ClaimEvidence::None);
    };
    let (forge, key) = (account.forge, account.login.key());
    Ok(match exists!(conn, COMMITS, hash.as_str(), forge, key)? {
        true => ClaimEvidence::CommitsWithAddress,
        false => ClaimEvidence::None,
    })
}

/// Refuses a login that is not proposed to `me`.
pub(crate) async fn check(
    conn: &mut Conn,
    me: PersonId,
    email: &Email,
    account: &ForgeLogin,
) -> Result<(), StoreError> {
    check_there(of(conn, me, email).await?.contains(account))
}

/// Remembers that a login is not that of a person.
pub(crate) async fn refuse(
    conn: &mut Conn,
    person: PersonId,
    account: &ForgeLogin,
    by: RefusedBy,
    now: Now,
) -> Result<(), StoreError> {
    execute!(
        conn,
        REFUSE,
        person,
        account.forge,
        account.login.key(),
        &account.login,
        to_micros(now),
        by == RefusedBy::Admin
    )?;
    Ok(())
}

/// Forgets that `me` said so.
pub(crate) async fn take_back(
    conn: &mut Conn,
    me: PersonId,
    account: &ForgeLogin,
) -> Result<(), StoreError> {
    let key = account.login.key();
    execute!(conn, TAKE_BACK, me, account.forge, key)?;
    Ok(())
}

/// Forgets whatever was said, for the login was tied to them.
pub(crate) async fn forget_refusal(
    conn: &mut Conn,
    person: PersonId,
    account: &ForgeLogin,
) -> Result<(), StoreError> {
    let key = account.login.key();
    execute!(conn, TIED_AFTER_ALL, person, account.forge, key)?;
    Ok(())
}

/// Forgets which logins commit with this address.
pub(crate) async fn forget(conn: &mut Conn, address: &str) -> Result<(), StoreError> {
    if let Some(hash) = EmailHash::of(address) {
        execute!(conn, FORGET, hash.as_str())?;
    }
    Ok(())
}

pub(crate) async fn prune(conn: &mut Conn, now: Now) -> Result<u64, StoreError> {
    Ok(execute!(conn, PRUNE, now - KEPT_FOR)?)
}
