//! Golden stamps of SIGNALS §7, and what is said of a pull request in odd orders.

use super::*;
use crate::domain::forge_account::Login;
use crate::reviews::fixtures::*;
use Substance::{Slight, Substantive};

fn read(known: &PullRequestState) -> ReviewFacts {
    ReviewFacts::of(known, &logins())
}

#[track_caller]
fn check(known: &PullRequestState, is_stamp: bool) {
    let reading = read(known);
    assert_eq!(reading.is_stamp(500), is_stamp, "{reading:?}");
}

#[test]
fn golden_1() {
    // SIGNALS §7 golden 1: lines, minutes, comments.
    for (lines, minutes, comments, is_stamp) in [
        (350, 12, 0, true),
        (350, 60, 0, false),
        (40, 1, 0, false),
        (600, 30, 2, false),
        (500, 60, 0, false),
        (501, 60, 0, true),
    ] {
        let mut known = ready(1, lines, 0).approved("p1", minutes).merged(90);
        for n in 0..comments {
            known = known.said("p1", n, Substantive);
        }
        check(&known, is_stamp);
        assert_eq!(read(&known).is_eligible(), lines >= 50);
    }
    // 350 lines in an hour are more than 200 an hour.
    let slower = ready(1, 350, 0).approved("p1", 60).merged(90);
    assert!(read(&slower).is_stamp(200) && !read(&slower).is_stamp(350));
}

#[test]
fn labels_and_accounts_say_whether_a_human_wrote_it() {
    for (label, is_human) in [
        ("deps", false),
        ("Dependencies", false),
        ("chore(deps)", false),
        ("area/dependencies", false),
        ("generated", false),
        ("Revert-Auto", false),
        ("no-deps", true),
        ("generated-docs", true),
        ("独立", true),
        ("", true),
    ] {
        let known = ready(1, 100, 0).labelled(label);
        assert_eq!(is_of_human(&known.pull_request), is_human, "{label}");
    }
    for login in ["dependabot[bot]", "app/renovate"] {
        assert!(!is_of_human(&ready(1, 100, 0).by(login).pull_request));
    }
    let mut gone = ready(1, 100, 0);
    gone.pull_request.author = None;
    assert!(!is_of_human(&gone.pull_request));
}

#[test]
fn an_approval_counts_by_a_human_who_wrote_none_of_it() {
    let stamp = || ready(1, 350, 0).merged(90);
    check(&stamp().approved("p1", 5), true);
    check(&stamp(), false);
    check(&stamp().approved("p0", 5), false);
    check(&stamp().approved("P0", 5), false);
    check(&stamp().approved("ci[bot]", 5), false);
    check(&stamp().approved("stranger", 5), true);
    check(&stamp().approved("p1", 95), false);
    let mut together = stamp().approved("p1", 5);
    together.pull_request.co_authors = vec![Login::parse("P1").unwrap()];
    check(&together, false);
    // The second approval is not the first.
    check(&together.approved("p2", 6), true);
    check(&stamp().approved("p1", 80).approved("p2", 6), true);
    // One that was dismissed was given all the same.
    let mut dismissed = stamp().approved("p1", 5).approved("p2", 85);
    dismissed.reviews[0].dismissed = Some(at(7));
    check(&dismissed, true);
    // The author under another login.
    let mut logins = logins();
    logins.add(&account("p0-work"), person(0));
    let own = stamp().approved("p0-work", 5);
    assert_eq!(ReviewFacts::of(&own, &logins).approval, None);
    assert_eq!(ReviewFacts::of(&own, &logins).comments, 0);
}

#[test]
fn what_was_approved_before_it_was_ready_is_no_stamp() {
    for minute in [-10, 0] {
        check(&ready(1, 350, 0).approved("p1", minute).merged(90), false);
    }
}

#[test]
fn comments_on_a_draft_move_the_beginning_and_only_the_approvers_do() {
    let stamp = || ready(1, 350, 0).approved("p1", 5).merged(90);
    check(&stamp().said("p1", -60, Slight), false);
    check(&stamp().said("p2", -60, Slight), true);
    check(&stamp().said("p1", 2, Slight), true);
    assert_eq!(
        read(&stamp().said("p1", -60, Slight).said("p1", -90, Slight))
            .slice
            .unwrap()
            .from,
        at(-90)
    );
}

#[test]
fn a_comment_of_substance_counts_once_it_is_there_before_the_merge() {
    let stamp = || ready(1, 350, 0).approved("p1", 5).merged(90);
    check(&stamp().said("p2", 50, Substantive), false);
    check(&stamp().said("p2", 50, Slight), true);
    check(&stamp().said("p0", 50, Substantive), true);
    check(&stamp().said("ci[bot]", 50, Substantive), true);
    check(&stamp().said("p2", 91, Substantive), true);
    let mut deleted = stamp().said("p2", 50, Substantive);
    deleted.comments[0].deleted = Some(at(60));
    check(&deleted, true);
    let mut review = stamp();
    review.reviews[0].substance = Substantive;
    check(&review, false);
}

#[test]
fn a_large_push_by_the_author_after_ready_is_the_slice() {
    let slice = |known: &PullRequestState| {
        let slice = read(known).slice.unwrap();
        (slice.lines, slice.from)
    };
    let pushed = |by: &str, minute, total| {
        ready(1, 1000, 0)
            .pushed("p0", -30, Some((900, 0)))
            .pushed(by, minute, total)
            .approved("p1", 60)
            .merged(90)
    };
    let whole = (Some(1000), at(0));
    assert_eq!(slice(&pushed("p0", 30, Some((950, 0)))), (Some(50), at(30)));
    assert_eq!(
        slice(&pushed("p0", 30, Some((880, 30)))),
        (Some(50), at(30))
    );
    assert_eq!(slice(&pushed("p0", 30, Some((949, 0)))), whole, "49");
    assert_eq!(slice(&pushed("p1", 30, Some((990, 0)))), whole, "another's");
    assert_eq!(slice(&pushed("p0", -5, Some((990, 0)))), whole, "a draft");
    assert_eq!(slice(&pushed("p0", 61, Some((990, 0)))), whole, "approved");
    assert_eq!(slice(&pushed("p0", 30, None)), whole, "not known");
    let mut unsaid = pushed("p0", 30, Some((990, 0)));
    unsaid.pushes[1].by = None;
    assert_eq!(slice(&unsaid), (Some(90), at(30)));
    // The one before it is not known: nobody knows how much came with which.
    let after = pushed("p0", 30, None).pushed("p0", 40, Some((990, 0)));
    assert_eq!(slice(&after), whole);
    // Of two the last; and generated lines are not read.
    let two = pushed("p0", 30, Some((950, 0))).pushed("p0", 40, Some((890, 0)));
    assert_eq!(slice(&two), (Some(60), at(40)));
    let mut generated = two;
    generated.pull_request.generated = Some(5);
    assert_eq!(slice(&generated), (Some(55), at(40)));
    generated.pull_request.generated = Some(15);
    assert_eq!(slice(&generated), (Some(985), at(0)));
}

#[test]
fn an_unknown_size_is_no_size() {
    let stamp = || ready(1, 350, 0).approved("p1", 5).merged(90);
    let mut no_size = stamp();
    no_size.pull_request.size = None;
    let mut no_files = stamp();
    no_files.pull_request.generated = None;
    for known in [&no_size, &no_files] {
        check(known, false);
        assert_eq!(read(known).lines(), None);
        assert!(!read(known).is_eligible());
    }
    let mut generated = stamp();
    generated.pull_request.generated = Some(301);
    assert_eq!(read(&generated).lines(), Some(49));
    generated.pull_request.generated = Some(9_000_000);
    assert_eq!(read(&generated).lines(), Some(0));
    let huge = ready(1, u32::MAX, 0).approved("p1", 5).merged(90);
    assert_eq!(read(&huge).lines(), Some(u32::MAX));
    check(&huge, true);
    check(&ready(1, 0, 0).approved("p1", 5).merged(90), false);
}

#[test]
fn what_was_read_together_is_no_event() {
    for label in ["reviewed_live", "Reviewed-Live"] {
        let known = ready(1, 350, 0)
            .labelled(label)
            .approved("p1", 5)
            .merged(90);
        check(&known, false);
        assert!(!read(&known).is_eligible());
    }
}

#[test]
fn a_look_is_a_review_or_a_comment_of_substance_before_the_merge() {
    let merged = || ready(1, 350, 0).merged(90);
    for (known, was_reviewed) in [
        (merged(), false),
        (merged().approved("p1", 5), true),
        (merged().approved("p0", 5), false),
        (merged().approved("ci[bot]", 5), false),
        (merged().approved("p1", 91), false),
        (merged().said("p1", 5, Slight), false),
        (merged().said("p1", 5, Substantive), true),
        (merged().said("p1", 91, Substantive), false),
    ] {
        assert_eq!(read(&known).was_reviewed, was_reviewed, "{known:?}");
    }
    // Whoever looked has deleted their account since.
    let mut gone = merged().approved("p1", 5);
    gone.reviews[0].reviewer = None;
    assert!(read(&gone).was_reviewed && read(&gone).approval.is_none());
}

#[test]
fn the_first_response_comes_after_ready() {
    let known = ready(1, 350, 0)
        .said("p1", -5, Slight)
        .said("p0", 1, Slight)
        .said("ci[bot]", 2, Slight)
        .said("p2", 30, Slight)
        .approved("p1", 20);
    assert_eq!(read(&known).response, Some(at(20)));
    let mut draft = known;
    draft.pull_request.ready = None;
    assert_eq!(read(&draft).response, None);
    assert_eq!(read(&draft).slice, None);
}
