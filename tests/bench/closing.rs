//! Closing one week of a large organisation against one pass over the entries of that week.

use crate::crowd::{self, PEOPLE, TEAMS};
use crate::measure::{ROUNDS, Rounds};
use crate::program::Memory;
use anyhow::{Result, anyhow, ensure};
use chrono::NaiveDate;
use chrono_tz::Tz;
use irori_core::domain::day::{Closes, Week};
use irori_store::{Closings, Store};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, SqliteConnection};
use std::path::Path;
use std::time::Instant;
use uuid::Uuid;

/// The first week with answers, and of a quarter. The first groups are made for the week after it.
const FIRST: &str = "2026-W27";

/// Charts run in full after twelve; the last is closed for the figure.
const WEEKS: u64 = 15;
/// How many of them close before it.
const BEFORE: u64 = WEEKS - 2;

/// What closing reads of entries, team by team; here of everybody at once.
const CHECK_INS: &str = "SELECT person_id, day, connection, none_home_to_work, none_work_to_home
    FROM check_in WHERE person_id IN (SELECT person_id FROM membership WHERE counting = TRUE)
        AND day >= $1 AND day <= $2";
const INTERRUPTIONS: &str = "SELECT person_id, day, direction, agreed, by_choice
    FROM interruption WHERE person_id IN (SELECT person_id FROM membership WHERE counting = TRUE)
        AND day >= $1 AND day <= $2";

const IN_FULL: &str = "SELECT COUNT(*) FROM week_release
    WHERE week = $1 AND content LIKE '%\"standing\":\"full\"%'";

pub async fn compare(folder: &Path) -> Result<()> {
    let file = folder.join("closing.db");
    let store = Store::open(&format!("sqlite://{}", file.display()), &[7; 32]).await?;
    let first = Week::parse(FIRST).map_err(|w| anyhow!(w.key))?;
    let weeks: Vec<Week> = (0..WEEKS).map(|n| first.on(n)).collect();
    let start = Instant::now();
    crowd::plant(&store, &mut open(&file).await?, &weeks).await?;
    let planted = start.elapsed().as_secs_f64();

    let last = first.on(WEEKS - 1);
    let teams = u32::try_from(TEAMS)?;
    let start = Instant::now();
    let before = store
        .close_due(last.back(1).closes_at(Closes::usually(Tz::UTC)))
        .await?;
    let caught_up = start.elapsed().as_secs_f64();
    let expected = Closings {
        weeks: teams * u32::try_from(BEFORE)?,
        quarters: 1,
        failed: 0,
    };
    ensure!(before == expected, "the weeks before: {before:?}");

    Memory::forget_peak();
    let start = Instant::now();
    let done = store
        .close_due(last.closes_at(Closes::usually(Tz::UTC)))
        .await?;
    let closing = start.elapsed().as_secs_f64();
    let peak = Memory::of(std::process::id()).map(|memory| memory.peak);
    let expected = Closings {
        weeks: teams,
        ..Closings::default()
    };
    ensure!(done == expected, "the last week: {done:?}");

    let mut pass = Rounds::default();
    let mut ratio = Rounds::default();
    let mut read = [0, 0];
    // The first round warms everything up and does not count.
    for counts in std::iter::once(false).chain([true; ROUNDS]) {
        let mut alone = open(&file).await?;
        let start = Instant::now();
        read = entries_of(&mut alone, last).await?;
        let took = start.elapsed().as_secs_f64();
        if counts {
            pass.add(took * 1000.0);
            ratio.add(closing / took);
        }
    }
    let (in_full,): (i64,) = sqlx::query_as(IN_FULL)
        .bind(last.monday().0)
        .fetch_one(&mut open(&file).await?)
        .await?;
    store.close().await;
    let [check_ins, interruptions] = read;
    println!(
        "\nClosing the last of {WEEKS} weeks of {TEAMS} teams with {PEOPLE} people, once, on SQLite, against one"
    );
    println!(
        "pass over its entries: a connection reads {check_ins} check-ins and {interruptions} interruptions, with the"
    );
    println!("columns that closing reads, into Rust values, in two SELECTs\n");
    println!("  {:<24} {:<12} a pass, ms", "ratio", "closing, s");
    println!("  {ratio:<24.1} {closing:<12.2} {pass}");
    println!(
        "\n  Goal: < 60 s. {:.2} ms a closing, each a transaction of its own after another that claims it.",
        closing * 1000.0 / f64::from(teams)
    );
    if let Some(peak) = peak {
        println!(
            "  Memory, peak while closing: {:.1} MiB, the bench itself included.",
            peak as f64 / 1024.0
        );
    }
    println!("  Charts of {in_full} teams run in full.");
    println!(
        "  Made in {planted:.0} s; the {BEFORE} weeks and the quarter before closed in {caught_up:.0} s."
    );
    Ok(())
}

/// How many check-ins and interruptions there were.
async fn entries_of(alone: &mut SqliteConnection, week: Week) -> Result<[usize; 2]> {
    type CheckIn = (Uuid, NaiveDate, Option<i64>, bool, bool);
    type Interruption = (Uuid, NaiveDate, String, Option<bool>, Option<bool>);
    let (from, to) = (week.monday().0, week.monday().on(6).0);
    let check_ins: Vec<CheckIn> = sqlx::query_as(CHECK_INS)
        .bind(from)
        .bind(to)
        .fetch_all(&mut *alone)
        .await?;
    let interruptions: Vec<Interruption> = sqlx::query_as(INTERRUPTIONS)
        .bind(from)
        .bind(to)
        .fetch_all(&mut *alone)
        .await?;
    Ok([check_ins.len(), interruptions.len()])
}

async fn open(file: &Path) -> Result<SqliteConnection> {
    Ok(SqliteConnectOptions::new().filename(file).connect().await?)
}
