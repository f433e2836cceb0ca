//! Approvals in remote work and in the office, by reviewer and size.

/// Approvals of one reviewer and one size class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Approvals {
    /// `a`, `b`: remote, stamped and not.
    pub remote_stamped: u32,
    pub remote_read: u32,
    /// `c`, `d`: in the office, stamped and not.
    pub office_stamped: u32,
    pub office_read: u32,
}

/// A stratum: whose approvals, of which size. `R` tells reviewers apart and is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stratum<R> {
    pub reviewer: R,
    pub approvals: Approvals,
}
