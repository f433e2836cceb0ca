//! Durable check-ins through HTTP against a raw loop that inserts and commits.

use crate::house::House;
use crate::measure::{Act, Compared, ROUNDS, rate_of};
use crate::visitor::{Connection, Visitor, form};
use anyhow::{Context, Result, anyhow, ensure};
use irori_core::domain::check_in::CheckIn;
use irori_core::domain::day::Day;
use irori_core::domain::entry::Entry;
use irori_core::domain::form::Form;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, SqliteConnection};
use std::path::Path;
use std::time::Duration;
use uuid::Uuid;

const TIME: Duration = Duration::from_millis(1200);

/// More check-ins than one person makes in one turn.
const STEP: u32 = 1_000_000;

/// As many bytes as a check-in with a short note has.
const ROW: [u8; 240] = [0x5a; 240];

pub async fn compare(house: &House, folder: &Path) -> Result<()> {
    let everybody = house.everybody().await?;
    let days = house.open_days();
    let (mut alone, mut together) = (Compared::default(), Compared::default());
    let raw = folder.join("raw.db");
    make_raw(&raw).await?;
    let mut first = 0;
    // The first round warms everything up and does not count.
    for counts in std::iter::once(false).chain([true; ROUNDS]) {
        let theirs = rate_of(vec![open_raw(&raw).await?], TIME).await?;
        let one = rate_of(acting(&everybody[..1], &days, first).await?, TIME).await?;
        let many = rate_of(acting(&everybody, &days, first + STEP).await?, TIME).await?;
        if counts {
            alone.add(one, theirs);
            together.add(many, theirs);
        }
        first += 2 * STEP;
    }
    println!(
        "\nDurable check-ins (POST /do/check-in, signed in, client and server in one process) against"
    );
    println!("raw INSERT and commit by one writer; both SQLite with WAL and synchronous=FULL\n");
    println!(
        "  {:<12} {:<24} {:<26} raw commits/s",
        "", "ratio", "check-ins/s"
    );
    for (name, compared) in [("1 client", &alone), ("64 clients", &together)] {
        let Compared {
            ours,
            theirs,
            ratio,
        } = compared;
        println!("  {name:<12} {ratio:<24.2} {ours:<26} {theirs}");
    }
    println!(
        "\n  A client waits {:.1} ms alone and {:.1} ms among 64. 14 Days a person: the first are",
        1000.0 / alone.ours.median(),
        1000.0 * 64.0 / together.ours.median(),
    );
    println!("  inserted, later ones replaced.");
    Ok(())
}

/// Somebody who checks in, over and over, one of the open Days after the other.
struct Person {
    connection: Connection,
    days: Vec<Written>,
    /// Different for every check-in of the person.
    n: u32,
}

/// The check-in of a Day as it stands: whoever writes over it says that they have seen it.
struct Written {
    day: Day,
    id: String,
    version: String,
}

/// The value of a hidden field of Today's form.
fn hidden(body: &str, name: &str) -> Option<String> {
    let start = format!("name=\"{name}\" value=\"");
    let (_, rest) = body.split_once(&start)?;
    rest.split_once('"').map(|(value, _)| value.to_owned())
}

/// Reads what stands under a Day, where something does.
async fn written(connection: &mut Connection, day: Day) -> Result<Option<Written>> {
    let page = connection.page(&format!("/?day={day}")).await?;
    let body = String::from_utf8_lossy(&page.body);
    let found = hidden(&body, "entry").zip(hidden(&body, "version"));
    Ok(found.map(|(id, version)| Written { day, id, version }))
}

async fn acting(visitors: &[Visitor], days: &[Day], first: u32) -> Result<Vec<Person>> {
    let mut people = Vec::new();
    for visitor in visitors {
        let mut connection = visitor.connect().await?;
        let mut there = Vec::new();
        for day in days {
            let mut found = written(&mut connection, *day).await?;
            if found.is_none() {
                let once = Uuid::from_u128(u128::MAX - there.len() as u128).to_string();
                let day_text = day.to_string();
                let form = form(&[
                    ("at", "/"),
                    ("once", &once),
                    ("day", &day_text),
                    ("mood", "4"),
                ]);
                connection.post("/do/check-in", &form).await?;
                found = written(&mut connection, *day).await?;
            }
            there.push(found.context("a check-in is on its page")?);
        }
        people.push(Person {
            connection,
            days: there,
            n: first,
        });
    }
    Ok(people)
}

impl Act for Person {
    async fn act(&mut self) -> Result<()> {
        self.n += 1;
        let n = self.n as usize;
        let once = Uuid::from_u128(self.n.into()).to_string();
        let (score, minutes) = ((n % 5 + 1).to_string(), (n % 240).to_string());
        let at = n % self.days.len();
        let written = &self.days[at];
        let day = written.day.to_string();
        let form = form(&[
            ("at", "/"),
            ("once", &once),
            ("day", &day),
            ("entry", &written.id),
            ("version", &written.version),
            ("connection", &score),
            ("mood", "4"),
            ("energy", &score),
            ("focus", "3"),
            ("mode", "home"),
            ("dressed", "yes"),
            ("went-out", "no"),
            ("outdoor-minutes", &minutes),
            (
                "note",
                &format!("A quiet day, and a walk of {minutes} minutes along the river."),
            ),
        ]);
        let answer = self.connection.post("/do/check-in", &form).await?;
        let is_saved = answer.status == 303 && answer.location.contains("said=said");
        ensure!(
            is_saved,
            "a check-in was answered with {}: {}",
            answer.status,
            answer.location
        );
        let saved = Form::decode(form.as_bytes()).context("a form of ours")?;
        let saved = CheckIn::parse(&saved, written.day, Some(written.day));
        let saved = saved.map_err(|wrong| anyhow!("{wrong:?}"))?;
        self.days[at].version = Entry::CheckIn(saved).version().to_string();
        Ok(())
    }
}

/// The loop that does nothing else.
struct Raw(SqliteConnection);

impl Act for Raw {
    async fn act(&mut self) -> Result<()> {
        sqlx::query("INSERT INTO raw (row) VALUES ($1)")
            .bind(&ROW[..])
            .execute(&mut self.0)
            .await?;
        Ok(())
    }
}

async fn make_raw(path: &Path) -> Result<()> {
    let mut raw = open_raw(path).await?;
    sqlx::query("CREATE TABLE raw (id INTEGER PRIMARY KEY, row BLOB NOT NULL)")
        .execute(&mut raw.0)
        .await?;
    Ok(())
}

async fn open_raw(path: &Path) -> Result<Raw> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    Ok(Raw(options.connect().await?))
}
