//! The port [`Forges`]: hooks, whose logins they name, and the news they bring.

use crate::auth::admin::check_admin;
use crate::db::connection::Conn;
use crate::db::error::StoreError;
use crate::db::settings::{cut, row_id};
use crate::logins::proposal::{self, RefusedBy};
use crate::logins::{forge_account, login_claim};
use crate::pull_requests::{branch, coverage, pull_request, push, review};
use crate::store::Store;
use crate::webhooks::{generated_paths, hook, hook_span, outage, quarantine};
use async_trait::async_trait;
use irori_core::domain::forge_account::{Account, Actor, Forge, Proof, Untied};
use irori_core::domain::form::{FieldError, ValidationErrors};
use irori_core::domain::generated_paths::{GeneratedPaths, wrong_line};
use irori_core::domain::hook::{
    Content, DeliveryName, HookKey, HookLine, NewHook, Outcome, WebhookEvent,
};
use irori_core::domain::id::{ForgeAccountId, HookId, LoginClaimId, PersonId, QuarantineId};
use irori_core::domain::login_claim::{Claimed, Contest, Evidence, MyLogins};
use irori_core::domain::person::Viewer;
use irori_core::domain::pull_request::{Change, Known, Part, Place, PullRequestUpdate, Snapshot};
use irori_core::domain::quarantine::{Malformed, QuarantinePage};
use irori_core::domain::review::{CommentNews, ReviewNews};
use irori_core::reviews::coverage::HookHealth;
use irori_crypto::token;
use irori_forges::generated::{BUILT_IN, Generated, OddList};
use irori_forges::quarantine::read_again;
use irori_ports::error::AppError;
use irori_ports::{Answer, Forges, Now, TieLine};
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

impl Store {
    /// What is known of a pull request. For tests and the house itself.
    pub async fn pull_request(&self, place: &Place) -> Result<Option<Known>, StoreError> {
        let mut conn = self.db.read().await?;
        let Some((id, pull_request)) = pull_request::hold(&mut conn, place).await? else {
            return Ok(None);
        };
        Ok(Some(Known {
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
        let id = HookId((self.settings.draw)());
        let secret = match forge {
            Forge::GitLab => token::draw_signing(),
            Forge::GitHub | Forge::Gitea => token::draw(),
        };
        let secret = secret.ok_or(AppError::Fault)?;
        let (seal, kept) = (self.seal.clone(), secret.clone());
        self.write(move |conn| {
            Box::pin(async move { hook::add(conn, &seal, id, forge, &name, &kept, now).await })
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
        self.write(move |conn| {
            Box::pin(async move {
                hook::hold(conn, id).await?;
                quarantine::leave_all(conn, id).await?;
                hook_span::end(conn, id, now).await?;
                hook::remove(conn, id).await
            })
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
    ) -> Answer<Outcome> {
        let id = (self.settings.draw)();
        Ok(self
            .write(move |conn| {
                Box::pin(async move {
                    hook::hold(conn, hook).await?;
                    let first = hook::is_first(conn, hook, &name, now).await?;
                    let outcome = if first {
                        let outcome = learn_tidings(conn, id, hook, &tidings, now).await?;
                        quarantine::remove_known(conn, hook, &name).await?;
                        outcome
                    } else {
                        Outcome::Repeated
                    };
                    hook::count(conn, hook, outcome, now).await?;
                    Ok(outcome)
                })
            })
            .await?)
    }

    async fn count_malformed(&self, hook: HookId, now: Now) -> Answer<()> {
        Ok(self
            .write(move |conn| {
                Box::pin(async move {
                    hook::hold(conn, hook).await?;
                    hook::count(conn, hook, Outcome::Malformed, now).await
                })
            })
            .await?)
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
        self.write(move |conn| {
            Box::pin(async move {
                hook::hold(conn, hook).await?;
                let (first, last) = (seen.first, seen.last);
                let (from, to) = hook::signed_around(conn, hook, first, last).await?;
                let (from, to) = (from.unwrap_or(first), to.unwrap_or(now));
                outage::keep_wrong_secret(conn, hook, from, to).await
            })
        })
        .await?;
        self.unsigned.forget(hook);
        Ok(())
    }

    async fn quarantine(
        &self,
        hook: HookId,
        malformed: Malformed,
        content: Option<Content>,
        now: Now,
    ) -> Answer<Outcome> {
        let (now, id) = (cut(now), QuarantineId(row_id(cut(now))));
        Ok(self
            .write(move |conn| {
                Box::pin(async move {
                    hook::hold(conn, hook).await?;
                    // Its headers are not signed: whoever has one that was read could send it with others, so that
                    // it looks malformed.
                    let outcome = match hook::has_content(conn, hook, content.as_ref()).await? {
                        true => Outcome::Repeated,
                        false => {
                            let content = content.as_ref();
                            quarantine::keep(conn, id, hook, &malformed, content, now).await?;
                            Outcome::Malformed
                        }
                    };
                    hook::count(conn, hook, outcome, now).await?;
                    Ok(outcome)
                })
            })
            .await?)
    }

    async fn quarantined(
        &self,
        admin: &Viewer,
        before: Option<QuarantineId>,
    ) -> Answer<QuarantinePage> {
        check_admin(admin)?;
        Ok(quarantine::page(&mut self.db.read().await?, before).await?)
    }

    async fn replay(&self, admin: &Viewer, id: QuarantineId) -> Answer<Outcome> {
        check_admin(admin)?;
        let kept = quarantine::find(&mut self.db.read().await?, id).await?;
        let generated = self.generated().await?;
        let tidings = match read_again(kept.forge, &kept.malformed, &generated, kept.received) {
            Ok(tidings) => tidings,
            Err(lacks) => {
                let lacks = lacks.to_string();
                let wrong = FieldError::new("wrong-still-malformed").with("lacks", &lacks);
                self.write(move |conn| {
                    Box::pin(async move { quarantine::lack(conn, id, &lacks).await })
                })
                .await?;
                return Err(ValidationErrors::one("form", wrong).into());
            }
        };
        let new = (self.settings.draw)();
        Ok(self
            .write(move |conn| {
                Box::pin(async move {
                    hook::hold(conn, kept.hook).await?;
                    quarantine::remove(conn, id).await?;
                    if !hook::is_first(conn, kept.hook, &kept.name, kept.received).await? {
                        return Ok(Outcome::Repeated);
                    }
                    learn_tidings(conn, new, kept.hook, &tidings, kept.received).await
                })
            })
            .await?)
    }

    async fn discard(&self, admin: &Viewer, id: QuarantineId) -> Answer<()> {
        check_admin(admin)?;
        Ok(self
            .write(move |conn| Box::pin(quarantine::leave(conn, id)))
            .await?)
    }

    async fn import(&self, records: Vec<PullRequestUpdate>) -> Answer<Vec<Change>> {
        let ids: Vec<Uuid> = records.iter().map(|_| (self.settings.draw)()).collect();
        Ok(self
            .write(move |conn| {
                Box::pin(async move {
                    let mut changes = Vec::with_capacity(records.len());
                    for (id, news) in ids.into_iter().zip(&records) {
                        changes.push(learn(conn, id, news).await?);
                    }
                    see(conn, &records).await?;
                    Ok(changes)
                })
            })
            .await?)
    }

    async fn import_parts(&self, parts: Vec<Part>) -> Answer<Vec<Option<Change>>> {
        Ok(self
            .write(move |conn| {
                Box::pin(async move {
                    let mut changes = Vec::with_capacity(parts.len());
                    let mut known = Vec::new();
                    for part in parts {
                        let change = learn_part(conn, &part).await?;
                        if change.is_some() {
                            known.push(part);
                        }
                        changes.push(change);
                    }
                    see_acts(conn, known.iter().flat_map(acts_of_part)).await?;
                    Ok(changes)
                })
            })
            .await?)
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
        Ok(self
            .write(move |conn| {
                Box::pin(async move { generated_paths::set(conn, &patterns, now).await })
            })
            .await?)
    }

    async fn ties(&self, admin: &Viewer) -> Answer<Vec<TieLine>> {
        check_admin(admin)?;
        let mut conn = self.db.read().await?;
        let mut ties = Vec::new();
        for (tied, name, email) in forge_account::ties(&mut conn).await? {
            let evidence = match tied.proof {
                Proof::Unknown => {
                    let account = Account {
                        forge: tied.account.forge,
                        login: tied.account.login.clone(),
                    };
                    proposal::evidence(&mut conn, &email, &account).await?
                }
                Proof::Address | Proof::Admin => Evidence::None,
            };
            ties.push(TieLine {
                tied,
                name,
                evidence,
            });
        }
        Ok(ties)
    }

    async fn untied(&self, admin: &Viewer) -> Answer<Vec<Untied>> {
        check_admin(admin)?;
        Ok(forge_account::untied(&mut self.db.read().await?).await?)
    }

    async fn claims(&self, admin: &Viewer) -> Answer<Vec<Contest>> {
        check_admin(admin)?;
        Ok(login_claim::waiting(&mut self.db.read().await?).await?)
    }

    async fn confirm_claim(&self, admin: &Viewer, claim: LoginClaimId, now: Now) -> Answer<()> {
        check_admin(admin)?;
        let (id, by) = ((self.settings.draw)(), admin.id);
        Ok(self
            .write(move |conn| Box::pin(login_claim::confirm(conn, id, claim, by, now)))
            .await?)
    }

    async fn refuse_claim(&self, admin: &Viewer, claim: LoginClaimId, now: Now) -> Answer<()> {
        check_admin(admin)?;
        let by = admin.id;
        Ok(self
            .write(move |conn| Box::pin(login_claim::refuse(conn, claim, by, now)))
            .await?)
    }

    async fn tie(
        &self,
        admin: &Viewer,
        account: Account,
        person: PersonId,
        now: Now,
    ) -> Answer<()> {
        check_admin(admin)?;
        let (id, by) = ((self.settings.draw)(), admin.id);
        Ok(self
            .write(move |conn| {
                Box::pin(async move {
                    if forge_account::of_login(conn, &account).await?.is_some() {
                        return Err(AppError::mistake("login", "wrong-login-tied").into());
                    }
                    login_claim::decide(conn, id, &account, person, by, now).await
                })
            })
            .await?)
    }

    async fn confirm_login(&self, admin: &Viewer, id: ForgeAccountId, now: Now) -> Answer<()> {
        check_admin(admin)?;
        let by = admin.id;
        Ok(self
            .write(move |conn| Box::pin(login_claim::vouch(conn, id, by, now)))
            .await?)
    }

    async fn untie(&self, admin: &Viewer, id: ForgeAccountId, now: Now) -> Answer<()> {
        check_admin(admin)?;
        let by = admin.id;
        Ok(self
            .write(move |conn| {
                Box::pin(async move {
                    let tie = forge_account::find(conn, id).await?;
                    login_claim::untie(conn, &tie.ok_or(AppError::NotThere)?, by, now).await
                })
            })
            .await?)
    }

    async fn my_logins(&self, viewer: &Viewer) -> Answer<MyLogins> {
        let mut conn = self.db.read().await?;
        Ok(MyLogins {
            tied: forge_account::own(&mut conn, viewer.id).await?,
            others: login_claim::others(&mut conn, viewer.id).await?,
            claims: login_claim::own(&mut conn, viewer.id).await?,
            proposed: proposal::of(&mut conn, viewer.id, &viewer.email).await?,
            contested: proposal::contested(&mut conn, viewer.id, &viewer.email).await?,
        })
    }

    async fn add_my_login(&self, viewer: &Viewer, account: Account, now: Now) -> Answer<Claimed> {
        let (me, email, id) = (viewer.id, viewer.email.clone(), (self.settings.draw)());
        Ok(self
            .write(move |conn| {
                Box::pin(async move {
                    proposal::take_back(conn, me, &account).await?;
                    if proposal::of(conn, me, &email).await?.contains(&account) {
                        login_claim::prove(conn, id, &account, me, now).await?;
                        return Ok(Claimed::Tied);
                    }
                    login_claim::claim(conn, id, &account, me, now).await?;
                    Ok(Claimed::Waits)
                })
            })
            .await?)
    }

    async fn withdraw_claim(&self, viewer: &Viewer, claim: LoginClaimId, now: Now) -> Answer<()> {
        let me = viewer.id;
        Ok(self
            .write(move |conn| Box::pin(login_claim::withdraw(conn, claim, me, now)))
            .await?)
    }

    async fn dispute_login(&self, viewer: &Viewer, account: Account, now: Now) -> Answer<()> {
        let (me, email, id) = (viewer.id, viewer.email.clone(), (self.settings.draw)());
        Ok(self
            .write(move |conn| {
                Box::pin(async move {
                    let contested = proposal::contested(conn, me, &email).await?;
                    if !contested.iter().any(|of| of.account == account) {
                        return Err(AppError::NotThere.into());
                    }
                    login_claim::dispute(conn, id, &account, me, now).await
                })
            })
            .await?)
    }

    async fn remove_my_login(&self, viewer: &Viewer, id: ForgeAccountId, now: Now) -> Answer<()> {
        let me = viewer.id;
        Ok(self
            .write(move |conn| {
                Box::pin(async move {
                    let tie = forge_account::find(conn, id).await?;
                    let tie = tie
                        .filter(|tie| tie.person == me)
                        .ok_or(AppError::NotThere)?;
                    proposal::refuse(conn, me, &tie.account, RefusedBy::Themselves, now).await?;
                    login_claim::untie(conn, &tie, me, now).await
                })
            })
            .await?)
    }

    async fn confirm_tie(&self, viewer: &Viewer, account: Account, now: Now) -> Answer<()> {
        let (me, email, id) = (viewer.id, viewer.email.clone(), (self.settings.draw)());
        Ok(self
            .write(move |conn| {
                Box::pin(async move {
                    proposal::check(conn, me, &email, &account).await?;
                    login_claim::prove(conn, id, &account, me, now).await
                })
            })
            .await?)
    }

    async fn refuse_tie(&self, viewer: &Viewer, account: Account, now: Now) -> Answer<()> {
        let (me, email) = (viewer.id, viewer.email.clone());
        Ok(self
            .write(move |conn| {
                Box::pin(async move {
                    let contested = proposal::contested(conn, me, &email).await?;
                    if !contested.iter().any(|of| of.account == account) {
                        proposal::check(conn, me, &email, &account).await?;
                    }
                    proposal::refuse(conn, me, &account, RefusedBy::Themselves, now).await
                })
            })
            .await?)
    }
}

fn wrong_list(odd: OddList) -> FieldError {
    match odd {
        OddList::Line(conn) => wrong_line(conn),
        OddList::TooLong => FieldError::new("wrong-generated-all"),
    }
}

/// Stores what a delivery tells; `id` is for a pull request that was not known.
async fn learn_tidings(
    conn: &mut Conn,
    id: Uuid,
    hook: HookId,
    tidings: &WebhookEvent,
    now: Now,
) -> Result<Outcome, StoreError> {
    if let Some(told) = &tidings.push {
        branch::learn(conn, told).await?;
        forge_account::see_emails(conn, told.forge, &told.committers, told.at).await?;
    }
    if let Some(news) = &tidings.news {
        learn(conn, id, news).await?;
        see(conn, std::slice::from_ref(news)).await?;
    }
    if tidings.push.is_none() && tidings.news.is_none() {
        return Ok(Outcome::Ignored);
    }
    if let Some(repository) = &tidings.repository {
        hook_span::begin(conn, hook, repository, now).await?;
    }
    Ok(Outcome::Taken)
}

/// Stores all that one delivery or record tells; `id` is for a pull request that was not known.
async fn learn(conn: &mut Conn, id: Uuid, news: &PullRequestUpdate) -> Result<Change, StoreError> {
    let held = pull_request::learn(conn, id, &news.pull_request).await?;
    let mut changed = false;
    for told in &news.pushes {
        changed |= push::learn(conn, held.id, held.change, told).await? != Change::Same;
    }
    for told in &news.reviews {
        changed |= review::learn_review(conn, held.id, held.change, told).await? != Change::Same;
    }
    for told in &news.comments {
        changed |= review::learn_comment(conn, held.id, held.change, told).await? != Change::Same;
    }
    for told in &news.threads {
        review::learn_thread(conn, held.id, told).await?;
    }
    Ok(match held.change {
        Change::Same if changed => Change::Changed,
        change => change,
    })
}

/// Stores reviews and comments of a pull request; `None` where it is not known.
async fn learn_part(conn: &mut Conn, part: &Part) -> Result<Option<Change>, StoreError> {
    let Some((id, _)) = pull_request::hold(conn, &part.place).await? else {
        return Ok(None);
    };
    let mut told = Vec::new();
    for news in &part.reviews {
        told.push(review::learn_review(conn, id, Change::Same, news).await?);
    }
    for news in &part.comments {
        told.push(review::learn_comment(conn, id, Change::Same, news).await?);
    }
    let all_new = told.iter().all(|change| *change == Change::New);
    Ok(Some(
        match told.iter().any(|change| *change != Change::Same) {
            true if all_new => Change::New,
            true => Change::Changed,
            false => Change::Same,
        },
    ))
}

/// Who acted, on which forge and when.
type Act<'n> = (Forge, &'n Actor, Now);

/// Remembers every login and address that is named.
async fn see(conn: &mut Conn, records: &[PullRequestUpdate]) -> Result<(), StoreError> {
    see_acts(conn, records.iter().flat_map(acts_of)).await?;
    for news in records {
        let (forge, at) = (news.pull_request.place.forge, news.pull_request.as_of);
        forge_account::see_emails(conn, forge, &news.committers, at).await?;
    }
    Ok(())
}

fn acts_of(news: &PullRequestUpdate) -> impl Iterator<Item = Act<'_>> {
    let Snapshot {
        place,
        author,
        opened,
        ..
    } = &news.pull_request;
    let author = author.iter().map(|author| (place.forge, author, *opened));
    author.chain(acts_in(place.forge, &news.reviews, &news.comments))
}

fn acts_of_part(part: &Part) -> impl Iterator<Item = Act<'_>> {
    acts_in(part.place.forge, &part.reviews, &part.comments)
}

fn acts_in<'n>(
    forge: Forge,
    reviews: &'n [ReviewNews],
    comments: &'n [CommentNews],
) -> impl Iterator<Item = Act<'n>> {
    let reviews = reviews
        .iter()
        .map(|r| (&r.review.reviewer, r.review.submitted));
    let comments = comments.iter().map(|c| (&c.0.author, c.0.written));
    reviews
        .chain(comments)
        .filter_map(move |(actor, at)| Some((forge, actor.as_ref()?, at)))
}

/// Remembers every login, in one order, so that no two writers wait for each other.
async fn see_acts<'n>(
    conn: &mut Conn,
    acts: impl Iterator<Item = Act<'n>>,
) -> Result<(), StoreError> {
    let mut seen: BTreeMap<(Forge, String), (&Actor, Now)> = BTreeMap::new();
    for (forge, actor, at) in acts {
        let latest = seen
            .entry((forge, actor.login.key()))
            .or_insert((actor, at));
        if latest.1 < at {
            *latest = (actor, at);
        }
    }
    for ((forge, _), (actor, at)) in seen {
        forge_account::see(conn, forge, actor, at).await?;
    }
    Ok(())
}
