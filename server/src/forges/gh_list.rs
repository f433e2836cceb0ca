//! Reads the output of `gh pr list --json …`: one JSON list, record by record.

use super::github::verdict;
use super::told::{Lacks, Told};
use app::domain::forge_account::Forge;
use app::domain::pull_request::{News, Place, Readiness, Size, Snapshot};
use app::domain::review::{
    Comment, CommentNews, ForgeId, Review, ReviewChange, ReviewNews, Where, substance,
};
use serde::Deserializer;
use serde::de::{SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;
use std::fmt;
use std::io::Read;
use std::ops::ControlFlow;

/// Hands every record of the list to `each`, which may break off; the rest is then not read.
/// Fails where the text is no list or ends early.
pub fn records(
    from: impl Read,
    each: impl FnMut(&RawValue) -> ControlFlow<()>,
) -> Result<(), serde_json::Error> {
    let mut json = serde_json::Deserializer::from_reader(from);
    let whole = json.deserialize_seq(Records { each })?;
    match whole {
        ControlFlow::Continue(()) => json.end(),
        ControlFlow::Break(()) => Ok(()),
    }
}

struct Records<F> {
    each: F,
}

impl<'de, F: FnMut(&RawValue) -> ControlFlow<()>> Visitor<'de> for Records<F> {
    type Value = ControlFlow<()>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of pull requests")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut going = ControlFlow::Continue(());
        // What follows a break is read over, for the list must be read to its end.
        while let Some(record) = list.next_element::<Box<RawValue>>()? {
            if going.is_continue() {
                going = (self.each)(&record);
            }
        }
        Ok(going)
    }
}

/// What one record tells.
pub fn news(record: &RawValue) -> Result<News, Lacks> {
    let value: Value =
        serde_json::from_str(record.get()).map_err(|e| Lacks::NotJson(e.to_string()))?;
    if !value.is_object() {
        return Err(Lacks::Odd("the record".to_owned()));
    }
    let told = Told::root(&value, "");
    let mut times = vec![told.time("createdAt")?];
    times.extend(told.optional_time("mergedAt")?);
    times.extend(told.optional_time("closedAt")?);
    let mut pushed = None;
    for commit in told.list("commits")? {
        pushed = pushed.max(Told::root(commit, "commits").optional_time("committedDate")?);
    }
    let mut comments = Vec::new();
    for comment in told.list("comments")? {
        let comment = comment_of(Told::root(comment, "comments"))?;
        times.push(comment.as_of);
        comments.push(CommentNews(comment));
    }
    let mut reviews = Vec::new();
    for review in told.list("reviews")? {
        if let Some((review, is_dismissed)) = review_of(Told::root(review, "reviews"))? {
            times.push(review.submitted);
            reviews.push((review, is_dismissed));
        }
    }
    let first = times[0];
    let as_of = times.into_iter().fold(first, Ord::max);
    let reviews = reviews
        .into_iter()
        .map(|(review, is_dismissed)| ReviewNews {
            change: ReviewChange::Edited,
            review: Review {
                dismissed: is_dismissed.then_some(as_of),
                ..review
            },
        });
    Ok(News {
        reviews: reviews.collect(),
        comments,
        ..News::of(snapshot(told, pushed, as_of)?)
    })
}

type Time = chrono::DateTime<chrono::Utc>;

fn snapshot(told: Told<'_>, pushed: Option<Time>, as_of: Time) -> Result<Snapshot, Lacks> {
    let count = |field: &str| {
        told.optional_count(field)?
            .ok_or_else(|| Lacks::Missing(field.to_owned()))
    };
    let place =
        Place::parse(Forge::GitHub, told.text("url")?).map_err(|_| Lacks::Odd("url".to_owned()))?;
    if told
        .optional_count("number")?
        .is_some_and(|n| n != place.number)
    {
        return Err(Lacks::Odd("number".to_owned()));
    }
    Ok(Snapshot {
        place,
        author: told.actor("author")?,
        opened: told.time("createdAt")?,
        merged: told.optional_time("mergedAt")?,
        closed: told.optional_time("closedAt")?,
        readiness: match told.get("isDraft").and_then(Value::as_bool) {
            Some(true) => Readiness::Draft,
            Some(false) => Readiness::Ready,
            None => Readiness::Unsaid,
        },
        pushed,
        size: Some(Size {
            additions: count("additions")?,
            deletions: count("deletions")?,
            files: count("changedFiles")?,
        }),
        generated: None,
        labels: told.labels()?,
        branch: None,
        co_authors: Vec::new(),
        reverts: None,
        as_of,
        told_until: Some(as_of),
    })
}

/// A review that was handed in, and whether it was dismissed.
fn review_of(told: Told<'_>) -> Result<Option<(Review, bool)>, Lacks> {
    let Some((verdict, is_dismissed)) = verdict(told.text("state")?)? else {
        return Ok(None);
    };
    let review = Review {
        id: id(told, "reviews.id")?,
        reviewer: told.actor("author")?,
        verdict,
        submitted: told.time("submittedAt")?,
        substance: substance(told.optional_text("body")?.unwrap_or_default()),
        dismissed: None,
    };
    Ok(Some((review, is_dismissed)))
}

fn comment_of(told: Told<'_>) -> Result<Comment, Lacks> {
    let written = told.time("createdAt")?;
    Ok(Comment {
        id: id(told, "comments.id")?,
        author: told.actor("author")?,
        place: Where::Conversation,
        substance: substance(told.optional_text("body")?.unwrap_or_default()),
        written,
        as_of: written,
        deleted: None,
    })
}

fn id(told: Told<'_>, name: &str) -> Result<ForgeId, Lacks> {
    ForgeId::parse(told.text("id")?).map_err(|_| Lacks::Odd(name.to_owned()))
}
