//! Security events: signing in, passwords, roles, links, sessions, what was refused. Never what was typed.

use super::form::text_enum;
use super::id::{DeviceId, PersonId};
use chrono::{DateTime, TimeDelta, Utc};

/// For so long events are kept.
pub const EVENTS_KEPT_FOR: TimeDelta = TimeDelta::days(90);
/// How many events a page has.
pub const EVENTS_A_PAGE: usize = 50;
/// The longest name of a browser, in characters.
pub const AGENT_MOST: usize = 200;

text_enum! {
    /// What an event is about.
    EventKind {
        SignIn = "sign-in",
        SignOut = "sign-out",
        NewDevice = "new-device",
        AccountMade = "account-made",
        AccountClosed = "account-closed",
        AccountReopened = "account-reopened",
        AccountErased = "account-erased",
        InvitationMade = "invitation-made",
        InvitationUsed = "invitation-used",
        InvitationWithdrawn = "invitation-withdrawn",
        ResetMade = "reset-made",
        ResetUsed = "reset-used",
        ResetStopped = "reset-stopped",
        Password = "password",
        RecoveryCode = "recovery-code",
        Proof = "proof",
        SessionsEnded = "sessions-ended",
        Role = "role",
        Membership = "membership",
        Secret = "secret",
        Login = "login",
        Rule = "rule",
        Export = "export",
        /// One's own data: told to oneself alone.
        OwnExport = "own-export",
        Denied = "denied",
        Throttled = "throttled",
    }
}

text_enum! {
    /// What came of it.
    EventOutcome { Done = "done", Wrong = "wrong", Slowed = "slowed", Denied = "denied" }
}

/// Whose account an event concerns, as it is known when it happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventAccount {
    Person(PersonId),
    /// As it was typed, never kept: an address of nobody concerns nobody.
    Address(String),
    /// Whom a one-time link is for, by its secret; kept no more than an address.
    Link(String),
    Nobody,
}

/// Something that happened just now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventNow {
    pub kind: EventKind,
    pub outcome: EventOutcome,
    /// Who was signed in.
    pub by: Option<PersonId>,
    pub about: EventAccount,
    pub network: String,
    /// What the browser calls itself.
    pub agent: String,
    pub device: Option<DeviceId>,
    /// The name of what was asked for.
    pub detail: Option<String>,
    pub at: DateTime<Utc>,
}

/// What a browser calls itself, in one line of at most 200 characters.
pub fn agent_of(text: &str) -> String {
    let line = text.chars().filter(|c| !c.is_control());
    line.take(AGENT_MOST).collect()
}

/// Somebody in an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventPerson {
    Me,
    Named(PersonId, String),
}

/// An event as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityEvent {
    pub number: u64,
    pub at: DateTime<Utc>,
    pub kind: EventKind,
    pub outcome: EventOutcome,
    /// `None` where nobody was signed in, or the account is gone.
    pub by: Option<EventPerson>,
    pub about: Option<EventPerson>,
    /// `None` where it is of somebody else's machine, and none of the reader's business.
    pub place: Option<EventPlace>,
    pub detail: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventPlace {
    pub network: String,
    pub agent: String,
}

/// Which events are read: older than `before`, of one kind, of one person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EventFilter {
    pub before: Option<u64>,
    pub kind: Option<EventKind>,
    pub person: Option<PersonId>,
}

/// A page of events, the latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventPage {
    pub events: Vec<SecurityEvent>,
    /// The number before which older events are, if there are any.
    pub older: Option<u64>,
}

/// What happened to one's account elsewhere and was not seen yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityNews {
    /// The latest that is told.
    pub up_to: u64,
    pub wrong: Option<WrongTries>,
    /// New devices, the latest first.
    pub devices: Vec<EventAt>,
    /// New recovery codes, the latest first.
    pub codes: Vec<EventAt>,
}

/// Wrong passwords.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongTries {
    pub tries: u64,
    pub networks: u64,
    pub since: DateTime<Utc>,
}

/// Something that happened on another browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventAt {
    pub at: DateTime<Utc>,
    pub place: EventPlace,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browsers_name_is_one_short_line() {
        assert_eq!(agent_of("curl\r\n{\"a\":1}\u{1b}[31m"), "curl{\"a\":1}[31m");
        assert_eq!(agent_of(&"x".repeat(500)).len(), AGENT_MOST);
    }
}
