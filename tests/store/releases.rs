//! Closing and reading Releases, on both databases.

use crate::given::*;
use crate::on_both;
use app::domain::calendar::WorkingHours;
use app::domain::check_in::{CheckIn, Section};
use app::domain::day::{ClosingHour, Week};
use app::domain::entry::Entry;
use app::domain::id::{PersonId, TeamId};
use app::domain::membership::{MembershipPlan, Part};
use app::domain::person::Viewer;
use app::domain::quarter::Quarter;
use app::domain::team::{Publishing, TeamPlan};
use app::error::Trouble;
use app::ports::releases::{Closing, Releases, TeamWeek, Way};
use app::ports::{Doors, Now, Org, People, Switch};
use app::privacy::release::{Family, Figure, Panel};
use app::signals::bands::Band;
use chrono::TimeDelta;
use server::demo;
use server::store::{Broken, Finding, Founded, Store};
use tests::databases::Database;

on_both!(
    the_demo_shows_what_was_planted_and_nothing_else,
    a_week_closes_once_however_many_servers_try,
    a_closed_week_stays_whatever_is_written_later,
    a_week_closes_when_the_latest_of_its_teams_says,
    missed_closings_are_caught_up_and_say_so,
    a_lead_is_no_respondent_of_their_team,
    small_teams_are_joined_when_a_quarter_begins,
    a_week_that_is_not_closed_says_why,
    only_leads_and_members_read_a_team_and_only_hr_a_report,
    every_look_is_in_the_ledger,
    verify_finds_a_release_that_was_touched,
    who_is_erased_leaves_the_releases_whole,
    a_quarter_tells_change_for_ten_people_and_nothing_for_nine,
    a_claim_that_is_not_kept_runs_out,
    what_a_team_collects_while_it_publishes_nothing_stays_out,
    a_group_whose_state_is_gone_says_so_and_stays,
    a_team_of_a_group_is_not_removed,
);

/// Monday after week 47 of 2026, 18:00 in Tokyo: the demo's weeks are W04 to W47.
const NOW: &str = "2026-11-23T09:00:00Z";

fn week(text: &str) -> Week {
    Week::parse(text).unwrap()
}

fn quarter(text: &str) -> Quarter {
    Quarter::parse(text).unwrap()
}

async fn signed_in(store: &Store, name: &str) -> Viewer {
    let email = format!("{name}@demo.irori.example");
    let id = store
        .sign_in(&email, demo::PASSWORD, name, at(NOW))
        .await
        .unwrap();
    store.viewer(id, at(NOW)).await.unwrap().unwrap()
}

/// What the demo's lead sees of a team's 47th week.
async fn seen(store: &Store, lead: &str, team: &str) -> TeamWeek {
    let lead = signed_in(store, lead).await;
    let teams = store.my_teams(&lead, at(NOW)).await.unwrap();
    let team = teams.iter().find(|line| line.name == team).unwrap();
    // Los Angeles has not closed it yet: it is Monday 1 o'clock there.
    let week = if team.name == "hoshi" || team.name == "atlas" {
        "2026-W46"
    } else {
        "2026-W47"
    };
    store
        .team_week(&lead, team.id, Some(self::week(week)), at(NOW))
        .await
        .unwrap()
}

fn bands(seen: &TeamWeek, family: Family) -> Vec<(String, Band)> {
    let band = |published: &app::privacy::release::Published| published.panels.of(family).band();
    seen.history
        .iter()
        .map(|one| (one.week.to_string(), band(&one.published)))
        .collect()
}

async fn the_demo_shows_what_was_planted_and_nothing_else(database: Database) {
    let store = database.store().await;
    demo::prepare(&store, demo::SEED, at(NOW)).await.unwrap();
    // Planted from week 24 on (the demo's week 20).
    let minami = seen(&store, "lead", "minami").await;
    let isolation = bands(&minami, Family::Isolation);
    let first = |band| {
        isolation
            .iter()
            .find(|(_, is)| *is == band)
            .map(|(week, _)| week.as_str())
    };
    assert_eq!(
        first(Band::Watch),
        Some("2026-W29"),
        "6 weeks after the plant"
    );
    assert_eq!(
        first(Band::Act),
        Some("2026-W31"),
        "8 weeks after the plant"
    );
    let since_act = isolation.iter().skip_while(|(_, band)| *band != Band::Act);
    assert!(
        since_act.clone().all(|(_, band)| *band == Band::Act),
        "it stays open"
    );
    assert_eq!(since_act.count(), 17);
    let Panel::Steps { worse_since, .. } =
        minami.history.last().unwrap().published.panels.isolation
    else {
        panic!("{minami:?}")
    };
    assert_eq!(worse_since, Some(week("2026-W29")), "not before the plant");
    // One person of hoshi collapsed; three leads' other teams are as usual.
    for (lead, team) in [
        ("lead", "kita"),
        ("lead", "nami"),
        ("lead-atlas", "atlas"),
        ("lead-hoshi", "hoshi"),
    ] {
        let seen = seen(&store, lead, team).await;
        let isolation = bands(&seen, Family::Isolation);
        assert_eq!(isolation.len(), 26, "{team}");
        assert!(
            isolation.iter().all(|(_, band)| *band == Band::Ok),
            "{team}: {isolation:?}"
        );
        assert!(
            seen.reviews.iter().all(|week| week.reviews > Some(0)),
            "{team}"
        );
        assert!(
            seen.reviews
                .iter()
                .all(|week| week.first_response.is_some()),
            "{team}"
        );
    }
    let yama = signed_in(&store, "lead-yama").await;
    let teams = store.my_teams(&yama, at(NOW)).await.unwrap();
    assert_eq!((teams.len(), teams[0].latest), (1, None));
    let yama = store
        .team_week(&yama, teams[0].id, None, at(NOW))
        .await
        .unwrap();
    assert_eq!(yama.closing, Closing::Nothing);
    assert!(yama.history.is_empty() && yama.reviews.is_empty() && yama.coverage.is_none());
    let hr = signed_in(&store, "hr").await;
    let report = store
        .quarter(&hr, quarter("2026-Q3"), Way::Page, at(NOW))
        .await
        .unwrap();
    let names: Vec<&str> = report
        .units
        .iter()
        .map(|unit| unit.names[0].as_str())
        .collect();
    assert_eq!(names, ["Irori Demo", "Japan", "World"]);
    let people: Vec<_> = report
        .units
        .iter()
        .map(|u| u.figures.unwrap().compared)
        .collect();
    assert_eq!(
        people,
        [Some(30), Some(20), Some(10)],
        "yama's three are in none of them"
    );
    whole(&store).await;
}

/// A made-up organisation whose weeks are written quickly.
struct Made {
    store: Store,
    teams: Vec<TeamId>,
    people: Vec<Vec<PersonId>>,
}

/// The first week in which people answer; a quarter begins with it.
const FIRST: &str = "2026-W01";

impl Made {
    /// Teams of these sizes in departments of their own, with people who have belonged there since
    /// before the first week and work Monday to Friday.
    async fn of(database: &Database, departments: &[&[usize]]) -> Self {
        let store = database.store().await;
        let root = store.found_org("Hearth").await.unwrap();
        let (mut teams, mut people) = (Vec::new(), Vec::new());
        for (d, sizes) in departments.iter().enumerate() {
            let department = store
                .found_department(&format!("D{d}"), root)
                .await
                .unwrap();
            for size in *sizes {
                let name = format!("team{}", teams.len());
                let team = store
                    .found_team(team_plan(&name, department))
                    .await
                    .unwrap();
                let mut members = Vec::new();
                for n in 0..*size {
                    let person = store
                        .found_person(founded(&format!("{name}-{n}")))
                        .await
                        .unwrap();
                    store
                        .found_working_hours(person, WorkingHours::default())
                        .await
                        .unwrap();
                    store
                        .found_membership(person, member(team, "2025-12-01", None))
                        .await
                        .unwrap();
                    members.push(person);
                }
                teams.push(team);
                people.push(members);
            }
        }
        // The first answer of all: the groups begin with the Monday after it, the first week's.
        let first = CheckIn::blank(week(FIRST).back(1).monday());
        let first = (Entry::CheckIn(first), now());
        store.add_many(people[0][0], vec![first]).await.unwrap();
        Self {
            store,
            teams,
            people,
        }
    }

    /// Everybody's answers from the first week on.
    async fn answer(&self, weeks: u64, connection: fn(usize, u64) -> i64) {
        let everybody = self.people.iter().flatten();
        for (n, person) in everybody.enumerate() {
            self.answer_of(*person, 0..weeks, |week| connection(n, week))
                .await;
        }
    }

    async fn answer_of(
        &self,
        person: PersonId,
        weeks: std::ops::Range<u64>,
        connection: impl Fn(u64) -> i64,
    ) {
        let mut entries = Vec::new();
        for n in weeks {
            let monday = week(FIRST).on(n).monday();
            for weekday in 0..4 {
                let day = monday.on(weekday);
                let check_in = CheckIn {
                    connection: score(connection(n + weekday % 2)),
                    none_today: Section::ALL.to_vec(),
                    ..CheckIn::blank(day)
                };
                entries.push((Entry::CheckIn(check_in), now()));
            }
        }
        self.store.add_many(person, entries).await.unwrap();
    }

    async fn lead_of(&self, team: usize) -> Viewer {
        let id = self
            .store
            .found_person(founded(&format!("lead{team}")))
            .await
            .unwrap();
        let plan = MembershipPlan {
            part: Part::Lead,
            counting: false,
            ..member(self.teams[team], "2025-12-01", None)
        };
        self.store.found_membership(id, plan).await.unwrap();
        self.viewer(id).await
    }

    async fn viewer(&self, id: PersonId) -> Viewer {
        self.store
            .viewer(id, at("2026-06-01T12:00:00Z"))
            .await
            .unwrap()
            .unwrap()
    }

    async fn see(&self, viewer: &Viewer, team: usize, text: &str, now: Now) -> TeamWeek {
        let seen = self
            .store
            .team_week(viewer, self.teams[team], Some(week(text)), now)
            .await;
        seen.unwrap()
    }
}

/// An hour after the `n`th week (the first is 0) has closed in Vienna.
fn after(n: u64) -> Now {
    week(FIRST).on(n).closes_at(vienna()) + TimeDelta::hours(1)
}

fn usual(person: usize, week: u64) -> i64 {
    3 + ((person as u64 + week) % 2) as i64
}

async fn contents(database: &Database, table: &str) -> Vec<String> {
    texts(
        database,
        &format!("SELECT content FROM {table} ORDER BY closed_at, digest"),
    )
    .await
}

async fn a_week_closes_once_however_many_servers_try(database: Database) {
    let made = Made::of(&database, &[&[6, 7], &[8]]).await;
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

async fn a_closed_week_stays_whatever_is_written_later(database: Database) {
    let made = Made::of(&database, &[&[6]]).await;
    made.answer(14, usual).await;
    made.store.close_due(after(13)).await.unwrap();
    let before = contents(&database, "week_release").await;
    assert_eq!(before.len(), 14);
    // Everybody changes their minds about every week.
    for person in &made.people[0] {
        let viewer = made.viewer(*person).await;
        use app::ports::Entries;
        let (from, to) = (week(FIRST).monday(), week(FIRST).on(14).monday());
        for kept in made.store.between(&viewer, from, to).await.unwrap() {
            made.store.remove(&viewer, kept.id).await.unwrap();
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

async fn a_week_closes_when_the_latest_of_its_teams_says(database: Database) {
    let made = Made::of(&database, &[&[3, 4]]).await;
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
        Closing::Open { closes }
    );
    // Who counts there can add what is missing for as long.
    let member = made.viewer(made.people[1][0]).await;
    assert_eq!(member.closing_of(week(FIRST)), closes);
    assert_eq!(made.store.close_due(closes).await.unwrap().weeks, 1);
    whole(&made.store).await;
}

async fn missed_closings_are_caught_up_and_say_so(database: Database) {
    let made = Made::of(&database, &[&[6]]).await;
    made.answer(3, usual).await;
    made.store.close_due(after(0)).await.unwrap();
    let late = after(2) + TimeDelta::days(5);
    assert_eq!(made.store.close_due(late).await.unwrap().weeks, 2);
    let lead = made.lead_of(0).await;
    let closing = |seen: TeamWeek| match seen.closing {
        Closing::Closed { due, closed } => app::privacy::release::is_late(due, closed),
        other => panic!("{other:?}"),
    };
    assert!(!closing(made.see(&lead, 0, "2026-W01", late).await));
    assert!(closing(made.see(&lead, 0, "2026-W02", late).await));
    whole(&made.store).await;
}

async fn a_lead_is_no_respondent_of_their_team(database: Database) {
    // Two teams of three are joined; the lead of one counts in the other.
    let made = Made::of(&database, &[&[3, 4]]).await;
    let plan = MembershipPlan {
        part: Part::Lead,
        counting: false,
        ..member(made.teams[1], "2025-12-01", None)
    };
    made.store
        .found_membership(made.people[0][0], plan)
        .await
        .unwrap();
    // One who came in mid-week counts in neither week.
    let late = made.store.found_person(founded("late")).await.unwrap();
    made.store
        .found_membership(late, member(made.teams[0], "2026-01-07", None))
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
    let made = Made::of(&database, &[&[7, 3, 4], &[2], &[9]]).await;
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
            .found_person(founded(&format!("new{n}")))
            .await
            .unwrap();
        made.store
            .found_membership(person, member(made.teams[3], "2026-02-01", None))
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

async fn a_week_that_is_not_closed_says_why(database: Database) {
    let made = Made::of(&database, &[&[6], &[6]]).await;
    made.answer(1, usual).await;
    let lead = made.lead_of(0).await;
    made.store.close_due(after(14)).await.unwrap();
    let closing = |seen: TeamWeek| seen.closing;
    let closes = week("2026-W16").closes_at(vienna());
    assert_eq!(
        closing(made.see(&lead, 0, "2026-W16", after(14)).await),
        Closing::Open { closes }
    );
    assert_eq!(
        closing(made.see(&lead, 0, "2025-W50", after(14)).await),
        Closing::TooEarly { first: week(FIRST) }
    );
    let far = closing(made.see(&lead, 0, "2031-W01", after(14)).await);
    assert!(matches!(far, Closing::Open { .. }), "{far:?}");
    // A team of later is in no group until the next quarter begins.
    let root = made
        .store
        .tree(&admin(&made.store, "boss").await, today())
        .await
        .unwrap();
    let department = root.departments.last().unwrap().id;
    let team = made
        .store
        .found_team(team_plan("young", department))
        .await
        .unwrap();
    for n in 0..6 {
        let person = made
            .store
            .found_person(founded(&format!("young{n}")))
            .await
            .unwrap();
        made.store
            .found_membership(person, member(team, "2026-01-12", None))
            .await
            .unwrap();
    }
    let one = made.store.found_person(founded("young")).await.unwrap();
    made.store
        .found_membership(one, member(team, "2026-01-12", None))
        .await
        .unwrap();
    let one = made.viewer(one).await;
    made.store.close_due(after(5)).await.unwrap();
    let seen = made
        .store
        .team_week(&one, team, None, after(5))
        .await
        .unwrap();
    assert_eq!(
        seen.closing,
        Closing::NoGroup {
            next: quarter("2026-Q2")
        }
    );
    // And one that is to publish nothing shows nothing, not even what there was.
    let plan = TeamPlan {
        publishing: Publishing::Nothing,
        ..team_plan("team0", department)
    };
    made.store
        .save_team(
            &admin(&made.store, "chief").await,
            made.teams[0],
            plan,
            after(14),
        )
        .await
        .unwrap();
    let seen = made.see(&lead, 0, FIRST, after(14)).await;
    assert_eq!(
        (seen.closing, seen.history.len(), seen.has_next),
        (Closing::Nothing, 0, false)
    );
    whole(&made.store).await;
}

async fn only_leads_and_members_read_a_team_and_only_hr_a_report(database: Database) {
    let made = Made::of(&database, &[&[6], &[6]]).await;
    made.answer(14, usual).await;
    made.store.close_due(after(13)).await.unwrap();
    let [lead, other] = [made.lead_of(0).await, made.lead_of(1).await];
    let boss = admin(&made.store, "boss").await;
    let hr = made
        .store
        .found_person(Founded {
            is_hr: Switch::On,
            ..founded("hr")
        })
        .await
        .unwrap();
    let hr = made.viewer(hr).await;
    let mate = made.viewer(made.people[0][2]).await;
    let (team, text) = (made.teams[0], Some(week("2026-W10")));
    let now = after(13);
    let lead_sees = made.store.team_week(&lead, team, text, now).await.unwrap();
    let mut mate_sees = made.store.team_week(&mate, team, text, now).await.unwrap();
    // Members see exactly what their lead sees.
    mate_sees.team.leads = true;
    assert_eq!(mate_sees, lead_sees);
    for stranger in [&other, &boss, &hr] {
        let refused = made.store.team_week(stranger, team, text, now).await;
        assert_eq!(refused, Err(Trouble::NotThere), "as if it were not there");
    }
    let unknown = TeamId(uuid::Uuid::from_u128(7));
    assert_eq!(
        made.store.team_week(&lead, unknown, text, now).await,
        Err(Trouble::NotThere)
    );
    let q1 = quarter("2026-Q1");
    for stranger in [&lead, &mate, &boss] {
        assert_eq!(made.store.quarters(stranger).await, Err(Trouble::NotThere));
        let refused = made.store.quarter(stranger, q1, Way::Export, now).await;
        assert_eq!(refused, Err(Trouble::NotThere));
    }
    assert_eq!(made.store.quarters(&hr).await.unwrap().len(), 1);
    assert!(made.store.quarter(&hr, q1, Way::Page, now).await.is_ok());
    let future = made
        .store
        .quarter(&hr, quarter("2030-Q1"), Way::Page, now)
        .await;
    assert_eq!(future, Err(Trouble::NotThere));
    whole(&made.store).await;
}

async fn every_look_is_in_the_ledger(database: Database) {
    let made = Made::of(&database, &[&[6]]).await;
    made.answer(14, usual).await;
    made.store.close_due(after(13)).await.unwrap();
    let lead = made.lead_of(0).await;
    let now = after(13);
    let ways = "SELECT way FROM view ORDER BY viewed_at, way";
    let from =
        "SELECT CAST(first_week AS TEXT) FROM view WHERE first_week IS NOT NULL ORDER BY viewed_at";
    made.see(&lead, 0, "2026-W10", now).await;
    assert_eq!(texts(&database, ways).await, ["page"]);
    // The nine weeks before it were shown as well.
    assert_eq!(texts(&database, from).await, ["2025-12-29"]);
    made.store
        .my_teams(&lead, now + TimeDelta::seconds(1))
        .await
        .unwrap();
    assert_eq!(texts(&database, ways).await.len(), 2);
    // There is nothing to look at in a week that has not closed.
    made.see(&lead, 0, "2026-W20", now).await;
    assert_eq!(texts(&database, ways).await.len(), 2);
    let hr = made
        .store
        .found_person(Founded {
            is_hr: Switch::On,
            ..founded("hr")
        })
        .await
        .unwrap();
    let hr = made.viewer(hr).await;
    let (q1, later) = (quarter("2026-Q1"), now + TimeDelta::minutes(1));
    made.store
        .quarter(&hr, q1, Way::Export, later)
        .await
        .unwrap();
    made.store
        .export_quarter(q1, later + TimeDelta::minutes(1))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        texts(&database, ways).await,
        ["page", "page", "export", "operator"]
    );
    whole(&made.store).await;
}

async fn verify_finds_a_release_that_was_touched(database: Database) {
    let made = Made::of(&database, &[&[6]]).await;
    made.answer(14, usual).await;
    made.store.close_due(after(13)).await.unwrap();
    whole(&made.store).await;
    let broken = async || -> Vec<Broken> {
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
            vec![Broken::Hash],
        ),
        (
            text("UPDATE group_state SET state = state || ' '"),
            text("UPDATE group_state SET state = substr(state, 1, length(state) - 1)"),
            vec![Broken::State],
        ),
        (
            text("UPDATE week_release SET week = '2026-06-01' WHERE week = '2026-03-30'"),
            text("UPDATE week_release SET week = '2026-03-30' WHERE week = '2026-06-01'"),
            vec![Broken::Place],
        ),
        (
            text("UPDATE quarter_release SET content = content || ' '"),
            text("UPDATE quarter_release SET content = substr(content, 1, length(content) - 1)"),
            vec![Broken::Hash],
        ),
        (
            text("DELETE FROM week_release WHERE week = '2026-02-16'"),
            String::new(),
            vec![Broken::Chain],
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

async fn who_is_erased_leaves_the_releases_whole(database: Database) {
    let made = Made::of(&database, &[&[7]]).await;
    made.answer(16, usual).await;
    made.store.close_due(after(13)).await.unwrap();
    let before = contents(&database, "week_release").await;
    let gone = literal(&database, made.people[0][0].0);
    for table in [
        "person_week",
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

async fn a_quarter_tells_change_for_ten_people_and_nothing_for_nine(database: Database) {
    let made = Made::of(&database, &[&[6, 7], &[9]]).await;
    made.answer(26, usual).await;
    let done = made.store.close_due(after(25)).await.unwrap();
    assert_eq!((done.quarters, done.failed), (2, 0));
    let first = made
        .store
        .export_quarter(quarter("2026-Q1"), after(25))
        .await
        .unwrap()
        .unwrap();
    let second = made
        .store
        .export_quarter(quarter("2026-Q2"), after(25))
        .await
        .unwrap()
        .unwrap();
    let shown = |release: &app::privacy::release::QuarterRelease| -> Vec<_> {
        let figures = release.units.iter().map(|unit| unit.figures);
        figures
            .map(|figures| figures.map(|f| (f.coverage.is_some(), f.compared)))
            .collect()
    };
    // The organisation less D0 would be nine people, so D0 gives way.
    assert_eq!(shown(&first), [Some((true, None)), None, None]);
    assert_eq!(shown(&second), [Some((true, Some(20))), None, None]);
    let figures = second.units[0].figures.unwrap();
    assert!(matches!(figures.isolation, Figure::Known(known) if known.value.abs() < 0.1));
    assert!(matches!(figures.home_to_work, Figure::Known(rate) if rate.high == 0.25));
    // A quarter waits until its last team's last week has closed.
    made.answer_of(made.people[0][0], 26..27, |_| 3).await;
    let third = made
        .store
        .export_quarter(quarter("2026-Q3"), after(25))
        .await
        .unwrap();
    assert_eq!(third, None);
    whole(&made.store).await;
}

async fn a_claim_that_is_not_kept_runs_out(database: Database) {
    let made = Made::of(&database, &[&[6]]).await;
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

async fn what_a_team_collects_while_it_publishes_nothing_stays_out(database: Database) {
    let made = Made::of(&database, &[&[5, 6], &[11]]).await;
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
        let release = made
            .store
            .export_quarter(quarter(q), after(38))
            .await
            .unwrap()
            .unwrap();
        release.units[0].figures.map(|figures| figures.people)
    };
    assert_eq!(people("2026-Q1").await, Some(15), "16, and not 22");
    assert_eq!(people("2026-Q2").await, Some(20));
    whole(&made.store).await;
}

async fn a_group_whose_state_is_gone_says_so_and_stays(database: Database) {
    let made = Made::of(&database, &[&[6]]).await;
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
                broken: Broken::State,
                ..
            }]
        ),
        "{broken:?}"
    );
}

async fn a_team_of_a_group_is_not_removed(database: Database) {
    let made = Made::of(&database, &[&[6]]).await;
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
