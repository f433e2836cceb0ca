//! Logins that somebody says are theirs and has not proven: they wait for an admin and show nothing.

use super::forge_account::{ForgeAccount, ForgeLogin, Proof};
use super::form::text_enum;
use super::id::{LoginClaimId, PersonId};
use chrono::{DateTime, Utc};

text_enum! {
    /// Why somebody and a login wait for an admin.
    Ground {
        /// They say that it is theirs.
        Claim = "claim",
        /// It commits with their address and was tied to somebody else, whom they contradict.
        Dispute = "dispute",
        /// It was tied to them until somebody contradicted.
        Tied = "tied",
    }
}

text_enum! {
    /// What came of a claim.
    ClaimOutcome {
        /// The login was tied to them.
        Confirmed = "confirmed",
        Refused = "refused",
        /// They took it back.
        Withdrawn = "withdrawn",
        /// It was tied to them and is not any more.
        Untied = "untied",
    }
}

/// What came of a claim of one's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimReply {
    /// It commits with one's address: the login is tied.
    Tied,
    /// It waits for an admin.
    Waits,
}

/// A login that is tied to somebody, and how it was proven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TiedLogin {
    pub account: ForgeAccount,
    pub proof: Proof,
    pub since: DateTime<Utc>,
    /// The name of the admin who tied it, while there is one.
    pub by: Option<String>,
}

/// Somebody else who claimed, disputed or had a login that is one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherClaim {
    pub account: ForgeLogin,
    pub name: String,
    pub ground: Ground,
    /// When it was claimed or disputed; of a tie, when it began.
    pub since: DateTime<Utc>,
    /// When it was over; `None` while it waits.
    pub until: Option<DateTime<Utc>>,
}

/// A login of one's own that waits for an admin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnClaim {
    pub id: LoginClaimId,
    pub account: ForgeLogin,
    pub ground: Ground,
    /// When it was claimed or disputed.
    pub since: DateTime<Utc>,
    /// Who else waits for the same login and contradicts: names.
    pub disputed_by: Vec<String>,
}

/// A login that commits with one's own address and is tied to somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContestedLogin {
    pub account: ForgeLogin,
    /// To whom it is tied.
    pub name: String,
    pub since: DateTime<Utc>,
}

/// One's own logins, and those that may be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MyLogins {
    pub tied: Vec<TiedLogin>,
    /// Of those that are tied, the latest first.
    pub others: Vec<OtherClaim>,
    pub claims: Vec<OwnClaim>,
    /// Logins that commit with one's own address, tied to nobody else, not of a bot and not refused, by forge and
    /// login.
    pub proposed: Vec<ForgeLogin>,
    pub contested: Vec<ContestedLogin>,
}

/// A claim as an admin sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimLine {
    pub id: LoginClaimId,
    pub person: PersonId,
    pub name: String,
    pub ground: Ground,
    pub since: DateTime<Utc>,
    /// Whether the forge told commits of this login with the person's address.
    pub evidence: ClaimEvidence,
}

/// What the forge itself told of a login and a person's address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimEvidence {
    CommitsWithAddress,
    None,
}

/// A login about which an admin has to decide, with everybody who claims it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contest {
    pub account: ForgeLogin,
    /// To whom it is tied meanwhile.
    pub tied_to: Option<String>,
    /// At least one, the earliest first.
    pub claims: Vec<ClaimLine>,
}
