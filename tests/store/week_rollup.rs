//! Weeks rolled up: in the transaction that writes an entry, and never anything but what the entries
//! come to. `whole` compares all of them after every test of entries; here is what it would find.

use crate::fixtures::*;
use crate::on_both;
use irori_core::domain::interruption::InterruptionKind;
use irori_ports::Entries;
use irori_store::Finding;
use tests::databases::Database;

on_both!(
    a_rollup_that_differs_from_its_entries_is_found,
    weeks_from_before_there_were_rollups_are_rolled_up_at_opening,
    a_week_without_answers_has_no_rollup,
    an_entry_that_moves_changes_both_weeks,
);

const WEEKS: &str = "SELECT CAST(week AS TEXT) FROM week_rollup ORDER BY week";

async fn a_rollup_that_differs_from_its_entries_is_found(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    let entry = note_of(today(), "a");
    store.add(&me, once(1), entry, now()).await.unwrap();
    whole(&store).await;
    plant(
        &database,
        "UPDATE week_rollup SET facts = '{\"days\":[],\"clear\":1}'",
    )
    .await;
    let found = findings(&store).await;
    let expected = Finding::Rollup {
        person: me.id.to_string(),
        week: "2026-W48".to_owned(),
    };
    assert_eq!(found, [expected]);
}

async fn weeks_from_before_there_were_rollups_are_rolled_up_at_opening(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    for (n, back) in [(1, 0), (2, 8), (3, 9)] {
        let entry = note_of(today().back(back), "a");
        store.add(&me, once(n), entry, now()).await.unwrap();
    }
    let (kept, facts) = (WEEKS, "SELECT facts FROM week_rollup ORDER BY week");
    let before = (texts(&database, kept).await, texts(&database, facts).await);
    assert_eq!(before.0, ["2026-11-09", "2026-11-23"]);
    plant(&database, "DELETE FROM week_rollup").await;
    let again = database.store().await;
    let after = (texts(&database, kept).await, texts(&database, facts).await);
    assert_eq!(after, before);
    whole(&again).await;
}

async fn a_week_without_answers_has_no_rollup(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    // A talk on a Day without a check-in counts nowhere.
    let talk = chat(today(), Vec::new());
    store.add(&me, once(1), talk, now()).await.unwrap();
    assert!(texts(&database, WEEKS).await.is_empty());
    let check_in = note_of(today(), "a");
    let id = store.add(&me, once(2), check_in, now()).await.unwrap();
    assert_eq!(texts(&database, WEEKS).await.len(), 1);
    store
        .remove(&me, id, version_of(&store, &me, id).await, now())
        .await
        .unwrap();
    assert!(texts(&database, WEEKS).await.is_empty());
    whole(&store).await;
}

async fn an_entry_that_moves_changes_both_weeks(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    for (n, back) in [(1, 0), (2, 7)] {
        let entry = note_of(today().back(back), "a");
        store.add(&me, once(n), entry, now()).await.unwrap();
    }
    let one = interruption(today(), InterruptionKind::Delivery);
    let id = store.add(&me, once(3), one, now()).await.unwrap();
    let of_facts = "SELECT facts FROM week_rollup ORDER BY week";
    let has = |facts: &str| facts.contains("delivery");
    let facts = texts(&database, of_facts).await;
    assert_eq!(
        facts.iter().map(|f| has(f)).collect::<Vec<_>>(),
        [false, true]
    );
    let moved = interruption(today().back(7), InterruptionKind::Delivery);
    store
        .replace(&me, id, version_of(&store, &me, id).await, moved, now())
        .await
        .unwrap();
    let facts = texts(&database, of_facts).await;
    assert_eq!(
        facts.iter().map(|f| has(f)).collect::<Vec<_>>(),
        [true, false]
    );
    whole(&store).await;
}
