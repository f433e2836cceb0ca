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
use crate::db::error::{StoreError, stored};
use crate::db::settings::cut;
use crate::logins::forge_account::{self, Tie, read_account};
use crate::logins::proposal::{self, RefusedBy};
use crate::org::person;
use chrono::TimeDelta;
use irori_core::domain::forge_account::{Account, Proof};
use irori_core::domain::id::{ForgeAccountId, LoginClaimId, PersonId};
use irori_core::domain::login_claim::{
    ClaimLine, ClaimOutcome, Contest, Ground, OtherClaim, OwnClaim,
};
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
    DISPUTERS = "SELECT p.name FROM login_claim c JOIN person p ON p.id = c.person_id
        WHERE c.forge = $1 AND c.login_key = $2 AND c.ground = 'dispute' AND c.settled_at IS NULL
        ORDER BY c.claimed_at, c.id";
    /// Of whoever else there was about the logins that are tied to a person.
    OTHERS = "SELECT a.forge, a.login, p.name, c.ground, c.claimed_at, c.tied_at, c.settled_at
        FROM forge_account a
        JOIN login_claim c ON c.forge = a.forge AND c.login_key = a.login_key
        JOIN person p ON p.id = c.person_id
        WHERE a.person_id = $1 AND c.person_id <> $1 ORDER BY c.claimed_at DESC, c.id LIMIT 50";
    WAITING = "SELECT c.id, c.forge, c.login, c.person_id, p.name, p.email, c.ground, c.claimed_at
        FROM login_claim c JOIN person p ON p.id = c.person_id
        WHERE c.settled_at IS NULL ORDER BY c.forge, c.login_key, c.claimed_at, c.id LIMIT 500";
    HOLDER = "SELECT p.name FROM forge_account a JOIN person p ON p.id = a.person_id
        WHERE a.forge = $1 AND a.login_key = $2";
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
struct Claim {
    id: LoginClaimId,
    account: Account,
    person: PersonId,
    ground: Ground,
    claimed: Now,
    /// Of one that was tied: what was, to be tied again.
    tie: Option<Tie>,
}

#[derive(Debug, sqlx::FromRow)]
struct Found {
    id: Uuid,
    forge: String,
    login: String,
    person_id: Uuid,
    ground: String,
    claimed_at: Now,
    tied_at: Option<Now>,
    proof: Option<String>,
    tied_by: Option<Uuid>,
}

impl Found {
    fn read(self) -> Result<Claim, StoreError> {
        let account = read_account(&self.forge, &self.login)?;
        let person = PersonId(self.person_id);
        let tie = match (self.tied_at, self.proof) {
            (Some(since), Some(proof)) => Some(Tie {
                id: ForgeAccountId(self.id),
                account: account.clone(),
                person,
                since,
                proof: stored("login_claim.proof", Proof::parse(&proof))?,
                by: self.tied_by.map(PersonId),
            }),
            _ => None,
        };
        Ok(Claim {
            id: LoginClaimId(self.id),
            account,
            person,
            ground: stored("login_claim.ground", Ground::parse(&self.ground))?,
            claimed: self.claimed_at,
            tie,
        })
    }
}

fn read_all(found: Vec<Found>) -> Result<Vec<Claim>, StoreError> {
    found.into_iter().map(Found::read).collect()
}

/// Those that wait for a login, kept from others until the transaction ends.
async fn hold(conn: &mut Conn, account: &Account) -> Result<Vec<Claim>, StoreError> {
    let sql = conn.pick(OF_LOGIN_SQLITE, OF_LOGIN_POSTGRES);
    let (forge, key) = (account.forge.as_str(), account.login.key());
    read_all(fetch_all!(conn, Found, sql, forge, key)?)
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
    account: &Account,
    me: PersonId,
    now: Now,
) -> Result<(), StoreError> {
    person::hold(conn, me).await?;
    let waiting = hold(conn, account).await?;
    match forge_account::of_login(conn, account).await? {
        Some(tie) if tie.person == me => {
            forge_account::prove(conn, tie.id, Proof::Address, None).await?;
        }
        _ => {
            check_room(conn, me, 1).await?;
            let tie = Tie {
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
    account: &Account,
    me: PersonId,
    now: Now,
) -> Result<(), StoreError> {
    person::hold(conn, me).await?;
    let waiting = hold(conn, account).await?;
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
    account: &Account,
    me: PersonId,
    now: Now,
) -> Result<(), StoreError> {
    person::hold(conn, me).await?;
    let waiting = hold(conn, account).await?;
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
    let forge = account.forge.as_str();
    if execute!(conn, DISPUTES, forge, key, me.0, cut(now))? == 0 {
        add(conn, id, account, me, Ground::Dispute, now).await?;
    }
    note(conn, tie.person, AccountChange::LoginDisputed, me, now).await
}

async fn add(
    conn: &mut Conn,
    id: Uuid,
    account: &Account,
    person: PersonId,
    ground: Ground,
    now: Now,
) -> Result<(), StoreError> {
    execute!(
        conn,
        ADD,
        id,
        account.forge.as_str(),
        account.login.as_str(),
        account.login.key(),
        person.0,
        ground.as_str(),
        cut(now),
        None::<Now>,
        None::<&str>,
        None::<Uuid>,
        None::<Now>,
        None::<&str>
    )?;
    Ok(())
}

/// Keeps a tie with the claims, under its own id: to be decided about, or as what was.
async fn keep_tie(
    conn: &mut Conn,
    tie: &Tie,
    now: Now,
    outcome: Option<ClaimOutcome>,
) -> Result<(), StoreError> {
    execute!(
        conn,
        ADD,
        tie.id.0,
        tie.account.forge.as_str(),
        tie.account.login.as_str(),
        tie.account.login.key(),
        tie.person.0,
        Ground::Tied.as_str(),
        cut(now),
        Some(cut(tie.since)),
        Some(tie.proof.as_str()),
        tie.by.map(|by| by.0),
        outcome.map(|_| cut(now)),
        outcome.map(ClaimOutcome::as_str)
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
    match execute!(conn, SETTLE, id.0, cut(now), outcome.as_str())? {
        0 => Err(AppError::NotThere.into()),
        _ => Ok(()),
    }
}

/// Takes a tie away, which whoever owns the login later still sees.
pub(crate) async fn untie(
    conn: &mut Conn,
    tie: &Tie,
    by: PersonId,
    now: Now,
) -> Result<(), StoreError> {
    hold(conn, &tie.account).await?;
    forge_account::untie(conn, tie.id).await?;
    keep_tie(conn, tie, now, Some(ClaimOutcome::Untied)).await?;
    note(conn, tie.person, AccountChange::LoginUntied, by, now).await
}

/// An admin says whose a login is: it is tied to them, whoever had it before, and whoever else claimed it
/// is refused.
pub(crate) async fn decide(
    conn: &mut Conn,
    id: Uuid,
    account: &Account,
    winner: PersonId,
    admin: PersonId,
    now: Now,
) -> Result<(), StoreError> {
    person::hold(conn, winner).await?;
    let waiting = hold(conn, account).await?;
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
    let tie = Tie {
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
    person::hold(conn, found.person).await?;
    hold(conn, &found.account).await?;
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
    hold(conn, &claim.account).await?;
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
    hold(conn, &claim.account).await?;
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
            hold(conn, &claim.account).await?;
            execute!(conn, REMOVE, claim.id.0)?;
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
            hold(conn, &claim.account).await?;
            settle(conn, claim.id, ClaimOutcome::Withdrawn, now).await?;
            restore(conn, &claim.account).await?;
        }
    }
    Ok(())
}

async fn of_person(conn: &mut Conn, person: PersonId) -> Result<Vec<Claim>, StoreError> {
    read_all(fetch_all!(conn, Found, OF_PERSON, person.0)?)
}

/// Ties a login again as it was, where nobody disputes it any more.
async fn restore(conn: &mut Conn, account: &Account) -> Result<Option<Tie>, StoreError> {
    let waiting = hold(conn, account).await?;
    if waiting.iter().any(|claim| claim.ground == Ground::Dispute) {
        return Ok(None);
    }
    let Some(tie) = waiting.into_iter().find_map(|claim| claim.tie) else {
        return Ok(None);
    };
    execute!(conn, REMOVE, tie.id.0)?;
    forge_account::tie(conn, &tie).await?;
    Ok(Some(tie))
}

async fn find(conn: &mut Conn, id: LoginClaimId) -> Result<Claim, StoreError> {
    let found = fetch_optional!(conn, Found, FIND, id.0)?.ok_or(AppError::NotThere)?;
    found.read()
}

/// What of `me` waits.
pub(crate) async fn own(conn: &mut Conn, me: PersonId) -> Result<Vec<OwnClaim>, StoreError> {
    let mut own = Vec::new();
    for claim in of_person(conn, me).await? {
        let (forge, key) = (claim.account.forge.as_str(), claim.account.login.key());
        let disputed_by = match claim.ground {
            Ground::Tied => fetch_all!(conn, (String,), DISPUTERS, forge, key)?,
            Ground::Claim | Ground::Dispute => Vec::new(),
        };
        own.push(OwnClaim {
            id: claim.id,
            account: claim.account,
            ground: claim.ground,
            since: claim.claimed,
            disputed_by: disputed_by.into_iter().map(|(name,)| name).collect(),
        });
    }
    Ok(own)
}

/// Who else claimed, disputed or had the logins of `me`, the latest first.
pub(crate) async fn others(conn: &mut Conn, me: PersonId) -> Result<Vec<OtherClaim>, StoreError> {
    let rows = fetch_all!(
        conn,
        (
            String,
            String,
            String,
            String,
            Now,
            Option<Now>,
            Option<Now>
        ),
        OTHERS,
        me.0
    )?;
    rows.into_iter()
        .map(|(forge, login, name, ground, claimed, tied, until)| {
            Ok(OtherClaim {
                account: read_account(&forge, &login)?,
                name,
                ground: stored("login_claim.ground", Ground::parse(&ground))?,
                since: tied.unwrap_or(claimed),
                until,
            })
        })
        .collect()
}

#[derive(Debug, sqlx::FromRow)]
struct Waiting {
    id: Uuid,
    forge: String,
    login: String,
    person_id: Uuid,
    name: String,
    email: String,
    ground: String,
    claimed_at: Now,
}

/// What an admin has to decide, by forge and login.
pub(crate) async fn waiting(conn: &mut Conn) -> Result<Vec<Contest>, StoreError> {
    let mut contests: Vec<Contest> = Vec::new();
    for row in fetch_all!(conn, Waiting, WAITING)? {
        let account = read_account(&row.forge, &row.login)?;
        let claim = ClaimLine {
            id: LoginClaimId(row.id),
            person: PersonId(row.person_id),
            name: row.name,
            ground: stored("login_claim.ground", Ground::parse(&row.ground))?,
            since: row.claimed_at,
            evidence: proposal::evidence(conn, &row.email, &account).await?,
        };
        match contests.last_mut().filter(|last| last.account == account) {
            Some(contest) => contest.claims.push(claim),
            None => {
                let key = account.login.key();
                let holder = fetch_optional!(conn, (String,), HOLDER, account.forge.as_str(), key)?;
                contests.push(Contest {
                    account,
                    tied_to: holder.map(|(name,)| name),
                    claims: vec![claim],
                });
            }
        }
    }
    Ok(contests)
}

pub(crate) async fn prune(conn: &mut Conn, now: Now) -> Result<u64, StoreError> {
    Ok(execute!(conn, PRUNE, now - KEPT_FOR)?)
}
