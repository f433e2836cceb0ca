//! Business context at closing, on both databases: blocks, tags and their topics, and the parameters of
//! a quarter.

use crate::fixtures::*;
use crate::on_both;
use crate::organisation::*;
use irori_core::domain::chat::{Chat, ChatKind, Circle};
use irori_core::domain::check_in::{CheckIn, DaySection, Topic};
use irori_core::domain::entry::Entry;
use irori_core::domain::id::PersonId;
use irori_core::domain::membership::{MembershipPlan, TeamRole};
use irori_core::domain::weekly_pulse::WeeklyPulse;
use irori_core::privacy::context::{ContextItem, SharePanel};
use irori_core::privacy::release::{Family, Published};
use irori_core::privacy::team_reason::TeamReason;
use irori_core::signals::bands::Band;
use irori_core::signals::estimates::Estimates;
use serde_json::Value;
use tests::databases::Database;

on_both!(
    business_context_is_told_in_blocks_and_carried_where_too_few_answer,
    who_led_the_team_in_a_block_is_no_respondent_of_it,
    tags_that_several_give_act_with_what_they_are_about,
    parameters_are_estimated_once_a_quarter_and_stay,
    weeks_that_were_taken_before_say_that_none_of_it_was_answered,
);

/// A pulse in each week, and four check-ins with a talk with a user on the first.
async fn pulses(
    made: &Organisation,
    person: PersonId,
    weeks: std::ops::Range<u64>,
    clear: i64,
    heard: i64,
) {
    let mut entries = Vec::new();
    for n in weeks {
        let week = week(FIRST).on(n);
        let pulse = WeeklyPulse {
            week,
            clear: score(clear),
            heard: score(heard),
        };
        entries.push((Entry::WeeklyPulse(pulse), now()));
        for weekday in 0..4 {
            let talks = weekday == 0 && clear > 3;
            let check_in = CheckIn {
                connection: score(4),
                none_today: (!talks).then_some(DaySection::Talk).into_iter().collect(),
                ..CheckIn::blank(week.monday().on(weekday))
            };
            entries.push((Entry::CheckIn(check_in), now()));
        }
        if clear > 3 {
            let chat = Chat {
                day: week.monday(),
                minutes: 10,
                kind: ChatKind::Coffee,
                circle: Circle::User,
                partners: Vec::new(),
                learned: false,
            };
            entries.push((Entry::Chat(chat), now()));
        }
    }
    made.store.add_many(person, entries).await.unwrap();
}

/// What the latest closed week of the first team tells.
async fn latest(made: &Organisation, week: u64) -> Published {
    let viewer = made.viewer(made.people[0][0]).await;
    let text = self::week(FIRST).on(week).to_string();
    let mut seen = made.see(&viewer, 0, &text, after(week)).await;
    seen.history.pop().unwrap().published
}

async fn business_context_is_told_in_blocks_and_carried_where_too_few_answer(database: Database) {
    let made = Organisation::of(&database, &[&[6]]).await;
    for person in 0..6 {
        let weeks = if person < 2 { 0..8 } else { 0..12 };
        pulses(&made, made.people[0][person], weeks, 5, 2).await;
    }
    made.store.close_due(after(2)).await.unwrap();
    let panels = latest(&made, 2).await.context;
    assert_eq!(panels.clear, SharePanel::NotYet);
    assert_eq!(panels.contact.band(), Band::Ok, "after two weeks");
    made.store.close_due(after(3)).await.unwrap();
    let panels = latest(&made, 3).await.context;
    let bands = ContextItem::ALL.iter().map(|item| panels.of(*item).band());
    assert_eq!(bands.collect::<Vec<_>>(), [Band::Ok, Band::Watch, Band::Ok]);
    assert_eq!(panels.heard.since(), Some(week(FIRST)));
    assert_eq!(panels.heard.class(), None, "six people have no class");
    // Four are left of those who answer: what was told stays, and nothing says so.
    made.store.close_due(after(11)).await.unwrap();
    assert_eq!(latest(&made, 11).await.context, panels);
    whole(&made.store).await;
}

async fn who_led_the_team_in_a_block_is_no_respondent_of_it(database: Database) {
    // Two teams are joined; five of their people answer.
    let made = Organisation::of(&database, &[&[3, 4]]).await;
    for person in made.people.iter().flatten().take(5) {
        pulses(&made, *person, 0..8, 5, 5).await;
    }
    let plan = MembershipPlan {
        part: TeamRole::Lead,
        counting: false,
        ..member(made.teams[1], "2025-12-01", Some("2026-01-06"))
    };
    made.store
        .seed_membership(made.people[0][0], plan)
        .await
        .unwrap();
    made.store.close_due(after(3)).await.unwrap();
    assert_eq!(latest(&made, 3).await.context.clear, SharePanel::NotYet);
    made.store.close_due(after(7)).await.unwrap();
    assert_eq!(latest(&made, 7).await.context.clear.band(), Band::Ok);
    whole(&made.store).await;
}

async fn tags_that_several_give_act_with_what_they_are_about(database: Database) {
    let made = Organisation::of(&database, &[&[6]]).await;
    made.answer(13, usual).await;
    for person in &made.people[0] {
        let mut entries = Vec::new();
        for n in 13..16 {
            for weekday in 0..4 {
                let check_in = CheckIn {
                    connection: score(4),
                    they_dont_get_us: (weekday < 2).then_some(Topic::Deadlines),
                    none_today: DaySection::ALL.to_vec(),
                    ..CheckIn::blank(week(FIRST).on(n).monday().on(weekday))
                };
                entries.push((Entry::CheckIn(check_in), now()));
            }
        }
        made.store.add_many(*person, entries).await.unwrap();
    }
    made.store.close_due(after(12)).await.unwrap();
    let before = latest(&made, 12).await;
    assert_eq!(before.panels.they_dont_get_us.band(), Band::Ok);
    made.store.close_due(after(15)).await.unwrap();
    let now = latest(&made, 15).await;
    assert_eq!(now.panels.they_dont_get_us.band(), Band::Act);
    assert_eq!(now.panels.i_dont_get_them.band(), Band::Ok);
    let deadlines = TeamReason::Topic {
        topic: Topic::Deadlines,
    };
    assert_eq!(now.reasons.of(Family::TheyDontGetUs), &[deadlines]);
    whole(&made.store).await;
}

async fn parameters_are_estimated_once_a_quarter_and_stay(database: Database) {
    let made = Organisation::of(&database, &[&[12]]).await;
    // Weekly means go up and down slowly, and everybody the same way.
    made.answer(15, |_, n| if n % 8 < 4 { 3 } else { 4 }).await;
    let estimates = async || -> Vec<Estimates> {
        let rows = texts(&database, "SELECT content FROM parameters ORDER BY quarter").await;
        rows.iter()
            .map(|row| serde_json::from_str(row).unwrap())
            .collect()
    };
    made.store.close_due(after(12)).await.unwrap();
    assert_eq!(estimates().await, [Estimates::default()], "nothing before");
    made.store.close_due(after(13)).await.unwrap();
    let now = estimates().await;
    assert_eq!(now.len(), 2);
    let sigma = now[1].prior.sigma;
    assert!(sigma > 0.1 && (sigma - 0.4).abs() > 0.01, "{sigma}");
    assert!(now[1].rho.value() > 0.0);
    let in_force = async || -> Vec<Value> {
        let texts = contents(&database, "week_release").await;
        texts
            .iter()
            .map(|text| {
                let release: Value = serde_json::from_str(text).unwrap();
                release["parameters"]["prior"]["sigma"].clone()
            })
            .collect()
    };
    let told = in_force().await;
    assert_eq!(told[12], Value::from(0.4));
    assert_eq!(told[13], Value::from(sigma));
    // What is known later changes neither them nor what was made with them.
    plant(&database, "UPDATE person_week SET connection_sum = 8").await;
    made.store.close_due(after(14)).await.unwrap();
    assert_eq!(estimates().await, now);
    assert_eq!(in_force().await[14], Value::from(sigma));
    whole(&made.store).await;
}

async fn weeks_that_were_taken_before_say_that_none_of_it_was_answered(database: Database) {
    let made = Organisation::of(&database, &[&[6]]).await;
    made.answer(3, usual).await;
    // As closing wrote it before there was business context.
    plant(
        &database,
        "INSERT INTO person_week (person_id, week, scheduled, connection_sum, connection_days, unplanned,
            home_to_work_days, intrusion_days, work_to_home_days)
         SELECT person_id, DATE '2025-12-29', 5, 14, 4, 0, 4, 0, 4 FROM membership"
            .replace("DATE '2025-12-29'", &monday(&database))
            .as_str(),
    )
    .await;
    made.store.close_due(after(1)).await.unwrap();
    let mut respondents: Vec<(String, [u64; 2])> = contents(&database, "week_release")
        .await
        .iter()
        .map(|text| {
            let release: Value = serde_json::from_str(text).unwrap();
            let counts = ["isolation", "they_dont_get_us"]
                .map(|family| release["respondents"][family].as_u64().unwrap());
            (release["week"].as_str().unwrap().to_owned(), counts)
        })
        .collect();
    respondents.sort();
    let counts: Vec<[u64; 2]> = respondents.into_iter().map(|(_, counts)| counts).collect();
    assert_eq!(counts, [[6, 0], [6, 6]]);
    whole(&made.store).await;
}

/// The Monday of the first week, as each engine writes it.
fn monday(database: &Database) -> String {
    match database.engine {
        tests::databases::Engine::Sqlite => "'2025-12-29'".to_owned(),
        tests::databases::Engine::Postgres => "DATE '2025-12-29'".to_owned(),
    }
}
