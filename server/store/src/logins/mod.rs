//! Forge logins of people: ties, claims, proposals.

pub(crate) mod forge_account;
pub(crate) mod login_claim;
pub(crate) mod proposal;
pub(crate) mod shown_claims;
