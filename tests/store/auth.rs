//! Ways in and out: one-time links, passwords.

use crate::fixtures::*;
use crate::on_both;
use chrono::TimeDelta;
use irori_core::domain::id::PersonId;
use irori_core::domain::person::NewAccount;
use irori_ports::error::AppError;
use irori_ports::{Auth, Opens, Org, Origin, People};
use irori_store::StoreSettings;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use tests::databases::{Database, Engine, settings};
use uuid::Uuid;

on_both!(
    the_first_account_is_made_once_by_a_link,
    an_invitation_makes_a_member_and_is_spent,
    an_invitation_expires_and_can_be_withdrawn,
    an_address_has_one_account,
    a_weak_password_spends_no_link,
    a_password_is_changed_by_who_knows_the_old_one,
    only_an_admin_opens_doors_for_others,
    a_new_account_inherits_nothing,
);

async fn the_first_account_is_made_once_by_a_link(database: Database) {
    let store = database.store().await;
    assert!(store.is_empty().await.unwrap());
    let earlier = store.set_up_link(now()).await.unwrap().unwrap();
    let token = store.set_up_link(now()).await.unwrap().unwrap();
    assert_eq!(store.opens(&earlier, now()).await, Err(AppError::LinkSpent));
    assert_eq!(store.opens(&token, now()).await, Ok(Opens::SetUp));
    assert_eq!(
        store.opens(&token, now() + TimeDelta::hours(24)).await,
        Err(AppError::LinkSpent)
    );
    let id = store
        .set_up(&token, newcomer("aki"), "Kurogane".to_owned(), now())
        .await
        .unwrap()
        .person;
    let aki = viewer(&store, id).await;
    assert!(aki.roles.admin && !aki.roles.hr);
    assert_eq!((aki.email, aki.profile), (email("aki"), profile("aki")));
    let tree = store
        .tree(&viewer(&store, id).await, today())
        .await
        .unwrap();
    assert_eq!(
        (tree.departments.len(), tree.departments[0].name.as_str()),
        (1, "Kurogane")
    );
    assert_eq!(store.opens(&token, now()).await, Err(AppError::LinkSpent));
    assert_eq!(
        store
            .set_up(&token, newcomer("ben"), "B".to_owned(), now())
            .await,
        Err(AppError::LinkSpent)
    );
    assert_eq!(store.set_up_link(now()).await.unwrap(), None);
    assert_eq!(
        store
            .sign_in("AKI@example.org", GOOD, Origin::stranger("n"), now())
            .await
            .map(|who| who.person),
        Ok(id)
    );
    whole(&store).await;
}

async fn an_invitation_makes_a_member_and_is_spent(database: Database) {
    let store = database.store().await;
    let boss = admin(&store, "boss").await;
    let root = store.seed_org("Kurogane").await.unwrap();
    let team = store.seed_team(team_plan("kita", root)).await.unwrap();
    let token = store
        .invite(&boss, email("Aki"), Some(team), now())
        .await
        .unwrap();
    let opens = Opens::Join {
        email: email("Aki"),
        team: Some("kita".to_owned()),
    };
    assert_eq!(store.opens(&token, now()).await, Ok(opens));
    // The invitation says the address, whatever the form says.
    let newcomer = NewAccount {
        email: email("mallory"),
        ..newcomer("Aki")
    };
    let at_once: Vec<_> = (0..3)
        .map(|_| {
            let (store, token, newcomer) = (store.clone(), token.clone(), newcomer.clone());
            tokio::spawn(async move { store.join(&token, newcomer, now()).await })
        })
        .collect();
    let mut joined = Vec::new();
    for attempt in at_once {
        match attempt.await.unwrap() {
            Ok(id) => joined.push(id),
            Err(trouble) => assert_eq!(trouble, AppError::LinkSpent),
        }
    }
    assert_eq!(joined.len(), 1);
    let aki = viewer(&store, joined[0].person).await;
    assert_eq!(
        (aki.email.clone(), aki.teams.clone()),
        (email("Aki"), vec![team])
    );
    assert_eq!(aki.team_closes, [vienna()]);
    assert!(!aki.roles.admin);
    assert!(
        store
            .working_hours(&aki)
            .await
            .unwrap()
            .works_on(chrono::Weekday::Fri)
    );
    whole(&store).await;
}

async fn an_invitation_expires_and_can_be_withdrawn(database: Database) {
    let store = database.store().await;
    let boss = admin(&store, "boss").await;
    let token = store
        .invite(&boss, email("aki"), None, now())
        .await
        .unwrap();
    let late = now() + TimeDelta::hours(72);
    assert!(
        store
            .opens(&token, late - TimeDelta::seconds(1))
            .await
            .is_ok()
    );
    assert_eq!(store.opens(&token, late).await, Err(AppError::LinkSpent));
    assert_eq!(
        store.join(&token, newcomer("aki"), late).await,
        Err(AppError::LinkSpent)
    );
    assert_eq!(store.waiting_invitations(&boss, late).await, Ok(vec![]));
    let waiting = store.waiting_invitations(&boss, now()).await.unwrap();
    assert_eq!(
        (waiting.len(), &waiting[0].email, waiting[0].expires),
        (1, &email("aki"), late)
    );
    store
        .withdraw_invitation(&boss, waiting[0].id)
        .await
        .unwrap();
    assert_eq!(store.opens(&token, now()).await, Err(AppError::LinkSpent));
    assert_eq!(
        store.withdraw_invitation(&boss, waiting[0].id).await,
        Err(AppError::NotThere)
    );
    assert_eq!(
        store.opens("no such token", now()).await,
        Err(AppError::LinkSpent)
    );
    // Inviting again takes the place of the earlier invitation.
    let first = store
        .invite(&boss, email("aki"), None, now())
        .await
        .unwrap();
    let second = store
        .invite(&boss, email("AKI"), None, now())
        .await
        .unwrap();
    assert_eq!(store.opens(&first, now()).await, Err(AppError::LinkSpent));
    assert!(store.opens(&second, now()).await.is_ok());
    assert!(store.prune(now() + TimeDelta::days(60)).await.unwrap() > 0);
}

async fn an_address_has_one_account(database: Database) {
    let store = database.store().await;
    let boss = admin(&store, "boss").await;
    let token = store
        .invite(&boss, email("aki"), None, now())
        .await
        .unwrap();
    store.seed_person(founded("AKI")).await.unwrap();
    let trouble = store
        .invite(&boss, email("Aki"), None, now())
        .await
        .unwrap_err();
    assert_eq!(wrong(trouble, "email"), "wrong-email-taken");
    // The account took the invitation with it.
    assert_eq!(
        store.join(&token, newcomer("aki"), now()).await,
        Err(AppError::LinkSpent)
    );
    assert!(store.seed_person(founded("aki")).await.is_err());
}

async fn a_weak_password_spends_no_link(database: Database) {
    let store = database.store().await;
    let token = store.set_up_link(now()).await.unwrap().unwrap();
    for text in ["password1", "kurosawa1", "iroriirori"] {
        let newcomer = NewAccount {
            password: password(text),
            ..newcomer("kurosawa")
        };
        let trouble = store
            .set_up(&token, newcomer, "K".to_owned(), now())
            .await
            .unwrap_err();
        assert_eq!(
            wrong(trouble, "password"),
            "wrong-password-common",
            "{text}"
        );
    }
    // What the organisation and its teams are called is the first guess.
    let hearth = NewAccount {
        password: password("hearth2026"),
        ..newcomer("kurosawa")
    };
    let named = store.set_up(&token, hearth, "Hearth".to_owned(), now());
    let trouble = named.await.unwrap_err();
    assert_eq!(wrong(trouble, "password"), "wrong-password-common");
    assert!(
        store
            .set_up(&token, newcomer("kurosawa"), "K".to_owned(), now())
            .await
            .is_ok()
    );
}

async fn a_password_is_changed_by_who_knows_the_old_one(database: Database) {
    let store = database.store().await;
    let hash = store.hash_password(&password(GOOD)).await.unwrap();
    let id = store
        .seed_person(irori_store::SeedPerson {
            password_hash: hash,
            ..founded("aki")
        })
        .await
        .unwrap();
    let aki = viewer(&store, id).await;
    let new = || password("another heron, tall");
    let session = session_of(&store, aki.id).await;
    let trouble = store
        .change_password(&aki, "wrong", new(), &session, None, now())
        .await
        .unwrap_err();
    assert_eq!(wrong(trouble, "old-password"), "wrong-old-password");
    store
        .change_password(&aki, GOOD, new(), &session, None, now())
        .await
        .unwrap();
    assert_eq!(
        store
            .sign_in(
                "aki@example.org",
                "another heron, tall",
                Origin::stranger("n"),
                now()
            )
            .await
            .map(|who| who.person),
        Ok(id)
    );
    let trouble = store
        .sign_in("aki@example.org", GOOD, Origin::stranger("n"), now())
        .await
        .unwrap_err();
    assert_eq!(wrong(trouble, "password"), "wrong-sign-in");
}

async fn only_an_admin_opens_doors_for_others(database: Database) {
    let store = database.store().await;
    let aki = person(&store, "aki").await;
    assert_eq!(
        store.invite(&aki, email("x"), None, now()).await,
        Err(AppError::NotAllowed)
    );
    assert_eq!(
        store.reset_link(&aki, aki.id, now()).await,
        Err(AppError::NotAllowed)
    );
    assert_eq!(
        store.waiting_invitations(&aki, now()).await,
        Err(AppError::NotAllowed)
    );
}

/// RELIABILITY §1: an id that rows mention is never given to a new account.
async fn a_new_account_inherits_nothing(database: Database) {
    let orphans = Uuid::from_u128(0xdead);
    let fresh = Uuid::from_u128(0xf4e5);
    let draws = Arc::new(Mutex::new(VecDeque::from([
        Uuid::from_u128(1),
        orphans,
        fresh,
    ])));
    let draw = Arc::new(move || draws.lock().unwrap().pop_front().unwrap());
    let store = database
        .store_with(StoreSettings {
            random_id: draw,
            ..settings()
        })
        .await;
    if database.engine == Engine::Postgres {
        // There an orphan cannot be planted while the constraint stands, and without it there is
        // no reference to follow: an account that is there already is drawn again all the same.
        plant(&database, &insert_person(&literal(&database, orphans))).await;
    } else {
        let row = format!(
            "INSERT INTO day_off VALUES (X'01', {}, '2026-01-01', '2026-01-02')",
            literal(&database, orphans)
        );
        plant(&database, &row).await;
    }
    assert_eq!(
        store.seed_person(founded("aki")).await.unwrap(),
        PersonId(fresh)
    );
    let findings = store.verify().await.unwrap();
    assert_eq!(
        findings.iter().any(|f| f.to_string().contains("day_off")),
        database.engine == Engine::Sqlite
    );
}

fn insert_person(id: &str) -> String {
    format!(
        "INSERT INTO person (id, email, email_key, name, language, zone, day_ends_at, is_admin, is_hr, password_hash, created_at)
        VALUES ({id}, 'x', 'x', 'x', 'en', 'UTC', 0, false, false, 'x', '2026-01-01T00:00:00Z')"
    )
}
