//! The quick logs: a talk, movement, an interruption.

use super::check_in::once;
use crate::context::{Next, RequestContext};
use irori_core::domain::activity::Activity;
use irori_core::domain::chat::Chat;
use irori_core::domain::day::Day;
use irori_core::domain::entry::Entry;
use irori_core::domain::interruption::Interruption;
use irori_ports::error::AppError;

async fn add(asked: &RequestContext, entry: Entry, said: &str) -> Result<Next, AppError> {
    let to = format!("/?day={}", entry.day());
    asked
        .ports
        .entries
        .add(asked.viewer()?, once(asked)?, entry, asked.now)
        .await?;
    Ok(Next::go(to, said))
}

/// Logs a casual talk.
pub async fn log_chat(asked: &RequestContext) -> Result<Next, AppError> {
    let today = asked.today()?;
    let chat = Chat::parse(&asked.form, |text| Day::parse_open(text, today))?;
    add(asked, Entry::Chat(chat), "said-chat").await
}

/// Logs a stretch of movement.
pub async fn log_activity(asked: &RequestContext) -> Result<Next, AppError> {
    let today = asked.today()?;
    let activity = Activity::parse(&asked.form, |text| Day::parse_open(text, today))?;
    add(asked, Entry::Activity(activity), "said-activity").await
}

/// Logs an interruption of work by home.
pub async fn log_home_to_work(asked: &RequestContext) -> Result<Next, AppError> {
    log_interruption(asked).await
}

/// Logs an interruption of home by work.
pub async fn log_work_to_home(asked: &RequestContext) -> Result<Next, AppError> {
    log_interruption(asked).await
}

async fn log_interruption(asked: &RequestContext) -> Result<Next, AppError> {
    let today = asked.today()?;
    let interruption = Interruption::parse(&asked.form, |text| Day::parse_open(text, today))?;
    add(
        asked,
        Entry::Interruption(interruption),
        "said-interruption",
    )
    .await
}
