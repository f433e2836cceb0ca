//! What the Releases of the demo tell of reviews: the lenient regime of one team, and nothing of the
//! others.

use irori_core::domain::day::{Day, Week};
use irori_core::reviews::published::TeamReviews;
use irori_core::signals::bands::Band;
use serde_json::Value;
use sqlx::{Connection, SqliteConnection};
use std::collections::BTreeMap;
use tests::databases::{Database, Engine};
use tests::sim::table::LENIENT;

/// Monday of week 48 of 2026: the demo's 44 weeks end with week 47.
const MONDAY: &str = "2026-11-23T09:00:00Z";
const WEEKS: u64 = 44;

fn first_week() -> Week {
    Day::parse("2026-11-23").unwrap().week().back(WEEKS)
}

/// What is told of each team's reviews, by the team's name, oldest first.
async fn told() -> BTreeMap<String, Vec<TeamReviews>> {
    let now = MONDAY.parse().unwrap();
    let database = Database::demo(Engine::Sqlite, now).await.unwrap();
    let store = database.store().await;
    let mut line = SqliteConnection::connect(&database.url).await.unwrap();
    let teams = sqlx::query_as::<_, (uuid::Uuid, String)>("SELECT id, name FROM team");
    let teams: BTreeMap<uuid::Uuid, String> = teams
        .fetch_all(&mut line)
        .await
        .unwrap()
        .into_iter()
        .collect();
    let texts = sqlx::query_as::<_, (String,)>("SELECT content FROM week_release ORDER BY week");
    let mut told: BTreeMap<String, Vec<TeamReviews>> = BTreeMap::new();
    for (text,) in texts.fetch_all(&mut line).await.unwrap() {
        let release: Value = serde_json::from_str(&text).unwrap();
        for of_team in release["published"]["reviews"].as_array().unwrap() {
            let reviews: TeamReviews = serde_json::from_value(of_team.clone()).unwrap();
            let name = teams[&reviews.team.0].to_lowercase();
            told.entry(name).or_default().push(reviews);
        }
    }
    assert_eq!(store.verify().await.unwrap(), []);
    told
}

#[tokio::test]
async fn the_lenient_regime_is_found_in_the_releases_of_the_demo_and_nothing_else_is() {
    let told = told().await;
    let teams: Vec<&str> = told.keys().map(String::as_str).collect();
    assert_eq!(
        teams,
        ["atlas", "hoshi", "kita", "minami", "nami"],
        "yama publishes nothing"
    );
    for (team, weeks) in &told {
        assert!(weeks.len() > 40, "{team}: {}", weeks.len());
        let acts = weeks
            .iter()
            .filter(|one| one.stamps.statistical == Band::Act)
            .map(|one| one.week.week.weeks_since(first_week()));
        let acts: Vec<i64> = acts.collect();
        if team != "nami" {
            assert!(acts.is_empty(), "{team}: {acts:?}");
            continue;
        }
        // SIGNALS §10.3: in the second week, give or take three; nothing before the plant.
        let first = acts[0] - LENIENT as i64 + 1;
        println!("nami: ACT in week {first} from the plant");
        assert!((1..=5).contains(&first), "{acts:?}");
        assert_eq!(acts.len() as i64, WEEKS as i64 - acts[0], "until the end");
        let last = weeks.last().unwrap();
        let onset = last.stamps.onset.unwrap().weeks_since(first_week());
        assert!((LENIENT as i64 - 3..=acts[0]).contains(&onset), "{onset}");
        assert_eq!(last.stamps.absolute, Band::Act, "{:?}", last.stamps.share);
    }
    // One of atlas is asked six times as often, and the demo tells all that was said.
    let uneven = |team: &str| {
        let weeks = told[team].iter();
        weeks.filter(|one| one.load.band >= Band::Watch).count()
    };
    for team in ["hoshi", "kita", "minami", "nami"] {
        let (atlas, other) = (uneven("atlas"), uneven(team));
        assert!(
            atlas > 20 && atlas > 2 * other,
            "atlas {atlas}, {team} {other}"
        );
    }
    assert!(told.values().flatten().all(|one| one.week.is_covered()));
}
