//! What a lead writes down of a week, for themselves alone.

use crate::fixtures::*;
use crate::on_both;
use crate::organisation::*;
use crate::weekly_reviews::{closed, desk, note, write};
use irori_core::domain::person::Viewer;
use irori_core::domain::weekly_review::{KeptNote, LeadNote};
use irori_ports::error::AppError;
use irori_store::{Finding, UnreadableValue};
use tests::databases::Database;

on_both!(
    a_note_is_its_writers_alone,
    of_two_notes_at_once_the_second_is_told_and_nothing_is_lost,
    a_blank_note_removes_it,
    a_note_that_is_sealed_until_proof_is_not_written_over,
    a_moved_note_is_unreadable_and_reported,
);

async fn a_note_is_its_writers_alone(database: Database) {
    let (made, lead, second) = closed(&database).await;
    let (store, team) = (&made.store, made.teams[0]);
    let text = "Ask about the school run 🏠 '; --\n囲炉裏";
    write(store, &lead, note(team, text, 0)).await.unwrap();
    let kept = desk(store, &lead, team, "2026-W05").await.note.unwrap();
    assert_eq!((kept.text.as_deref(), kept.version), (Some(text), 1));
    assert_eq!(kept.week, week("2026-W05"));
    assert_eq!(desk(store, &second, team, "2026-W05").await.note, None);
    assert_eq!(desk(store, &lead, team, "2026-W04").await.note, None);
    // Up to four beside a later week, the latest first.
    for text in ["2026-W01", "2026-W02", "2026-W03", "2026-W04"] {
        let earlier = LeadNote {
            week: week(text),
            ..note(team, text, 0)
        };
        write(store, &lead, earlier).await.unwrap();
    }
    let weeks = async |who: &Viewer, text: &str| {
        let earlier = desk(store, who, team, text).await.earlier.into_iter();
        let week = |note: KeptNote| note.week.to_string();
        earlier.map(week).collect::<Vec<_>>()
    };
    let four = ["2026-W05", "2026-W04", "2026-W03", "2026-W02"];
    assert_eq!(weeks(&lead, "2026-W09").await, four);
    assert_eq!(weeks(&lead, "2026-W03").await, ["2026-W02", "2026-W01"]);
    assert_eq!(weeks(&second, "2026-W09").await, [""; 0]);
    let found = "SELECT 'x' FROM lead_note WHERE CAST(text AS TEXT) LIKE '%school run%'";
    assert!(texts(&database, found).await.is_empty());
    whole(store).await;
}

async fn of_two_notes_at_once_the_second_is_told_and_nothing_is_lost(database: Database) {
    let (made, lead, _) = closed(&database).await;
    let (store, team) = (&made.store, made.teams[0]);
    let other = database.store().await;
    for seen in 0..4 {
        let text = |by: &str| note(team, &format!("{by} {seen}"), seen);
        let (a, b) = tokio::join!(
            write(store, &lead, text("desk")),
            write(&other, &lead, text("phone")),
        );
        assert_eq!([&a, &b].iter().filter(|done| done.is_ok()).count(), 1);
        let written = if a.is_ok() { "desk" } else { "phone" };
        let trouble = a.err().or(b.err()).unwrap();
        assert_eq!(wrong(trouble, "version"), "wrong-note-changed");
        let kept = desk(store, &lead, team, "2026-W05").await.note.unwrap();
        assert_eq!(kept.text, Some(format!("{written} {seen}")));
        assert_eq!(kept.version, seen + 1);
    }
    // The same text again is no conflict, whatever was seen.
    let kept = desk(store, &lead, team, "2026-W05").await.note.unwrap();
    let same = note(team, kept.text.as_deref().unwrap(), 1);
    assert_eq!(write(store, &lead, same).await, Ok(()));
    let again = desk(store, &lead, team, "2026-W05").await.note;
    assert_eq!(again, Some(kept));
    whole(store).await;
}

async fn a_blank_note_removes_it(database: Database) {
    let (made, lead, _) = closed(&database).await;
    let (store, team) = (&made.store, made.teams[0]);
    let put = async |text: &str, seen| write(store, &lead, note(team, text, seen)).await;
    let conflict = |refused: Result<(), AppError>| {
        assert_eq!(wrong(refused.unwrap_err(), "version"), "wrong-note-changed");
    };
    // Nothing is kept: nothing to remove, whatever was seen.
    assert_eq!(put("", 0).await, Ok(()));
    assert_eq!(put(" \n ", 3).await, Ok(()));
    put("one", 0).await.unwrap();
    put("two", 1).await.unwrap();
    conflict(put("", 1).await);
    conflict(put("", 0).await);
    assert_eq!(put("", 2).await, Ok(()));
    assert_eq!(desk(store, &lead, team, "2026-W05").await.note, None);
    let left = texts(&database, "SELECT 'x' FROM lead_note").await;
    assert!(left.is_empty());
    // Who still has the removed one before them is told that it is gone.
    conflict(put("three", 2).await);
    put("three", 0).await.unwrap();
    whole(store).await;
}

async fn a_note_that_is_sealed_until_proof_is_not_written_over(database: Database) {
    let (made, lead, _) = closed(&database).await;
    let (store, team) = (&made.store, made.teams[0]);
    write(store, &lead, note(team, "mine", 0)).await.unwrap();
    // Whoever came in by a link to a new password later.
    let mut taken = lead.clone();
    taken.account.sealed_until = Some(at("2100-01-01T00:00:00Z"));
    let kept = desk(store, &taken, team, "2026-W05").await.note.unwrap();
    assert_eq!((kept.text, kept.version), (None, 1));
    for text in ["", "theirs"] {
        let refused = write(store, &taken, note(team, text, 1)).await;
        assert_eq!(wrong(refused.unwrap_err(), "text"), "wrong-text-unreadable");
    }
    let kept = desk(store, &lead, team, "2026-W05").await.note.unwrap();
    assert_eq!(kept.text.as_deref(), Some("mine"));
    whole(store).await;
}

async fn a_moved_note_is_unreadable_and_reported(database: Database) {
    let (made, lead, second) = closed(&database).await;
    let (store, team) = (&made.store, made.teams[0]);
    write(store, &lead, note(team, "mine", 0)).await.unwrap();
    let to = literal(&database, second.id.0);
    plant(&database, &format!("UPDATE lead_note SET person_id = {to}")).await;
    let kept = desk(store, &second, team, "2026-W05").await.note.unwrap();
    assert_eq!((kept.text, kept.version), (None, 1));
    let earlier = desk(store, &second, team, "2026-W06").await.earlier;
    assert_eq!((earlier.len(), earlier[0].text.clone()), (1, None));
    let found = findings(store).await;
    let is = |one: &Finding| {
        matches!(
            one,
            Finding::Unreadable(UnreadableValue {
                table: "lead_note",
                ..
            })
        )
    };
    assert!(found.len() == 1 && is(&found[0]), "{found:?}");
    // What cannot be read can be removed.
    write(store, &second, note(team, "", 1)).await.unwrap();
    whole(store).await;
}
