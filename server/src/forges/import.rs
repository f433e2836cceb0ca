//! `irori import github`: checks a list to its end, then stores it, batch by batch, with a progress
//! bar where somebody looks on.

use super::gh_list;
use super::told::Lacks;
use anyhow::{Context, Result, bail};
use app::domain::pull_request::{Change, News};
use app::ports::House;
use indicatif::{ProgressBar, ProgressStyle};
use std::collections::BTreeMap;
use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{BufReader, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use tokio::sync::mpsc;

/// Records a transaction: others can write in between.
const AT_ONCE: usize = 200;

/// A list that was read to its end: it is JSON and whole.
#[derive(Debug)]
pub struct Checked {
    file: File,
    name: String,
    records: u64,
}

/// What an import did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub read: u64,
    pub new: u64,
    pub changed: u64,
    pub same: u64,
    /// Why records were left out, and which: the first record is number 1.
    pub skipped: BTreeMap<String, Vec<u64>>,
}

/// Reads the list at `path` (`-`: the standard input, kept meanwhile in a file of `data` that has
/// no name) to its end. Nothing is stored.
pub fn check(path: &Path, data: &Path) -> Result<Checked> {
    let (mut file, name) = if path == Path::new("-") {
        (spool(data)?, "the standard input".to_owned())
    } else {
        let name = path.display().to_string();
        let file = File::open(path).with_context(|| format!("{name} cannot be read"))?;
        if !file.metadata().is_ok_and(|m| m.is_file()) {
            bail!("{name} is not a file; nothing was imported");
        }
        (file, name)
    };
    let mut records = 0;
    let read = gh_list::records(BufReader::with_capacity(1 << 16, &file), |_| {
        records += 1;
        ControlFlow::Continue(())
    });
    match read {
        Ok(()) => {}
        Err(error) if error.is_eof() => bail!(
            "{name} ends in the middle, after {records} whole records; nothing was imported. Write it again with gh pr list"
        ),
        Err(error) => bail!(
            "{name} is not the list that gh pr list --json writes ({error}); nothing was imported"
        ),
    }
    file.seek(SeekFrom::Start(0))
        .with_context(|| format!("{name} cannot be read a second time"))?;
    Ok(Checked {
        file,
        name,
        records,
    })
}

/// The standard input in a file for its owner alone, which is gone when it is closed.
fn spool(data: &Path) -> Result<File> {
    let path = data.join(format!("import-{}", std::process::id()));
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&path)
        .with_context(|| format!("{} cannot be made", path.display()))?;
    std::fs::remove_file(&path).with_context(|| format!("{} has to go", path.display()))?;
    std::io::copy(&mut std::io::stdin().lock(), &mut file)
        .context("the standard input cannot be read to its end; nothing was imported")?;
    file.seek(SeekFrom::Start(0))?;
    Ok(file)
}

/// Stores the records of a checked list. May be run again: what is known is not stored twice.
pub async fn run(house: &House, list: Checked) -> Result<Summary> {
    let bar = bar(list.records);
    let name = list.name.clone();
    let (send, mut batches) = mpsc::channel::<Batch>(2);
    let reading = tokio::task::spawn_blocking(move || read(list.file, &send));
    let mut summary = Summary::default();
    while let Some(batch) = batches.recv().await {
        let changes = house.forges.import(batch.news).await;
        let changes = changes.map_err(|trouble| {
            anyhow::anyhow!(
                "{trouble}; {} records of {name} are stored and the others are not. Run it again: it goes on from there",
                summary.new + summary.changed + summary.same
            )
        })?;
        summary.read += changes.len() as u64;
        for change in changes {
            match change {
                Change::New => summary.new += 1,
                Change::Changed => summary.changed += 1,
                Change::Same => summary.same += 1,
            }
        }
        for (number, lacks) in batch.skipped {
            summary.read += 1;
            let numbers = summary.skipped.entry(lacks.to_string()).or_default();
            numbers.push(number);
        }
        bar.set_position(summary.read);
    }
    reading
        .await?
        .with_context(|| format!("{name} changed while it was read"))?;
    bar.finish_and_clear();
    Ok(summary)
}

#[derive(Default)]
struct Batch {
    news: Vec<News>,
    skipped: Vec<(u64, Lacks)>,
}

fn read(file: File, send: &mpsc::Sender<Batch>) -> Result<(), serde_json::Error> {
    let mut batch = Batch::default();
    let mut number = 0;
    gh_list::records(BufReader::with_capacity(1 << 16, file), |record| {
        number += 1;
        match gh_list::news(record) {
            Ok(news) => batch.news.push(news),
            Err(lacks) => batch.skipped.push((number, lacks)),
        }
        if batch.news.len() + batch.skipped.len() >= AT_ONCE
            && send.blocking_send(std::mem::take(&mut batch)).is_err()
        {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    })?;
    // Nobody takes it where the import has failed already.
    let _ = send.blocking_send(batch);
    Ok(())
}

/// On a terminal alone; elsewhere it draws nothing.
fn bar(records: u64) -> ProgressBar {
    let bar = ProgressBar::new(records);
    if let Ok(style) =
        ProgressStyle::with_template("{wide_bar} {pos}/{len} pull requests, {eta} left")
    {
        bar.set_style(style);
    }
    bar
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let skipped: usize = self.skipped.values().map(Vec::len).sum();
        writeln!(
            f,
            "{} pull requests read: {} new, {} changed, {} as they were, {skipped} skipped",
            self.read, self.new, self.changed, self.same
        )?;
        for (why, numbers) in &self.skipped {
            let first: Vec<String> = numbers.iter().take(5).map(u64::to_string).collect();
            let more = numbers.len().saturating_sub(5);
            let more = if more > 0 {
                format!(" and {more} more")
            } else {
                String::new()
            };
            writeln!(f, "  {why}: record {}{more}", first.join(", "))?;
        }
        Ok(())
    }
}
