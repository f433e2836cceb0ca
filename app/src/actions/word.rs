//! Words to one's leads.

use super::check_in::once;
use crate::context::{Asked, Next};
use crate::domain::id::WordId;
use crate::domain::word::Word;
use crate::error::Trouble;
use leptos::prelude::*;

/// Sends a Word.
#[server(endpoint = "word/send", prefix = "/do")]
pub async fn send_word() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let word = Word::parse(&asked.form)?;
    let words = &asked.house.words;
    words.send(viewer, once(&asked)?, word, asked.now).await?;
    Ok(Next::go("/words", "said-word"))
}

/// Takes back a Word that one has sent.
#[server(endpoint = "word/remove", prefix = "/do")]
pub async fn remove_word() -> Result<Next, Trouble> {
    let asked = Asked::here()?;
    let viewer = asked.viewer()?;
    let id = asked.form.text("id").and_then(|t| WordId::parse(t).ok());
    let words = &asked.house.words;
    words.remove(viewer, id.ok_or(Trouble::NotThere)?).await?;
    Ok(Next::go("/words", "said-word-removed"))
}
