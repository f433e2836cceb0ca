//! What hooks may have missed, and deliveries that could not be read, on both databases.

use crate::fixtures::*;
use crate::on_both;
use chrono::TimeDelta;
use irori_core::domain::forge_account::{Actor, ActorKind, Forge};
use irori_core::domain::hook::{
    DeliveryDigest, DeliveryId, DeliveryName, DeliveryOutcome, WebhookEvent,
};
use irori_core::domain::id::{HookId, QuarantineId};
use irori_core::domain::person::Viewer;
use irori_core::domain::pull_request::{
    PullRequest, PullRequestRef, PullRequestUpdate, Readiness, Snapshot,
};
use irori_core::domain::quarantine::Malformed;
use irori_core::reviews::coverage::{Cause, PullRequestCoverage};
use irori_ports::error::AppError;
use irori_ports::{Forges, Now};
use irori_store::Store;
use serde_json::json;
use tests::databases::Database;
use uuid::Uuid;

on_both!(
    a_hook_is_relied_on_from_its_first_delivery_until_it_is_removed,
    silence_is_an_outage_and_a_clock_that_went_back_is_none,
    what_is_not_signed_spoils_nothing_and_an_admin_says_what_was_lost,
    a_body_that_came_before_is_the_same_delivery_under_any_id,
    a_delivery_that_could_not_be_read_waits_to_be_read_again,
    what_leaves_the_quarantine_unread_leaves_an_outage,
    nobody_but_an_admin_sees_the_quarantine_and_the_outages,
);

/// `minutes` after the instant of these tests.
fn after(minutes: i64) -> Now {
    now() + TimeDelta::minutes(minutes)
}

fn merged(number: u32, opened: i64, merged: i64) -> Snapshot {
    let address = format!("https://github.com/Octo/Hearth/pull/{number}");
    Snapshot {
        merged: Some(after(merged)),
        closed: Some(after(merged)),
        readiness: Readiness::Ready,
        as_of: after(merged),
        ..Snapshot::opened(
            PullRequestRef::parse(Forge::GitHub, &address).unwrap(),
            Actor::parse("aki", ActorKind::Human).ok(),
            after(opened),
        )
    }
}

fn delivery(name: &str) -> DeliveryId {
    DeliveryId::parse(name).unwrap()
}

fn named(name: &str, body: Option<&str>) -> DeliveryName {
    DeliveryName {
        id: delivery(name),
        content: body.map(|body| DeliveryDigest::of(body.as_bytes())),
    }
}

struct HookHarness {
    store: Store,
    boss: Viewer,
    hook: HookId,
}

impl HookHarness {
    async fn new(database: &Database) -> Self {
        let store = database.store().await;
        let boss = admin(&store, "boss").await;
        let made = store.add_hook(&boss, Forge::GitHub, "octo".to_owned(), after(-600));
        let hook = made.await.unwrap().id;
        Self { store, boss, hook }
    }

    /// A delivery of a pull request that is merged, `received` minutes after.
    async fn take_in(&self, name: &str, told: Snapshot, received: i64) -> DeliveryOutcome {
        let tidings = WebhookEvent {
            repository: Some(told.place.repository.clone()),
            news: Some(PullRequestUpdate::of(told)),
            push: None,
        };
        let taken = self
            .store
            .take_in(self.hook, named(name, None), tidings, after(received));
        taken.await.unwrap()
    }

    /// One that is not signed.
    async fn refuse(&self, received: i64) {
        let noted = self.store.note_unsigned(self.hook, after(received));
        noted.await.unwrap();
    }

    async fn mark_lost(&self, at: i64) -> Result<(), AppError> {
        self.store.mark_lost(&self.boss, self.hook, after(at)).await
    }

    async fn quarantine(&self, name: &str, payload: String, received: i64) {
        let malformed = Malformed {
            delivery: delivery(name),
            event: "pull_request".to_owned(),
            repository: Some("github.com/Octo/Hearth".to_owned()),
            lacks: "action is missing".to_owned(),
            payload,
        };
        let kept = self
            .store
            .quarantine(self.hook, malformed, None, after(received));
        kept.await.unwrap();
    }

    async fn first_kept(&self) -> QuarantineId {
        let page = self.store.quarantined(&self.boss, None).await.unwrap();
        page.kept[0].id
    }

    /// Whether a pull request opened and merged at these minutes would be whole.
    async fn is_whole(&self, opened: i64, at: i64) -> bool {
        let spans = self.store.spans(after(opened)).await.unwrap();
        spans.is_whole(&PullRequest::first(&merged(1, opened, at)))
    }

    /// Cause, beginning, end (in minutes) and repository of every outage, the latest first.
    async fn outages(&self) -> Vec<(Cause, i64, Option<i64>, Option<String>)> {
        let health = self
            .store
            .hook_health(&self.boss, after(600))
            .await
            .unwrap();
        let minutes = |at: Now| (at - now()).num_minutes();
        let outages = health.outages.into_iter();
        outages
            .map(|o| (o.cause, minutes(o.from), o.to.map(minutes), o.repository))
            .collect()
    }
}

fn payload() -> String {
    json!({ "action": "closed", "pull_request": {
        "html_url": "https://github.com/Octo/Hearth/pull/9", "draft": false, "user": { "login": "aki" },
        "created_at": "2026-11-20T01:00:00Z", "updated_at": "2026-11-20T03:00:00Z", "labels": [],
    }})
    .to_string()
}

async fn a_hook_is_relied_on_from_its_first_delivery_until_it_is_removed(database: Database) {
    let hooked = HookHarness::new(&database).await;
    assert!(!hooked.is_whole(10, 20).await, "nothing came yet");
    assert_eq!(
        hooked.take_in("a", merged(1, -60, 0), 0).await,
        DeliveryOutcome::Taken
    );
    assert!(hooked.is_whole(10, 20).await);
    assert!(!hooked.is_whole(-60, 0).await, "it was opened before");
    // The author's clock and the week's bounds: two more, one of them whole, and one of a bot.
    hooked.take_in("b", merged(2, 10, 20), 20).await;
    let bot = Snapshot {
        author: Actor::parse("renovate[bot]", ActorKind::Human).ok(),
        ..merged(3, -60, 30)
    };
    hooked.take_in("c", bot, 30).await;
    let told = Snapshot {
        told_until: Some(after(40)),
        ..merged(4, -90, 30)
    };
    hooked
        .store
        .import(vec![PullRequestUpdate::of(told)])
        .await
        .unwrap();
    let health = hooked
        .store
        .hook_health(&hooked.boss, after(60))
        .await
        .unwrap();
    assert_eq!(health.weeks.len(), 8);
    assert_eq!(health.weeks[7], today().week());
    let of = &health.repositories[0];
    assert_eq!(of.repository, "github.com/Octo/Hearth");
    let counted = PullRequestCoverage {
        whole: 2,
        merged: 3,
    };
    assert_eq!(of.weeks[7], counted, "{of:?}");
    assert_eq!(of.weeks[6], PullRequestCoverage::default());
    assert_eq!(health.outages, []);
    let removed = hooked
        .store
        .remove_hook(&hooked.boss, hooked.hook, after(100));
    removed.await.unwrap();
    assert!(hooked.is_whole(10, 100).await, "what it told stays told");
    assert!(!hooked.is_whole(10, 101).await);
    // The same repository by another hook begins anew.
    let again = hooked
        .store
        .add_hook(&hooked.boss, Forge::GitHub, "octo".to_owned(), after(200));
    let hooked = HookHarness {
        hook: again.await.unwrap().id,
        ..hooked
    };
    hooked.take_in("a", merged(5, 190, 210), 210).await;
    assert!(hooked.is_whole(215, 220).await);
    assert!(
        !hooked.is_whole(90, 220).await,
        "two halves are not one whole"
    );
    whole(&hooked.store).await;
}

async fn silence_is_an_outage_and_a_clock_that_went_back_is_none(database: Database) {
    let hooked = HookHarness::new(&database).await;
    hooked.take_in("a", merged(1, -60, 0), 0).await;
    let store = &hooked.store;
    for (minute, outage_from) in [
        (0, None),
        (10, None),
        (21, Some(10)),
        // The clock goes back and forth.
        (5, None),
        (14, None),
        (500, Some(14)),
        (505, None),
    ] {
        let found = store.beat(after(minute)).await.unwrap();
        assert_eq!(found.map(|o| o.from), outage_from.map(after), "{minute}");
    }
    assert_eq!(
        hooked.outages().await,
        [
            (Cause::Absent, 14, Some(500), None),
            (Cause::Absent, 10, Some(21), None)
        ]
    );
    assert!(hooked.is_whole(1, 9).await);
    assert!(!hooked.is_whole(1, 15).await);
    assert!(!hooked.is_whole(400, 405).await);
    assert!(hooked.is_whole(501, 505).await);
    whole(store).await;
}

async fn what_is_not_signed_spoils_nothing_and_an_admin_says_what_was_lost(database: Database) {
    let hooked = HookHarness::new(&database).await;
    hooked.take_in("a", merged(1, -60, 0), 0).await;
    let rows = "SELECT outcome FROM hook_count UNION ALL SELECT cause FROM hook_outage
        UNION ALL SELECT delivery FROM hook_delivery";
    let before = texts(&database, rows).await;
    assert_eq!(hooked.mark_lost(1).await, Err(AppError::NotThere));
    hooked.refuse(50).await;
    hooked.refuse(60).await;
    assert_eq!(texts(&database, rows).await, before, "nothing is written");
    assert_eq!(hooked.outages().await, []);
    assert!(hooked.is_whole(10, 80).await);
    let seen = || async {
        let hooks = hooked.store.hooks(&hooked.boss, after(100)).await.unwrap();
        hooks[0].unsigned.clone()
    };
    let unsigned = seen().await.unwrap();
    assert_eq!(unsigned.count, 2);
    assert_eq!((unsigned.first, unsigned.last), (after(50), after(60)));
    // Whoever set another secret on the forge knows: until now it was from the last that was signed.
    assert_eq!(hooked.mark_lost(70).await, Ok(()));
    assert_eq!(seen().await, None);
    let lasting = (Cause::WrongSignature, 0, Some(70), None);
    assert_eq!(hooked.outages().await, std::slice::from_ref(&lasting));
    assert!(
        !hooked.is_whole(10, 20).await,
        "what came since is not known"
    );
    assert!(hooked.is_whole(71, 80).await);
    // Marked again when it is over, it is the whole of it.
    hooked.refuse(80).await;
    hooked.take_in("b", merged(2, 95, 100), 100).await;
    assert_eq!(hooked.mark_lost(150).await, Ok(()));
    let over = (Cause::WrongSignature, 0, Some(100), None);
    let mut outages = hooked.outages().await;
    outages.sort_by_key(|(_, _, to, _)| *to);
    assert_eq!(outages, [lasting, over]);
    assert!(hooked.is_whole(101, 110).await);
    let other = person(&hooked.store, "aki").await;
    let refused = hooked
        .store
        .mark_lost(&other, hooked.hook, after(160))
        .await;
    assert_eq!(refused, Err(AppError::NotAllowed));
    whole(&hooked.store).await;
}

async fn a_body_that_came_before_is_the_same_delivery_under_any_id(database: Database) {
    let hooked = HookHarness::new(&database).await;
    let take = |name: &str, body: &'static str, at: i64| {
        let told = merged(1, -60, 0);
        let tidings = WebhookEvent {
            repository: Some(told.place.repository.clone()),
            news: Some(PullRequestUpdate::of(told)),
            push: None,
        };
        let name = named(name, Some(body));
        hooked.store.take_in(hooked.hook, name, tidings, after(at))
    };
    assert_eq!(take("a", "one", 0).await, Ok(DeliveryOutcome::Taken));
    assert_eq!(take("a", "one", 1).await, Ok(DeliveryOutcome::Repeated));
    assert_eq!(take("b", "one", 2).await, Ok(DeliveryOutcome::Repeated));
    assert_eq!(take("a", "two", 3).await, Ok(DeliveryOutcome::Repeated));
    // An id under which nothing was taken in is not used up.
    assert_eq!(take("b", "two", 4).await, Ok(DeliveryOutcome::Taken));
    // Made to look malformed by headers that are not signed, it spoils nothing.
    let malformed = |name: &str| Malformed {
        delivery: delivery(name),
        event: "pull_request_review".to_owned(),
        repository: None,
        lacks: "review is missing".to_owned(),
        payload: "{}".to_owned(),
    };
    let keep = |name: &str, body: &str, at: i64| {
        let content = Some(DeliveryDigest::of(body.as_bytes()));
        let store = &hooked.store;
        store.quarantine(hooked.hook, malformed(name), content, after(at))
    };
    assert_eq!(keep("c", "one", 5).await, Ok(DeliveryOutcome::Repeated));
    assert_eq!(hooked.outages().await, []);
    // What could not be read waits once, and goes when it can be read under whatever id.
    assert_eq!(keep("d", "three", 6).await, Ok(DeliveryOutcome::Malformed));
    assert_eq!(keep("e", "three", 7).await, Ok(DeliveryOutcome::Malformed));
    let kept = || async {
        let page = hooked.store.quarantined(&hooked.boss, None).await.unwrap();
        page.total
    };
    assert_eq!(kept().await, 1);
    assert_eq!(take("f", "three", 8).await, Ok(DeliveryOutcome::Taken));
    assert_eq!(kept().await, 0);
    whole(&hooked.store).await;
}

async fn a_delivery_that_could_not_be_read_waits_to_be_read_again(database: Database) {
    let hooked = HookHarness::new(&database).await;
    let (store, boss) = (&hooked.store, &hooked.boss);
    hooked.take_in("a", merged(1, -60, 0), 0).await;
    hooked.quarantine("x", payload(), 100).await;
    hooked.quarantine("x", "{}".to_owned(), 110).await;
    let repository = Some("github.com/Octo/Hearth".to_owned());
    let around = (Cause::Malformed, 70, Some(130), repository);
    assert_eq!(
        hooked.outages().await,
        [around],
        "it came twice and is kept once"
    );
    assert!(!hooked.is_whole(120, 125).await);
    assert!(hooked.is_whole(131, 140).await);
    let id = hooked.first_kept().await;
    assert_eq!(store.replay(boss, id).await, Ok(DeliveryOutcome::Taken));
    let nine =
        PullRequestRef::parse(Forge::GitHub, "https://github.com/octo/hearth/pull/9").unwrap();
    assert!(store.pull_request(&nine).await.unwrap().is_some());
    assert_eq!(hooked.outages().await, []);
    assert!(hooked.is_whole(120, 125).await);
    assert_eq!(store.replay(boss, id).await, Err(AppError::NotThere));
    // By its own name: the forge's repetition changes nothing.
    assert_eq!(
        hooked.take_in("x", merged(9, 0, 1), 200).await,
        DeliveryOutcome::Repeated
    );
    // What still lacks something stays and says what.
    hooked
        .quarantine("y", r#"{"action":"closed"}"#.to_owned(), 300)
        .await;
    let id = hooked.first_kept().await;
    let still = store.replay(boss, id).await.unwrap_err();
    assert_eq!(wrong(still, "form"), "wrong-still-malformed");
    let page = store.quarantined(boss, None).await.unwrap();
    assert_eq!(page.kept[0].malformed.lacks, "pull_request is missing");
    // A repetition that can be read takes it out.
    assert_eq!(
        hooked.take_in("y", merged(9, 0, 1), 310).await,
        DeliveryOutcome::Taken
    );
    assert_eq!(store.quarantined(boss, None).await.unwrap().total, 0);
    assert_eq!(hooked.outages().await, []);
    whole(store).await;
}

async fn what_leaves_the_quarantine_unread_leaves_an_outage(database: Database) {
    let hooked = HookHarness::new(&database).await;
    let (store, boss) = (&hooked.store, &hooked.boss);
    hooked.take_in("a", merged(1, -60, 0), 0).await;
    hooked.quarantine("x", payload(), 100).await;
    let before = hooked.outages().await;
    let id = hooked.first_kept().await;
    store.discard(boss, id).await.unwrap();
    assert_eq!(store.discard(boss, id).await, Err(AppError::NotThere));
    assert_eq!(hooked.outages().await, before);
    // The oldest of more than 200 goes, and what is older than 30 days.
    for n in 0..202 {
        hooked
            .quarantine(&format!("n{n}"), String::new(), 200 + n)
            .await;
    }
    let page = store.quarantined(boss, None).await.unwrap();
    assert_eq!(
        (page.total, page.kept.len(), page.has_more),
        (200, 20, true)
    );
    assert_eq!(page.kept[0].malformed.delivery.as_str(), "n201");
    let next = store
        .quarantined(boss, Some(page.kept[19].id))
        .await
        .unwrap();
    assert_eq!(next.kept[0].malformed.delivery.as_str(), "n181");
    assert_eq!(hooked.outages().await.len(), 1 + 202);
    store.prune(after(300) + TimeDelta::days(30)).await.unwrap();
    let page = store.quarantined(boss, None).await.unwrap();
    assert_eq!(
        (page.total, page.has_more),
        (101, true),
        "from minute 301 on"
    );
    assert_eq!(hooked.outages().await.len(), 1 + 202);
    let removed = store.remove_hook(boss, hooked.hook, after(500));
    removed.await.unwrap();
    assert_eq!(store.quarantined(boss, None).await.unwrap().total, 0);
    assert_eq!(hooked.outages().await.len(), 1 + 202);
    assert!(!hooked.is_whole(90, 95).await);
    whole(store).await;
}

async fn nobody_but_an_admin_sees_the_quarantine_and_the_outages(database: Database) {
    let store = database.store().await;
    let aki = person(&store, "aki").await;
    let id = QuarantineId(Uuid::from_u128(1));
    let refused = Err(AppError::NotAllowed);
    assert_eq!(store.hook_health(&aki, now()).await.map(drop), refused);
    assert_eq!(store.quarantined(&aki, None).await.map(drop), refused);
    assert_eq!(store.replay(&aki, id).await.map(drop), refused);
    assert_eq!(store.discard(&aki, id).await, refused);
}
