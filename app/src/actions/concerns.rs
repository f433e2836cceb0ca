//! Which actions concern who may come in, and what is written down of each: one table, and one of those
//! that do not. A new action stands in either.

use crate::context::Next;
use crate::domain::form::Form;
use crate::domain::id::PersonId;
use crate::domain::security_event::{About, EventKind, EventOutcome};
use crate::error::Trouble;
use Concerned::{Comer, Field, Nobody, Oneself, Typed};
use EventKind::*;

/// Whom an action concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concerned {
    Oneself,
    /// Whose id stands in this field of the form.
    Field(&'static str),
    /// Whose address was typed into this field.
    Typed(&'static str),
    /// Who signs in with it, by a one-time link where the form has the token of one.
    Comer,
    Nobody,
}

/// Whose id stands in the field that every form about somebody has.
const OF_PERSON: Concerned = Field("person");

/// Every action that is written down.
pub const ACTS: &[(&str, EventKind, Concerned)] = &[
    ("sign-in", SignIn, Typed("email")),
    ("sign-out", SignOut, Oneself),
    ("set-up", AccountMade, Comer),
    ("join", InvitationUsed, Comer),
    ("reset", ResetUsed, Comer),
    ("account/password", Password, Oneself),
    ("account/erase", AccountErased, Oneself),
    ("account/end-session", SessionsEnded, Oneself),
    ("account/end-other-sessions", SessionsEnded, Oneself),
    ("account/confirm", Proof, Oneself),
    ("account/open-texts", Proof, Oneself),
    ("account/recovery-code", RecoveryCode, Oneself),
    ("account/stop-reset", ResetStopped, Oneself),
    ("closed", SignIn, Comer),
    ("org/approve-reset", ResetMade, OF_PERSON),
    ("org/withdraw-reset", ResetStopped, OF_PERSON),
    ("org/end-sessions", SessionsEnded, OF_PERSON),
    ("org/close-account", AccountClosed, OF_PERSON),
    ("org/closed-link", ResetMade, OF_PERSON),
    ("org/reopen-account", AccountReopened, OF_PERSON),
    ("org/invite", InvitationMade, Nobody),
    ("org/withdraw-invitation", InvitationWithdrawn, Nobody),
    ("org/reset-link", ResetMade, OF_PERSON),
    ("org/save-roles", Role, OF_PERSON),
    ("org/add-membership", Membership, OF_PERSON),
    ("org/end-membership", Membership, Nobody),
    ("forges/add-hook", Secret, Nobody),
    ("forges/remove-hook", Secret, Nobody),
    // That a hook's secret was wrong for a while.
    ("forges/mark-lost", Secret, Nobody),
    ("forges/confirm-claim", Login, Nobody),
    ("forges/confirm-login", Login, Nobody),
    ("forges/refuse-claim", Login, Nobody),
    ("forges/tie", Login, OF_PERSON),
    ("forges/untie", Login, Nobody),
    ("thresholds/set", Rule, Nobody),
    ("policy/set", Rule, Nobody),
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
    "wrong-sign-in-replaced",
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
        Ok(Next::SignIn { who, .. } | Next::EnterClosed { who }) => Some(who.person),
        _ => None,
    };
    let about = match concerned {
        Concerned::Oneself => viewer,
        Concerned::Comer => match (comer, form.text("token")) {
            (None, Some(token)) => return Some((*kind, outcome, About::Link(token.to_owned()))),
            _ => comer,
        },
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
    use crate::ports::SignedIn;
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
            .with("person", ME.to_string())
            .with("token", "secret");
        let wrong = || Err(Trouble::mistake("password", "wrong-sign-in"));
        let came = Next::SignIn {
            who: SignedIn {
                person: ME,
                epoch: 0,
            },
            to: "/".to_owned(),
        };
        let typed = About::Address("aki@example.org".to_owned());
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
            (
                "reset",
                Err(Trouble::mistake("recovery-code", "wrong-recovery-code")),
                Some((ResetUsed, Wrong, About::Link("secret".to_owned()))),
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
