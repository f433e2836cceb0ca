//! Publishing groups in the database: made at a quarter's start from the roster, for two quarters; and
//! made anew where it changes how many people a team needs.

use crate::db::connection::{Conn, execute, exists, fetch_all, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::row::{DbRow, FromDbRow};
use crate::db::settings::to_micros;
use crate::org::department;
use crate::rules::thresholds;
use crate::store::Store;
use irori_core::domain::day::{Closes, Week};
use irori_core::domain::department::Department;
use irori_core::domain::id::{DepartmentId, PublishingGroupId, TeamId};
use irori_core::domain::quarter::Quarter;
use irori_core::privacy::groups::{DepartmentTree, Roster, publishing_groups};
use irori_ports::Now;
use std::collections::BTreeMap;
use uuid::Uuid;

sql! {
    LAST_MADE = "SELECT MAX(monday) FROM group_making";
    FIRST_ANSWER = "SELECT MIN(day) FROM check_in";
    IS_ANY = "SELECT 1 FROM publishing_group LIMIT 1";
    MAKE = "INSERT INTO group_making (monday, made_at) VALUES ($1, $2) ON CONFLICT (monday) DO NOTHING";
    ROSTER = "SELECT t.id, t.department_id,
            (SELECT COUNT(DISTINCT m.person_id) FROM membership m JOIN person p ON p.id = m.person_id
                WHERE m.team_id = t.id AND m.counting = TRUE AND p.closed_at IS NULL
                AND m.from_day <= $1 AND (m.to_day IS NULL OR m.to_day >= $1))
        FROM team t WHERE t.publishing = 'joined'
            AND NOT EXISTS (SELECT 1 FROM publishing_group_team gt JOIN publishing_group g ON g.id = gt.group_id
                WHERE gt.team_id = t.id AND g.until_week >= $1)
        ORDER BY t.id";
    ENDED = "SELECT g.id, t.team_id FROM publishing_group g JOIN publishing_group_team t ON t.group_id = g.id
        WHERE g.until_week = $1 ORDER BY g.id, t.team_id";
    ADD = "INSERT INTO publishing_group (id, from_week, until_week) VALUES ($1, $2, $3)";
    ADD_TEAM = "INSERT INTO publishing_group_team (group_id, team_id, department_id)
        SELECT $1, id, department_id FROM team WHERE id = $2";
    END = "UPDATE publishing_group SET until_week = $1 WHERE from_week <= $1 AND until_week > $1";
    GO_ON = "UPDATE publishing_group SET until_week = $2 WHERE id = $1";
    OF_TEAM = "SELECT g.id, g.from_week, g.until_week FROM publishing_group g
        JOIN publishing_group_team t ON t.group_id = g.id
        WHERE t.team_id = $1 ORDER BY g.from_week, g.id";
    TEAMS = "SELECT t.id, t.name, t.zone, t.closing_hour FROM team t JOIN publishing_group_team g ON g.team_id = t.id
        WHERE g.group_id = $1 ORDER BY t.id";
    TOUCHING = "SELECT g.id, t.team_id, t.department_id FROM publishing_group g JOIN publishing_group_team t ON t.group_id = g.id
        WHERE g.from_week <= $1 AND g.until_week >= $2 ORDER BY g.from_week, g.id, t.team_id";
    ALL_TEAMS = "SELECT g.group_id, t.id, t.name, t.zone, t.closing_hour
        FROM team t JOIN publishing_group_team g ON g.team_id = t.id ORDER BY g.group_id, t.id";
    UNCLOSED = "SELECT g.id, g.from_week, g.until_week, MAX(r.week) FROM publishing_group g
        LEFT JOIN week_release r ON r.group_id = g.id
        WHERE NOT EXISTS (SELECT 1 FROM week_release d WHERE d.group_id = g.id AND d.week >= g.until_week)
        GROUP BY g.id, g.from_week, g.until_week ORDER BY g.from_week, g.id";
}

sql! {
    sqlite {
        LOCK_SQLITE = "SELECT 1 FROM publishing_group WHERE id = $1";
    }
    postgres {
        LOCK_POSTGRES = "SELECT 1 FROM publishing_group WHERE id = $1 FOR UPDATE";
    }
}

/// A group and the weeks it is fixed for, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct GroupSpan {
    pub id: PublishingGroupId,
    pub from: Week,
    pub until: Week,
}

/// A team of a group.
#[derive(Clone, Debug)]
pub(crate) struct GroupTeam {
    pub id: TeamId,
    pub name: String,
    pub closes: Closes,
}

impl Store {
    /// Makes the groups that are due: the first ones on the first Monday after the first answer on
    /// which there are people enough, the others when a quarter begins or other thresholds do.
    pub(crate) async fn make_groups(&self, now: Now) -> Result<(), StoreError> {
        loop {
            let mut conn = self.db.read().await?;
            let Some(next) = next_making(&mut conn).await? else {
                return Ok(());
            };
            drop(conn);
            if next.monday().0 > now.date_naive() {
                return Ok(());
            }
            let random_id = self.settings.random_id.clone();
            self.write::<_, StoreError>(async move |conn| make(conn, next, now, &*random_id).await)
                .await?;
        }
    }
}

/// The week with whose Monday groups are made next; `None` before the first answer.
async fn next_making(conn: &mut Conn) -> Result<Option<Week>, StoreError> {
    let last = fetch_optional!(conn, Option<Week>, LAST_MADE)?.flatten();
    let Some(last) = last else {
        let first = fetch_optional!(conn, Option<Week>, FIRST_ANSWER)?.flatten();
        return Ok(first.map(|first| first.on(1)));
    };
    let next = match exists!(conn, IS_ANY)? {
        true => Quarter::of(last).next().first_week(),
        false => last.on(1),
    };
    let change = thresholds::all(conn).await?.team_change_after(last);
    Ok(Some(change.map_or(next, |change| change.min(next))))
}

/// Joins the teams that are in no running group; those that were together before go on as they were.
/// Where another number of people is needed from this week on, every group ends with the week before, and
/// none goes on.
/// Of two servers that make them at once the second waits, then finds them made.
async fn make(
    conn: &mut Conn,
    week: Week,
    now: Now,
    random_id: &(dyn Fn() -> Uuid + Send + Sync),
) -> Result<(), StoreError> {
    if execute!(conn, MAKE, week, to_micros(now))? == 0 {
        return Ok(());
    }
    let (last, versions) = (week.back(1), thresholds::all(conn).await?);
    let k = versions.at(week).team;
    let has_changed = k != versions.at(last).team;
    if has_changed {
        execute!(conn, END, last)?;
    }
    let mut rosters: BTreeMap<DepartmentId, Vec<Roster<TeamId>>> = BTreeMap::new();
    for (team, department, members) in fetch_all!(conn, (_, _, i64), ROSTER, week)? {
        let members = u32::try_from(members).unwrap_or(u32::MAX);
        let of_department = rosters.entry(department).or_default();
        of_department.push(Roster { team, members });
    }
    let departments = department::all(conn).await?;
    let root = departments
        .iter()
        .find(|department| department.parent.is_none());
    let Some(root) = root.map(|root| branch(&departments, root.id, &mut rosters)) else {
        return Ok(());
    };
    let mut before: BTreeMap<PublishingGroupId, Vec<TeamId>> = BTreeMap::new();
    if !has_changed {
        for (group, team) in fetch_all!(conn, (_, _), ENDED, last)? {
            before.entry(group).or_default().push(team);
        }
    }
    // Two quarters; the first groups of all have what is left of the running one, and the next.
    let until = Quarter::of(week).next().last_week();
    for teams in publishing_groups(&root, k) {
        if let Some((same, _)) = before.iter().find(|(_, had)| **had == teams) {
            execute!(conn, GO_ON, *same, until)?;
            continue;
        }
        let id = random_id();
        execute!(conn, ADD, id, week, until)?;
        for team in teams {
            execute!(conn, ADD_TEAM, id, team)?;
        }
    }
    Ok(())
}

fn branch(
    departments: &[Department],
    at: DepartmentId,
    rosters: &mut BTreeMap<DepartmentId, Vec<Roster<TeamId>>>,
) -> DepartmentTree<TeamId> {
    let below = departments
        .iter()
        .filter(|department| department.parent == Some(at));
    DepartmentTree {
        teams: rosters.remove(&at).unwrap_or_default(),
        below: below
            .map(|department| branch(departments, department.id, rosters))
            .collect(),
    }
}

/// Keeps others from closing for this group until the transaction ends.
pub(crate) async fn lock_row(conn: &mut Conn, id: PublishingGroupId) -> Result<(), StoreError> {
    let sql = conn.for_engine(LOCK_SQLITE, LOCK_POSTGRES);
    match exists!(conn, sql, id)? {
        true => Ok(()),
        false => Err(StoreError::Stored("publishing_group")),
    }
}

/// The groups a team was or is in, the earliest first.
pub(crate) async fn of_team(conn: &mut Conn, team: TeamId) -> Result<Vec<GroupSpan>, StoreError> {
    fetch_all!(conn, GroupSpan, OF_TEAM, team)
}

impl FromDbRow for GroupSpan {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            from: row.get("from_week")?,
            until: row.get("until_week")?,
        })
    }
}

pub(crate) async fn teams(
    conn: &mut Conn,
    group: PublishingGroupId,
) -> Result<Vec<GroupTeam>, StoreError> {
    fetch_all!(conn, GroupTeam, TEAMS, group)
}

impl FromDbRow for GroupTeam {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.get("id")?,
            name: row.get("name")?,
            closes: Closes::from_row(row)?,
        })
    }
}

/// The teams of every group there ever was.
pub(crate) async fn all_teams(
    conn: &mut Conn,
) -> Result<BTreeMap<PublishingGroupId, Vec<GroupTeam>>, StoreError> {
    let mut groups: BTreeMap<PublishingGroupId, Vec<GroupTeam>> = BTreeMap::new();
    for OfGroup(group, team) in fetch_all!(conn, OfGroup, ALL_TEAMS)? {
        groups.entry(group).or_default().push(team);
    }
    Ok(groups)
}

struct OfGroup(PublishingGroupId, GroupTeam);

impl FromDbRow for OfGroup {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self(row.get("group_id")?, GroupTeam::from_row(row)?))
    }
}

/// The groups that have weeks in a quarter, the earliest first, as their teams, each with the
/// department it stood in when the group was made (`None` where that is no more).
pub(crate) async fn touching(
    conn: &mut Conn,
    quarter: Quarter,
) -> Result<Vec<(PublishingGroupId, Vec<(TeamId, Option<DepartmentId>)>)>, StoreError> {
    let (first, last) = (quarter.first_week(), quarter.last_week());
    let mut groups: Vec<(PublishingGroupId, Vec<_>)> = Vec::new();
    for (group, team, department) in fetch_all!(conn, (_, _, _), TOUCHING, last, first)? {
        match groups.last_mut().filter(|(id, _)| *id == group) {
            Some((_, teams)) => teams.push((team, department)),
            None => groups.push((group, vec![(team, department)])),
        }
    }
    Ok(groups)
}

/// The groups that are not closed through their last week, each with the week to close next.
pub(crate) async fn unclosed(conn: &mut Conn) -> Result<Vec<(GroupSpan, Week)>, StoreError> {
    let found = fetch_all!(conn, (_, _, _, Option<Week>), UNCLOSED)?.into_iter();
    let next = found.map(|(id, from, until, last)| {
        let span = GroupSpan { id, from, until };
        (span, last.map_or(from, |last| last.on(1)))
    });
    Ok(next.collect())
}

/// When a group's week is due: when the last of its teams' weeks closes.
pub(crate) fn due(teams: &[GroupTeam], week: Week) -> Option<Now> {
    teams.iter().map(|team| week.closes_at(team.closes)).max()
}
