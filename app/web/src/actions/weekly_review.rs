//! A lead's weekly review: guessing first, notes, and marking the week as reviewed.

use crate::context::{NextPage, RequestContext};
use irori_core::agenda::guess::Guess;
use irori_core::domain::day::Week;
use irori_core::domain::form::FormReader;
use irori_core::domain::id::TeamId;
use irori_core::domain::person::Viewer;
use irori_core::domain::weekly_review::LeadNote;
use irori_ports::Answer;

/// Marks a closed week of a team as reviewed.
pub async fn mark_reviewed(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let mut read = FormReader::new(&ctx.form);
    let team = read.required("team", TeamId::parse);
    let week = read.required("week", Week::parse);
    let (team, week) = read.finish(team.zip(week))?;
    let reviews = &ctx.ports.weekly_reviews;
    reviews.mark(viewer, team, week, ctx.now).await?;
    Ok(ctx.back("said-reviewed"))
}

/// Keeps what a lead expects of a block, so that they see what the team says.
pub async fn guess_first(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let guess = Guess::parse(&ctx.form)?;
    let reviews = &ctx.ports.weekly_reviews;
    reviews.guess(viewer, guess, ctx.now).await?;
    Ok(ctx.silently_back())
}

/// Keeps a lead's own note on a team's week.
pub async fn write_note(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let note = LeadNote::parse(&ctx.form)?;
    let reviews = &ctx.ports.weekly_reviews;
    reviews.write(viewer, note, ctx.now).await?;
    Ok(ctx.back("said-lead-note"))
}
