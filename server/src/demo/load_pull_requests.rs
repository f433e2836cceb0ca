//! Puts the made-up pull requests into the database, by the way an import takes.

use super::organisation::TEAMS;
use super::pull_requests::DemoPullRequest;
use super::seeded::SeededDemo;
use anyhow::{Context, Result};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use irori_core::domain::day::instant;
use irori_core::domain::forge_account::{Actor, ActorKind, Forge, ForgeLogin, Login};
use irori_core::domain::pull_request::{
    PullRequestRef, PullRequestUpdate, Readiness, Size, Snapshot,
};
use irori_core::domain::review::{
    Comment, CommentNews, ForgeId, Review, ReviewChange, ReviewNews, Substance, Verdict, Where,
};
use irori_ports::Forges;
use irori_store::Store;

/// Records a transaction.
const AT_ONCE: usize = 500;

/// Loads every pull request, and ties the logins of their authors to people.
pub(super) async fn load(store: &Store, seeded: &SeededDemo) -> Result<()> {
    for (person, id) in seeded.demo.people.iter().zip(&seeded.people) {
        if person.team.is_some() {
            let account = account(&person.key)?;
            store.seed_login(*id, account, seeded.now).await?;
        }
    }
    let mut records = Vec::with_capacity(seeded.demo.pull_requests.len());
    for (number, made) in (1..).zip(&seeded.demo.pull_requests) {
        records.push(news(seeded, made, number)?);
    }
    for (number, one) in (OPEN_FROM..).zip(OPEN) {
        records.push(open(one, number, seeded.now)?);
    }
    for batch in records.chunks(AT_ONCE) {
        store
            .import(batch.to_vec())
            .await
            .context("the demo's pull requests")?;
    }
    Ok(())
}

/// The first number of the open ones: the merged ones of a year stay below.
const OPEN_FROM: u32 = 9001;

/// What is open when the demo starts: repository and author, changed lines, days since it was ready.
const OPEN: [(&str, &str, u32, i64); 5] = [
    ("kita", "kita1", 140, 5),
    ("kita", "kita4", 1240, 1),
    ("minami", "minami2", 90, 4),
    ("nami", "nami3", 620, 6),
    ("atlas", "atlas2", 75, 0),
];

/// A pull request that waits; the moment the demo starts is the last that is heard of it.
fn open(
    (repository, author, lines, days): (&str, &str, u32, i64),
    number: u32,
    now: DateTime<Utc>,
) -> Result<PullRequestUpdate> {
    let ready = now - TimeDelta::days(days) - TimeDelta::hours(1);
    Ok(PullRequestUpdate::of(Snapshot {
        as_of: now,
        told_until: Some(now),
        ..ready_at(repository, number, author, lines, ready)?
    }))
}

/// A pull request that was ready from the start, all of whose lines somebody wrote.
fn ready_at(
    repository: &str,
    number: u32,
    author: &str,
    lines: u32,
    at: DateTime<Utc>,
) -> Result<Snapshot> {
    let address = format!("https://github.com/irori-demo/{repository}/pull/{number}");
    let place = PullRequestRef::parse(Forge::GitHub, &address)
        .map_err(|wrong| anyhow::anyhow!("{address}: {}", wrong.key))?;
    let author = Actor::parse(author, ActorKind::Human).ok();
    Ok(Snapshot {
        readiness: Readiness::Ready,
        pushed: Some(at),
        size: Some(Size {
            additions: lines,
            deletions: 0,
            files: lines.div_ceil(60),
        }),
        generated: Some(0),
        ..Snapshot::opened(place, author, at)
    })
}

fn account(key: &str) -> Result<ForgeLogin> {
    let login = Login::parse(key).map_err(|wrong| anyhow::anyhow!("{key}: {}", wrong.key))?;
    Ok(ForgeLogin {
        forge: Forge::GitHub,
        login,
    })
}

fn news(seeded: &SeededDemo, made: &DemoPullRequest, number: u32) -> Result<PullRequestUpdate> {
    let people = &seeded.demo.people;
    let author = &people[made.author];
    let team = &TEAMS[author.team.context("an author without a team")?];
    let midnight = seeded.day(made.merged_on).0.and_time(NaiveTime::MIN);
    let local = midnight + TimeDelta::milliseconds(i64::from(made.merged_millisecond));
    let merged = instant(local, team.zone);
    let before = |at: DateTime<Utc>, minutes: f64| at - milliseconds(minutes);
    let approved = before(merged, made.merge_delay_minutes);
    let ready = before(approved, made.elapsed_minutes);
    let first = ready + milliseconds(made.first_response_minutes);
    let actor = |person: usize| Actor::parse(&people[person].key, ActorKind::Human).ok();
    let id = |text: String| {
        ForgeId::parse(&text).map_err(|wrong| anyhow::anyhow!("{text}: {}", wrong.key))
    };
    let mut comments = Vec::new();
    for n in 0..made.comments {
        // The first is the first response; the others follow evenly until the approval.
        let share = f64::from(n) / f64::from(made.comments);
        let written =
            first + milliseconds(share * (made.elapsed_minutes - made.first_response_minutes));
        comments.push(CommentNews(Comment {
            id: id(format!("PRRC_{number}_{n}"))?,
            author: actor(made.reviewer),
            place: Where::Inline,
            substance: Substance::Substantive,
            written,
            as_of: written,
            deleted: None,
        }));
    }
    let review = Review {
        id: id(format!("PRR_{number}"))?,
        reviewer: actor(made.reviewer),
        verdict: Some(Verdict::Approved),
        submitted: approved,
        substance: Substance::Slight,
        dismissed: None,
    };
    let reviews = vec![ReviewNews {
        change: ReviewChange::Submitted,
        review,
    }];
    Ok(PullRequestUpdate {
        reviews,
        comments,
        ..PullRequestUpdate::of(Snapshot {
            merged: Some(merged),
            closed: Some(merged),
            as_of: merged,
            told_until: Some(merged),
            ..ready_at(team.key, number, &author.key, made.size, ready)?
        })
    })
}

fn milliseconds(minutes: f64) -> TimeDelta {
    TimeDelta::milliseconds((minutes * 60_000.0).round() as i64)
}
