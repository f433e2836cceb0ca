//! What requests show of what stands in front: kept for `doctor`, the latest alone.

use crate::on_both;
use app::domain::front::Noticed;
use tests::databases::Database;

on_both!(what_was_noticed_last_is_kept_and_nothing_else);

async fn what_was_noticed_last_is_kept_and_nothing_else(database: Database) {
    let store = database.store().await;
    assert_eq!(store.front().await.unwrap(), []);
    for noticed in [Noticed::ALL, &[Noticed::OtherHost], &[]] {
        store.note_front(noticed).await.unwrap();
        assert_eq!(store.front().await.unwrap(), noticed);
    }
    assert!(store.verify().await.unwrap().is_empty());
}
