//! The chain of the ledger, on both databases: what breaks it, and that nothing is given without it.

use crate::fixtures::*;
use crate::ledger::*;
use crate::on_both;
use crate::organisation::*;
use chrono::TimeDelta;
use irori_core::domain::person::Viewer;
use irori_core::domain::view::{LedgerPerson, LedgerSubject};
use irori_ports::ledger::LedgerPage;
use irori_ports::releases::{ReadAs, Releases};
use irori_ports::{Org, Switch};
use irori_store::{BrokenView, Finding, NotedHead};
use tests::databases::{Database, Engine};

on_both!(
    each_way_to_tamper_with_the_chain_is_found,
    rows_from_before_there_was_a_chain_are_chained_once,
    two_servers_take_no_number_twice,
    without_its_last_place_nothing_is_given_to_read,
    who_is_erased_leaves_the_chain_whole,
    a_noted_row_tells_whether_it_is_still_there,
);

/// Five rows: the lead looks at five weeks.
async fn five(database: &Database) -> (Organisation, Viewer) {
    let (made, lead) = closed(database).await;
    for n in 1..6 {
        made.see(
            &lead,
            0,
            &format!("2026-W{n:02}"),
            after(9) + TimeDelta::minutes(n),
        )
        .await;
    }
    whole(&made.store).await;
    (made, lead)
}

fn broken(findings: Vec<Finding>) -> Vec<(u64, BrokenView)> {
    let view = |finding| match finding {
        Finding::View { number, broken } => (number, broken),
        other => panic!("{other:?}"),
    };
    findings.into_iter().map(view).collect()
}

async fn each_way_to_tamper_with_the_chain_is_found(database: Database) {
    use BrokenView::*;
    let (made, lead) = five(&database).await;
    let me = literal(&database, lead.id.0);
    let other = literal(&database, made.people[0][0].0);
    let keep = "CREATE TABLE kept AS SELECT * FROM view; CREATE TABLE kept_head AS SELECT * FROM installation";
    plant(&database, keep).await;
    let copy =
        "id, number, content, digest, viewed_at, viewer_id, way, kind, week_release_id, first_week,
        quarter_release_id, about_id, team_id, detail";
    let no_name = format!("UPDATE view SET viewer_id = NULL WHERE viewer_id = {me} AND number = 2");
    let another = format!("UPDATE view SET viewer_id = {other} WHERE number = 2");
    let new_id = match database.engine {
        Engine::Sqlite => "randomblob(16)",
        Engine::Postgres => "gen_random_uuid()",
    };
    let forged = |number: &str, content: &str, digest: &str| {
        format!(
            "INSERT INTO view ({copy}) SELECT {new_id}, {number}, {content}, {digest}, viewed_at, viewer_id, way, kind,
                week_release_id, first_week, quarter_release_id, about_id, team_id, detail
            FROM kept WHERE number = 3"
        )
    };
    for (sql, found) in [
        // A changed row, in each of its parts.
        (no_name.as_str(), vec![(2, Place)]),
        (another.as_str(), vec![(2, Place)]),
        (
            "UPDATE view SET way = 'export' WHERE number = 5",
            vec![(5, Place)],
        ),
        (
            "UPDATE view SET first_week = '2026-01-05' WHERE number = 3",
            vec![(3, Place)],
        ),
        (
            "UPDATE view SET viewed_at = (SELECT viewed_at FROM kept WHERE number = 1) WHERE number = 3",
            vec![(3, Place)],
        ),
        (
            "UPDATE view SET detail = 'x' WHERE number = 1",
            vec![(1, Place)],
        ),
        (
            "UPDATE view SET content = replace(content, 'page', 'export') WHERE number = 2",
            vec![(2, Hash)],
        ),
        // With its hash made to fit, the next row tells.
        (
            "UPDATE view SET content = k.content, digest = k.digest FROM kept k WHERE view.number = 2 AND k.number = 1",
            vec![(2, Chain), (3, Chain)],
        ),
        // A row taken out of the middle, the first, the last ones.
        ("DELETE FROM view WHERE number = 3", vec![(4, Hole)]),
        ("DELETE FROM view WHERE number = 1", vec![(2, Hole)]),
        ("DELETE FROM view WHERE number >= 4", vec![(3, Head)]),
        ("DELETE FROM view", vec![(0, Head)]),
        // One taken out and the others moved up.
        (
            "DELETE FROM view WHERE number = 3; UPDATE view SET number = 3 WHERE number = 4; UPDATE view SET number = 4 WHERE number = 5",
            vec![(3, Chain), (4, Place), (4, Head)],
        ),
        // Two swapped.
        (
            "UPDATE view SET number = 99 WHERE number = 2; UPDATE view SET number = 2 WHERE number = 3; UPDATE view SET number = 3 WHERE number = 99",
            vec![(2, Chain), (3, Chain), (4, Chain)],
        ),
        // A new one: without a place, with one and another's text, and at the head.
        (&forged("NULL", "NULL", "NULL"), vec![(0, Unchained)]),
        (
            &forged("6", "content", "digest"),
            vec![(6, Chain), (6, Head)],
        ),
        (
            "UPDATE installation SET value = '7 ' || substr(value, 3) WHERE key = 'ledger'",
            vec![(5, Head)],
        ),
        (
            "DELETE FROM installation WHERE key = 'ledger'",
            vec![(5, Head)],
        ),
    ] {
        plant(&database, sql).await;
        assert_eq!(broken(findings(&made.store).await), found, "{sql}");
        // A new start does not heal it.
        let again = database.store().await;
        assert_eq!(
            broken(findings(&again).await),
            found,
            "after a start: {sql}"
        );
        again.close().await;
        let back = format!(
            "DELETE FROM view; INSERT INTO view ({copy}) SELECT {copy} FROM kept;
            DELETE FROM installation; INSERT INTO installation SELECT * FROM kept_head"
        );
        plant(&database, &back).await;
        whole(&made.store).await;
    }
    plant(&database, "DROP TABLE kept; DROP TABLE kept_head").await;
}

async fn rows_from_before_there_was_a_chain_are_chained_once(database: Database) {
    let (made, lead) = five(&database).await;
    let before = "UPDATE view SET number = NULL, content = NULL, digest = NULL;
        DELETE FROM installation WHERE key = 'ledger'";
    plant(&database, before).await;
    let (a, b) = tokio::join!(database.store(), database.store());
    for store in [&a, &b] {
        whole(store).await;
    }
    let numbers = "SELECT CAST(number AS TEXT) FROM view ORDER BY viewed_at, id";
    assert_eq!(texts(&database, numbers).await, ["1", "2", "3", "4", "5"]);
    a.team_week(&lead, made.teams[0], None, ReadAs::Page, after(9))
        .await
        .unwrap();
    assert_eq!(
        page(&b, &made.viewer(made.people[0][0]).await).await.rows,
        6
    );
    whole(&b).await;
}

async fn two_servers_take_no_number_twice(database: Database) {
    let (made, lead) = closed(&database).await;
    let other = database.store().await;
    let team = made.teams[0];
    let mut looks = Vec::new();
    for store in [&made.store, &other].repeat(20) {
        let (store, lead) = (store.clone(), lead.clone());
        looks.push(tokio::spawn(async move {
            store
                .team_week(&lead, team, None, ReadAs::Page, after(9))
                .await
        }));
    }
    let mut given = 0;
    for look in looks {
        given += u64::from(look.await.unwrap().is_ok());
    }
    let member = made.viewer(made.people[0][0]).await;
    assert_eq!(page(&other, &member).await.rows, given);
    assert!(given > 20, "{given}");
    assert_eq!(u64::from(seen(&other, &member).await[0].times), given);
    whole(&other).await;
}

async fn without_its_last_place_nothing_is_given_to_read(database: Database) {
    let (made, lead) = five(&database).await;
    plant(&database, "DELETE FROM installation WHERE key = 'ledger'").await;
    let refused = made
        .store
        .team_week(&lead, made.teams[0], None, ReadAs::Page, after(9))
        .await;
    assert!(refused.is_err());
    // One's own is there nevertheless, and so is the ledger.
    let member = made.viewer(made.people[0][0]).await;
    assert_eq!(seen(&made.store, &member).await.len(), 5);
}

async fn who_is_erased_leaves_the_chain_whole(database: Database) {
    let (made, lead) = five(&database).await;
    let boss = admin(&made.store, "boss").await;
    let gone = made.people[0][1];
    made.store
        .save_roles(&boss, gone, Switch::Off, Switch::On, after(9))
        .await
        .unwrap();
    erase(&database, &lead).await;
    erase(&database, &made.viewer(gone).await).await;
    whole(&made.store).await;
    let member = made.viewer(made.people[0][0]).await;
    let views = seen(&made.store, &member).await;
    let looks = views
        .iter()
        .filter(|view| matches!(view.what, LedgerSubject::Week { .. }));
    assert!(
        looks
            .clone()
            .all(|view| view.who == LedgerPerson::Gone && view.viewed_as.is_none())
    );
    assert_eq!(looks.count(), 5);
    let about = views.iter().find_map(|view| match &view.what {
        LedgerSubject::Role { about, .. } => Some(about),
        _ => None,
    });
    assert_eq!(about, Some(&LedgerPerson::Gone));
}

async fn a_noted_row_tells_whether_it_is_still_there(database: Database) {
    let (made, _) = five(&database).await;
    let member = made.viewer(made.people[0][0]).await;
    let LedgerPage { rows, digest, .. } = page(&made.store, &member).await;
    let digits = digest.unwrap().to_string();
    let noted = |text: String| text.parse::<NotedHead>().unwrap();
    let head = noted(format!("{rows}:{}", &digits[..16]));
    assert!(made.store.has_noted(&head).await.unwrap());
    assert!(
        !made
            .store
            .has_noted(&noted(format!("4:{}", &digits[..16])))
            .await
            .unwrap()
    );
    assert!(
        !made
            .store
            .has_noted(&noted(format!("9:{digits}")))
            .await
            .unwrap()
    );
    // Whoever writes the whole chain anew is found by it alone.
    let anew = "DELETE FROM view WHERE number = 3;
        UPDATE view SET number = NULL, content = NULL, digest = NULL;
        DELETE FROM installation WHERE key = 'ledger'";
    plant(&database, anew).await;
    let again = database.store().await;
    whole(&again).await;
    assert!(!again.has_noted(&head).await.unwrap());
}
