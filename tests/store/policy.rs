//! Policies: set by admins alone, for weeks to come, each version kept.

use crate::fixtures::*;
use crate::on_both;
use crate::organisation::week;
use irori_core::domain::policy::{Policies, Policy};
use irori_ports::error::AppError;
use irori_ports::rules::Rules;
use tests::databases::Database;

on_both!(
    everybody_reads_what_irori_comes_with_until_an_admin_sets_another,
    a_policy_is_in_force_from_the_first_week_that_has_begun_nowhere,
    a_change_before_the_week_begins_supersedes_and_both_are_kept,
    only_admins_set_and_see_who_set,
    a_policy_that_changes_nothing_is_refused,
    who_set_a_policy_may_go_and_the_policy_stays,
);

fn strict(quiet_streak: u32) -> Policy {
    Policy {
        quiet_streak,
        connection_watch: 2.75,
        ..Policy::default()
    }
}

async fn everybody_reads_what_irori_comes_with_until_an_admin_sets_another(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    let policies = store.policies(&me).await.unwrap();
    assert_eq!(policies, Policies::default());
    assert_eq!(policies.at(week("2026-W48")), Policy::default());
    let admin = admin(&store, "admin").await;
    let set = store.set_policy(&admin, strict(5), now()).await.unwrap();
    let read = store.policies(&me).await.unwrap();
    assert_eq!(read.versions(), [set]);
    whole(&store).await;
}

async fn a_policy_is_in_force_from_the_first_week_that_has_begun_nowhere(database: Database) {
    let store = database.store().await;
    let admin = admin(&store, "admin").await;
    // Monday of week 48 begins on Kiritimati on Sunday at 10:00 UTC.
    let before = at("2026-11-22T09:59:59Z");
    let set = store.set_policy(&admin, strict(5), before).await.unwrap();
    assert_eq!((set.number, set.from), (1, week("2026-W48")));
    let after = at("2026-11-22T10:00:00Z");
    let set = store.set_policy(&admin, strict(6), after).await.unwrap();
    assert_eq!((set.number, set.from), (2, week("2026-W49")));
    let policies = store.policies(&admin).await.unwrap();
    let streak = |text| policies.at(week(text)).quiet_streak;
    assert_eq!(streak("2026-W47"), Policy::default().quiet_streak);
    assert_eq!((streak("2026-W48"), streak("2026-W49")), (5, 6));
    whole(&store).await;
}

async fn a_change_before_the_week_begins_supersedes_and_both_are_kept(database: Database) {
    let store = database.store().await;
    let admin = admin(&store, "admin").await;
    for streak in [5, 6, 7] {
        store
            .set_policy(&admin, strict(streak), now())
            .await
            .unwrap();
    }
    let policies = store.policies(&admin).await.unwrap();
    let numbers: Vec<u32> = policies.versions().iter().map(|v| v.number).collect();
    assert_eq!(numbers, [1, 2, 3]);
    assert_eq!(policies.at(week("2026-W49")), strict(7));
    assert_eq!(policies.at(week("2026-W48")), Policy::default());
    let history = store.policy_history(&admin).await.unwrap();
    assert_eq!(history[0].version.policy, strict(7));
    assert_eq!(history.len(), 3);
    whole(&store).await;
}

async fn only_admins_set_and_see_who_set(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    let refused = store.set_policy(&me, strict(5), now()).await;
    assert_eq!(refused, Err(AppError::NotAllowed));
    assert_eq!(store.policy_history(&me).await, Err(AppError::NotAllowed));
    assert_eq!(store.policies(&me).await.unwrap().versions(), []);
    let admin = admin(&store, "admin").await;
    store.set_policy(&admin, strict(5), now()).await.unwrap();
    let history = store.policy_history(&admin).await.unwrap();
    assert_eq!(history[0].set_by.as_deref(), Some("admin"));
    assert_eq!(history[0].set_at, now());
}

async fn a_policy_that_changes_nothing_is_refused(database: Database) {
    let store = database.store().await;
    let admin = admin(&store, "admin").await;
    let same = |answer: Result<_, AppError>| wrong(answer.map(drop).unwrap_err(), "form");
    let default = store.set_policy(&admin, Policy::default(), now()).await;
    assert_eq!(same(default), "wrong-policy-same");
    store.set_policy(&admin, strict(5), now()).await.unwrap();
    let again = store.set_policy(&admin, strict(5), now()).await;
    assert_eq!(same(again), "wrong-policy-same");
    // Back to what is in force: the version to come is taken back by a further one.
    let back = store.set_policy(&admin, Policy::default(), now()).await;
    assert_eq!(back.unwrap().number, 2);
}

async fn who_set_a_policy_may_go_and_the_policy_stays(database: Database) {
    let store = database.store().await;
    let (gone, stays) = (admin(&store, "gone").await, admin(&store, "stays").await);
    store.set_policy(&gone, strict(5), now()).await.unwrap();
    erase(&database, &gone).await;
    let history = store.policy_history(&stays).await.unwrap();
    assert_eq!((history.len(), history[0].set_by.clone()), (1, None));
    whole(&store).await;
}
