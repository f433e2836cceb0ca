//! Claims of logins in the database, apart from the ties: those that wait for an admin, those that were
//! settled, and ties that are disputed or over.
//!
//! Decided:
//!
//! - 2026-11-30: **A claim is not a tie with a flag.** It stands in a table of its own, and a disputed
//!   tie moves there under its own id. Because: no statement that reads ties can forget to ask. Only
//!   the forge's own word on an address disputes, so that a claim takes nothing away. An admin may
//!   confirm their own login, and everybody reads so.

use crate::audit::log;
use crate::audit::row::AuditActor;
use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::{StoreError, check_there};
use crate::db::row::{DbRow, FromDbRow};
use crate::db::settings::to_micros;
use crate::logins::forge_account::{self, ForgeAccountTie, read_account};
use crate::logins::proposal::{self, RefusedBy};
use crate::org::person;
use chrono::TimeDelta;
use irori_core::domain::forge_account::{ForgeLogin, Proof};
use irori_core::domain::id::{ForgeAccountId, LoginClaimId, PersonId};
use irori_core::domain::login_claim::{ClaimOutcome, Ground};
use irori_core::domain::view::AccountChange;
use irori_ports::Now;
use irori_ports::error::AppError;
use uuid::Uuid;

/// The most logins that a person ties to themselves or claims.
const OWN_MOST: usize = 20;
/// How long a claim that was settled is shown to whoever owns the login.
const KEPT_FOR: TimeDelta = TimeDelta::days(400);

sql! {
    ADD = "INSERT INTO login_claim (id, forge, login, login_key, person_id, ground, claimed_at, tied_at, proof, tied_by,
            settled_at, outcome)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    DISPUTES = "UPDATE login_claim SET ground = 'dispute', claimed_at = $4
        WHERE forge = $1 AND login_key = $2 AND person_id = $3 AND settled_at IS NULL";
    SETTLE = "UPDATE login_claim SET settled_at = $2, outcome = $3 WHERE id = $1 AND settled_at IS NULL";
    REMOVE = "DELETE FROM login_claim WHERE id = $1";
    FIND = "SELECT id, forge, login, person_id, ground, claimed_at, tied_at, proof, tied_by FROM login_claim
        WHERE id = $1 AND settled_at IS NULL";
    OF_PERSON = "SELECT id, forge, login, person_id, ground, claimed_at, tied_at, proof, tied_by FROM login_claim
        WHERE person_id = $1 AND settled_at IS NULL ORDER BY claimed_at, id";
    PRUNE = "DELETE FROM login_claim WHERE settled_at <= $1";
}

// Of two that decide about one login, one waits.
sql! {
    sqlite {
        OF_LOGIN_SQLITE = "SELECT id, forge, login, person_id, ground, claimed_at, tied_at, proof, tied_by
            FROM login_claim WHERE forge = $1 AND login_key = $2 AND settled_at IS NULL ORDER BY id";
    }
    postgres {
        OF_LOGIN_POSTGRES = "SELECT id, forge, login, person_id, ground, claimed_at, tied_at, proof, tied_by
            FROM login_claim WHERE forge = $1 AND login_key = $2 AND settled_at IS NULL ORDER BY id FOR UPDATE";
    }
}

/// A claim that waits.
pub(crate) struct Claim {
    pub id: LoginClaimId,
    pub account: ForgeLogin,
    person: PersonId,
    pub ground: Ground,
    pub claimed: Now,
    /// Of one that was tied: what was, to be tied again.
    tie: Option<ForgeAccountTie>,
}

impl FromDbRow for Claim {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        let (account, person) = (read_account(row)?, row.get("person_id")?);
        let tie = match (row.get("tied_at")?, row.get("proof")?) {
            (Some(since), Some(proof)) => Some(ForgeAccountTie {
                id: row.get("id")?,
                account: account.clone(),
                person,
                since,
                proof,
                by: row.get("tied_by")?,
            }),
            _ => None,
        };
        Ok(Self {
            id: row.get("id")?,
            account,
            person,
            ground: row.get("ground")?,
            claimed: row.get("claimed_at")?,
            tie,
        })
    }
}

/// Those that wait for a login, kept from others until the transaction ends.
async fn lock_rows(conn: &mut Conn, account: &ForgeLogin) -> Result<Vec<Claim>, StoreError> {
    let sql = conn.for_engine(OF_LOGIN_SQLITE, OF_LOGIN_POSTGRES);
    fetch_all!(conn, Claim, sql, account.forge, account.login.key())
}

/// Notes in the ledger what happened to a login of `about`; its name is not told there.
async fn note(
    conn: &mut Conn,
    about: PersonId,
    change: AccountChange,
    by: PersonId,
    now: Now,
) -> Result<(), StoreError> {
    log::note_account(conn, about, change, AuditActor::Change(by), now).await
}

/// Ties a login to `me` by the forge's own word on their address. A tie of theirs from before proofs is proven
/// by it.
pub(crate) async fn prove(
    conn: &mut Conn,
    id: Uuid,
    account: &ForgeLogin,
    me: PersonId,
    now: Now,
) -> Result<(), StoreError> {
    person::lock_row(conn, me).await?;
    let waiting = lock_rows(conn, account).await?;
    match forge_account::of_login(conn, account).await? {
        Some(tie) if tie.person == me => {
            forge_account::prove(conn, tie.id, Proof::Address, None).await?;
        }
        _ => {
            check_room(conn, me, 1).await?;
            let tie = ForgeAccountTie {
                id: ForgeAccountId(id),
                account: account.clone(),
                person: me,
                since: now,
                proof: Proof::Address,
                by: None,
            };
            forge_account::tie(conn, &tie).await?;
        }
    }
    for claim in waiting.iter().filter(|claim| claim.person == me) {
        settle(conn, claim.id, ClaimOutcome::Confirmed, now).await?;
    }
    note(conn, me, AccountChange::LoginProven, me, now).await
}

/// An admin says that a tie from before proofs is right.
pub(crate) async fn vouch(
    conn: &mut Conn,
    id: ForgeAccountId,
    admin: PersonId,
    now: Now,
) -> Result<(), StoreError> {
    let tie = forge_account::find(conn, id).await?;
    let tie = tie.ok_or(AppError::NotThere)?;
    forge_account::prove(conn, id, Proof::Admin, Some(admin)).await?;
    note(conn, tie.person, AccountChange::LoginConfirmed, admin, now).await
}

/// A claim of `me` without proof: it waits.
pub(crate) async fn claim(
    conn: &mut Conn,
    id: Uuid,
    account: &ForgeLogin,
    me: PersonId,
    now: Now,
) -> Result<(), StoreError> {
    person::lock_row(conn, me).await?;
    let waiting = lock_rows(conn, account).await?;
    if waiting.iter().any(|claim| claim.person == me) {
        return Err(AppError::mistake("login", "wrong-login-claimed").into());
    }
    let tie = forge_account::of_login(conn, account).await?;
    if tie.is_some_and(|tie| tie.person == me) {
        return Err(AppError::mistake("login", "wrong-login-own").into());
    }
    check_room(conn, me, 1).await?;
    add(conn, id, account, me, Ground::Claim, now).await?;
    note(conn, me, AccountChange::LoginClaimed, me, now).await
}

/// Refuses who has as many logins and claims as one person can have.
async fn check_room(conn: &mut Conn, me: PersonId, more: usize) -> Result<(), StoreError> {
    let tied = forge_account::own(conn, me).await?.len();
    let waiting = of_person(conn, me).await?.len();
    if tied + waiting + more > OWN_MOST {
        return Err(AppError::mistake("login", "wrong-logins-most").into());
    }
    Ok(())
}

/// `me`, with whose address a login commits, contradicts that it is somebody else's: the tie shows nothing any
/// more until an admin decides.
pub(crate) async fn dispute(
    conn: &mut Conn,
    id: Uuid,
    account: &ForgeLogin,
    me: PersonId,
    now: Now,
) -> Result<(), StoreError> {
    person::lock_row(conn, me).await?;
    let waiting = lock_rows(conn, account).await?;
    let tie = forge_account::of_login(conn, account).await?;
    let tie = tie
        .filter(|tie| tie.person != me)
        .ok_or(AppError::NotThere)?;
    forge_account::untie(conn, tie.id).await?;
    // What the holder claimed before they had it is settled by it.
    for claim in waiting.iter().filter(|claim| claim.person == tie.person) {
        settle(conn, claim.id, ClaimOutcome::Confirmed, now).await?;
    }
    keep_tie(conn, &tie, now, None).await?;
    let key = account.login.key();
    if execute!(conn, DISPUTES, account.forge, key, me, to_micros(now))? == 0 {
        add(conn, id, account, me, Ground::Dispute, now).await?;
    }
    note(conn, tie.person, AccountChange::LoginDisputed, me, now).await
}

async fn add(
    conn: &mut Conn,
    id: Uuid,
    account: &ForgeLogin,
    person: PersonId,
    ground: Ground,
    now: Now,
) -> Result<(), StoreError> {
    execute!(
        conn,
        ADD,
        id,
        account.forge,
        &account.login,
        account.login.key(),
        person,
        ground,
        to_micros(now),
        None::<Now>,
        None::<Proof>,
        None::<PersonId>,
        None::<Now>,
        None::<ClaimOutcome>
    )?;
    Ok(())
}

/// Keeps a tie with the claims, under its own id: to be decided about, or as what was.
async fn keep_tie(
    conn: &mut Conn,
    tie: &ForgeAccountTie,
    now: Now,
    outcome: Option<ClaimOutcome>,
) -> Result<(), StoreError> {
    execute!(
        conn,
        ADD,
        tie.id,
        tie.account.forge,
        &tie.account.login,
        tie.account.login.key(),
        tie.person,
        Ground::Tied,
        to_micros(now),
        Some(to_micros(tie.since)),
        Some(tie.proof),
        tie.by,
        outcome.map(|_| to_micros(now)),
        outcome
    )?;
    Ok(())
}

/// Settles a claim; [`AppError::NotThere`] where another was quicker.
async fn settle(
    conn: &mut Conn,
    id: LoginClaimId,
    outcome: ClaimOutcome,
    now: Now,
) -> Result<(), StoreError> {
    check_there(execute!(conn, SETTLE, id, to_micros(now), outcome)? > 0)
}

/// Takes a tie away, which whoever owns the login later still sees.
pub(crate) async fn untie(
    conn: &mut Conn,
    tie: &ForgeAccountTie,
    by: PersonId,
    now: Now,
) -> Result<(), StoreError> {
    lock_rows(conn, &tie.account).await?;
    forge_account::untie(conn, tie.id).await?;
    keep_tie(conn, tie, now, Some(ClaimOutcome::Untied)).await?;
    note(conn, tie.person, AccountChange::LoginUntied, by, now).await
}

/// An admin says whose a login is: it is tied to them, whoever had it before, and whoever else claimed it
/// is refused.
pub(crate) async fn decide(
    conn: &mut Conn,
    id: Uuid,
    account: &ForgeLogin,
    winner: PersonId,
    admin: PersonId,
    now: Now,
) -> Result<(), StoreError> {
    person::lock_row(conn, winner).await?;
    let waiting = lock_rows(conn, account).await?;
    if let Some(tie) = forge_account::of_login(conn, account).await? {
        if tie.person == winner {
            return Err(AppError::mistake("login", "wrong-login-tied").into());
        }
        untie(conn, &tie, admin, now).await?;
    }
    let since = waiting.iter().find(|claim| claim.person == winner);
    let since = since
        .and_then(|claim| claim.tie.as_ref())
        .map(|tie| tie.since);
    for claim in &waiting {
        if claim.person == winner {
            settle(conn, claim.id, ClaimOutcome::Confirmed, now).await?;
        } else {
            refuse_one(conn, claim, admin, now).await?;
        }
    }
    let tie = ForgeAccountTie {
        id: ForgeAccountId(id),
        account: account.clone(),
        person: winner,
        since: since.unwrap_or(now),
        proof: Proof::Admin,
        by: Some(admin),
    };
    forge_account::tie(conn, &tie).await?;
    proposal::forget_refusal(conn, winner, account).await?;
    note(conn, winner, AccountChange::LoginConfirmed, admin, now).await
}

/// An admin ties the login of a claim to who claims it.
pub(crate) async fn confirm(
    conn: &mut Conn,
    id: Uuid,
    claim: LoginClaimId,
    admin: PersonId,
    now: Now,
) -> Result<(), StoreError> {
    let found = find(conn, claim).await?;
    person::lock_row(conn, found.person).await?;
    lock_rows(conn, &found.account).await?;
    // Another admin may have been quicker.
    find(conn, claim).await?;
    decide(conn, id, &found.account, found.person, admin, now).await
}

/// An admin refuses a claim. A tie that nobody disputes any more is in force again.
pub(crate) async fn refuse(
    conn: &mut Conn,
    claim: LoginClaimId,
    admin: PersonId,
    now: Now,
) -> Result<(), StoreError> {
    let claim = find(conn, claim).await?;
    lock_rows(conn, &claim.account).await?;
    refuse_one(conn, &claim, admin, now).await?;
    if let Some(tie) = restore(conn, &claim.account).await? {
        note(conn, tie.person, AccountChange::LoginConfirmed, admin, now).await?;
    }
    Ok(())
}

async fn refuse_one(
    conn: &mut Conn,
    claim: &Claim,
    admin: PersonId,
    now: Now,
) -> Result<(), StoreError> {
    let (outcome, change) = match claim.ground {
        Ground::Tied => (ClaimOutcome::Untied, AccountChange::LoginUntied),
        Ground::Claim | Ground::Dispute => (ClaimOutcome::Refused, AccountChange::LoginRefused),
    };
    settle(conn, claim.id, outcome, now).await?;
    if claim.ground == Ground::Dispute {
        let (person, account) = (claim.person, &claim.account);
        proposal::refuse(conn, person, account, RefusedBy::Admin, now).await?;
    }
    note(conn, claim.person, change, admin, now).await
}

/// `me` takes a claim of theirs back, or gives up a tie that is disputed; [`AppError::NotThere`] if it is not
/// theirs.
pub(crate) async fn withdraw(
    conn: &mut Conn,
    claim: LoginClaimId,
    me: PersonId,
    now: Now,
) -> Result<(), StoreError> {
    let claim = find(conn, claim).await?;
    if claim.person != me {
        return Err(AppError::NotThere.into());
    }
    lock_rows(conn, &claim.account).await?;
    let outcome = match claim.ground {
        Ground::Tied => ClaimOutcome::Untied,
        Ground::Claim | Ground::Dispute => ClaimOutcome::Withdrawn,
    };
    settle(conn, claim.id, outcome, now).await?;
    restore(conn, &claim.account).await?;
    if claim.ground == Ground::Tied {
        let account = &claim.account;
        proposal::refuse(conn, me, account, RefusedBy::Themselves, now).await?;
        note(conn, me, AccountChange::LoginUntied, me, now).await?;
    }
    Ok(())
}

/// Ends every dispute of somebody whose account goes.
pub(crate) async fn forget_disputes(conn: &mut Conn, person: PersonId) -> Result<(), StoreError> {
    for claim in of_person(conn, person).await? {
        if claim.ground == Ground::Dispute {
            lock_rows(conn, &claim.account).await?;
            execute!(conn, REMOVE, claim.id)?;
            restore(conn, &claim.account).await?;
        }
    }
    Ok(())
}

/// Ends every claim and dispute of somebody whose account is closed; ties of theirs that are disputed wait
/// on.
pub(crate) async fn withdraw_all(
    conn: &mut Conn,
    person: PersonId,
    now: Now,
) -> Result<(), StoreError> {
    for claim in of_person(conn, person).await? {
        if claim.ground != Ground::Tied {
            lock_rows(conn, &claim.account).await?;
            settle(conn, claim.id, ClaimOutcome::Withdrawn, now).await?;
            restore(conn, &claim.account).await?;
        }
    }
    Ok(())
}

pub(crate) async fn of_person(conn: &mut Conn, person: PersonId) -> Result<Vec<Claim>, StoreError> {
    fetch_all!(conn, Claim, OF_PERSON, person)
}

/// Ties a login again as it was, where nobody disputes it any more.
async fn restore(
    conn: &mut Conn,
    account: &ForgeLogin,
) -> Result<Option<ForgeAccountTie>, StoreError> {
    let waiting = lock_rows(conn, account).await?;
    if waiting.iter().any(|claim| claim.ground == Ground::Dispute) {
        return Ok(None);
    }
    let Some(tie) = waiting.into_iter().find_map(|claim| claim.tie) else {
        return Ok(None);
    };
    execute!(conn, REMOVE, tie.id)?;
    forge_account::tie(conn, &tie).await?;
    Ok(Some(tie))
}

async fn find(conn: &mut Conn, id: LoginClaimId) -> Result<Claim, StoreError> {
    Ok(fetch_optional!(conn, Claim, FIND, id)?.ok_or(AppError::NotThere)?)
}

pub(crate) async fn prune(conn: &mut Conn, now: Now) -> Result<u64, StoreError> {
    Ok(execute!(conn, PRUNE, now - KEPT_FOR)?)
}
