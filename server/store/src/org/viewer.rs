//! Viewer: a person with current roles and teams.

use crate::db::connection::{Conn, fetch_all, sql};
use crate::db::error::StoreError;
use crate::org::{membership, person};
use irori_core::domain::day::Closes;
use irori_core::domain::id::PersonId;
use irori_core::domain::membership::TeamRole;
use irori_core::domain::person::Viewer;
use irori_ports::Now;

/// Somebody with roles and teams as they stand on their own Day at `now`; `None` where there is no open
/// account.
pub(crate) async fn viewer(
    conn: &mut Conn,
    id: PersonId,
    now: Now,
) -> Result<Option<Viewer>, StoreError> {
    let found = person::find(conn, id, now).await?;
    let Some(mut viewer) = found.filter(|viewer| !viewer.account.closed) else {
        return Ok(None);
    };
    let today = viewer.today(now);
    let mut memberships = membership::of_person(conn, id).await?;
    memberships.retain(|m| m.is_on(today));
    memberships.sort_by_key(|m| !m.counting);
    for membership in memberships {
        match membership.part {
            TeamRole::Lead => viewer.roles.leads.push(membership.team),
            TeamRole::Member => viewer.teams.push(membership.team),
        }
        if membership.counting {
            // The week that may still be open is the one before.
            let week = today.week().back(1);
            viewer.team_closes = fetch_all!(conn, Closes, CLOSES, membership.team, week)?;
        }
    }
    Ok(Some(viewer))
}

sql! {
    /// Of the team itself, and of those it is published together with in the week of a Day.
    CLOSES = "SELECT zone, closing_hour FROM team WHERE id = $1 OR id IN
        (SELECT o.team_id FROM publishing_group_team t
            JOIN publishing_group g ON g.id = t.group_id
            JOIN publishing_group_team o ON o.group_id = g.id
            WHERE t.team_id = $1 AND g.from_week <= $2 AND g.until_week >= $2)
        ORDER BY zone, closing_hour";
}
