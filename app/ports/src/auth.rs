//! Ways in and out: passwords, one-time links, sessions.

use crate::answer::Answer;
use crate::links::{Opens, WaitingLink};
use crate::moment::Now;
use crate::sessions::{SessionLine, SignedIn};
use async_trait::async_trait;
use irori_core::domain::id::{DeviceId, LinkId, PersonId, SessionLineId, TeamId};
use irori_core::domain::person::{Email, NewAccount, Password, Viewer};
use irori_core::domain::reset::RecoveryCode;

/// Where somebody tries to come in from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin<'o> {
    pub network: &'o str,
    /// The browser, where it was signed in before, to whatever account.
    pub device: Option<DeviceId>,
}

impl<'o> Origin<'o> {
    /// A browser that is not known.
    pub fn stranger(network: &'o str) -> Self {
        Self {
            network,
            device: None,
        }
    }
}

/// Ways in and out: passwords, one-time links, sessions.
#[async_trait]
pub trait Auth: Send + Sync {
    /// The account with this address and password. Unknown address and wrong password are the same
    /// answer (a mistake at `password`) in the same time; too many attempts are [`crate::error::AppError::Slow`].
    async fn sign_in(
        &self,
        email: &str,
        password: &str,
        from: Origin<'_>,
        now: Now,
    ) -> Answer<SignedIn>;
    /// What a link opens; [`crate::error::AppError::LinkSpent`] when it was used, has expired or never was.
    async fn opens(&self, token: &str, now: Now) -> Answer<Opens>;
    /// Makes the first account, an admin; the link is spent with it.
    async fn set_up(
        &self,
        token: &str,
        newcomer: NewAccount,
        org_name: String,
        now: Now,
    ) -> Answer<SignedIn>;
    /// Makes an account for an invitation; the link is spent with it.
    async fn join(&self, token: &str, newcomer: NewAccount, now: Now) -> Answer<SignedIn>;
    /// Sets a new password and ends every session of the account; the link is spent with it. Without the
    /// recovery code what was sealed before stays so until the person proves themselves. Before the link
    /// opens, a missing code is a mistake at `recovery-code`; a wrong one always is.
    async fn reset(
        &self,
        token: &str,
        password: Password,
        code: Option<RecoveryCode>,
        now: Now,
    ) -> Answer<SignedIn>;
    /// Changes one's own password, ends one's other sessions and every link that one made or that was to
    /// give one a new password; none of one's browsers but `device`, which asks, is known any more.
    async fn change_password(
        &self,
        viewer: &Viewer,
        old: &str,
        new: Password,
        session: &str,
        device: Option<DeviceId>,
        now: Now,
    ) -> Answer<()>;
    /// One's own sessions, the latest first. `session` is the one that asks.
    async fn sessions(&self, viewer: &Viewer, session: &str, now: Now) -> Answer<Vec<SessionLine>>;
    async fn end_session(&self, viewer: &Viewer, id: SessionLineId) -> Answer<()>;
    async fn end_other_sessions(&self, viewer: &Viewer, session: &str) -> Answer<()>;
    /// An invitation for an address, 72 h, single use. Returns its token, shown once.
    async fn invite(
        &self,
        admin: &Viewer,
        email: Email,
        team: Option<TeamId>,
        now: Now,
    ) -> Answer<String>;
    /// A link to a new password for somebody else, single use: it waits as long as the installation
    /// says, and is told to them meanwhile. Returns its token, shown once.
    async fn reset_link(&self, admin: &Viewer, person: PersonId, now: Now) -> Answer<String>;
    async fn waiting_invitations(&self, admin: &Viewer, now: Now) -> Answer<Vec<WaitingLink>>;
    async fn withdraw_invitation(&self, admin: &Viewer, id: LinkId) -> Answer<()>;
}
