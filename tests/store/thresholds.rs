//! Thresholds by version and what closings make of them, on both databases: the ratchet.

use crate::fixtures::*;
use crate::on_both;
use crate::organisation::*;
use irori_core::domain::person::{Language, Viewer};
use irori_core::domain::report_file::ReportFormat;
use irori_core::privacy::quarter_release::{Figure, QuarterRelease};
use irori_core::privacy::release::{Family, Panel};
use irori_core::privacy::thresholds::{ThresholdVersions, Thresholds};
use irori_core::report::choice::Choice;
use irori_ports::Now;
use irori_ports::error::AppError;
use irori_ports::releases::{ReadAs, ReleaseStatus, Releases};
use irori_ports::rules::Rules;
use irori_store::Store;
use tests::databases::Database;

on_both!(
    before_the_first_answer_they_count_from_the_start,
    afterwards_they_count_from_a_week_that_everybody_heard_of_seven_days_ahead,
    one_that_is_set_before_the_coming_one_begins_replaces_it_and_no_group_is_made_anew,
    only_admins_set_them_and_anybody_reads_them,
    who_set_them_may_go_and_they_stay,
    a_clock_that_was_put_back_rewrites_no_closed_week,
    a_team_of_seven_is_shown_under_five_not_under_ten_and_begins_anew_under_five,
    weeks_that_are_caught_up_close_by_the_thresholds_of_their_own_time,
    where_more_are_needed_teams_are_joined_anew_and_use_what_was_there,
    no_group_goes_on_over_a_change_even_where_it_would_have_ended_and_its_teams_stay,
    a_quarter_closes_by_the_strictest_of_its_weeks_and_later_ones_do_not_look_behind_a_loosening,
);

fn of(team: u32, report: u32) -> Thresholds {
    Thresholds { team, report }
}

async fn set(store: &Store, admin: &Viewer, thresholds: Thresholds, now: Now) -> String {
    let set = store.set_thresholds(admin, thresholds, now).await.unwrap();
    set.from.to_string()
}

/// Of every closed week, in the order in which they lie: the week, how many people it needed, and the
/// number of its group's teams.
async fn closed(database: &Database) -> Vec<(String, u64, usize)> {
    let contents = contents(database, "week_release").await;
    let mut weeks: Vec<_> = contents
        .iter()
        .map(|text| {
            let release: serde_json::Value = serde_json::from_str(text).unwrap();
            (
                release["week"].as_str().unwrap().to_owned(),
                release["thresholds"]["team"].as_u64().unwrap(),
                release["teams"].as_array().unwrap().len(),
            )
        })
        .collect();
    weeks.sort();
    weeks
}

/// How many rows the ledger has.
async fn views(database: &Database) -> usize {
    let ids = texts(database, "SELECT CAST(kind AS TEXT) FROM view").await;
    ids.len()
}

fn expected(weeks: std::ops::Range<u64>, k: u64, teams: usize) -> Vec<(String, u64, usize)> {
    weeks
        .map(|n| (week(FIRST).on(n).to_string(), k, teams))
        .collect()
}

async fn before_the_first_answer_they_count_from_the_start(database: Database) {
    let store = database.store().await;
    let early = at("2025-12-01T12:00:00Z");
    let boss = admin(&store, "boss").await;
    let history = store.threshold_history(&boss, early).await.unwrap();
    assert_eq!(history.begins, None);
    let set = store.set_thresholds(&boss, of(3, 3), early).await.unwrap();
    assert!(set.is_from_the_start());
    // Changed again, before anybody has answered.
    let set = store.set_thresholds(&boss, Thresholds::JAPAN, early).await;
    assert!(set.unwrap().is_from_the_start());
    let made = Organisation::of(&database, &[&[7, 6]]).await;
    let versions = made.store.thresholds().await.unwrap();
    assert_eq!(versions.at(week("2001-W01")), Thresholds::JAPAN);
    assert_eq!(versions.changes().count(), 0);
    let history = store.threshold_history(&boss, after(0)).await.unwrap();
    assert_eq!(history.begins, Some(week("2026-W04")), "there is an answer");
    made.answer(2, usual).await;
    made.store.close_due(after(1)).await.unwrap();
    assert_eq!(closed(&database).await, expected(0..2, 10, 2));
    whole(&made.store).await;
}

async fn afterwards_they_count_from_a_week_that_everybody_heard_of_seven_days_ahead(
    database: Database,
) {
    let made = Organisation::of(&database, &[&[6]]).await;
    let boss = admin(&made.store, "boss").await;
    // Monday of week 49 begins on Kiritimati on Sunday 29 November at 10:00 UTC.
    let before = at("2026-11-22T09:59:59Z");
    assert_eq!(set(&made.store, &boss, of(7, 12), before).await, "2026-W49");
    let after = at("2026-11-22T10:00:00Z");
    assert_eq!(set(&made.store, &boss, of(8, 12), after).await, "2026-W50");
    let versions = made.store.thresholds().await.unwrap();
    assert_eq!(versions.at(week("2026-W49")), Thresholds::STANDARD);
    assert_eq!(versions.at(week("2026-W50")), of(8, 12));
    let same = made.store.set_thresholds(&boss, of(8, 12), after).await;
    assert_eq!(wrong(same.unwrap_err(), "form"), "wrong-thresholds-same");
    whole(&made.store).await;
}

async fn one_that_is_set_before_the_coming_one_begins_replaces_it_and_no_group_is_made_anew(
    database: Database,
) {
    let made = Organisation::of(&database, &[&[7]]).await;
    let boss = admin(&made.store, "boss").await;
    made.answer(10, usual).await;
    made.store.close_due(after(3)).await.unwrap();
    assert_eq!(
        set(&made.store, &boss, Thresholds::JAPAN, after(3)).await,
        "2026-W07"
    );
    let back = set(&made.store, &boss, Thresholds::STANDARD, after(4)).await;
    assert_eq!(back, "2026-W08");
    made.store.close_due(after(9)).await.unwrap();
    assert_eq!(closed(&database).await, expected(0..10, 5, 1));
    let lead = made.lead_of(0).await;
    let seen = made.see(&lead, 0, "2026-W10", after(9)).await;
    assert_eq!(seen.history.len(), 10, "one group all along");
    whole(&made.store).await;
}

async fn only_admins_set_them_and_anybody_reads_them(database: Database) {
    let store = database.store().await;
    let me = person(&store, "me").await;
    let refused = store.set_thresholds(&me, Thresholds::JAPAN, now()).await;
    assert_eq!(refused, Err(AppError::NotAllowed));
    let refused = store.threshold_history(&me, now()).await;
    assert_eq!(refused, Err(AppError::NotAllowed));
    let read = store.thresholds().await.unwrap();
    assert_eq!(read, ThresholdVersions::default());
    assert_eq!(read.in_force(now()), Thresholds::STANDARD);
    whole(&store).await;
}

async fn who_set_them_may_go_and_they_stay(database: Database) {
    let store = database.store().await;
    let (gone, stays) = (admin(&store, "gone").await, admin(&store, "stays").await);
    set(&store, &gone, Thresholds::JAPAN, now()).await;
    let history = store.threshold_history(&stays, now()).await.unwrap();
    assert_eq!(history.lines[0].set_by.as_deref(), Some("gone"));
    erase(&database, &gone).await;
    let history = store.threshold_history(&stays, now()).await.unwrap();
    assert_eq!(history.lines[0].set_by, None);
    assert_eq!(history.lines[0].version.thresholds, Thresholds::JAPAN);
    whole(&store).await;
}

async fn a_clock_that_was_put_back_rewrites_no_closed_week(database: Database) {
    let made = Organisation::of(&database, &[&[7]]).await;
    let boss = admin(&made.store, "boss").await;
    made.answer(10, usual).await;
    made.store.close_due(after(9)).await.unwrap();
    // By the clock it is the third week, of which ten have closed.
    let from = set(&made.store, &boss, Thresholds::JAPAN, after(1)).await;
    assert_eq!(from, "2026-W13");
    made.store.close_due(after(9)).await.unwrap();
    assert_eq!(closed(&database).await, expected(0..10, 5, 1));
    whole(&made.store).await;
}

async fn a_team_of_seven_is_shown_under_five_not_under_ten_and_begins_anew_under_five(
    database: Database,
) {
    let made = Organisation::of(&database, &[&[7]]).await;
    let boss = admin(&made.store, "boss").await;
    let lead = made.lead_of(0).await;
    made.answer(32, usual).await;
    let closing = async |text: &str, now| made.see(&lead, 0, text, now).await.closing;

    made.store.close_due(after(9)).await.unwrap();
    let tens = set(&made.store, &boss, Thresholds::JAPAN, after(9)).await;
    assert_eq!(tens, "2026-W13");
    made.store.close_due(after(11)).await.unwrap();
    let until = expected(0..12, 5, 1);
    assert_eq!(closed(&database).await, until);
    // It is week 13: what closed under five is not shown, and not written into the ledger either.
    let before = views(&database).await;
    let seen = made.see(&lead, 0, "2026-W12", after(11)).await;
    assert_eq!(seen.closing, ReleaseStatus::NoLongerShown);
    assert_eq!((seen.history.len(), seen.coverage), (0, None));
    let mine = made.store.my_teams(&lead, after(11)).await.unwrap();
    assert_eq!(mine[0].latest, None);
    assert_eq!(views(&database).await, before);
    // A week before, it was.
    assert!(matches!(
        closing("2026-W11", after(10)).await,
        ReleaseStatus::Closed { .. }
    ));

    // Seven people are no group where ten have to answer.
    made.store.close_due(after(13)).await.unwrap();
    assert_eq!(closed(&database).await, until);
    let fives = set(&made.store, &boss, Thresholds::STANDARD, after(13)).await;
    assert_eq!(fives, "2026-W17");
    made.store.close_due(after(31)).await.unwrap();
    let mut all = until;
    all.extend(expected(16..32, 5, 1));
    assert_eq!(closed(&database).await, all);
    assert_eq!(
        closing("2026-W14", after(31)).await,
        ReleaseStatus::NoGroupThen
    );
    assert!(matches!(
        closing("2026-W12", after(31)).await,
        ReleaseStatus::Closed { .. }
    ));
    // Nothing from before week 17 is used: the charts begin anew and are provisional after eight
    // weeks. With the sixteen weeks before, they would have been there at once.
    let seen = made.see(&lead, 0, "2026-W32", after(31)).await;
    let first = seen
        .history
        .iter()
        .find(|one| *one.published.panels.of(Family::Isolation) != Panel::NotYet);
    assert_eq!(first.unwrap().week, week("2026-W17").on(8));
    assert_eq!(seen.history[0].week, week("2026-W17"));
    assert_eq!(seen.expected.0, week("2026-W17").on(12));
    whole(&made.store).await;
}

async fn weeks_that_are_caught_up_close_by_the_thresholds_of_their_own_time(database: Database) {
    let made = Organisation::of(&database, &[&[7]]).await;
    let boss = admin(&made.store, "boss").await;
    made.answer(32, usual).await;
    made.store.close_due(after(3)).await.unwrap();
    // Nothing closes for half a year, and meanwhile ten are needed for four weeks.
    set(&made.store, &boss, Thresholds::JAPAN, after(9)).await;
    set(&made.store, &boss, Thresholds::STANDARD, after(13)).await;
    made.store.close_due(after(31)).await.unwrap();
    let mut all = expected(0..12, 5, 1);
    all.extend(expected(16..32, 5, 1));
    assert_eq!(closed(&database).await, all);
    whole(&made.store).await;
}

async fn where_more_are_needed_teams_are_joined_anew_and_use_what_was_there(database: Database) {
    let made = Organisation::of(&database, &[&[7, 6]]).await;
    let boss = admin(&made.store, "boss").await;
    let lead = made.lead_of(0).await;
    made.answer(24, usual).await;
    made.store.close_due(after(14)).await.unwrap();
    let from = set(&made.store, &boss, Thresholds::JAPAN, after(14)).await;
    assert_eq!(from, "2026-W18");
    made.store.close_due(after(23)).await.unwrap();
    let mut all = expected(0..17, 5, 1);
    all.extend(expected(0..17, 5, 1));
    all.extend(expected(17..24, 10, 2));
    all.sort();
    assert_eq!(closed(&database).await, all);
    // Two quarters from here on, and the quarter of the change closes all the same.
    let seen = made.see(&lead, 0, "2026-W18", after(23)).await;
    assert_eq!(seen.together, ["team1"]);
    assert_eq!(seen.history.len(), 1);
    let panel = seen.history[0].published.panels.of(Family::Isolation);
    assert_ne!(*panel, Panel::NotYet, "stricter may use what is there");
    whole(&made.store).await;
}

async fn no_group_goes_on_over_a_change_even_where_it_would_have_ended_and_its_teams_stay(
    database: Database,
) {
    let made = Organisation::of(&database, &[&[8]]).await;
    let boss = admin(&made.store, "boss").await;
    let lead = made.lead_of(0).await;
    made.answer(28, usual).await;
    made.store.close_due(after(23)).await.unwrap();
    // The first group is fixed through week 26.
    let from = set(&made.store, &boss, of(6, 10), after(23)).await;
    assert_eq!(from, "2026-W27");
    made.store.close_due(after(27)).await.unwrap();
    let mut all = expected(0..26, 5, 1);
    all.extend(expected(26..28, 6, 1));
    assert_eq!(closed(&database).await, all);
    let seen = made.see(&lead, 0, "2026-W28", after(27)).await;
    assert_eq!(seen.history.len(), 2, "another group");
    whole(&made.store).await;
}

async fn a_quarter_closes_by_the_strictest_of_its_weeks_and_later_ones_do_not_look_behind_a_loosening(
    database: Database,
) {
    let made = Organisation::of(&database, &[&[12, 11]]).await;
    let (boss, hr) = (admin(&made.store, "boss").await, made.hr().await);
    made.answer(53, nearly_usual).await;
    made.store.close_due(after(2)).await.unwrap();
    // The first quarter is weeks 1 to 13: twelve from week 6 on, ten again from week 19 on.
    set(&made.store, &boss, of(5, 12), after(2)).await;
    made.store.close_due(after(15)).await.unwrap();
    let back = set(&made.store, &boss, Thresholds::STANDARD, after(15)).await;
    assert_eq!(back, "2026-W19");
    made.store.close_due(after(52)).await.unwrap();
    let now = after(52);
    let read = async |text: &str, now| -> QuarterRelease {
        let choice = Choice::quarter(quarter(text));
        made.store
            .report(&hr, choice, ReadAs::Page, now)
            .await
            .unwrap();
        kept_quarter(&database, text).await.unwrap()
    };
    let is_told = |release: &QuarterRelease| {
        let figures = release.units[0].figures.unwrap();
        matches!(figures.isolation, Figure::Known(_))
    };
    for (text, needed, told) in [
        ("2026-Q1", 12, false), // nobody had a reference before it
        ("2026-Q2", 12, true),  // from twelve to ten in the midst of it
        ("2026-Q3", 10, false), // references begin with week 19
        ("2026-Q4", 10, true),
    ] {
        let release = read(text, now).await;
        assert_eq!(release.thresholds.report, needed, "{text}");
        assert_eq!(is_told(&release), told, "{text}");
    }
    // Reports alone were changed: the groups went on.
    assert_eq!(closed(&database).await.len(), 2 * 53);

    // Stricter again: the quarters that closed under ten are gone, by every way.
    set(&made.store, &boss, of(5, 12), now).await;
    let later = after(54);
    let lines = made.store.quarters(&hr, later).await.unwrap();
    let shown: Vec<_> = lines.iter().map(|line| line.is_shown).collect();
    assert_eq!(shown, [false, false, true, true]);
    let before = views(&database).await;
    for read_as in [ReadAs::Page, AS_FILE] {
        let choice = Choice::quarter(quarter("2026-Q4"));
        let hidden = made.store.report(&hr, choice, read_as, later).await;
        assert_eq!(
            wrong(hidden.unwrap_err(), "quarter"),
            "wrong-report-stricter"
        );
    }
    let (choice, language) = (Choice::quarter(quarter("2026-Q3")), Language::English);
    let hidden = made
        .store
        .export_report(choice, ReportFormat::Csv, language, later)
        .await;
    let hidden = AppError::from(hidden.unwrap_err());
    assert_eq!(wrong(hidden, "quarter"), "wrong-report-stricter");
    assert_eq!(views(&database).await, before);
    assert_eq!(read("2026-Q2", later).await.thresholds.report, 12);
    whole(&made.store).await;
}
