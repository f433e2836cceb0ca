//! Releases in the database: written once, never changed, each naming the one before it by its hash.

use crate::db::connection::{Conn, execute, exists, fetch_all, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::row::{DbRow, FromColumn, FromDbRow, Json};
use crate::db::settings::{row_id, to_micros};
use crate::releases::publishing_group;
use chrono::NaiveDate;
use irori_core::domain::day::{Day, Week};
use irori_core::domain::id::{PublishingGroupId, ReleaseId, TeamId};
use irori_core::domain::quarter::Quarter;
use irori_core::privacy::closing::{ClosedWeek, GroupState, PreviousClosing};
use irori_core::privacy::quarter_release::QuarterRelease;
use irori_core::privacy::release::{Digest, Published, StoredRelease};
use irori_core::privacy::thresholds::Thresholds;
use irori_ports::Now;
use serde::Deserialize;
use uuid::Uuid;

sql! {
    ADD_WEEK = "INSERT INTO week_release (id, group_id, week, due_at, closed_at, content, digest)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    LAST_WEEK = "SELECT r.week, r.digest, s.state FROM week_release r LEFT JOIN group_state s ON s.group_id = r.group_id
        WHERE r.group_id = $1 ORDER BY r.week DESC LIMIT 1";
    KEEP_STATE = "INSERT INTO group_state (group_id, state) VALUES ($1, $2)
        ON CONFLICT (group_id) DO UPDATE SET state = excluded.state";
    WEEKS = "SELECT id, week, due_at, closed_at, content FROM week_release
        WHERE group_id = $1 AND week >= $2 AND week <= $3 ORDER BY week";
    LATEST = "SELECT id, week, due_at, closed_at, content FROM week_release
        WHERE group_id = $1 ORDER BY week DESC LIMIT 1";
    IS_CLOSED = "SELECT 1 FROM week_release WHERE group_id = $1 AND week = $2";
    ADD_QUARTER = "INSERT INTO quarter_release (id, quarter, due_at, closed_at, content, digest)
        VALUES ($1, $2, $3, $4, $5, $6)";
    LAST_QUARTER = "SELECT quarter, digest FROM quarter_release ORDER BY quarter DESC LIMIT 1";
    QUARTERS = "SELECT quarter, closed_at, content FROM quarter_release ORDER BY quarter DESC";
    QUARTER = "SELECT id, content FROM quarter_release WHERE quarter = $1";
    CHAIN = "SELECT r.group_id, r.week, r.due_at, r.closed_at, r.content, r.digest, s.state FROM week_release r
        LEFT JOIN group_state s ON s.group_id = r.group_id
        WHERE r.group_id > $1 OR (r.group_id = $1 AND r.week > $2)
        ORDER BY r.group_id, r.week LIMIT 500";
    QUARTER_CHAIN = "SELECT quarter, due_at, closed_at, content, digest FROM quarter_release ORDER BY quarter";
}

/// What a page may have of a Release's text.
#[derive(Deserialize)]
struct ForPages {
    thresholds: Thresholds,
    published: Published,
}

/// What a list of quarters needs of a Release's text.
#[derive(Deserialize)]
struct ForList {
    thresholds: Thresholds,
}

/// A closed week as it is read for pages.
pub(crate) struct ClosedWeekRow {
    pub id: ReleaseId,
    pub week: Week,
    pub due: Now,
    pub closed: Now,
    /// Under which it closed.
    pub thresholds: Thresholds,
    pub published: Published,
}

impl FromDbRow for ClosedWeekRow {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        let Json(for_pages): Json<ForPages> = row.get("content")?;
        Ok(Self {
            id: row.get("id")?,
            week: row.get("week")?,
            due: row.get("due_at")?,
            closed: row.get("closed_at")?,
            thresholds: for_pages.thresholds,
            published: for_pages.published,
        })
    }
}

pub(crate) async fn add_week(
    conn: &mut Conn,
    group: PublishingGroupId,
    closed: &ClosedWeek,
) -> Result<(), StoreError> {
    let release = &closed.release;
    execute!(
        conn,
        ADD_WEEK,
        row_id(release.closed),
        group,
        release.week,
        to_micros(release.due),
        to_micros(release.closed),
        &closed.written.text,
        closed.written.digest,
    )?;
    execute!(conn, KEEP_STATE, group, &closed.state.text)?;
    Ok(())
}

/// The week closed last, and what the next closing begins with.
pub(crate) async fn last_week(
    conn: &mut Conn,
    group: PublishingGroupId,
) -> Result<Option<(Week, PreviousClosing)>, StoreError> {
    let found = fetch_optional!(conn, (Week, Digest, Option<String>), LAST_WEEK, group)?;
    let read = |(week, digest, state): (_, _, Option<String>)| {
        // Without its state a group cannot go on: that is said, not begun anew.
        let state = state.and_then(|state| GroupState::parse(&state));
        let state = state.ok_or(StoreError::Stored("group_state.state"))?;
        Ok((week, PreviousClosing { digest, state }))
    };
    found.map(read).transpose()
}

/// The closed weeks of a group, both ends included, oldest first.
pub(crate) async fn weeks(
    conn: &mut Conn,
    group: PublishingGroupId,
    from: Week,
    to: Week,
) -> Result<Vec<ClosedWeekRow>, StoreError> {
    fetch_all!(conn, ClosedWeekRow, WEEKS, group, from, to)
}

/// The latest closed week of a group.
pub(crate) async fn latest(
    conn: &mut Conn,
    group: PublishingGroupId,
) -> Result<Option<ClosedWeekRow>, StoreError> {
    fetch_optional!(conn, ClosedWeekRow, LATEST, group)
}

pub(crate) async fn is_closed(
    conn: &mut Conn,
    group: PublishingGroupId,
    week: Week,
) -> Result<bool, StoreError> {
    exists!(conn, IS_CLOSED, group, week)
}

pub(crate) async fn add_quarter(
    conn: &mut Conn,
    release: &QuarterRelease,
    written: &StoredRelease,
) -> Result<(), StoreError> {
    execute!(
        conn,
        ADD_QUARTER,
        row_id(release.closed),
        release.quarter,
        to_micros(release.due),
        to_micros(release.closed),
        &written.text,
        written.digest,
    )?;
    Ok(())
}

/// The quarter closed last and the hash of its Release.
pub(crate) async fn last_quarter(conn: &mut Conn) -> Result<Option<(Quarter, Digest)>, StoreError> {
    fetch_optional!(conn, (Quarter, Digest), LAST_QUARTER)
}

/// The closed quarters, the latest first, each with when it closed and under which thresholds.
pub(crate) async fn quarters(
    conn: &mut Conn,
) -> Result<Vec<(Quarter, Now, Thresholds)>, StoreError> {
    let found = fetch_all!(conn, (Quarter, Now, Json<ForList>), QUARTERS)?.into_iter();
    Ok(found
        .map(|(quarter, closed, Json(for_list))| (quarter, closed, for_list.thresholds))
        .collect())
}

/// A closed quarter with the hash of its text.
pub(crate) async fn quarter(
    conn: &mut Conn,
    quarter: Quarter,
) -> Result<Option<(ReleaseId, QuarterRelease, Digest)>, StoreError> {
    let found = fetch_optional!(conn, (ReleaseId, String), QUARTER, quarter)?;
    let read = |(id, content): (_, String)| {
        let Json(release) = Json::from_raw(content.clone())?;
        Ok((id, release, Digest::of(&content)))
    };
    found.map(read).transpose()
}

/// What is wrong with a chain of Releases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrokenChain {
    /// The text is not what was hashed.
    Hash,
    /// It does not name the Release before it.
    Chain,
    /// A week or quarter between two Releases has none.
    Hole,
    /// The text says another group, week, quarter, teams or times than its row.
    Place,
    /// The state that the next closing would continue is not the one that was left.
    State,
}

/// What of a Release's text has to agree with its row.
#[derive(Deserialize)]
struct Link {
    #[serde(default)]
    group: Option<PublishingGroupId>,
    #[serde(default)]
    teams: Vec<TeamId>,
    #[serde(default)]
    week: Option<Week>,
    #[serde(default)]
    quarter: Option<Quarter>,
    due: Now,
    closed: Now,
    #[serde(default)]
    state: Option<Digest>,
    previous: Option<Digest>,
}

impl Link {
    fn has_times(&self, due: Now, closed: Now) -> bool {
        (to_micros(self.due), to_micros(self.closed)) == (due, closed)
    }
}

/// Every Release that is not as it was written, by name.
pub(crate) async fn broken(conn: &mut Conn) -> Result<Vec<(String, BrokenChain)>, StoreError> {
    let mut found = broken_weeks(conn).await?;
    let mut before: Option<(Quarter, String)> = None;
    type Row = (Quarter, Now, Now, String, String);
    for (quarter, due, closed, content, digest) in fetch_all!(conn, Row, QUARTER_CHAIN)? {
        let previous = before.as_ref().map(|(_, digest)| digest.as_str());
        let follows = before
            .as_ref()
            .is_none_or(|(last, _)| last.next() == quarter);
        let what = match linked(&content, &digest, previous) {
            Err(what) => Some(what),
            Ok(link) if link.quarter != Some(quarter) || !link.has_times(due, closed) => {
                Some(BrokenChain::Place)
            }
            Ok(_) => (!follows).then_some(BrokenChain::Hole),
        };
        found.extend(what.map(|what| (quarter.to_string(), what)));
        before = Some((quarter, digest));
    }
    Ok(found)
}

/// The last Release of a group that was looked at, with the state that is kept for the group.
struct LastRelease {
    group: PublishingGroupId,
    week: Week,
    digest: String,
    /// The state it says it left; `None` where its text is broken, which has been said.
    left: Option<Digest>,
    state: Option<String>,
}

impl LastRelease {
    fn name(&self) -> String {
        format!("group {}, {}", self.group, self.week)
    }

    /// Whether the state is the one that was left.
    fn broken_state(&self) -> Option<(String, BrokenChain)> {
        let left = self.left?;
        let is_kept = self
            .state
            .as_ref()
            .is_some_and(|state| Digest::of(state) == left);
        (!is_kept).then(|| (self.name(), BrokenChain::State))
    }
}

async fn broken_weeks(conn: &mut Conn) -> Result<Vec<(String, BrokenChain)>, StoreError> {
    type Row = (
        PublishingGroupId,
        Week,
        Now,
        Now,
        String,
        String,
        Option<String>,
    );
    let teams = publishing_group::all_teams(conn).await?;
    let mut found: Vec<(String, BrokenChain)> = Vec::new();
    let mut last: Option<LastRelease> = None;
    // Before any week, and not further back than PostgreSQL's dates go.
    let never = Day(NaiveDate::default()).week();
    loop {
        let (group, week) = match &last {
            Some(last) => (last.group, last.week),
            None => (PublishingGroupId(Uuid::nil()), never),
        };
        let rows = fetch_all!(conn, Row, CHAIN, group, week)?;
        if rows.is_empty() {
            break;
        }
        for (group, week, due, closed, content, digest, state) in rows {
            let before = last.take().filter(|last| {
                if last.group != group {
                    found.extend(last.broken_state());
                }
                last.group == group
            });
            let linked = linked(
                &content,
                &digest,
                before.as_ref().map(|last| last.digest.as_str()),
            );
            let of_group = teams.get(&group);
            let what = match &linked {
                Err(what) => Some(*what),
                Ok(link) => {
                    let is_here = link.group == Some(group)
                        && link.week == Some(week)
                        && link.has_times(due, closed)
                        && of_group.is_some_and(|of| {
                            of.iter().map(|team| team.id).eq(link.teams.iter().copied())
                        });
                    let follows = before.as_ref().is_none_or(|last| last.week.on(1) == week);
                    match (is_here, follows) {
                        (false, _) => Some(BrokenChain::Place),
                        (true, false) => Some(BrokenChain::Hole),
                        (true, true) => None,
                    }
                }
            };
            let now = LastRelease {
                group,
                week,
                digest,
                left: linked.ok().and_then(|link| link.state),
                state,
            };
            found.extend(what.map(|what| (now.name(), what)));
            last = Some(now);
        }
    }
    found.extend(last.and_then(|last| last.broken_state()));
    Ok(found)
}

/// The link of a Release, if its text is what was hashed and it names the one before it.
fn linked(content: &str, digest: &str, previous: Option<&str>) -> Result<Link, BrokenChain> {
    if Digest::of(content).to_string() != digest {
        return Err(BrokenChain::Hash);
    }
    let link: Link = serde_json::from_str(content).map_err(|_| BrokenChain::Place)?;
    if link.previous.map(|digest| digest.to_string()).as_deref() != previous {
        return Err(BrokenChain::Chain);
    }
    Ok(link)
}
