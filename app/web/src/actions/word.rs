//! Words to one's leads.

use crate::addresses;
use crate::context::{NextPage, RequestContext};
use irori_core::domain::id::WordId;
use irori_core::domain::person::Viewer;
use irori_core::domain::word::Word;
use irori_ports::Answer;

/// Sends a Word.
pub async fn send_word(asked: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let word = Word::parse(&asked.form)?;
    let (words, once) = (&asked.ports.words, asked.idempotency_key()?);
    words.send(viewer, once, word, asked.now).await?;
    Ok(NextPage::go(addresses::WORDS.path(), "said-word"))
}

/// Takes back a Word that one has sent.
pub async fn remove_word(asked: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let id = asked.id_in("id", WordId::parse)?;
    asked.ports.words.remove(viewer, id).await?;
    Ok(NextPage::go(addresses::WORDS.path(), "said-word-removed"))
}
