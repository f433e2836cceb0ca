//! Security log of actions: the event of each, and its outcome.

use super::concerned::ActionSubject;
use super::table::action;
use crate::context::NextPage;
use irori_core::domain::form::Form;
use irori_core::domain::id::PersonId;
use irori_core::domain::security_event::{EventAccount, EventKind, EventOutcome};
use irori_ports::error::AppError;

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
    answer: &Result<NextPage, AppError>,
) -> Option<(EventKind, EventOutcome, EventAccount)> {
    if let Err(AppError::Enough { .. }) = answer {
        let about = viewer.map_or(EventAccount::Nobody, EventAccount::Person);
        return Some((EventKind::Throttled, EventOutcome::Slowed, about));
    }
    let (kind, concerned) = action(act)?.event?;
    let outcome = match answer {
        Ok(_) => EventOutcome::Done,
        Err(AppError::Slow { .. }) => EventOutcome::Slowed,
        Err(AppError::Invalid(mistakes))
            if mistakes
                .iter()
                .any(|m| GUESSES.contains(&m.wrong.key.as_str())) =>
        {
            EventOutcome::Wrong
        }
        Err(_) => return None,
    };
    let comer = match answer {
        Ok(NextPage::SignIn { who, .. } | NextPage::EnterClosed { who }) => Some(who.person),
        _ => None,
    };
    let about = match concerned {
        ActionSubject::Oneself => viewer,
        ActionSubject::Comer => match (comer, form.text("token")) {
            (None, Some(token)) => {
                return Some((kind, outcome, EventAccount::Link(token.to_owned())));
            }
            _ => comer,
        },
        ActionSubject::Field(field) => form.text(field).and_then(|t| PersonId::parse(t).ok()),
        ActionSubject::Address(field) => match (comer, form.text(field)) {
            (Some(person), _) => Some(person),
            (None, Some(typed)) => {
                return Some((kind, outcome, EventAccount::Address(typed.to_owned())));
            }
            (None, None) => None,
        },
        ActionSubject::Nobody => None,
    };
    Some((
        kind,
        outcome,
        about.map_or(EventAccount::Nobody, EventAccount::Person),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use EventKind::{Password, ResetUsed, Role, SignIn, Throttled};
    use irori_ports::SignedIn;
    use uuid::Uuid;

    const ME: PersonId = PersonId(Uuid::from_u128(1));

    #[test]
    fn what_was_typed_is_told_by_what_came_of_it() {
        let form = Form::default()
            .with("email", "aki@example.org")
            .with("person", ME.to_string())
            .with("token", "secret");
        let wrong = || Err(AppError::mistake("password", "wrong-sign-in"));
        let came = NextPage::SignIn {
            who: SignedIn {
                person: ME,
                epoch: 0,
            },
            to: "/".to_owned(),
        };
        let typed = EventAccount::Address("aki@example.org".to_owned());
        use EventOutcome::{Done, Slowed, Wrong};
        for (act, answer, expected) in [
            (
                "sign-in",
                Ok(came),
                Some((SignIn, Done, EventAccount::Person(ME))),
            ),
            ("sign-in", wrong(), Some((SignIn, Wrong, typed.clone()))),
            (
                "sign-in",
                Err(AppError::Slow { seconds: 9 }),
                Some((SignIn, Slowed, typed)),
            ),
            (
                "account/password",
                Err(AppError::mistake("old-password", "wrong-old-password")),
                Some((Password, Wrong, EventAccount::Person(ME))),
            ),
            (
                "account/password",
                Err(AppError::mistake("password", "wrong-password-common")),
                None,
            ),
            (
                "org/save-roles",
                Ok(NextPage::SignOut),
                Some((Role, Done, EventAccount::Person(ME))),
            ),
            (
                "reset",
                Err(AppError::mistake("recovery-code", "wrong-recovery-code")),
                Some((ResetUsed, Wrong, EventAccount::Link("secret".to_owned()))),
            ),
            ("check-in", Ok(NextPage::SignOut), None),
            (
                "check-in",
                Err(AppError::Enough { seconds: 9 }),
                Some((Throttled, Slowed, EventAccount::Person(ME))),
            ),
        ] {
            assert_eq!(told(act, &form, Some(ME), &answer), expected, "{act}");
        }
    }
}
