//! Evidence in yes/no events, one at a time in their order: is something seen three times as likely?
//!
//! A Bernoulli CUSUM (Reynolds & Stoumbos 1999) against the first forty eligible events; run it
//! with `Chart::COUNTS`.

use serde::{Deserialize, Serialize};

/// Events in a reference (SIGNALS §2.5).
pub const REFERENCE_EVENTS: usize = 40;
/// The smallest share believed in.
const FLOOR: f64 = 0.05;
/// The odds ratio looked for.
const ODDS_RATIO: f64 = 3.0;

/// One event: what is looked for was seen, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    Seen,
    NotSeen,
}

/// A frozen share and the share that would be trouble (SIGNALS §2.5).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShareReference {
    /// `p0` = max((y0+1)/(n0+10), 0.05), below 1.
    pub usual: f64,
    /// `p1`: three times the odds.
    pub trouble: f64,
}

impl ShareReference {
    /// From the first forty eligible events, oldest first; `None` before there are forty.
    pub fn of(events: &[Event]) -> Option<Self> {
        let first = events.get(..REFERENCE_EVENTS)?;
        let seen = first.iter().filter(|event| **event == Event::Seen).count();
        let usual = ((seen + 1) as f64 / (REFERENCE_EVENTS + 10) as f64).max(FLOOR);
        let odds = ODDS_RATIO * usual / (1.0 - usual);
        Some(Self {
            usual,
            trouble: odds / (1.0 + odds),
        })
    }

    /// What an event adds to evidence, in nats: ln(p1/p0) if seen, ln((1−p1)/(1−p0)) if not.
    /// Never missing.
    pub fn addend(&self, event: Event) -> f64 {
        match event {
            Event::Seen => (self.trouble / self.usual).ln(),
            Event::NotSeen => ((1.0 - self.trouble) / (1.0 - self.usual)).ln(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forty_events_make_a_reference_and_later_ones_do_not_move_it() {
        let mut events = vec![Event::NotSeen; 39];
        assert_eq!(ShareReference::of(&events), None);
        events.push(Event::NotSeen);
        let frozen = ShareReference::of(&events);
        events.extend([Event::Seen; 20]);
        assert_eq!(ShareReference::of(&events), frozen);
    }

    #[test]
    fn a_share_of_one_stays_finite() {
        let reference = ShareReference::of(&[Event::Seen; 40]).unwrap();
        assert!(reference.addend(Event::Seen).is_finite());
        assert!(reference.addend(Event::NotSeen).is_finite());
        assert!(reference.addend(Event::Seen) > 0.0);
    }
}
