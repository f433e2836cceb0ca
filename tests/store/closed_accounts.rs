//! What is left of a closed account, for its person and for nobody else.

use crate::accounts::{NEW, OLD, boss_and_aki, hours, known, note, notes, reset, told};
use crate::fixtures::*;
use crate::on_both;
use chrono::TimeDelta;
use irori_clock::Clock;
use irori_core::domain::id::PersonId;
use irori_core::domain::membership::TeamRole;
use irori_ports::accounts::Accounts;
use irori_ports::error::AppError;
use irori_ports::personal_data::PersonalData;
use irori_ports::{Auth, Opens, Org, Origin, People, Switch};
use irori_store::{Store, StoreSettings};
use tests::databases::{Database, SECRET, settings};
use uuid::Uuid;

on_both!(
    a_closed_account_is_offered_to_nobody_and_stays_its_persons,
    whoever_closes_is_an_admin_and_somebody_else,
    what_is_left_of_a_closed_account_is_its_persons_by_the_code_alone,
    whoever_took_a_closed_account_guesses_at_no_password_of_before,
);

async fn a_closed_account_is_offered_to_nobody_and_stays_its_persons(database: Database) {
    let (store, boss, aki) = boss_and_aki(&database).await;
    let root = store.seed_org("Kurogane").await.unwrap();
    let team = store.seed_team(team_plan("kita", root)).await.unwrap();
    for part in [TeamRole::Member, TeamRole::Lead] {
        let plan = irori_core::domain::membership::MembershipPlan {
            part,
            counting: part == TeamRole::Member,
            ..member(team, "2026-01-01", None)
        };
        // One in a team of each: the second is refused, and that is enough here.
        let _ = store.add_membership(&boss, aki.id, plan, now()).await;
    }
    note(&store, &aki, "2026-11-20", "mine", 1).await;
    let token = store.close_account(&boss, aki.id, now()).await.unwrap();
    assert_eq!(store.viewer(aki.id, now()).await, Ok(None));
    let colleagues = store.colleagues(&boss).await.unwrap();
    assert!(colleagues.iter().all(|one| one.id != aki.id));
    let line = store.person(&boss, aki.id).await.unwrap();
    assert!(line.closed && line.memberships.iter().all(|m| m.is_over(today())));
    let trouble = store
        .sign_in("aki@example.org", OLD, Origin::stranger("n"), now())
        .await;
    assert_eq!(wrong(trouble.unwrap_err(), "password"), "wrong-sign-in");
    assert_eq!(
        store.reset_link(&boss, aki.id, now()).await,
        Err(AppError::NotThere)
    );
    // The link alone opens nothing; with the password it leads to what is theirs, and to nothing else.
    let email = email("aki");
    assert_eq!(
        store.opens(&token, now()).await,
        Ok(Opens::Closed { email })
    );
    let trouble = store.enter_closed(&token, "x", now()).await.unwrap_err();
    assert_eq!(wrong(trouble, "proof"), "wrong-proof");
    let came = store.enter_closed(&token, OLD, now()).await.unwrap();
    assert_eq!(came.person, aki.id);
    let left = store.closed_viewer(aki.id, now()).await.unwrap().unwrap();
    assert!(left.account.closed && left.teams.is_empty() && !left.roles.admin);
    assert_eq!(notes(&store, &left).await, [Some("mine".to_owned())]);
    let later = store.closed_link(&boss, aki.id, now()).await.unwrap();
    assert_eq!(store.opens(&token, now()).await, Err(AppError::LinkSpent));
    let years = now() + TimeDelta::days(3650);
    assert!(
        store.opens(&later, years).await.is_ok(),
        "until it is erased"
    );
    whole(&store).await;
    // Open again, and then closed for good.
    store.reopen_account(&boss, aki.id, now()).await.unwrap();
    assert_eq!(store.opens(&later, now()).await, Err(AppError::LinkSpent));
    assert_eq!(
        store
            .sign_in("aki@example.org", OLD, Origin::stranger("n"), now())
            .await
            .map(|who| who.person),
        Ok(aki.id)
    );
    store.close_account(&boss, aki.id, now()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("erasures.jsonl");
    let settings = StoreSettings {
        erasures: Some(list.into()),
        ..settings()
    };
    let store = Store::open_with(&database.url, &SECRET, settings)
        .await
        .unwrap();
    let left = store.closed_viewer(aki.id, now()).await.unwrap().unwrap();
    let receipt = store.erase(&left, OLD, "s", now()).await.unwrap();
    assert_eq!(receipt.account, aki.id);
    assert_eq!(store.closed_viewer(aki.id, now()).await, Ok(None));
    let changes: Vec<_> = told(&store, &boss).await;
    assert!(changes.is_empty(), "it concerned Aki alone: {changes:?}");
    whole(&store).await;
}

async fn whoever_closes_is_an_admin_and_somebody_else(database: Database) {
    let (store, boss, aki) = boss_and_aki(&database).await;
    assert_eq!(
        store.close_account(&aki, boss.id, now()).await,
        Err(AppError::NotAllowed)
    );
    let trouble = store
        .close_account(&boss, boss.id, now())
        .await
        .unwrap_err();
    assert_eq!(wrong(trouble, "form"), "wrong-close-own");
    for refused in [
        store.end_sessions(&aki, boss.id, now()).await,
        store.reopen_account(&aki, boss.id, now()).await,
    ] {
        assert_eq!(refused, Err(AppError::NotAllowed));
    }
    assert_eq!(
        store.closed_link(&boss, aki.id, now()).await,
        Err(AppError::NotThere),
        "it is open"
    );
    assert_eq!(
        store.reopen_account(&boss, aki.id, now()).await,
        Err(AppError::NotThere)
    );
    assert_eq!(
        store
            .close_account(&boss, PersonId(Uuid::from_u128(3)), now())
            .await,
        Err(AppError::NotThere)
    );
}

async fn what_is_left_of_a_closed_account_is_its_persons_by_the_code_alone(database: Database) {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::standing(now());
    let settings = StoreSettings {
        clock: clock.clone(),
        erasures: Some(folder.path().join("erasures.jsonl").into()),
        ..settings()
    };
    let store = database.store_with(settings).await;
    let boss = known(&store, "boss", Switch::On).await;
    for (name, proof) in [("aki", None), ("mio", Some(OLD))] {
        let aki = known(&store, name, Switch::Off).await;
        clock.set(now());
        note(&store, &aki, "2026-11-20", "before", 1).await;
        let code = store.make_recovery_code(&aki, now()).await.unwrap();
        let token = store.reset_link(&boss, aki.id, now()).await.unwrap();
        clock.set(hours(24));
        reset(&store, &token, NEW, hours(24)).await.unwrap();
        let token = store.close_account(&boss, aki.id, hours(25)).await.unwrap();
        // Whoever has the password of now comes in, and reads nothing of before.
        let came = store.enter_closed(&token, NEW, hours(25)).await.unwrap();
        assert_eq!(came.person, aki.id);
        let left = async || {
            store
                .closed_viewer(aki.id, hours(25))
                .await
                .unwrap()
                .unwrap()
        };
        assert_eq!(notes(&store, &left().await).await, [None]);
        // The person themselves has the code, or the password of before, and it opens everything.
        let code = code.shown();
        let proof = proof.unwrap_or(&code);
        store.enter_closed(&token, proof, hours(25)).await.unwrap();
        let left = left().await;
        assert_eq!(notes(&store, &left).await, [Some("before".to_owned())]);
        // The code comes in again, and confirms what needs a password, and erases.
        store.enter_closed(&token, &code, hours(26)).await.unwrap();
        let check = store.check_password(&left, &code, "s", hours(26));
        check.await.unwrap();
        assert!(
            store
                .check_password(&left, "x", "s", hours(26))
                .await
                .is_err()
        );
        let receipt = store.erase(&left, &code, "s", hours(26)).await.unwrap();
        assert_eq!(receipt.account, aki.id);
    }
    whole(&store).await;
}

async fn whoever_took_a_closed_account_guesses_at_no_password_of_before(database: Database) {
    let (store, boss, aki) = boss_and_aki(&database).await;
    let token = store.reset_link(&boss, aki.id, now()).await.unwrap();
    reset(&store, &token, NEW, hours(24)).await.unwrap();
    let token = store.close_account(&boss, aki.id, hours(25)).await.unwrap();
    let mut guessed = 0;
    for _ in 0..30 {
        let trouble = store.enter_closed(&token, "a guess", hours(26)).await;
        guessed += u32::from(!matches!(trouble, Err(AppError::Slow { .. })));
        // The password of now is theirs, and clears nothing.
        let _ = store.enter_closed(&token, NEW, hours(26)).await;
    }
    assert_eq!(guessed, 20);
}
