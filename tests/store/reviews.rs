//! What is published of a team's reviews at closing, on both databases: gathered, carried, left out.

use crate::fixtures::*;
use crate::on_both;
use crate::organisation::*;
use chrono::TimeDelta;
use irori_core::domain::branch::{Branch, BranchPush, PushContent, PushOrder};
use irori_core::domain::check_in::{CheckIn, WorkMode};
use irori_core::domain::entry::Entry;
use irori_core::domain::forge_account::{Actor, ActorKind, Forge, ForgeLogin, Login};
use irori_core::domain::hook::{DeliveryId, DeliveryName, WebhookEvent};
use irori_core::domain::id::{PersonId, TeamId};
use irori_core::domain::membership::MembershipPlan;
use irori_core::domain::pull_request::{
    PullRequestRef, PullRequestUpdate, Push, Readiness, Size, Snapshot,
};
use irori_core::domain::review::{
    Comment, CommentNews, ForgeId, Review, ReviewChange, ReviewNews, Substance, Verdict, Where,
};
use irori_core::domain::team::{Publishing, TeamPlan};
use irori_core::reviews::published::TeamReviews;
use irori_core::signals::bands::Band;
use irori_core::signals::censored::WaitTime;
use irori_core::signals::leniency::LeniencyVerdict;
use irori_ports::{Forges, Now, Org};
use tests::databases::Database;

on_both!(
    reviews_are_counted_in_the_week_of_their_merge_and_carried,
    what_is_told_late_moves_no_week_that_has_closed,
    a_new_group_goes_on_where_the_last_one_ended,
    what_is_not_whole_is_left_out_and_a_dark_week_says_nothing,
    all_that_is_kept_of_a_pull_request_is_read,
    a_branch_whose_pushes_were_all_told_has_no_generated_lines,
    who_has_no_login_and_who_publishes_nothing_has_no_reviews,
    a_pull_request_is_of_the_team_in_which_its_author_counts,
    a_half_year_tells_its_verdict_once,
);

const ORG: &str = "https://github.com/o/r/pull/";

/// Monday 2 o'clock in the zone of the teams, 10 o'clock in that of their people, so many weeks after the
/// first, and minutes.
fn moment(n: u64, minutes: i64) -> Now {
    let monday = week(FIRST).on(n).monday().0;
    let two = monday.and_hms_opt(2, 0, 0).unwrap();
    irori_core::domain::day::instant(two, chrono_tz::Europe::Vienna) + TimeDelta::minutes(minutes)
}

fn actor(login: &str) -> Option<Actor> {
    Actor::parse(login, ActorKind::Human).ok()
}

fn id(text: String) -> ForgeId {
    ForgeId::parse(&text).unwrap()
}

/// A pull request of `author`, ready at a moment and merged after so many minutes; all of it was told.
fn merged(number: u32, author: &str, lines: u32, ready: Now, minutes: i64) -> PullRequestUpdate {
    let merged = ready + TimeDelta::minutes(minutes);
    PullRequestUpdate::of(Snapshot {
        merged: Some(merged),
        closed: Some(merged),
        readiness: Readiness::Ready,
        size: Some(Size {
            additions: lines,
            deletions: 0,
            files: 1,
        }),
        generated: Some(0),
        as_of: merged,
        told_until: Some(merged),
        ..Snapshot::opened(
            PullRequestRef::parse(Forge::GitHub, &format!("{ORG}{number}")).unwrap(),
            actor(author),
            ready,
        )
    })
}

fn approved(mut news: PullRequestUpdate, by: &str, at: Now) -> PullRequestUpdate {
    let n = news.reviews.len();
    news.reviews.push(ReviewNews {
        change: ReviewChange::Submitted,
        review: Review {
            id: id(format!("R{}-{n}", news.pull_request.place.number)),
            reviewer: actor(by),
            verdict: Some(Verdict::Approved),
            submitted: at,
            substance: Substance::Slight,
            dismissed: None,
        },
    });
    news
}

/// A merge of `lines` that `m1` approved after so many minutes.
fn reviewed(number: u32, n: u64, lines: u32, minutes: i64) -> PullRequestUpdate {
    let ready = moment(n, i64::from(number % 100));
    let news = merged(number, "m0", lines, ready, 100);
    approved(news, "m1", ready + TimeDelta::minutes(minutes))
}

/// Eligible merges of a week, numbered from `first`, the first so many of them stamped.
fn week_of(first: u32, n: u64, count: u32, stamped: u32) -> Vec<PullRequestUpdate> {
    (0..count)
        .map(|k| reviewed(first + k, n, 100, if k < stamped { 5 } else { 90 }))
        .collect()
}

/// One team of six with logins `m0` to `m5`, and a check-in of everybody in each of so many weeks.
async fn team_of_six(database: &Database, weeks: u64) -> Organisation {
    let made = Organisation::of(database, &[&[6]]).await;
    tie(&made, 0).await;
    made.answer(weeks, usual).await;
    made
}

async fn tie(made: &Organisation, team: usize) {
    for (n, person) in made.people[team].iter().enumerate() {
        tie_to(made, *person, &format!("m{n}")).await;
    }
}

async fn tie_to(made: &Organisation, person: PersonId, login: &str) {
    let account = ForgeLogin {
        forge: Forge::GitHub,
        login: Login::parse(login).unwrap(),
    };
    made.store.seed_login(person, account, now()).await.unwrap();
}

/// What was published of the reviews, week by week; `None` where there is none.
async fn told(database: &Database, team: TeamId) -> Vec<Option<TeamReviews>> {
    let releases = contents(database, "week_release").await.into_iter();
    let mut told: Vec<(String, Option<TeamReviews>)> = releases
        .map(|text| {
            let release: serde_json::Value = serde_json::from_str(&text).unwrap();
            let reviews = release["published"]["reviews"].as_array();
            let mut reviews = reviews
                .into_iter()
                .flatten()
                .map(|of_team| serde_json::from_value::<TeamReviews>(of_team.clone()).unwrap());
            let week = release["week"].as_str().unwrap().to_owned();
            (week, reviews.find(|of_team| of_team.team == team))
        })
        .collect();
    told.sort_by(|a, b| a.0.cmp(&b.0));
    told.into_iter().map(|(_, reviews)| reviews).collect()
}

async fn reviews_are_counted_in_the_week_of_their_merge_and_carried(database: Database) {
    let made = team_of_six(&database, 6).await;
    for n in 0..6 {
        let news = week_of(100 * (n as u32 + 1), n, 20, if n < 4 { 0 } else { 8 });
        made.store.import(news).await.unwrap();
    }
    made.store.close_due(after(0)).await.unwrap();
    // The others with one look at the database, as a server that was away would.
    made.store.close_due(after(5)).await.unwrap();
    let told: Vec<TeamReviews> = told(&database, made.teams[0])
        .await
        .into_iter()
        .flatten()
        .collect();
    let counts: Vec<_> = told
        .iter()
        .map(|one| (one.week.merged, one.week.eligible, one.week.stamps))
        .collect();
    assert_eq!(
        counts,
        [
            (20, 20, 0),
            (20, 20, 0),
            (20, 20, 0),
            (20, 20, 0),
            (20, 20, 8),
            (20, 20, 8)
        ]
    );
    let bands: Vec<Band> = told.iter().map(|one| one.stamps.statistical).collect();
    // Forty are the reference; eight stamps in a row are eight times 1.003 nats, the others take 0.095.
    let (none, ok, act) = (Band::NoData, Band::Ok, Band::Act);
    assert_eq!(bands, [none, ok, ok, ok, act, act]);
    assert_eq!(told[4].stamps.onset, Some(week(FIRST).on(4)));
    let evidence = told[4].week.evidence.unwrap();
    assert!(
        (evidence - (8.0 * 1.003302 - 12.0 * 0.095310)).abs() < 1e-4,
        "{evidence}"
    );
    assert!(
        told.iter().all(|one| one.before.is_empty()),
        "nothing before the first"
    );
    let share = told[5].stamps.share.unwrap();
    assert_eq!((share.yes, share.of), (16, 80));
    // Each waited 5 or 90 minutes within the reviewers' hours.
    assert_eq!(told[3].response.median, Some(WaitTime::For(1.5)));
    assert_eq!((told[3].load.reviewers, told[3].load.reviews), (6, 80));
    assert_eq!(told[3].load.band, Band::Act, "one reviews all");
    whole(&made.store).await;
}

async fn what_is_told_late_moves_no_week_that_has_closed(database: Database) {
    let made = team_of_six(&database, 4).await;
    for n in 0..4 {
        made.store
            .import(week_of(100 * (n as u32 + 1), n, 20, 0))
            .await
            .unwrap();
    }
    made.store.close_due(after(2)).await.unwrap();
    let before = contents(&database, "week_release").await;
    made.store.import(week_of(150, 2, 30, 30)).await.unwrap();
    made.store.close_due(after(3)).await.unwrap();
    assert_eq!(&contents(&database, "week_release").await[..3], &before[..]);
    let told = told(&database, made.teams[0]).await;
    let last = told[3].as_ref().unwrap();
    assert_eq!(
        (last.stamps.evidence, last.stamps.statistical),
        (Some(0.0), Band::Ok)
    );
    // The window tells what is known by now.
    assert_eq!(last.stamps.share.unwrap().of, 110);
    whole(&made.store).await;
}

async fn a_new_group_goes_on_where_the_last_one_ended(database: Database) {
    // Two teams of three are one group, until one of them has grown.
    let made = Organisation::of(&database, &[&[3, 4]]).await;
    tie(&made, 1).await;
    made.answer(28, usual).await;
    for n in 0..28 {
        made.store
            .import(week_of(100 * (n as u32 + 1), n, 3, 0))
            .await
            .unwrap();
    }
    for n in 0..6 {
        let person = made
            .store
            .seed_person(founded(&format!("n{n}")))
            .await
            .unwrap();
        let grown = member(made.teams[n % 2], "2026-02-01", None);
        made.store.seed_membership(person, grown).await.unwrap();
    }
    made.store.close_due(after(27)).await.unwrap();
    let groups = texts(
        &database,
        "SELECT CAST(COUNT(*) AS TEXT) FROM publishing_group",
    )
    .await;
    assert_eq!(groups, ["3"], "one of both, then one each");
    let told = told_of(&database, made.teams[1]).await;
    assert_eq!(told.len(), 28);
    assert!(told.iter().all(|one| one.before.is_empty()), "told once");
    // Forty are reached in the fourteenth week, and nothing begins anew with the new group.
    let known = told.iter().map(|one| one.stamps.usual.is_some());
    assert_eq!(known.filter(|is_known| *is_known).count(), 28 - 13);
    whole(&made.store).await;
}

async fn told_of(database: &Database, team: TeamId) -> Vec<TeamReviews> {
    told(database, team).await.into_iter().flatten().collect()
}

async fn what_is_not_whole_is_left_out_and_a_dark_week_says_nothing(database: Database) {
    let made = team_of_six(&database, 2).await;
    let hidden = |mut news: PullRequestUpdate| {
        news.pull_request.told_until = None;
        news
    };
    let mut first = week_of(100, 0, 20, 0);
    first.extend(week_of(130, 0, 2, 2).into_iter().map(hidden));
    let mut second = week_of(200, 1, 20, 0);
    second.extend(week_of(230, 1, 3, 3).into_iter().map(hidden));
    made.store.import(first).await.unwrap();
    made.store.import(second).await.unwrap();
    made.store.close_due(after(1)).await.unwrap();
    let told = told_of(&database, made.teams[0]).await;
    let [light, dark] = &told[..] else {
        panic!("{told:?}")
    };
    assert_eq!(
        (light.week.merged, light.week.whole, light.week.stamps),
        (22, 20, 0)
    );
    assert_eq!(light.unreviewed.band, Band::Ok);
    assert_eq!((dark.week.merged, dark.week.whole), (23, 20));
    assert!(!dark.week.is_covered());
    assert_eq!(
        (dark.unreviewed.band, dark.stamps.share),
        (Band::NoData, None)
    );
    whole(&made.store).await;
}

async fn all_that_is_kept_of_a_pull_request_is_read(database: Database) {
    let made = team_of_six(&database, 1).await;
    let ready = moment(0, 0);
    let after_ready = |minutes| ready + TimeDelta::minutes(minutes);
    // A stamp; one whose approver wrote some of it; one with a comment; one that was pushed to again; and
    // one that takes the first back.
    let stamp = |number| approved(merged(number, "M0", 350, ready, 90), "m1", after_ready(5));
    let mut together = stamp(2);
    together.pull_request.co_authors = vec![Login::parse("M1").unwrap()];
    let mut discussed = stamp(3);
    discussed.comments.push(CommentNews(Comment {
        id: id("C3".into()),
        author: actor("m2"),
        place: Where::Inline,
        substance: Substance::Substantive,
        written: after_ready(80),
        as_of: after_ready(80),
        deleted: None,
    }));
    let mut pushed = approved(merged(4, "m0", 1000, ready, 90), "m1", after_ready(60));
    for (n, at, additions) in [(0, -10, 940), (1, 56, 1000)] {
        pushed.pushes.push(Push {
            id: id(format!("P{n}")),
            at: after_ready(at),
            by: actor("m0"),
            total: Some((additions, 0)),
        });
    }
    let mut revert = approved(
        merged(5, "m0", 40, after_ready(200), 90),
        "m1",
        after_ready(250),
    );
    revert.pull_request.reverts = Some(1);
    let all = vec![stamp(1), together, discussed, pushed, revert];
    made.store.import(all).await.unwrap();
    // And twenty more, so that there are shares.
    made.store.import(week_of(100, 0, 20, 0)).await.unwrap();
    made.store.close_due(after(0)).await.unwrap();
    let told = told_of(&database, made.teams[0]).await;
    let week = told[0].week;
    assert_eq!((week.merged, week.eligible), (25, 24));
    // The first, and 60 lines in four minutes.
    assert_eq!((week.stamps, week.comments), (2, 1));
    assert_eq!(
        told[0].reverts.share.map(|share| (share.yes, share.of)),
        Some((1, 25))
    );
    whole(&made.store).await;
}

async fn a_branch_whose_pushes_were_all_told_has_no_generated_lines(database: Database) {
    let made = team_of_six(&database, 1).await;
    let boss = admin(&made.store, "boss").await;
    let hook = made
        .store
        .add_hook(&boss, Forge::GitHub, "hook".into(), now())
        .await
        .unwrap();
    let branch = |name: &str| Branch {
        repository: "github.com/O/fork".into(),
        name: name.into(),
    };
    let names = ["whole", "touched", "later", "unheard"];
    for (n, (name, which, touched)) in [
        ("whole", PushOrder::First, PushContent::Written),
        ("touched", PushOrder::First, PushContent::Generated),
        ("later", PushOrder::Later, PushContent::Written),
    ]
    .into_iter()
    .enumerate()
    {
        let push = BranchPush {
            forge: Forge::GitHub,
            branch: branch(name),
            which,
            touched,
            at: moment(0, 0),
            committers: Vec::new(),
        };
        let tidings = WebhookEvent {
            push: Some(push),
            ..WebhookEvent::default()
        };
        let delivery = DeliveryName {
            id: DeliveryId::parse(&format!("d{n}")).unwrap(),
            content: None,
        };
        made.store
            .take_in(hook.id, delivery, tidings, now())
            .await
            .unwrap();
    }
    let mut all = Vec::new();
    for (number, name) in (1..).zip(names) {
        let mut news = reviewed(number, 0, 100, 90);
        news.pull_request.generated = None;
        news.pull_request.branch = Some(branch(name));
        all.push(news);
    }
    made.store.import(all).await.unwrap();
    made.store.close_due(after(0)).await.unwrap();
    let told = told_of(&database, made.teams[0]).await;
    assert_eq!((told[0].week.merged, told[0].week.eligible), (4, 1));
    whole(&made.store).await;
}

async fn who_has_no_login_and_who_publishes_nothing_has_no_reviews(database: Database) {
    let made = Organisation::of(&database, &[&[6], &[7]]).await;
    tie(&made, 0).await;
    made.answer(2, usual).await;
    made.store.import(week_of(100, 0, 20, 0)).await.unwrap();
    made.store.close_due(after(0)).await.unwrap();
    assert_eq!(told_of(&database, made.teams[0]).await.len(), 1);
    assert_eq!(told_of(&database, made.teams[1]).await.len(), 0);
    let boss = admin(&made.store, "boss").await;
    let tree = made.store.tree(&boss, today()).await.unwrap();
    let team = tree.team(made.teams[0]).unwrap();
    let plan = TeamPlan {
        name: team.name.clone(),
        department: team.department,
        zone: team.zone,
        closing_hour: team.closing_hour,
        publishing: Publishing::Nothing,
    };
    made.store
        .save_team(&boss, team.id, plan, after(0))
        .await
        .unwrap();
    made.store.close_due(after(1)).await.unwrap();
    assert_eq!(told_of(&database, made.teams[0]).await.len(), 1);
    whole(&made.store).await;
}

async fn a_pull_request_is_of_the_team_in_which_its_author_counts(database: Database) {
    let made = Organisation::of(&database, &[&[6], &[6]]).await;
    tie(&made, 0).await;
    let other = made.people[1][0];
    tie_to(&made, other, "other").await;
    // One who was in the second team for the first week alone.
    let moved = made.store.seed_person(founded("moved")).await.unwrap();
    let last = week(FIRST).on(1).monday().back(1).to_string();
    for plan in [
        member(made.teams[1], "2025-12-01", Some(&last)),
        MembershipPlan {
            from: week(FIRST).on(1).monday(),
            ..member(made.teams[0], "2026-01-01", None)
        },
    ] {
        made.store.seed_membership(moved, plan).await.unwrap();
    }
    tie_to(&made, moved, "moved").await;
    made.answer(2, usual).await;
    let of_moved = |number, n| merged(number, "moved", 100, moment(n, 0), 60);
    made.store
        .import(vec![of_moved(1, 0), of_moved(2, 0), of_moved(3, 1)])
        .await
        .unwrap();
    made.store.close_due(after(1)).await.unwrap();
    let merged =
        |told: Vec<TeamReviews>| -> Vec<u32> { told.iter().map(|one| one.week.merged).collect() };
    assert_eq!(merged(told_of(&database, made.teams[0]).await), [0, 1]);
    assert_eq!(merged(told_of(&database, made.teams[1]).await), [2, 0]);
    whole(&made.store).await;
}

/// SIGNALS §13.2, first golden, out of check-ins and pull requests in the database.
async fn a_half_year_tells_its_verdict_once(database: Database) {
    let verdict = |told: &[TeamReviews]| {
        let told = told.iter().filter_map(|one| one.leniency);
        told.map(|half| (half.last, half.leniency.verdict))
            .collect::<Vec<_>>()
    };
    let made = leniency_of_seven(&database).await;
    made.store.close_due(after(26)).await.unwrap();
    let told = told_of(&database, made.teams[0]).await;
    assert_eq!(
        verdict(&told),
        [(week(FIRST).on(25), LeniencyVerdict::More)]
    );
    whole(&made.store).await;
    // The next: one of six left their mode out, and it cannot tell.
    let sql = "INSERT INTO mode_left_out (person_id, since)
        SELECT person_id, '2026-01-01T00:00:00.000000+00:00' FROM forge_account WHERE login = 'm3'";
    let Some(other) = Database::fresh(database.engine).await else {
        return;
    };
    let made = leniency_of_seven(&other).await;
    plant(&other, sql).await;
    made.store.close_due(after(26)).await.unwrap();
    let told = told_of(&other, made.teams[0]).await;
    assert_eq!(
        verdict(&told),
        [(week(FIRST).on(25), LeniencyVerdict::CannotTell)]
    );
}

/// Seven people: `m0` writes, the others approve as the table says, on Mondays from home, on Tuesdays from
/// the office.
async fn leniency_of_seven(database: &Database) -> Organisation {
    let made = Organisation::of(database, &[&[7]]).await;
    tie(&made, 0).await;
    for person in &made.people[0] {
        let mut entries = Vec::new();
        for n in 0..26 {
            let modes = [WorkMode::Home, WorkMode::Office];
            for (weekday, mode) in (0..).zip(modes) {
                let check_in = CheckIn {
                    mode: Some(mode),
                    ..CheckIn::blank(week(FIRST).on(n).monday().on(weekday))
                };
                entries.push((Entry::CheckIn(check_in), now()));
            }
        }
        made.store.add_many(*person, entries).await.unwrap();
    }
    let golden = [
        [3, 17, 1, 19],
        [4, 16, 1, 19],
        [2, 18, 1, 19],
        [3, 17, 2, 18],
        [2, 18, 0, 20],
        [4, 16, 1, 19],
    ];
    let mut number = 0;
    let mut all = Vec::new();
    for (reviewer, cells) in (1..).zip(golden) {
        let outcomes = [(0, 5), (0, 120), (1, 5), (1, 120)];
        for ((weekday, minutes), count) in outcomes.into_iter().zip(cells) {
            for k in 0..count {
                number += 1;
                let ready = moment(k % 26, weekday * 24 * 60);
                let news = merged(number, "m0", 250, ready, 200);
                let at = ready + TimeDelta::minutes(minutes);
                all.push(approved(news, &format!("m{reviewer}"), at));
            }
        }
    }
    made.store.import(all).await.unwrap();
    made
}
