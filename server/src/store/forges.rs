//! The port [`Forges`]: hooks, whose logins they name, and the news they bring.

use super::db::Line;
use super::doors::check_admin;
use super::error::StoreError;
use super::settings::{cut, row_id};
use super::{
    Store, branch, coverage, forge_account, hook, hook_span, outage, proposal, pull_request, push,
    quarantine, review,
};
use crate::forges::quarantine::read_again;
use crate::token;
use app::domain::forge_account::{Account, Actor, Forge, ForgeAccount, Untied};
use app::domain::form::{Mistakes, Wrong};
use app::domain::hook::{DeliveryId, HookKey, HookLine, NewHook, Outcome, Tidings};
use app::domain::id::{ForgeAccountId, HookId, PersonId, QuarantineId};
use app::domain::person::Viewer;
use app::domain::pull_request::{Change, Known, News, Place};
use app::domain::quarantine::{Malformed, QuarantinePage};
use app::error::Trouble;
use app::ports::{Answer, Forges, Now, TieLine};
use app::reviews::coverage::HookHealth;
use async_trait::async_trait;
use std::collections::BTreeMap;
use uuid::Uuid;

impl Store {
    /// What is known of a pull request. For tests and the house itself.
    pub async fn pull_request(&self, place: &Place) -> Result<Option<Known>, StoreError> {
        let mut line = self.db.read().await?;
        let Some((id, pull_request)) = pull_request::hold(&mut line, place).await? else {
            return Ok(None);
        };
        Ok(Some(Known {
            pull_request,
            pushes: push::of(&mut line, id).await?,
            reviews: review::reviews_of(&mut line, id).await?,
            comments: review::comments_of(&mut line, id).await?,
            threads: review::threads_of(&mut line, id).await?,
        }))
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
        let secret = secret.ok_or(Trouble::Fault)?;
        let (seal, kept) = (self.seal.clone(), secret.clone());
        self.write(move |line| {
            Box::pin(async move { hook::add(line, &seal, id, forge, &name, &kept, now).await })
        })
        .await?;
        Ok(NewHook { id, secret })
    }

    async fn hooks(&self, admin: &Viewer, now: Now) -> Answer<Vec<HookLine>> {
        check_admin(admin)?;
        Ok(hook::lines(&mut self.db.read().await?, now).await?)
    }

    async fn remove_hook(&self, admin: &Viewer, id: HookId, now: Now) -> Answer<()> {
        check_admin(admin)?;
        Ok(self
            .write(move |line| {
                Box::pin(async move {
                    hook::hold(line, id).await?;
                    outage::end_refusals(line, id, now).await?;
                    quarantine::leave_all(line, id).await?;
                    hook_span::end(line, id, now).await?;
                    hook::remove(line, id).await
                })
            })
            .await?)
    }

    async fn hook_health(&self, admin: &Viewer, now: Now) -> Answer<HookHealth> {
        check_admin(admin)?;
        let mut line = self.db.read().await?;
        Ok(coverage::health(&mut line, admin.profile.zone, now).await?)
    }

    async fn hook_key(&self, id: HookId) -> Answer<HookKey> {
        Ok(hook::key(&mut self.db.read().await?, &self.seal, id).await?)
    }

    async fn take_in(
        &self,
        hook: HookId,
        delivery: DeliveryId,
        tidings: Tidings,
        now: Now,
    ) -> Answer<Outcome> {
        let id = (self.settings.draw)();
        Ok(self
            .write(move |line| {
                Box::pin(async move {
                    hook::hold(line, hook).await?;
                    let first = hook::is_first(line, hook, &delivery, now).await?;
                    let outcome = if first {
                        let outcome = learn_tidings(line, id, hook, &tidings, now).await?;
                        quarantine::remove_named(line, hook, &delivery).await?;
                        outcome
                    } else {
                        Outcome::Repeated
                    };
                    outage::end_refusals(line, hook, now).await?;
                    hook::count(line, hook, outcome, now).await?;
                    Ok(outcome)
                })
            })
            .await?)
    }

    async fn count_refused(&self, hook: HookId, outcome: Outcome, now: Now) -> Answer<()> {
        Ok(self
            .write(move |line| {
                Box::pin(async move {
                    hook::hold(line, hook).await?;
                    hook::count(line, hook, outcome, now).await
                })
            })
            .await?)
    }

    async fn quarantine(&self, hook: HookId, malformed: Malformed, now: Now) -> Answer<()> {
        let (now, id) = (cut(now), QuarantineId(row_id(cut(now))));
        Ok(self
            .write(move |line| {
                Box::pin(async move {
                    hook::hold(line, hook).await?;
                    outage::end_refusals(line, hook, now).await?;
                    quarantine::keep(line, id, hook, &malformed, now).await?;
                    hook::count(line, hook, Outcome::Malformed, now).await
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
        let tidings = match read_again(kept.forge, &kept.malformed) {
            Ok(tidings) => tidings,
            Err(lacks) => {
                let lacks = lacks.to_string();
                let wrong = Wrong::new("wrong-still-malformed").with("lacks", &lacks);
                self.write(move |line| {
                    Box::pin(async move { quarantine::lack(line, id, &lacks).await })
                })
                .await?;
                return Err(Mistakes::one("form", wrong).into());
            }
        };
        let new = (self.settings.draw)();
        Ok(self
            .write(move |line| {
                Box::pin(async move {
                    hook::hold(line, kept.hook).await?;
                    quarantine::remove(line, id).await?;
                    let delivery = &kept.malformed.delivery;
                    if !hook::is_first(line, kept.hook, delivery, kept.received).await? {
                        return Ok(Outcome::Repeated);
                    }
                    learn_tidings(line, new, kept.hook, &tidings, kept.received).await
                })
            })
            .await?)
    }

    async fn discard(&self, admin: &Viewer, id: QuarantineId) -> Answer<()> {
        check_admin(admin)?;
        Ok(self
            .write(move |line| Box::pin(quarantine::leave(line, id)))
            .await?)
    }

    async fn import(&self, records: Vec<News>) -> Answer<Vec<Change>> {
        let ids: Vec<Uuid> = records.iter().map(|_| (self.settings.draw)()).collect();
        Ok(self
            .write(move |line| {
                Box::pin(async move {
                    let mut changes = Vec::with_capacity(records.len());
                    for (id, news) in ids.into_iter().zip(&records) {
                        changes.push(learn(line, id, news).await?);
                    }
                    see(line, &records).await?;
                    Ok(changes)
                })
            })
            .await?)
    }

    async fn ties(&self, admin: &Viewer) -> Answer<Vec<TieLine>> {
        check_admin(admin)?;
        Ok(forge_account::ties(&mut self.db.read().await?).await?)
    }

    async fn untied(&self, admin: &Viewer) -> Answer<Vec<Untied>> {
        check_admin(admin)?;
        Ok(forge_account::untied(&mut self.db.read().await?).await?)
    }

    async fn tie(
        &self,
        admin: &Viewer,
        account: Account,
        person: PersonId,
        now: Now,
    ) -> Answer<()> {
        check_admin(admin)?;
        let id = (self.settings.draw)();
        Ok(self
            .write(move |line| {
                Box::pin(async move { forge_account::tie(line, id, &account, person, now).await })
            })
            .await?)
    }

    async fn untie(&self, admin: &Viewer, id: ForgeAccountId) -> Answer<()> {
        check_admin(admin)?;
        Ok(self
            .write(move |line| Box::pin(forge_account::untie(line, id)))
            .await?)
    }

    async fn my_logins(&self, viewer: &Viewer) -> Answer<Vec<ForgeAccount>> {
        Ok(forge_account::own(&mut self.db.read().await?, viewer.id).await?)
    }

    async fn add_my_login(&self, viewer: &Viewer, account: Account, now: Now) -> Answer<()> {
        let (me, id) = (viewer.id, (self.settings.draw)());
        Ok(self
            .write(move |line| {
                Box::pin(async move {
                    forge_account::tie_own(line, id, &account, me, now).await?;
                    proposal::take_back(line, me, &account).await
                })
            })
            .await?)
    }

    async fn remove_my_login(&self, viewer: &Viewer, id: ForgeAccountId, now: Now) -> Answer<()> {
        let me = viewer.id;
        Ok(self
            .write(move |line| {
                Box::pin(async move {
                    let account = forge_account::untie_own(line, id, me).await?;
                    proposal::refuse(line, me, &account, now).await
                })
            })
            .await?)
    }

    async fn proposed(&self, viewer: &Viewer) -> Answer<Vec<Account>> {
        let mut line = self.db.read().await?;
        Ok(proposal::of(&mut line, viewer.id, &viewer.email).await?)
    }

    async fn confirm_tie(&self, viewer: &Viewer, account: Account, now: Now) -> Answer<()> {
        let (me, email, id) = (viewer.id, viewer.email.clone(), (self.settings.draw)());
        Ok(self
            .write(move |line| {
                Box::pin(async move {
                    proposal::check(line, me, &email, &account).await?;
                    forge_account::tie_own(line, id, &account, me, now).await
                })
            })
            .await?)
    }

    async fn refuse_tie(&self, viewer: &Viewer, account: Account, now: Now) -> Answer<()> {
        let (me, email) = (viewer.id, viewer.email.clone());
        Ok(self
            .write(move |line| {
                Box::pin(async move {
                    proposal::check(line, me, &email, &account).await?;
                    proposal::refuse(line, me, &account, now).await
                })
            })
            .await?)
    }
}

/// Stores what a delivery that was received at `now` tells; `id` is for a pull request that was not known.
async fn learn_tidings(
    line: &mut Line,
    id: Uuid,
    hook: HookId,
    tidings: &Tidings,
    now: Now,
) -> Result<Outcome, StoreError> {
    if let Some(told) = &tidings.push {
        branch::learn(line, told).await?;
        forge_account::see_emails(line, told.forge, &told.committers, told.at).await?;
    }
    if let Some(news) = &tidings.news {
        learn(line, id, news).await?;
        see(line, std::slice::from_ref(news)).await?;
    }
    if tidings.push.is_none() && tidings.news.is_none() {
        return Ok(Outcome::Ignored);
    }
    if let Some(repository) = &tidings.repository {
        hook_span::begin(line, hook, repository, now).await?;
    }
    Ok(Outcome::Taken)
}

/// Stores all that one delivery or record tells; `id` is for a pull request that was not known.
async fn learn(line: &mut Line, id: Uuid, news: &News) -> Result<Change, StoreError> {
    let held = pull_request::learn(line, id, &news.pull_request).await?;
    let mut changed = false;
    for told in &news.pushes {
        changed |= push::learn(line, held.id, held.change, told).await? != Change::Same;
    }
    for told in &news.reviews {
        changed |= review::learn_review(line, held.id, held.change, told).await? != Change::Same;
    }
    for told in &news.comments {
        changed |= review::learn_comment(line, held.id, held.change, told).await? != Change::Same;
    }
    for told in &news.threads {
        review::learn_thread(line, held.id, told).await?;
    }
    Ok(match held.change {
        Change::Same if changed => Change::Changed,
        change => change,
    })
}

/// Remembers every login that is named, in one order, so that no two writers wait for each other.
async fn see(line: &mut Line, records: &[News]) -> Result<(), StoreError> {
    let mut seen: BTreeMap<(Forge, String), (&Actor, Now)> = BTreeMap::new();
    for news in records {
        let pull_request = &news.pull_request;
        let reviews = news.reviews.iter();
        let comments = news.comments.iter();
        let acts = [(pull_request.author.as_ref(), pull_request.opened)]
            .into_iter()
            .chain(reviews.map(|r| (r.review.reviewer.as_ref(), r.review.submitted)))
            .chain(comments.map(|c| (c.0.author.as_ref(), c.0.written)));
        for (actor, at) in acts {
            let Some(actor) = actor else { continue };
            let key = (pull_request.place.forge, actor.login.key());
            let latest = seen.entry(key).or_insert((actor, at));
            if latest.1 < at {
                *latest = (actor, at);
            }
        }
    }
    for ((forge, _), (actor, at)) in seen {
        forge_account::see(line, forge, actor, at).await?;
    }
    for news in records {
        let (forge, at) = (news.pull_request.place.forge, news.pull_request.as_of);
        forge_account::see_emails(line, forge, &news.committers, at).await?;
    }
    Ok(())
}
