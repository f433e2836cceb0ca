//! Follow-ups: agreed by a team's leads, ticked by who does them, seen by the whole team, sealed, carried
//! until they are done or dropped.

use crate::fixtures::*;
use crate::led::{Teams, teams};
use crate::on_both;
use chrono::TimeDelta;
use irori_core::domain::follow_up::{FollowUp, FollowUpCounts, FollowUpState, KeptFollowUp, Ticks};
use irori_core::domain::id::{FollowUpId, PersonId, TeamId};
use irori_core::domain::person::Viewer;
use irori_ports::error::AppError;
use irori_ports::follow_ups::{FollowUps, TeamFollowUps};
use irori_ports::{Now, People};
use irori_store::Store;
use tests::databases::Database;
use uuid::Uuid;

on_both!(
    everybody_of_the_team_reads_them_and_nobody_else,
    leads_alone_add_change_and_drop,
    who_and_until_when_are_checked_together,
    the_day_is_that_of_the_teams_zone,
    pressed_twice_it_is_one,
    a_team_has_thirty_open_at_most,
    of_two_leads_who_change_one_at_once_the_second_is_told,
    the_same_words_at_an_old_version_are_no_conflict,
    what_was_so_before_may_stay,
    one_is_carried_until_it_is_ticked_or_dropped,
    who_is_to_do_it_ticks_it_while_they_belong_there,
    ticking_is_all_or_nothing,
    twelve_weeks_are_counted,
);

pub fn follow_up(what: &str, who: PersonId, until: &str) -> FollowUp {
    FollowUp {
        what: what.to_owned(),
        who,
        until: day(until),
    }
}

pub async fn of_team(store: &Store, viewer: &Viewer, team: TeamId) -> TeamFollowUps {
    store.of_team(viewer, team, now()).await.unwrap()
}

/// What the lead of the first team has open: the one there is.
async fn only(store: &Store, t: &Teams) -> KeptFollowUp {
    let mut open = of_team(store, &t.lead, t.a).await.open;
    assert_eq!(open.len(), 1, "{open:?}");
    open.remove(0)
}

/// The `n`th, in the order of writing.
pub async fn add(store: &Store, t: &Teams, n: u128, what: &str) -> FollowUpId {
    let one = follow_up(what, t.member.id, "2026-12-04");
    let now = now() + TimeDelta::milliseconds(n as i64);
    store.add(&t.lead, once(n), t.a, one, now).await.unwrap()
}

pub fn whats(kept: &[KeptFollowUp]) -> Vec<&str> {
    let what = |one: &'_ KeptFollowUp| one.what.is_some();
    assert!(kept.iter().all(what), "{kept:?}");
    kept.iter().filter_map(|one| one.what.as_deref()).collect()
}

fn done(ids: &[FollowUpId]) -> Ticks {
    Ticks {
        done: ids.to_vec(),
        open: Vec::new(),
    }
}

fn open(ids: &[FollowUpId]) -> Ticks {
    Ticks {
        done: Vec::new(),
        open: ids.to_vec(),
    }
}

async fn everybody_of_the_team_reads_them_and_nobody_else(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    let what = "Show the team who will use it 🏠 '; -- 囲炉裏";
    let id = add(&store, &t, 1, what).await;
    let sooner = follow_up("Ask kita", t.lead.id, "2026-11-23");
    store
        .add(&t.second, once(1), t.a, sooner, now())
        .await
        .unwrap();
    assert_eq!(id.0.get_version_num(), 7);
    for who in [&t.lead, &t.second, &t.member, &t.colleague] {
        let seen = of_team(&store, who, t.a).await;
        assert_eq!(whats(&seen.open), ["Ask kita", what], "by their day");
        let one = &seen.open[1];
        assert_eq!((one.id, one.team, one.version), (id, t.a, 1));
        assert_eq!((one.by.as_str(), one.until), ("lead", day("2026-12-04")));
        assert_eq!(one.who.as_ref().unwrap().name, "member");
        assert_eq!((one.state, one.settled), (FollowUpState::Open, None));
        let counts = FollowUpCounts {
            open: 2,
            ..FollowUpCounts::default()
        };
        assert_eq!((seen.counts, seen.settled), (counts, vec![]));
    }
    let names = |seen: TeamFollowUps| {
        let people = seen.people.into_iter();
        people.map(|person| person.name).collect::<Vec<_>>()
    };
    assert_eq!(
        names(of_team(&store, &t.lead, t.a).await),
        ["colleague", "lead", "member", "second"]
    );
    assert!(names(of_team(&store, &t.member, t.a).await).is_empty());
    let boss = admin(&store, "boss").await;
    let stranger = person(&store, "stranger").await;
    for who in [&t.other, &boss, &stranger] {
        let refused = store.of_team(who, t.a, now()).await;
        assert_eq!(refused, Err(AppError::NotThere));
    }
    assert!(of_team(&store, &t.other, t.b).await.open.is_empty());
    whole(&store).await;
}

async fn leads_alone_add_change_and_drop(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    let id = add(&store, &t, 1, "x").await;
    let to = || follow_up("y", t.member.id, "2026-12-04");
    let refused = async |who: &Viewer| {
        let none = Err(AppError::NotThere);
        let added = store.add(who, once(2), t.a, to(), now()).await;
        assert_eq!(added, Err(AppError::NotThere));
        assert_eq!(store.change(who, id, 1, to(), now()).await, none);
        let dropped = store.give_up(who, id, "because".to_owned(), now()).await;
        assert_eq!(dropped, none);
    };
    let boss = admin(&store, "boss").await;
    for who in [&t.member, &t.other, &boss] {
        refused(who).await;
    }
    let nowhere = FollowUpId(Uuid::from_u128(9));
    let lost = store.change(&t.lead, nowhere, 1, to(), now()).await;
    assert_eq!(lost, Err(AppError::NotThere));
    // A role that was taken away takes all of it along.
    let lead = literal(&database, t.lead.id.0);
    let end = format!("UPDATE membership SET to_day = '2026-11-22' WHERE person_id = {lead}");
    plant(&database, &end).await;
    let lead = store.viewer(t.lead.id, now()).await.unwrap().unwrap();
    refused(&lead).await;
    let ticked = store.tick(&lead, done(&[id]), now()).await;
    assert_eq!(ticked, Err(AppError::NotThere));
    let seen = store.of_team(&lead, t.a, now()).await;
    assert_eq!(seen, Err(AppError::NotThere));
    let kept = of_team(&store, &t.second, t.a).await.open;
    assert_eq!((whats(&kept), kept[0].version), (vec!["x"], 1));
}

async fn who_and_until_when_are_checked_together(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    let gone = person(&store, "gone").await;
    store
        .seed_membership(gone.id, member(t.a, "2026-01-01", Some("2026-11-22")))
        .await
        .unwrap();
    let nobody = PersonId(Uuid::from_u128(9));
    for who in [t.other.id, gone.id, nobody] {
        let one = follow_up("x", who, "2026-12-04");
        let refused = store.add(&t.lead, once(1), t.a, one, now()).await;
        assert_eq!(wrong(refused.unwrap_err(), "who"), "wrong-not-in-team");
    }
    for (until, key) in [
        ("2026-11-22", "wrong-past"),
        ("2000-01-01", "wrong-past"),
        ("2027-11-25", "wrong-too-far"),
        ("2199-12-31", "wrong-too-far"),
    ] {
        let one = follow_up("x", nobody, until);
        let refused = store.add(&t.lead, once(1), t.a, one, now()).await;
        let trouble = refused.unwrap_err();
        assert_eq!(wrong(trouble.clone(), "who"), "wrong-not-in-team");
        assert_eq!(wrong(trouble, "until"), key, "{until}");
    }
    assert!(of_team(&store, &t.lead, t.a).await.open.is_empty());
    for (n, until) in [(1, "2026-11-23"), (2, "2027-11-24")] {
        let one = follow_up("x", t.lead.id, until);
        store.add(&t.lead, once(n), t.a, one, now()).await.unwrap();
    }
}

async fn the_day_is_that_of_the_teams_zone(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    // Tuesday morning in Tokyo, where the lead is, and still Monday in Vienna, where the team is.
    let late = at("2026-11-24T02:59:00Z");
    let monday = |what| follow_up(what, t.member.id, "2026-11-23");
    store
        .add(&t.lead, once(1), t.a, monday("x"), late)
        .await
        .unwrap();
    let later = late + TimeDelta::minutes(1);
    let refused = store.add(&t.lead, once(2), t.a, monday("y"), later).await;
    assert_eq!(wrong(refused.unwrap_err(), "until"), "wrong-past");
}

async fn pressed_twice_it_is_one(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    let one = || follow_up("x", t.member.id, "2026-12-04");
    let both = || store.add(&t.lead, once(1), t.a, one(), now());
    let (a, b) = tokio::join!(both(), both());
    assert_eq!(a.unwrap(), b.unwrap());
    only(&store, &t).await;
    // Another's showing of a form is another.
    store
        .add(&t.second, once(1), t.a, one(), now())
        .await
        .unwrap();
    assert_eq!(of_team(&store, &t.lead, t.a).await.open.len(), 2);
}

async fn a_team_has_thirty_open_at_most(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    let mut ids = Vec::new();
    for n in 0..29 {
        ids.push(add(&store, &t, n, "x").await);
    }
    // Two leads at once, and one place.
    let other = database.store().await;
    let one = || follow_up("last", t.member.id, "2026-12-04");
    let (a, b) = tokio::join!(
        store.add(&t.lead, once(100), t.a, one(), now()),
        other.add(&t.second, once(100), t.a, one(), now()),
    );
    assert_eq!([&a, &b].iter().filter(|added| added.is_ok()).count(), 1);
    let trouble = a.err().or(b.err()).unwrap();
    assert_eq!(wrong(trouble, "form"), "wrong-follow-ups-most");
    // One that is done makes room, and cannot come back into a full list.
    store.tick(&t.lead, done(&ids[..1]), now()).await.unwrap();
    add(&store, &t, 200, "y").await;
    let refused = store.tick(&t.lead, open(&ids[..1]), now()).await;
    assert_eq!(wrong(refused.unwrap_err(), "form"), "wrong-follow-ups-most");
    assert_eq!(of_team(&store, &t.lead, t.a).await.open.len(), 30);
    // What is open already is no more than it was.
    store.tick(&t.lead, open(&ids[1..2]), now()).await.unwrap();
    whole(&store).await;
}

async fn of_two_leads_who_change_one_at_once_the_second_is_told(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    let other = database.store().await;
    let id = add(&store, &t, 1, "as it was").await;
    for round in 0..5 {
        let seen = only(&store, &t).await.version;
        let to = |by: &str| follow_up(&format!("{by} {round}"), t.lead.id, "2026-12-11");
        let (a, b) = tokio::join!(
            store.change(&t.lead, id, seen, to("lead"), now()),
            other.change(&t.second, id, seen, to("second"), now()),
        );
        assert_eq!([&a, &b].iter().filter(|done| done.is_ok()).count(), 1);
        let written = if a.is_ok() { "lead" } else { "second" };
        let trouble = a.err().or(b.err()).unwrap();
        assert_eq!(wrong(trouble, "version"), "wrong-follow-up-changed");
        let kept = only(&store, &t).await;
        assert_eq!(kept.what, Some(format!("{written} {round}")));
        assert_eq!(kept.version, seen + 1);
    }
    let kept = only(&store, &t).await;
    assert_eq!((kept.by.as_str(), kept.until), ("lead", day("2026-12-11")));
    // Ticked meanwhile, it can no longer be changed or dropped.
    store.tick(&t.member, done(&[id]), now()).await.unwrap_err();
    store.tick(&t.lead, done(&[id]), now()).await.unwrap();
    let to = follow_up("z", t.lead.id, "2026-12-11");
    let refused = store.change(&t.lead, id, kept.version, to, now()).await;
    assert_eq!(
        wrong(refused.unwrap_err(), "form"),
        "wrong-follow-up-settled"
    );
    let refused = store.give_up(&t.lead, id, "z".to_owned(), now()).await;
    assert_eq!(
        wrong(refused.unwrap_err(), "form"),
        "wrong-follow-up-settled"
    );
    whole(&store).await;
}

async fn the_same_words_at_an_old_version_are_no_conflict(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    let id = add(&store, &t, 1, "as it was").await;
    let to = || follow_up("as it is", t.colleague.id, "2026-12-11");
    store.change(&t.lead, id, 1, to(), now()).await.unwrap();
    store.change(&t.second, id, 1, to(), now()).await.unwrap();
    assert_eq!(only(&store, &t).await.version, 2);
    let no_version = store.change(&t.second, id, 0, to(), now()).await;
    assert_eq!(no_version, Ok(()));
    for other in [
        follow_up("as it is!", t.colleague.id, "2026-12-11"),
        follow_up("as it is", t.member.id, "2026-12-11"),
        follow_up("as it is", t.colleague.id, "2026-12-12"),
    ] {
        let refused = store.change(&t.second, id, 1, other, now()).await;
        let key = wrong(refused.unwrap_err(), "version");
        assert_eq!(key, "wrong-follow-up-changed");
    }
}

async fn what_was_so_before_may_stay(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    let id = add(&store, &t, 1, "x").await;
    let member = literal(&database, t.member.id.0);
    let end = format!("UPDATE membership SET to_day = '2026-11-30' WHERE person_id = {member}");
    plant(&database, &end).await;
    let later = at("2027-01-04T09:00:00Z");
    let change = async |version, who, until: &str| {
        let to = follow_up(&format!("{who} {until}"), who, until);
        store.change(&t.lead, id, version, to, later).await
    };
    // Their day is past and they have left.
    assert_eq!(change(1, t.member.id, "2026-12-04").await, Ok(()));
    let refused = change(2, t.member.id, "2026-12-05").await.unwrap_err();
    assert_eq!(wrong(refused, "until"), "wrong-past");
    assert_eq!(change(2, t.lead.id, "2026-12-04").await, Ok(()));
    let refused = change(3, t.member.id, "2026-12-04").await.unwrap_err();
    assert_eq!(wrong(refused, "who"), "wrong-not-in-team");
}

async fn one_is_carried_until_it_is_ticked_or_dropped(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    let [a, b, c] = [
        add(&store, &t, 1, "a").await,
        add(&store, &t, 2, "b").await,
        add(&store, &t, 3, "c").await,
    ];
    let later = |days| now() + TimeDelta::days(days);
    let at = async |now: Now| store.of_team(&t.member, t.a, now).await.unwrap();
    let after = at(later(400)).await;
    assert_eq!(whats(&after.open), ["a", "b", "c"]);
    assert_eq!(after.counts, FollowUpCounts::default());
    store.tick(&t.lead, done(&[a]), later(1)).await.unwrap();
    let reason = "Kita does it 囲炉裏";
    store
        .give_up(&t.second, b, reason.to_owned(), later(2))
        .await
        .unwrap();
    let seen = at(later(3)).await;
    assert_eq!(
        (whats(&seen.open), whats(&seen.settled)),
        (vec!["c"], vec!["b", "a"])
    );
    let dropped = &seen.settled[0];
    assert_eq!(dropped.reason.as_deref(), Some(reason));
    assert_eq!(
        (dropped.state, dropped.version),
        (FollowUpState::Dropped, 2)
    );
    assert_eq!(seen.settled[1].state, FollowUpState::Done);
    assert_eq!(
        seen.settled[1].settled.map(|at| at.timestamp()),
        Some(later(1).timestamp())
    );
    // Ticked again it stays as it is; opened again it is carried on; what was dropped is not touched.
    store.tick(&t.lead, done(&[a, b]), later(4)).await.unwrap();
    store.tick(&t.lead, open(&[b]), later(4)).await.unwrap();
    let again = at(later(4)).await;
    assert_eq!(again, seen);
    store.tick(&t.lead, open(&[a, c]), later(5)).await.unwrap();
    let seen = at(later(5)).await;
    assert_eq!(
        (whats(&seen.open), whats(&seen.settled)),
        (vec!["a", "c"], vec!["b"])
    );
    assert_eq!((seen.open[0].version, seen.open[0].settled), (3, None));
    assert_eq!(seen.open[1].version, 1, "it was open");
    // Settled ones are shown for twelve weeks.
    let shown = async |days| at(later(days)).await.settled.len();
    assert_eq!((shown(2 + 84).await, shown(2 + 85).await), (1, 0));
    whole(&store).await;
}

async fn who_is_to_do_it_ticks_it_while_they_belong_there(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    let id = add(&store, &t, 1, "x").await;
    let refused = store.tick(&t.colleague, done(&[id]), now()).await;
    assert_eq!(refused, Err(AppError::NotThere));
    store.tick(&t.member, done(&[id]), now()).await.unwrap();
    store.tick(&t.member, open(&[id]), now()).await.unwrap();
    let member = literal(&database, t.member.id.0);
    let end = format!("UPDATE membership SET to_day = '2026-11-22' WHERE person_id = {member}");
    plant(&database, &end).await;
    let gone = store.viewer(t.member.id, now()).await.unwrap().unwrap();
    let refused = store.tick(&gone, done(&[id]), now()).await;
    assert_eq!(refused, Err(AppError::NotThere));
    assert_eq!(only(&store, &t).await.version, 3);
}

async fn ticking_is_all_or_nothing(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    let mine = add(&store, &t, 1, "mine").await;
    let one = follow_up("theirs", t.colleague.id, "2026-12-04");
    let theirs = store.add(&t.lead, once(2), t.a, one, now()).await.unwrap();
    let one = follow_up("elsewhere", t.other.id, "2026-12-04");
    let elsewhere = store.add(&t.other, once(1), t.b, one, now()).await.unwrap();
    let nowhere = FollowUpId(Uuid::from_u128(9));
    for (who, with) in [
        (&t.member, theirs),
        (&t.member, elsewhere),
        (&t.lead, elsewhere),
        (&t.lead, nowhere),
    ] {
        let ticked = store.tick(who, done(&[mine, with]), now()).await;
        assert_eq!(ticked, Err(AppError::NotThere));
        let opened = Ticks {
            done: vec![mine],
            open: vec![with],
        };
        let opened = store.tick(who, opened, now()).await;
        assert_eq!(opened, Err(AppError::NotThere));
    }
    let versions: Vec<_> = of_team(&store, &t.lead, t.a).await.open;
    assert!(versions.iter().all(|one| one.version == 1), "{versions:?}");
    store.tick(&t.lead, Ticks::default(), now()).await.unwrap();
    store
        .tick(&t.lead, done(&[theirs, mine, mine]), now())
        .await
        .unwrap();
    let seen = of_team(&store, &t.lead, t.a).await;
    assert_eq!((seen.open.len(), seen.counts.done), (0, 2));
}

async fn twelve_weeks_are_counted(database: Database) {
    let store = database.store().await;
    let t = teams(&store).await;
    let written = async |n: u128, days| {
        let at = now() - TimeDelta::days(days);
        let one = follow_up("x", t.member.id, "2026-12-04");
        store.add(&t.lead, once(n), t.a, one, at).await.unwrap()
    };
    let [old, last, dropped] = [
        written(1, 85).await,
        written(2, 84).await,
        written(3, 1).await,
    ];
    written(4, 0).await;
    let counts = async || of_team(&store, &t.member, t.a).await.counts;
    let told = |done, open, dropped| FollowUpCounts {
        done,
        open,
        dropped,
    };
    assert_eq!(counts().await, told(0, 3, 0));
    store
        .tick(&t.lead, done(&[old, last]), now())
        .await
        .unwrap();
    store
        .give_up(&t.lead, dropped, "no".to_owned(), now())
        .await
        .unwrap();
    assert_eq!(counts().await, told(1, 1, 1), "by when they were written");
    let settled = of_team(&store, &t.member, t.a).await.settled;
    assert_eq!(settled.len(), 3, "by when they were settled");
}
