//! The quick logs: a talk, movement, an interruption.

use super::check_in::once;
use crate::context::{Asked, Next};
use crate::domain::activity::Activity;
use crate::domain::chat::Chat;
use crate::domain::day::Day;
use crate::domain::entry::Entry;
use crate::domain::interruption::Interruption;
use crate::error::Trouble;
use leptos::prelude::*;

async fn add(asked: &Asked, entry: Entry, said: &str) -> Result<Next, Trouble> {
    let to = format!("/?day={}", entry.day());
    asked
        .house
        .entries
        .add(asked.viewer()?, once(asked)?, entry, asked.now)
        .await?;
    Ok(Next::go(to, said))
}

/// Logs a casual talk.
#[server(endpoint = "log-chat", prefix = "/do")]
pub async fn log_chat() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let today = asked.today()?;
    let chat = Chat::parse(&asked.form, |text| Day::parse_open(text, today))?;
    add(&asked, Entry::Chat(chat), "said-chat").await
}

/// Logs a stretch of movement.
#[server(endpoint = "log-activity", prefix = "/do")]
pub async fn log_activity() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let today = asked.today()?;
    let activity = Activity::parse(&asked.form, |text| Day::parse_open(text, today))?;
    add(&asked, Entry::Activity(activity), "said-activity").await
}

/// Logs an interruption of work by home.
#[server(endpoint = "log-home-to-work", prefix = "/do")]
pub async fn log_home_to_work() -> Result<Next, Trouble> {
    log_interruption().await
}

/// Logs an interruption of home by work.
#[server(endpoint = "log-work-to-home", prefix = "/do")]
pub async fn log_work_to_home() -> Result<Next, Trouble> {
    log_interruption().await
}

async fn log_interruption() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let today = asked.today()?;
    let interruption = Interruption::parse(&asked.form, |text| Day::parse_open(text, today))?;
    add(
        &asked,
        Entry::Interruption(interruption),
        "said-interruption",
    )
    .await
}
