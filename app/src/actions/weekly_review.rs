//! A lead's weekly review: guessing first, notes, and marking the week as reviewed.

use crate::agenda::guess::Guess;
use crate::context::{Asked, Next, own_path};
use crate::domain::day::Week;
use crate::domain::form::Reader;
use crate::domain::id::TeamId;
use crate::domain::weekly_review::LeadNote;
use crate::error::Trouble;
use leptos::prelude::*;

/// Marks a closed week of a team as reviewed.
#[server(endpoint = "weekly-review/mark", prefix = "/do")]
pub async fn mark_reviewed() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let mut read = Reader::new(&asked.form);
    let team = read.required("team", TeamId::parse);
    let week = read.required("week", Week::parse);
    let (team, week) = read.finish(team.zip(week))?;
    let reviews = &asked.house.weekly_reviews;
    reviews.mark(viewer, team, week, asked.now).await?;
    Ok(Next::go(own_path(asked.form.text("at")), "said-reviewed"))
}

/// Keeps what a lead expects of a block, so that they see what the team says.
#[server(endpoint = "weekly-review/guess", prefix = "/do")]
pub async fn guess_first() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let guess = Guess::parse(&asked.form)?;
    let reviews = &asked.house.weekly_reviews;
    reviews.guess(viewer, guess, asked.now).await?;
    Ok(Next::Go {
        to: own_path(asked.form.text("at")),
        said: None,
    })
}

/// Keeps a lead's own note on a team's week.
#[server(endpoint = "weekly-review/note", prefix = "/do")]
pub async fn write_note() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let note = LeadNote::parse(&asked.form)?;
    let reviews = &asked.house.weekly_reviews;
    reviews.write(viewer, note, asked.now).await?;
    Ok(Next::go(own_path(asked.form.text("at")), "said-lead-note"))
}
