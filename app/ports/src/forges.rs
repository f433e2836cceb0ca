//! Forges: their hooks, what comes by them, and whose logins they name.

use crate::answer::Answer;
use crate::moment::Now;
use async_trait::async_trait;
use irori_core::domain::forge_account::{Forge, ForgeLogin, UntiedLogin};
use irori_core::domain::generated_paths::GeneratedPaths;
use irori_core::domain::hook::{
    DeliveryDigest, DeliveryName, DeliveryOutcome, HookKey, HookLine, NewHook, WebhookEvent,
};
use irori_core::domain::id::{ForgeAccountId, HookId, LoginClaimId, PersonId, QuarantineId};
use irori_core::domain::login_claim::{ClaimEvidence, ClaimReply, Contest, MyLogins, TiedLogin};
use irori_core::domain::person::Viewer;
use irori_core::domain::pull_request::{ImportChange, PullRequestPart, PullRequestUpdate};
use irori_core::domain::quarantine::{Malformed, QuarantinePage};
use irori_core::reviews::coverage::HookHealth;

/// A tied login with the name of its person, as the admin sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TieLine {
    pub tied: TiedLogin,
    pub name: String,
    /// Of a tie from before proofs; of others it is not looked up.
    pub evidence: ClaimEvidence,
}

/// Pull requests from forges: the hooks they come by, and whose logins they name.
#[async_trait]
pub trait Forges: Send + Sync {
    /// Makes a hook; its secret is shown once. A name that is taken is a mistake at `name`.
    async fn add_hook(
        &self,
        admin: &Viewer,
        forge: Forge,
        name: String,
        now: Now,
    ) -> Answer<NewHook>;
    /// Every hook with its health, by name.
    async fn hooks(&self, admin: &Viewer, now: Now) -> Answer<Vec<HookLine>>;
    /// Removes a hook; what it brought stays, and since when it told of what.
    async fn remove_hook(&self, admin: &Viewer, id: HookId, now: Now) -> Answer<()>;
    /// Of the last eight weeks, the running one included: how far it is known what was said, by
    /// repository, and when deliveries may have been lost.
    async fn hook_health(&self, admin: &Viewer, now: Now) -> Answer<HookHealth>;
    /// What the deliveries of a hook are signed with; for whoever checks a signature, never for a
    /// page.
    async fn hook_key(&self, id: HookId) -> Answer<HookKey>;
    /// Stores a delivery and counts it, in one. One that came before changes nothing; one that tells
    /// nothing of use is [`DeliveryOutcome::Ignored`].
    async fn take_in(
        &self,
        hook: HookId,
        name: DeliveryName,
        tidings: WebhookEvent,
        now: Now,
    ) -> Answer<DeliveryOutcome>;
    /// Counts a delivery that was signed and of which nothing can be kept.
    async fn count_malformed(&self, hook: HookId, now: Now) -> Answer<()>;
    /// Notes a delivery that was not signed with the hook's secret, in memory alone: anybody can send it.
    async fn note_unsigned(&self, hook: HookId, now: Now) -> Answer<()>;
    /// Keeps that deliveries were lost because the secret was wrong: from the last signed one before those that
    /// [`HookLine::unsigned`] tells until the first after, or until now.
    async fn mark_lost(&self, admin: &Viewer, hook: HookId, now: Now) -> Answer<()>;
    /// Counts a delivery that was signed and could not be read, and keeps it for 30 days, the latest 200
    /// of a hook. It has no texts any more. One whose content was taken in before is [`DeliveryOutcome::Repeated`].
    async fn quarantine(
        &self,
        hook: HookId,
        malformed: Malformed,
        content: Option<DeliveryDigest>,
        now: Now,
    ) -> Answer<DeliveryOutcome>;
    /// What is kept of such deliveries, the latest first, some at a time, from before `before` on.
    async fn quarantined(
        &self,
        admin: &Viewer,
        before: Option<QuarantineId>,
    ) -> Answer<QuarantinePage>;
    /// Reads one of them again and takes it in as of its own name. One that still cannot be read stays, and
    /// what it lacks is a mistake at `form`.
    async fn replay(&self, admin: &Viewer, id: QuarantineId) -> Answer<DeliveryOutcome>;
    async fn discard(&self, admin: &Viewer, id: QuarantineId) -> Answer<()>;
    /// Stores records of an import, all of them or none; says what each of them was.
    async fn import(&self, records: Vec<PullRequestUpdate>) -> Answer<Vec<ImportChange>>;
    /// Stores what is told of pull requests apart from them, all of it or nothing; says what each was,
    /// `None` where its pull request is not known: of that nothing is stored.
    async fn import_parts(&self, parts: Vec<PullRequestPart>) -> Answer<Vec<Option<ImportChange>>>;
    /// Which files nobody reads line by line, as it was set.
    async fn generated_paths(&self, admin: &Viewer) -> Answer<GeneratedPaths>;
    /// Sets the house's own lines; a line that is no pattern is a mistake at `patterns`. It counts for
    /// what arrives from then on.
    async fn set_generated_paths(&self, admin: &Viewer, patterns: String, now: Now) -> Answer<()>;
    /// Every tied login, by login.
    async fn ties(&self, admin: &Viewer) -> Answer<Vec<TieLine>>;
    /// Logins of humans that were seen and are tied to nobody, the latest first, at most 200.
    async fn untied(&self, admin: &Viewer) -> Answer<Vec<UntiedLogin>>;
    /// Logins about which an admin has to decide, by forge and login, with everybody who claims them.
    async fn claims(&self, admin: &Viewer) -> Answer<Vec<Contest>>;
    /// Ties the login of a claim to who claims it. Whoever had it does not any more, other claims are refused.
    async fn confirm_claim(&self, admin: &Viewer, claim: LoginClaimId, now: Now) -> Answer<()>;
    /// Refuses a claim. A tie that nobody disputes any more is in force again.
    async fn refuse_claim(&self, admin: &Viewer, claim: LoginClaimId, now: Now) -> Answer<()>;
    /// Ties a login to a person; one that is tied already is a mistake at `login`. Others who claim it are
    /// refused.
    async fn tie(
        &self,
        admin: &Viewer,
        account: ForgeLogin,
        person: PersonId,
        now: Now,
    ) -> Answer<()>;
    /// Says that a tie from before proofs is right; [`crate::error::AppError::NotThere`] for any other.
    async fn confirm_login(&self, admin: &Viewer, id: ForgeAccountId, now: Now) -> Answer<()>;
    async fn untie(&self, admin: &Viewer, id: ForgeAccountId, now: Now) -> Answer<()>;
    /// One's own logins, what is proposed and what waits.
    async fn my_logins(&self, viewer: &Viewer) -> Answer<MyLogins>;
    /// Claims a login. One that commits with the viewer's own address and is nobody else's is tied at once; any
    /// other waits for an admin, whoever has it. At most 20, those that wait included.
    async fn add_my_login(
        &self,
        viewer: &Viewer,
        account: ForgeLogin,
        now: Now,
    ) -> Answer<ClaimReply>;
    /// Takes back a claim, or gives up a login that is disputed; [`crate::error::AppError::NotThere`] if it
    /// is not one's own.
    async fn withdraw_claim(&self, viewer: &Viewer, claim: LoginClaimId, now: Now) -> Answer<()>;
    /// Contradicts that a login which commits with the viewer's own address is somebody else's: it shows nothing
    /// any more until an admin decides. [`crate::error::AppError::NotThere`] of any other login.
    async fn dispute_login(&self, viewer: &Viewer, account: ForgeLogin, now: Now) -> Answer<()>;
    /// Unties a login of one's own, which is not proposed again; [`crate::error::AppError::NotThere`] if it
    /// is not one's own.
    async fn remove_my_login(&self, viewer: &Viewer, id: ForgeAccountId, now: Now) -> Answer<()>;
    /// Ties a login that is proposed; [`crate::error::AppError::NotThere`] if it is not, or not any more.
    async fn confirm_tie(&self, viewer: &Viewer, account: ForgeLogin, now: Now) -> Answer<()>;
    /// Remembers that a login which commits with the viewer's address is not theirs;
    /// [`crate::error::AppError::NotThere`] of any other.
    async fn refuse_tie(&self, viewer: &Viewer, account: ForgeLogin, now: Now) -> Answer<()>;
}
