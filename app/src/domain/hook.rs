//! Hooks: the addresses under which a forge tells its news, and how they fare.

use super::branch::BranchPush;
use super::forge_account::Forge;
use super::form::{Form, Mistakes, Reader, Wrong, choice, parse_line, parse_machine_name};
use super::id::HookId;
use super::person::NAME_MOST;
use super::pull_request::News;
use chrono::{DateTime, Utc};

choice! {
    /// What came of a delivery.
    Outcome {
        /// Stored.
        Taken = "taken",
        /// Of a kind that Irori does not need.
        Ignored = "ignored",
        /// It had come before.
        Repeated = "repeated",
        /// It lacked something.
        Malformed = "malformed",
        /// Not signed with the hook's secret.
        WrongSignature = "wrong-signature",
    }
}

/// The name a forge gave one delivery: 1 to 100 visible ASCII characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryId(String);

impl DeliveryId {
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        parse_machine_name(text, 100).map(Self)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a delivery tells; of what Irori does not need, nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tidings {
    /// Of which repository, `host/owner/name`, where it says so.
    pub repository: Option<String>,
    pub news: Option<News>,
    pub push: Option<BranchPush>,
}

impl Tidings {
    /// News of a pull request, if any: of its own repository, whatever the delivery is about.
    pub fn of(repository: Option<String>, news: Option<News>) -> Self {
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
    pub last: Option<(DateTime<Utc>, Outcome)>,
    /// Deliveries of the last 7 days; outcomes that never were are left out.
    pub week: Vec<(Outcome, u32)>,
}

/// Reads the name of a new hook and its forge.
pub fn parse_new(form: &Form) -> Result<(Forge, String), Mistakes> {
    let mut read = Reader::new(form);
    let forge = read.required("forge", Forge::parse);
    let name = read.required("name", |t| parse_line(t, NAME_MOST));
    read.finish(forge.zip(name))
}
