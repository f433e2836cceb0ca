//! People as they see themselves.

use crate::fixtures::*;
use crate::on_both;
use irori_core::domain::calendar::{Holiday, WorkingHours};
use irori_core::domain::day::DayEnd;
use irori_core::domain::form::Form;
use irori_core::domain::id::PersonId;
use irori_core::domain::membership::MembershipPlan;
use irori_core::domain::person::{Language, Profile};
use irori_ports::People;
use irori_ports::error::AppError;
use tests::databases::Database;
use uuid::Uuid;

on_both!(
    a_profile_is_read_as_it_was_saved,
    teams_are_those_of_the_persons_own_day,
    working_hours_are_the_usual_ones_until_they_are_set,
    days_off_are_ones_own,
    holidays_are_those_of_the_counting_team,
    colleagues_of_ones_own_teams_come_first,
);

async fn a_profile_is_read_as_it_was_saved(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    let profile = Profile {
        name: "Åki ﷺ 👩‍👧 '; --".to_owned(),
        language: Language::English,
        zone: chrono_tz::America::St_Johns,
        day_ends_at: DayEnd::parse("11:59").unwrap(),
    };
    store.save_profile(&me, profile.clone()).await.unwrap();
    assert_eq!(viewer(&store, me.id).await.profile, profile);
    assert_eq!(
        store.viewer(PersonId(Uuid::from_u128(1)), now()).await,
        Ok(None)
    );
    let closed = format!(
        "UPDATE person SET closed_at = '2026-01-01T00:00:00Z' WHERE id = {}",
        literal(&database, me.id.0)
    );
    plant(&database, &closed).await;
    assert_eq!(store.viewer(me.id, now()).await, Ok(None));
}

async fn teams_are_those_of_the_persons_own_day(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    let root = store.seed_org("K").await.unwrap();
    let first = store.seed_team(team_plan("a", root)).await.unwrap();
    let second = store.seed_team(team_plan("b", root)).await.unwrap();
    let beside = MembershipPlan {
        counting: false,
        ..member(first, "2026-01-01", None)
    };
    store.seed_membership(me.id, beside).await.unwrap();
    store
        .seed_membership(me.id, member(second, "2026-11-23", None))
        .await
        .unwrap();
    // 03:59 in Tokyo is still the Day before.
    let early = store
        .viewer(me.id, at("2026-11-22T18:59:00Z"))
        .await
        .unwrap()
        .unwrap();
    assert_eq!((early.teams, early.team_closes), (vec![first], vec![]));
    let late = store
        .viewer(me.id, at("2026-11-22T19:00:00Z"))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (late.teams, late.team_closes),
        (vec![second, first], vec![vienna()])
    );
}

async fn working_hours_are_the_usual_ones_until_they_are_set(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    assert_eq!(store.working_hours(&me).await, Ok(WorkingHours::default()));
    let hours =
        WorkingHours::parse(&Form::default().with("sat", "9:00-12:00, 13:00-24:00")).unwrap();
    store
        .save_working_hours(&me, hours.clone(), now())
        .await
        .unwrap();
    assert_eq!(store.working_hours(&me).await, Ok(hours));
    let none = WorkingHours::new(Default::default());
    store
        .save_working_hours(&me, none.clone(), now())
        .await
        .unwrap();
    assert_eq!(store.working_hours(&me).await, Ok(none));
}

async fn days_off_are_ones_own(database: Database) {
    let store = database.store().await;
    let (me, other) = (person(&store, "me").await, person(&store, "other").await);
    store
        .add_day_off(&me, day("2026-12-24"), day("2027-01-03"), now())
        .await
        .unwrap();
    store
        .add_day_off(&me, day("2026-11-01"), day("2026-11-01"), now())
        .await
        .unwrap();
    let off = store.days_off(&me, day("2026-11-01")).await.unwrap();
    assert_eq!(
        off.iter().map(|o| (o.from, o.to)).collect::<Vec<_>>(),
        [
            (day("2026-11-01"), day("2026-11-01")),
            (day("2026-12-24"), day("2027-01-03")),
        ]
    );
    assert_eq!(
        store.days_off(&me, day("2027-01-03")).await.unwrap().len(),
        1
    );
    assert_eq!(store.days_off(&other, day("2000-01-01")).await, Ok(vec![]));
    assert_eq!(
        store.remove_day_off(&other, off[0].id, now()).await,
        Err(AppError::NotThere)
    );
    store.remove_day_off(&me, off[0].id, now()).await.unwrap();
    assert_eq!(
        store.days_off(&me, day("2000-01-01")).await.unwrap().len(),
        1
    );
}

async fn holidays_are_those_of_the_counting_team(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    let root = store.seed_org("K").await.unwrap();
    let (first, second) = (
        store.seed_team(team_plan("a", root)).await.unwrap(),
        store.seed_team(team_plan("b", root)).await.unwrap(),
    );
    for (team, name) in [(first, "a"), (second, "b")] {
        let holidays = ["2026-11-23", "2026-12-25"].map(|d| Holiday {
            day: day(d),
            name: name.to_owned(),
        });
        store.seed_holidays(team, holidays.to_vec()).await.unwrap();
    }
    let of = |viewer| {
        let store = store.clone();
        async move {
            store
                .holidays(&viewer, day("2026-11-01"), day("2026-11-30"))
                .await
                .unwrap()
        }
    };
    let beside = MembershipPlan {
        counting: false,
        ..member(first, "2026-01-01", None)
    };
    store.seed_membership(me.id, beside).await.unwrap();
    assert_eq!(of(viewer(&store, me.id).await).await, []);
    store
        .seed_membership(me.id, member(second, "2026-01-01", None))
        .await
        .unwrap();
    assert_eq!(
        of(viewer(&store, me.id).await).await,
        [Holiday {
            day: day("2026-11-23"),
            name: "b".to_owned()
        }]
    );
}

async fn colleagues_of_ones_own_teams_come_first(database: Database) {
    let store = database.store().await;
    let root = store.seed_org("K").await.unwrap();
    let team = store.seed_team(team_plan("a", root)).await.unwrap();
    let me = person(&store, "me").await;
    let zoe = person(&store, "Zoe").await;
    person(&store, "ben").await;
    person(&store, "Aki").await;
    for id in [me.id, zoe.id] {
        store
            .seed_membership(id, member(team, "2026-01-01", None))
            .await
            .unwrap();
    }
    let me = viewer(&store, me.id).await;
    let names: Vec<_> = store
        .colleagues(&me)
        .await
        .unwrap()
        .into_iter()
        .map(|c| c.name)
        .collect();
    assert_eq!(names, ["Zoe", "Aki", "ben"]);
}
