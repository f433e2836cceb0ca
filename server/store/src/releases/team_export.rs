//! A team's week for the operator's command line: found by the team's name, and written into the ledger
//! before it is given.

use crate::audit::row::AuditActor;
use crate::db::connection::{fetch_all, sql};
use crate::db::error::StoreError;
use crate::db::row::row_struct;
use crate::releases::team_week;
use crate::store::Store;
use crate::weekly_review::follow_up;
use irori_core::domain::day::Week;
use irori_core::domain::follow_up::FollowUpCounts;
use irori_core::domain::id::TeamId;
use irori_ports::Now;
use irori_ports::releases::ReadableWeek;

sql! {
    NAMES = "SELECT t.id, t.name, d.name AS department FROM team t JOIN department d ON d.id = t.department_id
        ORDER BY t.name, t.id";
}

row_struct! {
    /// A team with the department that it is of.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct TeamName {
        pub id: TeamId,
        pub name: String,
        pub department: String,
    }
}

/// A team's week with what became of its follow-ups.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamExport {
    pub seen: ReadableWeek,
    /// Open now, whenever they were written.
    pub open: u32,
    pub counts: FollowUpCounts,
}

impl Store {
    /// The teams that an operator can mean by a name or an id, capitals and small letters being the
    /// same.
    pub async fn teams_called(&self, called: &str) -> Result<Vec<TeamName>, StoreError> {
        let mut conn = self.db.read().await?;
        let all = fetch_all!(conn, TeamName, NAMES)?.into_iter();
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
        let mut conn = self.db.read().await?;
        let of = team_week::led_by_nobody(&mut conn, team).await?;
        let (seen, release) = team_week::team_week(&mut conn, of, week, now).await?;
        let open = follow_up::count_open(&mut conn, team).await?;
        let counts = follow_up::counts(&mut conn, team, now).await?;
        drop(conn);
        self.look_at_week(&seen, release, AuditActor::Operator, now)
            .await?;
        Ok(TeamExport { seen, open, counts })
    }
}
