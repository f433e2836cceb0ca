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
pub async fn mark_reviewed(asked: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let mut read = FormReader::new(&asked.form);
    let team = read.required("team", TeamId::parse);
    let week = read.required("week", Week::parse);
    let (team, week) = read.finish(team.zip(week))?;
    let reviews = &asked.ports.weekly_reviews;
    reviews.mark(viewer, team, week, asked.now).await?;
    Ok(asked.back("said-reviewed"))
}

/// Keeps what a lead expects of a block, so that they see what the team says.
pub async fn guess_first(asked: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let guess = Guess::parse(&asked.form)?;
    let reviews = &asked.ports.weekly_reviews;
    reviews.guess(viewer, guess, asked.now).await?;
    Ok(asked.silently_back())
}

/// Keeps a lead's own note on a team's week.
pub async fn write_note(asked: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let note = LeadNote::parse(&asked.form)?;
    let reviews = &asked.ports.weekly_reviews;
    reviews.write(viewer, note, asked.now).await?;
    Ok(asked.back("said-lead-note"))
}
