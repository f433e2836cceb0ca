//! Entries: written once, read back whole, reached by their owner only.

use crate::fixtures::*;
use crate::on_both;
use irori_core::domain::check_in::{CheckIn, DaySection};
use irori_core::domain::day::Week;
use irori_core::domain::entry::{Entry, StoredEntry};
use irori_core::domain::id::{EntryId, PersonId};
use irori_core::domain::interruption::InterruptionKind;
use irori_ports::Entries;
use irori_ports::error::AppError;
use std::collections::HashSet;
use tests::databases::Database;
use uuid::Uuid;

on_both!(
    every_entry_comes_back_with_every_field,
    naughty_notes_come_back_equal,
    a_second_submission_writes_nothing,
    many_submissions_at_once_make_one_entry,
    two_check_ins_of_one_day_at_once_make_one,
    a_check_in_or_pulse_replaces_the_one_of_its_day_or_week_and_keeps_its_id,
    what_belongs_to_somebody_else_is_not_there,
    an_entry_is_not_replaced_by_one_of_another_kind,
    a_check_in_is_not_moved_onto_another,
    an_entry_takes_back_none_today_of_its_section_only,
    none_today_is_not_kept_beside_an_entry,
    partners_are_other_people,
    the_first_week_is_that_of_the_earliest_entry,
    entries_between_days_come_in_the_order_of_day_and_writing,
    many_entries_are_added_quickly_and_whole,
);

async fn every_entry_comes_back_with_every_field(database: Database) {
    let store = database.store().await;
    let (me, aki, ben) = (
        person(&store, "me").await,
        person(&store, "aki").await,
        person(&store, "ben").await,
    );
    let mut partners = vec![aki.id, ben.id];
    partners.sort();
    let entries = [
        Entry::CheckIn(full_check_in(today())),
        Entry::CheckIn(CheckIn::blank(today().back(1))),
        chat(today().back(2), partners),
        activity(today().back(3)),
        interruption(today().back(4), InterruptionKind::SchoolRun),
        interruption(today().back(5), InterruptionKind::Alert),
        pulse("2026-W47"),
    ];
    for (n, entry) in entries.iter().enumerate() {
        let id = store
            .add(&me, once(n as u128), entry.clone(), now())
            .await
            .unwrap();
        let kept = StoredEntry {
            id,
            entry: entry.clone(),
            unreadable: vec![],
        };
        assert_eq!(store.find(&me, id).await, Ok(kept.clone()));
        let (from, to) = (entry.day(), entry.day());
        assert!(store.between(&me, from, to).await.unwrap().contains(&kept));
    }
    // And in place of one another.
    let id = store
        .add(&me, once(100), chat(today(), vec![aki.id]), now())
        .await
        .unwrap();
    store
        .replace(
            &me,
            id,
            version_of(&store, &me, id).await,
            chat(today().back(9), vec![ben.id]),
            now(),
        )
        .await
        .unwrap();
    assert_eq!(
        store.find(&me, id).await.unwrap().entry,
        chat(today().back(9), vec![ben.id])
    );
    store
        .remove(&me, id, version_of(&store, &me, id).await, now())
        .await
        .unwrap();
    assert_eq!(store.find(&me, id).await, Err(AppError::NotThere));
    assert_eq!(
        store
            .remove(&me, id, version_of(&store, &me, id).await, now())
            .await,
        Err(AppError::NotThere)
    );
    whole(&store).await;
}

async fn naughty_notes_come_back_equal(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    let long = "長".repeat(10_000);
    let notes = [
        "",
        " ",
        "'; DROP TABLE person; --",
        "\u{feff}a",
        "\u{202e}rtl",
        "👩‍👩‍👧‍👦",
        "</textarea><script>alert(1)</script>",
        "$1 %s {} \\ \"",
        "a\u{301}\u{1}\u{7f}\u{fffd}",
        "ﷺ",
        "\n\n\t",
        &long,
    ];
    for (n, note) in notes.iter().enumerate() {
        let id = store
            .add(
                &me,
                once(n as u128),
                note_of(today().back(n as u64), note),
                now(),
            )
            .await
            .unwrap();
        assert_eq!(
            store.find(&me, id).await.unwrap().entry,
            note_of(today().back(n as u64), note)
        );
    }
    whole(&store).await;
}

async fn a_second_submission_writes_nothing(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    let id = store
        .add(&me, once(1), chat(today(), vec![]), now())
        .await
        .unwrap();
    assert_eq!(
        store.add(&me, once(1), activity(today()), now()).await,
        Ok(id)
    );
    assert_eq!(store.between(&me, today(), today()).await.unwrap().len(), 1);
    // A check-in is one a Day anyway.
    let first = store
        .add(&me, once(2), note_of(today(), "a"), now())
        .await
        .unwrap();
    let second = store.add(&me, once(3), note_of(today(), "a"), now()).await;
    assert_eq!(second, Ok(first));
    // Another person's showing of a form is another act.
    let other = person(&store, "other").await;
    assert_ne!(
        store
            .add(&other, once(1), chat(today(), vec![]), now())
            .await,
        Ok(id)
    );
}

async fn many_submissions_at_once_make_one_entry(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    for round in 0..5 {
        let submissions: Vec<_> = (0..12)
            .map(|_| {
                let (store, me) = (store.clone(), me.clone());
                tokio::spawn(async move {
                    store
                        .add(&me, once(round), chat(today(), vec![]), now())
                        .await
                })
            })
            .collect();
        let mut ids = HashSet::new();
        for submission in submissions {
            ids.insert(submission.await.unwrap().unwrap());
        }
        assert_eq!(ids.len(), 1);
    }
    assert_eq!(store.between(&me, today(), today()).await.unwrap().len(), 5);
}

async fn two_check_ins_of_one_day_at_once_make_one(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    let submissions: Vec<_> = (0..12_u128)
        .map(|n| {
            let (store, me) = (store.clone(), me.clone());
            tokio::spawn(async move {
                store
                    .add(&me, once(n), note_of(today(), &n.to_string()), now())
                    .await
            })
        })
        .collect();
    let mut ids = Vec::new();
    for submission in submissions {
        match submission.await.unwrap() {
            Ok(id) => ids.push(id),
            Err(trouble) => assert_eq!(wrong(trouble, "version"), "wrong-changed-elsewhere"),
        }
    }
    let kept = store.between(&me, today(), today()).await.unwrap();
    let [kept] = &kept[..] else {
        panic!("{kept:?}");
    };
    assert_eq!(ids, [kept.id], "the first alone is written");
    assert!(!kept.is_unreadable());
    whole(&store).await;
}

async fn a_check_in_or_pulse_replaces_the_one_of_its_day_or_week_and_keeps_its_id(
    database: Database,
) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    let first = store
        .add(&me, once(1), note_of(today(), "a"), now())
        .await
        .unwrap();
    let before = version_of(&store, &me, first).await;
    let full = Entry::CheckIn(full_check_in(today()));
    let replaced = store.replace(&me, first, before.clone(), full.clone(), now());
    assert_eq!(replaced.await, Ok(()));
    assert_eq!(store.find(&me, first).await.unwrap().entry, full);
    // Whoever saw what was before, or nothing, writes over nothing.
    let late = note_of(today(), "late");
    let refused = [
        store
            .replace(&me, first, before.clone(), late.clone(), now())
            .await
            .unwrap_err(),
        store.add(&me, once(3), late, now()).await.unwrap_err(),
        store.remove(&me, first, before, now()).await.unwrap_err(),
    ];
    for trouble in refused {
        assert_eq!(wrong(trouble, "version"), "wrong-changed-elsewhere");
    }
    // And who says the same is told that it is saved.
    let again = store.replace(&me, first, None, full.clone(), now()).await;
    assert_eq!(again, Ok(()));
    assert_eq!(store.find(&me, first).await.unwrap().entry, full);
    let week = store
        .add(&me, once(4), pulse("2026-W47"), now())
        .await
        .unwrap();
    assert_eq!(
        store.add(&me, once(5), pulse("2026-W47"), now()).await,
        Ok(week)
    );
    assert_ne!(
        store.add(&me, once(6), pulse("2026-W48"), now()).await,
        Ok(week)
    );
}

async fn what_belongs_to_somebody_else_is_not_there(database: Database) {
    let store = database.store().await;
    let (me, other) = (person(&store, "me").await, person(&store, "other").await);
    let entries = [
        Entry::CheckIn(full_check_in(today())),
        chat(today(), vec![]),
        activity(today()),
        interruption(today(), InterruptionKind::Call),
        pulse("2026-W48"),
    ];
    for (n, entry) in entries.into_iter().enumerate() {
        let id = store
            .add(&other, once(n as u128), entry.clone(), now())
            .await
            .unwrap();
        assert_eq!(store.find(&me, id).await, Err(AppError::NotThere));
        assert_eq!(
            store
                .remove(&me, id, version_of(&store, &me, id).await, now())
                .await,
            Err(AppError::NotThere)
        );
        assert_eq!(
            store
                .replace(
                    &me,
                    id,
                    version_of(&store, &me, id).await,
                    entry.clone(),
                    now()
                )
                .await,
            Err(AppError::NotThere)
        );
        assert_eq!(
            store.find(&other, id).await.unwrap().entry.kind(),
            entry.kind()
        );
    }
    assert_eq!(
        store.between(&me, today().back(30), today().on(30)).await,
        Ok(vec![])
    );
    let nobodys = EntryId(Uuid::from_u128(9));
    assert_eq!(store.find(&me, nobodys).await, Err(AppError::NotThere));
}

async fn an_entry_is_not_replaced_by_one_of_another_kind(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    let id = store
        .add(&me, once(1), chat(today(), vec![]), now())
        .await
        .unwrap();
    let trouble = store
        .replace(
            &me,
            id,
            version_of(&store, &me, id).await,
            activity(today()),
            now(),
        )
        .await
        .unwrap_err();
    assert_eq!(trouble, AppError::NotThere);
    assert_eq!(
        store.find(&me, id).await.unwrap().entry,
        chat(today(), vec![])
    );
}

async fn a_check_in_is_not_moved_onto_another(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    let id = store
        .add(&me, once(1), note_of(today(), "a"), now())
        .await
        .unwrap();
    store
        .add(&me, once(2), note_of(today().back(1), "b"), now())
        .await
        .unwrap();
    let trouble = store
        .replace(
            &me,
            id,
            version_of(&store, &me, id).await,
            note_of(today().back(1), "a"),
            now(),
        )
        .await
        .unwrap_err();
    assert_eq!(wrong(trouble, "day"), "wrong-day-taken");
    store
        .replace(
            &me,
            id,
            version_of(&store, &me, id).await,
            note_of(today().back(2), "a"),
            now(),
        )
        .await
        .unwrap();
    assert_eq!(
        store.find(&me, id).await.unwrap().entry,
        note_of(today().back(2), "a")
    );
    let pulse_id = store
        .add(&me, once(3), pulse("2026-W46"), now())
        .await
        .unwrap();
    store
        .add(&me, once(4), pulse("2026-W47"), now())
        .await
        .unwrap();
    let trouble = store
        .replace(
            &me,
            pulse_id,
            version_of(&store, &me, pulse_id).await,
            pulse("2026-W47"),
            now(),
        )
        .await
        .unwrap_err();
    assert_eq!(wrong(trouble, "week"), "wrong-week-taken");
}

async fn an_entry_takes_back_none_today_of_its_section_only(database: Database) {
    let store = database.store().await;
    let (me, other) = (person(&store, "me").await, person(&store, "other").await);
    let all = CheckIn {
        none_today: DaySection::ALL.to_vec(),
        ..CheckIn::blank(today())
    };
    for (n, viewer) in [&me, &other].into_iter().enumerate() {
        store
            .add(viewer, once(n as u128), Entry::CheckIn(all.clone()), now())
            .await
            .unwrap();
    }
    let mut left = DaySection::ALL.to_vec();
    let entries = [
        chat(today(), vec![]),
        activity(today()),
        interruption(today(), InterruptionKind::Chore),
        interruption(today(), InterruptionKind::Meeting),
    ];
    for (n, entry) in entries.into_iter().enumerate() {
        let section = entry.section().unwrap();
        store
            .add(&me, once(10 + n as u128), entry, now())
            .await
            .unwrap();
        left.retain(|s| *s != section);
        assert_eq!(check_in_of(&store, &me).await.none_today, left);
    }
    assert_eq!(
        check_in_of(&store, &other).await.none_today,
        DaySection::ALL
    );
    whole(&store).await;
}

async fn none_today_is_not_kept_beside_an_entry(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    let talk = store
        .add(&me, once(1), chat(today(), vec![]), now())
        .await
        .unwrap();
    let all = Entry::CheckIn(CheckIn {
        none_today: DaySection::ALL.to_vec(),
        ..CheckIn::blank(today())
    });
    let id = store.add(&me, once(2), all.clone(), now()).await.unwrap();
    assert!(
        !check_in_of(&store, &me)
            .await
            .none_today
            .contains(&DaySection::Talk)
    );
    // A talk that moves to another Day answers there.
    store
        .remove(&me, talk, version_of(&store, &me, talk).await, now())
        .await
        .unwrap();
    store
        .replace(&me, id, version_of(&store, &me, id).await, all, now())
        .await
        .unwrap();
    let moved = store
        .add(&me, once(3), chat(today().back(1), vec![]), now())
        .await
        .unwrap();
    assert_eq!(check_in_of(&store, &me).await.none_today, DaySection::ALL);
    store
        .replace(
            &me,
            moved,
            version_of(&store, &me, moved).await,
            chat(today(), vec![]),
            now(),
        )
        .await
        .unwrap();
    assert!(
        !check_in_of(&store, &me)
            .await
            .none_today
            .contains(&DaySection::Talk)
    );
    whole(&store).await;
}

async fn check_in_of(
    store: &irori_store::Store,
    viewer: &irori_core::domain::person::Viewer,
) -> CheckIn {
    let kept = store.between(viewer, today(), today()).await.unwrap();
    kept.into_iter()
        .find_map(|k| match k.entry {
            Entry::CheckIn(c) => Some(c),
            _ => None,
        })
        .unwrap()
}

async fn partners_are_other_people(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    for partner in [me.id, PersonId(Uuid::from_u128(5))] {
        let trouble = store
            .add(&me, once(1), chat(today(), vec![partner]), now())
            .await
            .unwrap_err();
        assert_eq!(wrong(trouble, "partner"), "wrong-partner");
    }
    assert_eq!(
        store.between(&me, today(), today()).await,
        Ok(vec![]),
        "nothing half written"
    );
}

async fn the_first_week_is_that_of_the_earliest_entry(database: Database) {
    let store = database.store().await;
    let (me, other) = (person(&store, "me").await, person(&store, "other").await);
    assert_eq!(store.first_week(&me).await, Ok(None));
    store
        .add(&me, once(1), pulse("2026-W40"), now())
        .await
        .unwrap();
    store
        .add(&me, once(2), chat(day("2026-09-23"), vec![]), now())
        .await
        .unwrap();
    store
        .add(&other, once(3), chat(day("2026-01-23"), vec![]), now())
        .await
        .unwrap();
    assert_eq!(
        store.first_week(&me).await,
        Ok(Some(Week::parse("2026-W39").unwrap()))
    );
}

async fn entries_between_days_come_in_the_order_of_day_and_writing(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    let entries = [
        activity(today()),
        chat(today().back(1), vec![]),
        chat(today(), vec![]),
        note_of(today(), "x"),
    ];
    let mut ids = Vec::new();
    for (n, entry) in entries.into_iter().enumerate() {
        let later = now() + chrono::TimeDelta::milliseconds(n as i64);
        ids.push(store.add(&me, once(n as u128), entry, later).await.unwrap());
    }
    let kept = store.between(&me, today().back(1), today()).await.unwrap();
    let found: Vec<_> = kept.iter().map(|k| k.id).collect();
    assert_eq!(found, [ids[1], ids[0], ids[2], ids[3]]);
    assert_eq!(
        store
            .between(&me, today().back(1), today().back(1))
            .await
            .unwrap()
            .len(),
        1
    );
}

async fn many_entries_are_added_quickly_and_whole(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    let written = |n: u64| now() - chrono::TimeDelta::minutes(n as i64);
    let mut entries = Vec::new();
    for n in 0..1500 {
        entries.push((chat(today().back(n), vec![]), written(n)));
        entries.push((
            Entry::CheckIn(CheckIn {
                none_today: vec![],
                ..full_check_in(today().back(n))
            }),
            written(n),
        ));
    }
    let began = std::time::Instant::now();
    let ids = store.add_many(me.id, entries.clone()).await.unwrap();
    println!("{} entries in {:?}", ids.len(), began.elapsed());
    let kept = store
        .between(&me, today().back(2000), today())
        .await
        .unwrap();
    assert_eq!(kept.len(), 3000);
    assert!(
        kept.iter()
            .all(|k| entries.iter().any(|(e, _)| *e == k.entry))
    );
    whole(&store).await;
}
