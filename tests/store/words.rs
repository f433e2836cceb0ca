//! Words: sealed, signed, for one lead, and in the ledger before they are read.

use crate::fixtures::*;
use crate::led::{Teams, teams};
use crate::on_both;
use chrono::TimeDelta;
use irori_core::domain::id::{TeamId, WordId};
use irori_core::domain::lead::LeadOf;
use irori_core::domain::person::Viewer;
use irori_core::domain::word::Word;
use irori_ports::error::AppError;
use irori_ports::words::Words;
use irori_ports::{Now, People};
use irori_store::{Finding, Store, UnreadableValue};
use tests::databases::Database;

on_both!(
    a_word_is_read_by_its_lead_and_by_nobody_else,
    the_sender_sees_when_it_was_opened,
    only_ones_own_lead_can_be_written_to,
    it_is_closed_to_a_lead_who_no_longer_leads,
    pressed_twice_it_is_one,
    there_are_twenty_within_a_day,
    taken_back_it_is_gone,
    a_word_moved_to_another_account_is_unreadable,
    no_word_is_readable_in_the_database,
    it_goes_with_either_account,
);

fn word(team: TeamId, lead: &Viewer, text: &str) -> Word {
    let to = LeadOf {
        team,
        lead: lead.id,
    };
    Word {
        to,
        text: text.to_owned(),
    }
}

async fn send(store: &Store, t: &Teams, n: u128, text: &str, now: Now) -> WordId {
    let word = word(t.a, &t.lead, text);
    store.send(&t.member, once(n), word, now).await.unwrap()
}

async fn a_word_is_read_by_its_lead_and_by_nobody_else(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    let text = "We need a quieter week 🏠 '; --\n\n  囲炉裏 ";
    let id = send(&store, &t, 1, text, now()).await;
    assert_eq!(id.0.get_version_num(), 7);
    let received = store.received(&t.lead).await.unwrap();
    assert_eq!((received.len(), received[0].id), (1, id));
    let one = &received[0];
    assert_eq!(
        (one.from.as_str(), one.team.as_str(), one.is_new),
        ("member", "a", true)
    );
    let admin = admin(&store, "admin").await;
    for who in [&t.second, &t.other, &t.colleague, &t.member, &admin] {
        assert_eq!(store.received(who).await, Ok(vec![]));
        assert_eq!(store.open(who, id, now()).await, Err(AppError::NotThere));
        assert_eq!(
            store.sent(who).await.unwrap().len(),
            usize::from(who.id == t.member.id)
        );
    }
    let ledger = "SELECT way FROM view WHERE kind = 'word'";
    assert!(
        texts(&database, ledger).await.is_empty(),
        "no list is a look"
    );
    let open = store.open(&t.lead, id, now()).await.unwrap();
    assert_eq!(
        (open.from.as_str(), open.text.as_deref()),
        ("member", Some(text))
    );
    assert_eq!(texts(&database, ledger).await, ["page"]);
    assert!(!store.received(&t.lead).await.unwrap()[0].is_new);
    // Where the ledger cannot be written nothing is given.
    plant(&database, "ALTER TABLE view RENAME TO view_away").await;
    assert!(store.open(&t.lead, id, now()).await.is_err());
    plant(&database, "ALTER TABLE view_away RENAME TO view").await;
    whole(&store).await;
}

async fn the_sender_sees_when_it_was_opened(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    let first = send(&store, &t, 1, "one", now()).await;
    let second = send(&store, &t, 2, "two", now() + TimeDelta::minutes(1)).await;
    let later = |n| now() + TimeDelta::hours(n);
    for n in 1..3 {
        store.open(&t.lead, second, later(n)).await.unwrap();
    }
    let sent = store.sent(&t.member).await.unwrap();
    let seen: Vec<_> = sent
        .iter()
        .map(|word| (word.id, word.text.as_deref()))
        .collect();
    assert_eq!(seen, [(second, Some("two")), (first, Some("one"))]);
    let opened = sent[0].opened.map(|at| at.timestamp());
    assert_eq!(opened, Some(later(1).timestamp()), "when it was first");
    assert_eq!(sent[1].opened, None);
    let new: Vec<_> = store.received(&t.lead).await.unwrap();
    assert_eq!(
        new.iter().map(|one| one.is_new).collect::<Vec<_>>(),
        [false, true]
    );
    whole(&store).await;
}

async fn only_ones_own_lead_can_be_written_to(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    let stranger = person(&store, "stranger").await;
    for (who, team, to) in [
        (&t.member, t.a, &t.other),
        (&t.member, t.b, &t.other),
        (&t.member, t.a, &t.colleague),
        (&t.member, t.a, &t.member),
        (&t.lead, t.a, &t.second),
        (&stranger, t.a, &t.lead),
    ] {
        let refused = store.send(who, once(1), word(team, to, "x"), now()).await;
        assert_eq!(wrong(refused.unwrap_err(), "to"), "wrong-not-my-lead");
    }
    let leads = Words::leads(&store, &t.member, now()).await.unwrap();
    let names: Vec<_> = leads.iter().map(|lead| lead.name.as_str()).collect();
    assert_eq!(names, ["lead", "second"]);
    for who in [&t.lead, &stranger] {
        assert_eq!(Words::leads(&store, who, now()).await, Ok(vec![]));
    }
    assert!(store.received(&t.lead).await.unwrap().is_empty());
}

async fn it_is_closed_to_a_lead_who_no_longer_leads(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    let id = send(&store, &t, 1, "x", now()).await;
    let lead = literal(&database, t.lead.id.0);
    let end = format!("UPDATE membership SET to_day = '2026-11-23' WHERE person_id = {lead}");
    plant(&database, &end).await;
    let tomorrow = now() + TimeDelta::days(1);
    let lead = store.viewer(t.lead.id, now()).await.unwrap().unwrap();
    assert!(store.open(&lead, id, now()).await.is_ok());
    let lead = store.viewer(t.lead.id, tomorrow).await.unwrap().unwrap();
    assert_eq!(store.received(&lead).await, Ok(vec![]));
    assert_eq!(
        store.open(&lead, id, tomorrow).await,
        Err(AppError::NotThere)
    );
    let refused = store.send(&t.member, once(2), word(t.a, &lead, "x"), tomorrow);
    assert_eq!(wrong(refused.await.unwrap_err(), "to"), "wrong-not-my-lead");
}

async fn pressed_twice_it_is_one(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    let both = || store.send(&t.member, once(1), word(t.a, &t.lead, "x"), now());
    let (a, b) = tokio::join!(both(), both());
    assert_eq!(a.unwrap(), b.unwrap());
    // Another's showing of a form is another.
    let theirs = word(t.a, &t.lead, "y");
    store
        .send(&t.colleague, once(1), theirs, now())
        .await
        .unwrap();
    assert_eq!(store.received(&t.lead).await.unwrap().len(), 2);
}

async fn there_are_twenty_within_a_day(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    for n in 0..20 {
        send(&store, &t, n, "x", now()).await;
    }
    let more = |n, now| store.send(&t.member, once(n), word(t.a, &t.lead, "x"), now);
    let refused = more(20, now() + TimeDelta::hours(23)).await;
    assert_eq!(wrong(refused.unwrap_err(), "form"), "wrong-words-most");
    // What was sent already is sent; tomorrow there is room again; others have theirs.
    assert!(more(19, now()).await.is_ok());
    assert!(more(21, now() + TimeDelta::hours(24)).await.is_ok());
    let theirs = store.send(&t.colleague, once(1), word(t.a, &t.lead, "x"), now());
    assert!(theirs.await.is_ok());
}

async fn taken_back_it_is_gone(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    let id = send(&store, &t, 1, "x", now()).await;
    store.open(&t.lead, id, now()).await.unwrap();
    for who in [&t.lead, &t.colleague] {
        assert_eq!(
            Words::remove(&store, who, id).await,
            Err(AppError::NotThere)
        );
    }
    Words::remove(&store, &t.member, id).await.unwrap();
    assert_eq!(
        Words::remove(&store, &t.member, id).await,
        Err(AppError::NotThere)
    );
    assert_eq!(
        store.open(&t.lead, id, now()).await,
        Err(AppError::NotThere)
    );
    assert_eq!(store.received(&t.lead).await, Ok(vec![]));
    assert_eq!(store.sent(&t.member).await, Ok(vec![]));
    assert!(texts(&database, "SELECT 'x' FROM word").await.is_empty());
    let ledger = "SELECT way FROM view WHERE kind = 'word'";
    assert_eq!(
        texts(&database, ledger).await.len(),
        1,
        "that it was read stays"
    );
    whole(&store).await;
}

async fn a_word_moved_to_another_account_is_unreadable(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    let id = send(&store, &t, 1, "theirs", now()).await;
    let other = literal(&database, t.colleague.id.0);
    plant(&database, &format!("UPDATE word SET person_id = {other}")).await;
    assert_eq!(store.open(&t.lead, id, now()).await.unwrap().text, None);
    assert_eq!(store.sent(&t.colleague).await.unwrap()[0].text, None);
    let found = findings(&store).await;
    let unreadable = |found: &Finding| {
        matches!(
            found,
            Finding::Unreadable(UnreadableValue { table: "word", .. })
        )
    };
    assert!(found.len() == 1 && unreadable(&found[0]), "{found:?}");
    // What cannot be read can be taken back.
    Words::remove(&store, &t.colleague, id).await.unwrap();
    whole(&store).await;
}

async fn no_word_is_readable_in_the_database(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    let canary = "canary-9c1f";
    send(&store, &t, 1, canary, now()).await;
    store.close().await;
    is_in_no_file(&database, canary);
}

async fn it_goes_with_either_account(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    let id = send(&store, &t, 1, "x", now()).await;
    store.open(&t.lead, id, now()).await.unwrap();
    let theirs = word(t.a, &t.lead, "y");
    store
        .send(&t.colleague, once(1), theirs, now())
        .await
        .unwrap();
    erase(&database, &t.member).await;
    assert_eq!(store.received(&t.lead).await.unwrap().len(), 1);
    erase(&database, &t.lead).await;
    assert_eq!(store.sent(&t.colleague).await, Ok(vec![]));
    whole(&store).await;
}
