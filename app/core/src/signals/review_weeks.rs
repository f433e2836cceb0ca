//! Waits of pull requests for the first response (REV-2).

use super::business_hours::{WorkInterval, business_hours};
use super::censored::WaitTime;
use chrono::{DateTime, Utc};

/// Pull requests that a median of waiting needs (SIGNALS §7, REV-2).
pub const LEAST_WAITS: usize = 8;

/// A pull request of which somebody was asked to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReviewRequest {
    pub ready: DateTime<Utc>,
    /// The first response of a human who is not its author.
    pub answered: Option<DateTime<Utc>>,
    /// Merged or closed.
    pub closed: Option<DateTime<Utc>>,
}

/// Business hours from ready to the first response of the pull requests that became ready in
/// `from..until`, as they stood at `until` (SIGNALS §7, REV-2).
///
/// Who still waits at `until` counts as waiting at least so long; who was merged or closed without
/// any response waited for none and is left out.
pub fn waits(
    asked: &[ReviewRequest],
    from: DateTime<Utc>,
    until: DateTime<Utc>,
    pieces: &[WorkInterval],
) -> Vec<WaitTime> {
    let inside = asked
        .iter()
        .filter(|one| from <= one.ready && one.ready < until);
    let known = |moment: &DateTime<Utc>| *moment < until;
    inside
        .filter_map(
            |one| match (one.answered.filter(known), one.closed.filter(known)) {
                (Some(answered), _) => {
                    Some(WaitTime::For(business_hours(one.ready, answered, pieces)))
                }
                (None, None) => Some(WaitTime::AtLeast(business_hours(one.ready, until, pieces))),
                (None, Some(_)) => None,
            },
        )
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signals::business_hours::default_pieces;
    use crate::signals::censored::median;

    fn at(text: &str) -> DateTime<Utc> {
        format!("{text}:00Z").parse().unwrap()
    }

    fn march() -> Vec<WorkInterval> {
        let day = |text: &str| text.parse().unwrap();
        default_pieces(day("2025-03-01"), day("2025-03-31"), &Utc, &[])
    }

    fn answered(ready: &str, answered: &str) -> ReviewRequest {
        ReviewRequest {
            ready: at(ready),
            answered: Some(at(answered)),
            closed: None,
        }
    }

    fn first_response(
        asked: &[ReviewRequest],
        from: DateTime<Utc>,
        until: DateTime<Utc>,
        pieces: &[WorkInterval],
    ) -> Option<WaitTime> {
        let waits = waits(asked, from, until, pieces);
        (waits.len() >= LEAST_WAITS)
            .then(|| median(&waits))
            .flatten()
    }

    #[test]
    fn the_median_is_in_business_hours_and_needs_eight() {
        // SIGNALS §7 golden 4: 3.5, 1.25, .75, 11; then four of one hour.
        let mut asked = vec![
            answered("2025-03-07T16:00", "2025-03-10T10:30"),
            answered("2025-03-03T10:00", "2025-03-03T11:15"),
            answered("2025-03-08T12:00", "2025-03-10T09:45"),
            answered("2025-03-03T17:00", "2025-03-05T10:00"),
            answered("2025-03-04T10:00", "2025-03-04T16:00"),
            answered("2025-03-04T10:00", "2025-03-04T15:00"),
            answered("2025-03-04T10:00", "2025-03-04T14:00"),
        ];
        let of = |asked: &[ReviewRequest]| {
            let (from, until) = (at("2025-03-03T00:00"), at("2025-03-31T00:00"));
            first_response(asked, from, until, &march())
        };
        assert_eq!(of(&asked), None, "seven");
        asked.push(answered("2025-03-04T10:00", "2025-03-04T13:00"));
        // .75, 1.25, 3, 3.5, 4, 5, 6, 11
        assert_eq!(of(&asked), Some(WaitTime::For(3.75)));
        asked.push(answered("2025-03-31T09:00", "2025-03-31T09:01"));
        assert_eq!(of(&asked), Some(WaitTime::For(3.75)), "not of these weeks");
    }

    #[test]
    fn who_still_waits_counts_and_who_was_closed_in_silence_does_not() {
        let waiting = ReviewRequest {
            ready: at("2025-03-27T09:00"),
            answered: None,
            closed: None,
        };
        let until = at("2025-03-29T00:00");
        let of = |asked: &[ReviewRequest]| {
            first_response(asked, at("2025-03-01T00:00"), until, &march())
        };
        assert_eq!(of(&[waiting; 8]), Some(WaitTime::AtLeast(18.0)));
        let closed = ReviewRequest {
            closed: Some(at("2025-03-27T09:05")),
            ..waiting
        };
        assert_eq!(of(&[closed; 8]), None);
        // What came after is not known yet.
        let later = ReviewRequest {
            answered: Some(at("2025-03-30T10:00")),
            closed: Some(at("2025-03-30T11:00")),
            ..waiting
        };
        assert_eq!(of(&[later; 8]), Some(WaitTime::AtLeast(18.0)));
    }
}
