//! A published week of a team, as leads and members read it.

use crate::db::connection::{Conn, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::row::{DbRow, FromDbRow};
use crate::releases::publishing_group::{self, GroupSpan};
use crate::releases::release::{self, ClosedWeekRow};
use crate::releases::review_weeks;
use crate::rules::thresholds;
use irori_core::domain::day::{Closes, Day, DayEnd, Week};
use irori_core::domain::id::{ReleaseId, TeamId};
use irori_core::domain::person::Viewer;
use irori_core::domain::quarter::Quarter;
use irori_core::domain::team::Publishing;
use irori_core::privacy::release::HistoryWeek;
use irori_core::privacy::thresholds::Thresholds;
use irori_ports::Now;
use irori_ports::error::AppError;
use irori_ports::releases::{ReadableWeek, ReleaseStatus, SeenReviews, TeamLine};

/// Weeks that a team's page looks back on, the one it is about included.
pub(crate) const WEEKS: u64 = 26;

/// Weeks until the charts are there in full, at the earliest (SIGNALS §13.3).
pub(crate) const UNTIL_FULL: u64 = 12;

sql! {
    TEAM = "SELECT id, name, zone, closing_hour, publishing FROM team WHERE id = $1";
    BEGAN = "SELECT MIN(from_day) FROM membership WHERE team_id = $1 AND counting = TRUE";
}

/// A team by name as its reader sees it, without what was published of it, and whether anything is to
/// be.
pub(crate) async fn team_line(
    conn: &mut Conn,
    viewer: &Viewer,
    id: TeamId,
) -> Result<(TeamLine, Publishing), StoreError> {
    let (mut team, publishing) = led_by_nobody(conn, id).await?;
    team.leads = viewer.roles.leads.contains(&id);
    Ok((team, publishing))
}

/// The same for who leads no team.
pub(crate) async fn led_by_nobody(
    conn: &mut Conn,
    id: TeamId,
) -> Result<(TeamLine, Publishing), StoreError> {
    let found = fetch_optional!(conn, TeamWithPublishing, TEAM, id)?;
    let TeamWithPublishing(team, publishing) = found.ok_or(AppError::NotThere)?;
    Ok((team, publishing))
}

/// A team that nobody leads and of which nothing was published, and whether anything is to be.
struct TeamWithPublishing(TeamLine, Publishing);

impl FromDbRow for TeamWithPublishing {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        let team = TeamLine {
            id: row.get("id")?,
            name: row.get("name")?,
            closes: Closes::from_row(row)?,
            leads: false,
            latest: None,
        };
        Ok(Self(team, row.get("publishing")?))
    }
}

/// The Release of a closed week of a team with the group it is of, where leads are shown it.
pub(crate) async fn shown(
    conn: &mut Conn,
    team: TeamId,
    week: Week,
    now: Now,
) -> Result<Option<(GroupSpan, ReleaseId)>, StoreError> {
    let (_, publishing) = led_by_nobody(conn, team).await?;
    if publishing == Publishing::Nothing {
        return Ok(None);
    }
    let least = in_force(conn, now).await?.team;
    let spans = publishing_group::of_team(conn, team).await?;
    let inside = |span: &GroupSpan| span.from <= week && week <= span.until;
    let Some(span) = spans.into_iter().find(inside) else {
        return Ok(None);
    };
    let found = release::weeks(conn, span.id, week, week).await?;
    let shown = found.last().filter(|found| found.thresholds.team >= least);
    Ok(shown.map(|found| (span, found.id)))
}

/// The latest closed week of a team.
pub(crate) async fn latest(
    conn: &mut Conn,
    team: TeamId,
) -> Result<Option<ClosedWeekRow>, StoreError> {
    for span in publishing_group::of_team(conn, team).await?.iter().rev() {
        if let Some(found) = release::latest(conn, span.id).await? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// A week of a team, by default the latest that closed, and the Release that it is of.
pub(crate) async fn team_week(
    conn: &mut Conn,
    (team, publishing): (TeamLine, Publishing),
    week: Option<Week>,
    now: Now,
) -> Result<(ReadableWeek, Option<ReleaseId>), StoreError> {
    let id = team.id;
    let this_week = Day::of(now, team.closes.zone, DayEnd::default()).week();
    let week = match week {
        Some(week) => week,
        None => latest(conn, id)
            .await?
            .map_or(this_week, |latest| latest.week),
    };
    let mut shown = ReadableWeek {
        week,
        closing: ReleaseStatus::Nothing,
        together: Vec::new(),
        begins: None,
        history: Vec::new(),
        coverage: None,
        expected: (this_week, now),
        thresholds: in_force(conn, now).await?,
        has_previous: false,
        has_next: false,
        reviews: None,
        team,
    };
    if publishing == Publishing::Nothing {
        return Ok((shown, None));
    }
    let spans = publishing_group::of_team(conn, id).await?;
    let covers = |week: Week| {
        let inside = |span: &&GroupSpan| span.from <= week && week <= span.until;
        spans.iter().find(inside).copied()
    };
    let mut release = None;
    if let Some(span) = covers(week) {
        shown.begins = Some(span.from);
        let from = span.from.max(week.back(WEEKS - 1));
        let mut weeks = release::weeks(conn, span.id, from, week).await?;
        shown.reviews = review_weeks::in_releases(id, &weeks, shown.thresholds.team);
        let teams = publishing_group::teams(conn, span.id).await?;
        let due = |week: Week| publishing_group::due(&teams, week).unwrap_or(now);
        let expected = expected(conn, id, &spans, this_week).await?;
        shown.expected = (expected, due(expected));
        shown.closing = match weeks.last().filter(|last| last.week == week) {
            Some(last) if last.thresholds.team < shown.thresholds.team => {
                weeks.clear();
                ReleaseStatus::NoLongerShown
            }
            Some(last) => {
                release = Some(last.id);
                ReleaseStatus::Closed {
                    due: last.due,
                    closed: last.closed,
                }
            }
            None => {
                weeks.clear();
                let closes = due(week);
                if closes > now {
                    ReleaseStatus::Open { closes }
                } else {
                    ReleaseStatus::Due { closes }
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
            Some(first) if week < first.from => ReleaseStatus::TooEarly { first: first.from },
            // Who is published with whom then is not decided yet.
            Some(_) if week > this_week && covers(this_week).is_some() => ReleaseStatus::Open {
                closes: week.closes_at(shown.team.closes),
            },
            Some(_) if week < this_week => ReleaseStatus::NoGroupThen,
            _ => ReleaseStatus::NoGroup { next },
        };
    }
    for (there, beside) in [
        (&mut shown.has_previous, week.back(1)),
        (&mut shown.has_next, week.on(1)),
    ] {
        if let Some(span) = covers(beside) {
            *there = release::is_closed(conn, span.id, beside).await?;
        }
    }
    // At the beginning of a group, the weeks of the one before; at the very first, what is known now.
    let is_young = |seen: &SeenReviews| (seen.history.len() as u64) < WEEKS;
    if shown.reviews.as_ref().is_none_or(is_young) {
        let found = review_weeks::found(conn, &shown.team, week, now).await?;
        shown.reviews = found.map(|(seen, _)| seen);
    }
    Ok((shown, release))
}

/// The thresholds in force.
pub(crate) async fn in_force(conn: &mut Conn, now: Now) -> Result<Thresholds, StoreError> {
    Ok(thresholds::all(conn).await?.in_force(now))
}

/// The team's thirteenth week: since it has had members, but not before the first groups began, which
/// is in the week after the first answer, nor before what may be used.
pub(crate) async fn expected(
    conn: &mut Conn,
    team: TeamId,
    spans: &[GroupSpan],
    this_week: Week,
) -> Result<Week, StoreError> {
    let began = fetch_optional!(conn, Option<Day>, BEGAN, team)?.flatten();
    let began = began.map_or(this_week, Day::week);
    let answers = spans.first().map_or(began, |first| first.from.back(1));
    let since = thresholds::all(conn).await?.of_week(this_week).since;
    Ok(began
        .max(answers)
        .max(since.unwrap_or(began))
        .on(UNTIL_FULL))
}
