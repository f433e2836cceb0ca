//! Weekly reviews: that they were held is everybody's of the team and in the ledger, guesses and notes are
//! a lead's own.

use crate::fixtures::*;
use crate::on_both;
use crate::organisation::*;
use chrono::TimeDelta;
use irori_core::agenda::guess::Guess;
use irori_core::domain::day::Week;
use irori_core::domain::id::TeamId;
use irori_core::domain::membership::{MembershipPlan, TeamRole};
use irori_core::domain::person::Viewer;
use irori_core::domain::team::{Publishing, TeamPlan};
use irori_core::domain::view::{LedgerLook, LedgerPerson, LedgerScope, LedgerSubject, ViewedAs};
use irori_core::domain::weekly_review::{LeadNote, RosterKind};
use irori_core::privacy::thresholds::Thresholds;
use irori_core::signals::team_share::ShareClass;
use irori_ports::error::AppError;
use irori_ports::ledger::Ledger;
use irori_ports::rules::Rules;
use irori_ports::weekly_reviews::{LeadDesk, WeeklyReviews};
use irori_ports::{Now, Org, People};
use irori_store::{ExportSection, PagePosition, Store};
use tests::databases::{Database, Engine};

on_both!(
    a_week_is_marked_once_by_each_lead_and_the_team_knows,
    the_ledger_tells_the_team_that_was_reviewed_and_not_those_beside_it,
    leads_alone_mark_guess_and_write,
    a_week_that_is_not_closed_or_not_shown_cannot_be_reviewed,
    who_marks_at_once_on_two_servers_marks_once,
    the_first_guess_counts,
    who_came_and_who_left_stand_on_the_desk,
    a_review_stays_without_the_name_of_a_lead_who_is_erased,
    rows_of_the_ledger_from_before_there_were_reviews_are_as_they_were,
);

/// Six people whose first five weeks have closed, their lead, and another lead of theirs.
pub async fn closed(database: &Database) -> (Organisation, Viewer, Viewer) {
    let made = Organisation::of(database, &[&[6]]).await;
    made.answer(5, usual).await;
    made.store.close_due(after(4)).await.unwrap();
    let (lead, second) = (made.lead_of(0).await, second_lead(&made, 0).await);
    (made, lead, second)
}

async fn second_lead(made: &Organisation, team: usize) -> Viewer {
    let id = made.store.seed_person(founded("second")).await.unwrap();
    let plan = MembershipPlan {
        part: TeamRole::Lead,
        counting: false,
        ..member(made.teams[team], "2025-12-01", None)
    };
    made.store.seed_membership(id, plan).await.unwrap();
    made.viewer(id).await
}

async fn mark(store: &Store, viewer: &Viewer, team: TeamId, text: &str, now: Now) {
    let marked = store.mark(viewer, team, week(text), now).await;
    assert_eq!(marked, Ok(()), "{text}");
}

async fn rows(database: &Database) -> usize {
    let sql = "SELECT way FROM view WHERE kind = 'review'";
    let ways = texts(database, sql).await;
    assert!(ways.iter().all(|way| way == "change"));
    ways.len()
}

pub async fn desk(store: &Store, viewer: &Viewer, team: TeamId, text: &str) -> LeadDesk {
    let found = store.desk(viewer, team, week(text), after(4)).await;
    found.unwrap()
}

async fn seen(store: &Store, viewer: &Viewer) -> Vec<LedgerLook> {
    let page = store.concerning(viewer, LedgerScope::OfOthers, None).await;
    let mut views = page.unwrap().views;
    views.retain(|view| matches!(view.what, LedgerSubject::Reviewed { .. }));
    views
}

pub fn note(team: TeamId, text: &str, seen: u32) -> LeadNote {
    LeadNote {
        team,
        week: week("2026-W05"),
        text: text.to_owned(),
        seen,
    }
}

/// Writes through the port; the store has a method of this name itself.
pub async fn write(store: &Store, viewer: &Viewer, note: LeadNote) -> Result<(), AppError> {
    WeeklyReviews::write(store, viewer, note, after(4)).await
}

async fn a_week_is_marked_once_by_each_lead_and_the_team_knows(database: Database) {
    let (made, lead, second) = closed(&database).await;
    let (store, team) = (&made.store, made.teams[0]);
    let mate = made.viewer(made.people[0][0]).await;
    assert_eq!(store.last(&mate, team).await, Ok(None));
    assert!(!desk(store, &lead, team, "2026-W05").await.has_reviewed);
    let minute = |n| after(4) + TimeDelta::minutes(n);
    mark(store, &lead, team, "2026-W05", minute(0)).await;
    mark(store, &lead, team, "2026-W05", minute(1)).await;
    assert_eq!(rows(&database).await, 1, "the second time changes nothing");
    let last = store.last(&mate, team).await.unwrap().unwrap();
    assert_eq!(
        (last.week, last.by),
        (week("2026-W05"), Some("lead0".to_owned()))
    );
    assert_eq!(last.at.timestamp(), minute(0).timestamp());
    // Another lead is another mark; an earlier week is not the latest.
    mark(store, &second, team, "2026-W05", minute(2)).await;
    mark(store, &lead, team, "2026-W03", minute(3)).await;
    assert_eq!(rows(&database).await, 3);
    for who in [&lead, &second, &mate] {
        let last = store.last(who, team).await.unwrap().unwrap();
        assert_eq!(
            (last.week, last.by.as_deref()),
            (week("2026-W05"), Some("second"))
        );
    }
    assert!(desk(store, &lead, team, "2026-W04").await.has_reviewed);
    whole(store).await;
}

async fn the_ledger_tells_the_team_that_was_reviewed_and_not_those_beside_it(database: Database) {
    // Two small teams that are published together.
    let made = Organisation::of(&database, &[&[3, 4]]).await;
    let store = &made.store;
    let gone = store.seed_person(founded("gone")).await.unwrap();
    let until = member(made.teams[0], "2025-12-01", Some("2026-01-12"));
    store.seed_membership(gone, until).await.unwrap();
    made.answer(2, usual).await;
    store.close_due(after(1)).await.unwrap();
    let lead = made.lead_of(0).await;
    let beside = made.lead_of(1).await;
    // Monday 12 January in Vienna is the last day of one of them.
    mark(store, &lead, made.teams[0], "2026-W01", after(1)).await;
    let later = after(1) + TimeDelta::days(2);
    mark(store, &lead, made.teams[0], "2026-W02", later).await;
    let together = texts(&database, "SELECT 'x' FROM publishing_group").await;
    assert_eq!(together.len(), 1, "they are one group");
    let weeks = async |id| {
        let views = seen(store, &made.viewer(id).await).await;
        let week = |view: &LedgerLook| match &view.what {
            LedgerSubject::Reviewed { week, team } => {
                assert_eq!(team.as_deref(), Some("team0"));
                week.to_string()
            }
            other => panic!("{other:?}"),
        };
        views.iter().map(week).collect::<Vec<_>>()
    };
    assert_eq!(weeks(made.people[0][0]).await, ["2026-W02", "2026-W01"]);
    assert_eq!(weeks(gone).await, ["2026-W01"]);
    assert_eq!(weeks(made.people[1][0]).await, [""; 0], "beside it");
    // What one takes away says the same.
    let rows = async |id| {
        let section = ExportSection::LedgerAboutMe;
        let viewer = made.viewer(id).await;
        let rows = store
            .my_rows(&viewer, section, PagePosition::default())
            .await;
        rows.unwrap().rows.len()
    };
    assert_eq!((rows(made.people[0][0]).await, rows(gone).await), (2, 1));
    assert_eq!(rows(made.people[1][0]).await, 0);
    assert_eq!(weeks(beside.id).await, [""; 0]);
    assert_eq!(weeks(lead.id).await, ["2026-W02", "2026-W01"], "their own");
    let of_mate = seen(store, &made.viewer(made.people[0][1]).await).await;
    let of_lead = seen(store, &lead).await;
    let who = |views: &[LedgerLook]| (views[0].who.clone(), views[0].viewed_as.clone());
    let as_lead = Some(ViewedAs::Lead("team0".to_owned()));
    assert_eq!(
        who(&of_mate),
        (LedgerPerson::Named("lead0".to_owned()), as_lead.clone())
    );
    assert_eq!(who(&of_lead), (LedgerPerson::Me, as_lead));
    whole(store).await;
}

async fn leads_alone_mark_guess_and_write(database: Database) {
    let (made, lead, _) = closed(&database).await;
    let (store, team) = (&made.store, made.teams[0]);
    let boss = admin(store, "boss").await;
    let stranger = person(store, "stranger").await;
    let mate = made.viewer(made.people[0][0]).await;
    // A role that was taken away takes all of it along.
    let id = literal(&database, lead.id.0);
    let end = format!("UPDATE membership SET to_day = '2026-01-31' WHERE person_id = {id}");
    plant(&database, &end).await;
    let lead = store.viewer(lead.id, after(4)).await.unwrap().unwrap();
    let guess = Guess {
        team,
        block: week("2026-W04"),
        clear: None,
        heard: None,
    };
    for who in [&boss, &stranger, &mate, &lead] {
        let none = Err(AppError::NotThere);
        let (week, now) = (week("2026-W05"), after(4));
        assert_eq!(store.mark(who, team, week, now).await, none);
        assert_eq!(store.guess(who, guess, now).await, none);
        assert_eq!(write(store, who, note(team, "x", 0)).await, none);
        let desk = store.desk(who, team, week, now).await;
        assert_eq!(desk, Err(AppError::NotThere));
        let reads = store.last(who, team).await;
        match who.id == mate.id {
            true => assert_eq!(reads, Ok(None)),
            false => assert_eq!(reads, Err(AppError::NotThere)),
        }
    }
    assert_eq!(rows(&database).await, 0);
    for table in ["guess", "lead_note", "weekly_review"] {
        let sql = format!("SELECT 'x' FROM {table}");
        assert!(texts(&database, &sql).await.is_empty(), "{table}");
    }
}

async fn a_week_that_is_not_closed_or_not_shown_cannot_be_reviewed(database: Database) {
    let (made, lead, _) = closed(&database).await;
    let (store, team) = (&made.store, made.teams[0]);
    let refused = async |text: &str, now| {
        let marked = store.mark(&lead, team, week(text), now).await;
        assert_eq!(wrong(marked.unwrap_err(), "week"), "wrong-week-not-closed");
    };
    for text in ["2026-W06", "2025-W50", "2031-W01", "2000-W01", "2199-W52"] {
        refused(text, after(4)).await;
    }
    // Closed under smaller numbers than are in force.
    let boss = admin(store, "boss").await;
    let stricter = Thresholds {
        team: 6,
        report: 10,
    };
    let set = store.set_thresholds(&boss, stricter, after(4)).await;
    let from = set.unwrap().from;
    refused("2026-W05", from.monday_noon()).await;
    // And of a team that publishes nothing.
    let department = store.tree(&boss, today()).await.unwrap();
    let plan = TeamPlan {
        publishing: Publishing::Nothing,
        ..team_plan("team0", department.departments.last().unwrap().id)
    };
    store.save_team(&boss, team, plan, after(4)).await.unwrap();
    refused("2026-W05", after(4)).await;
    assert_eq!(rows(&database).await, 0);
    whole(store).await;
}

trait MondayNoon {
    /// When it has begun everywhere.
    fn monday_noon(self) -> Now;
}

impl MondayNoon for Week {
    fn monday_noon(self) -> Now {
        self.back(1).closes_at(vienna()) + TimeDelta::hours(12)
    }
}

async fn who_marks_at_once_on_two_servers_marks_once(database: Database) {
    let (made, lead, _) = closed(&database).await;
    let other = database.store().await;
    let team = made.teams[0];
    let mut marks = Vec::new();
    for store in [&made.store, &other].repeat(4) {
        let (store, lead) = (store.clone(), lead.clone());
        marks.push(tokio::spawn(async move {
            store.mark(&lead, team, week("2026-W05"), after(4)).await
        }));
    }
    for mark in marks {
        assert_eq!(mark.await.unwrap(), Ok(()));
    }
    assert_eq!(rows(&database).await, 1);
    whole(&other).await;
}

async fn the_first_guess_counts(database: Database) {
    let (made, lead, second) = closed(&database).await;
    let (store, team) = (&made.store, made.teams[0]);
    let guess = |text: &str, clear| Guess {
        team,
        block: week(text),
        clear,
        heard: clear,
    };
    // Blocks of four weeks are counted from the group's first.
    for text in ["2026-W05", "2026-W03", "2026-W08", "2025-W48"] {
        let refused = store.guess(&lead, guess(text, None), after(4)).await;
        assert_eq!(
            wrong(refused.unwrap_err(), "block"),
            "wrong-week-not-closed"
        );
    }
    let first = guess("2026-W04", Some(ShareClass::UpTo70));
    store.guess(&lead, first, after(4)).await.unwrap();
    let other = guess("2026-W04", Some(ShareClass::UpTo20));
    store.guess(&lead, other, after(4)).await.unwrap();
    let looked = guess("2026-W04", None);
    store.guess(&second, looked, after(4)).await.unwrap();
    for (who, kept) in [(&lead, first), (&second, looked)] {
        let guesses = desk(store, who, team, "2026-W05").await.guesses;
        assert_eq!(guesses.len(), 1);
        assert_eq!(guesses[0].guess, kept, "nobody else's");
        assert_eq!(guesses[0].at.timestamp(), after(4).timestamp());
    }
    whole(store).await;
}

async fn who_came_and_who_left_stand_on_the_desk(database: Database) {
    let (made, lead, _) = closed(&database).await;
    let (store, team) = (&made.store, made.teams[0]);
    let join = async |name: &str, plans: Vec<MembershipPlan>| {
        let id = store.seed_person(founded(name)).await.unwrap();
        for plan in plans {
            store.seed_membership(id, plan).await.unwrap();
        }
        id
    };
    // Weeks 1 to 5 end on Sunday 1 February 2026.
    let of = |from, to| member(team, from, to);
    let apart = |plan| MembershipPlan {
        counting: false,
        ..plan
    };
    join("came", vec![of("2026-01-05", None)]).await;
    join("guest", vec![apart(of("2026-01-20", None))]).await;
    join("early", vec![of("2026-01-04", None)]).await;
    join("left", vec![of("2025-12-01", Some("2026-01-30"))]).await;
    let changed = vec![
        of("2025-12-01", Some("2026-01-15")),
        apart(of("2026-01-16", None)),
    ];
    join("changed", changed).await;
    let closed = join("closed", vec![of("2026-01-20", None)]).await;
    let erased = join("erased", vec![of("2026-01-20", None)]).await;
    let new_lead = MembershipPlan {
        part: TeamRole::Lead,
        ..apart(of("2026-01-20", None))
    };
    join("new-lead", vec![new_lead]).await;
    let shut = literal(&database, closed.0);
    let sql = format!("UPDATE person SET closed_at = created_at WHERE id = {shut}");
    plant(&database, &sql).await;
    erase(&database, &made.viewer(erased).await).await;
    let told = async |text: &str| {
        let roster = desk(store, &lead, team, text).await.roster;
        let told = |change: irori_core::domain::weekly_review::RosterChange| {
            (change.name, change.kind, change.day.to_string())
        };
        roster.into_iter().map(told).collect::<Vec<_>>()
    };
    let line = |name: &str, kind, day: &str| (name.to_owned(), kind, day.to_owned());
    let mut expected = vec![
        line("came", RosterKind::Joined, "2026-01-05"),
        line("guest", RosterKind::Joined, "2026-01-20"),
        line("left", RosterKind::Left, "2026-01-30"),
    ];
    assert_eq!(told("2026-W05").await, expected);
    let early = line("early", RosterKind::Joined, "2026-01-04");
    expected.insert(0, early);
    assert_eq!(told("2026-W01").await, expected, "the week's own as well");
    whole(store).await;
}

async fn a_review_stays_without_the_name_of_a_lead_who_is_erased(database: Database) {
    let (made, lead, second) = closed(&database).await;
    let (store, team) = (&made.store, made.teams[0]);
    mark(store, &lead, team, "2026-W05", after(4)).await;
    write(store, &lead, note(team, "mine", 0)).await.unwrap();
    let guess = Guess {
        team,
        block: week("2026-W04"),
        clear: None,
        heard: None,
    };
    store.guess(&lead, guess, after(4)).await.unwrap();
    erase(&database, &lead).await;
    let last = store.last(&second, team).await.unwrap().unwrap();
    assert_eq!((last.week, last.by), (week("2026-W05"), None));
    for table in ["guess", "lead_note"] {
        let sql = format!("SELECT 'x' FROM {table}");
        assert!(texts(&database, &sql).await.is_empty(), "{table}");
    }
    let mate = made.viewer(made.people[0][0]).await;
    let views = seen(store, &mate).await;
    assert_eq!((views.len(), &views[0].who), (1, &LedgerPerson::Gone));
    whole(store).await;
    // Two who are gone were two.
    mark(store, &second, team, "2026-W05", after(4)).await;
    erase(&database, &second).await;
    assert_eq!(
        texts(&database, "SELECT 'x' FROM weekly_review")
            .await
            .len(),
        2
    );
    whole(store).await;
}

async fn rows_of_the_ledger_from_before_there_were_reviews_are_as_they_were(database: Database) {
    let (made, lead, _) = closed(&database).await;
    for n in 1..4 {
        let now = after(4) + TimeDelta::minutes(n);
        made.see(&lead, 0, &format!("2026-W0{n}"), now).await;
    }
    let digests = "SELECT digest FROM view ORDER BY number";
    let before = texts(&database, digests).await;
    assert_eq!(before.len(), 3);
    made.store.close().await;
    plant(&database, &as_it_was(database.engine)).await;
    let again = database.store().await;
    whole(&again).await;
    assert_eq!(texts(&database, digests).await, before);
    mark(&again, &lead, made.teams[0], "2026-W05", after(4)).await;
    assert_eq!(texts(&database, digests).await.len(), 4);
    whole(&again).await;
}

/// Takes the tenth migration back: the ledger as the seventh made it, and no tables of reviews.
fn as_it_was(engine: Engine) -> String {
    let folder = match engine {
        Engine::Sqlite => "sqlite",
        Engine::Postgres => "postgres",
    };
    let file = format!("../migrations/{folder}/0007_privacy.sql");
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = std::fs::read_to_string(file).unwrap();
    let from = text.find("CREATE TABLE view (").unwrap();
    let table = &text[from..from + text[from..].find("INSERT INTO view").unwrap()];
    let columns =
        "id, number, content, digest, viewed_at, viewer_id, way, kind, week_release_id, first_week,
        quarter_release_id, about_id, team_id, detail";
    format!(
        "ALTER TABLE view RENAME TO view_now; {table}
        INSERT INTO view ({columns}) SELECT {columns} FROM view_now;
        DROP TABLE view_now;
        CREATE INDEX view_viewer ON view (viewer_id);
        CREATE INDEX view_about ON view (about_id, viewed_at);
        CREATE INDEX view_team ON view (team_id, viewed_at);
        CREATE INDEX view_week_release ON view (week_release_id, viewed_at);
        CREATE INDEX view_quarter_release ON view (quarter_release_id, viewed_at);
        CREATE INDEX view_role ON view (viewed_at) WHERE kind = 'role' AND team_id IS NULL;
        DROP TABLE weekly_review; DROP TABLE follow_up; DROP TABLE lead_note; DROP TABLE guess;
        DELETE FROM _sqlx_migrations WHERE version = 10"
    )
}
