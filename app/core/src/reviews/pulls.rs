//! The pull requests of a team as signals take them: read once, in the order of their merges, each with
//! the team's week that it was merged in and whether everything is known that was said of it.

use super::coverage::RepositorySpans;
use super::pace::{Logins, ReviewFacts, is_of_human, reviews_of};
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
