//! `irori import github` of 100,000 pull requests into a fresh installation, by the release binary.

use crate::program::{Memory, Program};
use anyhow::{Context, Result, ensure};
use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use serde_json::{Value, json};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const PULL_REQUESTS: u32 = 100_000;
const REPOSITORIES: u32 = 20;
const PEOPLE: u32 = 400;

/// How often memory is read while it runs.
const LOOK_EVERY: Duration = Duration::from_millis(10);

pub async fn run(binary: &Path, folder: &Path) -> Result<()> {
    println!("\nirori import github, {PULL_REQUESTS} pull requests into a fresh installation\n");
    if !binary.is_file() {
        println!("  The program is not there: `make bench` or `make build` builds it.");
        return Ok(());
    }
    let (data, list) = (folder.join("import"), folder.join("pull-requests.json"));
    std::fs::create_dir(&data)?;
    write_list(&list)?;
    Program::start(binary, "serve", &data).await?.stop().await?;
    let database = |data: &Path| Some(std::fs::metadata(data.join("irori.db")).ok()?.len());
    let before = database(&data).unwrap_or(0);

    let said = data.join("said");
    let start = Instant::now();
    let mut child = Command::new(binary)
        .args(["import", "github"])
        .arg(&list)
        .env_clear()
        .env("IRORI_DATA", &data)
        .stdin(Stdio::null())
        .stdout(File::create(&said)?)
        .stderr(Stdio::inherit())
        .spawn()
        .with_context(|| format!("{} does not start", binary.display()))?;
    let mut peak = None;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        // What it says at last is the highest: the peak of a process only grows.
        peak = Memory::of(child.id()).map(|memory| memory.peak).or(peak);
        tokio::time::sleep(LOOK_EVERY).await;
    };
    let took = start.elapsed().as_secs_f64();
    let said = std::fs::read_to_string(&said)?;
    let expected = format!("{PULL_REQUESTS} new, 0 changed, 0 as they were, 0 skipped");
    ensure!(
        status.success() && said.contains(&expected),
        "it ended with {status} and said: {said}"
    );

    let mib = |bytes: u64| bytes as f64 / (1024.0 * 1024.0);
    let line = |name: &str, found: &str, goal: &str| println!("  {name:<28} {found:<38} {goal}");
    let rate = f64::from(PULL_REQUESTS) / took;
    line(
        "time",
        &format!("{took:.1} s ({rate:.0} pull requests/s)"),
        "goal < 60 s",
    );
    match peak {
        Some(kib) => line(
            "memory, peak",
            &format!("{:.1} MiB", kib as f64 / 1024.0),
            "goal < 200 MiB",
        ),
        None => line("memory, peak", "not known: there is no /proc here", ""),
    }
    let read = std::fs::metadata(&list)?.len();
    let written = database(&data).unwrap_or(0).saturating_sub(before);
    line("list", &format!("{:.0} MiB", mib(read)), "");
    line("database grew by", &format!("{:.0} MiB", mib(written)), "");
    Ok(())
}

fn write_list(path: &Path) -> Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    let opened: DateTime<Utc> = "2024-01-01T08:00:00Z".parse()?;
    for number in 0..PULL_REQUESTS {
        file.write_all(if number == 0 { b"[" } else { b"," })?;
        // Ten minutes apart, over almost two years.
        let opened = opened + TimeDelta::minutes(10) * i32::try_from(number)?;
        serde_json::to_writer(&mut file, &record(number, opened))?;
    }
    file.write_all(b"]")?;
    Ok(file.flush()?)
}

/// As `gh pr list --json` writes it, with one review or two and a comment.
fn record(n: u32, opened: DateTime<Utc>) -> Value {
    let (repository, number) = (n % REPOSITORIES, n / REPOSITORIES + 1);
    let login = |shift: u32| format!("person-{}", (n * 31 + shift * 7) % PEOPLE);
    let after = |hours: u32| {
        let time = opened + TimeDelta::hours(hours.into());
        time.to_rfc3339_opts(SecondsFormat::Secs, true)
    };
    let review = |which: u32| {
        let state = if which == 1 { "APPROVED" } else { "COMMENTED" };
        json!({
            "id": format!("PRR_{n}_{which}"), "author": { "login": login(which) },
            "authorAssociation": "MEMBER", "state": state,
            "submittedAt": after(2 + which),
            "body": "Could the name say what the function gives back? The rest reads well to me.",
        })
    };
    json!({
        "number": number,
        "url": format!("https://github.com/bench/repository-{repository}/pull/{number}"),
        "author": { "login": login(0), "is_bot": false, "name": "Somebody" },
        "createdAt": after(0), "mergedAt": after(20), "closedAt": after(20), "isDraft": false,
        "additions": n % 700, "deletions": n % 90, "changedFiles": n % 20 + 1,
        "labels": [{ "id": "x", "name": "enhancement", "color": "a2eeef" }],
        "reviews": (1..=n % 2 + 1).map(review).collect::<Vec<_>>(),
        "comments": [{
            "id": format!("IC_{n}"), "author": { "login": login(3) }, "createdAt": after(5),
            "body": "Thanks, that helps. I tried it on my machine and it works as described.",
        }],
        "commits": [{ "oid": format!("{n:040x}"), "committedDate": after(0) }],
    })
}
