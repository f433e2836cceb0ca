//! Logins in the database: those that were seen, and those that are tied to a person.

use super::db::{Line, all, one, run, sql};
use super::error::{StoreError, stored};
use super::person;
use super::settings::cut;
use app::domain::forge_account::{
    Account, Actor, ActorKind, Committer, Forge, ForgeAccount, Login, Untied,
};
use app::domain::id::{ForgeAccountId, PersonId};
use app::error::Trouble;
use app::ports::{Now, TieLine};
use uuid::Uuid;

/// The most logins a person ties to themselves.
const OWN_MOST: usize = 20;

sql! {
    TIE = "INSERT INTO forge_account (id, forge, login, login_key, person_id, created_at)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (forge, login_key) DO NOTHING";
    UNTIE = "DELETE FROM forge_account WHERE id = $1";
    OF_OWN = "SELECT forge, login FROM forge_account WHERE id = $1 AND person_id = $2";
    TIES = "SELECT a.id, a.forge, a.login, a.person_id, p.name FROM forge_account a
        JOIN person p ON p.id = a.person_id ORDER BY a.login_key, a.id";
    OWN = "SELECT id, forge, login FROM forge_account WHERE person_id = $1 ORDER BY created_at, id";
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
pub(super) type ActorRow = (Option<String>, Option<String>, Option<&'static str>);

pub(super) fn actor_row(actor: Option<&Actor>) -> ActorRow {
    (
        actor.map(|a| a.login.as_str().to_owned()),
        actor.map(|a| a.login.key()),
        actor.map(|a| a.kind.as_str()),
    )
}

pub(super) fn read_actor(
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
pub(super) async fn see(
    line: &mut Line,
    forge: Forge,
    actor: &Actor,
    at: Now,
) -> Result<(), StoreError> {
    run!(
        line,
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
pub(super) async fn see_emails(
    line: &mut Line,
    forge: Forge,
    committers: &[Committer],
    at: Now,
) -> Result<(), StoreError> {
    let mut committers: Vec<_> = committers.iter().map(|c| (c.login.key(), c)).collect();
    committers.sort_by(|(a, x), (b, y)| (a, &x.email).cmp(&(b, &y.email)));
    committers.dedup_by(|(a, x), (b, y)| a == b && x.email == y.email);
    for (key, committer) in committers {
        run!(
            line,
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

pub(super) async fn tie(
    line: &mut Line,
    id: Uuid,
    account: &Account,
    person: PersonId,
    now: Now,
) -> Result<(), StoreError> {
    person::hold(line, person).await?;
    match run!(
        line,
        TIE,
        id,
        account.forge.as_str(),
        account.login.as_str(),
        account.login.key(),
        person.0,
        cut(now)
    )? {
        0 => Err(Trouble::mistake("login", "wrong-login-tied").into()),
        _ => Ok(()),
    }
}

/// Like [`tie`], with an end to how many a person may claim.
pub(super) async fn tie_own(
    line: &mut Line,
    id: Uuid,
    account: &Account,
    me: PersonId,
    now: Now,
) -> Result<(), StoreError> {
    person::hold(line, me).await?;
    if own(line, me).await?.len() >= OWN_MOST {
        return Err(Trouble::mistake("login", "wrong-logins-most").into());
    }
    tie(line, id, account, me, now).await
}

pub(super) async fn untie(line: &mut Line, id: ForgeAccountId) -> Result<(), StoreError> {
    match run!(line, UNTIE, id.0)? {
        0 => Err(Trouble::NotThere.into()),
        _ => Ok(()),
    }
}

/// Unties a login of `me` and gives it.
pub(super) async fn untie_own(
    line: &mut Line,
    id: ForgeAccountId,
    me: PersonId,
) -> Result<Account, StoreError> {
    let found = one!(line, (String, String), OF_OWN, id.0, me.0)?;
    let (forge, login) = found.ok_or(Trouble::NotThere)?;
    untie(line, id).await?;
    let own = read(id.0, &forge, &login, me)?;
    Ok(Account {
        forge: own.forge,
        login: own.login,
    })
}

pub(super) async fn ties(line: &mut Line) -> Result<Vec<TieLine>, StoreError> {
    let rows = all!(line, (Uuid, String, String, Uuid, String), TIES)?;
    rows.into_iter()
        .map(|(id, forge, login, person, name)| {
            Ok(TieLine {
                account: read(id, &forge, &login, PersonId(person))?,
                name,
            })
        })
        .collect()
}

pub(super) async fn own(line: &mut Line, me: PersonId) -> Result<Vec<ForgeAccount>, StoreError> {
    let rows = all!(line, (Uuid, String, String), OWN, me.0)?;
    rows.into_iter()
        .map(|(id, forge, login)| read(id, &forge, &login, me))
        .collect()
}

pub(super) async fn untied(line: &mut Line) -> Result<Vec<Untied>, StoreError> {
    let rows = all!(line, (String, String, Now), UNTIED)?;
    rows.into_iter()
        .map(|(forge, login, seen)| {
            Ok(Untied {
                forge: stored("forge_login.forge", Forge::parse(&forge))?,
                login: stored("forge_login.login", Login::parse(&login))?,
                seen,
            })
        })
        .collect()
}

fn read(id: Uuid, forge: &str, login: &str, person: PersonId) -> Result<ForgeAccount, StoreError> {
    Ok(ForgeAccount {
        id: ForgeAccountId(id),
        forge: stored("forge_account.forge", Forge::parse(forge))?,
        login: stored("forge_account.login", Login::parse(login))?,
        person,
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
