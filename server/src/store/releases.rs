//! The port [`Releases`]: what leads, members and HR read. Each read is in the ledger before it is
//! given.

use super::db::{Line, one, sql};
use super::error::{StoreError, stored};
use super::publishing_group::{self, Span};
use super::release::FoundWeek;
use super::reports::Reader;
use super::view::{self, Viewed, ViewedBy};
use super::{Store, release, reviews, team, thresholds};
use app::domain::day::{Day, DayEnd, Week};
use app::domain::id::{ReleaseId, TeamId};
use app::domain::person::Viewer;
use app::domain::quarter::Quarter;
use app::domain::team::Publishing;
use app::error::Trouble;
use app::ports::releases::{
    Closing, QuarterLine, Releases, SeenReviews, Taken, TeamLine, TeamWeek, Way,
};
use app::ports::{Answer, Now};
use app::privacy::release::HistoryWeek;
use app::privacy::rights::{Matter, may_read};
use app::privacy::thresholds::Thresholds;
use app::report::Report;
use app::report::choice::Choice;
use app::report::content::Offered;
use async_trait::async_trait;
use chrono::NaiveDate;

/// Weeks that a team's page looks back on, the one it is about included.
const WEEKS: u64 = 26;
/// Weeks until the charts are there in full, at the earliest (SIGNALS §13.3).
const UNTIL_FULL: u64 = 12;

sql! {
    TEAM = "SELECT name, zone, closing_hour, publishing FROM team WHERE id = $1";
    BEGAN = "SELECT MIN(from_day) FROM membership WHERE team_id = $1 AND counting = TRUE";
}

impl Store {
    /// The closed quarters, the latest first.
    pub async fn closed_quarters(&self, now: Now) -> Result<Vec<QuarterLine>, StoreError> {
        let mut line = self.db.read().await?;
        let least = in_force(&mut line, now).await?.report;
        let found = release::quarters(&mut line).await?.into_iter();
        let line = |(quarter, closed, under): (_, _, Thresholds)| QuarterLine {
            quarter,
            closed,
            is_shown: under.report >= least,
        };
        Ok(found.map(line).collect())
    }

    /// Writes that a team's week was looked at, with those before it that it shows; nothing where there
    /// is no Release of it.
    pub(super) async fn look_at_week(
        &self,
        found: &TeamWeek,
        release: Option<ReleaseId>,
        by: ViewedBy,
        now: Now,
    ) -> Result<(), StoreError> {
        let first = found.history.first().map_or(found.week, |first| first.week);
        let seen = release.map(|release| (release, first));
        self.look_at(seen.into_iter().collect(), by, now).await
    }

    /// Writes that the viewer looked at these weeks, each with those before it from a first one on.
    pub(super) async fn look_at(
        &self,
        weeks: Vec<(ReleaseId, Week)>,
        by: ViewedBy,
        now: Now,
    ) -> Result<(), StoreError> {
        if weeks.is_empty() {
            return Ok(());
        }
        self.write(move |line| {
            Box::pin(async move {
                for (release, first) in weeks {
                    view::add(line, Viewed::Week { release, first }, by, now).await?;
                }
                Ok(())
            })
        })
        .await
    }
}

#[async_trait]
impl Releases for Store {
    async fn my_teams(&self, viewer: &Viewer, now: Now) -> Answer<Vec<TeamLine>> {
        let mut line = self.db.read().await?;
        let least = in_force(&mut line, now).await?.team;
        let mut ids: Vec<TeamId> = viewer
            .roles
            .leads
            .iter()
            .chain(&viewer.teams)
            .copied()
            .collect();
        ids.sort_unstable();
        ids.dedup();
        let (mut teams, mut seen) = (Vec::new(), Vec::new());
        for id in ids
            .into_iter()
            .filter(|id| may_read(viewer, Matter::TeamWeek(*id)))
        {
            let (mut team, publishing) = team_line(&mut line, viewer, id).await?;
            if publishing == Publishing::Joined
                && let Some(found) = latest(&mut line, id).await?
                && found.thresholds.team >= least
            {
                let (week, published) = (found.week, found.published);
                let ends: Vec<_> = published.quarter.into_iter().collect();
                team.latest = Some((week, published.shown(week, &ends).panels));
                seen.push((found.id, week));
            }
            teams.push(team);
        }
        drop(line);
        self.look_at(seen, ViewedBy::Page(viewer.id), now).await?;
        teams.sort_by_cached_key(|team| (!team.leads, team.name.to_lowercase(), team.id));
        Ok(teams)
    }

    async fn team_week(
        &self,
        viewer: &Viewer,
        team: TeamId,
        week: Option<Week>,
        way: Way,
        now: Now,
    ) -> Answer<TeamWeek> {
        if !may_read(viewer, Matter::TeamWeek(team)) {
            return Err(Trouble::NotThere);
        }
        let mut line = self.db.read().await?;
        let of = team_line(&mut line, viewer, team).await?;
        let (found, release) = team_week(&mut line, of, week, now).await?;
        drop(line);
        self.look_at_week(&found, release, by(viewer, way), now)
            .await?;
        Ok(found)
    }

    async fn quarters(&self, viewer: &Viewer, now: Now) -> Answer<Vec<QuarterLine>> {
        if !may_read(viewer, Matter::Report) {
            return Err(Trouble::NotThere);
        }
        Ok(self.closed_quarters(now).await?)
    }

    async fn departments(&self, viewer: &Viewer, now: Now) -> Answer<Vec<Offered>> {
        if !may_read(viewer, Matter::Report) {
            return Err(Trouble::NotThere);
        }
        Ok(self.report_departments(Choice::default(), now).await?)
    }

    async fn report(
        &self,
        viewer: &Viewer,
        choice: Choice,
        taken: Taken,
        now: Now,
    ) -> Answer<Report> {
        if !may_read(viewer, Matter::Report) {
            return Err(Trouble::NotThere);
        }
        Ok(self
            .read_report(choice, Reader::Person(viewer.id, taken), now)
            .await?)
    }
}

fn by(viewer: &Viewer, way: Way) -> ViewedBy {
    match way {
        Way::Page => ViewedBy::Page(viewer.id),
        Way::Export => ViewedBy::Export(viewer.id),
    }
}

/// A team by name as its reader sees it, without what was published of it, and whether anything is to
/// be.
pub(super) async fn team_line(
    line: &mut Line,
    viewer: &Viewer,
    id: TeamId,
) -> Result<(TeamLine, Publishing), StoreError> {
    let (mut team, publishing) = led_by_nobody(line, id).await?;
    team.leads = viewer.roles.leads.contains(&id);
    Ok((team, publishing))
}

/// The same for who leads no team.
pub(super) async fn led_by_nobody(
    line: &mut Line,
    id: TeamId,
) -> Result<(TeamLine, Publishing), StoreError> {
    let (name, zone, hour, publishing) =
        one!(line, (String, String, i64, String), TEAM, id.0)?.ok_or(Trouble::NotThere)?;
    let team = TeamLine {
        id,
        name,
        closes: team::closes(&zone, hour)?,
        leads: false,
        latest: None,
    };
    Ok((
        team,
        stored("team.publishing", Publishing::parse(&publishing))?,
    ))
}

/// The Release of a closed week of a team with the group it is of, where leads are shown it.
pub(super) async fn shown(
    line: &mut Line,
    team: TeamId,
    week: Week,
    now: Now,
) -> Result<Option<(Span, ReleaseId)>, StoreError> {
    let found = one!(line, (String, String, i64, String), TEAM, team.0)?;
    let (.., publishing) = found.ok_or(Trouble::NotThere)?;
    if stored("team.publishing", Publishing::parse(&publishing))? == Publishing::Nothing {
        return Ok(None);
    }
    let least = in_force(line, now).await?.team;
    let spans = publishing_group::of_team(line, team).await?;
    let inside = |span: &Span| span.from <= week && week <= span.until;
    let Some(span) = spans.into_iter().find(inside) else {
        return Ok(None);
    };
    let found = release::weeks(line, span.id, week, week).await?;
    let shown = found.last().filter(|found| found.thresholds.team >= least);
    Ok(shown.map(|found| (span, found.id)))
}

/// The latest closed week of a team.
async fn latest(line: &mut Line, team: TeamId) -> Result<Option<FoundWeek>, StoreError> {
    for span in publishing_group::of_team(line, team).await?.iter().rev() {
        if let Some(found) = release::latest(line, span.id).await? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// A week of a team, by default the latest that closed, and the Release that it is of.
pub(super) async fn team_week(
    line: &mut Line,
    (team, publishing): (TeamLine, Publishing),
    week: Option<Week>,
    now: Now,
) -> Result<(TeamWeek, Option<ReleaseId>), StoreError> {
    let id = team.id;
    let this_week = Day::of(now, team.closes.zone, DayEnd::default()).week();
    let week = match week {
        Some(week) => week,
        None => latest(line, id)
            .await?
            .map_or(this_week, |latest| latest.week),
    };
    let mut shown = TeamWeek {
        week,
        closing: Closing::Nothing,
        together: Vec::new(),
        begins: None,
        history: Vec::new(),
        coverage: None,
        expected: (this_week, now),
        thresholds: in_force(line, now).await?,
        has_previous: false,
        has_next: false,
        reviews: None,
        team,
    };
    if publishing == Publishing::Nothing {
        return Ok((shown, None));
    }
    let spans = publishing_group::of_team(line, id).await?;
    let covers = |week: Week| {
        let inside = |span: &&Span| span.from <= week && week <= span.until;
        spans.iter().find(inside).copied()
    };
    let mut release = None;
    if let Some(span) = covers(week) {
        shown.begins = Some(span.from);
        let from = span.from.max(week.back(WEEKS - 1));
        let mut weeks = release::weeks(line, span.id, from, week).await?;
        shown.reviews = reviews::in_releases(id, &weeks, shown.thresholds.team);
        let teams = publishing_group::teams(line, span.id).await?;
        let due = |week: Week| publishing_group::due(&teams, week).unwrap_or(now);
        let expected = expected(line, id, &spans, this_week).await?;
        shown.expected = (expected, due(expected));
        shown.closing = match weeks.last().filter(|last| last.week == week) {
            Some(last) if last.thresholds.team < shown.thresholds.team => {
                weeks.clear();
                Closing::NoLongerShown
            }
            Some(last) => {
                release = Some(last.id);
                Closing::Closed {
                    due: last.due,
                    closed: last.closed,
                }
            }
            None => {
                weeks.clear();
                let closes = due(week);
                if closes > now {
                    Closing::Open { closes }
                } else {
                    Closing::Due { closes }
                }
            }
        };
        weeks.retain(|week| week.thresholds.team >= shown.thresholds.team);
        let ends: Vec<_> = weeks
            .iter()
            .filter_map(|week| week.published.quarter)
            .collect();
        let mut told = ends
            .iter()
            .rev()
            .filter_map(|end| Some((end.quarter, end.coverage?)));
        shown.coverage = told.next();
        shown.history = weeks
            .into_iter()
            .map(|found| HistoryWeek {
                week: found.week,
                published: found.published.shown(found.week, &ends),
            })
            .collect();
        let others = teams.into_iter().filter(|other| other.id != id);
        shown.together = others.map(|other| other.name).collect();
    } else {
        let next = Quarter::of(this_week).next();
        shown.closing = match spans.first() {
            Some(first) if week < first.from => Closing::TooEarly { first: first.from },
            // Who is published with whom then is not decided yet.
            Some(_) if week > this_week && covers(this_week).is_some() => Closing::Open {
                closes: week.closes_at(shown.team.closes),
            },
            Some(_) if week < this_week => Closing::NoGroupThen,
            _ => Closing::NoGroup { next },
        };
    }
    for (there, beside) in [
        (&mut shown.has_previous, week.back(1)),
        (&mut shown.has_next, week.on(1)),
    ] {
        if let Some(span) = covers(beside) {
            *there = release::is_closed(line, span.id, beside).await?;
        }
    }
    // At the beginning of a group, the weeks of the one before; at the very first, what is known now.
    let is_young = |seen: &SeenReviews| (seen.history.len() as u64) < WEEKS;
    if shown.reviews.as_ref().is_none_or(is_young) {
        let found = reviews::found(line, &shown.team, week, now).await?;
        shown.reviews = found.map(|(seen, _)| seen);
    }
    Ok((shown, release))
}

/// The thresholds in force.
pub(super) async fn in_force(line: &mut Line, now: Now) -> Result<Thresholds, StoreError> {
    Ok(thresholds::all(line).await?.in_force(now))
}

/// The team's thirteenth week: since it has had members, but not before the first groups began, which
/// is in the week after the first answer, nor before what may be used.
async fn expected(
    line: &mut Line,
    team: TeamId,
    spans: &[Span],
    this_week: Week,
) -> Result<Week, StoreError> {
    let began = one!(line, (Option<NaiveDate>,), BEGAN, team.0)?.and_then(|(day,)| day);
    let began = began.map_or(this_week, |day| Day(day).week());
    let answers = spans.first().map_or(began, |first| first.from.back(1));
    let since = thresholds::all(line).await?.of_week(this_week).since;
    Ok(began
        .max(answers)
        .max(since.unwrap_or(began))
        .on(UNTIL_FULL))
}
