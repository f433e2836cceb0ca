//! Pull requests, hooks and logins, on both databases.

use crate::fixtures::*;
use crate::on_both;
use chrono::TimeDelta;
use irori_core::domain::branch::Branch;
use irori_core::domain::forge_account::{Actor, ActorKind, Forge, ForgeLogin, Login};
use irori_core::domain::hook::{DeliveryId, DeliveryName, DeliveryOutcome, WebhookEvent};
use irori_core::domain::id::{ForgeAccountId, HookId};
use irori_core::domain::pull_request::{
    ImportChange, PullRequestPart, PullRequestRef, PullRequestUpdate, Push, Readiness, Size,
    Snapshot,
};
use irori_core::domain::review::{
    Comment, CommentNews, ForgeId, Review, ReviewChange, ReviewNews, Substance, ThreadNews,
    ThreadState, Verdict, Where,
};
use irori_ports::Forges;
use irori_ports::error::AppError;
use tests::databases::Database;
use uuid::Uuid;

on_both!(
    all_that_is_told_of_a_pull_request_reads_back,
    a_delivery_is_taken_in_once,
    deliveries_at_once_make_one_pull_request,
    a_hook_keeps_its_secret_sealed_and_counts_what_comes,
    a_login_is_tied_to_one_person,
    nobody_but_an_admin_sees_or_changes_hooks_and_ties,
    an_import_again_changes_nothing,
    parts_wait_for_their_pull_request,
    the_list_of_generated_files_is_set_whole_or_not_at_all,
);

fn place(number: u32) -> PullRequestRef {
    PullRequestRef::parse(
        Forge::GitHub,
        &format!("https://github.com/Octo/Hearth/pull/{number}"),
    )
    .unwrap()
}

fn actor(login: &str) -> Option<Actor> {
    Actor::parse(login, ActorKind::Human).ok()
}

fn delivery(name: &str) -> DeliveryName {
    DeliveryName {
        id: DeliveryId::parse(name).unwrap(),
        content: None,
    }
}

fn forge_id(text: &str) -> ForgeId {
    ForgeId::parse(text).unwrap()
}

fn account(login: &str) -> ForgeLogin {
    ForgeLogin {
        forge: Forge::GitHub,
        login: Login::parse(login).unwrap(),
    }
}

fn tidings(news: Option<PullRequestUpdate>) -> WebhookEvent {
    WebhookEvent {
        repository: Some("github.com/Octo/Hearth".to_owned()),
        news,
        push: None,
    }
}

/// A pull request with a push, a review, a comment and a thread.
fn news(number: u32) -> PullRequestUpdate {
    let opened = at("2026-11-20T01:02:03Z");
    PullRequestUpdate {
        pull_request: Snapshot {
            place: place(number),
            author: actor("囲炉裏🔥"),
            opened,
            merged: None,
            closed: Some(opened + TimeDelta::hours(9)),
            readiness: Readiness::ReadyNow,
            pushed: Some(opened + TimeDelta::hours(1)),
            size: Some(Size {
                additions: u32::MAX,
                deletions: 0,
                files: 7,
            }),
            generated: Some(12),
            labels: vec!["deps".to_owned(), "良い".to_owned()],
            branch: Some(Branch {
                repository: "github.com/Octo/Fork".to_owned(),
                name: "feature/囲炉裏".to_owned(),
            }),
            co_authors: vec![account("Mio").login],
            reverts: Some(6),
            as_of: opened + TimeDelta::hours(9),
            told_until: Some(opened + TimeDelta::hours(10)),
        },
        pushes: vec![Push {
            id: forge_id("0a1b2c"),
            at: opened + TimeDelta::hours(1),
            by: actor("囲炉裏🔥"),
            total: Some((u32::MAX, 0)),
        }],
        reviews: vec![ReviewNews {
            change: ReviewChange::Submitted,
            review: Review {
                id: forge_id("PRR_1"),
                reviewer: actor("مستخدم"),
                verdict: Some(Verdict::Approved),
                submitted: opened + TimeDelta::hours(2),
                substance: Substance::Substantive,
                dismissed: None,
            },
        }],
        comments: vec![CommentNews(Comment {
            id: forge_id("PRRC_1"),
            author: None,
            place: Where::Inline,
            substance: Substance::Slight,
            written: opened + TimeDelta::hours(2),
            as_of: opened + TimeDelta::hours(3),
            deleted: Some(opened + TimeDelta::hours(4)),
        })],
        threads: vec![ThreadNews {
            id: forge_id("PRRT_1"),
            state: ThreadState::Resolved,
            as_of: opened,
        }],
        committers: Vec::new(),
    }
}

async fn all_that_is_told_of_a_pull_request_reads_back(database: Database) {
    let store = database.store().await;
    let told = news(7);
    assert_eq!(
        store.import(vec![told.clone()]).await.unwrap(),
        [ImportChange::New]
    );
    let known = store.pull_request(&place(7)).await.unwrap().unwrap();
    let pull_request = &known.pull_request;
    assert_eq!(pull_request.place, place(7));
    assert_eq!(pull_request.author, actor("囲炉裏🔥"));
    assert_eq!(pull_request.ready, Some(told.pull_request.as_of));
    assert_eq!(pull_request.closed, told.pull_request.closed);
    assert_eq!(pull_request.merged, None);
    assert_eq!(pull_request.pushed, told.pull_request.pushed);
    assert_eq!(pull_request.size, told.pull_request.size);
    assert_eq!(pull_request.labels, ["deps", "良い"]);
    assert_eq!(pull_request.generated, Some(12));
    assert_eq!(pull_request.branch, told.pull_request.branch);
    assert_eq!(pull_request.co_authors, told.pull_request.co_authors);
    assert_eq!(pull_request.reverts, Some(6));
    assert_eq!(pull_request.told_until, told.pull_request.told_until);
    assert_eq!(known.pushes, told.pushes);
    assert_eq!(known.reviews, [told.reviews[0].review.clone()]);
    assert_eq!(known.comments, [told.comments[0].0.clone()]);
    assert_eq!(known.threads, told.threads);
    // The forge ignores case.
    let other =
        PullRequestRef::parse(Forge::GitHub, "https://GITHUB.com/octo/HEARTH/pull/7").unwrap();
    assert!(store.pull_request(&other).await.unwrap().is_some());
    assert_eq!(store.pull_request(&place(8)).await.unwrap(), None);
    whole(&store).await;
}

async fn a_delivery_is_taken_in_once(database: Database) {
    let store = database.store().await;
    let boss = admin(&store, "boss").await;
    let hook = store
        .add_hook(&boss, Forge::GitHub, "octo".to_owned(), now())
        .await
        .unwrap()
        .id;
    let take = |name: &str, news| store.take_in(hook, delivery(name), tidings(news), now());
    assert_eq!(take("a", Some(news(1))).await, Ok(DeliveryOutcome::Taken));
    let mut later = news(1);
    later.pull_request.labels.clear();
    assert_eq!(
        take("a", Some(later.clone())).await,
        Ok(DeliveryOutcome::Repeated)
    );
    let known = store.pull_request(&place(1)).await.unwrap().unwrap();
    assert_eq!(known.pull_request.labels.len(), 2, "nothing was stored");
    assert_eq!(take("b", Some(later)).await, Ok(DeliveryOutcome::Taken));
    let known = store.pull_request(&place(1)).await.unwrap().unwrap();
    assert_eq!(known.pull_request.labels.len(), 0);
    assert_eq!(take("c", None).await, Ok(DeliveryOutcome::Ignored));
    // What is known for long enough is forgotten, and then merely merged in again.
    store.prune(now() + TimeDelta::days(31)).await.unwrap();
    assert_eq!(take("a", Some(news(1))).await, Ok(DeliveryOutcome::Taken));
    assert_eq!(
        store
            .take_in(
                HookId(Uuid::from_u128(1)),
                delivery("d"),
                tidings(None),
                now()
            )
            .await,
        Err(AppError::NotThere)
    );
    whole(&store).await;
}

async fn deliveries_at_once_make_one_pull_request(database: Database) {
    let store = database.store().await;
    let boss = admin(&store, "boss").await;
    let hook = store
        .add_hook(&boss, Forge::GitHub, "octo".to_owned(), now())
        .await
        .unwrap()
        .id;
    let mut tasks = Vec::new();
    for n in 0..12 {
        let store = store.clone();
        tasks.push(tokio::spawn(async move {
            let mut told = news(3);
            told.reviews[0].review.id = forge_id(&format!("PRR_{n}"));
            let name = delivery(&format!("d{}", n % 10));
            store.take_in(hook, name, tidings(Some(told)), now()).await
        }));
    }
    let mut taken = 0;
    for task in tasks {
        taken += usize::from(task.await.unwrap().unwrap() == DeliveryOutcome::Taken);
    }
    assert_eq!(taken, 10);
    let known = store.pull_request(&place(3)).await.unwrap().unwrap();
    assert_eq!(known.reviews.len(), 10);
    assert_eq!(known.comments.len(), 1);
    whole(&store).await;
}

async fn a_hook_keeps_its_secret_sealed_and_counts_what_comes(database: Database) {
    let store = database.store().await;
    let boss = admin(&store, "boss").await;
    let made = store
        .add_hook(&boss, Forge::GitHub, "Octo".to_owned(), now())
        .await
        .unwrap();
    assert_eq!(
        store.hook_key(made.id).await.map(|key| key.secret),
        Ok(made.secret.clone())
    );
    assert_eq!(made.secret.len(), 43);
    let twice = store
        .add_hook(&boss, Forge::GitHub, "octo".to_owned(), now())
        .await;
    assert_eq!(wrong(twice.unwrap_err(), "name"), "wrong-hook-name");
    let week = |days| {
        let (store, boss) = (store.clone(), boss.clone());
        async move {
            let lines = store.hooks(&boss, now() + TimeDelta::days(days)).await;
            lines.unwrap().remove(0)
        }
    };
    assert_eq!(week(0).await.last, None);
    for days in [-8, -1, 0] {
        let then = now() + TimeDelta::days(days);
        store.count_malformed(made.id, then).await.unwrap();
    }
    store
        .take_in(
            made.id,
            delivery("a"),
            tidings(None),
            now() + TimeDelta::minutes(1),
        )
        .await
        .unwrap();
    let line = week(0).await;
    assert_eq!(
        line.week,
        [
            (DeliveryOutcome::Ignored, 1),
            (DeliveryOutcome::Malformed, 2)
        ]
    );
    assert_eq!(
        line.last,
        Some((now() + TimeDelta::minutes(1), DeliveryOutcome::Ignored))
    );
    // One that was moved to another hook does not open there.
    let other = store
        .add_hook(&boss, Forge::GitHub, "other".to_owned(), now())
        .await
        .unwrap();
    let (from, to) = (
        literal(&database, made.id.0),
        literal(&database, other.id.0),
    );
    let swap = format!(
        "UPDATE hook SET secret = (SELECT secret FROM hook WHERE id = {from}) WHERE id = {to}"
    );
    plant(&database, &swap).await;
    assert_eq!(store.hook_key(other.id).await, Err(AppError::Fault));
    assert_eq!(findings(&store).await.len(), 1);
    store.remove_hook(&boss, other.id, now()).await.unwrap();
    store.remove_hook(&boss, made.id, now()).await.unwrap();
    assert_eq!(store.hook_key(made.id).await, Err(AppError::NotThere));
    assert_eq!(
        store.remove_hook(&boss, made.id, now()).await,
        Err(AppError::NotThere)
    );
    whole(&store).await;
}

async fn a_login_is_tied_to_one_person(database: Database) {
    let store = database.store().await;
    let boss = admin(&store, "boss").await;
    let aki = person(&store, "aki").await;
    let login = |text: &str| account(text);
    store.import(vec![news(1)]).await.unwrap();
    let untied = store.untied(&boss).await.unwrap();
    let names: Vec<_> = untied.iter().map(|u| u.login.as_str()).collect();
    assert_eq!(names, ["مستخدم", "囲炉裏🔥"], "the latest first");
    store
        .tie(&boss, login("囲炉裏🔥"), aki.id, now())
        .await
        .unwrap();
    assert_eq!(store.untied(&boss).await.unwrap().len(), 1);
    let taken = store
        .tie(&boss, login("囲炉裏🔥"), boss.id, now())
        .await
        .unwrap_err();
    assert_eq!(wrong(taken, "login"), "wrong-login-tied");
    store
        .tie(&boss, login("Octo-Cat"), aki.id, now())
        .await
        .unwrap();
    let again = store.add_my_login(&aki, login("octo-cat"), now()).await;
    assert_eq!(wrong(again.unwrap_err(), "login"), "wrong-login-own");
    let ties = store.ties(&boss).await.unwrap();
    assert_eq!(ties.len(), 2);
    assert!(ties.iter().all(|t| t.name == "aki"));
    let own = store.my_logins(&aki).await.unwrap().tied;
    assert_eq!(own.len(), 2);
    assert_eq!(
        store.remove_my_login(&boss, own[0].account.id, now()).await,
        Err(AppError::NotThere),
        "not one's own"
    );
    store
        .remove_my_login(&aki, own[0].account.id, now())
        .await
        .unwrap();
    store.untie(&boss, own[1].account.id, now()).await.unwrap();
    assert_eq!(store.my_logins(&aki).await.unwrap().tied, []);
    whole(&store).await;
}

async fn nobody_but_an_admin_sees_or_changes_hooks_and_ties(database: Database) {
    let store = database.store().await;
    let aki = person(&store, "aki").await;
    let (hook, tied) = (
        HookId(Uuid::from_u128(1)),
        ForgeAccountId(Uuid::from_u128(1)),
    );
    let login = account("aki");
    let refused = Err(AppError::NotAllowed);
    let add = store
        .add_hook(&aki, Forge::GitHub, "x".to_owned(), now())
        .await;
    assert_eq!(add.map(drop), refused);
    assert_eq!(store.hooks(&aki, now()).await.map(drop), refused);
    assert_eq!(store.remove_hook(&aki, hook, now()).await, refused);
    assert_eq!(store.ties(&aki).await.map(drop), refused);
    assert_eq!(store.untied(&aki).await.map(drop), refused);
    assert_eq!(store.tie(&aki, login, aki.id, now()).await, refused);
    assert_eq!(store.untie(&aki, tied, now()).await, refused);
    assert_eq!(store.generated_paths(&aki).await.map(drop), refused);
    let set = store.set_generated_paths(&aki, String::new(), now()).await;
    assert_eq!(set, refused);
}

async fn an_import_again_changes_nothing(database: Database) {
    let store = database.store().await;
    let records = vec![news(1), news(2)];
    let import = |records: Vec<PullRequestUpdate>| store.import(records);
    assert_eq!(
        import(records.clone()).await.unwrap(),
        [ImportChange::New; 2]
    );
    assert_eq!(
        import(records.clone()).await.unwrap(),
        [ImportChange::Same; 2]
    );
    let mut more = records;
    more[1].reviews[0].review.id = forge_id("PRR_2");
    assert_eq!(
        import(more).await.unwrap(),
        [ImportChange::Same, ImportChange::Changed]
    );
    whole(&store).await;
}

async fn parts_wait_for_their_pull_request(database: Database) {
    let store = database.store().await;
    let told = news(1);
    let part = |number| PullRequestPart {
        place: place(number),
        reviews: told.reviews.clone(),
        comments: told.comments.clone(),
    };
    let alone = PullRequestUpdate::of(told.pull_request.clone());
    let done = store.import_parts(vec![part(1)]).await.unwrap();
    assert_eq!(done, [None]);
    assert!(store.pull_request(&place(1)).await.unwrap().is_none());
    store.import(vec![alone]).await.unwrap();
    let done = store.import_parts(vec![part(1), part(2), part(1)]).await;
    assert_eq!(
        done.unwrap(),
        [Some(ImportChange::New), None, Some(ImportChange::Same)]
    );
    let known = store.pull_request(&place(1)).await.unwrap().unwrap();
    assert_eq!(known.reviews.len(), told.reviews.len());
    assert_eq!(known.comments.len(), told.comments.len());
    assert_eq!(known.pull_request.as_of, told.pull_request.as_of);
    let mut dismissed = part(1);
    dismissed.reviews[0].review.dismissed = Some(told.pull_request.as_of);
    let done = store.import_parts(vec![dismissed]).await.unwrap();
    assert_eq!(done, [Some(ImportChange::Changed)]);
}

async fn the_list_of_generated_files_is_set_whole_or_not_at_all(database: Database) {
    let store = database.store().await;
    let admin = admin(&store, "mio").await;
    let none = store.generated_paths(&admin).await.unwrap();
    assert_eq!((none.own.as_str(), none.set), ("", None));
    let generated = store.generated().await.unwrap();
    assert!(generated.is_generated("Cargo.lock") && !generated.is_generated("api/a.rs"));
    let set = |lines: &str| store.set_generated_paths(&admin, lines.to_owned(), now());
    set("api/\n!Cargo.lock").await.unwrap();
    let odd = set("a\n[b").await.unwrap_err();
    let AppError::Invalid(mistakes) = odd else {
        panic!("{odd:?}");
    };
    let wrong = mistakes.of("patterns").unwrap();
    assert_eq!(wrong.key, "wrong-generated-line");
    let known = store.generated_paths(&admin).await.unwrap();
    assert_eq!(known.own, "api/\n!Cargo.lock");
    assert_eq!(known.set, Some(now()));
    let generated = store.generated().await.unwrap();
    assert!(!generated.is_generated("Cargo.lock") && generated.is_generated("api/a.rs"));
    set("").await.unwrap();
    assert!(store.generated().await.unwrap().is_generated("Cargo.lock"));
}
