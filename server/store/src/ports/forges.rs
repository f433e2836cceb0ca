//! The port [`Forges`]: hooks, whose logins they name, and the news they bring.

use crate::auth::admin::check_admin;
use crate::db::error::StoreError;
use crate::db::settings::{row_id, to_micros};
use crate::logins::forge_account::NamedTie;
use crate::logins::proposal::{self, RefusedBy};
use crate::logins::{forge_account, login_claim, shown_claims};
use crate::pull_requests::{coverage, pull_request, push, review, upsert};
use crate::store::Store;
use crate::webhooks::{generated_paths, hook, hook_span, outage, quarantine};
use async_trait::async_trait;
use irori_core::domain::forge_account::{Forge, ForgeLogin, Proof, UntiedLogin};
use irori_core::domain::form::{FieldError, ValidationErrors};
use irori_core::domain::generated_paths::{GeneratedPaths, wrong_line};
use irori_core::domain::hook::{
    DeliveryDigest, DeliveryName, DeliveryOutcome, HookKey, HookLine, NewHook, WebhookEvent,
};
use irori_core::domain::id::{ForgeAccountId, HookId, LoginClaimId, PersonId, QuarantineId};
use irori_core::domain::login_claim::{ClaimEvidence, ClaimReply, Contest, MyLogins};
use irori_core::domain::person::Viewer;
use irori_core::domain::pull_request::{
    ImportChange, PullRequestPart, PullRequestRef, PullRequestState, PullRequestUpdate,
};
use irori_core::domain::quarantine::{Malformed, QuarantinePage};
use irori_core::reviews::coverage::HookHealth;
use irori_crypto::token;
use irori_forges::generated::{BUILT_IN, Generated, OddList};
use irori_forges::quarantine::read_again;
use irori_ports::error::AppError;
use irori_ports::{Answer, Forges, Now, TieLine};
use std::sync::Arc;
use uuid::Uuid;

impl Store {
    /// What is known of a pull request. For tests and the house itself.
    pub async fn pull_request(
        &self,
        place: &PullRequestRef,
    ) -> Result<Option<PullRequestState>, StoreError> {
        let mut conn = self.db.read().await?;
        let Some((id, pull_request)) = pull_request::lock_row(&mut conn, place).await? else {
            return Ok(None);
        };
        Ok(Some(PullRequestState {
            pull_request,
            pushes: push::of(&mut conn, id).await?,
            reviews: review::reviews_of(&mut conn, id).await?,
            comments: review::comments_of(&mut conn, id).await?,
            threads: review::threads_of(&mut conn, id).await?,
        }))
    }

    /// Which files nobody reads, as it is in force: what Irori comes with, then the house's own lines.
    pub async fn generated(&self) -> Result<Arc<Generated>, StoreError> {
        self.generated.with(self.own_generated_paths().await?)
    }

    /// The house's own lines about generated files; none where nobody set any.
    pub async fn own_generated_paths(&self) -> Result<String, StoreError> {
        let set = generated_paths::get(&mut self.db.read().await?).await?;
        Ok(set.map(|(patterns, _)| patterns).unwrap_or_default())
    }
}

#[async_trait]
impl Forges for Store {
    async fn add_hook(
        &self,
        admin: &Viewer,
        forge: Forge,
        name: String,
        now: Now,
    ) -> Answer<NewHook> {
        check_admin(admin)?;
        let id = HookId((self.settings.random_id)());
        let secret = match forge {
            Forge::GitLab => token::draw_signing(),
            Forge::GitHub | Forge::Gitea => token::generate(),
        };
        let secret = secret.ok_or(AppError::Fault)?;
        let (seal, kept) = (self.seal.clone(), secret.clone());
        self.write::<_, StoreError>(async move |conn| {
            hook::add(conn, &seal, id, forge, &name, &kept, now).await
        })
        .await?;
        Ok(NewHook { id, secret })
    }

    async fn hooks(&self, admin: &Viewer, now: Now) -> Answer<Vec<HookLine>> {
        check_admin(admin)?;
        let mut lines = hook::lines(&mut self.db.read().await?, now).await?;
        for hook in &mut lines {
            hook.unsigned = self.unsigned.of(hook.id);
        }
        Ok(lines)
    }

    async fn remove_hook(&self, admin: &Viewer, id: HookId, now: Now) -> Answer<()> {
        check_admin(admin)?;
        self.write::<_, StoreError>(async move |conn| {
            hook::lock_row(conn, id).await?;
            quarantine::leave_all(conn, id).await?;
            hook_span::end(conn, id, now).await?;
            hook::remove(conn, id).await
        })
        .await?;
        self.unsigned.forget(id);
        Ok(())
    }

    async fn hook_health(&self, admin: &Viewer, now: Now) -> Answer<HookHealth> {
        check_admin(admin)?;
        let mut conn = self.db.read().await?;
        Ok(coverage::health(&mut conn, admin.profile.zone, now).await?)
    }

    async fn hook_key(&self, id: HookId) -> Answer<HookKey> {
        Ok(hook::key(&mut self.db.read().await?, &self.seal, id).await?)
    }

    async fn take_in(
        &self,
        hook: HookId,
        name: DeliveryName,
        tidings: WebhookEvent,
        now: Now,
    ) -> Answer<DeliveryOutcome> {
        let id = (self.settings.random_id)();
        self.write(async move |conn| {
            hook::lock_row(conn, hook).await?;
            let first = hook::is_first(conn, hook, &name, now).await?;
            let outcome = if first {
                let outcome = upsert::upsert_event(conn, id, hook, &tidings, now).await?;
                quarantine::remove_known(conn, hook, &name).await?;
                outcome
            } else {
                DeliveryOutcome::Repeated
            };
            hook::count(conn, hook, outcome, now).await?;
            Ok(outcome)
        })
        .await
    }

    async fn count_malformed(&self, hook: HookId, now: Now) -> Answer<()> {
        self.write(async move |conn| {
            hook::lock_row(conn, hook).await?;
            hook::count(conn, hook, DeliveryOutcome::Malformed, now).await
        })
        .await
    }

    async fn note_unsigned(&self, hook: HookId, now: Now) -> Answer<()> {
        if let Some(count) = self.unsigned.note(hook, now) {
            tracing::warn!(
                %hook,
                count,
                "deliveries came that are not signed with the hook's secret"
            );
        }
        Ok(())
    }

    async fn mark_lost(&self, admin: &Viewer, hook: HookId, now: Now) -> Answer<()> {
        check_admin(admin)?;
        let seen = self.unsigned.of(hook).ok_or(AppError::NotThere)?;
        self.write::<_, StoreError>(async move |conn| {
            hook::lock_row(conn, hook).await?;
            let (first, last) = (seen.first, seen.last);
            let (from, to) = hook::signed_around(conn, hook, first, last).await?;
            let (from, to) = (from.unwrap_or(first), to.unwrap_or(now));
            outage::keep_wrong_secret(conn, hook, from, to).await
        })
        .await?;
        self.unsigned.forget(hook);
        Ok(())
    }

    async fn quarantine(
        &self,
        hook: HookId,
        malformed: Malformed,
        content: Option<DeliveryDigest>,
        now: Now,
    ) -> Answer<DeliveryOutcome> {
        let (now, id) = (to_micros(now), QuarantineId(row_id(to_micros(now))));
        self.write(async move |conn| {
            hook::lock_row(conn, hook).await?;
            // Its headers are not signed: whoever has one that was read could send it with others, so that
            // it looks malformed.
            let outcome = match hook::has_content(conn, hook, content.as_ref()).await? {
                true => DeliveryOutcome::Repeated,
                false => {
                    let content = content.as_ref();
                    quarantine::keep(conn, id, hook, &malformed, content, now).await?;
                    DeliveryOutcome::Malformed
                }
            };
            hook::count(conn, hook, outcome, now).await?;
            Ok(outcome)
        })
        .await
    }

    async fn quarantined(
        &self,
        admin: &Viewer,
        before: Option<QuarantineId>,
    ) -> Answer<QuarantinePage> {
        check_admin(admin)?;
        Ok(quarantine::page(&mut self.db.read().await?, before).await?)
    }

    async fn replay(&self, admin: &Viewer, id: QuarantineId) -> Answer<DeliveryOutcome> {
        check_admin(admin)?;
        let kept = quarantine::find(&mut self.db.read().await?, id).await?;
        let generated = self.generated().await?;
        let tidings = match read_again(kept.forge, &kept.malformed, &generated, kept.received) {
            Ok(tidings) => tidings,
            Err(lacks) => {
                let lacks = lacks.to_string();
                let wrong = FieldError::new("wrong-still-malformed").with("lacks", &lacks);
                self.write::<_, StoreError>(async move |conn| {
                    quarantine::lack(conn, id, &lacks).await
                })
                .await?;
                return Err(ValidationErrors::one("form", wrong).into());
            }
        };
        let new = (self.settings.random_id)();
        self.write(async move |conn| {
            hook::lock_row(conn, kept.hook).await?;
            quarantine::remove(conn, id).await?;
            if !hook::is_first(conn, kept.hook, &kept.name, kept.received).await? {
                return Ok(DeliveryOutcome::Repeated);
            }
            upsert::upsert_event(conn, new, kept.hook, &tidings, kept.received).await
        })
        .await
    }

    async fn discard(&self, admin: &Viewer, id: QuarantineId) -> Answer<()> {
        check_admin(admin)?;
        self.write(async move |conn| quarantine::leave(conn, id).await)
            .await
    }

    async fn import(&self, records: Vec<PullRequestUpdate>) -> Answer<Vec<ImportChange>> {
        let ids: Vec<Uuid> = records
            .iter()
            .map(|_| (self.settings.random_id)())
            .collect();
        self.write(async move |conn| upsert::upsert_all(conn, ids, &records).await)
            .await
    }

    async fn import_parts(&self, parts: Vec<PullRequestPart>) -> Answer<Vec<Option<ImportChange>>> {
        self.write(async move |conn| upsert::upsert_parts(conn, parts).await)
            .await
    }

    async fn generated_paths(&self, admin: &Viewer) -> Answer<GeneratedPaths> {
        check_admin(admin)?;
        let set = generated_paths::get(&mut self.db.read().await?).await?;
        let (own, set) = set.map_or((String::new(), None), |(own, at)| (own, Some(at)));
        Ok(GeneratedPaths {
            built_in: BUILT_IN,
            own,
            set,
        })
    }

    async fn set_generated_paths(&self, admin: &Viewer, patterns: String, now: Now) -> Answer<()> {
        check_admin(admin)?;
        if let Err(odd) = Generated::of(&patterns) {
            return Err(ValidationErrors::one("patterns", wrong_list(odd)).into());
        }
        self.write(async move |conn| generated_paths::set(conn, &patterns, now).await)
            .await
    }

    async fn ties(&self, admin: &Viewer) -> Answer<Vec<TieLine>> {
        check_admin(admin)?;
        let mut conn = self.db.read().await?;
        let mut ties = Vec::new();
        for NamedTie { tied, name, email } in forge_account::ties(&mut conn).await? {
            let evidence = match tied.proof {
                Proof::Unknown => {
                    let account = ForgeLogin {
                        forge: tied.account.forge,
                        login: tied.account.login.clone(),
                    };
                    proposal::evidence(&mut conn, &email, &account).await?
                }
                Proof::Address | Proof::Admin => ClaimEvidence::None,
            };
            ties.push(TieLine {
                tied,
                name,
                evidence,
            });
        }
        Ok(ties)
    }

    async fn untied(&self, admin: &Viewer) -> Answer<Vec<UntiedLogin>> {
        check_admin(admin)?;
        Ok(forge_account::untied(&mut self.db.read().await?).await?)
    }

    async fn claims(&self, admin: &Viewer) -> Answer<Vec<Contest>> {
        check_admin(admin)?;
        Ok(shown_claims::waiting(&mut self.db.read().await?).await?)
    }

    async fn confirm_claim(&self, admin: &Viewer, claim: LoginClaimId, now: Now) -> Answer<()> {
        check_admin(admin)?;
        let (id, by) = ((self.settings.random_id)(), admin.id);
        self.write(async move |conn| login_claim::confirm(conn, id, claim, by, now).await)
            .await
    }

    async fn refuse_claim(&self, admin: &Viewer, claim: LoginClaimId, now: Now) -> Answer<()> {
        check_admin(admin)?;
        let by = admin.id;
        self.write(async move |conn| login_claim::refuse(conn, claim, by, now).await)
            .await
    }

    async fn tie(
        &self,
        admin: &Viewer,
        account: ForgeLogin,
        person: PersonId,
        now: Now,
    ) -> Answer<()> {
        check_admin(admin)?;
        let (id, by) = ((self.settings.random_id)(), admin.id);
        self.write(async move |conn| {
            if forge_account::of_login(conn, &account).await?.is_some() {
                return Err(AppError::mistake("login", "wrong-login-tied").into());
            }
            login_claim::decide(conn, id, &account, person, by, now).await
        })
        .await
    }

    async fn confirm_login(&self, admin: &Viewer, id: ForgeAccountId, now: Now) -> Answer<()> {
        check_admin(admin)?;
        let by = admin.id;
        self.write(async move |conn| login_claim::vouch(conn, id, by, now).await)
            .await
    }

    async fn untie(&self, admin: &Viewer, id: ForgeAccountId, now: Now) -> Answer<()> {
        check_admin(admin)?;
        let by = admin.id;
        self.write(async move |conn| {
            let tie = forge_account::find(conn, id).await?;
            login_claim::untie(conn, &tie.ok_or(AppError::NotThere)?, by, now).await
        })
        .await
    }

    async fn my_logins(&self, viewer: &Viewer) -> Answer<MyLogins> {
        let mut conn = self.db.read().await?;
        Ok(MyLogins {
            tied: forge_account::own(&mut conn, viewer.id).await?,
            others: shown_claims::others(&mut conn, viewer.id).await?,
            claims: shown_claims::own(&mut conn, viewer.id).await?,
            proposed: proposal::of(&mut conn, viewer.id, &viewer.email).await?,
            contested: proposal::contested(&mut conn, viewer.id, &viewer.email).await?,
        })
    }

    async fn add_my_login(
        &self,
        viewer: &Viewer,
        account: ForgeLogin,
        now: Now,
    ) -> Answer<ClaimReply> {
        let (me, email, id) = (viewer.id, viewer.email.clone(), (self.settings.random_id)());
        self.write(async move |conn| {
            proposal::take_back(conn, me, &account).await?;
            if proposal::of(conn, me, &email).await?.contains(&account) {
                login_claim::prove(conn, id, &account, me, now).await?;
                return Ok(ClaimReply::Tied);
            }
            login_claim::claim(conn, id, &account, me, now).await?;
            Ok(ClaimReply::Waits)
        })
        .await
    }

    async fn withdraw_claim(&self, viewer: &Viewer, claim: LoginClaimId, now: Now) -> Answer<()> {
        let me = viewer.id;
        self.write(async move |conn| login_claim::withdraw(conn, claim, me, now).await)
            .await
    }

    async fn dispute_login(&self, viewer: &Viewer, account: ForgeLogin, now: Now) -> Answer<()> {
        let (me, email, id) = (viewer.id, viewer.email.clone(), (self.settings.random_id)());
        self.write(async move |conn| {
            let contested = proposal::contested(conn, me, &email).await?;
            if !contested.iter().any(|of| of.account == account) {
                return Err(AppError::NotThere.into());
            }
            login_claim::dispute(conn, id, &account, me, now).await
        })
        .await
    }

    async fn remove_my_login(&self, viewer: &Viewer, id: ForgeAccountId, now: Now) -> Answer<()> {
        let me = viewer.id;
        self.write(async move |conn| {
            let tie = forge_account::find(conn, id).await?;
            let tie = tie
                .filter(|tie| tie.person == me)
                .ok_or(AppError::NotThere)?;
            proposal::refuse(conn, me, &tie.account, RefusedBy::Themselves, now).await?;
            login_claim::untie(conn, &tie, me, now).await
        })
        .await
    }

    async fn confirm_tie(&self, viewer: &Viewer, account: ForgeLogin, now: Now) -> Answer<()> {
        let (me, email, id) = (viewer.id, viewer.email.clone(), (self.settings.random_id)());
        self.write(async move |conn| {
            proposal::check(conn, me, &email, &account).await?;
            login_claim::prove(conn, id, &account, me, now).await
        })
        .await
    }

    async fn refuse_tie(&self, viewer: &Viewer, account: ForgeLogin, now: Now) -> Answer<()> {
        let (me, email) = (viewer.id, viewer.email.clone());
        self.write(async move |conn| {
            let contested = proposal::contested(conn, me, &email).await?;
            if !contested.iter().any(|of| of.account == account) {
                proposal::check(conn, me, &email, &account).await?;
            }
            proposal::refuse(conn, me, &account, RefusedBy::Themselves, now).await
        })
        .await
    }
}

fn wrong_list(odd: OddList) -> FieldError {
    match odd {
        OddList::Line(conn) => wrong_line(conn),
        OddList::TooLong => FieldError::new("wrong-generated-all"),
    }
}
