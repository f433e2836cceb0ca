//! Which actions concern who may come in, and what is written down of each: one table, and one of those
//! that do not. A new action stands in either.

use crate::context::Next;
use crate::domain::form::Form;
use crate::domain::id::PersonId;
use crate::domain::security_event::{About, EventKind, EventOutcome};
use crate::error::Trouble;

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
    ("account/confirm", EventKind::Proof, Concerned::Oneself),
    ("account/open-texts", EventKind::Proof, Concerned::Oneself),
    (
        "account/recovery-code",
        EventKind::RecoveryCode,
        Concerned::Oneself,
    ),
    (
        "account/stop-reset",
        EventKind::ResetStopped,
        Concerned::Oneself,
    ),
    ("closed", EventKind::SignIn, Concerned::Comer),
    (
        "org/approve-reset",
        EventKind::ResetMade,
        Concerned::Field("person"),
    ),
    (
        "org/withdraw-reset",
        EventKind::ResetStopped,
        Concerned::Field("person"),
    ),
    (
        "org/end-sessions",
        EventKind::SessionsEnded,
        Concerned::Field("person"),
    ),
    (
        "org/close-account",
        EventKind::AccountClosed,
        Concerned::Field("person"),
    ),
    (
        "org/closed-link",
        EventKind::ResetMade,
        Concerned::Field("person"),
    ),
    (
        "org/reopen-account",
        EventKind::AccountReopened,
        Concerned::Field("person"),
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
    // That a hook's secret was wrong for a while.
    ("forges/mark-lost", EventKind::Secret, Concerned::Nobody),
    ("forges/confirm-claim", EventKind::Login, Concerned::Nobody),
    ("forges/confirm-login", EventKind::Login, Concerned::Nobody),
    ("forges/refuse-claim", EventKind::Login, Concerned::Nobody),
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
    "forges/dispute-login",
    "forges/generated-paths",
    "forges/refuse-mine",
    "forges/remove-my-login",
    "forges/replay",
    "forges/withdraw-claim",
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
const GUESSES: &[&str] = &[
    "wrong-sign-in",
    "wrong-old-password",
    "wrong-proof",
    "wrong-recovery-code",
];

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
        Ok(Next::SignIn { person, .. } | Next::EnterClosed { person }) => Some(*person),
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
}
