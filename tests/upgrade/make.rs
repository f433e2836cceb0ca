//! Making the databases that are kept for the test of upgrading, by hand and rarely:
//! `upgrade make` makes all of them anew with the code of today, and forgets what an older version made;
//! `upgrade record` lets the databases be and writes down what their pages answer now, where that was
//! meant to change. After either name come the databases meant, or none for all.

#![expect(
    clippy::unwrap_used,
    reason = "what does not stand up is not worth keeping"
)]

mod addresses;
mod installation;

use anyhow::{Context, Result, bail, ensure};
use server::demo;
use sqlx::{AssertSqlSafe, Connection, Executor, SqliteConnection};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use tempfile::TempDir;
use tests::databases::{Database, Engine, SECRET};
use tests::demo::WALKERS;
use tests::kept::pages::{Line, lasting, parting};
use tests::kept::{ALL, KeptDatabase, NewlyKept, Visitor};
use tests::test_app::TestApp;

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let act = arguments.next();
    let named: Vec<String> = arguments.collect();
    let meant = ALL.iter().filter(|kept| {
        let is_named = |name: &String| name == kept.name;
        named.is_empty() || named.iter().any(is_named)
    });
    for kept in meant {
        match act.as_deref() {
            Some("make") => {
                let further = make(*kept).await?;
                // Of other ids, in which nothing is as it was.
                let _ = std::fs::remove_file(kept.file("pages.tsv"));
                let asked = addresses::found(*kept, &further).await;
                record(*kept, &asked).await?;
            }
            Some("record") => {
                let asked = kept.lines().into_iter();
                let asked: Vec<_> = asked.map(|line| (line.visitor, line.address)).collect();
                record(*kept, &asked).await?;
            }
            _ => bail!("upgrade make|record [DATABASE…]"),
        }
    }
    Ok(())
}

/// Makes one and keeps it; gives addresses that no page leads to.
async fn make(kept: KeptDatabase) -> Result<Vec<String>> {
    let database = Database::empty(kept.engine)
        .await
        .context("there is no PostgreSQL")?;
    let folder = Arc::new(TempDir::new()?);
    let house = TestApp::on(&database.url, folder).await;
    let (visitors, further) = if kept.name.starts_with("demo") {
        (of_demo(&house).await?, Vec::new())
    } else {
        installation::make(&house).await
    };
    house.verify().await;
    house.irori.store.close().await;
    let made = NewlyKept {
        secret: &SECRET,
        now: house.now(),
        visitors: &visitors,
        database: &match kept.engine {
            Engine::Sqlite => file(&database.url).await?,
            Engine::Postgres => statements(&database.url)?,
        },
    };
    kept.keep(&made);
    println!(
        "{}: {} bytes before packing",
        kept.name,
        made.database.len()
    );
    Ok(further)
}

/// The demo at the moment the tests have it, with everybody signed in.
async fn of_demo(house: &TestApp) -> Result<Vec<Visitor>> {
    demo::prepare(&house.irori.store, demo::SEED, house.now()).await?;
    let mut visitors = vec![nobody("nobody", "en"), nobody("nobody-ja", "ja")];
    for name in WALKERS {
        let mut walker = house.sign_in_to_demo(name).await;
        walker.get("/me").await;
        visitors.push(Visitor {
            name: name.to_owned(),
            language: "en",
            cookies: walker.cookies().clone(),
        });
    }
    Ok(visitors)
}

fn nobody(name: &str, language: &'static str) -> Visitor {
    Visitor {
        name: name.to_owned(),
        language,
        cookies: Default::default(),
    }
}

/// The whole database as one SQLite file.
async fn file(url: &str) -> Result<Vec<u8>> {
    let folder = TempDir::new()?;
    let copy = folder.path().join("irori.db");
    let mut line = SqliteConnection::connect(url).await?;
    let vacuum = format!("VACUUM INTO '{}'", copy.display());
    line.execute(AssertSqlSafe(vacuum)).await?;
    line.close().await?;
    Ok(std::fs::read(copy)?)
}

/// The whole database as statements that any PostgreSQL understands.
fn statements(url: &str) -> Result<Vec<u8>> {
    let setup = Path::new(env!("CARGO_MANIFEST_DIR")).join("setup/with-postgres");
    let told = Command::new(setup).arg("--binaries").output()?;
    let binaries = String::from_utf8(told.stdout)?;
    let dump = Path::new(binaries.trim()).join("pg_dump");
    let dumped = Command::new(dump)
        .args(["--no-owner", "--no-privileges", "--rows-per-insert=500"])
        .arg(url)
        .output()?;
    let said = String::from_utf8_lossy(&dumped.stderr);
    ensure!(dumped.status.success(), "pg_dump: {said}");
    let text = String::from_utf8(dumped.stdout)?;
    // What stands before the first table sets up the connection of one version of the program.
    let first = text
        .find("\nCREATE ")
        .context("a database without tables")?;
    let lines = text[first..].lines();
    let lines = lines.filter(|line| !line.starts_with("--") && !line.starts_with('\\'));
    let lines = lines.filter(|line| !line.is_empty());
    Ok(lines
        .map(|line| format!("{line}\n"))
        .collect::<String>()
        .into_bytes())
}

/// Writes down what is answered, if it is answered so twice; tells what is not as it was.
async fn record(kept: KeptDatabase, asked: &[(String, String)]) -> Result<()> {
    let (first, second) = (walk(kept, asked).await?, walk(kept, asked).await?);
    for ((line, body), (again, other)) in first.iter().zip(&second) {
        ensure!(
            line == again,
            "{}: {} at {} gets this and that: {}",
            kept.name,
            line.visitor,
            line.address,
            parting(body, other)
        );
    }
    let (lines, bodies): (Vec<Line>, Vec<Vec<u8>>) = first.into_iter().unzip();
    if kept.file("pages.tsv").exists() {
        let before = kept.lines();
        for line in lines.iter().filter(|line| !before.contains(line)) {
            println!(
                "{}: another answer to {} at {}",
                kept.name, line.visitor, line.address
            );
        }
    }
    kept.keep_lines(&lines);
    kept.keep_bodies(&bodies);
    println!("{}: {} lines", kept.name, lines.len());
    Ok(())
}

async fn walk(kept: KeptDatabase, asked: &[(String, String)]) -> Result<Vec<(Line, Vec<u8>)>> {
    let mut opened = kept.open().await.context("there is no PostgreSQL")?;
    let mut found = Vec::with_capacity(asked.len());
    for (visitor, address) in asked {
        let page = opened.get(visitor, address).await;
        let line = Line::of(visitor, address, &page);
        found.push((line, lasting(&page)));
    }
    opened.house.irori.store.close().await;
    Ok(found)
}
