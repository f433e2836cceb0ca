//! Held weekly reviews in the database: that a lead marked a closed week of a team as reviewed.
//!
//! Decided:
//!
//! - 2026-11-28: **That a week was reviewed is in the ledger as a change**, with the Release that was
//!   shown then. It concerns whoever belonged to that team on that day, and nobody of the teams it is
//!   published with. The mark outlives its lead, without the name.

use crate::db::connection::{Conn, execute, exists, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::settings::{row_id, to_micros};
use irori_core::domain::day::Week;
use irori_core::domain::id::{PersonId, TeamId};
use irori_core::domain::weekly_review::HeldReview;
use irori_ports::Now;

sql! {
    LAST = "SELECT r.week, r.reviewed_at, p.name FROM weekly_review r LEFT JOIN person p ON p.id = r.person_id
        WHERE r.team_id = $1 AND (r.week < $2 OR $2 IS NULL)
        ORDER BY r.week DESC, r.reviewed_at DESC, r.id DESC LIMIT 1";
    HAS_HELD = "SELECT 1 FROM weekly_review WHERE person_id = $1 LIMIT 1";
    ADD = "INSERT INTO weekly_review (id, team_id, week, person_id, reviewed_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (team_id, week, person_id) DO NOTHING";
}

/// The latest week of a team that was marked, where `before` is given one before it; of several marks the
/// last.
pub(crate) async fn last(
    conn: &mut Conn,
    team: TeamId,
    before: Option<Week>,
) -> Result<Option<HeldReview>, StoreError> {
    let found = fetch_optional!(conn, (Week, Now, Option<String>), LAST, team, before)?;
    Ok(found.map(|(week, at, by)| HeldReview { week, at, by }))
}

/// Whether this lead has ever marked a week of any team.
pub(crate) async fn has_held(conn: &mut Conn, lead: PersonId) -> Result<bool, StoreError> {
    exists!(conn, HAS_HELD, lead)
}

/// Marks a week; `false` where this lead had marked it before.
pub(crate) async fn add(
    conn: &mut Conn,
    team: TeamId,
    week: Week,
    lead: PersonId,
    now: Now,
) -> Result<bool, StoreError> {
    Ok(execute!(conn, ADD, row_id(now), team, week, lead, to_micros(now))? > 0)
}
