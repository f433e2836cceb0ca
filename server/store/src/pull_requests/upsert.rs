//! Upserts of pull requests from deliveries and imports: in whatever order it comes, with the logins it
//! names.

use crate::db::connection::Conn;
use crate::db::error::StoreError;
use crate::logins::forge_account;
use crate::pull_requests::{branch, pull_request, push, review};
use crate::webhooks::hook_span;
use irori_core::domain::forge_account::{Actor, Forge};
use irori_core::domain::hook::{DeliveryOutcome, WebhookEvent};
use irori_core::domain::id::HookId;
use irori_core::domain::pull_request::{
    ImportChange, PullRequestPart, PullRequestUpdate, Snapshot,
};
use irori_core::domain::review::{CommentNews, ReviewNews};
use irori_ports::Now;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Stores what a delivery tells; `id` is for a pull request that was not known.
pub(crate) async fn upsert_event(
    conn: &mut Conn,
    id: Uuid,
    hook: HookId,
    event: &WebhookEvent,
    now: Now,
) -> Result<DeliveryOutcome, StoreError> {
    if let Some(told) = &event.push {
        branch::upsert(conn, told).await?;
        forge_account::see_emails(conn, told.forge, &told.committers, told.at).await?;
    }
    if let Some(news) = &event.news {
        upsert(conn, id, news).await?;
        record_logins(conn, std::slice::from_ref(news)).await?;
    }
    if event.push.is_none() && event.news.is_none() {
        return Ok(DeliveryOutcome::Ignored);
    }
    if let Some(repository) = &event.repository {
        hook_span::begin(conn, hook, repository, now).await?;
    }
    Ok(DeliveryOutcome::Taken)
}

/// Stores all that one delivery or record tells; `id` is for a pull request that was not known.
async fn upsert(
    conn: &mut Conn,
    id: Uuid,
    news: &PullRequestUpdate,
) -> Result<ImportChange, StoreError> {
    let held = pull_request::upsert(conn, id, &news.pull_request).await?;
    let mut changed = false;
    for told in &news.pushes {
        changed |= push::upsert(conn, held.id, held.change, told).await? != ImportChange::Same;
    }
    for told in &news.reviews {
        changed |=
            review::learn_review(conn, held.id, held.change, told).await? != ImportChange::Same;
    }
    for told in &news.comments {
        changed |=
            review::learn_comment(conn, held.id, held.change, told).await? != ImportChange::Same;
    }
    for told in &news.threads {
        review::learn_thread(conn, held.id, told).await?;
    }
    Ok(match held.change {
        ImportChange::Same if changed => ImportChange::Changed,
        change => change,
    })
}

/// Stores reviews and comments of a pull request; `None` where it is not known.
async fn upsert_part(
    conn: &mut Conn,
    part: &PullRequestPart,
) -> Result<Option<ImportChange>, StoreError> {
    let Some((id, _)) = pull_request::lock_row(conn, &part.place).await? else {
        return Ok(None);
    };
    let mut told = Vec::new();
    for news in &part.reviews {
        told.push(review::learn_review(conn, id, ImportChange::Same, news).await?);
    }
    for news in &part.comments {
        told.push(review::learn_comment(conn, id, ImportChange::Same, news).await?);
    }
    let all_new = told.iter().all(|change| *change == ImportChange::New);
    Ok(Some(
        match told.iter().any(|change| *change != ImportChange::Same) {
            true if all_new => ImportChange::New,
            true => ImportChange::Changed,
            false => ImportChange::Same,
        },
    ))
}

/// Stores records of an import, each under its id where its pull request was not known.
pub(crate) async fn upsert_all(
    conn: &mut Conn,
    ids: Vec<Uuid>,
    records: &[PullRequestUpdate],
) -> Result<Vec<ImportChange>, StoreError> {
    let mut changes = Vec::with_capacity(records.len());
    for (id, news) in ids.into_iter().zip(records) {
        changes.push(upsert(conn, id, news).await?);
    }
    record_logins(conn, records).await?;
    Ok(changes)
}

/// Stores further reviews and comments of an import; `None` where a pull request is not known.
pub(crate) async fn upsert_parts(
    conn: &mut Conn,
    parts: Vec<PullRequestPart>,
) -> Result<Vec<Option<ImportChange>>, StoreError> {
    let mut changes = Vec::with_capacity(parts.len());
    let mut known = Vec::new();
    for part in parts {
        let change = upsert_part(conn, &part).await?;
        if change.is_some() {
            known.push(part);
        }
        changes.push(change);
    }
    see_acts(conn, known.iter().flat_map(acts_of_part)).await?;
    Ok(changes)
}

/// Who acted, on which forge and when.
type ForgeAct<'n> = (Forge, &'n Actor, Now);

/// Remembers every login and address that is named.
async fn record_logins(conn: &mut Conn, records: &[PullRequestUpdate]) -> Result<(), StoreError> {
    see_acts(conn, records.iter().flat_map(acts_of)).await?;
    for news in records {
        let (forge, at) = (news.pull_request.place.forge, news.pull_request.as_of);
        forge_account::see_emails(conn, forge, &news.committers, at).await?;
    }
    Ok(())
}

fn acts_of(news: &PullRequestUpdate) -> impl Iterator<Item = ForgeAct<'_>> {
    let Snapshot {
        place,
        author,
        opened,
        ..
    } = &news.pull_request;
    let author = author.iter().map(|author| (place.forge, author, *opened));
    author.chain(acts_in(place.forge, &news.reviews, &news.comments))
}

fn acts_of_part(part: &PullRequestPart) -> impl Iterator<Item = ForgeAct<'_>> {
    acts_in(part.place.forge, &part.reviews, &part.comments)
}

fn acts_in<'n>(
    forge: Forge,
    reviews: &'n [ReviewNews],
    comments: &'n [CommentNews],
) -> impl Iterator<Item = ForgeAct<'n>> {
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
    acts: impl Iterator<Item = ForgeAct<'n>>,
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
        forge_account::record_login(conn, forge, actor, at).await?;
    }
    Ok(())
}
