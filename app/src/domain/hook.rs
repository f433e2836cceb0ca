//! Hooks: the addresses under which a forge tells its news, and how they fare.

use super::form::{Form, Mistakes, Reader, Wrong, choice, parse_line, parse_machine_name};
use super::id::HookId;
use super::person::NAME_MOST;
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
    pub name: String,
    pub made: DateTime<Utc>,
    /// The last delivery, whatever came of it.
    pub last: Option<(DateTime<Utc>, Outcome)>,
    /// Deliveries of the last 7 days; outcomes that never were are left out.
    pub week: Vec<(Outcome, u32)>,
}

/// Reads the name of a new hook.
pub fn parse_name(form: &Form) -> Result<String, Mistakes> {
    let mut read = Reader::new(form);
    let name = read.required("name", |t| parse_line(t, NAME_MOST));
    read.finish(name)
}
