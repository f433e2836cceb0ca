//! Settings: from the environment, then from an optional TOML file, then defaults; checked at start.

use irori_core::domain::reset::ResetWait;
use irori_core::domain::retention::Retention;
use std::net::SocketAddr;
use std::path::PathBuf;
use tracing_subscriber::EnvFilter;

/// The settings of one running Irori. The README has them in one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    pub data: PathBuf,
    pub database_url: String,
    pub listen: SocketAddr,
    /// Where people reach it, without a trailing slash.
    pub public_url: String,
    pub secret_file: PathBuf,
    pub log: String,
    pub log_format: LogFormat,
    /// Whether people may sign in over plain http beyond this machine.
    pub plain_http: bool,
    /// How many proxies stand in front; so many last entries of `X-Forwarded-For` are theirs.
    pub proxies: usize,
    /// How long a link to somebody else's new password waits.
    pub reset_wait: ResetWait,
    /// How long entries are kept.
    pub retention: Retention,
    /// Where the erasure list is: with the backups it would be restored with them.
    pub erasures: PathBuf,
    /// Whom to tell of a hole in this installation.
    pub security_contact: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    Readable,
    Json,
}

/// A setting that cannot be used: its name, its value, and what is allowed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name} is {value:?}, but {allowed}")]
pub struct InvalidSetting {
    pub name: &'static str,
    pub value: String,
    pub allowed: String,
}

/// The names a TOML file may hold, in lower case, and the environment in upper case.
pub const NAMES: [&str; 13] = [
    "IRORI_DATA",
    "DATABASE_URL",
    "IRORI_LISTEN",
    "IRORI_PUBLIC_URL",
    "IRORI_SECRET_FILE",
    "RUST_LOG",
    "IRORI_LOG_FORMAT",
    "IRORI_PLAIN_HTTP",
    "IRORI_PROXIES",
    "IRORI_RESET_WAIT_HOURS",
    "IRORI_RETENTION_MONTHS",
    "IRORI_ERASURES",
    "IRORI_SECURITY_CONTACT",
];

/// What is taken where nothing is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Defaults {
    Serve,
    Demo,
}

impl Settings {
    /// Reads the process's environment and, where `file` names one, a TOML file.
    pub fn from_machine(
        file: Option<&str>,
        defaults: Defaults,
    ) -> Result<Self, Vec<InvalidSetting>> {
        let file = match file
            .map(str::to_owned)
            .or_else(|| environment("IRORI_CONFIG"))
        {
            None => toml::Table::new(),
            Some(path) => read_file(&path).map_err(|r| vec![r])?,
        };
        Self::read(environment, &file, defaults)
    }

    /// Reads settings from `environment` first, then from `file`. Every wrong one is named.
    pub fn read(
        environment: impl Fn(&str) -> Option<String>,
        file: &toml::Table,
        defaults: Defaults,
    ) -> Result<Self, Vec<InvalidSetting>> {
        let mut reader = SettingsReader {
            environment,
            file,
            refused: unknown_names(file),
        };
        let data = PathBuf::from(reader.text("IRORI_DATA").unwrap_or_else(|| {
            match defaults {
                Defaults::Serve => ".irori",
                Defaults::Demo => ".irori/demo",
            }
            .to_owned()
        }));
        let database_url = reader
            .text("DATABASE_URL")
            .unwrap_or_else(|| format!("sqlite://{}", data.join("irori.db").display()));
        let kinds = ["sqlite:", "postgres:", "postgresql:"];
        if !kinds.iter().any(|kind| database_url.starts_with(kind)) {
            // A password may stand in the address.
            let kind = database_url.split(':').next().unwrap_or_default();
            reader.refused.push(InvalidSetting {
                name: "DATABASE_URL",
                value: format!("{kind}:…"),
                allowed: "it must begin with sqlite:, postgres: or postgresql:".to_owned(),
            });
        }
        let listen = reader.parsed(
            ("IRORI_LISTEN", "127.0.0.1:3000"),
            "it must be an address and a port such as 127.0.0.1:3000",
            |text| text.parse::<SocketAddr>().ok(),
        );
        let plain_http = reader.parsed(
            ("IRORI_PLAIN_HTTP", "refuse"),
            "it must be refuse or allow",
            |text| match text {
                "refuse" => Some(false),
                "allow" => Some(true),
                _ => None,
            },
        );
        let log_format = reader.parsed(
            ("IRORI_LOG_FORMAT", "readable"),
            "it must be readable or json",
            |text| match text {
                "readable" => Some(LogFormat::Readable),
                "json" => Some(LogFormat::Json),
                _ => None,
            },
        );
        let proxies = reader.parsed(
            ("IRORI_PROXIES", "0"),
            "it must be a whole number from 0 to 9",
            |text| text.parse().ok().filter(|n| *n < 10),
        );
        let reset_wait = reader.parsed(
            ("IRORI_RESET_WAIT_HOURS", "24"),
            "it must be a whole number from 0 to 720",
            ResetWait::parse,
        );
        let retention = reader.parsed(
            ("IRORI_RETENTION_MONTHS", "24"),
            "it must be a whole number from 3 to 120, or keep",
            Retention::parse,
        );
        let log = reader.parsed(
            ("RUST_LOG", "info"),
            "it must be directives such as info or irori=debug,sqlx=warn",
            |text| {
                let directives = EnvFilter::try_new(text);
                directives.is_ok().then(|| text.to_owned())
            },
        );
        let here = listen.map_or_else(String::new, |listen| format!("http://{listen}"));
        let public_url = reader.parsed(
            ("IRORI_PUBLIC_URL", &here),
            "it must be https://host, or http://host on this machine or with IRORI_PLAIN_HTTP=allow",
            |text| public_url_of(text, plain_http == Some(true)),
        );
        let security_contact = reader.text("IRORI_SECURITY_CONTACT").map(|_| {
            reader.parsed(
                ("IRORI_SECURITY_CONTACT", ""),
                "it must be one address that begins with mailto:, https:// or tel:",
                contact_of,
            )
        });
        let secret_file = reader.path("IRORI_SECRET_FILE", data.join("secret"));
        let erasures = reader.path("IRORI_ERASURES", data.join("erasures.jsonl"));
        let settings = (|| {
            Some(Self {
                data,
                database_url,
                listen: listen?,
                public_url: public_url?,
                secret_file,
                log: log?,
                log_format: log_format?,
                plain_http: plain_http?,
                proxies: proxies?,
                reset_wait: reset_wait?,
                retention: retention?,
                erasures,
                security_contact: match security_contact {
                    None => None,
                    Some(contact) => Some(contact?),
                },
            })
        })();
        match settings {
            Some(settings) if reader.refused.is_empty() => Ok(settings),
            _ => Err(reader.refused),
        }
    }

    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// Whether people reach it over plain http from other machines.
    pub fn is_exposed(&self) -> bool {
        !self.is_https() && !self.is_local()
    }

    /// Whether it listens to other machines under an address of this machine alone.
    pub fn is_misaddressed(&self) -> bool {
        self.is_local() && !self.listen.ip().to_canonical().is_loopback()
    }

    /// Whether its address is of this machine alone, so that a link to it leads nobody else anywhere.
    pub fn is_local(&self) -> bool {
        host_of(&self.public_url).is_some_and(is_loopback)
    }
}

/// Reads one setting after the other, and keeps those that cannot be used.
struct SettingsReader<'f, E> {
    environment: E,
    file: &'f toml::Table,
    refused: Vec<InvalidSetting>,
}

impl<E: Fn(&str) -> Option<String>> SettingsReader<'_, E> {
    fn text(&self, name: &str) -> Option<String> {
        let set = (self.environment)(name).filter(|value| !value.is_empty());
        set.or_else(|| match self.file.get(&name.to_lowercase())? {
            toml::Value::String(text) => Some(text.clone()),
            other => Some(other.to_string()),
        })
    }

    fn path(&self, name: &str, default: PathBuf) -> PathBuf {
        self.text(name).map_or(default, PathBuf::from)
    }

    /// What `parse` makes of a setting, or of what is taken where it is not set.
    fn parsed<T>(
        &mut self,
        (name, default): (&'static str, &str),
        allowed: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let value = self.text(name).unwrap_or_else(|| default.to_owned());
        let found = parse(&value);
        if found.is_none() {
            self.refused.push(InvalidSetting {
                name,
                value,
                allowed: allowed.to_owned(),
            });
        }
        found
    }
}

fn host_of(url: &str) -> Option<&str> {
    let rest = url.split_once("://")?.1;
    Some(match rest.strip_prefix('[') {
        Some(six) => six.split(']').next()?,
        None => rest.split([':', '/']).next()?,
    })
}

/// Whether a host, without brackets, is this machine.
pub fn is_loopback(host: &str) -> bool {
    host == "localhost"
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|ip| ip.is_loopback())
}

fn public_url_of(text: &str, plain_http: bool) -> Option<String> {
    let url = text.trim_end_matches('/');
    let host = host_of(url).filter(|h| !h.is_empty())?;
    let after = url.split_once("://")?.1;
    if after.contains(['/', '?', '#', '@', ' ']) {
        return None;
    }
    let allowed = url.starts_with("https://")
        || (url.starts_with("http://") && (plain_http || is_loopback(host)));
    allowed.then(|| url.to_owned())
}

fn contact_of(text: &str) -> Option<String> {
    let mut starts = ["mailto:", "https://", "tel:"].iter();
    let is_one = starts.any(|start| text.len() > start.len() && text.starts_with(start));
    (is_one && text.bytes().all(|b| b.is_ascii_graphic())).then(|| text.to_owned())
}

fn unknown_names(file: &toml::Table) -> Vec<InvalidSetting> {
    file.keys()
        .filter(|key| !NAMES.iter().any(|n| n.to_lowercase() == **key))
        .map(|key| InvalidSetting {
            name: "settings file",
            value: key.clone(),
            allowed: format!(
                "it may only hold {}",
                NAMES.map(str::to_lowercase).join(", ")
            ),
        })
        .collect()
}

fn read_file(path: &str) -> Result<toml::Table, InvalidSetting> {
    let refuse = |allowed: String| InvalidSetting {
        name: "IRORI_CONFIG",
        value: path.to_owned(),
        allowed,
    };
    let text = std::fs::read_to_string(path)
        .map_err(|e| refuse(format!("it must be a readable TOML file: {e}")))?;
    text.parse()
        .map_err(|e: toml::de::Error| refuse(format!("it must be TOML: {}", e.message())))
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place where the environment is read"
)]
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Settings, Vec<InvalidSetting>> {
        let get = |name: &str| {
            pairs
                .iter()
                .find(|(n, _)| *n == name)
                .map(|(_, v)| (*v).to_owned())
        };
        Settings::read(get, &toml::Table::new(), Defaults::Serve)
    }

    #[test]
    fn nothing_set_is_a_sqlite_file_under_the_data_folder_on_loopback() {
        let settings = read(&[]).unwrap();
        assert_eq!(settings.database_url, "sqlite://.irori/irori.db");
        assert_eq!(settings.public_url, "http://127.0.0.1:3000");
        assert!(!settings.is_exposed());
    }

    #[test]
    fn every_wrong_setting_is_named_with_its_value_and_what_is_allowed() {
        let refused = read(&[
            ("DATABASE_URL", "mysql://root:pw@x/y"),
            ("IRORI_LISTEN", "3000"),
            ("IRORI_PROXIES", "many"),
            ("IRORI_RETENTION_MONTHS", "2"),
            ("RUST_LOG", "irori=loudly"),
            ("IRORI_LOG_FORMAT", "xml"),
            ("IRORI_PUBLIC_URL", "http://irori.example.org"),
        ])
        .unwrap_err();
        let text: String = refused.iter().map(|r| format!("{r}\n")).collect();
        for part in [
            "DATABASE_URL",
            "\"3000\"",
            "IRORI_PROXIES",
            "IRORI_RETENTION_MONTHS",
            "loudly",
            "\"xml\"",
            "https://host",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert!(!text.contains("pw@"), "a password is not printed: {text}");
    }

    #[test]
    fn plain_http_beyond_this_machine_needs_a_word() {
        for (url, plain, good) in [
            ("https://irori.example.org", "refuse", true),
            ("http://localhost:8080", "refuse", true),
            ("http://[::1]:8080", "refuse", true),
            ("http://irori.lan", "refuse", false),
            ("http://irori.lan", "allow", true),
            ("https://irori.example.org/sub", "refuse", false),
            ("irori.example.org", "refuse", false),
        ] {
            let settings = read(&[("IRORI_PUBLIC_URL", url), ("IRORI_PLAIN_HTTP", plain)]);
            assert_eq!(settings.is_ok(), good, "{url} {plain}");
        }
    }

    #[test]
    fn to_listen_to_others_under_an_address_of_this_machine_is_known() {
        for (listen, url, is_misaddressed) in [
            ("0.0.0.0:3000", "http://127.0.0.1:3000", true),
            ("[::]:3000", "http://localhost:3000", true),
            ("192.0.2.7:3000", "https://127.0.0.1", true),
            ("127.0.0.1:3000", "http://127.0.0.1:3000", false),
            ("[::1]:3000", "http://[::1]:3000", false),
            ("0.0.0.0:3000", "https://irori.example.org", false),
        ] {
            let settings = read(&[("IRORI_LISTEN", listen), ("IRORI_PUBLIC_URL", url)]);
            assert_eq!(
                settings.unwrap().is_misaddressed(),
                is_misaddressed,
                "{listen} {url}"
            );
        }
    }

    #[test]
    fn a_contact_is_an_address_that_a_program_can_follow() {
        for (text, good) in [
            ("mailto:security@example.org", true),
            ("https://example.org/security", true),
            ("security@example.org", false),
            ("http://example.org", false),
            ("mailto:", false),
            ("mailto:a@example.org\nEncryption: x", false),
        ] {
            let settings = read(&[("IRORI_SECURITY_CONTACT", text)]);
            assert_eq!(settings.is_ok(), good, "{text}");
        }
        assert_eq!(read(&[]).unwrap().security_contact, None);
    }

    #[test]
    fn a_settings_file_stands_behind_the_environment_and_refuses_unknown_names() {
        let file: toml::Table = "irori_listen = '127.0.0.1:4000'\nirori_data = '/srv/x'"
            .parse()
            .unwrap();
        let get = |name: &str| (name == "IRORI_DATA").then(|| "/srv/y".to_owned());
        let settings = Settings::read(get, &file, Defaults::Serve).unwrap();
        assert_eq!(
            (settings.listen.port(), settings.data),
            (4000, PathBuf::from("/srv/y"))
        );
        let file: toml::Table = "colour = 'red'".parse().unwrap();
        assert!(
            Settings::read(|_| None, &file, Defaults::Serve).unwrap_err()[0]
                .to_string()
                .contains("colour")
        );
    }
}
