//! Pull requests: which one it is, what is known of it, and how news of it come together in
//! whatever order they arrive.
//!
//! Decided:
//!
//! - 2026-11-23: **A pull request is known by host, repository and number**, out of its address.
//!   Because: that is what the hook and `gh pr list` share. Costs: where a repository is renamed or
//!   transferred, its pull requests begin anew.
//! - 2026-11-28: **A delivery may come in any order.** A size and a readiness remember as of when they
//!   were told; what was merged is so since the first that said it.

use super::branch::Branch;
use super::forge_account::{Actor, Committer, Forge, Login};
use super::form::FieldError;
use super::review::{Comment, CommentNews, ForgeId, Review, ReviewNews, ThreadNews};
use chrono::{DateTime, Utc};

/// Which pull request: the host, its repository and the number there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PullRequestRef {
    pub forge: Forge,
    /// `github.com/owner/name`, as it was written.
    pub repository: String,
    pub number: u32,
}

impl PullRequestRef {
    /// Reads the address of a pull request, over http or https: `host/owner/name/pull/7` of GitHub,
    /// `host/group/…/name/-/merge_requests/7` of GitLab, `host/owner/name/pulls/7` of Gitea.
    pub fn parse(forge: Forge, address: &str) -> Result<Self, FieldError> {
        let refuse = || FieldError::new("wrong-pull-request");
        // No forge has a name with one of these, and the address becomes a link.
        let is_odd = |c: char| {
            c.is_whitespace()
                || c.is_control()
                || "<>\"'`\\^{}|?#@%".contains(c)
                || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        if address.len() > 500 || address.contains(is_odd) {
            return Err(refuse());
        }
        let rest = address
            .strip_prefix("https://")
            .or_else(|| address.strip_prefix("http://"))
            .ok_or_else(refuse)?;
        let parts: Vec<&str> = rest.trim_end_matches('/').split('/').collect();
        let (repository, number) = match (forge, &parts[..]) {
            (Forge::GitHub, [repository @ .., "pull" | "pulls", number])
            | (Forge::Gitea, [repository @ .., "pulls", number])
                if repository.len() == 3 =>
            {
                (repository, number)
            }
            // Until GitLab 12 there was no dash.
            (Forge::GitLab, [repository @ .., "-", "merge_requests", number])
            | (Forge::GitLab, [repository @ .., "merge_requests", number])
                if repository.len() >= 3 =>
            {
                (repository, number)
            }
            _ => return Err(refuse()),
        };
        if repository.contains(&"") || repository.contains(&"-") {
            return Err(refuse());
        }
        Ok(Self {
            forge,
            repository: repository.join("/"),
            number: number.parse().ok().filter(|n| *n > 0).ok_or_else(refuse)?,
        })
    }

    /// Where it can be looked at.
    pub fn address(&self) -> String {
        let Self {
            forge,
            repository,
            number,
        } = self;
        let part = match forge {
            Forge::GitHub => "pull",
            Forge::GitLab => "-/merge_requests",
            Forge::Gitea => "pulls",
        };
        format!("https://{repository}/{part}/{number}")
    }

    /// The name of the repository and the number: `hearth #7`.
    pub fn short(&self) -> String {
        let name = self.repository.rsplit('/').next().unwrap_or_default();
        format!("{name} #{}", self.number)
    }

    /// By which the repository is found: the forge ignores case.
    pub fn key(&self) -> String {
        self.repository.to_lowercase()
    }
}

/// Changed lines and files, as the forge counts them: generated ones included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pub additions: u32,
    pub deletions: u32,
    pub files: u32,
}

/// Whether reviewers are asked to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readiness {
    Draft,
    /// Ready; since when is not said.
    Ready,
    /// Became ready with this very news.
    ReadyNow,
    /// Became ready at this time, as an import tells it.
    ReadySince(DateTime<Utc>),
    /// The news does not say.
    Unsaid,
}

/// A pull request as one delivery or one imported record tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    pub place: PullRequestRef,
    pub author: Option<Actor>,
    pub opened: DateTime<Utc>,
    pub merged: Option<DateTime<Utc>>,
    pub closed: Option<DateTime<Utc>>,
    pub readiness: Readiness,
    /// When the author last pushed, where the news is about that.
    pub pushed: Option<DateTime<Utc>>,
    pub size: Option<Size>,
    /// Changed lines of generated, vendored and lock files; `None` where the files were not told.
    pub generated: Option<u32>,
    pub labels: Vec<String>,
    /// Where its commits come from.
    pub branch: Option<Branch>,
    /// Who wrote its commits beside its author, as far as this is told.
    pub co_authors: Vec<Login>,
    /// The number, in the same repository, of the pull request that it takes back.
    pub reverts: Option<u32>,
    /// The moment at which all this was so.
    pub as_of: DateTime<Utc>,
    /// Up to when every review and comment is told with it; `None` for a delivery, which tells of one.
    pub told_until: Option<DateTime<Utc>>,
}

impl Snapshot {
    /// When it became ready, where the news tells it.
    fn became_ready(&self) -> Option<DateTime<Utc>> {
        match self.readiness {
            Readiness::ReadyNow => Some(self.as_of),
            Readiness::ReadySince(since) => Some(since),
            _ => None,
        }
    }

    /// Of one that was opened then, and nothing more is said.
    pub fn opened(place: PullRequestRef, author: Option<Actor>, at: DateTime<Utc>) -> Self {
        Self {
            place,
            author,
            opened: at,
            merged: None,
            closed: None,
            readiness: Readiness::Unsaid,
            pushed: None,
            size: None,
            generated: None,
            labels: Vec::new(),
            branch: None,
            co_authors: Vec::new(),
            reverts: None,
            as_of: at,
            told_until: None,
        }
    }
}

/// Commits that came to a pull request at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Push {
    /// The latest of them.
    pub id: ForgeId,
    pub at: DateTime<Utc>,
    /// Who pushed; `None` where nobody says.
    pub by: Option<Actor>,
    /// Added and deleted lines of the whole pull request after it; `None` where nobody says.
    pub total: Option<(u32, u32)>,
}

impl Push {
    /// What is known after this news, in whatever order it comes.
    #[must_use]
    pub fn merge(&self, news: &Self) -> Self {
        Self {
            id: self.id.clone(),
            at: self.at.min(news.at),
            by: self.by.clone().or_else(|| news.by.clone()),
            total: self.total.or(news.total),
        }
    }
}

/// All that one delivery or one imported record tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PullRequestUpdate {
    pub pull_request: Snapshot,
    pub pushes: Vec<Push>,
    pub reviews: Vec<ReviewNews>,
    pub comments: Vec<CommentNews>,
    pub threads: Vec<ThreadNews>,
    pub committers: Vec<Committer>,
}

impl PullRequestUpdate {
    /// Of the pull request alone.
    pub fn of(pull_request: Snapshot) -> Self {
        Self {
            pull_request,
            pushes: Vec::new(),
            reviews: Vec::new(),
            comments: Vec::new(),
            threads: Vec::new(),
            committers: Vec::new(),
        }
    }
}

/// What is told of a pull request apart from it: reviews or comments of it, and nothing of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PullRequestPart {
    pub place: PullRequestRef,
    pub reviews: Vec<ReviewNews>,
    pub comments: Vec<CommentNews>,
}

/// All that is known of a pull request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PullRequestState {
    pub pull_request: PullRequest,
    /// In the order of their times, like the others.
    pub pushes: Vec<Push>,
    pub reviews: Vec<Review>,
    pub comments: Vec<Comment>,
    pub threads: Vec<ThreadNews>,
}

/// What is known of a pull request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PullRequest {
    pub place: PullRequestRef,
    /// None where the account was deleted.
    pub author: Option<Actor>,
    pub opened: DateTime<Utc>,
    /// Since when reviewers are asked to look; none for a draft. Where nobody told, it is `opened`.
    pub ready: Option<DateTime<Utc>>,
    pub merged: Option<DateTime<Utc>>,
    pub closed: Option<DateTime<Utc>>,
    pub pushed: Option<DateTime<Utc>>,
    /// None until a delivery told it: those about reviews do not.
    pub size: Option<Size>,
    /// `None` until the files are told.
    pub generated: Option<u32>,
    pub labels: Vec<String>,
    pub branch: Option<Branch>,
    /// By login, each once.
    pub co_authors: Vec<Login>,
    pub reverts: Option<u32>,
    pub as_of: DateTime<Utc>,
    /// `None` where no import has told it.
    pub told_until: Option<DateTime<Utc>>,
    /// When it was last said to become ready: `ready` is that and no guess.
    pub ready_told: Option<DateTime<Utc>>,
    /// As of when `size` was told.
    pub size_as_of: Option<DateTime<Utc>>,
}

impl PullRequest {
    /// The first that is heard of it.
    pub fn first(news: &Snapshot) -> Self {
        Self {
            place: news.place.clone(),
            author: news.author.clone(),
            opened: news.opened,
            ready: match news.readiness {
                Readiness::Draft => None,
                Readiness::ReadyNow | Readiness::ReadySince(_) => news.became_ready(),
                Readiness::Ready | Readiness::Unsaid => Some(news.opened),
            },
            merged: news.merged,
            closed: news.closed,
            pushed: news.pushed,
            size: news.size,
            generated: news.generated,
            labels: news.labels.clone(),
            branch: news.branch.clone(),
            co_authors: together(&[], &news.co_authors),
            reverts: news.reverts,
            as_of: news.as_of,
            told_until: news.told_until,
            ready_told: news.became_ready(),
            size_as_of: news.size.map(|_| news.as_of),
        }
    }

    /// What is known after this news. Later news replaces earlier; news that comes late only fills
    /// in what was not known. What was merged stays merged, since the first that was heard of it:
    /// GitLab says only that it is, in all news after it.
    #[must_use]
    pub fn merge(&self, news: &Snapshot) -> Self {
        let mut known = self.clone();
        known.pushed = self.pushed.max(news.pushed);
        known.merged = self.merged.into_iter().chain(news.merged).min();
        known.author = self.author.clone().or_else(|| news.author.clone());
        known.branch = self.branch.clone().or_else(|| news.branch.clone());
        known.co_authors = together(&self.co_authors, &news.co_authors);
        known.reverts = self.reverts.or(news.reverts);
        known.told_until = self.told_until.max(news.told_until);
        if news.size.is_some() && self.size_as_of <= Some(news.as_of) {
            known.size = news.size;
            known.size_as_of = Some(news.as_of);
        }
        if news.as_of < self.as_of {
            known.generated = self.generated.or(news.generated);
            if news.became_ready().is_some() && self.ready.is_some() {
                known.ready_told = self.ready_told.max(news.became_ready());
                known.ready = known.ready_told;
            }
            return known;
        }
        known.opened = news.opened;
        known.closed = news.closed;
        known.generated = news.generated.or(self.generated);
        known.labels.clone_from(&news.labels);
        known.as_of = news.as_of;
        known.ready = match news.readiness {
            Readiness::Draft => None,
            Readiness::ReadyNow => Some(news.as_of),
            Readiness::ReadySince(_) => self.ready_told.max(news.became_ready()),
            // A draft that is said to be ready became so some time until now.
            Readiness::Ready => self.ready.or(Some(news.as_of)),
            Readiness::Unsaid => self.ready,
        };
        match news.readiness {
            Readiness::Draft => known.ready_told = None,
            Readiness::ReadyNow | Readiness::ReadySince(_) => known.ready_told = known.ready,
            Readiness::Ready | Readiness::Unsaid => {}
        }
        known
    }
}

/// Both lists as one, by login, each login once.
fn together(known: &[Login], told: &[Login]) -> Vec<Login> {
    let mut all: Vec<Login> = known.iter().chain(told).cloned().collect();
    all.sort_by_cached_key(Login::key);
    all.dedup();
    all
}

/// What an import did with one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportChange {
    New,
    Changed,
    Same,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::forge_account::ActorKind;
    use crate::domain::law_tests::holds;
    use proptest::collection::vec;
    use proptest::option::weighted;
    use proptest::prelude::{Just, Strategy};

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_700_000_000 + 60 * minute, 0).unwrap()
    }

    fn snapshot(minute: i64, readiness: Readiness) -> Snapshot {
        Snapshot {
            readiness,
            as_of: at(minute),
            ..Snapshot::opened(
                PullRequestRef::parse(Forge::GitHub, "https://github.com/o/r/pull/7").unwrap(),
                Actor::parse("aki", ActorKind::Human).ok(),
                at(0),
            )
        }
    }

    #[test]
    fn the_address_says_which_pull_request_it_is() {
        let place =
            PullRequestRef::parse(Forge::GitHub, "https://GitHub.com/Octo/Hello-World/pull/12")
                .unwrap();
        assert_eq!(place.key(), "github.com/octo/hello-world");
        assert_eq!(place.number, 12);
        for address in [
            "",
            "https://github.com/o/r/pull/0",
            "https://github.com/o/r/pull/x",
            "https://github.com/o/r/issues/1",
            "https://github.com//r/pull/1",
            "https://github.com/o/r/pull/99999999999",
            "ftp://github.com/o/r/pull/1",
            "https://github.com/o/r\n/pull/1",
        ] {
            assert!(
                PullRequestRef::parse(Forge::GitHub, address).is_err(),
                "{address}"
            );
        }
    }

    #[test]
    fn every_forge_writes_its_addresses_in_its_own_way_and_they_read_back() {
        for (forge, address, repository) in [
            (
                Forge::GitHub,
                "https://github.com/o/r/pull/7",
                "github.com/o/r",
            ),
            (
                Forge::Gitea,
                "https://git.example/o/r/pulls/7",
                "git.example/o/r",
            ),
            (
                Forge::GitLab,
                "https://lab.example:8443/a/b/c/r/-/merge_requests/7",
                "lab.example:8443/a/b/c/r",
            ),
        ] {
            let place = PullRequestRef::parse(forge, address).unwrap();
            assert_eq!((place.repository.as_str(), place.number), (repository, 7));
            assert_eq!(place.address(), address);
        }
        for (forge, address) in [
            (Forge::GitLab, "https://lab.example/r/-/merge_requests/7"),
            (Forge::GitLab, "https://lab.example/a/r/-/issues/7"),
            (Forge::Gitea, "https://git.example/o/r/pull/7"),
            (Forge::Gitea, "https://git.example/a/o/r/pulls/7"),
        ] {
            assert!(PullRequestRef::parse(forge, address).is_err(), "{address}");
        }
    }

    #[test]
    fn news_come_to_the_same_in_any_order() {
        let size = Some(Size {
            additions: 3,
            deletions: 1,
            files: 2,
        });
        let opened = Snapshot {
            size,
            ..snapshot(0, Readiness::Draft)
        };
        let ready = snapshot(5, Readiness::ReadyNow);
        let reviewed = snapshot(9, Readiness::Ready);
        let merged = Snapshot {
            merged: Some(at(20)),
            closed: Some(at(20)),
            ..snapshot(20, Readiness::Ready)
        };
        let again = Snapshot {
            size: Some(Size {
                additions: 9,
                deletions: 1,
                files: 2,
            }),
            ..snapshot(7, Readiness::Draft)
        };
        let ready_again = snapshot(8, Readiness::ReadyNow);
        let news = [&opened, &ready, &again, &ready_again, &reviewed, &merged];
        for order in orders(news.len()) {
            let mut known = PullRequest::first(news[order[0]]);
            for next in &order[1..] {
                known = known.merge(news[*next]);
            }
            assert_eq!(known.ready, Some(at(8)), "{order:?}");
            assert_eq!(known.merged, Some(at(20)), "{order:?}");
            assert_eq!(known.size, again.size, "{order:?}");
        }
    }

    /// News of one pull request, each of another minute, and an order in which they come.
    fn told() -> impl Strategy<Value = (Vec<Snapshot>, Vec<Snapshot>)> {
        let sometimes = || weighted(0.5, 0..40_i64);
        let size = weighted(0.5, 0..100_u32);
        let one = (sometimes(), sometimes(), sometimes(), size, 0..3_usize);
        let told = vec(one, 1..7).prop_map(|all| {
            let news = (0..).zip(all);
            let news = news.map(
                |(minute, (merged, closed, pushed, additions, labels))| Snapshot {
                    merged: merged.map(at),
                    closed: closed.map(at),
                    pushed: pushed.map(at),
                    told_until: pushed.map(at),
                    size: additions.map(|additions| Size {
                        additions,
                        deletions: 0,
                        files: 1,
                    }),
                    labels: vec!["a".to_owned(); labels],
                    ..snapshot(minute, Readiness::Unsaid)
                },
            );
            news.collect::<Vec<_>>()
        });
        told.prop_flat_map(|news| (Just(news.clone()), Just(news).prop_shuffle()))
    }

    #[test]
    fn any_news_come_to_the_same_in_any_order() {
        let known = |news: &[Snapshot]| {
            let first = PullRequest::first(&news[0]);
            news[1..]
                .iter()
                .fold(first, |known, news| known.merge(news))
        };
        holds(500, told(), |(in_order, shuffled)| {
            let known = known(&shuffled);
            let last = in_order.last().unwrap();
            assert_eq!(
                known.merged,
                in_order.iter().filter_map(|one| one.merged).min()
            );
            assert_eq!(
                known.pushed,
                in_order.iter().map(|one| one.pushed).max().flatten()
            );
            assert_eq!(known.told_until, known.pushed);
            let sizes = in_order.iter().rev().filter_map(|one| one.size);
            assert_eq!(known.size, sizes.clone().next());
            assert_eq!((known.closed, known.as_of), (last.closed, last.as_of));
            assert_eq!(known.labels, last.labels);
        });
    }

    /// Every order of so many things.
    fn orders(of: usize) -> Vec<Vec<usize>> {
        if of == 0 {
            return vec![Vec::new()];
        }
        let mut all = Vec::new();
        for shorter in orders(of - 1) {
            for place in 0..of {
                let mut order = shorter.clone();
                order.insert(place, of - 1);
                all.push(order);
            }
        }
        all
    }

    #[test]
    fn the_same_news_twice_changes_nothing() {
        for readiness in [
            Readiness::Draft,
            Readiness::Ready,
            Readiness::ReadyNow,
            Readiness::ReadySince(at(2)),
            Readiness::Unsaid,
        ] {
            let known = PullRequest::first(&snapshot(3, readiness));
            assert_eq!(known.merge(&snapshot(3, readiness)), known);
        }
    }

    #[test]
    fn an_import_tells_since_when_it_was_ready_and_a_draft_stays_one() {
        let since = snapshot(9, Readiness::ReadySince(at(5)));
        let opened = snapshot(0, Readiness::Ready);
        let later = snapshot(12, Readiness::Ready);
        for order in [
            [&opened, &since, &later],
            [&later, &opened, &since],
            [&since, &later, &opened],
        ] {
            let known = PullRequest::first(order[0]).merge(order[1]).merge(order[2]);
            assert_eq!(known.ready, Some(at(5)));
        }
        let draft = PullRequest::first(&snapshot(12, Readiness::Draft));
        assert_eq!(draft.merge(&since).ready, None);
    }

    #[test]
    fn what_is_reopened_is_open_and_what_was_merged_stays_so() {
        let closed = Snapshot {
            closed: Some(at(5)),
            ..snapshot(5, Readiness::Ready)
        };
        let known = PullRequest::first(&closed).merge(&snapshot(6, Readiness::Ready));
        assert_eq!(known.closed, None);
        let merged = Snapshot {
            merged: Some(at(7)),
            closed: Some(at(7)),
            ..snapshot(7, Readiness::Ready)
        };
        let known = known.merge(&merged).merge(&snapshot(8, Readiness::Unsaid));
        assert_eq!(known.merged, Some(at(7)));
    }
}
