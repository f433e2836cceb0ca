//! Who leads the teams that somebody belongs to, as it stands at the moment of asking.

use super::db::{Line, all, sql};
use super::error::StoreError;
use super::people;
use app::domain::id::{PersonId, TeamId};
use app::domain::lead::{LeadOf, MyLead};
use app::domain::person::Viewer;
use app::ports::Now;
use uuid::Uuid;

sql! {
    LEADS = "SELECT DISTINCT p.id, p.name, t.name AS team FROM membership m
        JOIN person p ON p.id = m.person_id
        JOIN team t ON t.id = m.team_id
        WHERE m.team_id = $1 AND m.part = 'lead' AND p.id <> $2 AND p.closed_at IS NULL
            AND m.from_day <= $3 AND (m.to_day IS NULL OR m.to_day >= $3)";
}

/// The leads of the teams that the viewer belongs to, by team and then by name.
pub(super) async fn leads(
    line: &mut Line,
    viewer: &Viewer,
    now: Now,
) -> Result<Vec<MyLead>, StoreError> {
    let today = viewer.today(now);
    let mut leads = Vec::new();
    for team in &viewer.teams {
        let found = all!(
            line,
            (Uuid, String, String),
            LEADS,
            team.0,
            viewer.id.0,
            today.0
        )?;
        leads.extend(found.into_iter().map(|(lead, name, team_name)| MyLead {
            of: LeadOf {
                team: *team,
                lead: PersonId(lead),
            },
            name,
            team: team_name,
        }));
    }
    leads.sort_by_cached_key(|lead| (lead.team.to_lowercase(), lead.name.to_lowercase(), lead.of));
    Ok(leads)
}

/// Whether that person leads that team on their own Day at `now`.
pub(super) async fn leads_now(line: &mut Line, of: LeadOf, now: Now) -> Result<bool, StoreError> {
    let lead = people::viewer(line, of.lead, now).await?;
    Ok(lead.is_some_and(|lead| lead.roles.leads.contains(&of.team)))
}

/// The person, where they belong to that team on their own Day at `now`, and not as a lead.
pub(super) async fn member_now(
    line: &mut Line,
    person: PersonId,
    team: TeamId,
    now: Now,
) -> Result<Option<Viewer>, StoreError> {
    let person = people::viewer(line, person, now).await?;
    Ok(person.filter(|person| person.teams.contains(&team)))
}
