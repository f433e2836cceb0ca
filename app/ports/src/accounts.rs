//! Account security: links to new passwords, proof, recovery codes, closing.

use crate::answer::Answer;
use crate::links::IssuedLink;
use crate::moment::Now;
use crate::sessions::SignedIn;
use async_trait::async_trait;
use irori_core::domain::id::PersonId;
use irori_core::domain::person::Viewer;
use irori_core::domain::reset::{RecoveryCode, WaitingReset};

/// Accounts as admins change them, and as their people defend them.
#[async_trait]
pub trait Accounts: Send + Sync {
    /// The link by which somebody could get a new password, if there is one.
    async fn waiting_reset(
        &self,
        admin: &Viewer,
        person: PersonId,
        now: Now,
    ) -> Answer<Option<WaitingReset>>;
    /// Lets the link that another admin made open at once. A mistake at `form` from whoever made it, from
    /// whom it is about, from who has yet to prove that their account is theirs, and from who became an
    /// admin since links began to wait for it.
    async fn approve_reset(&self, admin: &Viewer, person: PersonId, now: Now) -> Answer<()>;
    /// Ends the link to somebody's new password.
    async fn withdraw_reset(&self, admin: &Viewer, person: PersonId, now: Now) -> Answer<()>;
    /// Ends the link to one's own new password.
    async fn stop_reset(&self, viewer: &Viewer, now: Now) -> Answer<()>;
    /// The links one made oneself that still open something, the latest first.
    async fn made_links(&self, viewer: &Viewer, now: Now) -> Answer<Vec<IssuedLink>>;
    /// When one's recovery code was made; `None` where there is none.
    async fn recovery_code(&self, viewer: &Viewer) -> Answer<Option<Now>>;
    /// Makes a recovery code, in place of the one before. A mistake at `form` while earlier texts are
    /// sealed: then whoever asks has not proved themselves.
    async fn make_recovery_code(&self, viewer: &Viewer, now: Now) -> Answer<RecoveryCode>;
    /// Opens one's earlier texts again, with the password of before the link or the recovery code, which is
    /// spent by it. A wrong one is a mistake at `proof`.
    async fn prove(&self, viewer: &Viewer, proof: &str, now: Now) -> Answer<()>;
    /// Whether it is one's own password, or of a closed account the recovery code; a wrong one is a mistake at
    /// `password`. `session` is the one that asks.
    async fn check_password(
        &self,
        viewer: &Viewer,
        password: &str,
        session: &str,
        now: Now,
    ) -> Answer<()>;
    /// Signs somebody out on every device.
    async fn end_sessions(&self, admin: &Viewer, person: PersonId, now: Now) -> Answer<()>;
    /// Closes an account: its sessions, memberships and links end, and nobody is offered its person any
    /// more. Gives the token of a link to what is theirs. Not the last admin's, nor one's own: a mistake at
    /// `form`.
    async fn close_account(&self, admin: &Viewer, person: PersonId, now: Now) -> Answer<String>;
    /// Another link to what is left of a closed account; the one before ends.
    async fn closed_link(&self, admin: &Viewer, person: PersonId, now: Now) -> Answer<String>;
    /// Opens a closed account again, without its memberships.
    async fn reopen_account(&self, admin: &Viewer, person: PersonId, now: Now) -> Answer<()>;
    /// Whose closed account a link leads to, with their password, the one of before a link replaced it, or
    /// their recovery code, which is not spent by it; a wrong one is a mistake at `proof`. What is theirs
    /// for sure opens their earlier texts again.
    async fn enter_closed(&self, token: &str, proof: &str, now: Now) -> Answer<SignedIn>;
}
