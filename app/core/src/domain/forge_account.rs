//! Logins on a forge, and the person of each.

use super::form::{FieldError, Form, FormReader, ValidationErrors, text_enum};
use super::id::{ForgeAccountId, PersonId};
use chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};

/// The most characters of a login.
pub const LOGIN_MOST: usize = 100;

text_enum! {
    /// Where pull requests come from.
    Forge {
        GitHub = "github",
        GitLab = "gitlab",
        /// Gitea and Forgejo, which tell the same.
        Gitea = "gitea",
    }
}

text_enum! {
    /// Who acts under a login. What bots do enters no figure.
    ActorKind {
        Human = "human",
        Bot = "bot",
    }
}

text_enum! {
    /// By what a login was found to be a person's.
    Proof {
        /// It was tied before proofs were asked for.
        Unknown = "unknown",
        /// The forge told commits of it with the person's own address, and they confirmed it.
        Address = "address",
        /// An admin said so.
        Admin = "admin",
    }
}

/// A name on a forge, as it was written there. Two that differ in case alone are one.
#[derive(Clone, Debug)]
pub struct Login(String);

impl Login {
    /// Reads a login; a leading `@` is left out. Any script is taken, spaces and control
    /// characters are not.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let text = text.trim();
        let text = text.strip_prefix('@').unwrap_or(text);
        let is_odd = |c: char| c.is_whitespace() || c.is_control();
        if text.is_empty() || text.chars().any(is_odd) {
            return Err(FieldError::new("wrong-login"));
        }
        let length = text.chars().count();
        if length > LOGIN_MOST {
            return Err(FieldError::new("wrong-too-long")
                .with("most", LOGIN_MOST)
                .with("length", length));
        }
        Ok(Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// By which it is found and compared.
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }
}

impl PartialEq for Login {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Login {}

/// Somebody or something that acts on a forge. A deleted account is no actor at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    pub login: Login,
    pub kind: ActorKind,
}

impl Actor {
    /// The actor of this name. Bots are known by what the forge calls them (`told`), by the ending
    /// `[bot]` or, in the output of `gh`, by the beginning `app/`; either way the login is the one
    /// with the ending.
    pub fn parse(login: &str, told: ActorKind) -> Result<Self, FieldError> {
        let (login, is_app) = match login.strip_prefix("app/") {
            Some(name) => (format!("{name}[bot]"), true),
            None => (login.to_owned(), login.ends_with("[bot]")),
        };
        Ok(Self {
            login: Login::parse(&login)?,
            kind: if is_app { ActorKind::Bot } else { told },
        })
    }
}

/// A login that is tied to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForgeAccount {
    pub id: ForgeAccountId,
    pub forge: Forge,
    pub login: Login,
    pub person: PersonId,
}

/// A login of a human that was seen and is tied to nobody: what it does counts as "not tied".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UntiedLogin {
    pub forge: Forge,
    pub login: Login,
    pub seen: DateTime<Utc>,
}

/// A login and its forge: what is tied to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForgeLogin {
    pub forge: Forge,
    pub login: Login,
}

/// SHA-256 of an e-mail address in small letters: by it a login is recognised, and the address is not
/// kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EmailHash(String);

impl EmailHash {
    /// `None` for what is no address, and for the addresses that a forge makes up.
    pub fn of(address: &str) -> Option<Self> {
        let address = address.trim().to_lowercase();
        let (name, host) = address.split_once('@')?;
        if name.is_empty() || host.is_empty() || host.contains("noreply") {
            return None;
        }
        Some(Self(format!("{:x}", Sha256::digest(address.as_bytes()))))
    }

    /// 64 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Somebody whose commits were told, with the address that stands in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committer {
    pub login: Login,
    pub email: EmailHash,
}

impl ForgeLogin {
    fn read(read: &mut FormReader<'_>) -> Option<Self> {
        let forge = read.required("forge", Forge::parse);
        let login = read.required("login", Login::parse);
        forge.zip(login).map(|(forge, login)| Self { forge, login })
    }
}

/// Reads one's own login.
pub fn parse_own(form: &Form) -> Result<ForgeLogin, ValidationErrors> {
    let mut read = FormReader::new(form);
    let account = ForgeLogin::read(&mut read);
    read.finish(account)
}

/// Reads a login and the person it belongs to.
pub fn parse_tie(form: &Form) -> Result<(ForgeLogin, PersonId), ValidationErrors> {
    let mut read = FormReader::new(form);
    let account = ForgeLogin::read(&mut read);
    let person = read.required("person", PersonId::parse);
    read.finish(account.zip(person))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_is_any_word_and_compared_without_case() {
        for (text, login) in [
            ("octocat", "octocat"),
            (" @Octo-Cat ", "Octo-Cat"),
            ("dependabot[bot]", "dependabot[bot]"),
            ("囲炉裏🔥", "囲炉裏🔥"),
            ("مستخدم", "مستخدم"),
        ] {
            assert_eq!(Login::parse(text).map(|l| l.0), Ok(login.to_owned()));
        }
        for text in ["", "@", "a b", "a\u{7}", "a\nb", &"x".repeat(101)] {
            assert!(Login::parse(text).is_err(), "{text:?}");
        }
        assert_eq!(Login::parse("Octocat"), Login::parse("octoCAT"));
    }

    #[test]
    fn a_bot_is_known_by_any_of_its_signs_and_has_one_name() {
        for (login, told, name, kind) in [
            ("octocat", ActorKind::Human, "octocat", ActorKind::Human),
            ("renovate", ActorKind::Bot, "renovate", ActorKind::Bot),
            (
                "dependabot[bot]",
                ActorKind::Human,
                "dependabot[bot]",
                ActorKind::Bot,
            ),
            (
                "app/dependabot",
                ActorKind::Human,
                "dependabot[bot]",
                ActorKind::Bot,
            ),
        ] {
            let actor = Actor::parse(login, told).unwrap();
            assert_eq!((actor.login.as_str(), actor.kind), (name, kind));
        }
    }
}
