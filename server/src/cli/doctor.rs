//! Tells how an installation stands, a line a thing. It makes nothing; a database is opened as
//! `serve` would, migrations included.

use crate::config::Settings;
use crate::http::front_check;
use crate::output;
use crate::reports::pdf::Fonts;
use chrono::{DateTime, Utc};
use irori_core::domain::person::Language;
use irori_crypto::{erasures, secret};
use irori_store::{OpenError, Store};
use std::os::unix::fs::PermissionsExt;
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
    match settings.data.is_dir() {
        true => say(true, "data", data.to_string()),
        false => say(
            false,
            "data",
            format!("{data} is not there yet; `irori serve` makes it"),
        ),
    }
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
    if let Err((what, how)) = of_installation(settings, now, &mut say).await {
        say(false, what, how);
    }
    healthy
}

/// Tells of secret and database; what is in the way of all that comes after it, and how, is an error.
async fn of_installation(
    settings: &Settings,
    now: DateTime<Utc>,
    say: &mut impl FnMut(bool, &str, String),
) -> Result<(), (&'static str, String)> {
    let of_database = |error: OpenError| ("database", error.to_string());
    let known = Store::known_secret(&settings.database_url).await;
    let known = known.map_err(of_database)?;
    let file = &settings.secret_file;
    if !file.exists() && known.is_none() {
        let how = format!(
            "{} is not there yet; `irori serve` makes it",
            file.display()
        );
        return Err(("secret", how));
    }
    let secret = secret::settle(file, known.as_deref(), now.date_naive());
    let secret = secret.map_err(|error| ("secret", error.to_string()))?;
    say(true, "secret", mode_of(file));
    let store = Store::open(&settings.database_url, &secret).await;
    let store = store.map_err(of_database)?;
    match store.engine().await {
        Ok(text) => say(true, "database", text),
        Err(error) => say(false, "database", error.to_string()),
    }
    match store.front().await {
        Ok(shown) => {
            for shown in &shown {
                print(NOTE, "in front", &front_check::sentence(shown));
            }
        }
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
    Ok(())
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

fn mode_of(path: &Path) -> String {
    match std::fs::metadata(path) {
        Ok(meta) => format!(
            "{} mode {:o}",
            path.display(),
            meta.permissions().mode() & 0o777
        ),
        Err(error) => error.to_string(),
    }
}
