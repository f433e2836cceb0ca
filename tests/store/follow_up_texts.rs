//! The texts of follow-ups: sealed under the key of who wrote the row, unreadable elsewhere, and gone with
//! their account.

use crate::fixtures::*;
use crate::follow_ups::{add, follow_up, of_team, whats};
use crate::led::teams;
use crate::on_both;
use irori_ports::follow_ups::FollowUps;
use irori_store::{Finding, UnreadableValue};
use tests::databases::Database;

on_both!(
    texts_stay_sealed_under_who_wrote_the_row,
    a_moved_or_swapped_text_is_unreadable_and_reported,
    no_follow_up_is_readable_in_the_database,
    it_goes_with_who_wrote_it_and_stays_without_who_was_to_do_it,
);

async fn texts_stay_sealed_under_who_wrote_the_row(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    let (a, b) = (add(&store, &t, 1, "a").await, add(&store, &t, 2, "b").await);
    for (id, what) in [(a, "a, by another"), (b, "b, by another")] {
        let to = follow_up(what, t.member.id, "2026-12-04");
        store.change(&t.second, id, 1, to, now()).await.unwrap();
    }
    let reason = "because".to_owned();
    store.give_up(&t.second, b, reason, now()).await.unwrap();
    erase(&database, &t.second).await;
    let seen = of_team(&store, &t.member, t.a).await;
    assert_eq!(
        (whats(&seen.open), whats(&seen.settled)),
        (vec!["a, by another"], vec!["b, by another"])
    );
    assert_eq!(seen.settled[0].reason.as_deref(), Some("because"));
    assert_eq!(seen.open[0].by, "lead");
    whole(&store).await;
}

async fn a_moved_or_swapped_text_is_unreadable_and_reported(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    let (a, b) = (add(&store, &t, 1, "a").await, add(&store, &t, 2, "b").await);
    let reason = "because".to_owned();
    store.give_up(&t.lead, b, reason, now()).await.unwrap();
    // The reason of one stands where its text should.
    let swap = "UPDATE follow_up SET what = reason WHERE state = 'dropped'";
    plant(&database, swap).await;
    let unreadable = async || {
        let found = findings(&store).await;
        let is = |one: &Finding| {
            matches!(
                one,
                Finding::Unreadable(UnreadableValue {
                    table: "follow_up",
                    ..
                })
            )
        };
        assert!(found.iter().all(is), "{found:?}");
        found.len()
    };
    let seen = of_team(&store, &t.member, t.a).await;
    let dropped = &seen.settled[0];
    assert_eq!(
        (dropped.what.as_deref(), dropped.reason.as_deref()),
        (None, Some("because"))
    );
    assert_eq!(unreadable().await, 1);
    // All of it under another account.
    let second = literal(&database, t.second.id.0);
    let to = format!("UPDATE follow_up SET person_id = {second}");
    plant(&database, &to).await;
    let seen = of_team(&store, &t.member, t.a).await;
    for one in seen.open.iter().chain(&seen.settled) {
        assert_eq!((&one.what, &one.reason), (&None, &None));
    }
    assert_eq!(unreadable().await, 3);
    // What cannot be read can be written anew, by who has seen that it is there.
    let anew = || follow_up("anew", t.member.id, "2026-12-04");
    let refused = store.change(&t.lead, a, 7, anew(), now()).await;
    assert_eq!(
        wrong(refused.unwrap_err(), "version"),
        "wrong-follow-up-changed"
    );
    store.change(&t.lead, a, 1, anew(), now()).await.unwrap();
    assert_eq!(whats(&of_team(&store, &t.member, t.a).await.open), ["anew"]);
    assert_eq!(unreadable().await, 2);
}

async fn no_follow_up_is_readable_in_the_database(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    let canary = "canary-5d0e";
    let id = add(&store, &t, 1, canary).await;
    let reason = canary.to_owned();
    store.give_up(&t.lead, id, reason, now()).await.unwrap();
    store.close().await;
    is_in_no_file(&database, canary);
}

async fn it_goes_with_who_wrote_it_and_stays_without_who_was_to_do_it(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    add(&store, &t, 1, "by the lead").await;
    let one = follow_up("by the second", t.member.id, "2026-12-05");
    let second = store
        .add(&t.second, once(1), t.a, one, now())
        .await
        .unwrap();
    erase(&database, &t.member).await;
    let seen = of_team(&store, &t.colleague, t.a).await;
    assert_eq!(whats(&seen.open), ["by the lead", "by the second"]);
    assert!(seen.open.iter().all(|one| one.who.is_none()));
    erase(&database, &t.lead).await;
    let seen = of_team(&store, &t.colleague, t.a).await;
    assert_eq!(whats(&seen.open), ["by the second"]);
    // A lead finds somebody else for it.
    let to = follow_up("by the second", t.colleague.id, "2026-12-05");
    store.change(&t.second, second, 1, to, now()).await.unwrap();
    let seen = of_team(&store, &t.colleague, t.a).await;
    assert_eq!(seen.open[0].who.as_ref().unwrap().name, "colleague");
    whole(&store).await;
}
