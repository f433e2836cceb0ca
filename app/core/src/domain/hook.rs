//! Hooks: the addresses under which a forge tells its news, and how they fare.

use super::branch::BranchPush;
use super::forge_account::Forge;
use super::form::{
    FieldError, Form, FormReader, ValidationErrors, parse_line, parse_machine_name, text_enum,
};
use super::id::HookId;
use super::person::NAME_MOST;
use super::pull_request::PullRequestUpdate;
use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest as _, Sha256};

/// How long a delivery is known: a forge offers to repeat one for a few days.
pub const DELIVERIES_KEPT_FOR: TimeDelta = TimeDelta::days(30);

text_enum! {
    /// What came of a delivery.
    DeliveryOutcome {
        /// Stored.
        Taken = "taken",
        /// Of a kind that Irori does not need.
        Ignored = "ignored",
        /// It had come before.
        Repeated = "repeated",
        /// It lacked something.
        Malformed = "malformed",
    }
}

/// The name a forge gave one delivery: 1 to 100 visible ASCII characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryId(String);

impl DeliveryId {
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        parse_machine_name(text, 100).map(Self)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// SHA-256 of the body of a delivery, where its id is not signed with it: then whoever has one delivery could send
/// it again under other ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryDigest(String);

impl DeliveryDigest {
    pub fn of(body: &[u8]) -> Self {
        Self(format!("{:x}", Sha256::digest(body)))
    }

    /// Reads 64 hexadecimal digits.
    pub fn parse(text: &str) -> Result<Self, FieldError> {
        let is_hash = text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
        match is_hash {
            true => Ok(Self(text.to_owned())),
            false => Err(FieldError::new("wrong-id")),
        }
    }

    /// 64 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// By what a delivery is known when it comes again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryName {
    pub id: DeliveryId,
    /// `None` where the id is signed, or where nothing is.
    pub content: Option<DeliveryDigest>,
}

/// Deliveries to a hook that were not signed with its secret, since this server started. Anybody can send them:
/// nothing is written, and nothing follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsigned {
    /// At least 1.
    pub count: u32,
    pub first: DateTime<Utc>,
    pub last: DateTime<Utc>,
}

/// What a delivery tells; of what Irori does not need, nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WebhookEvent {
    /// Of which repository, `host/owner/name`, where it says so.
    pub repository: Option<String>,
    pub news: Option<PullRequestUpdate>,
    pub push: Option<BranchPush>,
}

impl WebhookEvent {
    /// News of a pull request, if any: of its own repository, whatever the delivery is about.
    pub fn of(repository: Option<String>, news: Option<PullRequestUpdate>) -> Self {
        let own = news.as_ref().map(|news| &news.pull_request.place);
        Self {
            repository: own.map(|place| place.repository.clone()).or(repository),
            news,
            push: None,
        }
    }
}

/// What a delivery is checked with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HookKey {
    pub forge: Forge,
    pub secret: String,
}

/// A hook that was made just now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewHook {
    pub id: HookId,
    /// Shown once.
    pub secret: String,
}

/// A hook and how it fares, as the admin sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HookLine {
    pub id: HookId,
    pub forge: Forge,
    pub name: String,
    pub made: DateTime<Utc>,
    /// The last delivery, whatever came of it.
    pub last: Option<(DateTime<Utc>, DeliveryOutcome)>,
    /// Deliveries of the last 7 days; outcomes that never were are left out.
    pub week: Vec<(DeliveryOutcome, u32)>,
    /// `None` where none came.
    pub unsigned: Option<Unsigned>,
}

/// Reads the name of a new hook and its forge.
pub fn parse_new(form: &Form) -> Result<(Forge, String), ValidationErrors> {
    let mut read = FormReader::new(form);
    let forge = read.required("forge", Forge::parse);
    let name = read.required("name", |t| parse_line(t, NAME_MOST));
    read.finish(forge.zip(name))
}
