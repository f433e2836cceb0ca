//! Words: signed messages to one's leads.

use crate::answer::Answer;
use crate::moment::Now;
use async_trait::async_trait;
use irori_core::domain::id::{IdempotencyKey, WordId};
use irori_core::domain::lead::MyLead;
use irori_core::domain::person::Viewer;
use irori_core::domain::word::{OpenWord, ReceivedWord, SentWord, Word};

/// A Word is read by who wrote it, and by the lead it was sent to while they lead that team.
#[async_trait]
pub trait Words: Send + Sync {
    /// To whom one can write: the leads of the teams one belongs to, by team and name.
    async fn leads(&self, viewer: &Viewer, now: Now) -> Answer<Vec<MyLead>>;
    /// Sends one; the same `once` a second time sends nothing and gives the same id. To somebody who
    /// does not lead a team that one belongs to, it is a mistake at `to`; more than 20 within 24
    /// hours are one at `form`.
    async fn send(
        &self,
        viewer: &Viewer,
        key: IdempotencyKey,
        word: Word,
        now: Now,
    ) -> Answer<WordId>;
    /// Takes back one's own: it is deleted. Another's is [`crate::error::AppError::NotThere`].
    async fn remove(&self, viewer: &Viewer, id: WordId) -> Answer<()>;
    /// Those one has sent, the newest first.
    async fn sent(&self, viewer: &Viewer) -> Answer<Vec<SentWord>>;
    /// Those one was sent as a lead of teams that one leads now, the newest first, without a text.
    async fn received(&self, viewer: &Viewer) -> Answer<Vec<ReceivedWord>>;
    /// Opens one of them; the ledger has it before it is given. Any other is
    /// [`crate::error::AppError::NotThere`].
    async fn open(&self, viewer: &Viewer, id: WordId, now: Now) -> Answer<OpenWord>;
}
