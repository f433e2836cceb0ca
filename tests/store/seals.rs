//! Sealed texts: nothing readable at rest, nothing readable under another account.

use crate::given::*;
use crate::on_both;
use app::domain::check_in::CheckIn;
use app::domain::entry::Entry;
use app::domain::form::Form;
use app::ports::{Drafts, Entries};
use server::store::{Finding, OpenError, Store};
use tests::databases::{Database, Engine, SECRET, settings};

on_both!(
    a_row_moved_to_another_account_is_unreadable_and_shows_nothing,
    an_unreadable_note_is_not_overwritten_by_nothing,
    another_secret_is_refused_and_changes_nothing,
    no_note_is_readable_in_the_database,
);

async fn a_row_moved_to_another_account_is_unreadable_and_shows_nothing(database: Database) {
    let store = database.store().await;
    let (me, other) = (person(&store, "me").await, person(&store, "other").await);
    let id = store
        .add(
            &other,
            once(1),
            Entry::CheckIn(full_check_in(today())),
            now(),
        )
        .await
        .unwrap();
    store
        .keep(&other, "f", &Form::default().with("a", "b"), now())
        .await
        .unwrap();
    let to_me = literal(&database, me.id.0);
    plant(
        &database,
        &format!("UPDATE check_in SET person_id = {to_me}; UPDATE draft SET person_id = {to_me}"),
    )
    .await;
    let kept = Entries::find(&store, &me, id).await.unwrap();
    assert_eq!(
        kept.entry,
        Entry::CheckIn(CheckIn {
            note: None,
            ..full_check_in(today())
        })
    );
    assert_eq!(kept.unreadable, ["note"]);
    assert_eq!(store.between(&me, today(), today()).await.unwrap(), [kept]);
    assert_eq!(Drafts::find(&store, &me, "f", now()).await, Ok(None));
    let findings = findings(&store).await;
    let unreadable = |f: &&Finding| matches!(f, Finding::Unreadable { .. });
    let moved = |f: &&Finding| matches!(f, Finding::Rollup { .. });
    assert_eq!(findings.iter().filter(unreadable).count(), 2);
    assert_eq!(findings.iter().filter(moved).count(), 2);
    assert_eq!(findings.len(), 4, "{findings:?}");
}

async fn an_unreadable_note_is_not_overwritten_by_nothing(database: Database) {
    let store = database.store().await;
    let (me, other) = (person(&store, "me").await, person(&store, "other").await);
    let id = store
        .add(&other, once(1), note_of(today(), "theirs"), now())
        .await
        .unwrap();
    let (mine, theirs) = (literal(&database, me.id.0), literal(&database, other.id.0));
    plant(
        &database,
        &format!("UPDATE check_in SET person_id = {mine}"),
    )
    .await;
    let blank = Entry::CheckIn(CheckIn {
        mood: score(4),
        ..CheckIn::blank(today())
    });
    store.replace(&me, id, blank, now()).await.unwrap();
    assert!(
        Entries::find(&store, &me, id)
            .await
            .unwrap()
            .is_unreadable()
    );
    plant(
        &database,
        &format!("UPDATE check_in SET person_id = {theirs}"),
    )
    .await;
    match Entries::find(&store, &other, id).await.unwrap().entry {
        Entry::CheckIn(c) => assert_eq!(c.note.as_deref(), Some("theirs")),
        other => panic!("{other:?}"),
    }
    // The row went back past the store, which rolls up where it writes.
    let found = findings(&store).await;
    let rolled_up = |f: &Finding| matches!(f, Finding::Rollup { .. });
    assert!(found.iter().all(rolled_up), "{found:?}");
}

async fn another_secret_is_refused_and_changes_nothing(database: Database) {
    let store = database.store().await;
    let instance = store.instance().to_owned();
    assert!(!instance.is_empty());
    store.close().await;
    let refused = Store::open_with(&database.url, &[8; 32], settings()).await;
    assert!(
        matches!(refused, Err(OpenError::WrongSecret)),
        "{refused:?}"
    );
    let again = Store::open_with(&database.url, &SECRET, settings())
        .await
        .unwrap();
    assert_eq!(again.instance(), instance);
    assert!(!again.is_demo().await.unwrap());
    again.mark_demo().await.unwrap();
    again.mark_demo().await.unwrap();
    assert!(again.is_demo().await.unwrap());
}

async fn no_note_is_readable_in_the_database(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    let canary = "canary-1f6b";
    store
        .add(&me, once(1), note_of(today(), canary), now())
        .await
        .unwrap();
    store
        .keep(&me, "f", &Form::default().with("note", canary), now())
        .await
        .unwrap();
    store.close().await;
    if database.engine == Engine::Sqlite {
        let folder = std::path::Path::new(database.url.strip_prefix("sqlite:").unwrap())
            .parent()
            .unwrap();
        for file in std::fs::read_dir(folder).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            assert!(!bytes.windows(canary.len()).any(|w| w == canary.as_bytes()));
        }
    }
}
