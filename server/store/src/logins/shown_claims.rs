//! Claims of logins as they are shown: to whoever claims, to whoever has the login, and to admins.

use crate::db::connection::{Conn, fetch_all, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::row::{DbRow, FromDbRow};
use crate::logins::forge_account::read_account;
use crate::logins::{login_claim, proposal};
use irori_core::domain::forge_account::ForgeLogin;
use irori_core::domain::id::PersonId;
use irori_core::domain::login_claim::{
    ClaimEvidence, ClaimLine, Contest, Ground, OtherClaim, OwnClaim,
};
use irori_ports::Now;

sql! {
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
}

/// What of `me` waits.
pub(crate) async fn own(conn: &mut Conn, me: PersonId) -> Result<Vec<OwnClaim>, StoreError> {
    let mut own = Vec::new();
    for claim in login_claim::of_person(conn, me).await? {
        let (forge, key) = (claim.account.forge, claim.account.login.key());
        own.push(OwnClaim {
            disputed_by: match claim.ground {
                Ground::Tied => fetch_all!(conn, String, DISPUTERS, forge, key)?,
                Ground::Claim | Ground::Dispute => Vec::new(),
            },
            id: claim.id,
            account: claim.account,
            ground: claim.ground,
            since: claim.claimed,
        });
    }
    Ok(own)
}

/// Who else claimed, disputed or had the logins of `me`, the latest first.
pub(crate) async fn others(conn: &mut Conn, me: PersonId) -> Result<Vec<OtherClaim>, StoreError> {
    fetch_all!(conn, OtherClaim, OTHERS, me)
}

impl FromDbRow for OtherClaim {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        let tied: Option<Now> = row.get("tied_at")?;
        Ok(Self {
            account: read_account(row)?,
            name: row.get("name")?,
            ground: row.get("ground")?,
            since: tied.map_or_else(|| row.get("claimed_at"), Ok)?,
            until: row.get("settled_at")?,
        })
    }
}

/// A claim that waits, with its person's address.
struct WaitingClaim {
    account: ForgeLogin,
    email: String,
    line: ClaimLine,
}

impl FromDbRow for WaitingClaim {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            account: read_account(row)?,
            email: row.get("email")?,
            line: ClaimLine {
                id: row.get("id")?,
                person: row.get("person_id")?,
                name: row.get("name")?,
                ground: row.get("ground")?,
                since: row.get("claimed_at")?,
                evidence: ClaimEvidence::None,
            },
        })
    }
}

/// What an admin has to decide, by forge and login.
pub(crate) async fn waiting(conn: &mut Conn) -> Result<Vec<Contest>, StoreError> {
    let mut contests: Vec<Contest> = Vec::new();
    for row in fetch_all!(conn, WaitingClaim, WAITING)? {
        let (account, mut claim) = (row.account, row.line);
        claim.evidence = proposal::evidence(conn, &row.email, &account).await?;
        match contests.last_mut().filter(|last| last.account == account) {
            Some(contest) => contest.claims.push(claim),
            None => {
                let (forge, key) = (account.forge, account.login.key());
                contests.push(Contest {
                    account,
                    tied_to: fetch_optional!(conn, String, HOLDER, forge, key)?,
                    claims: vec![claim],
                });
            }
        }
    }
    Ok(contests)
}
