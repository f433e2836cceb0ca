//! Follow-ups of a team's weekly review.

use super::check_in::once;
use crate::context::{Next, RequestContext, own_path};
use irori_core::domain::follow_up::{FollowUp, Ticks, parse_reason};
use irori_core::domain::id::{FollowUpId, TeamId};
use irori_ports::error::AppError;

/// Adds a follow-up.
pub async fn add_follow_up(asked: &RequestContext) -> Result<Next, AppError> {
    let viewer = asked.viewer()?;
    let team = asked.form.text("team").and_then(|t| TeamId::parse(t).ok());
    let team = team.ok_or(AppError::NotThere)?;
    let follow_up = FollowUp::parse(&asked.form)?;
    let follow_ups = &asked.ports.follow_ups;
    let once = once(asked)?;
    follow_ups
        .add(viewer, once, team, follow_up, asked.now)
        .await?;
    Ok(Next::go(own_path(asked.form.text("at")), "said-follow-up"))
}

/// Changes a follow-up that is open.
pub async fn change_follow_up(asked: &RequestContext) -> Result<Next, AppError> {
    let viewer = asked.viewer()?;
    let follow_up = FollowUp::parse(&asked.form)?;
    let seen = asked
        .form
        .text("version")
        .and_then(|text| text.parse().ok());
    let follow_ups = &asked.ports.follow_ups;
    follow_ups
        .change(viewer, id(asked)?, seen.unwrap_or(0), follow_up, asked.now)
        .await?;
    let to = own_path(asked.form.text("at"));
    Ok(Next::go(to, "said-follow-up-changed"))
}

/// Ticks follow-ups as done, or opens them again.
pub async fn tick_follow_ups(asked: &RequestContext) -> Result<Next, AppError> {
    let viewer = asked.viewer()?;
    let ticks = Ticks::parse(&asked.form)?;
    let follow_ups = &asked.ports.follow_ups;
    follow_ups.tick(viewer, ticks, asked.now).await?;
    let to = own_path(asked.form.text("at"));
    Ok(Next::go(to, "said-follow-ups-ticked"))
}

/// Gives a follow-up up, with a reason.
pub async fn drop_follow_up(asked: &RequestContext) -> Result<Next, AppError> {
    let viewer = asked.viewer()?;
    let reason = parse_reason(&asked.form)?;
    let follow_ups = &asked.ports.follow_ups;
    follow_ups
        .give_up(viewer, id(asked)?, reason, asked.now)
        .await?;
    let to = own_path(asked.form.text("at"));
    Ok(Next::go(to, "said-follow-up-dropped"))
}

fn id(asked: &RequestContext) -> Result<FollowUpId, AppError> {
    let id = asked.form.text("id");
    id.and_then(|text| FollowUpId::parse(text).ok())
        .ok_or(AppError::NotThere)
}
