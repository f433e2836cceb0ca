//! Coverage of pull requests. Of a whole one everything that was said of them is known, because an import
//! told it or because a hook listened all the while (SIGNALS §7.1). Values in, value out.

use crate::domain::day::Week;
use crate::domain::forge_account::Forge;
use crate::domain::form::text_enum;
use crate::domain::pull_request::PullRequest;
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::BTreeMap;

/// How long the delivery that makes a hook known may take on its way: by so much earlier the hook listened.
const ON_ITS_WAY: TimeDelta = TimeDelta::minutes(1);

text_enum! {
    /// Why deliveries may have been lost.
    Cause {
        /// Irori was not there to take them in.
        Absent = "absent",
        /// An admin said that the hook's secret was wrong. That unsigned ones came does not say so.
        WrongSignature = "wrong-signature",
        /// They were signed and lacked something.
        Malformed = "malformed",
    }
}

/// A stretch of time, from its beginning to before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeRange {
    pub from: DateTime<Utc>,
    pub to: DateTime<Utc>,
}

impl TimeRange {
    /// Whether it shares a moment with the time from `from` to `to`, both included.
    fn touches(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> bool {
        self.from <= to && self.to > from
    }
}

/// A time over which one hook told of one repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoveragePeriod {
    /// When the first delivery came.
    pub from: DateTime<Utc>,
    /// When the hook was removed; `None` while it is there.
    pub until: Option<DateTime<Utc>>,
    /// When deliveries of it about this repository may have been lost, whatever the cause.
    pub outages: Vec<TimeRange>,
}

impl CoveragePeriod {
    fn tells(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> bool {
        self.from <= from + ON_ITS_WAY
            && self.until.is_none_or(|until| to <= until)
            && !self.outages.iter().any(|o| o.touches(from, to))
    }
}

/// What hooks told, by repository.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RepositorySpans(BTreeMap<(Forge, String), Vec<CoveragePeriod>>);

impl RepositorySpans {
    /// Adds a span of the repository with this key ([`crate::domain::pull_request::PullRequestRef::key`]).
    pub fn add(&mut self, forge: Forge, repository_key: &str, span: CoveragePeriod) {
        let key = (forge, repository_key.to_owned());
        self.0.entry(key).or_default().push(span);
    }

    /// Whether one hook told everything of a repository from `from` to `to`.
    pub fn tell(
        &self,
        forge: Forge,
        repository_key: &str,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
    ) -> bool {
        let spans = self.0.get(&(forge, repository_key.to_owned()));
        spans.is_some_and(|spans| spans.iter().any(|span| span.tells(from, to)))
    }

    /// Whether everything is known that was said until the merge of a pull request of a repository: an
    /// import told it afterwards, or one hook listened from when reviewers were `asked` until then.
    pub fn know(
        &self,
        forge: Forge,
        repository_key: &str,
        asked: DateTime<Utc>,
        merged: DateTime<Utc>,
        told_until: Option<DateTime<Utc>>,
    ) -> bool {
        // A clock that is wrong may say that it was asked for after the merge.
        let from = asked.min(merged);
        told_until.is_some_and(|told| told >= merged)
            || self.tell(forge, repository_key, from, merged)
    }

    /// [`RepositorySpans::know`] of a pull request since it was ready, or else opened. One that is not merged is not
    /// whole.
    pub fn is_whole(&self, pull_request: &PullRequest) -> bool {
        let place = &pull_request.place;
        let asked = pull_request.ready.unwrap_or(pull_request.opened);
        let told_until = pull_request.told_until;
        pull_request
            .merged
            .is_some_and(|merged| self.know(place.forge, &place.key(), asked, merged, told_until))
    }
}

/// How many merged pull requests of humans are whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PullRequestCoverage {
    pub whole: u32,
    /// At least as many.
    pub merged: u32,
}

impl PullRequestCoverage {
    pub fn count(&mut self, is_whole: bool) {
        self.merged += 1;
        self.whole += u32::from(is_whole);
    }

    /// Whether a week says anything: nine tenths and more are whole, or nothing was merged.
    pub fn is_enough(self) -> bool {
        u64::from(self.whole) * 10 >= u64::from(self.merged) * 9
    }
}

/// The coverage of one repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepositoryCoverage {
    pub forge: Forge,
    /// `host/owner/name`, as it was last written.
    pub repository: String,
    /// One for each week that was asked for, in the same order.
    pub weeks: Vec<PullRequestCoverage>,
}

/// When deliveries may have been lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outage {
    pub cause: Cause,
    pub from: DateTime<Utc>,
    /// `None` where it lasts.
    pub to: Option<DateTime<Utc>>,
    /// The name of the hook; `None` where it was all of them, or where it was removed.
    pub hook: Option<String>,
    /// The repository that it is about; `None` where it is all of the hook's.
    pub repository: Option<String>,
}

/// How far what is known of pull requests can be relied on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HookHealth {
    /// The latest last.
    pub weeks: Vec<Week>,
    /// By forge and name.
    pub repositories: Vec<RepositoryCoverage>,
    /// Those that reach into these weeks, the latest first.
    pub outages: Vec<Outage>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pull_request::{PullRequestRef, Readiness, Snapshot};

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_700_000_000 + 60 * minute, 0).unwrap()
    }

    /// Opened at 100, merged at 200.
    fn merged() -> PullRequest {
        PullRequest::first(&Snapshot {
            merged: Some(at(200)),
            readiness: Readiness::Ready,
            as_of: at(200),
            ..Snapshot::opened(
                PullRequestRef::parse(Forge::GitHub, "https://github.com/O/r/pull/7").unwrap(),
                None,
                at(100),
            )
        })
    }

    fn span(from: i64, until: Option<i64>, outages: &[(i64, i64)]) -> CoveragePeriod {
        let outages = outages.iter().map(|(from, to)| TimeRange {
            from: at(*from),
            to: at(*to),
        });
        CoveragePeriod {
            from: at(from),
            until: until.map(at),
            outages: outages.collect(),
        }
    }

    fn spans(all: Vec<CoveragePeriod>) -> RepositorySpans {
        let mut spans = RepositorySpans::default();
        for span in all {
            spans.add(Forge::GitHub, "github.com/o/r", span);
        }
        spans
    }

    #[test]
    fn a_pull_request_is_whole_where_one_hook_listened_all_the_while() {
        for (all, is_whole) in [
            (vec![], false),
            (vec![span(0, None, &[])], true),
            (vec![span(101, None, &[])], true),
            (vec![span(102, None, &[])], false),
            (vec![span(0, Some(200), &[])], true),
            (vec![span(0, Some(199), &[])], false),
            (vec![span(0, None, &[(50, 100)])], true),
            (vec![span(0, None, &[(50, 101)])], false),
            (vec![span(0, None, &[(150, 151)])], false),
            (vec![span(0, None, &[(200, 210)])], false),
            (vec![span(0, None, &[(201, 210)])], true),
            // Two halves are not one whole; one of two is enough.
            (vec![span(0, Some(150), &[]), span(150, None, &[])], false),
            (
                vec![span(0, None, &[(150, 151)]), span(90, None, &[])],
                true,
            ),
        ] {
            assert_eq!(spans(all.clone()).is_whole(&merged()), is_whole, "{all:?}");
        }
    }

    #[test]
    fn a_draft_is_listened_to_from_when_it_is_ready() {
        let heard = spans(vec![span(150, None, &[])]);
        assert!(!heard.is_whole(&merged()));
        let later = PullRequest {
            ready: Some(at(150)),
            ..merged()
        };
        assert!(heard.is_whole(&later));
        // Merged as a draft, or made ready after its merge by a clock that is wrong.
        for ready in [None, Some(at(300))] {
            let odd = PullRequest { ready, ..merged() };
            assert!(spans(vec![span(0, None, &[])]).is_whole(&odd));
        }
    }

    #[test]
    fn an_import_after_the_merge_makes_it_whole_and_one_before_does_not() {
        for (told, is_whole) in [(199, false), (200, true), (900, true)] {
            let told = PullRequest {
                told_until: Some(at(told)),
                ..merged()
            };
            assert_eq!(RepositorySpans::default().is_whole(&told), is_whole);
        }
        let open = PullRequest {
            merged: None,
            told_until: Some(at(900)),
            ..merged()
        };
        assert!(!spans(vec![span(0, None, &[])]).is_whole(&open));
    }

    #[test]
    fn another_repository_or_forge_says_nothing() {
        let mut elsewhere = RepositorySpans::default();
        elsewhere.add(Forge::GitHub, "github.com/o/other", span(0, None, &[]));
        elsewhere.add(Forge::Gitea, "github.com/o/r", span(0, None, &[]));
        assert!(!elsewhere.is_whole(&merged()));
    }

    #[test]
    fn nine_tenths_are_enough() {
        for (whole, merged, is_enough) in [
            (0, 0, true),
            (9, 10, true),
            (8, 9, false),
            (0, 1, false),
            (1, 1, true),
            (u32::MAX, u32::MAX, true),
        ] {
            let coverage = PullRequestCoverage { whole, merged };
            assert_eq!(coverage.is_enough(), is_enough, "{coverage:?}");
        }
    }
}
