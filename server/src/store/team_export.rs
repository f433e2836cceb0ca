//! A team's week for the operator's command line: found by the team's name, and written into the ledger
//! before it is given.

use super::db::{all, sql};
use super::error::StoreError;
use super::view::ViewedBy;
use super::{Store, follow_up, releases};
use app::domain::day::Week;
use app::domain::follow_up::FollowUpCounts;
use app::domain::id::TeamId;
use app::ports::Now;
use app::ports::releases::TeamWeek;
use uuid::Uuid;

sql! {
    NAMES = "SELECT t.id, t.name, d.name FROM team t JOIN department d ON d.id = t.department_id
        ORDER BY t.name, t.id";
}

/// A team with the department that it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamName {
    pub id: TeamId,
    pub name: String,
    pub department: String,
}

/// A team's week with what became of its follow-ups.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamExport {
    pub seen: TeamWeek,
    /// Open now, whenever they were written.
    pub open: u32,
    pub counts: FollowUpCounts,
}

impl Store {
    /// The teams that an operator can mean by a name or an id, capitals and small letters being the
    /// same.
    pub async fn teams_called(&self, called: &str) -> Result<Vec<TeamName>, StoreError> {
        let mut line = self.db.read().await?;
        let found = all!(line, (Uuid, String, String), NAMES)?.into_iter();
        let all = found.map(|(id, name, department)| TeamName {
            id: TeamId(id),
            name,
            department,
        });
        let called = called.trim();
        let id = TeamId::parse(called).ok();
        let is_meant = |team: &TeamName| {
            id == Some(team.id) || team.name.to_lowercase() == called.to_lowercase()
        };
        Ok(all.filter(is_meant).collect())
    }

    /// A week of a team, by default the latest that closed, for the operator; the ledger says so.
    pub async fn export_team_week(
        &self,
        team: TeamId,
        week: Option<Week>,
        now: Now,
    ) -> Result<TeamExport, StoreError> {
        let mut line = self.db.read().await?;
        let of = releases::led_by_nobody(&mut line, team).await?;
        let (seen, release) = releases::team_week(&mut line, of, week, now).await?;
        let open = follow_up::count_open(&mut line, team).await?;
        let counts = follow_up::counts(&mut line, team, now).await?;
        drop(line);
        self.look_at_week(&seen, release, ViewedBy::Operator, now)
            .await?;
        Ok(TeamExport { seen, open, counts })
    }
}
