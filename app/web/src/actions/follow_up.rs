//! Follow-ups of a team's weekly review.

use crate::context::{NextPage, RequestContext};
use irori_core::domain::follow_up::{FollowUp, Ticks, parse_reason};
use irori_core::domain::id::{FollowUpId, TeamId};
use irori_core::domain::person::Viewer;
use irori_ports::Answer;

/// Adds a follow-up.
pub async fn add_follow_up(asked: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let team = asked.id_in("team", TeamId::parse)?;
    let follow_up = FollowUp::parse(&asked.form)?;
    let (follow_ups, once) = (&asked.ports.follow_ups, asked.idempotency_key()?);
    follow_ups
        .add(viewer, once, team, follow_up, asked.now)
        .await?;
    Ok(asked.back("said-follow-up"))
}

/// Changes a follow-up that is open.
pub async fn change_follow_up(asked: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let follow_up = FollowUp::parse(&asked.form)?;
    let seen = asked.form.text("version").and_then(|t| t.parse().ok());
    let seen = seen.unwrap_or(0);
    let id = asked.id_in("id", FollowUpId::parse)?;
    let follow_ups = &asked.ports.follow_ups;
    follow_ups
        .change(viewer, id, seen, follow_up, asked.now)
        .await?;
    Ok(asked.back("said-follow-up-changed"))
}

/// Ticks follow-ups as done, or opens them again.
pub async fn tick_follow_ups(asked: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let ticks = Ticks::parse(&asked.form)?;
    asked
        .ports
        .follow_ups
        .tick(viewer, ticks, asked.now)
        .await?;
    Ok(asked.back("said-follow-ups-ticked"))
}

/// Gives a follow-up up, with a reason.
pub async fn drop_follow_up(asked: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let reason = parse_reason(&asked.form)?;
    let id = asked.id_in("id", FollowUpId::parse)?;
    let follow_ups = &asked.ports.follow_ups;
    follow_ups.give_up(viewer, id, reason, asked.now).await?;
    Ok(asked.back("said-follow-up-dropped"))
}
