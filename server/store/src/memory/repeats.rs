//! Repeated security events that the log leaves out.

use chrono::TimeDelta;
use irori_core::domain::id::PersonId;
use irori_core::domain::security_event::{EventNow, EventOutcome};
use irori_ports::Now;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// What is refused over and over is written once in so long; the program's log has all of it.
const REPEATED_EVERY: TimeDelta = TimeDelta::minutes(1);

/// And how often it is written that strangers were asked to wait for one account.
const SLOWED_EVERY: TimeDelta = TimeDelta::minutes(15);

/// Of what concerns nobody who is known, no more than this is written a minute, so that strangers cannot
/// fill the disk.
const STRANGERS_MOST: u32 = 20;

/// What was written a short while ago.
#[derive(Debug, Default)]
pub(crate) struct Repeats(Mutex<Recent>);

#[derive(Debug, Default)]
struct Recent {
    /// What is not written again, and until when.
    written: HashMap<String, Now>,
    minute: Option<Now>,
    strangers: u32,
}

impl Repeats {
    pub(crate) fn is_to_be_written(&self, happened: &EventNow, about: Option<PersonId>) -> bool {
        let is_refusal = matches!(
            happened.outcome,
            EventOutcome::Slowed | EventOutcome::Denied
        );
        let is_strangers = happened.by.is_none() && about.is_none();
        if !is_refusal && !is_strangers {
            return true;
        }
        // Whoever has many networks fills nobody's log with how often they were asked to wait.
        let of_somebody = happened.by.is_none() && about.is_some();
        let network = if of_somebody { "" } else { &happened.network };
        let key = format!(
            "{} {} {:?} {about:?} {network} {:?}",
            happened.kind.as_str(),
            happened.outcome.as_str(),
            happened.by,
            happened.detail,
        );
        let every = if of_somebody {
            SLOWED_EVERY
        } else {
            REPEATED_EVERY
        };
        let now = happened.at;
        let mut recent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if recent
            .minute
            .is_none_or(|since| since + REPEATED_EVERY <= now)
        {
            recent.minute = Some(now);
            recent.strangers = 0;
            recent.written.retain(|_, until| *until > now);
        }
        if recent.written.get(&key).is_some_and(|until| *until > now) {
            return false;
        }
        if is_strangers {
            if recent.strangers >= STRANGERS_MOST {
                return false;
            }
            recent.strangers += 1;
        }
        recent.written.insert(key, now + every);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use irori_core::domain::security_event::{EventAccount, EventKind};
    use uuid::Uuid;

    #[test]
    fn what_repeats_is_written_once_a_minute_and_strangers_fill_nothing() {
        let repeats = Repeats::default();
        let event = |network: String, outcome, second| EventNow {
            kind: EventKind::SignIn,
            outcome,
            by: None,
            about: EventAccount::Nobody,
            network,
            agent: String::new(),
            device: None,
            detail: None,
            at: "2026-11-23T09:00:00Z".parse::<Now>().unwrap() + TimeDelta::seconds(second),
        };
        let me = PersonId(Uuid::from_u128(1));
        let slow = |second| event("n".to_owned(), EventOutcome::Slowed, second);
        let wrong = |network: u32| event(network.to_string(), EventOutcome::Wrong, 0);
        assert!(repeats.is_to_be_written(&slow(0), Some(me)));
        let elsewhere = event("m".to_owned(), EventOutcome::Slowed, 899);
        assert!(!repeats.is_to_be_written(&elsewhere, Some(me)));
        assert!(repeats.is_to_be_written(&slow(900), Some(me)));
        let repeats = Repeats::default();
        let written = (0..1000).filter(|n| repeats.is_to_be_written(&wrong(*n), None));
        assert_eq!(written.count(), STRANGERS_MOST as usize);
        let of_me = (0..9).filter(|n| repeats.is_to_be_written(&wrong(*n), Some(me)));
        assert_eq!(of_me.count(), 9);
    }
}
