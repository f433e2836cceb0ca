//! The command line: serve, demo, import, report, digest, rotate-secret, verify, admin-link, doctor.

mod admin_link;
mod demo;
mod digest;
mod doctor;
mod import;
mod installation;
mod report;
mod rotate_secret;
mod serve;
mod shared;
mod verify;

use crate::config::{Defaults, LogFormat, Settings};
use crate::log_lines::{self, LogLines};
use crate::output;
use anyhow::Result;
use chrono::{DateTime, Utc};
use clap::{Parser, Subcommand};
use installation::open_existing;
use irori_clock::Clock;
use irori_store::NotedHead;
use std::io::IsTerminal;
use std::process::ExitCode;

/// Irori looks after the health of remote engineering teams. Nobody is watched, ranked or exposed.
#[derive(Parser)]
#[command(name = "irori", version)]
struct Line {
    /// A TOML file with settings; the environment goes before it (also IRORI_CONFIG).
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<String>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve Irori (what plain `irori` does as well).
    Serve,
    /// Serve a demo organisation from its own database, on this machine only.
    Demo {
        /// The seed of the made-up organisation.
        #[arg(long, default_value = crate::demo::SEED)]
        seed: String,
        /// Let it be this moment when the demo starts, such as 2026-11-23T09:00:00Z; time runs on
        /// from there.
        #[arg(long, value_name = "TIME")]
        at: Option<DateTime<Utc>>,
    },
    /// Take in what another program wrote.
    Import {
        #[command(subcommand)]
        what: import::Import,
    },
    /// Write a report of closed quarters as a file (PDF, XLSX, CSV or JSON), from what was published and
    /// nothing else; the ledger says so.
    #[command(visible_alias = "export")]
    Report(report::ReportArgs),
    /// Write a team's closed week in a few lines of Markdown, for a chat or a mail; the ledger says so.
    Digest(digest::DigestArgs),
    /// Check foreign keys, orphans, seals, rollups, Releases, the ledger and the security log; exit code 1
    /// if something is found.
    Verify {
        /// Check as well that the ledger still has a row that was noted from its page, such as
        /// 12:9f86d081884c7d65.
        #[arg(long, value_name = "NUMBER:HASH")]
        ledger_head: Option<NotedHead>,
    },
    /// Draw a new secret and seal every text anew under it; servers that run must be started again.
    RotateSecret {
        /// Go on although some texts cannot be opened; they stay as they are.
        #[arg(long)]
        leave_unreadable: bool,
    },
    /// Make a link by which an account gets a new password and an admin's rights, for when the last admin
    /// is lost. It works once, for half an hour, and stands in the ledger.
    AdminLink {
        /// The e-mail address of an account that is open.
        email: String,
    },
    /// Tell how this installation stands: settings, database, secret, fonts.
    Doctor,
}

/// Reads the command line and does what it says.
pub fn main() -> ExitCode {
    let line = Line::parse();
    let command = line.command.unwrap_or(Command::Serve);
    let defaults = if matches!(command, Command::Demo { .. }) {
        Defaults::Demo
    } else {
        Defaults::Serve
    };
    let settings = match Settings::from_machine(line.config.as_deref(), defaults) {
        Ok(settings) => settings,
        Err(refused) => {
            for setting in refused {
                output::aside(format_args!("irori: {setting}"));
            }
            return ExitCode::from(2);
        }
    };
    let log = log_to_stderr(&settings);
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => {
            output::aside(format_args!("irori: the machine gives no threads: {error}"));
            return ExitCode::FAILURE;
        }
    };
    let code = match runtime.block_on(run(command, settings)) {
        Ok(code) => code,
        Err(error) => {
            log.finish();
            output::aside(format_args!("irori: {error:#}"));
            ExitCode::FAILURE
        }
    };
    log.finish();
    code
}

async fn run(command: Command, settings: Settings) -> Result<ExitCode> {
    match command {
        Command::Serve => serve::run(&settings).await?,
        Command::Demo { seed, at } => demo::run(&settings, &seed, at).await?,
        Command::Import { what } => import::run(what, &settings).await?,
        Command::Report(line) => {
            line.operator.expect()?;
            let irori = open_existing(&settings).await?;
            let written = report::run(&line, &irori).await;
            irori.store.close().await;
            written?;
        }
        Command::Digest(line) => {
            line.operator.expect()?;
            let irori = open_existing(&settings).await?;
            let written = digest::run(&line, &irori, &settings).await;
            irori.store.close().await;
            written?;
        }
        Command::RotateSecret { leave_unreadable } => {
            rotate_secret::run(&settings, leave_unreadable).await?;
        }
        Command::Verify { ledger_head } => return verify::run(&settings, ledger_head).await,
        Command::AdminLink { email } => admin_link::run(&settings, &email).await?,
        Command::Doctor => {
            let healthy = doctor::report(&settings, Clock::default().now()).await;
            return Ok(if healthy {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            });
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn log_to_stderr(settings: &Settings) -> LogLines {
    let out = LogLines::to(std::io::stderr());
    let filter = tracing_subscriber::EnvFilter::new(&settings.log);
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        // It would print what cannot be written to where it cannot be written, and panic.
        .log_internal_errors(false)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(out.clone());
    match settings.log_format {
        LogFormat::Readable => lines.with_target(false).init(),
        LogFormat::Json => lines.json().flatten_event(true).init(),
    }
    log_lines::tell_of_panics();
    out
}
