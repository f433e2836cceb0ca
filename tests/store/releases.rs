//! Reading Releases, on both databases: what is shown, to whom, and that it is written down.

use crate::fixtures::*;
use crate::on_both;
use crate::organisation::*;
use chrono::TimeDelta;
use irori_core::domain::check_in::Topic;
use irori_core::domain::id::{DepartmentId, TeamId};
use irori_core::domain::person::{Language, Viewer};
use irori_core::domain::report_file::ReportFormat;
use irori_core::domain::team::{Publishing, TeamPlan};
use irori_core::privacy::context::ContextItem;
use irori_core::privacy::quarter_release::Figure;
use irori_core::privacy::release::{Family, Panel, Published};
use irori_core::privacy::team_reason::TeamReason;
use irori_core::report::choice::Choice;
use irori_core::reviews::published::ReviewFigures;
use irori_core::signals::bands::Band;
use irori_ports::error::AppError;
use irori_ports::releases::{ReadAs, ReadableWeek, ReleaseStatus, Releases};
use irori_ports::{Auth, Org, Origin, People};
use irori_store::Store;
use server::demo;
use tests::databases::Database;
use uuid::Uuid;

on_both!(
    the_demo_shows_what_was_planted_and_nothing_else,
    a_week_that_is_not_closed_says_why,
    only_leads_and_members_read_a_team_and_only_hr_a_report,
    every_look_is_in_the_ledger,
    a_quarter_tells_change_for_ten_people_and_nothing_for_nine,
);

/// Monday after week 47 of 2026, 18:00 in Tokyo: the demo's weeks are W04 to W47.
const NOW: &str = "2026-11-23T09:00:00Z";

async fn signed_in(store: &Store, name: &str) -> Viewer {
    let email = format!("{name}@demo.irori.example");
    let id = store
        .sign_in(&email, demo::PASSWORD, Origin::stranger(name), at(NOW))
        .await
        .unwrap();
    store.viewer(id.person, at(NOW)).await.unwrap().unwrap()
}

/// What the demo's lead sees of a team's 47th week.
async fn seen(store: &Store, lead: &str, team: &str) -> ReadableWeek {
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
        .team_week(
            &lead,
            team.id,
            Some(self::week(week)),
            ReadAs::Page,
            at(NOW),
        )
        .await
        .unwrap()
}

async fn the_demo_shows_what_was_planted_and_nothing_else(database: Database) {
    let Some(database) = Database::demo(database.engine, at(NOW)).await else {
        return;
    };
    let store = database.store().await;
    // Planted from week 24 on (the demo's week 20).
    let minami = seen(&store, "lead", "minami").await;
    let ReleaseStatus::Closed { due, closed } = minami.closing else {
        panic!("{minami:?}")
    };
    assert_eq!(
        closed, due,
        "the weeks of the past closed when they were due"
    );
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
    // kita lost touch with why its work matters from week 29 on (the demo's week 25).
    let kita = seen(&store, "lead", "kita").await;
    let first = |band: &dyn Fn(&Published) -> Band, is: Band| {
        let mut weeks = kita.history.iter();
        let found = weeks.find(|one| band(&one.published) >= is);
        found.map(|one| one.week.to_string())
    };
    let they = |one: &Published| one.panels.they_dont_get_us.band();
    assert_eq!(first(&they, Band::Watch).as_deref(), Some("2026-W29"));
    assert_eq!(first(&they, Band::Act).as_deref(), Some("2026-W29"));
    for item in [ContextItem::Clear, ContextItem::Heard] {
        let share = |one: &Published| one.context.of(item).band();
        // The first block that lies in it ends then; seven people never act.
        let watched = first(&share, Band::Watch);
        assert_eq!(watched.as_deref(), Some("2026-W32"), "{item:?}");
        let last = kita.history.last().unwrap().published.context;
        assert_eq!(last.of(item).band(), Band::Watch);
        assert_eq!(last.of(item).since(), Some(week("2026-W29")));
    }
    let priorities = TeamReason::Topic {
        topic: Topic::Priorities,
    };
    let last = &kita.history.last().unwrap().published;
    assert_eq!(last.reasons.they_dont_get_us, [priorities]);
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
        let reviews = seen.reviews.expect("logins are tied");
        assert_eq!(reviews.history.len(), 26, "{team}");
        assert!(reviews.closed.is_some(), "{team}: out of its Releases");
        let told = |week: &ReviewFigures| week.reviews > 0 && week.first_response.is_some();
        assert!(reviews.history.iter().all(told), "{team}");
    }
    let yama = signed_in(&store, "lead-yama").await;
    let teams = store.my_teams(&yama, at(NOW)).await.unwrap();
    assert_eq!((teams.len(), teams[0].latest), (1, None));
    let yama = store
        .team_week(&yama, teams[0].id, None, ReadAs::Page, at(NOW))
        .await
        .unwrap();
    assert_eq!(yama.closing, ReleaseStatus::Nothing);
    assert!(yama.history.is_empty() && yama.reviews.is_none() && yama.coverage.is_none());
    let hr = signed_in(&store, "hr").await;
    let choice = Choice::quarter(quarter("2026-Q3"));
    store
        .report(&hr, choice, ReadAs::Page, at(NOW))
        .await
        .unwrap();
    let report = kept_quarter(&database, "2026-Q3").await.unwrap();
    assert_eq!(report.closed, report.due);
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

async fn a_week_that_is_not_closed_says_why(database: Database) {
    let made = Organisation::of(&database, &[&[6], &[6]]).await;
    made.answer(1, usual).await;
    let lead = made.lead_of(0).await;
    made.store.close_due(after(14)).await.unwrap();
    let closing = |seen: ReadableWeek| seen.closing;
    let closes = week("2026-W16").closes_at(vienna());
    assert_eq!(
        closing(made.see(&lead, 0, "2026-W16", after(14)).await),
        ReleaseStatus::Open { closes }
    );
    assert_eq!(
        closing(made.see(&lead, 0, "2025-W50", after(14)).await),
        ReleaseStatus::TooEarly { first: week(FIRST) }
    );
    let far = closing(made.see(&lead, 0, "2031-W01", after(14)).await);
    assert!(matches!(far, ReleaseStatus::Open { .. }), "{far:?}");
    // A team of later is in no group until the next quarter begins.
    let root = made
        .store
        .tree(&admin(&made.store, "boss").await, today())
        .await
        .unwrap();
    let department = root.departments.last().unwrap().id;
    let team = made
        .store
        .seed_team(team_plan("young", department))
        .await
        .unwrap();
    for n in 0..6 {
        let person = made
            .store
            .seed_person(founded(&format!("young{n}")))
            .await
            .unwrap();
        made.store
            .seed_membership(person, member(team, "2026-01-12", None))
            .await
            .unwrap();
    }
    let one = made.store.seed_person(founded("young")).await.unwrap();
    made.store
        .seed_membership(one, member(team, "2026-01-12", None))
        .await
        .unwrap();
    let one = made.viewer(one).await;
    made.store.close_due(after(5)).await.unwrap();
    let seen = made
        .store
        .team_week(&one, team, None, ReadAs::Page, after(5))
        .await
        .unwrap();
    assert_eq!(
        seen.closing,
        ReleaseStatus::NoGroup {
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
        (ReleaseStatus::Nothing, 0, false)
    );
    whole(&made.store).await;
}

async fn only_leads_and_members_read_a_team_and_only_hr_a_report(database: Database) {
    let made = Organisation::of(&database, &[&[6], &[6]]).await;
    made.answer(14, usual).await;
    made.store.close_due(after(13)).await.unwrap();
    let [lead, other] = [made.lead_of(0).await, made.lead_of(1).await];
    let boss = admin(&made.store, "boss").await;
    let hr = made.hr().await;
    let mate = made.viewer(made.people[0][2]).await;
    let (team, text) = (made.teams[0], Some(week("2026-W10")));
    let now = after(13);
    let lead_sees = made
        .store
        .team_week(&lead, team, text, ReadAs::Page, now)
        .await
        .unwrap();
    let mut mate_sees = made
        .store
        .team_week(&mate, team, text, ReadAs::Page, now)
        .await
        .unwrap();
    // Members see exactly what their lead sees.
    mate_sees.team.leads = true;
    assert_eq!(mate_sees, lead_sees);
    for stranger in [&other, &boss, &hr] {
        let refused = made
            .store
            .team_week(stranger, team, text, ReadAs::Page, now)
            .await;
        assert_eq!(refused, Err(AppError::NotThere), "as if it were not there");
    }
    let unknown = TeamId(uuid::Uuid::from_u128(7));
    assert_eq!(
        made.store
            .team_week(&lead, unknown, text, ReadAs::Page, now)
            .await,
        Err(AppError::NotThere)
    );
    let q1 = quarter("2026-Q1");
    for stranger in [&lead, &mate, &boss] {
        assert_eq!(
            made.store.quarters(stranger, after(25)).await,
            Err(AppError::NotThere)
        );
        let refused = made
            .store
            .report(stranger, Choice::quarter(q1), AS_FILE, now)
            .await;
        assert_eq!(refused, Err(AppError::NotThere));
    }
    assert_eq!(made.store.quarters(&hr, after(25)).await.unwrap().len(), 1);
    let report = async |choice| made.store.report(&hr, choice, ReadAs::Page, now).await;
    assert!(report(Choice::quarter(q1)).await.is_ok());
    let future = report(Choice::quarter(quarter("2030-Q1")))
        .await
        .unwrap_err();
    assert_eq!(wrong(future, "quarter"), "wrong-report-not-closed");
    let nowhere = Choice::new(vec![q1], vec![DepartmentId(Uuid::from_u128(7))]).unwrap();
    let nowhere = report(nowhere).await.unwrap_err();
    assert_eq!(
        wrong(nowhere, "department"),
        "wrong-report-unknown-department"
    );
    whole(&made.store).await;
}

async fn every_look_is_in_the_ledger(database: Database) {
    let made = Organisation::of(&database, &[&[6]]).await;
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
    let hr = made.hr().await;
    let (q1, later) = (quarter("2026-Q1"), now + TimeDelta::minutes(1));
    let choice = Choice::quarter(q1);
    made.store
        .report(&hr, choice.clone(), AS_FILE, later)
        .await
        .unwrap();
    let (format, later) = (ReportFormat::Pdf, later + TimeDelta::minutes(1));
    let report = made
        .store
        .export_report(choice, format, Language::Japanese, later)
        .await
        .unwrap();
    // Which departments there are is nobody's figure.
    made.store.departments(&hr, later).await.unwrap();
    let details = "SELECT detail FROM view WHERE detail IS NOT NULL ORDER BY viewed_at";
    let details = texts(&database, details).await;
    let hash = report.written.digest.to_string();
    for (detail, told) in details.iter().zip([["csv", "en"], ["pdf", "ja"]]) {
        assert!(
            detail.contains(&hash) && told.iter().all(|one| detail.contains(one)),
            "{detail}"
        );
    }
    assert_eq!(details.len(), 2);
    assert_eq!(
        texts(&database, ways).await,
        ["page", "page", "export", "operator"]
    );
    whole(&made.store).await;
}

async fn a_quarter_tells_change_for_ten_people_and_nothing_for_nine(database: Database) {
    let made = Organisation::of(&database, &[&[6, 7], &[9]]).await;
    made.answer(26, nearly_usual).await;
    let done = made.store.close_due(after(25)).await.unwrap();
    assert_eq!((done.quarters, done.failed), (2, 0));
    let first = kept_quarter(&database, "2026-Q1").await.unwrap();
    let second = kept_quarter(&database, "2026-Q2").await.unwrap();
    let shown = |release: &irori_core::privacy::quarter_release::QuarterRelease| -> Vec<_> {
        let figures = release.units.iter().map(|unit| unit.figures);
        figures
            .map(|figures| figures.map(|f| (f.coverage.is_some(), f.compared)))
            .collect()
    };
    // The organisation less D0 would be nine people, so D0 gives way.
    assert_eq!(shown(&first), [Some((true, None)), None, None]);
    assert_eq!(shown(&second), [Some((true, Some(20))), None, None]);
    let figures = second.units[0].figures.unwrap();
    assert!(matches!(figures.isolation, Figure::Known(known) if known.value.abs() < 0.5));
    assert!(matches!(figures.home_to_work, Figure::Known(rate) if rate.high == 0.25));
    // A quarter waits until its last team's last week has closed.
    made.answer_of(made.people[0][0], 26..27, |_| 3).await;
    assert_eq!(kept_quarter(&database, "2026-Q3").await, None);
    whole(&made.store).await;
}
