//! Families shared by name: with one lead, from now on, until taken back; and none of the k.

use crate::fixtures::*;
use crate::on_both;
use crate::organisation::*;
use chrono::TimeDelta;
use irori_core::domain::consent::{ConsentPlan, SharedFamily};
use irori_core::domain::id::{ConsentId, PersonId, TeamId};
use irori_core::domain::lead::LeadOf;
use irori_core::domain::membership::{MembershipPlan, TeamRole};
use irori_core::domain::person::Viewer;
use irori_core::families::MySignal;
use irori_core::families::shared::BandCause;
use irori_core::privacy::release::Family;
use irori_core::signals::bands::Band;
use irori_ports::consents::{Consents, SharedSignals};
use irori_ports::error::AppError;
use irori_ports::{Now, People};
use irori_store::Store;
use tests::databases::Database;

on_both!(
    it_is_seen_by_that_lead_alone_and_from_that_week_on,
    taken_back_it_is_gone_at_once,
    only_ones_own_lead_can_be_given_it,
    it_is_in_force_only_while_the_lead_leads_and_the_person_belongs,
    given_twice_it_is_one,
    each_look_is_in_the_ledger_before_it_is_given,
    who_shares_is_none_of_the_k,
    what_was_shared_in_a_week_and_taken_back_still_counts_in_it,
    it_goes_with_either_account,
);

fn plan(team: TeamId, lead: &Viewer, family: SharedFamily) -> ConsentPlan {
    let with = LeadOf {
        team,
        lead: lead.id,
    };
    ConsentPlan { with, family }
}

/// What is shared with a lead in a team, as they stand at that moment.
async fn with_me(store: &Store, lead: &Viewer, team: TeamId, now: Now) -> Vec<ConsentId> {
    let lead = store.viewer(lead.id, now).await.unwrap().unwrap();
    let all = store.with_me(&lead, team, now).await.unwrap();
    all.into_iter().map(|one| one.id).collect()
}

async fn shared(
    store: &Store,
    who: &Viewer,
    team: TeamId,
    id: ConsentId,
    now: Now,
) -> Result<SharedSignals, AppError> {
    let who = store.viewer(who.id, now).await.unwrap().unwrap();
    store.shared(&who, team, id, now).await
}

/// Sixteen usual weeks, then a fall; the first of six people.
async fn fallen(database: &Database) -> (Organisation, Viewer, Viewer) {
    let made = Organisation::of(database, &[&[6, 6]]).await;
    let me = made.people[0][0];
    made.answer_of(me, 0..16, |n| 3 + (n % 2) as i64).await;
    made.answer_of(me, 16..22, |_| 1).await;
    let lead = made.lead_of(0).await;
    let me = made.viewer(me).await;
    (made, me, lead)
}

/// Wednesday noon of the `n`th week.
fn midweek(n: u64) -> Now {
    week(FIRST)
        .on(n)
        .monday()
        .on(2)
        .0
        .and_hms_opt(12, 0, 0)
        .unwrap()
        .and_utc()
}

async fn it_is_seen_by_that_lead_alone_and_from_that_week_on(database: Database) {
    let (made, me, lead) = fallen(&database).await;
    let (store, team) = (&made.store, made.teams[0]);
    let isolation = plan(team, &lead, SharedFamily::Isolation);
    store.give(&me, isolation, midweek(18)).await.unwrap();
    let [id] = with_me(store, &lead, team, midweek(18)).await[..] else {
        panic!("it is there at once")
    };
    // The week under way is the first, and has to close.
    let soon = shared(store, &lead, team, id, midweek(18)).await.unwrap();
    assert_eq!(soon.weeks, []);
    assert_eq!(soon.first_closes, week(FIRST).on(18).closes_at(vienna()));
    assert_eq!(
        (soon.consent.name.as_str(), soon.team.as_str()),
        ("team0-0", "team0")
    );
    let seen = shared(store, &lead, team, id, after(20)).await.unwrap();
    let weeks: Vec<_> = seen.weeks.iter().map(|one| one.week).collect();
    assert_eq!(weeks, [18, 19, 20].map(|n| week(FIRST).on(n)));
    for one in &seen.weeks {
        let signals: Vec<_> = one.states.iter().map(|state| state.signal).collect();
        use MySignal::{Breadth, Connection, QuietDays};
        assert_eq!(signals, [Connection, QuietDays, Breadth]);
        assert_eq!(one.states[0].band, Band::Act);
        assert!(
            matches!(
                one.states[0].finding,
                BandCause::SinceBefore | BandCause::Rule
            ),
            "{one:?}"
        );
    }
    // Nobody else: another lead of the same team, the other team's lead, HR, an admin, a colleague,
    // oneself.
    let second = store.seed_person(founded("second")).await.unwrap();
    let leads = MembershipPlan {
        part: TeamRole::Lead,
        counting: false,
        ..member(team, "2025-12-01", None)
    };
    store.seed_membership(second, leads).await.unwrap();
    let second = made.viewer(second).await;
    let other = made.lead_of(1).await;
    let (hr, admin) = (made.hr().await, admin(store, "admin").await);
    let colleague = made.viewer(made.people[0][1]).await;
    for who in [&second, &other, &hr, &admin, &colleague, &me] {
        assert_eq!(with_me(store, who, team, after(20)).await, []);
        let refused = shared(store, who, team, id, after(20)).await;
        assert_eq!(refused, Err(AppError::NotThere), "{}", who.profile.name);
    }
    // Nor the same lead by the address of another team.
    let elsewhere = shared(store, &lead, made.teams[1], id, after(20)).await;
    assert_eq!(elsewhere, Err(AppError::NotThere));
    whole(store).await;
}

async fn taken_back_it_is_gone_at_once(database: Database) {
    let (made, me, lead) = fallen(&database).await;
    let (store, team) = (&made.store, made.teams[0]);
    let family = SharedFamily::Boundary;
    store
        .give(&me, plan(team, &lead, family), midweek(18))
        .await
        .unwrap();
    let mine = store.mine(&me, midweek(19)).await.unwrap();
    let id = mine[0].consents[0].id;
    assert_eq!(mine[0].consents[0].family, family);
    assert!(shared(store, &lead, team, id, after(19)).await.is_ok());
    let colleague = made.viewer(made.people[0][1]).await;
    let refused = store.withdraw(&colleague, id, after(19)).await;
    assert_eq!(refused, Err(AppError::NotThere));
    assert!(shared(store, &lead, team, id, after(19)).await.is_ok());
    for _ in 0..2 {
        store.withdraw(&me, id, after(19)).await.unwrap();
        assert_eq!(
            shared(store, &lead, team, id, after(19)).await,
            Err(AppError::NotThere)
        );
        assert_eq!(with_me(store, &lead, team, after(19)).await, []);
    }
    assert_eq!(store.mine(&me, after(19)).await.unwrap()[0].consents, []);
    // Given again it is another one, of other weeks.
    store
        .give(&me, plan(team, &lead, family), midweek(21))
        .await
        .unwrap();
    let again = with_me(store, &lead, team, midweek(21)).await;
    assert!(again.len() == 1 && again[0] != id);
    assert_eq!(
        shared(store, &lead, team, id, after(22)).await,
        Err(AppError::NotThere)
    );
    let seen = shared(store, &lead, team, again[0], after(22))
        .await
        .unwrap();
    assert_eq!(seen.weeks.len(), 2);
    whole(store).await;
}

async fn only_ones_own_lead_can_be_given_it(database: Database) {
    let (made, me, lead) = fallen(&database).await;
    let (store, team) = (&made.store, made.teams[0]);
    let other = made.lead_of(1).await;
    let colleague = made.viewer(made.people[0][1]).await;
    let family = SharedFamily::Context;
    for (who, team, lead) in [
        (&me, team, &other),
        (&me, made.teams[1], &other),
        (&me, team, &colleague),
        (&me, team, &me),
        (&lead, team, &lead),
        (&other, team, &lead),
    ] {
        let refused = store.give(who, plan(team, lead, family), midweek(18)).await;
        assert_eq!(refused, Err(AppError::NotThere));
    }
    assert!(
        texts(&database, "SELECT family FROM consent")
            .await
            .is_empty()
    );
    let mine = store.mine(&me, midweek(18)).await.unwrap();
    assert_eq!(mine.len(), 1);
    assert_eq!(
        (mine[0].lead.name.as_str(), mine[0].is_in_force),
        ("lead0", true)
    );
    assert_eq!(store.mine(&lead, midweek(18)).await, Ok(vec![]));
    whole(store).await;
}

async fn it_is_in_force_only_while_the_lead_leads_and_the_person_belongs(database: Database) {
    let (made, me, lead) = fallen(&database).await;
    let (store, team) = (&made.store, made.teams[0]);
    let isolation = plan(team, &lead, SharedFamily::Isolation);
    store.give(&me, isolation, midweek(18)).await.unwrap();
    let id = with_me(store, &lead, team, after(19)).await[0];
    for who in [me.id, lead.id] {
        let who = literal(&database, who.0);
        let ends =
            |day: &str| format!("UPDATE membership SET to_day = {day} WHERE person_id = {who}");
        plant(&database, &ends("'2026-05-10'")).await;
        assert!(
            shared(store, &lead, team, id, at("2026-05-10T12:00:00Z"))
                .await
                .is_ok()
        );
        let day_after = at("2026-05-11T12:00:00Z");
        let refused = shared(store, &lead, team, id, day_after).await;
        assert_eq!(refused, Err(AppError::NotThere));
        assert_eq!(with_me(store, &lead, team, day_after).await, []);
        // It can be taken back all the same, and says that it is not in force.
        let me = store.viewer(me.id, day_after).await.unwrap().unwrap();
        let mine = store.mine(&me, day_after).await.unwrap();
        let kept = mine.iter().find(|with| !with.consents.is_empty()).unwrap();
        assert!(!kept.is_in_force);
        plant(&database, &ends("NULL")).await;
        assert!(shared(store, &lead, team, id, day_after).await.is_ok());
    }
    whole(store).await;
}

async fn given_twice_it_is_one(database: Database) {
    let (made, me, lead) = fallen(&database).await;
    let isolation = plan(made.teams[0], &lead, SharedFamily::Isolation);
    let (a, b) = tokio::join!(
        made.store.give(&me, isolation, midweek(18)),
        made.store.give(&me, isolation, midweek(18)),
    );
    assert_eq!((a, b), (Ok(()), Ok(())));
    made.store.give(&me, isolation, midweek(20)).await.unwrap();
    let mine = made.store.mine(&me, midweek(20)).await.unwrap();
    assert_eq!(mine[0].consents.len(), 1);
    assert_eq!(mine[0].consents[0].given, midweek(18));
}

async fn each_look_is_in_the_ledger_before_it_is_given(database: Database) {
    let (made, me, lead) = fallen(&database).await;
    let (store, team) = (&made.store, made.teams[0]);
    let isolation = plan(team, &lead, SharedFamily::Isolation);
    store.give(&me, isolation, midweek(18)).await.unwrap();
    let rows = format!(
        "SELECT detail FROM view WHERE kind = 'consent' AND way = 'page' AND viewer_id = {} AND about_id = {}",
        literal(&database, lead.id.0),
        literal(&database, me.id.0)
    );
    let id = with_me(store, &lead, team, after(19)).await[0];
    assert!(
        texts(&database, &rows).await.is_empty(),
        "the list is no look"
    );
    for _ in 0..2 {
        shared(store, &lead, team, id, after(19)).await.unwrap();
    }
    assert_eq!(texts(&database, &rows).await, ["isolation", "isolation"]);
    let wrong = shared(store, &me, team, id, after(19)).await;
    assert_eq!(wrong, Err(AppError::NotThere));
    assert_eq!(texts(&database, &rows).await.len(), 2);
    // Where the ledger cannot be written nothing is given.
    plant(&database, "ALTER TABLE view RENAME TO view_away").await;
    let refused = shared(store, &lead, team, id, after(19)).await;
    assert!(refused.is_err(), "{refused:?}");
    plant(&database, "ALTER TABLE view_away RENAME TO view").await;
    assert!(shared(store, &lead, team, id, after(19)).await.is_ok());
}

/// The bands of isolation that a team's lead sees of the last seven of 22 weeks; everybody fell in the
/// course of the 17th.
async fn told(made: &Organisation, lead: &Viewer) -> Vec<Band> {
    made.answer(
        22,
        |person, week| {
            if week < 17 { usual(person, week) } else { 1 }
        },
    )
    .await;
    made.store.close_due(after(21)).await.unwrap();
    let seen = made.see(lead, 0, "2026-W22", after(21)).await;
    let all = bands(&seen, Family::Isolation).into_iter();
    all.skip(15).map(|(_, band)| band).collect()
}

async fn sharing(made: &Organisation, lead: &Viewer, people: &[PersonId], family: SharedFamily) {
    for person in people {
        let person = made.viewer(*person).await;
        let plan = plan(made.teams[0], lead, family);
        made.store.give(&person, plan, midweek(16)).await.unwrap();
    }
}

async fn who_shares_is_none_of_the_k(database: Database) {
    let made = Organisation::of(&database, &[&[6]]).await;
    let lead = made.lead_of(0).await;
    let sharers = &made.people[0][..2];
    sharing(&made, &lead, sharers, SharedFamily::Isolation).await;
    let told = told(&made, &lead).await;
    assert_eq!(
        told,
        [Band::Ok; 7],
        "four others are too few, and it does not show"
    );
    let release = contents(&database, "week_release").await.pop().unwrap();
    for word in ["shared", "\"shares", "consent"] {
        assert!(!release.contains(word), "{release}");
    }
    whole(&made.store).await;
}

async fn what_was_shared_in_a_week_and_taken_back_still_counts_in_it(database: Database) {
    let made = Organisation::of(&database, &[&[6]]).await;
    let lead = made.lead_of(0).await;
    // One shares throughout; the other shares something else, and isolation for one morning of W20.
    let [one, other] = [made.people[0][0], made.people[0][1]];
    sharing(&made, &lead, &[one], SharedFamily::Isolation).await;
    sharing(&made, &lead, &[other], SharedFamily::Boundary).await;
    let person = made.viewer(other).await;
    let isolation = plan(made.teams[0], &lead, SharedFamily::Isolation);
    made.store
        .give(&person, isolation, midweek(19))
        .await
        .unwrap();
    let mine = made.store.mine(&person, midweek(19)).await.unwrap();
    let given = mine[0]
        .consents
        .iter()
        .find(|c| c.family == SharedFamily::Isolation);
    let until = midweek(19) + TimeDelta::hours(2);
    made.store
        .withdraw(&person, given.unwrap().id, until)
        .await
        .unwrap();
    made.answer(
        22,
        |person, week| {
            if week < 16 { usual(person, week) } else { 1 }
        },
    )
    .await;
    let mut seen = Vec::new();
    for n in 0..22 {
        made.store.close_due(after(n)).await.unwrap();
        seen.push(state(&database).await);
    }
    // W17 to W19 and W21 on are computed, W20 is carried: its state is that of the week before.
    let moved = |n: usize| seen[n] != seen[n - 1];
    assert!(moved(16) && moved(17) && moved(18) && moved(20), "{seen:?}");
    assert!(!moved(19));
    whole(&made.store).await;
}

/// The evidence of isolation that the group carries.
async fn state(database: &Database) -> String {
    let states = texts(database, "SELECT state FROM group_state").await;
    let state: serde_json::Value = serde_json::from_str(&states[0]).unwrap();
    state["charts"]["isolation"]["running"]["chart"]["everybody"].to_string()
}

async fn it_goes_with_either_account(database: Database) {
    let (made, me, lead) = fallen(&database).await;
    let (store, team) = (&made.store, made.teams[0]);
    let second = made.viewer(made.people[0][1]).await;
    for who in [&me, &second] {
        let plan = plan(team, &lead, SharedFamily::Isolation);
        store.give(who, plan, midweek(18)).await.unwrap();
    }
    erase(&database, &second).await;
    let left = with_me(store, &lead, team, after(19)).await;
    assert_eq!(left.len(), 1);
    shared(store, &lead, team, left[0], after(19))
        .await
        .unwrap();
    erase(&database, &lead).await;
    assert!(
        texts(&database, "SELECT family FROM consent")
            .await
            .is_empty()
    );
    let ledger = texts(&database, "SELECT detail FROM view WHERE kind = 'consent'").await;
    assert_eq!(ledger, ["isolation"], "that it was looked at stays");
    assert_eq!(store.mine(&me, after(19)).await, Ok(vec![]));
}
