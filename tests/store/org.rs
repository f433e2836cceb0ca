//! The tree, its people and their parts.

use crate::fixtures::*;
use crate::on_both;
use irori_core::domain::calendar::Holiday;
use irori_core::domain::department::Tree;
use irori_core::domain::id::{DepartmentId, PersonId, TeamId};
use irori_core::domain::membership::{MembershipPlan, TeamRole};
use irori_ports::error::AppError;
use irori_ports::{Org, Switch};
use tests::databases::Database;
use uuid::Uuid;

on_both!(
    the_tree_has_parents_before_children_and_never_a_loop,
    what_is_in_use_is_not_removed,
    memberships_of_a_person_do_not_contradict_each_other,
    a_membership_ends_and_one_that_would_end_before_it_begins_is_removed,
    memberships_added_at_once_still_count_in_one_team,
    somebody_stays_admin,
    a_list_of_holidays_is_replaced_whole,
    nobody_but_an_admin_sees_or_changes_the_org,
);

async fn the_tree_has_parents_before_children_and_never_a_loop(database: Database) {
    let store = database.store().await;
    let boss = admin(&store, "boss").await;
    let root = store.seed_org("Kurogane").await.unwrap();
    assert!(store.seed_org("Another").await.is_err());
    let world = store
        .add_department(&boss, "World".to_owned(), root)
        .await
        .unwrap();
    let japan = store
        .add_department(&boss, "Japan".to_owned(), root)
        .await
        .unwrap();
    let north = store
        .add_department(&boss, "北".to_owned(), japan)
        .await
        .unwrap();
    let kita = store
        .add_team(&boss, team_plan("kita", north))
        .await
        .unwrap();
    let Tree { departments, teams } = store.tree(&boss, today()).await.unwrap();
    assert_eq!(
        departments.iter().map(|d| d.id).collect::<Vec<_>>(),
        [root, japan, world, north]
    );
    assert_eq!(
        teams
            .iter()
            .map(|t| (t.id, t.department, t.counting))
            .collect::<Vec<_>>(),
        [(kita, north, 0)]
    );
    let save = |id, parent| store.save_department(&boss, id, "X".to_owned(), parent);
    for (id, parent, key) in [
        (japan, Some(north), "wrong-loop"),
        (japan, Some(japan), "wrong-loop"),
        (root, Some(japan), "wrong-loop"),
        (japan, None, "wrong-missing"),
        (
            japan,
            Some(DepartmentId(Uuid::from_u128(1))),
            "wrong-choice",
        ),
    ] {
        assert_eq!(wrong(save(id, parent).await.unwrap_err(), "parent"), key);
    }
    save(north, Some(world)).await.unwrap();
    save(root, None).await.unwrap();
    let tree = store.tree(&boss, today()).await.unwrap();
    assert_eq!(tree.department(north).unwrap().parent, Some(world));
    let nowhere = DepartmentId(Uuid::from_u128(1));
    assert_eq!(save(nowhere, Some(root)).await, Err(AppError::NotThere));
    assert_eq!(
        store.add_department(&boss, "X".to_owned(), nowhere).await,
        Err(AppError::NotThere)
    );
    store
        .save_team(&boss, kita, team_plan("Kita", japan), now())
        .await
        .unwrap();
    let tree = store.tree(&boss, today()).await.unwrap();
    let team = tree.team(kita).unwrap();
    assert_eq!(
        (team.name.as_str(), team.department, team.zone),
        ("Kita", japan, chrono_tz::Europe::Vienna)
    );
    whole(&store).await;
}

async fn what_is_in_use_is_not_removed(database: Database) {
    let store = database.store().await;
    let boss = admin(&store, "boss").await;
    let root = store.seed_org("Kurogane").await.unwrap();
    let japan = store
        .add_department(&boss, "Japan".to_owned(), root)
        .await
        .unwrap();
    let kita = store
        .add_team(&boss, team_plan("kita", japan))
        .await
        .unwrap();
    for id in [root, japan] {
        assert_eq!(
            wrong(
                store.remove_department(&boss, id).await.unwrap_err(),
                "form"
            ),
            "wrong-not-empty"
        );
    }
    let once_there = store
        .add_membership(
            &boss,
            boss.id,
            member(kita, "2026-01-01", Some("2026-01-02")),
            now(),
        )
        .await
        .unwrap();
    assert_eq!(
        wrong(store.remove_team(&boss, kita).await.unwrap_err(), "form"),
        "wrong-not-empty"
    );
    store
        .end_membership(&boss, once_there, day("2025-12-31"), now())
        .await
        .unwrap();
    store.remove_team(&boss, kita).await.unwrap();
    store.remove_department(&boss, japan).await.unwrap();
    assert_eq!(
        store.remove_team(&boss, kita).await,
        Err(AppError::NotThere)
    );
    assert_eq!(
        store.remove_department(&boss, japan).await,
        Err(AppError::NotThere)
    );
}

async fn memberships_of_a_person_do_not_contradict_each_other(database: Database) {
    let store = database.store().await;
    let (boss, aki) = (admin(&store, "boss").await, person(&store, "aki").await);
    let root = store.seed_org("Kurogane").await.unwrap();
    let kita = store
        .add_team(&boss, team_plan("kita", root))
        .await
        .unwrap();
    let nami = store
        .add_team(&boss, team_plan("nami", root))
        .await
        .unwrap();
    let add = |plan| store.add_membership(&boss, aki.id, plan, now());
    add(member(kita, "2026-01-01", Some("2026-06-30")))
        .await
        .unwrap();
    let trouble = add(member(nami, "2026-06-30", None)).await.unwrap_err();
    assert_eq!(wrong(trouble, "counting"), "wrong-counting-twice");
    let trouble = add(MembershipPlan {
        counting: false,
        ..member(kita, "2025-01-01", None)
    })
    .await
    .unwrap_err();
    assert_eq!(wrong(trouble, "team"), "wrong-team-twice");
    add(MembershipPlan {
        counting: false,
        ..member(nami, "2026-06-01", Some("2026-06-30"))
    })
    .await
    .unwrap();
    let counts = add(member(nami, "2026-07-01", None)).await.unwrap();
    add(MembershipPlan {
        part: TeamRole::Lead,
        counting: false,
        ..member(kita, "2026-07-01", None)
    })
    .await
    .unwrap();
    let nobody = PersonId(Uuid::from_u128(1));
    assert_eq!(
        store
            .add_membership(&boss, nobody, member(kita, "2026-01-01", None), now())
            .await,
        Err(AppError::NotThere)
    );
    assert_eq!(
        add(member(
            TeamId(Uuid::from_u128(1)),
            "2020-01-01",
            Some("2020-01-01")
        ))
        .await,
        Err(AppError::NotThere)
    );
    let aki = viewer(&store, aki.id).await;
    assert_eq!((aki.teams, aki.roles.leads), (vec![nami], vec![kita]));
    let tree = store.tree(&boss, today()).await.unwrap();
    assert_eq!(tree.team(nami).unwrap().counting, 1);
    assert_eq!(tree.team(kita).unwrap().counting, 0);
    let earlier = store.tree(&boss, day("2026-06-30")).await.unwrap();
    assert_eq!(earlier.team(kita).unwrap().counting, 1);
    let line = store.person(&boss, aki.id).await.unwrap();
    assert_eq!(line.memberships.len(), 4);
    assert!(
        line.memberships
            .iter()
            .any(|m| m.id == counts && m.counting && m.to.is_none())
    );
    assert_eq!(
        store
            .people(&boss)
            .await
            .unwrap()
            .iter()
            .map(|p| p.name.as_str())
            .collect::<Vec<_>>(),
        ["aki", "boss"]
    );
    whole(&store).await;
}

async fn a_membership_ends_and_one_that_would_end_before_it_begins_is_removed(database: Database) {
    let store = database.store().await;
    let boss = admin(&store, "boss").await;
    let root = store.seed_org("Kurogane").await.unwrap();
    let kita = store
        .add_team(&boss, team_plan("kita", root))
        .await
        .unwrap();
    let nami = store
        .add_team(&boss, team_plan("nami", root))
        .await
        .unwrap();
    let first = store
        .add_membership(&boss, boss.id, member(kita, "2026-01-01", None), now())
        .await
        .unwrap();
    store
        .end_membership(&boss, first, day("2026-01-01"), now())
        .await
        .unwrap();
    let second = store
        .add_membership(&boss, boss.id, member(nami, "2026-01-02", None), now())
        .await
        .unwrap();
    let trouble = store
        .end_membership(&boss, first, day("2026-01-02"), now())
        .await
        .unwrap_err();
    assert_eq!(wrong(trouble, "counting"), "wrong-counting-twice");
    store
        .end_membership(&boss, second, day("2026-01-01"), now())
        .await
        .unwrap();
    assert_eq!(
        store
            .end_membership(&boss, second, day("2026-01-01"), now())
            .await,
        Err(AppError::NotThere)
    );
    store
        .end_membership(&boss, first, day("2026-01-02"), now())
        .await
        .unwrap();
    let left = store.person(&boss, boss.id).await.unwrap().memberships;
    assert_eq!(
        left.iter().map(|m| (m.id, m.to)).collect::<Vec<_>>(),
        [(first, Some(day("2026-01-02")))]
    );
}

async fn memberships_added_at_once_still_count_in_one_team(database: Database) {
    let store = database.store().await;
    let boss = admin(&store, "boss").await;
    let root = store.seed_org("Kurogane").await.unwrap();
    let mut attempts = Vec::new();
    for n in 0..8 {
        let team = store
            .add_team(&boss, team_plan(&format!("team {n}"), root))
            .await
            .unwrap();
        let (store, boss) = (store.clone(), boss.clone());
        attempts.push(async move {
            store
                .add_membership(&boss, boss.id, member(team, "2026-01-01", None), now())
                .await
        });
    }
    let attempts: Vec<_> = attempts.into_iter().map(tokio::spawn).collect();
    let mut added = 0;
    for attempt in attempts {
        added += u32::from(attempt.await.unwrap().is_ok());
    }
    assert_eq!(added, 1);
    whole(&store).await;
}

async fn somebody_stays_admin(database: Database) {
    let store = database.store().await;
    let (boss, aki) = (admin(&store, "boss").await, person(&store, "aki").await);
    let trouble = store
        .save_roles(&boss, boss.id, Switch::Off, Switch::On, now())
        .await
        .unwrap_err();
    assert_eq!(wrong(trouble, "admin"), "wrong-last-admin");
    store
        .save_roles(&boss, aki.id, Switch::On, Switch::On, now())
        .await
        .unwrap();
    let aki = viewer(&store, aki.id).await;
    assert!(aki.roles.admin && aki.roles.hr);
    // Both take the other's role away at once: one of them is refused.
    let (a, b) = tokio::join!(
        store.save_roles(&aki, boss.id, Switch::Off, Switch::Off, now()),
        store.save_roles(&boss, aki.id, Switch::Off, Switch::Off, now()),
    );
    assert_ne!(a.is_ok(), b.is_ok());
    let nobody = PersonId(Uuid::from_u128(1));
    assert_eq!(
        store
            .save_roles(&boss, nobody, Switch::On, Switch::On, now())
            .await,
        Err(AppError::NotThere)
    );
}

async fn a_list_of_holidays_is_replaced_whole(database: Database) {
    let store = database.store().await;
    let boss = admin(&store, "boss").await;
    let root = store.seed_org("Kurogane").await.unwrap();
    let kita = store
        .add_team(&boss, team_plan("kita", root))
        .await
        .unwrap();
    let holiday = |d: &str, name: &str| Holiday {
        day: day(d),
        name: name.to_owned(),
    };
    let first = vec![
        holiday("2026-01-01", "元日"),
        holiday("2026-11-23", "勤労感謝の日"),
    ];
    store
        .save_team_holidays(&boss, kita, first.clone())
        .await
        .unwrap();
    assert_eq!(store.team_holidays(&boss, kita).await, Ok(first));
    let second = vec![holiday("2027-01-01", "")];
    store
        .save_team_holidays(&boss, kita, second.clone())
        .await
        .unwrap();
    assert_eq!(store.team_holidays(&boss, kita).await, Ok(second));
    let nowhere = TeamId(Uuid::from_u128(1));
    assert_eq!(
        store.save_team_holidays(&boss, nowhere, vec![]).await,
        Err(AppError::NotThere)
    );
}

async fn nobody_but_an_admin_sees_or_changes_the_org(database: Database) {
    let store = database.store().await;
    let aki = person(&store, "aki").await;
    let root = store.seed_org("Kurogane").await.unwrap();
    let team = store.seed_team(team_plan("kita", root)).await.unwrap();
    let no = AppError::NotAllowed;
    let id = irori_core::domain::id::MembershipId(Uuid::from_u128(1));
    assert_eq!(store.tree(&aki, today()).await.unwrap_err(), no);
    assert_eq!(
        store
            .add_department(&aki, "x".to_owned(), root)
            .await
            .unwrap_err(),
        no
    );
    assert_eq!(
        store
            .save_department(&aki, root, "x".to_owned(), None)
            .await
            .unwrap_err(),
        no
    );
    assert_eq!(store.remove_department(&aki, root).await.unwrap_err(), no);
    assert_eq!(
        store
            .add_team(&aki, team_plan("x", root))
            .await
            .unwrap_err(),
        no
    );
    assert_eq!(
        store
            .save_team(&aki, team, team_plan("x", root), now())
            .await
            .unwrap_err(),
        no
    );
    assert_eq!(store.remove_team(&aki, team).await.unwrap_err(), no);
    assert_eq!(store.team_holidays(&aki, team).await.unwrap_err(), no);
    assert_eq!(
        store
            .save_team_holidays(&aki, team, vec![])
            .await
            .unwrap_err(),
        no
    );
    assert_eq!(store.people(&aki).await.unwrap_err(), no);
    assert_eq!(store.person(&aki, aki.id).await.unwrap_err(), no);
    assert_eq!(
        store
            .save_roles(&aki, aki.id, Switch::On, Switch::On, now())
            .await
            .unwrap_err(),
        no
    );
    assert_eq!(
        store
            .add_membership(&aki, aki.id, member(team, "2026-01-01", None), now())
            .await
            .unwrap_err(),
        no
    );
    assert_eq!(
        store
            .end_membership(&aki, id, today(), now())
            .await
            .unwrap_err(),
        no
    );
}
