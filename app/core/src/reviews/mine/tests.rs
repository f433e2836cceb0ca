//! One's own reviews: what is counted, and whose.

use super::*;
use crate::domain::review::Substance::{Slight, Substantive};
use crate::reviews::fixtures::*;

fn mine(pulls: Vec<PullRequestState>) -> MyReviews {
    let team = inputs(3, Vec::new(), None);
    let (logins, weeks) = (team.logins, team.weeks);
    MyReviews::of(&MyInputs {
        me: person(1),
        weeks,
        ends: [first_week(), first_week().on(3)],
        pace: 500,
        pulls,
        logins,
        is_tied: true,
        mode_left_out: false,
    })
}

#[test]
fn i_see_what_i_reviewed_by_week_with_its_pace_and_discussion() {
    let seen = mine(vec![
        // 120 lines in an hour, with a word about them.
        ready(1, 120, 0)
            .said("p1", 30, Substantive)
            .approved("p1", 60)
            .merged(70),
        // 240 lines in an hour, in the week after.
        ready(2, 240, A_WEEK)
            .approved("p1", A_WEEK + 60)
            .merged(A_WEEK + 70),
        // Somebody else's review, and one that I only greeted.
        ready(3, 100, 0).approved("p2", 60).merged(70),
        ready(4, 100, 0)
            .said("p1", 30, Slight)
            .approved("p2", 60)
            .merged(70),
    ]);
    let rows: Vec<_> = seen
        .weeks
        .iter()
        .map(|week| (week.reviewed, week.pace, week.comments, week.lines))
        .collect();
    assert_eq!(
        rows,
        [
            (1, Some(120.0), 1, 120),
            (1, Some(240.0), 0, 240),
            (0, None, 0, 0),
            (0, None, 0, 0)
        ]
    );
    assert_eq!(seen.median_pace, Some((180.0, 2)));
    assert_eq!((seen.given.len(), seen.received.len()), (0, 0));
}

#[test]
fn what_came_too_fast_is_shown_to_who_approved_and_who_wrote_alone() {
    let by_me = ready(1, 600, 0).approved("p1", 10).merged(20);
    let to_me = ready(2, 600, 0).by("p1").approved("p2", 10).merged(20);
    let others = ready(3, 600, 0).approved("p2", 10).merged(20);
    let open = ready(4, 600, 0).approved("p1", 10);
    let seen = mine(vec![by_me, to_me, others, open]);
    let numbers =
        |list: &[FastApproval]| list.iter().map(|one| one.place.number).collect::<Vec<_>>();
    assert_eq!(numbers(&seen.given), [1]);
    assert_eq!(numbers(&seen.received), [2]);
    assert_eq!((seen.given[0].lines, seen.given[0].minutes), (600, 10.0));
    assert_eq!(seen.given[0].pace(), 3600.0);
}

#[test]
fn lines_that_are_not_known_are_not_none() {
    let mut known = ready(1, 600, 0)
        .said("p1", 5, Substantive)
        .approved("p1", 10)
        .merged(20);
    known.pull_request.generated = None;
    let seen = mine(vec![known]);
    assert_eq!(
        (
            seen.weeks[0].reviewed,
            seen.weeks[0].comments,
            seen.weeks[0].lines
        ),
        (1, 0, 0)
    );
    assert_eq!((seen.median_pace, seen.given.len()), (None, 0));
}
