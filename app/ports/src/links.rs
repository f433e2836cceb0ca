//! Links that work once: what they open, who made them, which still wait.

use crate::moment::Now;
use irori_core::domain::id::LinkId;
use irori_core::domain::person::Email;

/// What a one-time link opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opens {
    /// The first account of the installation.
    SetUp,
    /// An account for this address.
    Join { email: Email, team: Option<String> },
    /// A new password for the account with this address: from then on, or with its recovery code.
    Reset { email: Email, from: Now },
    /// A new password and an admin's rights for the account with this address.
    Admin { email: Email },
    /// What is left of the closed account with this address.
    Closed { email: Email },
}

/// What a link that an admin made is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkFor {
    Join,
    Reset,
}

/// A link that somebody made and that still opens something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedLink {
    pub to: LinkFor,
    /// An address, or the name of an account.
    pub whom: String,
    pub made: Now,
    pub expires: Now,
}

/// A one-time link that is still waiting, as the admin sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingLink {
    pub id: LinkId,
    pub email: Email,
    pub team: Option<String>,
    pub expires: Now,
}
