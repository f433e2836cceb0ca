//! Releases for leads, members and HR: closed weeks and quarters, and the review figures of a team. Never
//! an entry.

use crate::answer::Answer;
use crate::moment::Now;
use async_trait::async_trait;
use irori_core::domain::day::{Closes, Week};
use irori_core::domain::id::TeamId;
use irori_core::domain::person::{Language, Viewer};
use irori_core::domain::quarter::Quarter;
use irori_core::domain::report_file::ReportFormat;
use irori_core::privacy::release::{AnswerCoverage, Families, HistoryWeek, Panel};
use irori_core::privacy::thresholds::Thresholds;
use irori_core::report::Report;
use irori_core::report::choice::Choice;
use irori_core::report::content::Offered;
use irori_core::reviews::published::{HalfYearLeniency, ReviewFigures, TeamReviews};

/// A team that the viewer may read about.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamLine {
    pub id: TeamId,
    pub name: String,
    pub closes: Closes,
    /// Whether as its lead.
    pub leads: bool,
    /// The latest closed week; `None` where nothing has been published, or it is no longer shown.
    pub latest: Option<(Week, Families<Panel>)>,
}

/// Reviews as a closed week has them, with the weeks before.
#[derive(Clone, Debug, PartialEq)]
pub struct SeenReviews {
    pub latest: TeamReviews,
    /// When that week closed; `None` where no closed week has any: these are as it stands now.
    pub closed: Option<Now>,
    /// Up to 26 weeks, oldest first, the latest the last; weeks that are not known are left out.
    pub history: Vec<ReviewFigures>,
    /// Of the half-year that was compared last.
    pub leniency: Option<HalfYearLeniency>,
}

/// How it stands with the Release of a team's week.
#[derive(Clone, Debug, PartialEq)]
pub enum ReleaseStatus {
    Closed {
        due: Now,
        closed: Now,
    },
    /// It can still be answered.
    Open {
        closes: Now,
    },
    /// It was to close and has not: in a moment, or something is in the way.
    Due {
        closes: Now,
    },
    /// Before the first week in which the team was in a group.
    TooEarly {
        first: Week,
    },
    /// The team was in no group in that week, which is past.
    NoGroupThen,
    /// The team is in no group. One may be made when that quarter begins.
    NoGroup {
        next: Quarter,
    },
    /// It closed under a smaller group size than is in force now.
    NoLongerShown,
    /// An admin has set the team to publish nothing.
    Nothing,
}

/// A team's week as its lead and its members see it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadableWeek {
    pub team: TeamLine,
    pub week: Week,
    pub closing: ReleaseStatus,
    /// The other teams that are published together with it.
    pub together: Vec<String>,
    /// The first week of its group then, from which blocks are counted; `None` where it is in none.
    pub begins: Option<Week>,
    /// Up to 26 closed weeks of the same group, oldest first, the week itself the last; empty where
    /// it is not closed, or no longer shown.
    pub history: Vec<HistoryWeek>,
    /// The latest coverage, up to this week.
    pub coverage: Option<(Quarter, AnswerCoverage)>,
    /// The week in which the charts can be there in full at the earliest, the team's thirteenth, and
    /// when it closes; from the start alone.
    pub expected: (Week, Now),
    /// In force today.
    pub thresholds: Thresholds,
    /// Whether the weeks beside it have closed.
    pub has_previous: bool,
    pub has_next: bool,
    /// Up to this week; `None` where nobody's login is tied, or nothing is to be published.
    pub reviews: Option<SeenReviews>,
}

/// A quarter of reports, and when it closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuarterLine {
    pub quarter: Quarter,
    pub closed: Now,
    /// Not where it closed under a smaller group size than is in force now.
    pub is_shown: bool,
}

/// How a person reads what is published. `F` says which file, where there are several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadAs<F = ()> {
    Page,
    /// Taken away as a file.
    File(F),
}

/// Each read of a Release writes a row of the ledger first; where that cannot be written, nothing
/// is given.
#[async_trait]
pub trait Releases: Send + Sync {
    /// The teams that the viewer leads or belongs to, by name; those they lead come first.
    async fn my_teams(&self, viewer: &Viewer, now: Now) -> Answer<Vec<TeamLine>>;
    /// A week of a team that one leads or belongs to, by default the latest that closed; another's
    /// team, and one that is not there, are both [`crate::error::AppError::NotThere`].
    async fn team_week(
        &self,
        viewer: &Viewer,
        team: TeamId,
        week: Option<Week>,
        read_as: ReadAs,
        now: Now,
    ) -> Answer<ReadableWeek>;
    /// The closed quarters, the latest first; for HR.
    async fn quarters(&self, viewer: &Viewer, now: Now) -> Answer<Vec<QuarterLine>>;
    /// The departments that reports of the latest quarter can be about, the organisation first; for HR.
    /// Nobody's figures, and so in no ledger.
    async fn departments(&self, viewer: &Viewer, now: Now) -> Answer<Vec<Offered>>;
    /// A report of quarters that have closed and are shown, by default of the latest; for HR. A quarter
    /// or department that there is none of is a mistake under `quarter` or `department`; where no
    /// quarter is shown at all, there is nothing.
    async fn report(
        &self,
        viewer: &Viewer,
        choice: Choice,
        read_as: ReadAs<(ReportFormat, Language)>,
        now: Now,
    ) -> Answer<Report>;
}
