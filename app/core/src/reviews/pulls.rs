//! The pull requests of a team as signals take them, and a week of them in counts: each is read once, in the
//! order of their merges, with the team's week that it was merged in and whether everything is known that
//! was said of it.

use super::coverage::RepositorySpans;
use super::pace::{Logins, ReviewFacts, is_of_human, reviews_of};
use super::published::ReviewFigures;
use crate::domain::day::{Day, Week, instant};
use crate::domain::id::PersonId;
use crate::domain::pull_request::PullRequestState;
use chrono::{DateTime, NaiveTime, Utc};
use chrono_tz::Tz;

/// A pull request of one of the team's people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authored {
    pub known: PullRequestState,
    pub author: PersonId,
    /// When what it takes back was merged, where it takes something back.
    pub reverted: Option<DateTime<Utc>>,
}

/// The weeks of a team, which begin at midnight in its zone (SIGNALS §1.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weeks {
    pub zone: Tz,
}

impl Weeks {
    pub fn begin(self, week: Week) -> DateTime<Utc> {
        instant(week.monday().0.and_time(NaiveTime::MIN), self.zone)
    }

    pub fn of(self, at: DateTime<Utc>) -> Week {
        Day(at.with_timezone(&self.zone).date_naive()).week()
    }
}

/// A pull request of a human, read.
#[derive(Clone, Debug)]
pub struct Pull<'t> {
    pub told: &'t Authored,
    pub reading: ReviewFacts,
    /// The week of its merge.
    pub merged: Option<Week>,
    /// Whether it is merged and all is known that was said of it.
    pub is_whole: bool,
    reviews: Vec<(Option<PersonId>, Week)>,
}

impl Pull<'_> {
    /// The reviews that humans who are not the author gave: who they are, where their login is tied, and
    /// in which week.
    pub fn reviews(&self) -> impl Iterator<Item = (Option<PersonId>, Week)> {
        self.reviews.iter().copied()
    }

    pub fn merged_at(&self) -> Option<DateTime<Utc>> {
        self.told.known.pull_request.merged
    }
}

/// Those of humans, in the order of their merges; at a tie by repository and number.
pub fn read<'t>(
    all: &'t [Authored],
    logins: &Logins,
    spans: &RepositorySpans,
    weeks: Weeks,
) -> Vec<Pull<'t>> {
    let humans = all
        .iter()
        .filter(|told| is_of_human(&told.known.pull_request));
    let mut pulls: Vec<Pull> = humans
        .map(|told| Pull {
            told,
            reading: ReviewFacts::of(&told.known, logins),
            merged: told.known.pull_request.merged.map(|at| weeks.of(at)),
            is_whole: spans.is_whole(&told.known.pull_request),
            reviews: reviews_of(&told.known, logins)
                .into_iter()
                .map(|(reviewer, at)| (reviewer, weeks.of(at)))
                .collect(),
        })
        .collect();
    pulls.sort_by_cached_key(|pull| {
        let place = &pull.told.known.pull_request.place;
        (pull.merged_at(), place.key(), place.number)
    });
    pulls
}

/// Lines an hour of McIntosh et al. 2014, at which stamps are told as well (SIGNALS §7).
pub(super) const SLOW_PACE: u32 = 200;
/// Lines of one pull request that count for the density of discussion at most (SIGNALS §7, REV-4).
const MOST_LINES: u32 = 1000;

/// The counts of a week, without its evidence.
pub(super) fn of_week(week: Week, pulls: &[Pull], pace: u32) -> ReviewFigures {
    let merged: Vec<&Pull> = pulls.iter().filter(|p| p.merged == Some(week)).collect();
    let whole: Vec<&Pull> = merged.iter().copied().filter(|p| p.is_whole).collect();
    let (comments, lines) = discussed(whole.iter().copied());
    let stamps = |pace| count(whole.iter().filter(|p| p.reading.is_stamp(pace)));
    ReviewFigures {
        week,
        merged: count(merged.iter()),
        whole: count(whole.iter()),
        eligible: count(whole.iter().filter(|p| p.reading.is_eligible())),
        stamps: stamps(pace),
        stamps_at_200: stamps(SLOW_PACE),
        comments,
        lines,
        reviews: pulls.iter().map(|p| reviews_in(p, week)).sum(),
        first_response: None,
        evidence: None,
    }
}

/// Comments and lines of pull requests whose size is known (SIGNALS §7, REV-4).
pub(super) fn discussed<'p>(pulls: impl Iterator<Item = &'p Pull<'p>>) -> (u32, u32) {
    pulls.fold((0, 0), |(comments, lines): (u32, u32), pull| {
        match pull.reading.whole {
            Some(of_this) => (
                comments.saturating_add(pull.reading.comments),
                lines.saturating_add(of_this.min(MOST_LINES)),
            ),
            None => (comments, lines),
        }
    })
}

fn reviews_in(pull: &Pull, week: Week) -> u32 {
    count(pull.reviews().filter(|(_, given)| *given == week))
}

pub(super) fn count<T>(items: impl Iterator<Item = T>) -> u32 {
    u32::try_from(items.count()).unwrap_or(u32::MAX)
}
