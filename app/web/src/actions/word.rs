//! Words to one's leads.

use crate::addresses;
use crate::context::{NextPage, RequestContext};
use irori_core::domain::id::WordId;
use irori_core::domain::person::Viewer;
use irori_core::domain::word::Word;
use irori_ports::Answer;

/// Sends a Word.
pub async fn send_word(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let word = Word::parse(&ctx.form)?;
    let (words, key) = (&ctx.ports.words, ctx.idempotency_key()?);
    words.send(viewer, key, word, ctx.now).await?;
    Ok(NextPage::go(addresses::WORDS.path(), "said-word"))
}

/// Takes back a Word that one has sent.
pub async fn remove_word(ctx: &RequestContext, viewer: &Viewer) -> Answer<NextPage> {
    let id = ctx.id_in("id", WordId::parse)?;
    ctx.ports.words.remove(viewer, id).await?;
    Ok(NextPage::go(addresses::WORDS.path(), "said-word-removed"))
}
