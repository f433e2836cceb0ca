//! Annotations: one's own are nobody else's, a team's are its leads' and members', all are sealed.

use crate::fixtures::*;
use crate::led::teams;
use crate::on_both;
use irori_core::domain::annotation::{Annotation, KeptAnnotation, On};
use irori_core::domain::id::TeamId;
use irori_core::domain::person::Viewer;
use irori_ports::annotations::Annotations;
use irori_ports::error::AppError;
use irori_store::{Finding, Store, UnreadableValue};
use tests::databases::{Database, Engine};

on_both!(
    ones_own_are_read_and_removed_by_oneself_alone,
    a_list_holds_what_touches_its_days,
    a_teams_are_written_by_its_leads_and_read_by_its_members,
    any_lead_of_the_team_removes,
    pressed_twice_it_is_one,
    there_is_room_for_two_hundred,
    an_annotation_moved_to_another_account_is_unreadable,
    no_text_is_readable_in_the_database,
    they_go_with_the_account_that_wrote_them,
);

fn on(on: On, from: &str, to: &str, text: &str) -> Annotation {
    Annotation {
        on,
        from: day(from),
        to: day(to),
        text: text.to_owned(),
    }
}

async fn mine(store: &Store, viewer: &Viewer) -> Vec<KeptAnnotation> {
    let all = store.mine(viewer, day("2000-01-01"), day("2199-12-31"));
    all.await.unwrap()
}

async fn of_team(
    store: &Store,
    viewer: &Viewer,
    team: TeamId,
) -> Result<Vec<KeptAnnotation>, AppError> {
    store
        .of_team(viewer, team, day("2000-01-01"), day("2199-12-31"))
        .await
}

fn texts(kept: &[KeptAnnotation]) -> Vec<&str> {
    let text = |one: &'_ KeptAnnotation| one.text.is_some();
    assert!(kept.iter().all(text), "{kept:?}");
    kept.iter().filter_map(|k| k.text.as_deref()).collect()
}

async fn ones_own_are_read_and_removed_by_oneself_alone(database: Database) {
    let store = database.store().await;
    let (me, other) = (person(&store, "me").await, person(&store, "other").await);
    let moved = on(On::Mine, "2026-11-02", "2026-11-03", "moved house 🏠 '; --");
    let id = store.add(&me, once(1), moved, now()).await.unwrap();
    let kept = mine(&store, &me).await;
    assert_eq!(texts(&kept), ["moved house 🏠 '; --"]);
    assert_eq!((kept[0].id, kept[0].by.clone()), (id, None));
    assert_eq!(
        (kept[0].from, kept[0].to),
        (day("2026-11-02"), day("2026-11-03"))
    );
    assert_eq!(id.0.get_version_num(), 7);
    assert_eq!(mine(&store, &other).await, []);
    assert_eq!(store.remove(&other, id).await, Err(AppError::NotThere));
    store.remove(&me, id).await.unwrap();
    assert_eq!(store.remove(&me, id).await, Err(AppError::NotThere));
    assert_eq!(mine(&store, &me).await, []);
    whole(&store).await;
}

async fn a_list_holds_what_touches_its_days(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    for (n, from, to) in [
        (1, "2026-11-10", "2026-11-10"),
        (2, "2026-11-01", "2026-11-08"),
        (3, "2026-11-01", "2026-11-09"),
        (4, "2026-11-11", "2026-11-11"),
        (5, "2026-01-01", "2026-12-31"),
    ] {
        let one = on(On::Mine, from, to, &n.to_string());
        store.add(&me, once(n), one, now()).await.unwrap();
    }
    let kept = store.mine(&me, day("2026-11-09"), day("2026-11-10")).await;
    assert_eq!(texts(&kept.unwrap()), ["5", "3", "1"]);
}

async fn a_teams_are_written_by_its_leads_and_read_by_its_members(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    let freeze = || on(On::Team(t.a), "2026-11-02", "2026-11-13", "Release freeze");
    for (n, who) in [(1, &t.member), (2, &t.other)] {
        let refused = store.add(who, once(n), freeze(), now()).await;
        assert_eq!(refused, Err(AppError::NotThere));
    }
    store.add(&t.lead, once(3), freeze(), now()).await.unwrap();
    for who in [&t.lead, &t.second, &t.member] {
        let kept = of_team(&store, who, t.a).await.unwrap();
        assert_eq!(texts(&kept), ["Release freeze"]);
        assert_eq!(kept[0].by.as_deref(), Some("lead"));
        assert_eq!(mine(&store, who).await, [], "a team's is not one's own");
    }
    let admin = admin(&store, "admin").await;
    for who in [&t.other, &admin] {
        assert_eq!(of_team(&store, who, t.a).await, Err(AppError::NotThere));
    }
    assert_eq!(of_team(&store, &t.other, t.b).await, Ok(vec![]));
    whole(&store).await;
}

async fn any_lead_of_the_team_removes(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    let one = on(On::Team(t.a), "2026-11-02", "2026-11-02", "x");
    let id = store.add(&t.lead, once(1), one, now()).await.unwrap();
    for who in [&t.member, &t.other] {
        assert_eq!(store.remove(who, id).await, Err(AppError::NotThere));
    }
    store.remove(&t.second, id).await.unwrap();
    assert_eq!(of_team(&store, &t.lead, t.a).await, Ok(vec![]));
}

async fn pressed_twice_it_is_one(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    let one = || on(On::Mine, "2026-11-02", "2026-11-02", "x");
    let first = store.add(&me, once(1), one(), now()).await.unwrap();
    assert_eq!(store.add(&me, once(1), one(), now()).await, Ok(first));
    assert_eq!(mine(&store, &me).await.len(), 1);
    store.add(&me, once(2), one(), now()).await.unwrap();
    assert_eq!(mine(&store, &me).await.len(), 2);
}

async fn there_is_room_for_two_hundred(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    for (kind, whose) in [(0, On::Mine), (1000, On::Team(t.a))] {
        let one = || on(whose, "2026-11-02", "2026-11-02", "x");
        for n in 0..200 {
            store
                .add(&t.lead, once(kind + n), one(), now())
                .await
                .unwrap();
        }
        let refused = store.add(&t.lead, once(kind + 999), one(), now()).await;
        assert_eq!(
            wrong(refused.unwrap_err(), "form"),
            "wrong-annotations-most"
        );
    }
    let second = on(On::Team(t.a), "2026-11-02", "2026-11-02", "x");
    let refused = store.add(&t.second, once(1), second, now()).await;
    assert_eq!(
        wrong(refused.unwrap_err(), "form"),
        "wrong-annotations-most"
    );
}

async fn an_annotation_moved_to_another_account_is_unreadable(database: Database) {
    let store = database.store().await;
    let (me, other) = (person(&store, "me").await, person(&store, "other").await);
    let theirs = on(On::Mine, "2026-11-02", "2026-11-02", "theirs");
    store.add(&other, once(1), theirs, now()).await.unwrap();
    let to_me = literal(&database, me.id.0);
    plant(
        &database,
        &format!("UPDATE annotation SET person_id = {to_me}"),
    )
    .await;
    let kept = mine(&store, &me).await;
    assert_eq!((kept.len(), kept[0].text.clone()), (1, None));
    let found = findings(&store).await;
    assert!(
        matches!(
            found[..],
            [Finding::Unreadable(UnreadableValue {
                table: "annotation",
                ..
            })]
        ),
        "{found:?}"
    );
    // What cannot be read can be taken away.
    store.remove(&me, kept[0].id).await.unwrap();
    whole(&store).await;
}

async fn no_text_is_readable_in_the_database(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    let canary = "canary-2a7d";
    let one = on(On::Mine, "2026-11-02", "2026-11-02", canary);
    store.add(&me, once(1), one, now()).await.unwrap();
    store.close().await;
    if database.engine == Engine::Sqlite {
        let folder = std::path::Path::new(database.url.strip_prefix("sqlite:").unwrap())
            .parent()
            .unwrap();
        let files: Vec<_> = std::fs::read_dir(folder).unwrap().collect();
        // SQLite takes the log beside the file away while it closes.
        let read = files
            .into_iter()
            .filter_map(|file| std::fs::read(file.unwrap().path()).ok());
        let read: Vec<Vec<u8>> = read.collect();
        assert!(!read.is_empty());
        for bytes in read {
            assert!(!bytes.windows(canary.len()).any(|w| w == canary.as_bytes()));
        }
    }
}

async fn they_go_with_the_account_that_wrote_them(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    let of = |whose, text: &str| on(whose, "2026-11-02", "2026-11-02", text);
    for (n, who, one) in [
        (1, &t.lead, of(On::Mine, "own")),
        (2, &t.lead, of(On::Team(t.a), "first")),
        (3, &t.second, of(On::Team(t.a), "second")),
    ] {
        store.add(who, once(n), one, now()).await.unwrap();
    }
    erase(&database, &t.lead).await;
    let left = of_team(&store, &t.member, t.a).await.unwrap();
    assert_eq!(texts(&left), ["second"]);
    whole(&store).await;
}
