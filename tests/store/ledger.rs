//! The ledger, on both databases: what concerns whom, and who was given the right to read.

use crate::fixtures::*;
use crate::on_both;
use crate::organisation::*;
use chrono::TimeDelta;
use irori_core::domain::membership::{MembershipPlan, TeamRole};
use irori_core::domain::person::{Language, Viewer};
use irori_core::domain::report_file::{ReportFile, ReportFormat};
use irori_core::domain::view::{
    LedgerLook, LedgerPerson, LedgerScope, LedgerSubject, RoleChange, ViewPlace, ViewedAs,
};
use irori_core::report::Report;
use irori_core::report::choice::Choice;
use irori_ports::error::AppError;
use irori_ports::ledger::{Ledger, LedgerPage};
use irori_ports::releases::{ReadAs, Releases};
use irori_ports::{Auth, Org, Switch};
use irori_store::Store;
use tests::databases::Database;

on_both!(
    a_look_concerns_those_who_could_count_and_nobody_else,
    looks_of_one_day_are_one_line_and_pages_cut_none_in_two,
    a_report_concerns_who_counted_in_its_quarter,
    what_is_read_by_name_concerns_its_owner,
    who_may_read_a_team_or_reports_is_written_down,
);

pub async fn page(store: &Store, viewer: &Viewer) -> LedgerPage {
    store
        .concerning(viewer, LedgerScope::OfOthers, None)
        .await
        .unwrap()
}

pub async fn seen(store: &Store, viewer: &Viewer) -> Vec<LedgerLook> {
    page(store, viewer).await.views
}

/// Six people of one team whose first ten weeks have closed, and their lead.
pub async fn closed(database: &Database) -> (Organisation, Viewer) {
    let made = Organisation::of(database, &[&[6]]).await;
    made.answer(10, usual).await;
    made.store.close_due(after(9)).await.unwrap();
    let lead = made.lead_of(0).await;
    (made, lead)
}

async fn a_look_concerns_those_who_could_count_and_nobody_else(database: Database) {
    let made = Organisation::of(&database, &[&[6], &[7]]).await;
    made.answer(10, usual).await;
    let store = &made.store;
    // One leaves after four weeks, one comes for the last two; neither was there in between.
    let (left, came) = (
        made.people[0][0],
        store.seed_person(founded("came")).await.unwrap(),
    );
    let boss = admin(store, "boss").await;
    let of_left = store.person(&boss, left).await.unwrap().memberships[0].id;
    let early = at("2026-01-01T00:00:00Z");
    store
        .end_membership(&boss, of_left, day("2026-01-25"), early)
        .await
        .unwrap();
    store
        .seed_membership(came, member(made.teams[0], "2026-02-16", None))
        .await
        .unwrap();
    store.close_due(after(9)).await.unwrap();
    let lead = made.lead_of(0).await;
    made.see(&lead, 0, "2026-W03", after(9)).await;
    made.see(&lead, 0, "2026-W10", after(9) + TimeDelta::minutes(1))
        .await;
    let weeks = async |id| {
        let views = seen(store, &made.viewer(id).await).await;
        let week = |view: &LedgerLook| match &view.what {
            LedgerSubject::Week { week, .. } => Some(week.to_string()),
            _ => None,
        };
        views.iter().filter_map(week).collect::<Vec<_>>()
    };
    // With week 10 the first four were shown again.
    assert_eq!(weeks(left).await, ["2026-W10", "2026-W03"]);
    assert_eq!(weeks(came).await, ["2026-W10"]);
    assert_eq!(weeks(made.people[1][0]).await, [""; 0], "another group");
    assert_eq!(
        weeks(lead.id).await,
        [""; 0],
        "one's own looks, and no seat"
    );
    let views = seen(store, &made.viewer(came).await).await;
    let look = &views[0];
    assert_eq!(look.who, LedgerPerson::Named("lead0".to_owned()));
    assert_eq!(look.viewed_as, Some(ViewedAs::Lead("team0".to_owned())));
    let told = LedgerSubject::Week {
        teams: vec!["team0".to_owned()],
        week: week("2026-W10"),
        first: week(FIRST),
    };
    assert_eq!((&look.what, look.times), (&told, 1));
    whole(store).await;
}

async fn looks_of_one_day_are_one_line_and_pages_cut_none_in_two(database: Database) {
    let (made, lead) = closed(&database).await;
    let store = &made.store;
    let team = made.teams[0];
    let mates: Vec<Viewer> = {
        let mut mates = Vec::new();
        for id in &made.people[0] {
            mates.push(made.viewer(*id).await);
        }
        mates
    };
    // Tokyo's days begin at 15 o'clock UTC. Ten weeks by six people and a lead, over two days: the second
    // time on both, a page away from the first.
    for (day, times) in [
        ("2026-06-01T16:00:00Z", 1),
        ("2026-06-02T14:59:00Z", 1),
        ("2026-06-02T15:00:00Z", 2),
    ] {
        let mut now = at(day);
        for _ in 0..times {
            for viewer in mates.iter().chain([&lead]) {
                for n in 0..10 {
                    let week = Some(week(FIRST).on(n));
                    store
                        .team_week(viewer, team, week, ReadAs::Page, now)
                        .await
                        .unwrap();
                    now += TimeDelta::milliseconds(1);
                }
            }
        }
    }
    let (mut lines, mut after, mut pages) = (Vec::new(), None, 0);
    loop {
        let page = store
            .concerning(&mates[0], LedgerScope::MineToo, after)
            .await
            .unwrap();
        lines.extend(page.views);
        pages += 1;
        after = page.older;
        if after.is_none() {
            break;
        }
    }
    assert_eq!((lines.len(), pages), (140, 3));
    assert!(lines.iter().all(|line| line.times == 2), "{lines:?}");
    assert!(lines.windows(2).all(|two| two[0].place > two[1].place));
    let mine = lines
        .iter()
        .filter(|line| line.who == LedgerPerson::Me)
        .count();
    assert_eq!(mine, 20);
    let others = store
        .concerning(&mates[0], LedgerScope::OfOthers, None)
        .await
        .unwrap();
    assert!(others.views.iter().all(|line| line.who != LedgerPerson::Me));
    // A list of teams and the team's page are one look, with what it showed furthest back.
    let later = at("2026-06-04T01:00:00Z");
    store.my_teams(&lead, later).await.unwrap();
    store
        .team_week(
            &lead,
            team,
            None,
            ReadAs::Page,
            later + TimeDelta::seconds(9),
        )
        .await
        .unwrap();
    store
        .my_teams(&lead, later + TimeDelta::seconds(20))
        .await
        .unwrap();
    let latest = seen(store, &mates[0]).await.remove(0);
    assert_eq!(latest.times, 3);
    assert!(matches!(latest.what, LedgerSubject::Week { first, .. } if first == week(FIRST)));
    // A place that is in no ledger is a place all the same.
    let never = ViewPlace {
        at: at("1999-01-01T00:00:00Z"),
        number: 5,
    };
    let none = store
        .concerning(&mates[0], LedgerScope::OfOthers, Some(never))
        .await
        .unwrap();
    assert!(none.views.is_empty() && none.older.is_none());
    whole(store).await;
}

async fn a_report_concerns_who_counted_in_its_quarter(database: Database) {
    let made = Organisation::of(&database, &[&[6, 7]]).await;
    made.answer(26, usual).await;
    let store = &made.store;
    let late = store.seed_person(founded("late")).await.unwrap();
    store
        .seed_membership(late, member(made.teams[0], "2026-03-30", None))
        .await
        .unwrap();
    store.close_due(after(25)).await.unwrap();
    let hr = made.hr().await;
    let (q1, q2, now) = (quarter("2026-Q1"), quarter("2026-Q2"), after(25));
    let choice = Choice::quarter(q1);
    store
        .report(&hr, choice.clone(), ReadAs::Page, now)
        .await
        .unwrap();
    let minute = now + TimeDelta::minutes(1);
    let report = store.report(&hr, choice, AS_FILE, minute).await.unwrap();
    let file = |format, report: &Report| {
        Some(ReportFile {
            format,
            language: Language::English,
            departments: Vec::new(),
            hash: report.written.digest.to_string(),
        })
    };
    let of_hr = file(ReportFormat::Csv, &report);
    let (format, language) = (ReportFormat::Json, Language::English);
    let minute = now + TimeDelta::minutes(2);
    let report = store.export_report(Choice::quarter(q2), format, language, minute);
    let of_operator = file(format, &report.await.unwrap());
    let told = async |id| {
        let views = seen(store, &made.viewer(id).await).await;
        views
            .into_iter()
            .map(|view| (view.who, view.viewed_as, view.what))
            .collect::<Vec<_>>()
    };
    let hr = LedgerPerson::Named("hr".to_owned());
    let all = [
        (
            LedgerPerson::CommandLine,
            None,
            LedgerSubject::File(q2, of_operator),
        ),
        (
            hr.clone(),
            Some(ViewedAs::Hr),
            LedgerSubject::File(q1, of_hr),
        ),
        (hr, Some(ViewedAs::Hr), LedgerSubject::Report(q1)),
    ];
    assert_eq!(told(made.people[0][0]).await, all);
    // Who came on the first day of the second quarter was in no report of the first.
    assert_eq!(told(late).await, all[..1]);
    let never = store.seed_person(founded("never")).await.unwrap();
    assert_eq!(told(never).await, []);
    whole(store).await;
}

async fn what_is_read_by_name_concerns_its_owner(database: Database) {
    let (made, lead) = closed(&database).await;
    let (mine, other) = (made.people[0][0], made.people[0][1]);
    let [me, them, by, team] =
        [mine.0, other.0, lead.id.0, made.teams[0].0].map(|id| literal(&database, id));
    // A Word's id holds when it was sent.
    let sent = uuid::Timestamp::from_unix(uuid::NoContext, 1_773_307_800, 0);
    let word = uuid::Uuid::new_v7(sent).to_string();
    let rows = [
        (1, "consent", me.as_str(), "isolation"),
        (2, "word", &me, &word),
        (3, "consent", &them, "boundary"),
    ];
    for (n, kind, about, detail) in rows {
        let id = literal(&database, uuid::Uuid::from_u128(n));
        let sql = format!(
            "INSERT INTO view (id, viewed_at, viewer_id, way, kind, about_id, team_id, detail)
            VALUES ({id}, '2026-03-12T10:0{n}:00+00:00', {by}, 'page', '{kind}', {about}, {team}, '{detail}')"
        );
        plant(&database, &sql).await;
    }
    plant(&database, "DELETE FROM installation WHERE key = 'ledger'").await;
    let store = database.store().await;
    let told = async |id| {
        let views = seen(&store, &made.viewer(id).await).await;
        let lead = Some(ViewedAs::Lead("team0".to_owned()));
        assert!(views.iter().all(|view| view.viewed_as == lead));
        views.into_iter().map(|view| view.what).collect::<Vec<_>>()
    };
    let word = LedgerSubject::Word(Some(at("2026-03-12T09:30:00Z")));
    assert_eq!(
        told(mine).await,
        [word, LedgerSubject::Consent("isolation".to_owned())]
    );
    assert_eq!(
        told(other).await,
        [LedgerSubject::Consent("boundary".to_owned())]
    );
    assert_eq!(told(made.people[0][2]).await, []);
    whole(&store).await;
}

async fn who_may_read_a_team_or_reports_is_written_down(database: Database) {
    use RoleChange::*;
    let store = database.store().await;
    let root = store.seed_org("Hearth").await.unwrap();
    let team = store.seed_team(team_plan("minami", root)).await.unwrap();
    let other = store.seed_team(team_plan("kita", root)).await.unwrap();
    let boss = admin(&store, "boss").await;
    let [mate, aki] = [person(&store, "mate").await, person(&store, "aki").await];
    let gone = person(&store, "gone").await;
    for (who, to) in [(&mate, None), (&gone, Some("2026-11-20"))] {
        store
            .seed_membership(who.id, member(team, "2026-01-01", to))
            .await
            .unwrap();
    }
    let lead = MembershipPlan {
        part: TeamRole::Lead,
        counting: false,
        ..member(team, "2026-11-23", None)
    };
    let led = store
        .add_membership(&boss, aki.id, lead, now())
        .await
        .unwrap();
    let later = |n| now() + TimeDelta::seconds(n);
    let apart = member(other, "2026-11-23", None);
    store
        .add_membership(&boss, aki.id, apart, later(1))
        .await
        .unwrap();
    store
        .end_membership(&boss, led, day("2026-12-31"), later(2))
        .await
        .unwrap();
    // What was so already is no change, and what is refused is not written.
    store
        .save_roles(&boss, aki.id, Switch::Off, Switch::Off, later(3))
        .await
        .unwrap();
    store
        .save_roles(&boss, aki.id, Switch::Off, Switch::On, later(4))
        .await
        .unwrap();
    store
        .save_roles(&boss, aki.id, Switch::On, Switch::Off, later(5))
        .await
        .unwrap();
    store
        .save_roles(&boss, aki.id, Switch::Off, Switch::Off, later(6))
        .await
        .unwrap();
    assert!(
        store
            .save_roles(&boss, boss.id, Switch::Off, Switch::On, later(7))
            .await
            .is_err()
    );
    let token = store
        .invite(&boss, email("new"), Some(team), later(8))
        .await
        .unwrap();
    let new = store
        .join(&token, newcomer("new"), later(8))
        .await
        .unwrap()
        .person;
    let told = async |who: &Viewer| {
        let views = seen(&store, who).await;
        let change = |view: LedgerLook| match view.what {
            LedgerSubject::Role {
                change,
                about,
                team,
            } => (view.who, change, about, team),
            other => panic!("{other:?}"),
        };
        views.into_iter().map(change).collect::<Vec<_>>()
    };
    let named = |name: &str| LedgerPerson::Named(name.to_owned());
    let by_boss = |change, about: LedgerPerson, team: Option<&str>| {
        (named("boss"), change, about, team.map(str::to_owned))
    };
    let mut of_mate = told(&mate).await;
    let joined = by_boss(MemberGiven, named("new"), Some("minami"));
    assert_eq!(of_mate.remove(0), joined, "who made the invitation");
    // Those of one moment are in the order of writing.
    let everybody = |aki: LedgerPerson| {
        vec![
            by_boss(AdminTaken, aki.clone(), None),
            by_boss(AdminGiven, aki.clone(), None),
            by_boss(HrTaken, aki.clone(), None),
            by_boss(HrGiven, aki, None),
        ]
    };
    let mut expected = everybody(named("aki"));
    assert_eq!(told(&gone).await, expected, "who has left the team");
    expected.extend([
        by_boss(LeadEnded, named("aki"), Some("minami")),
        by_boss(LeadGiven, named("aki"), Some("minami")),
    ]);
    assert_eq!(of_mate, expected, "nothing of another team");
    let mut of_aki = told(&aki).await;
    of_aki.retain(|(_, _, about, _)| *about == LedgerPerson::Me);
    let mut expected = everybody(LedgerPerson::Me);
    expected.extend([
        by_boss(LeadEnded, LedgerPerson::Me, Some("minami")),
        by_boss(MemberGiven, LedgerPerson::Me, Some("kita")),
        by_boss(LeadGiven, LedgerPerson::Me, Some("minami")),
    ]);
    assert_eq!(of_aki, expected);
    let new = viewer(&store, new).await;
    let joined = by_boss(MemberGiven, LedgerPerson::Me, Some("minami"));
    assert_eq!(told(&new).await[0], joined);
    // Where whoever made it is gone by then, it has gone with them.
    let other = admin(&store, "other").await;
    let token = store
        .invite(&other, email("last"), Some(team), later(9))
        .await
        .unwrap();
    erase(&database, &other).await;
    let late = store.join(&token, newcomer("last"), later(9)).await;
    assert_eq!(late, Err(AppError::LinkSpent));
    assert_eq!(
        told(&mate).await[0],
        by_boss(MemberGiven, named("new"), Some("minami"))
    );
    whole(&store).await;
}
