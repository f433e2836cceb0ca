//! One's own reviews, for oneself alone: how many, how fast at least, how much was said; which of one's
//! approvals came too fast, and which on one's own pull requests.

use super::pace::{Logins, ReviewFacts, is_of_human};
use super::pulls::{Weeks, count};
use crate::domain::day::Week;
use crate::domain::forge_account::Actor;
use crate::domain::id::PersonId;
use crate::domain::pull_request::{PullRequestRef, PullRequestState};
use crate::domain::review::Substance;
use crate::signals::numbers::median;
use chrono::{DateTime, Utc};

/// A pull request counts with at most so many lines, so that one large change does not hide the others.
const LINES_MOST: u32 = 1000;

/// One's own reviews of up to 26 weeks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MyReviews {
    /// Whether a login is tied; else there is nothing to tell.
    pub is_tied: bool,
    /// Oldest first, without holes.
    pub weeks: Vec<MyReviewWeek>,
    /// The median of the lines an hour at which I read at least, over all of them, and how many; `None`
    /// without any.
    pub median_pace: Option<(f64, u32)>,
    /// Approvals of mine that came too fast, the latest first.
    pub given: Vec<FastApproval>,
    /// Those of others on pull requests of mine.
    pub received: Vec<FastApproval>,
    /// Lines an hour above which an approval is too fast, as it is set.
    pub pace: u32,
    /// Whether one's work mode stays out of the comparison of one's team.
    pub mode_left_out: bool,
}

/// What I reviewed in one week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MyReviewWeek {
    pub week: Week,
    /// Pull requests of others that I reviewed.
    pub reviewed: u32,
    /// The median of the lines an hour at which I read at least what I approved first, of 50 lines and
    /// more; `None` without any.
    pub pace: Option<f64>,
    /// My comments of substance, and the lines, where these are known, of what I reviewed; each pull
    /// request with at most 1000.
    pub comments: u32,
    pub lines: u32,
}

/// An approval without a comment of substance, certainly faster than the pace that is set.
#[derive(Clone, Debug, PartialEq)]
pub struct FastApproval {
    pub place: PullRequestRef,
    pub approved: DateTime<Utc>,
    /// What could be read, without generated lines.
    pub lines: u32,
    /// From when it could be read until it was approved.
    pub minutes: f64,
}

/// What one's own reviews are made of.
#[derive(Clone, Debug)]
pub struct MyInputs {
    pub me: PersonId,
    pub weeks: Weeks,
    /// The first and the last week that are told.
    pub ends: [Week; 2],
    pub pace: u32,
    /// Those that I wrote, and those in which I said anything.
    pub pulls: Vec<PullRequestState>,
    pub logins: Logins,
    pub is_tied: bool,
    pub mode_left_out: bool,
}

impl MyReviews {
    pub fn of(inputs: &MyInputs) -> Self {
        let [first, last] = inputs.ends;
        let weeks = (0..).map(|n| first.on(n)).take_while(|week| *week <= last);
        let (mut looked, mut given, mut received) = (Vec::new(), Vec::new(), Vec::new());
        for known in &inputs.pulls {
            let reading = ReviewFacts::of(known, &inputs.logins);
            looked.extend(look(inputs, known, &reading));
            let Some(fast) = fast(inputs, known, &reading) else {
                continue;
            };
            if reading.approval.and_then(|approval| approval.by) == Some(inputs.me) {
                given.push(fast);
            } else if is_mine(inputs, known) {
                received.push(fast);
            }
        }
        for list in [&mut given, &mut received] {
            list.sort_by_key(|one| std::cmp::Reverse(one.approved));
        }
        let paces: Vec<f64> = looked
            .iter()
            .filter_map(|one: &ReviewedPullRequest| one.pace)
            .collect();
        Self {
            is_tied: inputs.is_tied,
            weeks: weeks.map(|week| of_week(week, &looked)).collect(),
            median_pace: median(&paces).map(|pace| (pace, count(paces.iter()))),
            given,
            received,
            pace: inputs.pace,
            mode_left_out: inputs.mode_left_out,
        }
    }
}

/// A pull request of somebody else that I looked at.
struct ReviewedPullRequest {
    week: Week,
    pace: Option<f64>,
    said: u32,
    lines: Option<u32>,
}

fn is_me(inputs: &MyInputs, known: &PullRequestState, actor: Option<&Actor>) -> bool {
    let forge = known.pull_request.place.forge;
    actor.is_some_and(|actor| inputs.logins.person(forge, actor) == Some(inputs.me))
}

fn is_mine(inputs: &MyInputs, known: &PullRequestState) -> bool {
    is_me(inputs, known, known.pull_request.author.as_ref())
}

/// Whether a moment lies in the weeks that are told.
fn is_told(inputs: &MyInputs, at: DateTime<Utc>) -> bool {
    let [first, last] = inputs.ends;
    (first..=last).contains(&inputs.weeks.of(at))
}

/// `None` where it is my own, or I said nothing in these weeks.
fn look(
    inputs: &MyInputs,
    known: &PullRequestState,
    reading: &ReviewFacts,
) -> Option<ReviewedPullRequest> {
    if is_mine(inputs, known) {
        return None;
    }
    let reviews = known
        .reviews
        .iter()
        .filter(|one| is_me(inputs, known, one.reviewer.as_ref()));
    let comments = known.comments.iter().filter(|one| {
        one.deleted.is_none()
            && one.substance == Substance::Substantive
            && is_me(inputs, known, one.author.as_ref())
    });
    let of_substance = reviews
        .clone()
        .filter(|one| one.substance == Substance::Substantive);
    let said = count(comments.clone().map(drop).chain(of_substance.map(drop)));
    let moments = reviews
        .map(|one| one.submitted)
        .chain(comments.map(|one| one.written));
    let first = moments.min().filter(|at| is_told(inputs, *at))?;
    let approver = reading.approval.and_then(|approval| approval.by);
    let counts = approver == Some(inputs.me) && reading.is_eligible();
    let pace = reading.pace().filter(|_| counts);
    Some(ReviewedPullRequest {
        week: inputs.weeks.of(first),
        pace,
        said,
        lines: reading.whole.map(|lines| lines.min(LINES_MOST)),
    })
}

fn of_week(week: Week, looked: &[ReviewedPullRequest]) -> MyReviewWeek {
    let of: Vec<&ReviewedPullRequest> = looked.iter().filter(|one| one.week == week).collect();
    let paces: Vec<f64> = of.iter().filter_map(|one| one.pace).collect();
    let sized = of.iter().filter_map(|one| Some((one.said, one.lines?)));
    MyReviewWeek {
        week,
        reviewed: count(of.iter()),
        pace: median(&paces),
        comments: sized.clone().map(|(said, _)| said).sum(),
        lines: sized.map(|(_, lines)| lines).sum(),
    }
}

/// The approval, if it came too fast in these weeks.
fn fast(
    inputs: &MyInputs,
    known: &PullRequestState,
    reading: &ReviewFacts,
) -> Option<FastApproval> {
    let (slice, approval) = (reading.slice?, reading.approval?);
    let is_stamp = known.pull_request.merged.is_some()
        && is_of_human(&known.pull_request)
        && reading.is_stamp(inputs.pace);
    if !is_stamp || !is_told(inputs, approval.at) {
        return None;
    }
    Some(FastApproval {
        place: known.pull_request.place.clone(),
        approved: approval.at,
        lines: slice.lines?,
        minutes: (approval.at - slice.from).num_milliseconds() as f64 / 60_000.0,
    })
}

impl FastApproval {
    /// Lines an hour, at least.
    pub fn pace(&self) -> f64 {
        f64::from(self.lines) * 60.0 / self.minutes
    }
}

#[cfg(test)]
mod tests;
