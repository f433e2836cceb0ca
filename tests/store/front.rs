//! What requests show of what stands in front: kept for `doctor`, the latest alone.

use crate::on_both;
use irori_core::domain::front::{Noticed, Shown};
use tests::databases::Database;

on_both!(what_was_noticed_last_is_kept_and_nothing_else);

async fn what_was_noticed_last_is_kept_and_nothing_else(database: Database) {
    let store = database.store().await;
    assert_eq!(store.front().await.unwrap(), []);
    for noticed in [Noticed::ALL, &[Noticed::OtherHost], &[]] {
        let shown = noticed.iter().map(|noticed| Shown {
            noticed: *noticed,
            from: vec!["10.0.0.5".to_owned(), "2001:db8::1".to_owned()],
        });
        let shown: Vec<_> = shown.collect();
        store.note_front(&shown).await.unwrap();
        assert_eq!(store.front().await.unwrap(), shown);
    }
    assert!(store.verify().await.unwrap().is_empty());
}
