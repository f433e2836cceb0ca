//! Tells how an installation stands, a line a thing. It makes nothing; a database is opened as
//! `serve` would, migrations included.

use crate::config::Settings;
use crate::http::front_check;
use crate::output;
use crate::reports::pdf::Fonts;
use chrono::{DateTime, Utc};
use irori_core::domain::person::Language;
use irori_crypto::{erasures, secret};
use irori_store::Store;
use std::path::Path;

/// Prints what was found; `false` where something needs a hand.
pub async fn report(settings: &Settings, now: DateTime<Utc>) -> bool {
    let mut healthy = true;
    let mut say = |good: bool, what: &str, how: String| {
        print(if good { "ok  " } else { "MEND" }, what, &how);
        healthy &= good;
    };
    say(true, "version", env!("CARGO_PKG_VERSION").to_owned());
    say(true, "listen", settings.listen.to_string());
    let exposed = settings.is_exposed() && !settings.plain_http;
    say(!exposed, "public url", settings.public_url.clone());
    if settings.is_misaddressed() {
        let how = format!(
            "{} is of this machine alone, but {} is open to others",
            settings.public_url, settings.listen
        );
        print(NOTE, "public url", &how);
    }
    let data = settings.data.display();
    say(
        settings.data.is_dir(),
        "data",
        format!(
            "{data}{}",
            if settings.data.is_dir() {
                ""
            } else {
                " is not there yet; `irori serve` makes it"
            }
        ),
    );
    let list = settings.erasures.display();
    match erasures::read(&settings.erasures) {
        Ok(found) if found.damaged.is_empty() => {
            let count = found.erasures.len();
            say(true, "erasures", format!("{count} in {list}"));
        }
        Ok(found) => say(
            false,
            "erasures",
            format!("{list} has damaged lines: {:?}", found.damaged),
        ),
        Err(error) => say(false, "erasures", format!("{list}: {error}")),
    }
    let (good, how) = fonts();
    say(good, "reports", how);
    let known = match Store::known_secret(&settings.database_url).await {
        Ok(known) => known,
        Err(error) => {
            say(false, "database", error.to_string());
            return healthy;
        }
    };
    if settings.secret_file.exists() || known.is_some() {
        match secret::settle(&settings.secret_file, known.as_deref(), now.date_naive()) {
            Ok(secret) => {
                say(true, "secret", mode_of(&settings.secret_file));
                match Store::open(&settings.database_url, &secret).await {
                    Ok(store) => {
                        match store.engine().await {
                            Ok(text) => say(true, "database", text),
                            Err(error) => say(false, "database", error.to_string()),
                        }
                        match store.front().await {
                            Ok(shown) => shown.iter().for_each(|shown| {
                                print(NOTE, "in front", &front_check::said(shown))
                            }),
                            Err(error) => say(false, "in front", error.to_string()),
                        }
                        match store.unproven_logins().await {
                            Ok(0) => {}
                            Ok(ties) => print(
                                NOTE,
                                "logins",
                                &format!(
                                    "{ties} were tied before proof was asked; an admin says at /admin/forges whether they are right"
                                ),
                            ),
                            Err(error) => say(false, "logins", error.to_string()),
                        }
                        match store.overdue(now).await {
                            Ok(0) => say(true, "closings", "none is overdue".to_owned()),
                            Ok(weeks) => say(
                                false,
                                "closings",
                                format!(
                                    "{weeks} groups have not closed a week that was due; the log of `irori serve` says why"
                                ),
                            ),
                            Err(error) => say(false, "closings", error.to_string()),
                        }
                    }
                    Err(error) => say(false, "database", error.to_string()),
                }
            }
            Err(error) => say(false, "secret", error.to_string()),
        }
    } else {
        say(
            false,
            "secret",
            format!(
                "{} is not there yet; `irori serve` makes it",
                settings.secret_file.display()
            ),
        );
    }
    healthy
}

/// Something to look at that is no illness: visitors can bring it about, and a container is not to be
/// started anew for it.
const NOTE: &str = "NOTE";

fn print(mark: &str, what: &str, how: &str) {
    // The exit code tells as well where nobody reads.
    let _ = output::out(format_args!("{mark} {what:<12} {how}"));
}

/// Whether reports can be set as PDFs in both languages, and in which fonts.
fn fonts() -> (bool, String) {
    let fonts = Fonts::of_system();
    let of = |language| fonts.family(language);
    match (of(Language::English), of(Language::Japanese)) {
        (Ok(english), Ok(japanese)) if english == japanese => {
            (true, format!("PDFs are set in {english}"))
        }
        (Ok(english), Ok(japanese)) => (
            true,
            format!("PDFs are set in {english}, Japanese ones in {japanese}"),
        ),
        (Ok(english), Err(_)) => (
            false,
            format!(
                "PDFs in English are set in {english}; for Japanese ones install a font (on Debian, fonts-noto-cjk)"
            ),
        ),
        (Err(_), _) => (
            false,
            "there is no font for PDFs; install one (on Debian, fonts-noto-cjk)".to_owned(),
        ),
    }
}

#[cfg(unix)]
fn mode_of(path: &Path) -> String {
    use std::os::unix::fs::PermissionsExt;
    match std::fs::metadata(path) {
        Ok(meta) => format!(
            "{} mode {:o}",
            path.display(),
            meta.permissions().mode() & 0o777
        ),
        Err(error) => error.to_string(),
    }
}

#[cfg(not(unix))]
fn mode_of(path: &Path) -> String {
    path.display().to_string()
}
