//! What concerns who may come in: signing in, passwords, roles, links, sessions, what was refused. Which
//! action is which stands in one table; never what was typed.

use super::form::choice;
use super::id::{DeviceId, PersonId};
use crate::context::Next;
use crate::domain::form::Form;
use crate::error::Trouble;
use chrono::{DateTime, TimeDelta, Utc};

/// For so long events are kept.
pub const EVENTS_KEPT_FOR: TimeDelta = TimeDelta::days(90);
/// How many events a page has.
pub const EVENTS_A_PAGE: usize = 50;
/// The longest name of a browser, in characters.
pub const AGENT_MOST: usize = 200;

choice! {
    /// What an event is about.
    EventKind {
        SignIn = "sign-in",
        SignOut = "sign-out",
        NewDevice = "new-device",
        AccountMade = "account-made",
        AccountClosed = "account-closed",
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

choice! {
    /// What came of it.
    EventOutcome { Done = "done", Wrong = "wrong", Slowed = "slowed", Denied = "denied" }
}

/// Whom an action concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concerned {
    Oneself,
    /// Whose id stands in this field of the form.
    Field(&'static str),
    /// Whose address was typed into this field.
    Typed(&'static str),
    /// Who signs in with it.
    Comer,
    Nobody,
}

/// Every action that is written down.
pub const ACTS: &[(&str, EventKind, Concerned)] = &[
    ("sign-in", EventKind::SignIn, Concerned::Typed("email")),
    ("sign-out", EventKind::SignOut, Concerned::Oneself),
    ("set-up", EventKind::AccountMade, Concerned::Comer),
    ("join", EventKind::InvitationUsed, Concerned::Comer),
    ("reset", EventKind::ResetUsed, Concerned::Comer),
    ("account/password", EventKind::Password, Concerned::Oneself),
    (
        "account/erase",
        EventKind::AccountErased,
        Concerned::Oneself,
    ),
    (
        "account/end-session",
        EventKind::SessionsEnded,
        Concerned::Oneself,
    ),
    (
        "account/end-other-sessions",
        EventKind::SessionsEnded,
        Concerned::Oneself,
    ),
    ("org/invite", EventKind::InvitationMade, Concerned::Nobody),
    (
        "org/withdraw-invitation",
        EventKind::InvitationWithdrawn,
        Concerned::Nobody,
    ),
    (
        "org/reset-link",
        EventKind::ResetMade,
        Concerned::Field("person"),
    ),
    (
        "org/save-roles",
        EventKind::Role,
        Concerned::Field("person"),
    ),
    (
        "org/add-membership",
        EventKind::Membership,
        Concerned::Field("person"),
    ),
    (
        "org/end-membership",
        EventKind::Membership,
        Concerned::Nobody,
    ),
    ("forges/add-hook", EventKind::Secret, Concerned::Nobody),
    ("forges/remove-hook", EventKind::Secret, Concerned::Nobody),
    ("forges/tie", EventKind::Login, Concerned::Field("person")),
    ("forges/untie", EventKind::Login, Concerned::Nobody),
    ("thresholds/set", EventKind::Rule, Concerned::Nobody),
    ("policy/set", EventKind::Rule, Concerned::Nobody),
];

/// Actions of no concern to it: what people enter, read and agree on.
pub const HARMLESS: &[&str] = &[
    "account/profile",
    "annotation/add",
    "annotation/remove",
    "calendar/add-day-off",
    "calendar/hours",
    "calendar/remove-day-off",
    "change-entry",
    "check-in",
    "consent/give",
    "consent/withdraw",
    "follow-up/add",
    "follow-up/change",
    "follow-up/drop",
    "follow-up/tick",
    "forges/add-my-login",
    "forges/confirm-mine",
    "forges/discard",
    "forges/generated-paths",
    "forges/refuse-mine",
    "forges/remove-my-login",
    "forges/replay",
    "log-activity",
    "log-chat",
    "log-home-to-work",
    "log-work-to-home",
    "org/add-department",
    "org/add-team",
    "org/remove-department",
    "org/remove-team",
    "org/save-department",
    "org/save-holidays",
    "org/save-team",
    "remove-entry",
    "reviews/mode",
    "security/seen",
    "signals/acknowledge",
    "signals/rebase",
    "weekly-pulse",
    "weekly-review/guess",
    "weekly-review/mark",
    "weekly-review/note",
    "word/remove",
    "word/send",
];

/// Mistakes that are wrong guesses at something secret.
const GUESSES: &[&str] = &["wrong-sign-in", "wrong-old-password"];

/// Whose account an event concerns, as it is known when it happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    Person(PersonId),
    /// As it was typed, never kept: an address of nobody concerns nobody.
    Address(String),
    Nobody,
}

/// Something that happened just now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    pub kind: EventKind,
    pub outcome: EventOutcome,
    /// Who was signed in.
    pub by: Option<PersonId>,
    pub about: About,
    pub network: String,
    /// What the browser calls itself.
    pub agent: String,
    pub device: Option<DeviceId>,
    /// The name of what was asked for.
    pub detail: Option<String>,
    pub at: DateTime<Utc>,
}

/// What a submission is to be written down as, whatever came of it; `None` for what is of no concern.
pub fn told(
    act: &str,
    form: &Form,
    viewer: Option<PersonId>,
    answer: &Result<Next, Trouble>,
) -> Option<(EventKind, EventOutcome, About)> {
    if let Err(Trouble::Enough { .. }) = answer {
        let about = viewer.map_or(About::Nobody, About::Person);
        return Some((EventKind::Throttled, EventOutcome::Slowed, about));
    }
    let (_, kind, concerned) = ACTS.iter().find(|(name, ..)| *name == act)?;
    let outcome = match answer {
        Ok(_) => EventOutcome::Done,
        Err(Trouble::Slow { .. }) => EventOutcome::Slowed,
        Err(Trouble::Mistakes(mistakes))
            if mistakes
                .iter()
                .any(|m| GUESSES.contains(&m.wrong.key.as_str())) =>
        {
            EventOutcome::Wrong
        }
        Err(_) => return None,
    };
    let comer = match answer {
        Ok(Next::SignIn { person, .. }) => Some(*person),
        _ => None,
    };
    let about = match concerned {
        Concerned::Oneself => viewer,
        Concerned::Comer => comer,
        Concerned::Field(field) => form.text(field).and_then(|t| PersonId::parse(t).ok()),
        Concerned::Typed(field) => match (comer, form.text(field)) {
            (Some(person), _) => Some(person),
            (None, Some(typed)) => return Some((*kind, outcome, About::Address(typed.to_owned()))),
            (None, None) => None,
        },
        Concerned::Nobody => None,
    };
    Some((*kind, outcome, about.map_or(About::Nobody, About::Person)))
}

/// What a browser calls itself, in one line of at most 200 characters.
pub fn agent_of(text: &str) -> String {
    let line = text.chars().filter(|c| !c.is_control());
    line.take(AGENT_MOST).collect()
}

/// Somebody in an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Someone {
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
    pub by: Option<Someone>,
    pub about: Option<Someone>,
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
    /// The latest first.
    pub devices: Vec<NewDevice>,
}

/// Wrong passwords.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongTries {
    pub tries: u64,
    pub networks: u64,
    pub since: DateTime<Utc>,
}

/// A browser on which somebody signed in for the first time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDevice {
    pub at: DateTime<Utc>,
    pub place: EventPlace,
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const ME: PersonId = PersonId(Uuid::from_u128(1));

    #[test]
    fn an_action_is_in_one_list_alone() {
        for (name, ..) in ACTS {
            assert!(!HARMLESS.contains(name), "{name}");
            assert_eq!(ACTS.iter().filter(|(other, ..)| other == name).count(), 1);
        }
    }

    #[test]
    fn what_was_typed_is_told_by_what_came_of_it() {
        let form = Form::default()
            .with("email", "aki@example.org")
            .with("person", ME.to_string());
        let wrong = || Err(Trouble::mistake("password", "wrong-sign-in"));
        let came = Next::SignIn {
            person: ME,
            to: "/".to_owned(),
        };
        let typed = About::Address("aki@example.org".to_owned());
        use EventKind::{Password, Role, SignIn, Throttled};
        use EventOutcome::{Done, Slowed, Wrong};
        for (act, answer, expected) in [
            ("sign-in", Ok(came), Some((SignIn, Done, About::Person(ME)))),
            ("sign-in", wrong(), Some((SignIn, Wrong, typed.clone()))),
            (
                "sign-in",
                Err(Trouble::Slow { seconds: 9 }),
                Some((SignIn, Slowed, typed)),
            ),
            (
                "account/password",
                Err(Trouble::mistake("old-password", "wrong-old-password")),
                Some((Password, Wrong, About::Person(ME))),
            ),
            (
                "account/password",
                Err(Trouble::mistake("password", "wrong-password-common")),
                None,
            ),
            (
                "org/save-roles",
                Ok(Next::SignOut),
                Some((Role, Done, About::Person(ME))),
            ),
            ("check-in", Ok(Next::SignOut), None),
            (
                "check-in",
                Err(Trouble::Enough { seconds: 9 }),
                Some((Throttled, Slowed, About::Person(ME))),
            ),
        ] {
            assert_eq!(told(act, &form, Some(ME), &answer), expected, "{act}");
        }
    }

    #[test]
    fn a_browsers_name_is_one_short_line() {
        assert_eq!(agent_of("curl\r\n{\"a\":1}\u{1b}[31m"), "curl{\"a\":1}[31m");
        assert_eq!(agent_of(&"x".repeat(500)).len(), AGENT_MOST);
    }
}
