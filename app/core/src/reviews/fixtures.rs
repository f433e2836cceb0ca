//! Made-up pull requests for the tests of this room.

use super::coverage::RepositorySpans;
use super::leniency::TeamWorkModes;
use super::pace::Logins;
use super::pulls::{Authored, Weeks};
use super::respondent::Respondent;
use super::stamps::ReviewChart;
use super::team::TeamInputs;
use crate::domain::calendar::WorkCalendar;
use crate::domain::day::{DayEnd, Week};
use crate::domain::forge_account::{Actor, ActorKind, Forge, ForgeLogin, Login};
use crate::domain::id::{PersonId, TeamId};
use crate::domain::pull_request::{
    PullRequest, PullRequestRef, PullRequestState, Push, Readiness, Size, Snapshot,
};
use crate::domain::review::{Comment, ForgeId, Review, Substance, Verdict, Where};
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

pub fn first_week() -> Week {
    Week::parse("2026-W02").unwrap()
}

/// Minutes after Monday of the first week, 9 o'clock.
pub fn at(minute: i64) -> DateTime<Utc> {
    "2026-01-05T09:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::minutes(minute)
}

pub const A_WEEK: i64 = 7 * 24 * 60;

pub fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n + 1))
}

pub fn team() -> TeamId {
    TeamId(Uuid::from_u128(7))
}

pub fn account(login: &str) -> ForgeLogin {
    ForgeLogin {
        forge: Forge::GitHub,
        login: Login::parse(login).unwrap(),
    }
}

pub fn actor(login: &str) -> Option<Actor> {
    Some(Actor::parse(login, ActorKind::Human).unwrap())
}

fn id(text: String) -> ForgeId {
    ForgeId::parse(&text).unwrap()
}

/// A pull request of `p0` with so many lines, ready at a minute, whole and open.
pub fn ready(number: u32, lines: u32, minute: i64) -> PullRequestState {
    let address = format!("https://github.com/o/r/pull/{number}");
    let pull_request = PullRequest::first(&Snapshot {
        readiness: Readiness::Ready,
        size: Some(Size {
            additions: lines,
            deletions: 0,
            files: 1,
        }),
        generated: Some(0),
        as_of: at(minute),
        told_until: Some(at(1_000 * A_WEEK)),
        ..Snapshot::opened(
            PullRequestRef::parse(Forge::GitHub, &address).unwrap(),
            actor("p0"),
            at(minute),
        )
    });
    PullRequestState {
        pull_request,
        pushes: Vec::new(),
        reviews: Vec::new(),
        comments: Vec::new(),
        threads: Vec::new(),
    }
}

/// Something said of a pull request.
pub trait PullRequestRemark {
    fn merged(self, minute: i64) -> Self;
    fn approved(self, by: &str, minute: i64) -> Self;
    fn said(self, by: &str, minute: i64, substance: Substance) -> Self;
    fn pushed(self, by: &str, minute: i64, total: Option<(u32, u32)>) -> Self;
    fn labelled(self, label: &str) -> Self;
    fn by(self, login: &str) -> Self;
}

impl PullRequestRemark for PullRequestState {
    fn merged(mut self, minute: i64) -> Self {
        self.pull_request.merged = Some(at(minute));
        self
    }

    fn approved(mut self, by: &str, minute: i64) -> Self {
        self.reviews.push(Review {
            id: id(format!("R{}", self.reviews.len())),
            reviewer: actor(by),
            verdict: Some(Verdict::Approved),
            submitted: at(minute),
            substance: Substance::Slight,
            dismissed: None,
        });
        self
    }

    fn said(mut self, by: &str, minute: i64, substance: Substance) -> Self {
        self.comments.push(Comment {
            id: id(format!("C{}", self.comments.len())),
            author: actor(by),
            place: Where::Inline,
            substance,
            written: at(minute),
            as_of: at(minute),
            deleted: None,
        });
        self
    }

    fn pushed(mut self, by: &str, minute: i64, total: Option<(u32, u32)>) -> Self {
        self.pushes.push(Push {
            id: id(format!("P{}", self.pushes.len())),
            at: at(minute),
            by: actor(by),
            total,
        });
        self
    }

    fn labelled(mut self, label: &str) -> Self {
        self.pull_request.labels.push(label.to_owned());
        self
    }

    fn by(mut self, login: &str) -> Self {
        self.pull_request.author = actor(login);
        self
    }
}

/// `p0` to `p7`, each tied to the person of their number.
pub fn logins() -> Logins {
    let mut logins = Logins::default();
    for n in 0..8 {
        logins.add(&account(&format!("p{n}")), person(n));
    }
    logins
}

/// Somebody who has long been in the team and works Monday to Friday, 9 to 18 o'clock.
pub fn colleague(n: u128) -> Respondent {
    Respondent {
        person: person(n),
        zone: chrono_tz::UTC,
        ends_at: DayEnd::default(),
        calendar: WorkCalendar::default(),
        stays: vec![(first_week().back(200).monday(), None)],
    }
}

pub fn authored(known: PullRequestState) -> Authored {
    let login = known.pull_request.author.as_ref().unwrap();
    let author = logins().person(Forge::GitHub, login).unwrap();
    Authored {
        known,
        author,
        reverted: None,
    }
}

/// The inputs of week `n`, the first being 0, of a team of eight in UTC.
pub fn inputs(n: u64, pulls: Vec<Authored>, carried: Option<ReviewChart>) -> TeamInputs {
    let modes: Option<TeamWorkModes> = None;
    TeamInputs {
        team: team(),
        weeks: Weeks {
            zone: chrono_tz::UTC,
        },
        week: first_week().on(n),
        pace: 500,
        carried,
        pulls,
        colleagues: (0..8).map(colleague).collect(),
        logins: logins(),
        spans: RepositorySpans::default(),
        modes,
    }
}
