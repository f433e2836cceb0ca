//! Words to one's leads.

use super::check_in::once;
use crate::context::{Next, RequestContext};
use irori_core::domain::id::WordId;
use irori_core::domain::word::Word;
use irori_ports::error::AppError;

/// Sends a Word.
pub async fn send_word(asked: &RequestContext) -> Result<Next, AppError> {
    let viewer = asked.viewer()?;
    let word = Word::parse(&asked.form)?;
    let words = &asked.ports.words;
    words.send(viewer, once(asked)?, word, asked.now).await?;
    Ok(Next::go("/words", "said-word"))
}

/// Takes back a Word that one has sent.
pub async fn remove_word(asked: &RequestContext) -> Result<Next, AppError> {
    let viewer = asked.viewer()?;
    let id = asked.form.text("id").and_then(|t| WordId::parse(t).ok());
    let words = &asked.ports.words;
    words.remove(viewer, id.ok_or(AppError::NotThere)?).await?;
    Ok(Next::go("/words", "said-word-removed"))
}
