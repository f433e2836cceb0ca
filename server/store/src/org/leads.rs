//! Current leads of a person's teams.

use crate::db::connection::{Conn, fetch_all, sql};
use crate::db::error::StoreError;
use crate::org::viewer;
use irori_core::domain::id::{PersonId, TeamId};
use irori_core::domain::lead::{LeadOf, MyLead};
use irori_core::domain::person::Viewer;
use irori_ports::Now;

sql! {
    LEADS = "SELECT DISTINCT p.id, p.name, t.name AS team FROM membership m
        JOIN person p ON p.id = m.person_id
        JOIN team t ON t.id = m.team_id
        WHERE m.team_id = $1 AND m.part = 'lead' AND p.id <> $2 AND p.closed_at IS NULL
            AND m.from_day <= $3 AND (m.to_day IS NULL OR m.to_day >= $3)";
}

/// The leads of the teams that the viewer belongs to, by team and then by name.
pub(crate) async fn leads(
    conn: &mut Conn,
    viewer: &Viewer,
    now: Now,
) -> Result<Vec<MyLead>, StoreError> {
    let today = viewer.today(now);
    let mut leads = Vec::new();
    for team in &viewer.teams {
        let found = fetch_all!(
            conn,
            (PersonId, String, String),
            LEADS,
            *team,
            viewer.id,
            today
        )?;
        leads.extend(found.into_iter().map(|(lead, name, team_name)| MyLead {
            of: LeadOf { team: *team, lead },
            name,
            team: team_name,
        }));
    }
    leads.sort_by_cached_key(|lead| (lead.team.to_lowercase(), lead.name.to_lowercase(), lead.of));
    Ok(leads)
}

/// Whether that person leads that team on their own Day at `now`.
pub(crate) async fn leads_now(conn: &mut Conn, of: LeadOf, now: Now) -> Result<bool, StoreError> {
    let lead = viewer::viewer(conn, of.lead, now).await?;
    Ok(lead.is_some_and(|lead| lead.roles.leads.contains(&of.team)))
}

/// The person, where they belong to that team on their own Day at `now`, and not as a lead.
pub(crate) async fn member_now(
    conn: &mut Conn,
    person: PersonId,
    team: TeamId,
    now: Now,
) -> Result<Option<Viewer>, StoreError> {
    let person = viewer::viewer(conn, person, now).await?;
    Ok(person.filter(|person| person.teams.contains(&team)))
}
