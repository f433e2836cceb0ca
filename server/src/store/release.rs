//! Releases in the database: written once, never changed, each naming the one before it by its hash.

use super::db::{Line, all, one, run, sql};
use super::error::StoreError;
use super::settings::{cut, row_id};
use app::domain::day::{Day, Week};
use app::domain::id::{PublishingGroupId, ReleaseId};
use app::domain::quarter::Quarter;
use app::ports::Now;
use app::privacy::closing::{Before, ClosedWeek, GroupState};
use app::privacy::release::{Digest, Published, QuarterRelease, Written};
use chrono::NaiveDate;
use serde::Deserialize;
use uuid::Uuid;

sql! {
    ADD_WEEK = "INSERT INTO week_release (id, group_id, week, due_at, closed_at, content, digest)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    LAST_WEEK = "SELECT r.week, r.digest, s.state FROM week_release r JOIN group_state s ON s.group_id = r.group_id
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
    QUARTERS = "SELECT quarter, closed_at FROM quarter_release ORDER BY quarter DESC";
    QUARTER = "SELECT id, content FROM quarter_release WHERE quarter = $1";
    CHAIN = "SELECT r.group_id, r.week, r.content, r.digest, s.state FROM week_release r
        LEFT JOIN group_state s ON s.group_id = r.group_id
        WHERE r.group_id > $1 OR (r.group_id = $1 AND r.week > $2)
        ORDER BY r.group_id, r.week LIMIT 500";
    QUARTER_CHAIN = "SELECT quarter, content, digest FROM quarter_release ORDER BY quarter";
}

/// What a page may have of a Release's text.
#[derive(Deserialize)]
struct ForPages {
    published: Published,
}

/// A closed week as it is read for pages.
pub(super) struct FoundWeek {
    pub id: ReleaseId,
    pub week: Week,
    pub due: Now,
    pub closed: Now,
    pub published: Published,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    week: NaiveDate,
    due_at: Now,
    closed_at: Now,
    content: String,
}

impl Row {
    fn read(self) -> Result<FoundWeek, StoreError> {
        let for_pages: ForPages = serde_json::from_str(&self.content)
            .map_err(|_| StoreError::Stored("week_release.content"))?;
        Ok(FoundWeek {
            id: ReleaseId(self.id),
            week: Day(self.week).week(),
            due: self.due_at,
            closed: self.closed_at,
            published: for_pages.published,
        })
    }
}

pub(super) async fn add_week(
    line: &mut Line,
    group: PublishingGroupId,
    closed: &ClosedWeek,
) -> Result<(), StoreError> {
    let release = &closed.release;
    run!(
        line,
        ADD_WEEK,
        row_id(release.closed),
        group.0,
        release.week.monday().0,
        cut(release.due),
        cut(release.closed),
        closed.written.text.as_str(),
        closed.written.digest.to_string(),
    )?;
    run!(line, KEEP_STATE, group.0, closed.state.text.as_str())?;
    Ok(())
}

/// The week closed last, and what the next closing begins with.
pub(super) async fn last_week(
    line: &mut Line,
    group: PublishingGroupId,
) -> Result<Option<(Week, Before)>, StoreError> {
    let found = one!(line, (NaiveDate, String, String), LAST_WEEK, group.0)?;
    let read = |(week, digest, state): (NaiveDate, String, String)| {
        let before = Before {
            digest: Digest::parse(&digest).ok_or(StoreError::Stored("week_release.digest"))?,
            state: GroupState::parse(&state).ok_or(StoreError::Stored("group_state.state"))?,
        };
        Ok((Day(week).week(), before))
    };
    found.map(read).transpose()
}

/// The closed weeks of a group, both ends included, oldest first.
pub(super) async fn weeks(
    line: &mut Line,
    group: PublishingGroupId,
    from: Week,
    to: Week,
) -> Result<Vec<FoundWeek>, StoreError> {
    let (from, to) = (from.monday().0, to.monday().0);
    let found = all!(line, Row, WEEKS, group.0, from, to)?;
    found.into_iter().map(Row::read).collect()
}

/// The latest closed week of a group.
pub(super) async fn latest(
    line: &mut Line,
    group: PublishingGroupId,
) -> Result<Option<FoundWeek>, StoreError> {
    let found = one!(line, Row, LATEST, group.0)?;
    found.map(Row::read).transpose()
}

pub(super) async fn is_closed(
    line: &mut Line,
    group: PublishingGroupId,
    week: Week,
) -> Result<bool, StoreError> {
    Ok(one!(line, (i32,), IS_CLOSED, group.0, week.monday().0)?.is_some())
}

pub(super) async fn add_quarter(
    line: &mut Line,
    release: &QuarterRelease,
    written: &Written,
) -> Result<(), StoreError> {
    run!(
        line,
        ADD_QUARTER,
        row_id(release.closed),
        release.quarter.first_week().monday().0,
        cut(release.due),
        cut(release.closed),
        written.text.as_str(),
        written.digest.to_string(),
    )?;
    Ok(())
}

/// The quarter closed last and the hash of its Release.
pub(super) async fn last_quarter(line: &mut Line) -> Result<Option<(Quarter, Digest)>, StoreError> {
    let found = one!(line, (NaiveDate, String), LAST_QUARTER)?;
    let read = |(first, digest): (NaiveDate, String)| {
        let digest = Digest::parse(&digest).ok_or(StoreError::Stored("quarter_release.digest"))?;
        Ok((Quarter::of(Day(first).week()), digest))
    };
    found.map(read).transpose()
}

/// The closed quarters, the latest first.
pub(super) async fn quarters(line: &mut Line) -> Result<Vec<(Quarter, Now)>, StoreError> {
    let found = all!(line, (NaiveDate, Now), QUARTERS)?;
    let read = |(first, closed): (NaiveDate, Now)| (Quarter::of(Day(first).week()), closed);
    Ok(found.into_iter().map(read).collect())
}

pub(super) async fn quarter(
    line: &mut Line,
    quarter: Quarter,
) -> Result<Option<(ReleaseId, QuarterRelease)>, StoreError> {
    let first = quarter.first_week().monday().0;
    let found = one!(line, (Uuid, String), QUARTER, first)?;
    let read = |(id, content): (Uuid, String)| {
        let release = serde_json::from_str(&content);
        let release = release.map_err(|_| StoreError::Stored("quarter_release.content"))?;
        Ok((ReleaseId(id), release))
    };
    found.map(read).transpose()
}

/// What is wrong with a chain of Releases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// The text is not what was hashed.
    Hash,
    /// It does not name the Release before it.
    Chain,
    /// A week or quarter between two Releases has none.
    Hole,
    /// The text does not say of which group, week or quarter it is, as its row does.
    Place,
    /// The state that the next closing would continue is not the one that was left.
    State,
}

#[derive(Deserialize)]
struct Link {
    #[serde(default)]
    group: Option<PublishingGroupId>,
    #[serde(default)]
    week: Option<Week>,
    #[serde(default)]
    quarter: Option<Quarter>,
    #[serde(default)]
    state: Option<Digest>,
    previous: Option<Digest>,
}

/// Every Release that is not as it was written, by name.
pub(super) async fn broken(line: &mut Line) -> Result<Vec<(String, Broken)>, StoreError> {
    let mut found = broken_weeks(line).await?;
    let mut before: Option<(Quarter, String)> = None;
    for (first, content, digest) in all!(line, (NaiveDate, String, String), QUARTER_CHAIN)? {
        let quarter = Quarter::of(Day(first).week());
        let mut say = |what| found.push((quarter.to_string(), what));
        match linked(
            &content,
            &digest,
            before.as_ref().map(|(_, digest)| digest.as_str()),
        ) {
            Err(what) => say(what),
            Ok(link) if link.quarter != Some(quarter) => say(Broken::Place),
            Ok(_) if before.is_some_and(|(last, _)| last.next() != quarter) => say(Broken::Hole),
            Ok(_) => {}
        }
        before = Some((quarter, digest));
    }
    Ok(found)
}

async fn broken_weeks(line: &mut Line) -> Result<Vec<(String, Broken)>, StoreError> {
    type Found = (Uuid, NaiveDate, String, String, Option<String>);
    let mut found: Vec<(String, Broken)> = Vec::new();
    let mut before: Option<(Uuid, Week, String)> = None;
    // The state is that of a group's last Release; known when the next group or the end comes.
    let mut left: Option<(String, Option<Digest>, Option<String>)> = None;
    loop {
        let after = before.as_ref();
        let (group, week) = after.map_or((Uuid::nil(), NaiveDate::MIN), |(group, week, _)| {
            (*group, week.monday().0)
        });
        // PostgreSQL's dates do not go back as far as chrono's.
        let week = week.max(Week::parse("2000-W01").map_or(week, |week| week.monday().0));
        let rows = all!(line, Found, CHAIN, group, week)?;
        if rows.is_empty() {
            break;
        }
        for (group, monday, content, digest, state) in rows {
            let week = Day(monday).week();
            let name = format!("group {group}, {week}");
            let last = before.take().filter(|(same, ..)| *same == group);
            if last.is_none() {
                found.extend(left.take().and_then(check_state));
            }
            let previous = last.as_ref().map(|(_, _, digest)| digest.as_str());
            let mut said = None;
            match linked(&content, &digest, previous) {
                Err(what) => found.push((name.clone(), what)),
                Ok(link) => {
                    if link.group != Some(PublishingGroupId(group)) || link.week != Some(week) {
                        found.push((name.clone(), Broken::Place));
                    } else if last.is_some_and(|(_, before, _)| before.on(1) != week) {
                        found.push((name.clone(), Broken::Hole));
                    }
                    said = link.state;
                }
            }
            left = Some((name, said, state));
            before = Some((group, week, digest));
        }
    }
    found.extend(left.and_then(check_state));
    Ok(found)
}

fn check_state(
    (name, said, state): (String, Option<Digest>, Option<String>),
) -> Option<(String, Broken)> {
    let is_left = state.is_some_and(|state| said == Some(Digest::of(&state)));
    // Where the text itself is broken, that has been said.
    (said.is_some() && !is_left).then_some((name, Broken::State))
}

/// The link of a Release, if its text is what was hashed and it names the one before it.
fn linked(content: &str, digest: &str, previous: Option<&str>) -> Result<Link, Broken> {
    if Digest::of(content).to_string() != digest {
        return Err(Broken::Hash);
    }
    let link: Link = serde_json::from_str(content).map_err(|_| Broken::Place)?;
    if link.previous.map(|digest| digest.to_string()).as_deref() != previous {
        return Err(Broken::Chain);
    }
    Ok(link)
}
