//! Closing weeks and quarters, on both databases: once, for good, and of whom.

use crate::fixtures::*;
use crate::on_both;
use crate::organisation::*;
use chrono::TimeDelta;
use irori_core::domain::day::ClosingHour;
use irori_core::domain::membership::{MembershipPlan, TeamRole};
use irori_core::domain::team::{Publishing, TeamPlan};
use irori_core::privacy::release::Family;
use irori_core::signals::bands::Band;
use irori_ports::releases::{ReadableWeek, ReleaseStatus};
use irori_ports::{Entries, Now, Org};
use irori_store::{BrokenChain, Finding};
use tests::databases::Database;

on_both!(
    a_week_closes_once_however_many_servers_try,
    a_week_closes_when_the_latest_of_its_teams_says,
    missed_closings_are_caught_up_and_say_so,
    a_closed_week_stays_whatever_is_written_later,
    a_lead_is_no_respondent_of_their_team,
    small_teams_are_joined_when_a_quarter_begins,
    what_a_team_collects_while_it_publishes_nothing_stays_out,
    who_is_erased_leaves_the_releases_whole,
    verify_finds_a_release_that_was_touched,
    a_group_whose_state_is_gone_says_so_and_stays,
    a_team_of_a_group_is_not_removed,
    a_claim_that_is_not_kept_runs_out,
);

async fn a_week_closes_once_however_many_servers_try(database: Database) {
    let made = Organisation::of(&database, &[&[6, 7], &[8]]).await;
    made.answer(4, usual).await;
    let other = database.store().await;
    let third = database.store().await;
    let (a, b, c) = tokio::join!(
        made.store.close_due(after(3)),
        other.close_due(after(3)),
        third.close_due(after(3)),
    );
    let closed: u32 = [a, b, c].into_iter().map(|done| done.unwrap().weeks).sum();
    // Who is turned away by another's claim comes again.
    let again = made
        .store
        .close_due(after(3) + TimeDelta::minutes(5))
        .await
        .unwrap();
    assert_eq!(closed + again.weeks, 12, "three groups and four weeks");
    assert_eq!(contents(&database, "week_release").await.len(), 12);
    let nothing = made.store.close_due(after(3)).await.unwrap();
    assert_eq!(nothing, Default::default());
    whole(&made.store).await;
}

async fn a_week_closes_when_the_latest_of_its_teams_says(database: Database) {
    let made = Organisation::of(&database, &[&[3, 4]]).await;
    made.answer(1, usual).await;
    let boss = admin(&made.store, "boss").await;
    let tree = made.store.tree(&boss, today()).await.unwrap();
    let team = tree.team(made.teams[1]).unwrap();
    let plan = TeamPlan {
        name: team.name.clone(),
        department: team.department,
        zone: team.zone,
        closing_hour: ClosingHour::from_hours(36).unwrap(),
        publishing: team.publishing,
    };
    made.store
        .save_team(&boss, team.id, plan, now())
        .await
        .unwrap();
    let monday = after(0);
    assert_eq!(made.store.close_due(monday).await.unwrap().weeks, 0);
    let lead = made.lead_of(0).await;
    let closes = monday + TimeDelta::hours(23);
    assert_eq!(
        made.see(&lead, 0, FIRST, monday).await.closing,
        ReleaseStatus::Open { closes }
    );
    // Who counts there can add what is missing for as long.
    let member = made.viewer(made.people[1][0]).await;
    assert_eq!(member.closing_of(week(FIRST)), closes);
    assert_eq!(made.store.close_due(closes).await.unwrap().weeks, 1);
    whole(&made.store).await;
}

async fn missed_closings_are_caught_up_and_say_so(database: Database) {
    let made = Organisation::of(&database, &[&[6]]).await;
    made.answer(3, usual).await;
    made.store.close_due(after(0)).await.unwrap();
    let late = after(2) + TimeDelta::days(5);
    assert_eq!(made.store.close_due(late).await.unwrap().weeks, 2);
    let lead = made.lead_of(0).await;
    let closing = |seen: ReadableWeek| match seen.closing {
        ReleaseStatus::Closed { due, closed } => irori_core::privacy::release::is_late(due, closed),
        other => panic!("{other:?}"),
    };
    assert!(!closing(made.see(&lead, 0, "2026-W01", late).await));
    assert!(closing(made.see(&lead, 0, "2026-W02", late).await));
    whole(&made.store).await;
}

async fn a_closed_week_stays_whatever_is_written_later(database: Database) {
    let made = Organisation::of(&database, &[&[6]]).await;
    made.answer(14, usual).await;
    made.store.close_due(after(13)).await.unwrap();
    let before = contents(&database, "week_release").await;
    assert_eq!(before.len(), 14);
    // Everybody changes their minds about every week.
    for person in &made.people[0] {
        let viewer = made.viewer(*person).await;
        let (from, to) = (week(FIRST).monday(), week(FIRST).on(14).monday());
        for kept in made.store.between(&viewer, from, to).await.unwrap() {
            let seen = Some(kept.entry.version());
            made.store
                .remove(&viewer, kept.id, seen, now())
                .await
                .unwrap();
        }
    }
    made.answer(16, |_, _| 1).await;
    made.store.close_due(after(14)).await.unwrap();
    let now = contents(&database, "week_release").await;
    assert_eq!(&now[..14], &before[..]);
    // What was taken stays taken: the new week is far below people's usual of before.
    let lead = made.lead_of(0).await;
    let seen = made.see(&lead, 0, "2026-W15", after(14)).await;
    assert_eq!(bands(&seen, Family::Isolation).last().unwrap().1, Band::Act);
    whole(&made.store).await;
}

async fn a_lead_is_no_respondent_of_their_team(database: Database) {
    // Two teams of three are joined; the lead of one counts in the other.
    let made = Organisation::of(&database, &[&[3, 4]]).await;
    let plan = MembershipPlan {
        part: TeamRole::Lead,
        counting: false,
        ..member(made.teams[1], "2025-12-01", None)
    };
    made.store
        .seed_membership(made.people[0][0], plan)
        .await
        .unwrap();
    // One who came in mid-week counts in neither week.
    let late = made.store.seed_person(founded("late")).await.unwrap();
    made.store
        .seed_membership(late, member(made.teams[0], "2026-01-07", None))
        .await
        .unwrap();
    made.answer(2, usual).await;
    made.store.close_due(after(1)).await.unwrap();
    let seats: Vec<usize> = contents(&database, "week_release")
        .await
        .iter()
        .map(|text| {
            let release: serde_json::Value = serde_json::from_str(text).unwrap();
            release["seats"].as_array().unwrap().len()
        })
        .collect();
    // W01 is 29 December to 4 January, W02 the week of the 7th.
    assert_eq!(seats, [6, 6]);
    made.store.close_due(after(2)).await.unwrap();
    assert_eq!(contents(&database, "week_release").await.len(), 3);
    whole(&made.store).await;
}

async fn small_teams_are_joined_when_a_quarter_begins(database: Database) {
    let made = Organisation::of(&database, &[&[7, 3, 4], &[2], &[9]]).await;
    made.answer(15, usual).await;
    made.store.close_due(after(0)).await.unwrap();
    let mut together = Vec::new();
    for team in 0..5 {
        let lead = made.lead_of(team).await;
        together.push(made.see(&lead, team, "2026-W01", after(0)).await.together);
    }
    // D1 is too small by itself and joins D2.
    let [alone, third, second]: [&[&str]; 3] = [&[], &["team2"], &["team1"]];
    assert_eq!(together[0], alone);
    assert_eq!(together[1], third);
    assert_eq!(together[2], second);
    assert_eq!(
        (&together[3][..], &together[4][..]),
        (&["team4".to_owned()][..], &["team3".to_owned()][..])
    );
    // A team that grows is looked at again after two quarters, not before.
    for n in 0..6 {
        let person = made
            .store
            .seed_person(founded(&format!("new{n}")))
            .await
            .unwrap();
        made.store
            .seed_membership(person, member(made.teams[3], "2026-02-01", None))
            .await
            .unwrap();
    }
    made.store.close_due(after(13)).await.unwrap();
    let lead = made.viewer(made.people[3][0]).await;
    assert_eq!(
        made.see(&lead, 3, "2026-W14", after(13)).await.together,
        ["team4"]
    );
    made.store.close_due(after(26)).await.unwrap();
    let seen = made.see(&lead, 3, "2026-W27", after(26)).await;
    assert!(
        seen.together.is_empty() && seen.history.len() == 1,
        "a group of its own: {seen:?}"
    );
    // Who was together and stays so goes on in one chain.
    let seven = made.viewer(made.people[0][0]).await;
    assert_eq!(
        made.see(&seven, 0, "2026-W27", after(26))
            .await
            .history
            .len(),
        26
    );
    whole(&made.store).await;
}

async fn what_a_team_collects_while_it_publishes_nothing_stays_out(database: Database) {
    let made = Organisation::of(&database, &[&[5, 6], &[11]]).await;
    made.answer(40, usual).await;
    let boss = admin(&made.store, "boss").await;
    let say = async |team: usize, publishing, now| {
        let tree = made.store.tree(&boss, today()).await.unwrap();
        let team = tree.team(made.teams[team]).unwrap();
        let plan = TeamPlan {
            name: team.name.clone(),
            department: team.department,
            zone: team.zone,
            closing_hour: team.closing_hour,
            publishing,
        };
        made.store
            .save_team(&boss, team.id, plan, now)
            .await
            .unwrap();
    };
    let seats = async || -> Vec<usize> {
        let contents = contents(&database, "week_release").await;
        let of_joined = contents.iter().filter_map(|text| {
            let release: serde_json::Value = serde_json::from_str(text).unwrap();
            let joined = release["teams"].as_array().unwrap().len() == 2;
            joined.then(|| release["seats"].as_array().unwrap().len())
        });
        of_joined.collect()
    };
    made.store.close_due(after(0)).await.unwrap();
    // In the third week the second team of the group is set to publish nothing: at once.
    say(1, Publishing::Nothing, after(1)).await;
    made.store.close_due(after(2)).await.unwrap();
    // And back again in the fourth: from the week that begins after it.
    say(1, Publishing::Joined, after(2)).await;
    for week in 3..5 {
        made.store.close_due(after(week)).await.unwrap();
    }
    assert_eq!(seats().await, [11, 5, 5, 5, 11]);
    // It was not published for the whole of the first quarter, so no report of it has its people.
    made.store.close_due(after(38)).await.unwrap();
    let people = async |q: &str| {
        let release = kept_quarter(&database, q).await.unwrap();
        release.units[0].figures.and_then(|figures| figures.people)
    };
    assert_eq!(people("2026-Q1").await, Some(15), "16, and not 22");
    assert_eq!(people("2026-Q2").await, Some(20));
    whole(&made.store).await;
}

async fn who_is_erased_leaves_the_releases_whole(database: Database) {
    let made = Organisation::of(&database, &[&[7]]).await;
    made.answer(16, usual).await;
    made.store.close_due(after(13)).await.unwrap();
    let before = contents(&database, "week_release").await;
    let gone = literal(&database, made.people[0][0].0);
    for table in [
        "person_week",
        "week_rollup",
        "seat",
        "check_in",
        "working_piece",
        "membership",
    ] {
        plant(
            &database,
            &format!("DELETE FROM {table} WHERE person_id = {gone}"),
        )
        .await;
    }
    plant(&database, &format!("DELETE FROM person WHERE id = {gone}")).await;
    whole(&made.store).await;
    made.store.close_due(after(15)).await.unwrap();
    let now = contents(&database, "week_release").await;
    assert_eq!((&now[..14], now.len()), (&before[..], 16));
    assert!(
        now.iter()
            .all(|text| !text.contains(&made.people[0][0].to_string())),
        "it names nobody"
    );
    whole(&made.store).await;
}

async fn verify_finds_a_release_that_was_touched(database: Database) {
    let made = Organisation::of(&database, &[&[6]]).await;
    made.answer(14, usual).await;
    made.store.close_due(after(13)).await.unwrap();
    whole(&made.store).await;
    let broken = async || -> Vec<BrokenChain> {
        let found = findings(&made.store).await.into_iter();
        found
            .map(|finding| match finding {
                Finding::Release { broken, .. } => broken,
                other => panic!("{other:?}"),
            })
            .collect()
    };
    let text = |sql: &str| sql.to_owned();
    for (touch, mend, expected) in [
        (
            text("UPDATE week_release SET content = content || ' ' WHERE week = '2026-02-02'"),
            text(
                "UPDATE week_release SET content = substr(content, 1, length(content) - 1) WHERE week = '2026-02-02'",
            ),
            vec![BrokenChain::Hash],
        ),
        (
            text("UPDATE group_state SET state = state || ' '"),
            text("UPDATE group_state SET state = substr(state, 1, length(state) - 1)"),
            vec![BrokenChain::State],
        ),
        (
            text("UPDATE week_release SET week = '2026-06-01' WHERE week = '2026-03-30'"),
            text("UPDATE week_release SET week = '2026-03-30' WHERE week = '2026-06-01'"),
            vec![BrokenChain::Place],
        ),
        (
            text("UPDATE quarter_release SET content = content || ' '"),
            text("UPDATE quarter_release SET content = substr(content, 1, length(content) - 1)"),
            vec![BrokenChain::Hash],
        ),
        (
            text("DELETE FROM week_release WHERE week = '2026-02-16'"),
            String::new(),
            vec![BrokenChain::Chain],
        ),
    ] {
        plant(&database, &touch).await;
        assert_eq!(broken().await, expected, "{touch}");
        if !mend.is_empty() {
            plant(&database, &mend).await;
            whole(&made.store).await;
        }
    }
}

async fn a_group_whose_state_is_gone_says_so_and_stays(database: Database) {
    let made = Organisation::of(&database, &[&[6]]).await;
    made.answer(4, usual).await;
    made.store.close_due(after(0)).await.unwrap();
    plant(&database, "DELETE FROM group_state").await;
    let done = made.store.close_due(after(1)).await.unwrap();
    assert_eq!((done.weeks, done.failed), (0, 1), "it does not begin anew");
    assert_eq!(made.store.overdue(after(0)).await.unwrap(), 0);
    assert_eq!(
        made.store
            .overdue(after(1) + TimeDelta::hours(1))
            .await
            .unwrap(),
        1
    );
    let broken = findings(&made.store).await;
    assert!(
        matches!(
            &broken[..],
            [Finding::Release {
                broken: BrokenChain::State,
                ..
            }]
        ),
        "{broken:?}"
    );
}

async fn a_team_of_a_group_is_not_removed(database: Database) {
    let made = Organisation::of(&database, &[&[6]]).await;
    made.answer(1, usual).await;
    made.store.close_due(after(0)).await.unwrap();
    plant(&database, "DELETE FROM membership").await;
    let boss = admin(&made.store, "boss").await;
    let refused = made
        .store
        .remove_team(&boss, made.teams[0])
        .await
        .unwrap_err();
    assert_eq!(wrong(refused, "form"), "wrong-not-empty");
    whole(&made.store).await;
}

async fn a_claim_that_is_not_kept_runs_out(database: Database) {
    let made = Organisation::of(&database, &[&[6]]).await;
    made.answer(1, usual).await;
    let now = after(0);
    // Another server claimed the week and died.
    made.store
        .close_due(now - TimeDelta::hours(3))
        .await
        .unwrap();
    let groups = "SELECT CAST(COUNT(*) AS TEXT) FROM publishing_group";
    assert_eq!(texts(&database, groups).await, ["1"]);
    let (due, until) = (now - TimeDelta::hours(1), now + TimeDelta::minutes(2));
    let stamp = |at: Now| format!("'{}'", at.to_rfc3339());
    let holder = literal(&database, uuid::Uuid::from_u128(9));
    let (due, until) = (stamp(due), stamp(until));
    plant(
        &database,
        &format!(
            "INSERT INTO job (kind, subject, slot_at, holder, leased_until)
             SELECT 'week', id, {due}, {holder}, {until} FROM publishing_group"
        ),
    )
    .await;
    assert_eq!(
        made.store.close_due(now).await.unwrap().weeks,
        0,
        "it is another's"
    );
    let later = now + TimeDelta::minutes(3);
    assert_eq!(made.store.close_due(later).await.unwrap().weeks, 1);
    whole(&made.store).await;
}
