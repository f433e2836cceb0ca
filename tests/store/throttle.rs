//! Throttling: who guesses is slowed, and nobody can shut a door on somebody else.

use crate::fixtures::*;
use crate::on_both;
use chrono::TimeDelta;
use irori_core::domain::id::{DeviceId, PersonId};
use irori_ports::accounts::Accounts;
use irori_ports::error::AppError;
use irori_ports::{Answer, Auth, Now, Origin};
use irori_store::{Acquaintance, SeedPerson, Store};
use tests::databases::{Database, Engine};
use uuid::Uuid;

on_both!(
    five_wrong_tries_from_one_network_slow_that_network_alone,
    none_slips_through_at_once,
    a_device_that_signed_in_before_is_not_held_up_by_others,
    a_device_is_known_for_its_own_account_alone_and_until_a_reset,
    guesses_from_many_networks_are_slowed_more_and_more,
    whoever_takes_every_turn_leaves_the_owner_theirs,
    one_site_of_many_networks_is_one,
    the_password_of_before_is_guessed_at_a_few_times_a_day,
    whoever_stole_a_session_holds_up_no_other,
    who_signs_in_over_and_over_is_told_to_come_later,
    a_network_is_slowed_by_wrong_tries_and_not_by_right_ones,
    changing_the_password_is_counted_by_itself,
    what_is_counted_is_bounded,
    an_unknown_address_is_answered_like_a_wrong_password,
    a_success_forgets_the_failures_and_what_is_over_is_cleared_away,
);

const AKI: &str = "aki@example.org";

async fn with_aki(database: &Database) -> (Store, PersonId) {
    let store = database.store().await;
    let hash = store.hash_password(&password(GOOD)).await.unwrap();
    let aki = founded_with(&store, "aki", &hash).await;
    (store, aki)
}

async fn founded_with(store: &Store, name: &str, hash: &str) -> PersonId {
    let person = SeedPerson {
        password_hash: hash.to_owned(),
        ..founded(name)
    };
    store.seed_person(person).await.unwrap()
}

async fn stranger(store: &Store, network: &str, password: &str, at: Now) -> Answer<PersonId> {
    comes(store, AKI, password, Origin::stranger(network), at).await
}

async fn comes(
    store: &Store,
    email: &str,
    password: &str,
    from: Origin<'_>,
    at: Now,
) -> Answer<PersonId> {
    let who = store.sign_in(email, password, from, at).await;
    who.map(|who| who.person)
}

fn is_slow<T>(answer: &Answer<T>) -> bool {
    matches!(answer, Err(AppError::Slow { .. }))
}

fn is_wrong(answer: &Answer<PersonId>) -> bool {
    *answer == Err(AppError::mistake("password", "wrong-sign-in"))
}

async fn five_wrong_tries_from_one_network_slow_that_network_alone(database: Database) {
    let (store, aki) = with_aki(&database).await;
    for _ in 0..5 {
        assert!(is_wrong(&stranger(&store, "theirs", "wrong", now()).await));
    }
    let later = now() + TimeDelta::minutes(5);
    let slow = AppError::Slow { seconds: 601 };
    // Not even the right password tells that network anything.
    assert_eq!(stranger(&store, "theirs", GOOD, later).await, Err(slow));
    assert_eq!(stranger(&store, "home", GOOD, later).await, Ok(aki));
    let over = now() + TimeDelta::minutes(15);
    assert_eq!(stranger(&store, "theirs", GOOD, over).await, Ok(aki));
}

async fn none_slips_through_at_once(database: Database) {
    let (store, _) = with_aki(&database).await;
    let tries: Vec<_> = (0..8)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move { stranger(&store, "n", "wrong", now()).await })
        })
        .collect();
    let mut slowed = 0;
    for attempt in tries {
        slowed += u32::from(is_slow(&attempt.await.unwrap()));
    }
    assert_eq!(slowed, 3);
}

async fn a_device_that_signed_in_before_is_not_held_up_by_others(database: Database) {
    let (store, aki) = with_aki(&database).await;
    let (device, met) = store.remember_device(aki, None, now()).await.unwrap();
    assert_eq!(met, Acquaintance::First);
    for n in 0..30 {
        let network = format!("n{}", n / 5);
        assert!(stranger(&store, &network, "wrong", now()).await.is_err());
    }
    // From a network that is held up, too.
    let on = |device| Origin {
        network: "n0",
        device: Some(device),
    };
    assert!(is_slow(&stranger(&store, "n0", GOOD, now()).await));
    assert_eq!(comes(&store, AKI, GOOD, on(device), now()).await, Ok(aki));
    // It has tries of its own, and then it is a browser as any other.
    for _ in 0..10 {
        assert!(is_wrong(
            &comes(&store, AKI, "wrong", on(device), now()).await
        ));
    }
    assert!(is_slow(&comes(&store, AKI, GOOD, on(device), now()).await));
    let later = now() + TimeDelta::hours(1);
    assert_eq!(comes(&store, AKI, GOOD, on(device), later).await, Ok(aki));
}

async fn a_device_is_known_for_its_own_account_alone_and_until_a_reset(database: Database) {
    let (store, aki) = with_aki(&database).await;
    let boss = admin(&store, "boss").await;
    let (device, _) = store.remember_device(boss.id, None, now()).await.unwrap();
    let known = |person, device| {
        let store = store.clone();
        async move {
            store
                .remember_device(person, Some(device), now())
                .await
                .unwrap()
        }
    };
    for _ in 0..5 {
        assert!(is_wrong(&stranger(&store, "n", "wrong", now()).await));
    }
    let on_the_boss_device = Origin {
        network: "n",
        device: Some(device),
    };
    assert!(is_slow(
        &comes(&store, AKI, GOOD, on_the_boss_device, now()).await
    ));
    // Whoever used the browser before knows its id: it takes another.
    let (akis, met) = known(aki, device).await;
    assert_eq!(met, Acquaintance::First);
    assert_ne!(akis, device);
    let (_, met) = known(aki, DeviceId(Uuid::from_u128(9))).await;
    assert_eq!(met, Acquaintance::New);
    assert_eq!(known(aki, device).await.1, Acquaintance::New);
    assert_eq!(known(aki, akis).await, (akis, Acquaintance::Known));
    let token = store.reset_link(&boss, aki, now()).await.unwrap();
    let opens = now() + TimeDelta::hours(24);
    store
        .reset(&token, password(GOOD), None, opens)
        .await
        .unwrap();
    assert_eq!(known(aki, akis).await.1, Acquaintance::First);
}

async fn guesses_from_many_networks_are_slowed_more_and_more(database: Database) {
    let (store, aki) = with_aki(&database).await;
    let mut guessed = 0;
    for n in 0..200 {
        let answer = stranger(&store, &format!("n{n}"), "wrong", now()).await;
        guessed += u32::from(is_wrong(&answer));
    }
    assert_eq!(guessed, 20);
    // One more after a while, and the while doubles.
    let mut at = now();
    for seconds in [15, 30, 60] {
        let wait = Err(AppError::Slow {
            seconds: seconds + 1,
        });
        assert_eq!(stranger(&store, "a", "wrong", at).await, wait);
        at += TimeDelta::seconds(i64::try_from(seconds).unwrap());
        assert!(is_wrong(&stranger(&store, "b", "wrong", at).await));
    }
    // Never locked: the owner waits for a quarter of an hour at most.
    at += TimeDelta::minutes(15);
    assert_eq!(stranger(&store, "home", GOOD, at).await, Ok(aki));
}

/// One who was wrong before asks every few seconds, and takes each turn that comes up.
async fn whoever_takes_every_turn_leaves_the_owner_theirs(database: Database) {
    let (store, aki) = with_aki(&database).await;
    for n in 0..24 {
        let network = format!("theirs{}", n / 5);
        let _ = stranger(&store, &network, "wrong", now()).await;
    }
    let begins = now() + TimeDelta::hours(3);
    let mut guessed = 0;
    let mut in_after = None;
    for second in (0..4 * 3600).step_by(20) {
        let at = now() + TimeDelta::seconds(second);
        guessed += u32::from(is_wrong(&stranger(&store, "theirs0", "wrong", at).await));
        // The owner comes after them every time, as somebody does who reads how long to wait.
        if at >= begins && in_after.is_none() && stranger(&store, "home", GOOD, at).await == Ok(aki)
        {
            in_after = Some(at - begins);
        }
    }
    assert!(guessed > 5, "they do take turns: {guessed}");
    let waited = in_after.expect("the owner gets in");
    assert!(waited <= TimeDelta::minutes(15), "{waited}");
}

async fn one_site_of_many_networks_is_one(database: Database) {
    let store = database.store().await;
    let mut wrong = 0;
    for n in 0..30_u32 {
        let network = format!("2001:db8:7:{n:x}::/64");
        let email = format!("nobody{}@example.org", n);
        let tries = comes(&store, &email, "", Origin::stranger(&network), now()).await;
        wrong += u32::from(is_wrong(&tries));
        if n == 3 {
            // Nearly all of what one site may do is done already.
            plant(&database, "UPDATE attempt SET tries = 990 WHERE tries = 4").await;
        }
    }
    assert_eq!(wrong, 4 + 10);
    let elsewhere = Origin::stranger("2001:db8:8:1::/64");
    assert!(is_wrong(&comes(&store, AKI, "", elsewhere, now()).await));
}

/// By whoever has a new password by a link, and clears the other counts with it.
async fn the_password_of_before_is_guessed_at_a_few_times_a_day(database: Database) {
    let (store, id) = with_aki(&database).await;
    let boss = admin(&store, "boss").await;
    let token = store.reset_link(&boss, id, now()).await.unwrap();
    let at = now() + TimeDelta::hours(24);
    let taken = password("another heron, tall");
    store.reset(&token, taken, None, at).await.unwrap();
    let (device, _) = store.remember_device(id, None, at).await.unwrap();
    let here = Origin {
        network: "n",
        device: Some(device),
    };
    let mut told = 0;
    for n in 0..60 {
        let guess = if n < 40 { "a guess" } else { GOOD };
        let answer = comes(&store, AKI, guess, here, at).await;
        told += u32::from(answer == Err(AppError::mistake("password", "wrong-sign-in-replaced")));
        comes(&store, AKI, "another heron, tall", here, at)
            .await
            .unwrap();
    }
    assert_eq!(told, 0, "after five guesses nothing is told of it");
    // Nor where it would open the texts of before: there twenty, and then ever more slowly.
    let aki = viewer(&store, id).await;
    let session = session_of(&store, id).await;
    let mut guessed = 0;
    for _ in 0..40 {
        let trouble = store.prove(&aki, "a guess", at).await.unwrap_err();
        guessed += u32::from(!matches!(trouble, AppError::Slow { .. }));
        let own = store.check_password(&aki, "another heron, tall", &session, at);
        own.await.unwrap();
    }
    assert_eq!(guessed, 20);
    let day = at + TimeDelta::hours(25);
    assert!(is_told(&comes(&store, AKI, GOOD, here, day).await));
    store.prove(&aki, GOOD, day).await.unwrap();
}

fn is_told(answer: &Answer<PersonId>) -> bool {
    *answer == Err(AppError::mistake("password", "wrong-sign-in-replaced"))
}

async fn whoever_stole_a_session_holds_up_no_other(database: Database) {
    let (store, id) = with_aki(&database).await;
    let aki = viewer(&store, id).await;
    let (stolen, own) = (session_of(&store, id).await, session_of(&store, id).await);
    for _ in 0..9 {
        let check = store.check_password(&aki, "a guess", &stolen, now());
        assert!(check.await.is_err());
        let new = password("another heron, tall");
        let change = store.change_password(&aki, "a guess", new, &stolen, None, now());
        assert!(change.await.is_err());
    }
    assert!(is_slow(
        &store.check_password(&aki, GOOD, &stolen, now()).await
    ));
    store.check_password(&aki, GOOD, &own, now()).await.unwrap();
    // A right old password is no guess, whatever the new one is worth.
    for _ in 0..9 {
        let weak = password("password1");
        let change = store.change_password(&aki, GOOD, weak, &own, None, now());
        assert_eq!(
            wrong(change.await.unwrap_err(), "password"),
            "wrong-password-common"
        );
    }
    let new = password("another heron, tall");
    let change = store.change_password(&aki, GOOD, new, &own, None, now());
    change.await.unwrap();
}

/// Also those who go away before they hear it: what they began is bounded.
async fn who_signs_in_over_and_over_is_told_to_come_later(database: Database) {
    let (store, aki) = with_aki(&database).await;
    let mut begun = Vec::new();
    let (device, _) = store.remember_device(aki, None, now()).await.unwrap();
    for n in 0..600 {
        let store = store.clone();
        let coming = tokio::spawn(async move {
            let network = format!("n{n}");
            stranger(&store, &network, "wrong", now()).await
        });
        begun.push(coming);
    }
    // Nobody who was in before waits for them.
    let known = Origin {
        network: "home",
        device: Some(device),
    };
    assert_eq!(comes(&store, AKI, GOOD, known, now()).await, Ok(aki));
    let mut busy = 0;
    for coming in begun {
        busy += u32::from(coming.await.unwrap() == Err(AppError::Busy));
    }
    assert!(busy > 100, "{busy}");
    let day = now() + TimeDelta::hours(25);
    assert_eq!(stranger(&store, "home", GOOD, day).await, Ok(aki));
}

async fn a_network_is_slowed_by_wrong_tries_and_not_by_right_ones(database: Database) {
    let store = database.store().await;
    let hash = store.hash_password(&password(GOOD)).await.unwrap();
    for n in 0..60 {
        founded_with(&store, &format!("c{n}"), &hash).await;
    }
    let arrive = |n: u32| {
        let store = store.clone();
        tokio::spawn(async move {
            let email = format!("c{n}@example.org");
            let office = Origin::stranger("office");
            if n.is_multiple_of(4) {
                let mistyped = comes(&store, &email, "mistyped", office, now()).await;
                assert!(is_wrong(&mistyped), "{mistyped:?}");
            }
            comes(&store, &email, GOOD, office, now()).await
        })
    };
    // Some at once, as many as this machine hashes within the time that a password waits.
    for first in (0..60).step_by(10) {
        for one in (first..first + 10).map(arrive).collect::<Vec<_>>() {
            let came = one.await.unwrap();
            assert!(came.is_ok(), "{came:?}");
        }
    }
    // As many as are left of 200, but for those that were mistyped.
    plant(&database, "UPDATE attempt SET tries = 199 WHERE tries = 15").await;
    let spray = |n: u32| {
        let store = store.clone();
        async move {
            let email = format!("s{n}@example.org");
            let office = Origin::stranger("office");
            comes(&store, &email, "wrong", office, now()).await
        }
    };
    assert!(is_wrong(&spray(0).await));
    assert_eq!(spray(1).await, Err(AppError::Slow { seconds: 901 }));
}

async fn changing_the_password_is_counted_by_itself(database: Database) {
    let (store, id) = with_aki(&database).await;
    let aki = viewer(&store, id).await;
    for _ in 0..6 {
        let _ = stranger(&store, "n", "wrong", now()).await;
    }
    let asking = session_of(&store, id).await;
    let change = |old: &'static str| {
        let (store, aki, asking) = (store.clone(), aki.clone(), asking.clone());
        async move {
            let new = password("another heron, tall");
            let asking = asking.clone();
            store
                .change_password(&aki, old, new, &asking, None, now())
                .await
        }
    };
    for _ in 0..5 {
        let trouble = change("wrong").await.unwrap_err();
        assert_eq!(wrong(trouble, "old-password"), "wrong-old-password");
    }
    assert!(is_slow(&change(GOOD).await));
    assert_eq!(stranger(&store, "home", GOOD, now()).await, Ok(id));
}

async fn what_is_counted_is_bounded(database: Database) {
    let store = database.store().await;
    let rows = match database.engine {
        Engine::Sqlite => {
            "WITH RECURSIVE many (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 100050)
            INSERT INTO attempt SELECT randomblob(16), 1, '2026-11-22T03:00:00.000000+00:00',
                '2026-11-22T03:00:00.000000+00:00', '2026-11-24T03:00:00.000000+00:00' FROM many"
        }
        Engine::Postgres => {
            "INSERT INTO attempt SELECT decode(md5(n::text), 'hex'), 1, '2026-11-22T03:00:00Z',
                '2026-11-22T03:00:00Z', '2026-11-24T03:00:00Z' FROM generate_series(1, 100050) AS many (n)"
        }
    };
    plant(&database, rows).await;
    assert!(is_wrong(&stranger(&store, "n", "wrong", now()).await));
    let left = texts(&database, "SELECT CAST(COUNT(*) AS TEXT) FROM attempt").await;
    assert_eq!(left, ["100000"]);
    // Those that were tried at last stay.
    for _ in 0..4 {
        assert!(is_wrong(&stranger(&store, "n", "wrong", now()).await));
    }
    assert!(is_slow(&stranger(&store, "n", "wrong", now()).await));
}

async fn an_unknown_address_is_answered_like_a_wrong_password(database: Database) {
    let (store, _) = with_aki(&database).await;
    for unknown in ["ben@example.org", "", "not an address", "a\0b@x.org"] {
        for n in 0..30 {
            let from = format!("{unknown} {}", n / 4);
            let of = |email: &'static str| {
                let (store, from) = (store.clone(), from.clone());
                async move { comes(&store, email, "wrong", Origin::stranger(&from), now()).await }
            };
            if unknown == "ben@example.org" {
                assert_eq!(of(unknown).await, of(AKI).await, "{n}");
            } else if n == 0 {
                assert!(is_wrong(&of(unknown).await), "{unknown:?}");
            }
        }
    }
}

async fn a_success_forgets_the_failures_and_what_is_over_is_cleared_away(database: Database) {
    let (store, aki) = with_aki(&database).await;
    for _ in 0..3 {
        for _ in 0..4 {
            assert!(is_wrong(&stranger(&store, "n", "wrong", now()).await));
        }
        assert_eq!(stranger(&store, "n", GOOD, now()).await, Ok(aki));
    }
    assert!(
        store.prune(now() + TimeDelta::minutes(15)).await.unwrap() > 0,
        "of the network"
    );
    assert!(
        store.prune(now() + TimeDelta::hours(24)).await.unwrap() > 0,
        "of everywhere"
    );
}
