//! Follow-ups of a team's weekly review.

use crate::context::{NextPage, RequestContext};
use irori_core::domain::follow_up::{FollowUp, Ticks, parse_reason};
use irori_core::domain::id::{FollowUpId, TeamId};
use irori_core::domain::person::Viewer;
use irori_ports::Answer;

/// Adds a follow-up.
pub async fn add_follow_up(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let team = ctx.id_in("team", TeamId::parse)?;
    let follow_up = FollowUp::parse(&ctx.form)?;
    let (follow_ups, key) = (&ctx.ports.follow_ups, ctx.idempotency_key()?);
    follow_ups
        .add(viewer, key, team, follow_up, ctx.now)
        .await?;
    Ok(ctx.back("said-follow-up"))
}

/// Changes a follow-up that is open.
pub async fn change_follow_up(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let follow_up = FollowUp::parse(&ctx.form)?;
    let seen = ctx.form.text("version").and_then(|t| t.parse().ok());
    let seen = seen.unwrap_or(0);
    let id = ctx.id_in("id", FollowUpId::parse)?;
    let follow_ups = &ctx.ports.follow_ups;
    follow_ups
        .change(viewer, id, seen, follow_up, ctx.now)
        .await?;
    Ok(ctx.back("said-follow-up-changed"))
}

/// Ticks follow-ups as done, or opens them again.
pub async fn tick_follow_ups(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let ticks = Ticks::parse(&ctx.form)?;
    ctx.ports.follow_ups.tick(viewer, ticks, ctx.now).await?;
    Ok(ctx.back("said-follow-ups-ticked"))
}

/// Gives a follow-up up, with a reason.
pub async fn drop_follow_up(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let reason = parse_reason(&ctx.form)?;
    let id = ctx.id_in("id", FollowUpId::parse)?;
    let follow_ups = &ctx.ports.follow_ups;
    follow_ups.give_up(viewer, id, reason, ctx.now).await?;
    Ok(ctx.back("said-follow-up-dropped"))
}
