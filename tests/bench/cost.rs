//! The cost card of the release binary: size, start, memory, and what its pages weigh.

use crate::house::{LEAD, MEMBER};
use crate::measure::{ROUNDS, Rounds};
use crate::program::Program;
use crate::visitor::{Connection, Visitor};
use anyhow::{Context, Result, ensure};
use server::demo;
use std::path::Path;
use std::time::Duration;

/// How often each page is opened before memory is read.
const VISITS: usize = 10;

const HR: &str = "hr@demo.irori.example";
const ADMIN: &str = "admin@demo.irori.example";

const MIB: f64 = 1024.0 * 1024.0;

pub async fn card(binary: &Path, folder: &Path) -> Result<()> {
    println!("\nThe cost card of {}\n", binary.display());
    let Ok(file) = std::fs::metadata(binary) else {
        println!("  It is not there: `make bench` or `make build` builds it.");
        return Ok(());
    };
    let size = file.len() as f64 / MIB;
    let data = folder.join("demo");
    std::fs::create_dir(&data)?;
    let first = Program::start(binary, "demo", &data).await?;
    let filled = first.started_in;
    first.stop().await?;
    let mut starts = Rounds::default();
    for _ in 1..ROUNDS {
        let again = Program::start(binary, "demo", &data).await?;
        starts.add(again.started_in.as_secs_f64() * 1000.0);
        again.stop().await?;
    }
    let program = Program::start(binary, "demo", &data).await?;
    starts.add(program.started_in.as_secs_f64() * 1000.0);
    let fresh = program.memory();
    let pages = weigh(&program).await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let used = program.memory();
    program.stop().await?;

    let line =
        |name: &str, goal: &str, found: &str| println!("  {name:<28} {found:<38} goal {goal}");
    line("binary", "< 40 MiB", &format!("{size:.1} MiB"));
    line(
        "start, existing database",
        "< 300 ms",
        &format!("{starts} ms"),
    );
    println!(
        "  {:<28} {:.1} s",
        "start that makes the demo",
        filled.as_secs_f64()
    );
    match (fresh, used) {
        (Some(fresh), Some(used)) => {
            let mib = |kib: u64| kib as f64 / 1024.0;
            let idle = format!(
                "{:.1} MiB ({:.1} without files)",
                mib(used.resident),
                mib(used.own)
            );
            line("memory, idle after visits", "< 40 MiB", &idle);
            let before = format!(
                "{:.1} MiB ({:.1} without files)",
                mib(fresh.resident),
                mib(fresh.own)
            );
            println!("  {:<28} {before}", "memory, just started");
            println!("  {:<28} {:.1} MiB", "memory, peak", mib(used.peak));
        }
        _ => println!("  {:<28} not known: there is no /proc here", "memory"),
    }
    println!("\n  Pages without scripts, gzip, headers not counted (goal < 30 KiB each)\n");
    for page in pages {
        let kib = |bytes: usize| bytes as f64 / 1024.0;
        let over = if page.gzip < 30 * 1024 {
            ""
        } else {
            "   over the goal"
        };
        println!(
            "  {:<28} {:>6.1} KiB   of {:>6.1} KiB{over}",
            page.name,
            kib(page.gzip),
            kib(page.plain)
        );
    }
    Ok(())
}

struct Weight {
    name: String,
    gzip: usize,
    plain: usize,
}

/// Visits every page a few times and weighs it.
async fn weigh(program: &Program) -> Result<Vec<Weight>> {
    let mut found = Vec::new();
    let nobody = Visitor::nobody(program.address);
    let door = nobody.connect().await?.page("/sign-in").await?;
    let style = between(&door.body, "\"/assets/irori-", ".css\"").context("no style sheet")?;
    let style = format!("/assets/irori-{style}.css");
    for path in ["/sign-in", style.as_str()] {
        found.push(weight(&nobody, path, path).await?);
    }
    for (email, paths) in [
        (
            MEMBER,
            &[
                "/",
                "/entries",
                "/entries/:id",
                "/me",
                "/me/household",
                "/me/partners",
                "/me/patterns",
                "/settings",
                "/settings/hours",
                "/settings/sessions",
            ][..],
        ),
        (LEAD, &["/teams", "/teams/:id"]),
        (HR, &["/reports"]),
        (
            ADMIN,
            &[
                "/admin",
                "/admin/departments/:id",
                "/admin/teams/:id",
                "/admin/people",
                "/admin/people/:id",
                "/admin/forges",
            ],
        ),
    ] {
        let visitor = Visitor::sign_in(program.address, email, demo::PASSWORD, "").await?;
        let mut connection = visitor.connect().await?;
        for path in paths {
            let one = one_of(&mut connection, path).await?;
            for _ in 0..VISITS {
                connection.page(&one).await?;
            }
            found.push(weight(&visitor, path, &one).await?);
        }
    }
    Ok(found)
}

/// A path with the `:id` of the first thing that a page above links to.
async fn one_of(connection: &mut Connection, path: &str) -> Result<String> {
    let Some(start) = path.strip_suffix(":id") else {
        return Ok(path.to_owned());
    };
    for above in [start.trim_end_matches('/'), "/admin"] {
        let answer = connection.get(above).await?;
        let href = format!("href=\"{start}");
        if let Some(id) = between(&answer.body, &href, "\"") {
            // What is asked with a query never comes compressed.
            let id = id.split('?').next().unwrap_or_default();
            return Ok(format!("{start}{id}"));
        }
    }
    anyhow::bail!("nothing links to {path}")
}

async fn weight(visitor: &Visitor, name: &str, path: &str) -> Result<Weight> {
    let plain = visitor.connect().await?.page(path).await?;
    let gzip = visitor
        .clone()
        .taking_gzip()
        .connect()
        .await?
        .page(path)
        .await?;
    ensure!(gzip.is_gzip, "{path} does not come compressed");
    Ok(Weight {
        name: name.to_owned(),
        gzip: gzip.body.len(),
        plain: plain.body.len(),
    })
}

/// What stands between two texts for the first time.
fn between(body: &[u8], before: &str, after: &str) -> Option<String> {
    let text = String::from_utf8_lossy(body);
    let (_, rest) = text.split_once(before)?;
    let (found, _) = rest.split_once(after)?;
    Some(found.to_owned())
}
