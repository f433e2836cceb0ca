//! The command line of imports, and running one.

use super::installation::{InstallationKind, expect_installation, open};
use crate::config::Settings;
use crate::{import, output};
use anyhow::Result;
use clap::{Args, Subcommand};
use irori_forges::import::github::GitHub;
use irori_forges::import::gitlab::GitLab;
use irori_forges::import::records::Format;
use std::path::PathBuf;

#[derive(Subcommand)]
pub enum Import {
    /// Pull requests of GitHub, out of `gh pr list --json …` or pages of its REST API.
    ///
    /// As `gh pr list --state all --limit 10000 --json
    /// number,url,author,createdAt,mergedAt,closedAt,additions,deletions,changedFiles,labels,isDraft,reviews,comments`
    /// writes it, and where they are there also files, commits, headRefName, headRepository,
    /// headRepositoryOwner and body. Or as `gh api --paginate` writes /repos/OWNER/NAME/pulls?state=all,
    /// /pulls/comments, /issues/comments and /pulls/N/reviews; or records {"pull_request": …, "reviews":
    /// […], "comments": […], "review_comments": […], "commits": […], "files": […]}.
    Github(Files),
    /// Merge requests of GitLab, out of pages of its REST API v4.
    ///
    /// As /projects/ID/merge_requests gives them; where they are merged into each record also notes,
    /// approvals, changes or diffs, versions or commits. Or pages of /merge_requests/N/notes and
    /// /merge_requests/N/approvals beside them.
    Gitlab(Files),
}

#[derive(Args)]
pub struct Files {
    /// JSON: lists, lists one after the other, lists of lists, or records line by line; - is the standard
    /// input. The order does not matter, and texts are not kept.
    ///
    /// May be run again with the same or newer files. Nothing is written unless every file is whole.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// A .gitattributes whose linguist-generated and linguist-vendored go before Irori's own list of files
    /// that nobody reads.
    #[arg(long, value_name = "FILE")]
    attributes: Option<PathBuf>,
}

/// Runs an import and tells what it did.
pub(super) async fn run(what: Import, settings: &Settings) -> Result<()> {
    expect_installation(settings).await?;
    let summary = match what {
        Import::Github(files) => store(files, GitHub::default(), settings).await?,
        Import::Gitlab(files) => store(files, GitLab::default(), settings).await?,
    };
    output::out(summary.to_string().trim_end())?;
    Ok(())
}

/// The installation is opened once the files were read to their ends.
async fn store<F: Format>(files: Files, format: F, settings: &Settings) -> Result<import::Summary> {
    let attributes = files.attributes.as_deref();
    import::generated("", attributes)?;
    let checked = import::check(&files.files, &settings.data, format)?;
    let irori = open(settings, InstallationKind::Real).await?;
    let own = irori.store.own_generated_paths().await?;
    let generated = import::generated(&own, attributes)?;
    let summary = import::run(&irori.ports, checked, generated).await;
    irori.store.close().await;
    summary
}
