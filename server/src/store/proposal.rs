//! Logins that commit with somebody's own address: proposed to them and to nobody else, until they say
//! whether it is theirs.

use super::db::{Line, all, run, sql};
use super::error::{StoreError, stored};
use super::settings::cut;
use app::domain::forge_account::{Account, Actor, ActorKind, EmailHash, Forge, Login};
use app::domain::id::PersonId;
use app::domain::person::Email;
use app::error::Trouble;
use app::ports::Now;
use chrono::TimeDelta;

/// How long after it was last seen in a commit an address is known.
const KEPT_FOR: TimeDelta = TimeDelta::days(400);

sql! {
    PROPOSED = "SELECT e.forge, e.login FROM login_email e
        WHERE e.email_hash = $1
            AND NOT EXISTS (SELECT 1 FROM forge_account a WHERE a.forge = e.forge AND a.login_key = e.login_key)
            AND NOT EXISTS (SELECT 1 FROM tie_refusal r
                WHERE r.person_id = $2 AND r.forge = e.forge AND r.login_key = e.login_key)
            AND NOT EXISTS (SELECT 1 FROM forge_login l
                WHERE l.forge = e.forge AND l.login_key = e.login_key AND l.kind = 'bot')
        ORDER BY e.forge, e.login_key LIMIT 20";
    REFUSE = "INSERT INTO tie_refusal (person_id, forge, login_key, login, refused_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (person_id, forge, login_key) DO NOTHING";
    FORGET = "DELETE FROM login_email WHERE email_hash = $1";
    PRUNE = "DELETE FROM login_email WHERE seen_at <= $1";
    TAKE_BACK = "DELETE FROM tie_refusal WHERE person_id = $1 AND forge = $2 AND login_key = $3";
}

/// What is proposed to `me`, whose address is `email`.
pub(super) async fn of(
    line: &mut Line,
    me: PersonId,
    email: &Email,
) -> Result<Vec<Account>, StoreError> {
    let Some(hash) = EmailHash::of(email.as_str()) else {
        return Ok(Vec::new());
    };
    let mut proposed = Vec::new();
    for (forge, login) in all!(line, (String, String), PROPOSED, hash.as_str(), me.0)? {
        // Its name alone may say that it is a bot's.
        let actor = stored("login_email.login", Actor::parse(&login, ActorKind::Human))?;
        if actor.kind == ActorKind::Human {
            proposed.push(Account {
                forge: stored("login_email.forge", Forge::parse(&forge))?,
                login: stored("login_email.login", Login::parse(&login))?,
            });
        }
    }
    Ok(proposed)
}

/// Refuses a login that is not proposed to `me`.
pub(super) async fn check(
    line: &mut Line,
    me: PersonId,
    email: &Email,
    account: &Account,
) -> Result<(), StoreError> {
    match of(line, me, email).await?.contains(account) {
        true => Ok(()),
        false => Err(Trouble::NotThere.into()),
    }
}

/// Remembers that a login is not that of `me`.
pub(super) async fn refuse(
    line: &mut Line,
    me: PersonId,
    account: &Account,
    now: Now,
) -> Result<(), StoreError> {
    run!(
        line,
        REFUSE,
        me.0,
        account.forge.as_str(),
        account.login.key(),
        account.login.as_str(),
        cut(now)
    )?;
    Ok(())
}

/// Forgets that `me` said so.
pub(super) async fn take_back(
    line: &mut Line,
    me: PersonId,
    account: &Account,
) -> Result<(), StoreError> {
    let key = account.login.key();
    run!(line, TAKE_BACK, me.0, account.forge.as_str(), key)?;
    Ok(())
}

/// Forgets which logins commit with this address.
pub(super) async fn forget(line: &mut Line, address: &str) -> Result<(), StoreError> {
    if let Some(hash) = EmailHash::of(address) {
        run!(line, FORGET, hash.as_str())?;
    }
    Ok(())
}

pub(super) async fn prune(line: &mut Line, now: Now) -> Result<u64, StoreError> {
    Ok(run!(line, PRUNE, now - KEPT_FOR)?)
}
