//! `irori import …`: checks files to their end, then stores their records, batch by batch, with a
//! progress bar where somebody looks on. What a record means is its [`Format`]'s.
//!
//! Decided:
//!
//! - 2026-11-28: **An import reads its files to their ends before it stores anything**, then pull
//!   requests, then what is told apart from them. Because: the order of files does not matter then.
//!   Costs: the memory of a batch and of the names of pull requests. What a record is, its fields say.
//!   A list that could not be had is not an empty one.

mod source;
mod summary;

use anyhow::{Context, Result, bail};
use indicatif::{ProgressBar, ProgressStyle};
use irori_core::domain::forge_account::Forge;
use irori_core::domain::pull_request::{PullRequestPart, PullRequestUpdate};
use irori_forges::generated::{BUILT_IN, Generated};
use irori_forges::import::records::{Format, RecordKind, SkipReason};
use irori_forges::import::{github, gitlab};
use irori_ports::Ports;
use serde_json::Value;
use source::ImportSource;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use summary::RecordPosition;
use tokio::sync::mpsc;

pub use summary::Summary;

/// Records a transaction: others can write in between.
const AT_ONCE: usize = 200;

const UNKNOWN: SkipReason =
    SkipReason::Other("its pull request is in none of the files and was not known before");

/// Files that were read to their ends: they are JSON, whole, and of the forge.
#[derive(Debug)]
pub struct CheckedFiles<F> {
    sources: Vec<ImportSource>,
    records: u64,
    /// Whether some are [`RecordKind::Part`].
    has_parts: bool,
    format: F,
}

fn kind(forge: Forge, record: &Value) -> RecordKind {
    match forge {
        Forge::GitHub => github::kind(record),
        Forge::GitLab => gitlab::kind(record),
        Forge::Gitea => RecordKind::Other("there is no import of this forge"),
    }
}

/// Reads the files at `paths` (`-`: the standard input, kept meanwhile in a file of `data` that has
/// no name) to their ends. Nothing is stored.
pub fn check<F: Format>(paths: &[PathBuf], data: &Path, mut format: F) -> Result<CheckedFiles<F>> {
    let mut sources = Vec::new();
    let (mut all, mut known, mut of_other, mut has_parts) = (0, 0_u64, 0_u64, false);
    for path in paths {
        let source = ImportSource::open(path, data)?;
        let mut fault = None;
        let records = source.read(|record| {
            match kind(F::FORGE, record) {
                RecordKind::Whole => known += 1,
                RecordKind::Part => {
                    known += 1;
                    has_parts = true;
                }
                RecordKind::Other(_) => {
                    of_other += u64::from(is_of_another(F::FORGE, record));
                    fault = fault_of(record);
                }
            }
            format.note(record);
            match fault {
                None => ControlFlow::Continue(()),
                Some(_) => ControlFlow::Break(()),
            }
        })?;
        if let Some(said) = fault {
            bail!(
                "{} holds an answer of {} that is no record: \"{said}\"; nothing was imported",
                source.name,
                name(F::FORGE)
            );
        }
        all += records;
        sources.push(source);
    }
    if known == 0 && of_other > 0 {
        let (this, that) = match F::FORGE {
            Forge::GitLab => (Forge::GitLab, Forge::GitHub),
            _ => (Forge::GitHub, Forge::GitLab),
        };
        bail!(
            "these are records of {that}, not of {this}: irori import {} takes them; nothing was imported",
            that.as_str(),
            that = name(that),
            this = name(this)
        );
    }
    if known == 0 && all > 0 {
        bail!(
            "none of the {all} records is a pull request, review or comment of {}; nothing was imported",
            name(F::FORGE)
        );
    }
    Ok(CheckedFiles {
        sources,
        records: all,
        has_parts,
        format,
    })
}

fn name(forge: Forge) -> &'static str {
    match forge {
        Forge::GitHub => "GitHub",
        Forge::GitLab => "GitLab",
        Forge::Gitea => "Gitea",
    }
}

fn is_of_another(forge: Forge, record: &Value) -> bool {
    [Forge::GitHub, Forge::GitLab]
        .into_iter()
        .any(|other| other != forge && !matches!(kind(other, record), RecordKind::Other(_)))
}

/// What an answer says with which an interface refuses: `{"message": "Bad credentials"}` of GitHub,
/// `{"error": "invalid_token"}` of GitLab. `None` for what is no such answer.
fn fault_of(record: &Value) -> Option<String> {
    let fields = record.as_object()?;
    let is_something = ["id", "iid", "number", "sha", "url", "html_url", "web_url"];
    if is_something.iter().any(|field| fields.contains_key(*field)) {
        return None;
    }
    let said = ["message", "error_description", "error"]
        .iter()
        .find_map(|field| fields.get(*field)?.as_str())?;
    let said = said.chars().filter(|c| !c.is_control());
    Some(said.take(200).collect())
}

/// Stores the records of checked files. May be run again: what is known is not stored twice.
pub async fn run<F: Format>(
    ports: &Ports,
    checked: CheckedFiles<F>,
    generated: Generated,
) -> Result<Summary> {
    let bar = bar(checked.records);
    let names: Vec<String> = checked.sources.iter().map(|s| s.name.clone()).collect();
    let mut summary = Summary::of(&names);
    let (send, mut batches) = mpsc::channel::<Batch>(2);
    let reading = tokio::task::spawn_blocking(move || read(&checked, &generated, &send));
    while let Some(batch) = batches.recv().await {
        store(ports, batch, &mut summary).await?;
        bar.set_position(summary.read);
    }
    reading
        .await?
        .with_context(|| format!("{} changed while it was read", names.join(", ")))?;
    bar.finish_and_clear();
    Ok(summary)
}

#[derive(Default)]
struct Batch {
    news: Vec<PullRequestUpdate>,
    parts: Vec<(RecordPosition, PullRequestPart)>,
    skipped: Vec<(RecordPosition, SkipReason)>,
}

impl Batch {
    fn len(&self) -> usize {
        self.news.len() + self.parts.len() + self.skipped.len()
    }
}

async fn store(ports: &Ports, batch: Batch, summary: &mut Summary) -> Result<()> {
    let broken_off = |summary: &Summary, trouble| {
        anyhow::anyhow!(
            "{trouble}; {} records are stored and the others are not. Run it again: it goes on from there",
            summary.stored()
        )
    };
    if !batch.news.is_empty() {
        let changes = ports.forges.import(batch.news).await;
        for change in changes.map_err(|trouble| broken_off(summary, trouble))? {
            summary.count(change);
        }
    }
    if !batch.parts.is_empty() {
        let (stand, parts): (Vec<_>, Vec<_>) = batch.parts.into_iter().unzip();
        let changes = ports.forges.import_parts(parts).await;
        let changes = changes.map_err(|trouble| broken_off(summary, trouble))?;
        for (stands, change) in stand.into_iter().zip(changes) {
            match change {
                Some(change) => summary.count(change),
                None => summary.skip(stands, &UNKNOWN),
            }
        }
    }
    for (stands, skip) in &batch.skipped {
        summary.skip(*stands, skip);
    }
    Ok(())
}

/// Which records a reading is after: pull requests go before what is told apart from them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ImportPass {
    Wholes,
    Parts,
}

fn read<F: Format>(
    checked: &CheckedFiles<F>,
    generated: &Generated,
    send: &mpsc::Sender<Batch>,
) -> Result<()> {
    let mut batch = Batch::default();
    let rounds = [ImportPass::Wholes, ImportPass::Parts];
    for round in &rounds[..=usize::from(checked.has_parts)] {
        for (file, source) in checked.sources.iter().enumerate() {
            let mut number = 0;
            source.read(|record| {
                number += 1;
                take(
                    &mut batch,
                    *round,
                    (file, number),
                    record,
                    checked,
                    generated,
                );
                if batch.len() >= AT_ONCE && send.blocking_send(std::mem::take(&mut batch)).is_err()
                {
                    return ControlFlow::Break(());
                }
                ControlFlow::Continue(())
            })?;
        }
    }
    // Nobody takes it where the import has failed already.
    let _ = send.blocking_send(batch);
    Ok(())
}

fn take<F: Format>(
    batch: &mut Batch,
    round: ImportPass,
    stands: RecordPosition,
    record: &Value,
    checked: &CheckedFiles<F>,
    generated: &Generated,
) {
    match (kind(F::FORGE, record), round) {
        (RecordKind::Whole, ImportPass::Wholes) => match checked.format.news(record, generated) {
            Ok(news) => batch.news.push(news),
            Err(skip) => batch.skipped.push((stands, skip)),
        },
        (RecordKind::Part, ImportPass::Parts) => match checked.format.part(record) {
            Ok(part) => batch.parts.push((stands, part)),
            Err(skip) => batch.skipped.push((stands, skip)),
        },
        (RecordKind::Other(why), ImportPass::Wholes) => {
            batch.skipped.push((stands, SkipReason::Other(why)))
        }
        _ => {}
    }
}

/// On a terminal alone; elsewhere it draws nothing.
fn bar(records: u64) -> ProgressBar {
    let bar = ProgressBar::new(records);
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len} records, {eta} left") {
        bar.set_style(style);
    }
    bar
}

/// What the list says that the house set, with the lines of a `.gitattributes` after it, so that they
/// win. `own` is the house's; a file that cannot be read, or a line of it that is no pattern, is named.
pub fn generated(own: &str, attributes: Option<&Path>) -> Result<Generated> {
    let mut lines = format!("{}{own}\n", BUILT_IN);
    if let Some(path) = attributes {
        let name = path.display();
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("{name} cannot be read; nothing was imported"))?;
        let said = attributes_in(&text);
        Generated::of(&said)
            .map_err(|odd| anyhow::anyhow!("{name}: {odd}; nothing was imported"))?;
        lines.push_str(&said);
    }
    Generated::of(&lines)
        .map_err(|odd| anyhow::anyhow!("the list of generated files: {odd}; nothing was imported"))
}

/// The lines of a `.gitattributes` that say whether files are generated or vendored; the others are left
/// empty, so that the numbers stay. Unlike in the house's own list, a line with a path alone says nothing.
fn attributes_in(text: &str) -> String {
    let says =
        |line: &&str| line.contains("linguist-generated") || line.contains("linguist-vendored");
    let lines = text
        .lines()
        .map(|line| Some(line).filter(says).unwrap_or(""));
    lines.fold(String::new(), |all, line| all + line + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn attributes_go_before_the_list_and_say_only_what_linguist_asks() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(".gitattributes");
        std::fs::write(
            &file,
            "*.rs text eol=lf\n*.txt\nCargo.lock -linguist-generated\n/api/*.rs linguist-generated\n\
             docs/** linguist-vendored=true\ndocs/ours.md linguist-vendored=false\n",
        )
        .unwrap();
        let list = generated("*.sql\n", Some(&file)).unwrap();
        for (path, expected) in [
            ("src/a.rs", false),
            ("a.txt", false),
            ("Cargo.lock", false),
            ("api/a.rs", true),
            ("docs/a.md", true),
            ("docs/ours.md", false),
            ("a.sql", true),
            ("yarn.lock", true),
        ] {
            assert_eq!(list.is_generated(path), expected, "{path}");
        }
        std::fs::write(&file, "a text\n[b linguist-generated\n").unwrap();
        let error = generated("", Some(&file)).unwrap_err().to_string();
        assert!(error.contains("line 2"), "{error}");
        assert!(generated("", Some(folder.path())).is_err(), "a folder");
    }

    #[test]
    fn an_answer_that_refuses_is_told_from_a_record() {
        let refused = json!({ "message": "Bad\ncredentials", "documentation_url": "x" });
        assert_eq!(fault_of(&refused).as_deref(), Some("Badcredentials"));
        let refused =
            json!({ "error": "invalid_token", "error_description": "Token was revoked." });
        assert_eq!(fault_of(&refused).as_deref(), Some("Token was revoked."));
        for record in [
            json!({ "sha": "0", "message": "m" }),
            json!(7),
            json!({ "body": "b" }),
        ] {
            assert_eq!(fault_of(&record), None, "{record}");
        }
    }
}
