//! The command line: serve, demo, import, report, digest, rotate-secret, verify, admin-link, doctor.

#![warn(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a print panics where nobody reads; see output.rs"
)]

mod command_line;
mod digest_line;
mod import_line;
mod report_line;

use anyhow::{Context, Result, anyhow, bail};
use app::domain::person::Email;
use chrono::{DateTime, Utc};
use clap::{Parser, Subcommand};
use server::clock::Clock;
use server::config::{Defaults, LogFormat, Settings};
use server::irori::Irori;
use server::log_lines::{self, LogLines};
use server::store::{self, BrokenView, Finding, NotedHead, Store, Unreadable};
use server::{demo, doctor, jobs, output, rotate, router, secret, serve};
use std::io::IsTerminal;
use std::process::ExitCode;
use tokio::net::TcpListener;

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
        #[arg(long, default_value = demo::SEED)]
        seed: String,
        /// Let it be this moment when the demo starts, such as 2026-11-23T09:00:00Z; time runs on
        /// from there.
        #[arg(long, value_name = "TIME")]
        at: Option<DateTime<Utc>>,
    },
    /// Take in what another program wrote.
    Import {
        #[command(subcommand)]
        what: import_line::Import,
    },
    /// Write a report of closed quarters as a file (PDF, XLSX, CSV or JSON), from what was published and
    /// nothing else; the ledger says so.
    #[command(visible_alias = "export")]
    Report(report_line::Line),
    /// Write a team's closed week in a few lines of Markdown, for a chat or a mail; the ledger says so.
    Digest(digest_line::Line),
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

fn main() -> ExitCode {
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
        Command::Serve => {
            let irori = open(&settings, Site::Real).await?;
            if irori.store.is_demo().await? {
                bail!("this database holds the demo organisation; start it with `irori demo`");
            }
            if let Some(token) = irori.store.set_up_link(irori.clock.now()).await? {
                let url = &settings.public_url;
                let told = output::out(format_args!(
                    "Nobody has an account yet. Set Irori up here, within 24 hours:\n\n  {url}/set-up/{token}\n"
                ));
                if let Err(error) = told {
                    tracing::warn!(%error, "the link to set Irori up could not be printed; start it anew for another");
                }
            }
            listen(&settings, irori).await?;
        }
        Command::Demo { seed, at } => {
            if !settings.listen.ip().is_loopback() {
                bail!(
                    "the demo listens on this machine only; IRORI_LISTEN is {}",
                    settings.listen
                );
            }
            let clock = at.map_or_else(Clock::default, Clock::running_from);
            let irori = open_at(&settings, Site::Demo, clock).await?;
            demo::prepare(&irori.store, &seed, irori.clock.now()).await?;
            demo::print_welcome(&settings.public_url);
            listen(&settings, irori).await?;
        }
        Command::Import { what } => {
            expect_installation(&settings).await?;
            let summary = import_line::run(what, &settings, || open(&settings, Site::Real)).await?;
            output::out(summary.to_string().trim_end())?;
        }
        Command::Report(line) => {
            line.operator.expect()?;
            expect_installation(&settings).await?;
            let irori = open(&settings, Site::Real).await?;
            let written = report_line::run(&line, &irori).await;
            irori.store.close().await;
            written?;
        }
        Command::Digest(line) => {
            line.operator.expect()?;
            expect_installation(&settings).await?;
            let irori = open(&settings, Site::Real).await?;
            let written = digest_line::run(&line, &irori, &settings).await;
            irori.store.close().await;
            written?;
        }
        Command::RotateSecret { leave_unreadable } => {
            expect_installation(&settings).await?;
            let irori = open(&settings, Site::Real).await?;
            let unreadable = match leave_unreadable {
                true => Unreadable::Leave,
                false => Unreadable::Refuse,
            };
            let today = irori.clock.now().date_naive();
            let done = rotate::rotate(&irori.store, &settings.secret_file, unreadable, today).await;
            irori.store.close().await;
            output::out(done?.to_string().trim_end())?;
        }
        Command::Verify { ledger_head } => {
            expect_installation(&settings).await?;
            let irori = open(&settings, Site::Real).await?;
            let mut findings = irori.store.verify().await?;
            if let Some(noted) = ledger_head
                && !irori.store.has_noted(&noted).await?
            {
                findings.push(Finding::View {
                    number: noted.number,
                    broken: BrokenView::Noted,
                });
            }
            for finding in &findings {
                output::out(finding)?;
            }
            if !findings.is_empty() {
                output::out(format_args!("{} findings", findings.len()))?;
                return Ok(ExitCode::FAILURE);
            }
            output::out(
                "foreign keys, orphans, seals, rollups, Releases, the ledger and the security log: nothing found",
            )?;
        }
        Command::AdminLink { email } => {
            expect_installation(&settings).await?;
            let email =
                Email::parse(&email).map_err(|_| anyhow!("{email:?} is no e-mail address"))?;
            let irori = open(&settings, Site::Real).await?;
            let token = irori.store.admin_link(&email, irori.clock.now()).await;
            irori.store.close().await;
            let Some(token) = token? else {
                bail!(
                    "there is no open account with the address {}",
                    email.as_str()
                );
            };
            let url = &settings.public_url;
            output::out(format_args!(
                "This link sets a new password and gives an admin's rights, once, within 30 minutes:\n\n  {url}/reset/{token}\n\n\
                 It stands in the ledger. Earlier texts stay sealed until the person proves themselves."
            ))?;
        }
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

/// Refuses to make an installation by mistake, such as under a path with a slip in it.
async fn expect_installation(settings: &Settings) -> Result<()> {
    if settings.secret_file.exists() || Store::known_secret(&settings.database_url).await?.is_some()
    {
        return Ok(());
    }
    bail!(
        "there is no installation here: {} is not there; `irori serve` makes one",
        settings.secret_file.display()
    );
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Site {
    Real,
    Demo,
}

async fn open(settings: &Settings, site: Site) -> Result<Irori> {
    open_at(settings, site, Clock::default()).await
}

async fn open_at(settings: &Settings, site: Site, clock: Clock) -> Result<Irori> {
    // Before anything is made: a secret that is lost or wrong leaves everything as it is.
    let known = Store::known_secret(&settings.database_url).await?;
    std::fs::create_dir_all(&settings.data)
        .with_context(|| format!("IRORI_DATA {} cannot be made", settings.data.display()))?;
    let today = clock.now().date_naive();
    let secret = secret::settle(&settings.secret_file, known.as_deref(), today)?;
    let store = store::Settings {
        clock: clock.clone(),
        retention: settings.retention,
        reset_wait: settings.reset_wait,
        erasures: Some(settings.erasures.clone().into()),
        ..store::Settings::default()
    };
    let store = Store::open_with(&settings.database_url, &secret, store).await?;
    let site = app::context::Site {
        public_url: settings.public_url.clone(),
        demo: site == Site::Demo,
        plain_http: settings.is_exposed(),
        style: server::assets::style_path().to_owned(),
        retention: settings.retention,
        reset_wait: settings.reset_wait,
        misaddressed: settings.is_misaddressed(),
        ..Default::default()
    };
    let mut irori = Irori::new(store, clock, site, settings.proxies);
    irori
        .security_contact
        .clone_from(&settings.security_contact);
    Ok(irori)
}

async fn listen(settings: &Settings, irori: Irori) -> Result<()> {
    let listener = TcpListener::bind(settings.listen)
        .await
        .with_context(|| format!("IRORI_LISTEN {} cannot be listened on", settings.listen))?;
    tracing::info!(address = %settings.listen, public = %settings.public_url, "serving");
    let limits = serve::Limits::of_machine(settings.proxies);
    tracing::info!(
        connections = limits.connections,
        per_network = limits.per_network,
        files = limits.files,
        "so many connections are taken at once"
    );
    if settings.is_misaddressed() {
        tracing::warn!(
            "other machines can reach Irori, but IRORI_PUBLIC_URL is an address of this machine alone"
        );
    }
    let jobs = jobs::all(&irori);
    let store = irori.store.clone();
    serve::serve(listener, router::router(irori), limits).await;
    // A closing at hand runs in a task of its own and still ends, wholly or not at all.
    jobs.iter().for_each(tokio::task::JoinHandle::abort);
    if let Err(error) = store.release_jobs().await {
        tracing::warn!(%error, "claims were not given up; they run out");
    }
    store.close().await;
    Ok(())
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
