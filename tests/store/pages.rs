//! Pages of one's own list, compared with a list in memory.

use crate::fixtures::*;
use crate::on_both;
use chrono::TimeDelta;
use irori_core::domain::check_in::CheckIn;
use irori_core::domain::day::Day;
use irori_core::domain::entry::{Cursor, Entry, EntryFilter, EntryKind, PAGE_SIZE};
use irori_core::domain::id::EntryId;
use irori_core::domain::interruption::InterruptionKind;
use irori_ports::Entries;
use tests::databases::Database;

on_both!(
    pages_agree_with_a_list_in_memory_forwards_and_backwards,
    a_place_that_is_gone_is_still_a_place,
    the_total_is_dropped_on_own_writes_and_kept_otherwise,
);

/// A small generator: the same draws in every run.
struct Draws(u64);

impl Draws {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

type Line = (Day, EntryId, EntryKind);

fn matches(filter: EntryFilter, line: &Line) -> bool {
    filter.kind.is_none_or(|kind| kind == line.2)
        && filter.week.is_none_or(|week| week == line.0.week())
}

async fn pages_agree_with_a_list_in_memory_forwards_and_backwards(database: Database) {
    let store = database.store().await;
    let (me, other) = (person(&store, "me").await, person(&store, "other").await);
    let mut draws = Draws(20_250_106);
    let mut model: Vec<Line> = Vec::new();
    for n in 0..180_u128 {
        let day = today().back(draws.below(40));
        let entry = match draws.below(5) {
            0 => Entry::CheckIn(CheckIn::blank(day)),
            1 => pulse(&day.week().to_string()),
            2 => chat(day, vec![]),
            3 => activity(day),
            _ => interruption(day, InterruptionKind::Family),
        };
        // Some are written in the same instant.
        let written = now() + TimeDelta::microseconds((n as i64) / 3);
        store
            .add(&other, once(n), entry.clone(), written)
            .await
            .unwrap();
        let id = store
            .add(&me, once(n), entry.clone(), written)
            .await
            .unwrap();
        model.retain(|(_, known, _)| *known != id);
        model.push((entry.day(), id, entry.kind()));
    }
    model.sort_by_key(|(day, id, _)| std::cmp::Reverse((*day, *id)));
    let weeks = [
        None,
        Some(today().week()),
        Some(today().week().back(2)),
        Some(today().week().back(30)),
    ];
    let kinds = std::iter::once(None).chain(EntryKind::ALL.iter().copied().map(Some));
    for kind in kinds {
        for week in weeks {
            let filter = EntryFilter { kind, week };
            let list: Vec<Line> = model
                .iter()
                .filter(|line| matches(filter, line))
                .copied()
                .collect();
            let mut cursor = Cursor::Start;
            let mut pages = Vec::new();
            for (number, expected) in list.chunks(PAGE_SIZE).enumerate() {
                let page = store.page(&me, filter, cursor, now()).await.unwrap();
                let found: Vec<Line> = page
                    .entries
                    .iter()
                    .map(|k| (k.entry.day(), k.id, k.entry.kind()))
                    .collect();
                assert_eq!(found, expected, "{filter:?}");
                assert_eq!(page.total, list.len() as u64);
                assert_eq!(page.before, (number * PAGE_SIZE) as u64);
                assert_eq!(
                    (page.newer, page.older),
                    (number > 0, (number + 1) * PAGE_SIZE < list.len())
                );
                assert_eq!(page.number(), number as u64 + 1);
                let last = expected.last().unwrap();
                cursor = Cursor::After(last.0, last.1);
                pages.push(found);
            }
            let beyond = store.page(&me, filter, cursor, now()).await.unwrap();
            assert!(beyond.entries.is_empty() && !beyond.older);
            assert_eq!(beyond.newer, !list.is_empty());
            for window in pages.windows(2).rev() {
                let first = window[1].first().unwrap();
                let page = store
                    .page(&me, filter, Cursor::Before(first.0, first.1), now())
                    .await
                    .unwrap();
                let found: Vec<Line> = page
                    .entries
                    .iter()
                    .map(|k| (k.entry.day(), k.id, k.entry.kind()))
                    .collect();
                assert_eq!(found, window[0], "{filter:?}");
                assert!(page.older);
                assert_eq!(page.newer, found[0] != list[0]);
            }
        }
    }
}

async fn a_place_that_is_gone_is_still_a_place(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    let mut ids = Vec::new();
    for n in 0..4 {
        ids.push(
            store
                .add(&me, once(n), chat(today().back(n as u64), vec![]), now())
                .await
                .unwrap(),
        );
    }
    let seen = version_of(&store, &me, ids[1]).await;
    store.remove(&me, ids[1], seen, now()).await.unwrap();
    let filter = EntryFilter::default();
    let after = store
        .page(&me, filter, Cursor::After(today().back(1), ids[1]), now())
        .await
        .unwrap();
    assert_eq!(
        after.entries.iter().map(|k| k.id).collect::<Vec<_>>(),
        ids[2..]
    );
    let before = store
        .page(&me, filter, Cursor::Before(today().back(1), ids[1]), now())
        .await
        .unwrap();
    assert_eq!(
        before.entries.iter().map(|k| k.id).collect::<Vec<_>>(),
        ids[..1]
    );
    let none = store
        .page(&me, filter, Cursor::Before(today(), ids[0]), now())
        .await
        .unwrap();
    assert!(none.entries.is_empty() && none.older && !none.newer);
}

async fn the_total_is_dropped_on_own_writes_and_kept_otherwise(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    let total = |at| {
        let (store, me) = (store.clone(), me.clone());
        async move {
            store
                .page(&me, EntryFilter::default(), Cursor::Start, at)
                .await
                .unwrap()
                .total
        }
    };
    assert_eq!(total(now()).await, 0);
    let id = store
        .add(&me, once(1), chat(today(), vec![]), now())
        .await
        .unwrap();
    assert_eq!(total(now()).await, 1);
    // Behind the store's back: the old total stands for five minutes.
    plant(&database, "DELETE FROM chat").await;
    assert_eq!(total(now() + TimeDelta::seconds(299)).await, 1);
    assert_eq!(total(now() + TimeDelta::seconds(301)).await, 0);
    assert!(store.remove(&me, id, None, now()).await.is_err());
    store
        .add(&me, once(2), chat(today(), vec![]), now())
        .await
        .unwrap();
    assert_eq!(total(now() + TimeDelta::seconds(302)).await, 1);
}
