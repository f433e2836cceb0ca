//! Erasing an account and keeping entries for a set time, on both databases.

use crate::fixtures::*;
use crate::on_both;
use crate::organisation::{FIRST, Organisation, after, contents, usual, week};
use irori_core::domain::annotation::{Annotation, On};
use irori_core::domain::check_in::CheckIn;
use irori_core::domain::entry::Entry;
use irori_core::domain::follow_up::FollowUp;
use irori_core::domain::id::PersonId;
use irori_core::domain::membership::{MembershipPlan, TeamRole};
use irori_core::domain::person::Viewer;
use irori_core::domain::receipt::{AccountReference, Receipt};
use irori_core::domain::retention::Retention;
use irori_core::domain::weekly_review::LeadNote;
use irori_core::families::MySignal;
use irori_core::families::chart::of;
use irori_ports::annotations;
use irori_ports::error::AppError;
use irori_ports::follow_ups;
use irori_ports::personal_data::PersonalData;
use irori_ports::signals::Signals;
use irori_ports::weekly_reviews::WeeklyReviews;
use irori_ports::{Answer, Entries, People};
use irori_store::{Finding, SeedPerson, Store, StoreSettings};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;
use tests::databases::{Database, SECRET, settings};

on_both!(
    a_damaged_line_of_the_erasure_list_is_found,
    a_restored_backup_has_the_account_erased_again,
    closing_goes_on_after_an_erasure_and_what_was_published_stays,
    erasing_twice_at_once_is_one_erasure,
    a_receipt_counts_a_row_once_and_what_was_reviewed_stays,
    nothing_is_left_of_who_writes_while_being_erased,
    old_weeks_go_and_what_they_made_usual_stays,
    where_everything_is_kept_nothing_goes,
);

/// A list of erasures of a test's own, and a store that writes it.
struct Listed {
    _folder: TempDir,
    path: PathBuf,
}

impl Listed {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("erasures.jsonl");
        Self {
            _folder: folder,
            path,
        }
    }

    fn settings(&self) -> StoreSettings {
        StoreSettings {
            erasures: Some(Arc::new(self.path.clone())),
            ..settings()
        }
    }

    async fn store(&self, database: &Database) -> Store {
        let opened = Store::open_with(&database.url, &SECRET, self.settings()).await;
        opened.unwrap()
    }
}

fn lines(path: &Path) -> usize {
    std::fs::read_to_string(path).map_or(0, |text| text.lines().count())
}

/// Somebody who can type a password.
async fn with_password(store: &Store, name: &str) -> Viewer {
    let hash = store.hash_password(&password(GOOD)).await.unwrap();
    let founded = SeedPerson {
        password_hash: hash,
        ..founded(name)
    };
    let id = store.seed_person(founded).await.unwrap();
    viewer(store, id).await
}

async fn erase_me(store: &Store, me: &Viewer) -> Answer<Receipt> {
    PersonalData::erase(store, me, GOOD, "s", now()).await
}

async fn closing_goes_on_after_an_erasure_and_what_was_published_stays(database: Database) {
    let listed = Listed::new();
    let made = Organisation::of(&database, &[&[7]]).await;
    made.answer(16, usual).await;
    made.store.close_due(after(13)).await.unwrap();
    let before = contents(&database, "week_release").await;
    let store = listed.store(&database).await;
    let gone = made.people[0][0];
    let hash = store.hash_password(&password(GOOD)).await.unwrap();
    let id = literal(&database, gone.0);
    plant(
        &database,
        &format!("UPDATE person SET password_hash = '{hash}' WHERE id = {id}"),
    )
    .await;
    let me = made.viewer(gone).await;
    let others = CheckIn::blank(today());
    let colleague = made.viewer(made.people[0][1]).await;
    store
        .add(&colleague, once(3), chat(others.day, vec![gone]), now())
        .await
        .unwrap();
    let receipt = erase_me(&store, &me).await.unwrap();
    let count = |held: AccountReference| {
        let found = receipt.rows.iter().find(|(of, _)| *of == held);
        found.map_or(0, |(_, count)| *count)
    };
    assert_eq!(count(AccountReference::CheckIn), 16 * 4 + 1, "{receipt:?}");
    assert_eq!(
        (
            count(AccountReference::PersonWeek),
            count(AccountReference::Seat)
        ),
        (15, 1)
    );
    assert_eq!(count(AccountReference::ChatPartner), 1);
    assert_eq!(store.viewer(gone, now()).await.unwrap(), None);
    whole(&store).await;
    store.close_due(after(15)).await.unwrap();
    let now = contents(&database, "week_release").await;
    assert_eq!((&now[..14], now.len()), (&before[..], 16));
    whole(&store).await;
}

async fn a_restored_backup_has_the_account_erased_again(database: Database) {
    let listed = Listed::new();
    let store = listed.store(&database).await;
    let me = with_password(&store, "me").await;
    erase_me(&store, &me).await.unwrap();
    assert_eq!(lines(&listed.path), 1);
    // As a backup from before would bring it back.
    let id = me.id;
    let restored = StoreSettings {
        random_id: Arc::new(move || id.0),
        ..settings()
    };
    let backup = Store::open_with(&database.url, &SECRET, restored)
        .await
        .unwrap();
    let back = backup.seed_person(founded("me")).await.unwrap();
    assert_eq!(back, id);
    backup
        .add_many(id, vec![(note_of(today(), "back again"), now())])
        .await
        .unwrap();
    let again = listed.store(&database).await;
    assert_eq!(again.viewer(id, now()).await.unwrap(), None);
    assert!(
        again
            .between(&me, today(), today())
            .await
            .unwrap()
            .is_empty()
    );
    assert_eq!(lines(&listed.path), 1, "a replay is no further erasure");
    whole(&again).await;
}

async fn a_damaged_line_of_the_erasure_list_is_found(database: Database) {
    let listed = Listed::new();
    let store = listed.store(&database).await;
    let (me, other) = (
        with_password(&store, "me").await,
        with_password(&store, "other").await,
    );
    erase_me(&store, &me).await.unwrap();
    let text = std::fs::read_to_string(&listed.path).unwrap();
    let damaged = text.replace(&me.id.to_string(), &PersonId(uuid::Uuid::nil()).to_string());
    std::fs::write(&listed.path, damaged).unwrap();
    // Those after it are still read.
    erase_me(&store, &other).await.unwrap();
    let again = listed.store(&database).await;
    assert_eq!(findings(&again).await, [Finding::ErasureLine { number: 1 }]);
    std::fs::write(&listed.path, text).unwrap();
    whole(&again).await;
}

async fn erasing_twice_at_once_is_one_erasure(database: Database) {
    let listed = Listed::new();
    let store = listed.store(&database).await;
    let me = with_password(&store, "me").await;
    let (one, other) = tokio::join!(erase_me(&store, &me), erase_me(&store, &me));
    let done = [&one, &other]
        .iter()
        .filter(|receipt| receipt.is_ok())
        .count();
    assert_eq!(done, 1, "{one:?} {other:?}");
    assert_eq!(lines(&listed.path), 1);
    whole(&store).await;
}

async fn a_receipt_counts_a_row_once_and_what_was_reviewed_stays(database: Database) {
    let listed = Listed::new();
    let made = Organisation::of(&database, &[&[6]]).await;
    made.answer(2, usual).await;
    made.store.close_due(after(1)).await.unwrap();
    let store = listed.store(&database).await;
    let me = with_password(&store, "me").await;
    let team = made.teams[0];
    let plan = MembershipPlan {
        part: TeamRole::Lead,
        counting: false,
        ..member(team, "2025-12-01", None)
    };
    store.seed_membership(me.id, plan).await.unwrap();
    let lead = viewer(&store, me.id).await;
    let other = made.lead_of(0).await;
    // One by me and for me, one by me, one for me.
    for (n, by, who) in [
        (1, &lead, lead.id),
        (2, &lead, other.id),
        (3, &other, lead.id),
    ] {
        let follow_up = FollowUp {
            what: "x".to_owned(),
            who,
            until: today(),
        };
        let added = follow_ups::FollowUps::add(&store, by, once(n), team, follow_up, now()).await;
        added.unwrap();
    }
    let (week, now) = (week(FIRST), now());
    store.mark(&lead, team, week, now).await.unwrap();
    let note = LeadNote {
        team,
        week,
        text: "mine".to_owned(),
        seen: 0,
    };
    WeeklyReviews::write(&store, &lead, note, now)
        .await
        .unwrap();
    let receipt = erase_me(&store, &lead).await.unwrap();
    let count = |held| receipt.rows.iter().find(|(of, _)| *of == held).unwrap().1;
    assert_eq!(
        (
            count(AccountReference::FollowUp),
            count(AccountReference::LeadNote)
        ),
        (3, 1)
    );
    assert_eq!(
        (
            count(AccountReference::WeeklyReview),
            count(AccountReference::View)
        ),
        (1, 1)
    );
    let left = follow_ups::FollowUps::of_team(&store, &other, team, now)
        .await
        .unwrap()
        .open;
    assert_eq!((left.len(), left[0].who.clone()), (1, None));
    let held = store.last(&other, team).await.unwrap().unwrap();
    assert_eq!((held.week, held.by), (week, None));
    whole(&store).await;
}

async fn nothing_is_left_of_who_writes_while_being_erased(database: Database) {
    let listed = Listed::new();
    let store = listed.store(&database).await;
    let me = with_password(&store, "me").await;
    let writer = {
        let (store, me) = (store.clone(), me.clone());
        tokio::spawn(async move {
            for n in 0.. {
                let entry = note_of(day("2026-01-01").on(n % 300), "a note");
                if let Err(trouble) = store.add(&me, once(u128::from(n)), entry, now()).await {
                    return trouble;
                }
            }
            AppError::Fault
        })
    };
    while store
        .between(&me, day("2026-01-01"), today())
        .await
        .unwrap()
        .is_empty()
    {
        tokio::task::yield_now().await;
    }
    let receipt = erase_me(&store, &me).await.unwrap();
    assert!(
        receipt
            .rows
            .iter()
            .any(|(held, _)| *held == AccountReference::CheckIn)
    );
    assert_eq!(writer.await.unwrap(), AppError::NotThere);
    let rows = texts(&database, "SELECT CAST(id AS TEXT) FROM check_in").await;
    assert!(rows.is_empty(), "{rows:?}");
    whole(&store).await;
}

/// Thirty weeks of answers, the last of them a week ago.
async fn answered(store: &Store) -> Viewer {
    let me = person(store, "me").await;
    let mut entries = Vec::new();
    for back in 1..=30 {
        for (n, day) in (0..5).zip(today().week().back(back).days()) {
            let check_in = CheckIn {
                connection: score(3 + (n + back as i64) % 2),
                ..full_check_in(day)
            };
            entries.push((Entry::CheckIn(check_in), now()));
            entries.push((chat(day, vec![]), now()));
        }
    }
    store.add_many(me.id, entries).await.unwrap();
    for (n, back) in [(1, 20), (2, 2)] {
        let day = today().week().back(back).monday();
        let annotation = Annotation {
            on: On::Mine,
            from: day,
            to: day,
            text: "moved house".to_owned(),
        };
        annotations::Annotations::add(store, &me, once(n), annotation, now())
            .await
            .unwrap();
    }
    me
}

async fn old_weeks_go_and_what_they_made_usual_stays(database: Database) {
    let keep = |retention| StoreSettings {
        retention,
        ..settings()
    };
    let three = keep(Retention::Months(3));
    let store = Store::open_with(&database.url, &SECRET, three.clone())
        .await
        .unwrap();
    let me = answered(&store).await;
    let references = async |store: &Store| {
        let person = store.person(&me, at("2026-11-23T12:00:00Z")).await.unwrap();
        (
            of(MySignal::Connection, &person.references()),
            person.frozen.len(),
        )
    };
    let (before, frozen) = references(&store).await;
    assert_eq!((before.len(), frozen), (2, 0), "due, and kept nowhere yet");
    let other = Store::open_with(&database.url, &SECRET, three)
        .await
        .unwrap();
    let now = at("2026-11-23T12:00:00Z");
    let (one, two) = tokio::join!(store.clear_old(now), other.clear_old(now));
    let (one, two) = (one.unwrap(), two.unwrap());
    // 23 August 2026 is a Sunday, of the week that begins on the 17th: 14 answered weeks are kept.
    let weeks = 30 - 14;
    assert_eq!(
        one.max(two),
        weeks * 11 + 1,
        "five of either, a rollup each, an annotation"
    );
    assert_eq!(one.min(two), 0, "one of them does it");
    assert_eq!(store.clear_old(now).await.unwrap(), 0, "once a day");
    let facts = store.facts(&me, now).await.unwrap();
    assert_eq!(
        facts.first.map(|day| day.to_string()).as_deref(),
        Some("2026-08-17")
    );
    assert_eq!(facts.kept_from, facts.first);
    let (after, frozen) = references(&store).await;
    assert_eq!(after, before, "what is frozen is not made again");
    assert!(frozen >= 2, "{frozen}");
    let words = annotations::Annotations::mine(&store, &me, day("2026-01-01"), today());
    assert_eq!(words.await.unwrap().len(), 1);
    whole(&store).await;
    // A week later one more week goes.
    let later = at("2026-11-30T12:00:00Z");
    assert_eq!(store.clear_old(later).await.unwrap(), 11);
    whole(&store).await;
}

async fn where_everything_is_kept_nothing_goes(database: Database) {
    let kept = StoreSettings {
        retention: Retention::Keep,
        ..settings()
    };
    let store = Store::open_with(&database.url, &SECRET, kept)
        .await
        .unwrap();
    let me = answered(&store).await;
    assert_eq!(
        store.clear_old(at("2046-11-23T12:00:00Z")).await.unwrap(),
        0
    );
    assert_eq!(store.facts(&me, now()).await.unwrap().kept_from, None);
    whole(&store).await;
}
