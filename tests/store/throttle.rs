//! Throttling: slower per account and per network, never locked.

use crate::given::*;
use crate::on_both;
use app::error::Trouble;
use app::ports::Doors;
use chrono::TimeDelta;
use server::store::Founded;
use tests::databases::Database;

on_both!(
    an_account_is_slowed_after_five_tries_and_never_locked,
    a_network_is_slowed_after_thirty_tries,
    an_unknown_address_is_answered_like_a_wrong_password,
    a_success_forgets_the_failures,
);

async fn an_account_is_slowed_after_five_tries_and_never_locked(database: Database) {
    let store = database.store().await;
    let hash = store.hash_password(&password(GOOD)).await.unwrap();
    let id = store
        .found_person(Founded {
            password_hash: hash,
            ..founded("aki")
        })
        .await
        .unwrap();
    let sign_in = |email: &'static str, password: &'static str, network: String, at| {
        let store = store.clone();
        async move { store.sign_in(email, password, &network, at).await }
    };
    // At once and from many networks: none slips through.
    let tries: Vec<_> = (0..8)
        .map(|n| tokio::spawn(sign_in("Aki@example.org", "wrong", format!("n{n}"), now())))
        .collect();
    let mut slowed = 0;
    for attempt in tries {
        slowed += u32::from(matches!(attempt.await.unwrap(), Err(Trouble::Slow { .. })));
    }
    assert_eq!(slowed, 3);
    let trouble = sign_in(
        "aki@example.org",
        GOOD,
        "m".to_owned(),
        now() + TimeDelta::minutes(5),
    )
    .await
    .unwrap_err();
    assert_eq!(trouble, Trouble::Slow { seconds: 601 });
    let later = now() + TimeDelta::minutes(15);
    assert_eq!(
        sign_in("aki@example.org", GOOD, "m".to_owned(), later).await,
        Ok(id)
    );
    assert!(store.prune(later + TimeDelta::minutes(15)).await.unwrap() > 0);
}

async fn a_network_is_slowed_after_thirty_tries(database: Database) {
    let store = database.store().await;
    for n in 0..30 {
        let trouble = store
            .sign_in(&format!("a{n}@x.org"), "wrong", "n", now())
            .await
            .unwrap_err();
        assert_eq!(wrong(trouble, "password"), "wrong-sign-in");
    }
    let trouble = store
        .sign_in("b@x.org", "wrong", "n", now())
        .await
        .unwrap_err();
    assert_eq!(trouble, Trouble::Slow { seconds: 901 });
    assert!(!matches!(
        store.sign_in("b@x.org", "wrong", "m", now()).await,
        Err(Trouble::Slow { .. })
    ));
}

async fn an_unknown_address_is_answered_like_a_wrong_password(database: Database) {
    let store = database.store().await;
    let hash = store.hash_password(&password(GOOD)).await.unwrap();
    store
        .found_person(Founded {
            password_hash: hash,
            ..founded("aki")
        })
        .await
        .unwrap();
    let known = store.sign_in("aki@example.org", "wrong", "n", now()).await;
    for unknown in ["ben@example.org", "", "not an address", "a\0b@x.org"] {
        assert_eq!(
            store.sign_in(unknown, "wrong", "n", now()).await,
            known,
            "{unknown:?}"
        );
    }
    assert_eq!(wrong(known.unwrap_err(), "password"), "wrong-sign-in");
}

async fn a_success_forgets_the_failures(database: Database) {
    let store = database.store().await;
    let hash = store.hash_password(&password(GOOD)).await.unwrap();
    let id = store
        .found_person(Founded {
            password_hash: hash,
            ..founded("aki")
        })
        .await
        .unwrap();
    for _ in 0..3 {
        for _ in 0..4 {
            assert!(
                store
                    .sign_in("aki@example.org", "wrong", "n", now())
                    .await
                    .is_err()
            );
        }
        assert_eq!(
            store.sign_in("aki@example.org", GOOD, "n", now()).await,
            Ok(id)
        );
    }
}
