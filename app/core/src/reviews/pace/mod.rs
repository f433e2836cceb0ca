//! One pull request: whether it counts, how many lines were to be read from when on, how soon it was
//! approved, and whether it was stamped (SIGNALS §7.1). Values in, values out; which team it belongs to
//! is not asked here.
//!
//! Decided:
//!
//! - 2026-11-28: **A stamp stands on the slice that was read at last; oversize and discussion on the
//!   whole.** Because: a large change stays large after a small push.

use crate::domain::forge_account::{Actor, ActorKind, Forge, ForgeLogin};
use crate::domain::id::PersonId;
use crate::domain::pull_request::{PullRequest, PullRequestState, Push};
use crate::domain::review::{Substance, Verdict};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// Lines below which an approval is no event, and a push no slice.
pub const LEAST_LINES: u32 = 50;

/// Whose logins are whose, as far as they are tied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Logins(BTreeMap<(Forge, String), PersonId>);

impl Logins {
    pub fn add(&mut self, account: &ForgeLogin, person: PersonId) {
        self.0.insert((account.forge, account.login.key()), person);
    }

    /// Whether any login is tied to this person.
    pub fn is_of(&self, person: PersonId) -> bool {
        self.0.values().any(|of| *of == person)
    }

    pub fn person(&self, forge: Forge, actor: &Actor) -> Option<PersonId> {
        self.0.get(&(forge, actor.login.key())).copied()
    }
}

/// Whether a pull request is one of a human: its author is known and no bot, and no label says that
/// nobody wrote it. Of `generated` and `revert-auto` that is the whole label, in any case of letters; of
/// `deps` and `dependencies` a word of it: `chore(deps)`, `area/dependencies`.
pub fn is_of_human(pull_request: &PullRequest) -> bool {
    let author = pull_request.author.as_ref();
    let is_made = |label: &String| {
        let label = label.trim().to_lowercase();
        let mut words = label.split(|c: char| !c.is_alphanumeric() && c != '-');
        ["generated", "revert-auto"].contains(&label.as_str())
            || words.any(|word| ["deps", "dependencies"].contains(&word))
    };
    author.is_some_and(|author| author.kind == ActorKind::Human)
        && !pull_request.labels.iter().any(is_made)
}

/// The first approval by a human who wrote none of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Approval {
    pub at: DateTime<Utc>,
    /// `None` where the login is tied to nobody.
    pub by: Option<PersonId>,
}

/// What was to be read, and from when on it could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReviewedDiff {
    /// `S`, in lines; `None` where the size, or its generated part, is not known: never 0.
    pub lines: Option<u32>,
    /// `t0`.
    pub from: DateTime<Utc>,
}

/// What a pull request comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReviewFacts {
    /// Lines of the whole, without generated ones; `None` where one of the two is not known.
    pub whole: Option<u32>,
    /// `None` for a draft.
    pub slice: Option<ReviewedDiff>,
    pub approval: Option<Approval>,
    /// Comments and reviews of substance by humans who are not the author, until the merge.
    pub comments: u32,
    /// Whether anybody but the author looked before the merge: a review, or a comment of substance.
    pub was_reviewed: bool,
    /// The first response, of any kind, by a human who is not the author, once it was ready.
    pub response: Option<DateTime<Utc>>,
    /// Read together before it was ready, as a label says: no pace can be told.
    was_live: bool,
}

impl ReviewFacts {
    pub fn of(known: &PullRequestState, logins: &Logins) -> Self {
        let witness = PullRequestView { known, logins };
        let approved = witness.first_approval();
        Self {
            whole: witness.written(),
            slice: witness.slice(approved),
            approval: approved.map(|(approval, _)| approval),
            comments: witness.comments(),
            was_reviewed: witness.was_reviewed(),
            response: witness.response(),
            was_live: witness.was_live(),
        }
    }

    /// `S` of the slice that was read at last, 0 and more lines.
    pub fn lines(&self) -> Option<u32> {
        self.slice?.lines
    }

    /// Lines an hour, at least, at which whoever approved first read what was to be read; `None` where the
    /// size is not known or it was approved before `t0`.
    pub fn pace(&self) -> Option<f64> {
        Some(f64::from(self.lines()?) / self.hours()?)
    }

    /// From `t0` until it was approved, above 0.
    fn hours(&self) -> Option<f64> {
        let elapsed = self.approval?.at - self.slice?.from;
        let hours = elapsed.num_milliseconds() as f64 / 3_600_000.0;
        Some(hours).filter(|hours| *hours > 0.0)
    }

    /// Whether it is an event of REV-1, once it is merged: 50 lines and more, not read together.
    pub fn is_eligible(&self) -> bool {
        self.lines().is_some_and(|lines| lines >= LEAST_LINES) && !self.was_live
    }

    /// Whether it was approved without a comment of substance, certainly faster than `pace` lines an
    /// hour: nobody can read before `t0`, so that the true pace is at least S / elapsed. What was approved
    /// before `t0` was read as a draft, by a time that nobody knows, and is no stamp.
    pub fn is_stamp(&self, pace: u32) -> bool {
        let read = self.lines().zip(self.hours());
        let is_fast = read.is_some_and(|(lines, hours)| f64::from(lines) > f64::from(pace) * hours);
        is_fast && self.is_eligible() && self.comments == 0
    }
}

/// The reviews by humans who are not the author: by whom, where the login is tied, and when.
pub fn reviews_of(
    known: &PullRequestState,
    logins: &Logins,
) -> Vec<(Option<PersonId>, DateTime<Utc>)> {
    let witness = PullRequestView { known, logins };
    let others = known.reviews.iter().filter_map(|review| {
        let actor = review.reviewer.as_ref()?;
        let is_other = witness.is_other(Some(actor));
        is_other.then(|| (witness.person(actor), review.submitted))
    });
    others.collect()
}

/// Reads what is known of one pull request.
struct PullRequestView<'k> {
    known: &'k PullRequestState,
    logins: &'k Logins,
}

impl PullRequestView<'_> {
    fn pull_request(&self) -> &PullRequest {
        &self.known.pull_request
    }

    fn person(&self, actor: &Actor) -> Option<PersonId> {
        self.logins.person(self.pull_request().place.forge, actor)
    }

    /// Whether it is the author, by this login or by another of theirs.
    fn is_author(&self, actor: &Actor) -> bool {
        let Some(author) = &self.pull_request().author else {
            return false;
        };
        let person = self.person(actor);
        actor.login == author.login || (person.is_some() && person == self.person(author))
    }

    /// Whether somebody is a human who is not the author. An account that was deleted since is not
    /// known to have been either: whoever it was did look.
    fn is_other(&self, actor: Option<&Actor>) -> bool {
        actor.is_none_or(|actor| actor.kind == ActorKind::Human && !self.is_author(actor))
    }

    fn is_before_merge(&self, at: DateTime<Utc>) -> bool {
        self.pull_request().merged.is_none_or(|merged| at <= merged)
    }

    /// One that was dismissed later was given at its time.
    fn first_approval(&self) -> Option<(Approval, &Actor)> {
        let co_authors = &self.pull_request().co_authors;
        let approvals = self.known.reviews.iter().filter_map(|review| {
            let actor = review.reviewer.as_ref()?;
            let counts = review.verdict == Some(Verdict::Approved)
                && self.is_other(Some(actor))
                && !co_authors.contains(&actor.login)
                && self.is_before_merge(review.submitted);
            counts.then_some((review.submitted, actor))
        });
        let (at, actor) = approvals.min_by_key(|(at, _)| *at)?;
        let by = self.person(actor);
        Some((Approval { at, by }, actor))
    }

    fn slice(&self, approved: Option<(Approval, &Actor)>) -> Option<ReviewedDiff> {
        let ready = self.pull_request().ready?;
        let until = approved.map_or(self.pull_request().merged, |(approval, _)| {
            Some(approval.at)
        });
        let mut slice = self
            .last_large_push(ready, until)
            .unwrap_or_else(|| ReviewedDiff {
                lines: self.written(),
                from: ready,
            });
        let began = approved.and_then(|(_, approver)| self.began_before(approver, slice.from));
        slice.from = began.unwrap_or(slice.from);
        Some(slice)
    }

    fn written(&self) -> Option<u32> {
        let (size, generated) = (self.pull_request().size, self.pull_request().generated);
        size.zip(generated)
            .map(|(size, generated)| written(size.additions, size.deletions, generated))
    }

    /// The last push by the author of 50 lines and more after it was ready. Its generated lines are not
    /// known by themselves: all of the pull request's are taken off, which makes no pace too fast.
    fn last_large_push(
        &self,
        ready: DateTime<Utc>,
        until: Option<DateTime<Utc>>,
    ) -> Option<ReviewedDiff> {
        let generated = self.pull_request().generated?;
        let pairs = self.known.pushes.windows(2).rev();
        let mut slices = pairs.filter_map(|pair| {
            let [before, push] = pair else {
                return None;
            };
            let is_inside = ready < push.at && until.is_none_or(|until| push.at < until);
            let is_own = push.by.as_ref().is_none_or(|by| self.is_author(by));
            let lines = changed(before, push)?.saturating_sub(generated);
            (is_inside && is_own && lines >= LEAST_LINES).then_some(ReviewedDiff {
                lines: Some(lines),
                from: push.at,
            })
        });
        slices.next()
    }

    /// When who approved had first said something before `t0`: they had begun to read then.
    fn began_before(&self, approver: &Actor, t0: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let person = self.person(approver);
        let is_same = |actor: &Actor| {
            actor.login == approver.login || (person.is_some() && self.person(actor) == person)
        };
        let is_theirs = |actor: &Option<Actor>| actor.as_ref().is_some_and(is_same);
        let comments = self.known.comments.iter();
        let comments = comments.filter(|comment| is_theirs(&comment.author));
        let reviews = self.known.reviews.iter();
        let reviews = reviews.filter(|review| {
            is_theirs(&review.reviewer) && review.verdict != Some(Verdict::Approved)
        });
        let said = comments
            .map(|comment| comment.written)
            .chain(reviews.map(|review| review.submitted));
        said.filter(|at| *at < t0).min()
    }

    fn comments(&self) -> u32 {
        let comments = self.known.comments.iter().filter(|comment| {
            comment.substance == Substance::Substantive
                && comment.deleted.is_none()
                && self.is_other(comment.author.as_ref())
                && self.is_before_merge(comment.written)
        });
        let reviews = self.known.reviews.iter().filter(|review| {
            review.substance == Substance::Substantive
                && self.is_other(review.reviewer.as_ref())
                && self.is_before_merge(review.submitted)
        });
        u32::try_from(comments.count() + reviews.count()).unwrap_or(u32::MAX)
    }

    fn was_reviewed(&self) -> bool {
        let mut reviews = self.known.reviews.iter();
        reviews.any(|review| {
            self.is_other(review.reviewer.as_ref()) && self.is_before_merge(review.submitted)
        }) || self.comments() > 0
    }

    fn response(&self) -> Option<DateTime<Utc>> {
        let ready = self.pull_request().ready?;
        let is_human = |actor: &Option<Actor>| actor.is_some() && self.is_other(actor.as_ref());
        let reviews = self.known.reviews.iter();
        let reviews = reviews
            .filter(|review| is_human(&review.reviewer))
            .map(|review| review.submitted);
        let comments = self.known.comments.iter();
        let comments = comments
            .filter(|comment| is_human(&comment.author))
            .map(|comment| comment.written);
        reviews.chain(comments).filter(|at| *at >= ready).min()
    }

    fn was_live(&self) -> bool {
        let mut labels = self.pull_request().labels.iter();
        labels.any(|label| {
            let label = label.trim().to_lowercase().replace('-', "_");
            label == "reviewed_live"
        })
    }
}

/// Lines that somebody wrote.
fn written(additions: u32, deletions: u32, generated: u32) -> u32 {
    additions
        .saturating_add(deletions)
        .saturating_sub(generated)
}

/// What a push changed: |Δadditions| + |Δdeletions| of the whole; `None` where one of the two is not known.
fn changed(before: &Push, push: &Push) -> Option<u32> {
    let ((a, d), (b, e)) = before.total.zip(push.total)?;
    Some(a.abs_diff(b).saturating_add(d.abs_diff(e)))
}

#[cfg(test)]
mod tests;
