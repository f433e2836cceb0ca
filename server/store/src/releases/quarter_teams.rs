//! Teams' weeks in a quarter: reviews that were held, follow-ups that were written, and what their weekly
//! Releases published of pull requests. Counts only: no text is opened.

use crate::db::connection::{Conn, fetch_all, sql};
use crate::db::error::StoreError;
use crate::db::row::Json;
use crate::db::settings::to_micros;
use chrono::NaiveTime;
use irori_core::domain::day::Week;
use irori_core::domain::follow_up::FollowUpState;
use irori_core::domain::id::{PublishingGroupId, TeamId};
use irori_core::domain::quarter::Quarter;
use irori_core::privacy::quarter_closing::{StampCounts, TeamQuarter};
use irori_core::privacy::quarter_release::QuarterFollowUps;
use irori_core::reviews::published::ReviewFigures;
use irori_ports::Now;
use serde::Deserialize;
use std::collections::BTreeMap;

sql! {
    /// Of the closed weeks of each team, how many a lead had marked until then.
    WEEKS = "SELECT t.team_id, COUNT(*), COUNT(m.week) FROM week_release r
        JOIN publishing_group_team t ON t.group_id = r.group_id
        LEFT JOIN (SELECT DISTINCT team_id, week FROM weekly_review WHERE reviewed_at <= $3) m
            ON m.team_id = t.team_id AND m.week = r.week
        WHERE r.week >= $1 AND r.week <= $2 GROUP BY t.team_id";
    /// What was ticked or dropped only later was open.
    FOLLOW_UPS = "SELECT team_id, CASE WHEN settled_at > $3 THEN 'open' ELSE state END, COUNT(*) FROM follow_up
        WHERE made_at >= $1 AND made_at < $2 GROUP BY team_id, CASE WHEN settled_at > $3 THEN 'open' ELSE state END";
    GROUPS = "SELECT id FROM publishing_group WHERE from_week <= $2 AND until_week >= $1 ORDER BY id";
    RELEASES = "SELECT week, content FROM week_release WHERE group_id = $1 AND week >= $2 AND week <= $3";
}

/// What the stamps of a quarter need of a week's text.
#[derive(Deserialize)]
struct ForStamps {
    published: WithReviews,
}

#[derive(Deserialize)]
struct WithReviews {
    #[serde(default)]
    reviews: Vec<TeamWeek>,
}

#[derive(Deserialize)]
struct TeamWeek {
    team: TeamId,
    week: ReviewFigures,
}

/// Of each of `teams`, in their order; `now` is when the quarter closes.
pub(crate) async fn of_quarter(
    conn: &mut Conn,
    teams: impl Iterator<Item = TeamId>,
    quarter: Quarter,
    now: Now,
) -> Result<Vec<TeamQuarter>, StoreError> {
    let weeks = weeks(conn, quarter, now).await?;
    let follow_ups = follow_ups(conn, quarter, now).await?;
    let stamps = stamps(conn, quarter).await?;
    let of_team = |team| {
        let (closed, reviewed) = weeks.get(&team).copied().unwrap_or_default();
        let in_quarter = |quarter| stamps.get(&(team, quarter)).copied().unwrap_or_default();
        TeamQuarter {
            team,
            closed,
            reviewed,
            follow_ups: follow_ups.get(&team).copied().unwrap_or_default(),
            stamps: in_quarter(quarter),
            stamps_before: in_quarter(quarter.before()),
        }
    };
    Ok(teams.map(of_team).collect())
}

/// Weeks of each team that closed in the quarter, which is a week after they were, and how many of them were
/// reviewed.
async fn weeks(
    conn: &mut Conn,
    quarter: Quarter,
    now: Now,
) -> Result<BTreeMap<TeamId, (u32, u32)>, StoreError> {
    let (from, to) = (quarter.first_week().back(1), quarter.last_week().back(1));
    let found = fetch_all!(conn, (TeamId, i64, i64), WEEKS, from, to, to_micros(now))?;
    let read = |(team, closed, reviewed)| (team, (count(closed), count(reviewed)));
    Ok(found.into_iter().map(read).collect())
}

async fn follow_ups(
    conn: &mut Conn,
    quarter: Quarter,
    now: Now,
) -> Result<BTreeMap<TeamId, QuarterFollowUps>, StoreError> {
    let ends = [quarter, quarter.next()].map(|quarter| begin(quarter.first_week()));
    let mut counts: BTreeMap<TeamId, QuarterFollowUps> = BTreeMap::new();
    type Row = (TeamId, FollowUpState, i64);
    for (team, state, number) in
        fetch_all!(conn, Row, FOLLOW_UPS, ends[0], ends[1], to_micros(now))?
    {
        let counts = counts.entry(team).or_default();
        let of = match state {
            FollowUpState::Open => &mut counts.open,
            FollowUpState::Done => &mut counts.done,
            FollowUpState::Dropped => &mut counts.dropped,
        };
        *of += count(number);
        counts.written += count(number);
    }
    Ok(counts)
}

/// Of covered weeks, of this quarter and the one before; group by group, for the texts of all together
/// are large.
async fn stamps(
    conn: &mut Conn,
    quarter: Quarter,
) -> Result<BTreeMap<(TeamId, Quarter), StampCounts>, StoreError> {
    let (first, last) = (quarter.before().first_week(), quarter.last_week());
    let mut counts: BTreeMap<_, StampCounts> = BTreeMap::new();
    for group in fetch_all!(conn, PublishingGroupId, GROUPS, first, last)? {
        type Row = (Quarter, Json<ForStamps>);
        for (quarter, Json(text)) in fetch_all!(conn, Row, RELEASES, group, first, last)? {
            let reviews = text.published.reviews.into_iter();
            for one in reviews.filter(|one| one.week.is_covered()) {
                let sum = counts.entry((one.team, quarter)).or_default();
                *sum = sum.plus(StampCounts {
                    eligible: one.week.eligible,
                    stamps: one.week.stamps,
                });
            }
        }
    }
    Ok(counts)
}

/// Monday, midnight in UTC.
fn begin(week: Week) -> Now {
    week.monday().0.and_time(NaiveTime::MIN).and_utc()
}

fn count(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
