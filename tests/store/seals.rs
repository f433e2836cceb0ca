//! Sealed texts: nothing readable at rest, nothing readable under another account.

use crate::fixtures::*;
use crate::on_both;
use irori_core::domain::annotation::{Annotation, On};
use irori_core::domain::check_in::{CheckIn, DaySection};
use irori_core::domain::day::Day;
use irori_core::domain::entry::{Cursor, Entry, EntryFilter};
use irori_core::domain::follow_up::FollowUp;
use irori_core::domain::forge_account::Forge;
use irori_core::domain::form::Form;
use irori_core::domain::id::TeamId;
use irori_core::domain::membership::{MembershipPlan, TeamRole};
use irori_core::domain::person::Viewer;
use irori_core::domain::weekly_review::LeadNote;
use irori_crypto::seal::{Seal, SealContext};
use irori_ports::annotations;
use irori_ports::error::AppError;
use irori_ports::follow_ups;
use irori_ports::signals::Signals;
use irori_ports::weekly_reviews::WeeklyReviews;
use irori_ports::{Drafts, Entries, Forges, People};
use irori_store::{Finding, OpenError, Store, StoreError, UnreadablePolicy};
use tests::databases::{Database, Engine, SECRET, settings};

on_both!(
    a_row_moved_to_another_account_is_unreadable_and_shows_nothing,
    a_moved_row_is_nobodys_to_change_and_enters_no_figure,
    a_text_that_does_not_open_stops_a_rotation_unless_it_is_left,
    every_text_is_sealed_anew_under_the_next_secret,
    texts_that_are_written_while_the_secret_is_rotated_are_all_there,
    who_has_the_old_secret_seals_nothing_after_a_rotation,
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
    assert_eq!(
        Entries::find(&store, &me, id).await,
        Err(AppError::NotThere),
        "it is nobody's to look at"
    );
    let shown = store.between(&me, today(), today()).await.unwrap();
    assert_eq!(shown.len(), 1);
    assert_eq!(shown[0].entry, Entry::CheckIn(CheckIn::blank(today())));
    assert_eq!(shown[0].unreadable, ["note"]);
    let page = store
        .page(&me, EntryFilter::default(), Cursor::Start, now())
        .await;
    assert_eq!(page.unwrap().entries, shown);
    assert_eq!(Drafts::find(&store, &me, "f", now()).await, Ok(None));
    let findings = findings(&store).await;
    let unreadable = |f: &&Finding| matches!(f, Finding::Unreadable(_));
    let moved = |f: &&Finding| matches!(f, Finding::Rollup { .. });
    assert_eq!(findings.iter().filter(unreadable).count(), 2);
    assert_eq!(
        findings.iter().filter(moved).count(),
        1,
        "it enters no week of mine, and is missing from theirs"
    );
    assert_eq!(findings.len(), 3, "{findings:?}");
}

async fn a_moved_row_is_nobodys_to_change_and_enters_no_figure(database: Database) {
    let store = database.store().await;
    let (me, other) = (person(&store, "me").await, person(&store, "other").await);
    let theirs = Entry::CheckIn(CheckIn {
        none_today: vec![DaySection::Talk],
        ..full_check_in(today())
    });
    let id = store
        .add(&other, once(1), theirs.clone(), now())
        .await
        .unwrap();
    let move_to = async |to: &Viewer| {
        let to = literal(&database, to.id.0);
        plant(&database, &format!("UPDATE check_in SET person_id = {to}")).await;
    };
    move_to(&me).await;
    let mine = || Entry::CheckIn(CheckIn::blank(today()));
    let again = store.add(&me, once(2), mine(), now()).await;
    assert_eq!(wrong(again.unwrap_err(), "form"), "wrong-day-unreadable");
    let changed = store
        .replace(&me, id, version_of(&store, &me, id).await, mine(), now())
        .await;
    assert_eq!(changed, Err(AppError::NotThere));
    assert_eq!(
        Entries::remove(&store, &me, id, None, now()).await,
        Err(AppError::NotThere)
    );
    // What I write beside it does not change it either.
    store
        .add(&me, once(3), chat(today(), vec![]), now())
        .await
        .unwrap();
    let weeks = Signals::person(&store, &me, now() + chrono::TimeDelta::days(14))
        .await
        .unwrap();
    assert!(
        weeks.weeks.iter().all(|week| week.facts.days.is_empty()),
        "{weeks:?}"
    );
    move_to(&other).await;
    assert_eq!(
        Entries::find(&store, &other, id).await.unwrap().entry,
        theirs
    );
    whole(&store).await;
}

async fn every_text_is_sealed_anew_under_the_next_secret(database: Database) {
    let store = database.store().await;
    let me = full_of_texts(&database, &store).await;
    let done = store
        .rotate_secret(&[9; 32], UnreadablePolicy::Refuse)
        .await
        .unwrap();
    let counts = [
        ("annotation", 1),
        ("check_in", 1),
        ("draft", 1),
        // What is to be done, and why it was dropped.
        ("follow_up", 2),
        ("hook", 1),
        ("lead_note", 1),
        ("word", 1),
    ];
    assert_eq!(done.values, counts.into());
    assert_eq!(done.unreadable, []);
    store.close().await;
    let refused = Store::open_with(&database.url, &SECRET, settings()).await;
    assert!(matches!(refused, Err(OpenError::WrongSecret)));
    let again = Store::open_with(&database.url, &[9; 32], settings())
        .await
        .unwrap();
    let kept = again.between(&me, today(), today()).await.unwrap();
    assert_eq!(kept[0].entry, Entry::CheckIn(full_check_in(today())));
    let draft = Drafts::find(&again, &me, "f", now()).await.unwrap();
    assert_eq!(draft, Some(Form::default().with("a", "b")));
    let annotations = annotations::Annotations::mine(&again, &me, today(), today())
        .await
        .unwrap();
    assert_eq!(annotations[0].text.as_deref(), Some("moved house"));
    let lead = again.viewer(me.id, now()).await.unwrap().unwrap();
    let team = lead.roles.leads[0];
    let follow_ups = follow_ups::FollowUps::of_team(&again, &lead, team, now())
        .await
        .unwrap();
    let dropped = &follow_ups.settled[0];
    assert_eq!(
        (dropped.what.as_deref(), dropped.reason.as_deref()),
        (Some("ask kita"), Some("kita asked"))
    );
    let desk = again.desk(&lead, team, today().week(), now()).await;
    let note = desk.unwrap().note.unwrap();
    assert_eq!(note.text.as_deref(), Some("mine alone"));
    whole(&again).await;
}

async fn a_text_that_does_not_open_stops_a_rotation_unless_it_is_left(database: Database) {
    let store = database.store().await;
    let me = full_of_texts(&database, &store).await;
    let other = person(&store, "other").await;
    let to = literal(&database, other.id.0);
    plant(
        &database,
        &format!("UPDATE annotation SET person_id = {to}"),
    )
    .await;
    let before = texts(&database, "SELECT value FROM installation ORDER BY key").await;
    let refused = store
        .rotate_secret(&[9; 32], UnreadablePolicy::Refuse)
        .await;
    assert!(
        matches!(&refused, Err(StoreError::Unreadable(found)) if found.len() == 1),
        "{refused:?}"
    );
    assert_eq!(
        texts(&database, "SELECT value FROM installation ORDER BY key").await,
        before
    );
    assert_eq!(findings(&store).await.len(), 1, "nothing was sealed anew");
    let done = store
        .rotate_secret(&[9; 32], UnreadablePolicy::Leave)
        .await
        .unwrap();
    assert_eq!((done.values.len(), done.unreadable.len()), (6, 1));
    let again = Store::open_with(&database.url, &[9; 32], settings())
        .await
        .unwrap();
    assert_eq!(
        findings(&again).await,
        done.unreadable
            .into_iter()
            .map(Finding::Unreadable)
            .collect::<Vec<_>>(),
        "it is there still, as it was"
    );
    assert!(
        again.between(&me, today(), today()).await.unwrap()[0]
            .unreadable
            .is_empty()
    );
}

async fn who_has_the_old_secret_seals_nothing_after_a_rotation(database: Database) {
    let store = database.store().await;
    let me = full_of_texts(&database, &store).await;
    let other = Store::open_with(&database.url, &SECRET, settings())
        .await
        .unwrap();
    store
        .rotate_secret(&[9; 32], UnreadablePolicy::Refuse)
        .await
        .unwrap();
    let later = day("2026-11-20");
    let note = other.add(&me, once(5), note_of(later, "late"), now()).await;
    assert_eq!(note, Err(AppError::Busy));
    assert_eq!(
        other.keep(&me, "g", &Form::default(), now()).await,
        Err(AppError::Busy)
    );
    let annotation =
        annotations::Annotations::add(&other, &me, once(6), words_on(later), now()).await;
    assert_eq!(annotation.unwrap_err(), AppError::Busy);
    let admin = admin(&other, "another-admin").await;
    let hook = other
        .add_hook(&admin, Forge::GitHub, "late".to_owned(), now())
        .await;
    assert_eq!(hook.unwrap_err(), AppError::Busy);
    // What is not sealed is written as ever, and what is reads as unreadable.
    other
        .add(&me, once(7), chat(later, vec![]), now())
        .await
        .unwrap();
    assert!(other.between(&me, today(), today()).await.unwrap()[0].is_unreadable());
    let again = Store::open_with(&database.url, &[9; 32], settings())
        .await
        .unwrap();
    whole(&again).await;
}

async fn texts_that_are_written_while_the_secret_is_rotated_are_all_there(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    for n in 0..40 {
        let note = note_of(day("2026-09-01").on(n), "early");
        store
            .add(&me, once(100 + u128::from(n)), note, now())
            .await
            .unwrap();
    }
    let writer = {
        let (store, me) = (store.clone(), me.clone());
        tokio::spawn(async move {
            let mut written = 0;
            for n in 40..70 {
                let note = note_of(day("2026-09-01").on(n), "meanwhile");
                match store.add(&me, once(100 + u128::from(n)), note, now()).await {
                    Ok(_) => written += 1,
                    Err(trouble) => assert_eq!(trouble, AppError::Busy),
                }
            }
            written
        })
    };
    store
        .rotate_secret(&[9; 32], UnreadablePolicy::Refuse)
        .await
        .unwrap();
    let written = writer.await.unwrap();
    let again = Store::open_with(&database.url, &[9; 32], settings())
        .await
        .unwrap();
    let kept = again
        .between(&me, day("2026-09-01"), today())
        .await
        .unwrap();
    assert_eq!(kept.len(), 40 + written);
    assert!(kept.iter().all(|kept| !kept.is_unreadable()));
    whole(&again).await;
}

fn words_on(day: Day) -> Annotation {
    Annotation {
        on: On::Mine,
        from: day,
        to: day,
        text: "moved house".to_owned(),
    }
}

/// Somebody with one of every sealed text.
async fn full_of_texts(database: &Database, store: &Store) -> Viewer {
    let me = person(store, "me").await;
    let root = store.seed_org("Hearth").await.unwrap();
    let team = store.seed_team(team_plan("minami", root)).await.unwrap();
    store
        .add(&me, once(1), Entry::CheckIn(full_check_in(today())), now())
        .await
        .unwrap();
    store
        .keep(&me, "f", &Form::default().with("a", "b"), now())
        .await
        .unwrap();
    annotations::Annotations::add(store, &me, once(2), words_on(today()), now())
        .await
        .unwrap();
    let admin = admin(store, "admin").await;
    store
        .add_hook(&admin, Forge::GitHub, "forge".to_owned(), now())
        .await
        .unwrap();
    plant_word(database, &me, &admin, team).await;
    write_of_a_review(store, &me, team).await;
    me
}

/// A follow-up that was dropped, and a note, as a lead writes them.
async fn write_of_a_review(store: &Store, me: &Viewer, team: TeamId) {
    let plan = MembershipPlan {
        part: TeamRole::Lead,
        counting: false,
        ..member(team, "2026-01-01", None)
    };
    store.seed_membership(me.id, plan).await.unwrap();
    let lead = viewer(store, me.id).await;
    let follow_up = FollowUp {
        what: "ask kita".to_owned(),
        who: me.id,
        until: today(),
    };
    let id = follow_ups::FollowUps::add(store, &lead, once(3), team, follow_up, now()).await;
    let reason = "kita asked".to_owned();
    let dropped = follow_ups::FollowUps::give_up(store, &lead, id.unwrap(), reason, now()).await;
    dropped.unwrap();
    let note = LeadNote {
        team,
        week: today().week(),
        text: "mine alone".to_owned(),
        seen: 0,
    };
    WeeklyReviews::write(store, &lead, note, now())
        .await
        .unwrap();
}

/// A Word as it is sealed: under its author's key, in its place.
async fn plant_word(database: &Database, me: &Viewer, lead: &Viewer, team: TeamId) {
    let id = uuid::Uuid::from_u128(77);
    let place = SealContext {
        owner: me.id,
        table: "word",
        row: id.as_bytes(),
        column: "text",
    };
    let sealed = Seal::new(&SECRET).close(place, "may we talk?").unwrap();
    let hex: String = sealed.iter().map(|byte| format!("{byte:02x}")).collect();
    let (bytes, sent) = match database.engine {
        Engine::Sqlite => (format!("X'{hex}'"), "'2026-11-23T03:00:00+00:00'"),
        Engine::Postgres => (format!("'\\x{hex}'"), "'2026-11-23T03:00:00+00:00'"),
    };
    let [id, me, lead, team] = [id, me.id.0, lead.id.0, team.0].map(|id| literal(database, id));
    plant(
        database,
        &format!(
            "INSERT INTO word (id, person_id, lead_id, team_id, text, sent_at, once)
            VALUES ({id}, {me}, {lead}, {team}, {bytes}, {sent}, {id})"
        ),
    )
    .await;
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
