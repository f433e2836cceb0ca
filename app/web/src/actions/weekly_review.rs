//! A lead's weekly review: guessing first, notes, and marking the week as reviewed.

use crate::context::{Next, RequestContext, own_path};
use irori_core::agenda::guess::Guess;
use irori_core::domain::day::Week;
use irori_core::domain::form::FormReader;
use irori_core::domain::id::TeamId;
use irori_core::domain::weekly_review::LeadNote;
use irori_ports::error::AppError;

/// Marks a closed week of a team as reviewed.
pub async fn mark_reviewed(asked: &RequestContext) -> Result<Next, AppError> {
    let viewer = asked.viewer()?;
    let mut read = FormReader::new(&asked.form);
    let team = read.required("team", TeamId::parse);
    let week = read.required("week", Week::parse);
    let (team, week) = read.finish(team.zip(week))?;
    let reviews = &asked.ports.weekly_reviews;
    reviews.mark(viewer, team, week, asked.now).await?;
    Ok(Next::go(own_path(asked.form.text("at")), "said-reviewed"))
}

/// Keeps what a lead expects of a block, so that they see what the team says.
pub async fn guess_first(asked: &RequestContext) -> Result<Next, AppError> {
    let viewer = asked.viewer()?;
    let guess = Guess::parse(&asked.form)?;
    let reviews = &asked.ports.weekly_reviews;
    reviews.guess(viewer, guess, asked.now).await?;
    Ok(Next::Go {
        to: own_path(asked.form.text("at")),
        said: None,
    })
}

/// Keeps a lead's own note on a team's week.
pub async fn write_note(asked: &RequestContext) -> Result<Next, AppError> {
    let viewer = asked.viewer()?;
    let note = LeadNote::parse(&asked.form)?;
    let reviews = &asked.ports.weekly_reviews;
    reviews.write(viewer, note, asked.now).await?;
    Ok(Next::go(own_path(asked.form.text("at")), "said-lead-note"))
}
