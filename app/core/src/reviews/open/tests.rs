//! Which open pull requests are shown.

use super::*;
use crate::reviews::fixtures::*;

/// Open pull requests at Friday, 16 o'clock of the first week: made-up people work 9 to 18.
fn shown(
    known: Vec<crate::domain::pull_request::PullRequestState>,
) -> Vec<(u32, Option<f64>, Option<u32>)> {
    let told = known.into_iter().map(authored).collect();
    let inputs = inputs(0, told, None);
    let found = open_pulls(&inputs, at(4 * 24 * 60 + 7 * 60));
    let row = |one: OpenPull| (one.place.number, one.waited, one.lines);
    found.into_iter().map(row).collect()
}

#[test]
fn what_waits_over_sixteen_hours_or_is_large_is_shown_the_longest_first() {
    let wednesday = 2 * 24 * 60;
    let known = vec![
        // From Wednesday 9 o'clock: 9 + 9 + 7 hours.
        ready(1, 100, wednesday),
        // Thursday 9 to Friday 16: exactly 16, not over.
        ready(2, 100, wednesday + 24 * 60),
        // Large and answered.
        ready(3, 401, wednesday).approved("p1", wednesday + 60),
        ready(4, 400, wednesday).approved("p1", wednesday + 60),
        ready(5, 401, 0),
        ready(6, 900, 0).merged(wednesday),
    ];
    let expected = [
        (5, Some(43.0), Some(401)),
        (1, Some(25.0), Some(100)),
        (3, None, Some(401)),
    ];
    assert_eq!(shown(known), expected);
}

#[test]
fn what_may_have_changed_since_is_not_shown() {
    let mut old = ready(1, 900, 0);
    old.pull_request.told_until = Some(at(60));
    let mut draft = ready(2, 900, 0);
    draft.pull_request.ready = None;
    let mut closed = ready(3, 900, 0);
    closed.pull_request.closed = Some(at(60));
    assert_eq!(shown(vec![old, draft, closed]), []);
}

#[test]
fn a_size_that_is_not_known_is_not_large_and_not_none() {
    let mut known = ready(1, 900, 0);
    known.pull_request.generated = None;
    assert_eq!(shown(vec![known]), [(1, Some(43.0), None)]);
}
