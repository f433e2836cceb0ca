//! The port [`Ledger`]: the rows that concern somebody, gathered day by day into lines.

use crate::audit::chain;
use crate::db::connection::{Conn, fetch_all, sql};
use crate::db::error::{StoreError, stored};
use crate::db::row::row_struct;
use crate::org::membership;
use crate::releases::publishing_group;
use crate::store::Store;
use async_trait::async_trait;
use chrono::{DateTime, NaiveTime};
use chrono_tz::Tz;
use irori_core::domain::day::{Day, Week, instant};
use irori_core::domain::id::{PersonId, PublishingGroupId, TeamId};
use irori_core::domain::membership::{Membership, TeamRole};
use irori_core::domain::person::Viewer;
use irori_core::domain::quarter::Quarter;
use irori_core::domain::report_file::ReportFile;
use irori_core::domain::view::{
    AccountChange, LedgerLook, LedgerPerson, LedgerScope, LedgerSubject, RoleChange, VIEWS_A_PAGE,
    ViewPlace, ViewedAs,
};
use irori_ports::ledger::{Ledger, LedgerPage};
use irori_ports::{Answer, Now};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use uuid::Uuid;

/// Rows read at once.
const AT_ONCE: i64 = 500;

sql! {
    /// Of quarters, and of the roles and reviews of teams, some that do not concern the person: whether a membership
    /// of theirs held then is for [`Mine::concerns`] to say.
    CONCERNING = "SELECT v.number, v.viewed_at, v.viewer_id, p.name AS viewer, p.is_hr, p.is_admin, v.way, v.kind,
            r.group_id, r.week, v.first_week, q.quarter, v.about_id, a.name AS about, v.team_id, t.name AS team, v.detail
        FROM view v
        LEFT JOIN person p ON p.id = v.viewer_id
        LEFT JOIN person a ON a.id = v.about_id
        LEFT JOIN team t ON t.id = v.team_id
        LEFT JOIN week_release r ON r.id = v.week_release_id
        LEFT JOIN quarter_release q ON q.id = v.quarter_release_id
        WHERE v.id IN (
            SELECT x.id FROM seat s
                JOIN week_release w ON w.group_id = s.group_id
                JOIN view x ON x.week_release_id = w.id
                WHERE s.person_id = $1 AND x.kind = 'week' AND x.viewed_at <= $2 AND EXISTS (SELECT 1 FROM membership m
                    JOIN publishing_group_team g ON g.team_id = m.team_id
                    WHERE g.group_id = s.group_id AND m.person_id = s.person_id AND m.counting = TRUE
                        AND m.from_day <= w.week AND (m.to_day IS NULL OR m.to_day >= x.first_week))
            UNION SELECT x.id FROM quarter_release w JOIN view x ON x.quarter_release_id = w.id
                WHERE x.viewed_at <= $2
            UNION SELECT x.id FROM view x WHERE x.about_id = $1 AND x.viewed_at <= $2
            UNION SELECT x.id FROM membership m JOIN view x ON x.team_id = m.team_id
                WHERE m.person_id = $1 AND x.viewed_at <= $2 AND x.kind IN ('role', 'review')
            UNION SELECT x.id FROM view x
                WHERE x.kind = 'role' AND x.team_id IS NULL AND x.viewed_at <= $2
            UNION SELECT x.id FROM view x
                WHERE x.kind = 'account' AND x.detail = 'login-confirmed' AND x.viewer_id = x.about_id
                    AND x.viewed_at <= $2
            UNION SELECT x.id FROM view x
                WHERE x.kind = 'account' AND x.detail IN ('admin-link-made', 'admin-link-used') AND x.viewed_at <= $2
        )
        AND v.number IS NOT NULL AND (v.viewed_at, v.number) < ($2, $3)
        AND ($4 = TRUE OR v.viewer_id IS NULL OR v.viewer_id <> $1 OR v.way = 'change')
        ORDER BY v.viewed_at DESC, v.number DESC LIMIT $5";
}

row_struct! {
    #[derive(Clone, Debug)]
    struct LedgerRow {
        number: i64,
        viewed_at: Now,
        viewer_id: Option<PersonId>,
        viewer: Option<String>,
        is_hr: Option<bool>,
        is_admin: Option<bool>,
        way: String,
        kind: String,
        group_id: Option<PublishingGroupId>,
        week: Option<Week>,
        first_week: Option<Week>,
        quarter: Option<Quarter>,
        about_id: Option<PersonId>,
        about: Option<String>,
        team_id: Option<TeamId>,
        team: Option<String>,
        detail: Option<String>,
    }
}

impl LedgerRow {
    fn place(&self) -> ViewPlace {
        ViewPlace {
            at: self.viewed_at,
            number: self.number.unsigned_abs(),
        }
    }

    fn day(&self, zone: Tz) -> Day {
        Day(self.viewed_at.with_timezone(&zone).date_naive())
    }

    /// Whether it concerns everybody who belonged to its team on that day.
    fn is_of_a_team(&self) -> bool {
        ["role", "review"].contains(&self.kind.as_str())
    }

    /// Whether it is the same person with the same thing; how far a look went back is no difference.
    fn is_as(&self, other: &Self) -> bool {
        let thing = |one: &Self| {
            (
                one.group_id,
                one.week,
                one.quarter,
                one.about_id,
                one.team_id,
            )
        };
        (&self.way, &self.kind, &self.detail) == (&other.way, &other.kind, &other.detail)
            && self.viewer_id == other.viewer_id
            && thing(self) == thing(other)
    }
}

/// Looks of one day that are one line: the latest of them, with the furthest first week.
struct Counted {
    latest: LedgerRow,
    times: u32,
}

/// Whoever reads the ledger.
struct Mine {
    id: PersonId,
    zone: Tz,
    memberships: Vec<Membership>,
}

impl Mine {
    fn concerns(&self, row: &LedgerRow) -> bool {
        let mut mine = self.memberships.iter();
        match (row.quarter, row.team_id) {
            (Some(quarter), _) => {
                let (first, last) = (
                    quarter.first_week().monday(),
                    quarter.last_week().monday().on(6),
                );
                mine.any(|m| m.counting && m.from <= last && !m.is_over(first))
            }
            (None, Some(team)) if row.is_of_a_team() && row.about_id != Some(self.id) => {
                let day = row.day(self.zone);
                mine.any(|m| m.team == team && m.is_on(day))
            }
            _ => true,
        }
    }
}

#[async_trait]
impl Ledger for Store {
    async fn concerning(
        &self,
        viewer: &Viewer,
        looks: LedgerScope,
        after: Option<ViewPlace>,
    ) -> Answer<LedgerPage> {
        let mut conn = self.db.read().await?;
        let mine = Mine {
            id: viewer.id,
            zone: viewer.profile.zone,
            memberships: membership::of_person(&mut conn, viewer.id).await?,
        };
        let mut lines = lines(&mut conn, &mine, looks, after).await?;
        let has_more = lines.len() > VIEWS_A_PAGE;
        lines.truncate(VIEWS_A_PAGE);
        let last = lines.last().map(|last| last.latest.place());
        let mut names = Names::default();
        let mut views = Vec::with_capacity(lines.len());
        for counted in lines {
            views.push(names.view(&mut conn, &mine, counted).await?);
        }
        let head = chain::head(&mut conn).await?.unwrap_or_default();
        Ok(LedgerPage {
            views,
            older: last.filter(|_| has_more),
            rows: head.number,
            digest: head.digest,
        })
    }
}

/// The lines after a place, the latest first: more than a page where there are more. Days are read whole,
/// so that no line is cut in two by the end of a page.
async fn lines(
    conn: &mut Conn,
    mine: &Mine,
    looks: LedgerScope,
    after: Option<ViewPlace>,
) -> Result<Vec<Counted>, StoreError> {
    let zone = mine.zone;
    let mut below = match after {
        // From the end of its day.
        Some(place) => {
            let next = place.at.with_timezone(&zone).date_naive().succ_opt();
            let midnight = next.map(|day| instant(day.and_time(NaiveTime::MIN), zone));
            (midnight.unwrap_or(place.at), 0)
        }
        None => (
            DateTime::from_timestamp(32_503_680_000, 0).unwrap_or_default(),
            0,
        ),
    };
    let mut rows: Vec<LedgerRow> = Vec::new();
    loop {
        let mine_too = looks == LedgerScope::MineToo;
        let some = fetch_all!(
            conn, LedgerRow, CONCERNING, mine.id, below.0, below.1, mine_too, AT_ONCE
        )?;
        let is_end = i64::try_from(some.len()).is_ok_and(|some| some < AT_ONCE);
        let last_day = some.last().map(|last| {
            below = (last.viewed_at, last.number);
            last.day(zone)
        });
        rows.extend(some.into_iter().filter(|row| mine.concerns(row)));
        let whole = match last_day.filter(|_| !is_end) {
            Some(day) => rows.partition_point(|row| row.day(zone) > day),
            None => rows.len(),
        };
        let mut lines = counted(&rows[..whole], zone);
        lines.retain(|one| after.is_none_or(|after| one.latest.place() < after));
        if is_end || lines.len() > VIEWS_A_PAGE {
            return Ok(lines);
        }
    }
}

/// One line for all looks of a day by one person at one thing, in the order of the latest of each.
fn counted(rows: &[LedgerRow], zone: Tz) -> Vec<Counted> {
    let mut lines: Vec<Counted> = Vec::new();
    for day in rows.chunk_by(|a, b| a.day(zone) == b.day(zone)) {
        let begin = lines.len();
        for row in day {
            match lines[begin..].iter_mut().find(|one| one.latest.is_as(row)) {
                Some(one) => {
                    one.times += 1;
                    one.latest.first_week = one.latest.first_week.min(row.first_week);
                }
                None => lines.push(Counted {
                    latest: row.clone(),
                    times: 1,
                }),
            }
        }
    }
    lines
}

/// What ids stand for, asked once each.
#[derive(Default)]
struct Names {
    groups: HashMap<PublishingGroupId, Vec<(TeamId, String)>>,
    memberships: HashMap<PersonId, Vec<Membership>>,
}

impl Names {
    async fn view(
        &mut self,
        conn: &mut Conn,
        mine: &Mine,
        counted: Counted,
    ) -> Result<LedgerLook, StoreError> {
        let row = &counted.latest;
        // A review is of one team, whichever are published together.
        let teams = match row.group_id.filter(|_| row.kind == "week") {
            Some(group) => self.teams(conn, group).await?,
            None => {
                let team = row.team_id.zip(row.team.clone());
                team.into_iter().collect()
            }
        };
        let viewed_as = self.viewed_as(conn, mine, row, &teams).await?;
        Ok(LedgerLook {
            place: row.place(),
            times: counted.times,
            who: match (row.way.as_str(), row.viewer_id) {
                ("operator", _) => LedgerPerson::CommandLine,
                (_, id) => who(mine, id, row.viewer.as_ref()),
            },
            viewed_as,
            what: what(mine, row, teams)?,
        })
    }

    async fn teams(
        &mut self,
        conn: &mut Conn,
        group: PublishingGroupId,
    ) -> Result<Vec<(TeamId, String)>, StoreError> {
        if let Some(teams) = self.groups.get(&group) {
            return Ok(teams.clone());
        }
        let teams = publishing_group::teams(conn, group).await?;
        let teams: Vec<_> = teams.into_iter().map(|team| (team.id, team.name)).collect();
        self.groups.insert(group, teams.clone());
        Ok(teams)
    }

    /// Of a look at a team, what the viewer was there on that day; of the others what they are now.
    async fn viewed_as(
        &mut self,
        conn: &mut Conn,
        mine: &Mine,
        row: &LedgerRow,
        teams: &[(TeamId, String)],
    ) -> Result<Option<ViewedAs>, StoreError> {
        let Some(viewer) = row.viewer_id.filter(|_| row.viewer.is_some()) else {
            return Ok(None);
        };
        match row.kind.as_str() {
            "quarter" => return Ok(row.is_hr.filter(|is| *is).map(|_| ViewedAs::Hr)),
            "role" | "account" => {
                return Ok(row.is_admin.filter(|is| *is).map(|_| ViewedAs::Admin));
            }
            _ => {}
        }
        let memberships = match self.memberships.entry(viewer) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(membership::of_person(conn, viewer).await?),
        };
        let day = row.day(mine.zone);
        let in_part = |part| {
            memberships.iter().find_map(|m| {
                let team = teams.iter().find(|(team, _)| *team == m.team)?;
                (m.part == part && m.is_on(day)).then(|| team.1.clone())
            })
        };
        let as_lead = in_part(TeamRole::Lead).map(ViewedAs::Lead);
        Ok(as_lead.or_else(|| in_part(TeamRole::Member).map(ViewedAs::Member)))
    }
}

fn who(mine: &Mine, id: Option<PersonId>, name: Option<&String>) -> LedgerPerson {
    match (id, name) {
        (Some(id), _) if id == mine.id => LedgerPerson::Me,
        (Some(_), Some(name)) => LedgerPerson::Named(name.clone()),
        _ => LedgerPerson::Gone,
    }
}

/// When a Word was sent, out of its id.
fn sent(word: &str) -> Option<Now> {
    let (seconds, nanos) = Uuid::try_parse(word).ok()?.get_timestamp()?.to_unix();
    DateTime::from_timestamp(i64::try_from(seconds).ok()?, nanos)
}

fn what(
    mine: &Mine,
    row: &LedgerRow,
    teams: Vec<(TeamId, String)>,
) -> Result<LedgerSubject, StoreError> {
    let detail = || row.detail.clone().ok_or(StoreError::Stored("view.detail"));
    Ok(match row.kind.as_str() {
        "week" => {
            let week_of = row.week.ok_or(StoreError::Stored("week_release.week"))?;
            LedgerSubject::Week {
                teams: teams.into_iter().map(|(_, name)| name).collect(),
                week: week_of,
                first: row.first_week.unwrap_or(week_of),
            }
        }
        "quarter" => {
            let quarter = row
                .quarter
                .ok_or(StoreError::Stored("quarter_release.quarter"))?;
            match row.way.as_str() {
                "page" => LedgerSubject::Report(quarter),
                _ => LedgerSubject::File(quarter, file(row)?),
            }
        }
        "consent" => LedgerSubject::Consent(detail()?),
        "review" => LedgerSubject::Reviewed {
            team: row.team.clone(),
            week: row.week.ok_or(StoreError::Stored("week_release.week"))?,
        },
        "word" => LedgerSubject::Word(row.detail.as_deref().and_then(sent)),
        "account" => LedgerSubject::Account {
            change: stored("view.detail", AccountChange::parse(&detail()?))?,
            about: who(mine, row.about_id, row.about.as_ref()),
        },
        _ => LedgerSubject::Role {
            change: stored("view.detail", RoleChange::parse(&detail()?))?,
            about: who(mine, row.about_id, row.about.as_ref()),
            team: row.team.clone(),
        },
    })
}

/// The file of a row that tells of one.
fn file(row: &LedgerRow) -> Result<Option<ReportFile>, StoreError> {
    let read = |text: &str| serde_json::from_str(text);
    let file = row.detail.as_deref().map(read).transpose();
    file.map_err(|_| StoreError::Stored("view.detail"))
}
