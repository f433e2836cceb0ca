//! What a quarter's closing freezes, on both databases: rests, context, remote days, what was done.

use crate::fixtures::*;
use crate::on_both;
use crate::organisation::*;
use chrono::TimeDelta;
use irori_core::domain::check_in::{CheckIn, DaySection, WorkMode};
use irori_core::domain::entry::Entry;
use irori_core::domain::follow_up::{FollowUp, Ticks};
use irori_core::domain::id::FollowUpId;
use irori_core::domain::person::Viewer;
use irori_core::domain::weekly_pulse::WeeklyPulse;
use irori_core::privacy::quarter_release::{
    ActionsTaken, Figure, QuarterFollowUps, QuarterRelease, RemoteFigures, UnitKind,
};
use irori_ports::Now;
use irori_ports::follow_ups::FollowUps;
use irori_ports::weekly_reviews::WeeklyReviews;
use tests::databases::Database;

on_both!(
    a_quarter_tells_rests_context_and_remote_days,
    a_quarter_tells_what_was_done_until_it_closed,
    a_quarter_that_is_closed_again_has_the_same_bytes,
);

/// Twelve people in D0, seven in D1 and six in D2, who answer for half a year.
async fn half_a_year(database: &Database) -> Organisation {
    let made = Organisation::of(database, &[&[12], &[7], &[6]]).await;
    for (n, person) in made.people.iter().flatten().enumerate() {
        let weeks = (0..26).flat_map(|week| answers(n as u64, week));
        let entries = weeks.map(|entry| (entry, now())).collect();
        made.store.add_many(*person, entries).await.unwrap();
    }
    made
}

/// One remote day of four in even weeks, three in odd ones. Every third person is better connected then,
/// every second more focused and, in the second quarter, clearer about why; most have time for care in
/// even weeks alone.
fn answers(n: u64, at: u64) -> Vec<Entry> {
    let (is_odd, first) = (at % 2, week(FIRST).on(at));
    let day = |weekday: u64| {
        let is_remote = weekday < 1 + 2 * is_odd;
        Entry::CheckIn(CheckIn {
            connection: score(2 + (weekday % 2 + u64::from(n.is_multiple_of(3)) * is_odd) as i64),
            focus: score(3 + (is_odd * (n % 2)) as i64),
            mode: Some(if is_remote {
                WorkMode::Home
            } else {
                WorkMode::Office
            }),
            family_time: weekday == 0 && (is_odd == 0 || n.is_multiple_of(4)),
            none_today: DaySection::ALL.to_vec(),
            ..CheckIn::blank(first.monday().on(weekday))
        })
    };
    let pulse = WeeklyPulse {
        week: first,
        clear: score(3 + if at < 13 { 0 } else { n as i64 % 2 }),
        heard: score(2 + ((n + at) % 3) as i64),
    };
    let days = (0..4).map(day);
    days.chain([Entry::WeeklyPulse(pulse)]).collect()
}

async fn second_quarter(database: &Database) -> QuarterRelease {
    kept_quarter(database, "2026-Q2").await.unwrap()
}

async fn a_quarter_tells_rests_context_and_remote_days(database: Database) {
    let made = half_a_year(&database).await;
    let done = made.store.close_due(after(25)).await.unwrap();
    assert_eq!((done.quarters, done.failed), (2, 0));
    let release = second_quarter(&database).await;
    assert_eq!(release.form, 3);
    let rows = release.units.iter();
    let rows: Vec<_> = rows
        .map(|row| {
            let told = row.figures.map(|told| (told.people, told.compared));
            (row.kind, row.names.join(" + "), row.depth, told)
        })
        .collect();
    let unit = |name: &str, depth, told| (UnitKind::Unit, name.to_owned(), depth, told);
    let ten = Some((Some(10), Some(10)));
    assert_eq!(
        rows,
        [
            unit("Hearth", 0, Some((Some(25), Some(25)))),
            unit("D0", 1, ten),
            unit("D1", 1, None),
            unit("D2", 1, None),
            (UnitKind::Rest, "D1 + D2".to_owned(), 1, ten),
        ]
    );
    let told = [0, 1, 4].map(|n| release.units[n].figures.unwrap());
    assert!(told.iter().all(|told| told.coverage.is_some()));
    // Twelve of 25, six of 12, six of 13 are clearer by a point.
    let clear = told.map(|told| told.context.clear.known().unwrap().value);
    assert_eq!(clear, [0.48, 0.5, 0.46]);
    assert!(
        told.iter()
            .all(|told| told.context.heard != Figure::NotTold)
    );
    assert_eq!(told[0].context.answered, Some(25));
    remote_days(&release);
    // The quarter before had nothing to compare with.
    let first = kept_quarter(&database, "2026-Q1").await.unwrap();
    let context = first.units[0].figures.unwrap().context;
    assert_eq!((context.answered, context.clear), (None, Figure::NotTold));
    whole(&made.store).await;
}

/// Of 25 people 9, 12 and 18 differ between weeks, by 1, 1 and a quarter of their check-ins.
fn remote_days(release: &QuarterRelease) {
    let rows = &release.by_remote_days;
    let days: Vec<u8> = rows.iter().map(|row| row.days).collect();
    assert_eq!(days, [0, 1, 2, 3, 4, 5]);
    let told: Vec<(u8, RemoteFigures)> = rows
        .iter()
        .filter_map(|row| Some((row.days, row.figures?)))
        .collect();
    let values: Vec<_> = told
        .iter()
        .map(|(days, told)| {
            let values = [told.connection, told.focus, told.care].map(|one| one.value);
            (*days, told.people, values)
        })
        .collect();
    assert_eq!(
        values,
        [(1, 25, [-0.18, -0.24, 9.0]), (3, 25, [0.18, 0.24, -9.0])]
    );
}

async fn written(made: &Organisation, lead: &Viewer, team: usize, n: u128, now: Now) -> FollowUpId {
    let follow_up = FollowUp {
        what: format!("canary {n}"),
        who: lead.id,
        until: irori_core::domain::day::Day(now.date_naive()).on(7),
    };
    let added = made
        .store
        .add(lead, once(n), made.teams[team], follow_up, now);
    added.await.unwrap()
}

async fn a_quarter_tells_what_was_done_until_it_closed(database: Database) {
    let made = half_a_year(&database).await;
    let (lead, other) = (made.lead_of(0).await, made.lead_of(1).await);
    let tick = async |id, now| {
        let (done, open) = (vec![id], Vec::new());
        made.store
            .tick(&lead, Ticks { done, open }, now)
            .await
            .unwrap();
    };
    let mark = async |text: &str, now| {
        let marked = made.store.mark(&lead, made.teams[0], week(text), now);
        marked.await.unwrap();
    };
    // One of the Sunday before the quarter is of the quarter before.
    written(&made, &lead, 0, 1, at("2026-03-29T23:59:59Z")).await;
    made.store.close_due(after(14)).await.unwrap();
    for closed in ["2026-W12", "2026-W13", "2026-W14", "2026-W15"] {
        mark(closed, after(14)).await;
    }
    let in_time = written(&made, &lead, 0, 2, at("2026-03-30T00:00:00Z")).await;
    let late = written(&made, &lead, 0, 3, after(14)).await;
    let dropped = written(&made, &other, 1, 4, after(14)).await;
    tick(in_time, after(15)).await;
    let given_up = made
        .store
        .give_up(&other, dropped, "no".to_owned(), after(15));
    given_up.await.unwrap();
    made.store.close_due(after(25)).await.unwrap();
    // What is done later changes no Release.
    let release = second_quarter(&database).await;
    tick(late, after(25) + TimeDelta::minutes(1)).await;
    mark("2026-W26", after(25) + TimeDelta::minutes(1)).await;
    assert_eq!(second_quarter(&database).await, release);
    let told = |n: usize| -> ActionsTaken { release.units[n].figures.unwrap().done.unwrap() };
    let counts = |written, done, dropped, open| QuarterFollowUps {
        written,
        done,
        dropped,
        open,
    };
    let reviewed = |n: usize| told(n).reviewed.unwrap().percents();
    // Weeks 13 to 25 closed in it: 3 of 13, 3 of 39, none.
    assert_eq!([0, 1, 4].map(reviewed), [(0, 20), (20, 40), (0, 20)]);
    let follow_ups = [0, 1, 4].map(|n| told(n).follow_ups);
    assert_eq!(
        follow_ups,
        [counts(3, 1, 1, 1), counts(2, 1, 0, 1), counts(1, 0, 1, 0)]
    );
    let texts = contents(&database, "quarter_release").await;
    assert!(texts.iter().all(|text| !text.contains("canary")));
    whole(&made.store).await;
}

async fn a_quarter_that_is_closed_again_has_the_same_bytes(database: Database) {
    let made = half_a_year(&database).await;
    let lead = made.lead_of(0).await;
    made.store.close_due(after(14)).await.unwrap();
    let id = written(&made, &lead, 0, 1, after(14)).await;
    made.store.close_due(after(25)).await.unwrap();
    let before = contents(&database, "quarter_release").await;
    // What was ticked later was open when the quarter closed.
    let ticks = Ticks {
        done: vec![id],
        open: Vec::new(),
    };
    let later = after(25) + TimeDelta::hours(1);
    made.store.tick(&lead, ticks, later).await.unwrap();
    let marked = made
        .store
        .mark(&lead, made.teams[0], week("2026-W20"), later);
    marked.await.unwrap();
    for again in [
        "DELETE FROM quarter_release WHERE quarter >= '2026-03-30'",
        "DELETE FROM job WHERE kind = 'quarter'",
    ] {
        plant(&database, again).await;
    }
    let done = made.store.close_due(after(25)).await.unwrap();
    assert_eq!((done.quarters, done.failed), (1, 0));
    assert_eq!(contents(&database, "quarter_release").await, before);
    whole(&made.store).await;
}
