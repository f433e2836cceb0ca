//! The port [`Words`]: signed messages to leads, sealed under the key of who wrote them. One is in the
//! ledger before its lead reads it.
//!
//! Decided:
//!
//! - 2026-11-24: **Whether a Word was opened is read from the ledger**, not kept beside the Word; when
//!   it was sent, from its id.

use crate::audit::log;
use crate::audit::row::{AuditActor, AuditEvent};
use crate::db::connection::{Conn, count, execute, fetch_all, fetch_optional, sql};
use crate::db::error::{StoreError, check_there};
use crate::db::row::row_struct;
use crate::db::sealed::SealedColumn;
use crate::db::settings::{row_id, to_micros};
use crate::org::{leads, person};
use crate::store::Store;
use async_trait::async_trait;
use chrono::TimeDelta;
use irori_core::domain::form::{FieldError, ValidationErrors};
use irori_core::domain::id::{IdempotencyKey, PersonId, TeamId, WordId};
use irori_core::domain::lead::MyLead;
use irori_core::domain::person::Viewer;
use irori_core::domain::word::{OpenWord, ReceivedWord, SentWord, WORDS_MOST, Word};
use irori_core::privacy::rights::{Resource, may_read};
use irori_crypto::seal::Seal;
use irori_ports::error::AppError;
use irori_ports::words::Words;
use irori_ports::{Answer, Now};
use std::collections::{HashMap, HashSet};

sql! {
    MADE = "SELECT id FROM word WHERE person_id = $1 AND once = $2";
    COUNT_SINCE = "SELECT COUNT(*) FROM word WHERE person_id = $1 AND sent_at > $2";
    ADD = "INSERT INTO word (id, person_id, lead_id, team_id, text, sent_at, once)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    REMOVE = "DELETE FROM word WHERE id = $1 AND person_id = $2";
    SENT = "SELECT w.id, w.person_id, w.team_id, p.name, t.name AS team, w.sent_at, w.text FROM word w
        JOIN person p ON p.id = w.lead_id
        JOIN team t ON t.id = w.team_id
        WHERE w.person_id = $1 ORDER BY w.sent_at DESC, w.id DESC";
    RECEIVED = "SELECT w.id, p.name, t.name, w.sent_at FROM word w
        JOIN person p ON p.id = w.person_id
        JOIN team t ON t.id = w.team_id
        WHERE w.lead_id = $1 AND w.team_id = $2";
    FOR_LEAD = "SELECT w.id, w.person_id, w.team_id, p.name, t.name AS team, w.sent_at, w.text FROM word w
        JOIN person p ON p.id = w.person_id
        JOIN team t ON t.id = w.team_id
        WHERE w.id = $1 AND w.lead_id = $2";
    /// The ledger: which Words of somebody were opened, and when first.
    OPENED = "SELECT detail, MIN(viewed_at) FROM view
        WHERE about_id = $1 AND kind = 'word' AND detail IS NOT NULL GROUP BY detail";
    /// The ledger: which Words somebody has opened.
    READ = "SELECT DISTINCT detail FROM view WHERE viewer_id = $1 AND kind = 'word' AND detail IS NOT NULL";
}

pub(crate) const TEXT: SealedColumn = SealedColumn {
    table: "word",
    column: "text",
};

row_struct! {
    /// A Word before it is opened: with the name of its lead, or of who wrote it to the lead.
    struct WordRow {
        id: WordId,
        person_id: PersonId,
        team_id: TeamId,
        name: String,
        team: String,
        sent_at: Now,
        text: Vec<u8>,
    }
}

#[async_trait]
impl Words for Store {
    async fn leads(&self, viewer: &Viewer, now: Now) -> Answer<Vec<MyLead>> {
        Ok(leads::leads(&mut self.db.read().await?, viewer, now).await?)
    }

    async fn send(
        &self,
        viewer: &Viewer,
        key: IdempotencyKey,
        word: Word,
        now: Now,
    ) -> Answer<WordId> {
        let (me, seal) = (viewer.id, self.seal_of(viewer));
        self.write(async move |conn| send(conn, &seal, me, key, &word, now).await)
            .await
    }

    async fn remove(&self, viewer: &Viewer, id: WordId) -> Answer<()> {
        let me = viewer.id;
        self.write(async move |conn| check_there(execute!(conn, REMOVE, id, me)? > 0))
            .await
    }

    async fn sent(&self, viewer: &Viewer) -> Answer<Vec<SentWord>> {
        Ok(sent(&mut self.db.read().await?, &self.seal_of(viewer), viewer.id).await?)
    }

    async fn received(&self, viewer: &Viewer) -> Answer<Vec<ReceivedWord>> {
        Ok(received(&mut self.db.read().await?, viewer).await?)
    }

    async fn open(&self, viewer: &Viewer, id: WordId, now: Now) -> Answer<OpenWord> {
        let (viewer, seal) = (viewer.clone(), self.seal_of(viewer));
        self.write(async move |conn| open(conn, &seal, &viewer, id, now).await)
            .await
    }
}

/// Sends a Word of `me`, unless this showing of the form has sent one already.
pub(crate) async fn send(
    conn: &mut Conn,
    seal: &Seal,
    me: PersonId,
    key: IdempotencyKey,
    word: &Word,
    now: Now,
) -> Result<WordId, StoreError> {
    person::lock_row(conn, me).await?;
    if let Some(made) = fetch_optional!(conn, WordId, MADE, me, key)? {
        return Ok(made);
    }
    let is_member = leads::member_now(conn, me, word.to.team, now)
        .await?
        .is_some();
    if word.to.lead == me || !is_member || !leads::leads_now(conn, word.to, now).await? {
        return Err(AppError::mistake("to", "wrong-not-my-lead").into());
    }
    let now = to_micros(now);
    let since = now - TimeDelta::hours(24);
    if count!(conn, COUNT_SINCE, me, since)? >= u64::from(WORDS_MOST) {
        let wrong = FieldError::new("wrong-words-most").with("most", WORDS_MOST);
        return Err(AppError::from(ValidationErrors::one("form", wrong)).into());
    }
    let id = row_id(now);
    let sealed = TEXT.close(conn, seal, (me, id), &word.text).await?;
    let (lead, team) = (word.to.lead, word.to.team);
    execute!(conn, ADD, id, me, lead, team, sealed, now, key)?;
    Ok(WordId(id))
}

async fn sent(conn: &mut Conn, seal: &Seal, me: PersonId) -> Result<Vec<SentWord>, StoreError> {
    let opened = fetch_all!(conn, (String, Now), OPENED, me)?;
    let opened: HashMap<String, Now> = opened.into_iter().collect();
    let mut words = Vec::new();
    for found in fetch_all!(conn, WordRow, SENT, me)? {
        words.push(SentWord {
            id: found.id,
            opened: opened.get(&found.id.to_string()).copied(),
            text: TEXT.open(conn, seal, (me, found.id.0), &found.text).await?,
            to: found.name,
            team: found.team,
            sent: found.sent_at,
        });
    }
    Ok(words)
}

async fn received(conn: &mut Conn, viewer: &Viewer) -> Result<Vec<ReceivedWord>, StoreError> {
    let mut received: Vec<(WordId, String, String, Now)> = Vec::new();
    for team in &viewer.roles.leads {
        received.extend(fetch_all!(conn, (_, _, _, _), RECEIVED, viewer.id, *team)?);
    }
    if received.is_empty() {
        return Ok(Vec::new());
    }
    let read = fetch_all!(conn, String, READ, viewer.id)?;
    let read: HashSet<String> = read.into_iter().collect();
    received.sort_by_key(|(id, .., sent)| std::cmp::Reverse((*sent, *id)));
    let words = received
        .into_iter()
        .map(|(id, from, team, sent)| ReceivedWord {
            id,
            is_new: !read.contains(&id.to_string()),
            from,
            team,
            sent,
        });
    Ok(words.collect())
}

async fn open(
    conn: &mut Conn,
    seal: &Seal,
    viewer: &Viewer,
    id: WordId,
    now: Now,
) -> Result<OpenWord, StoreError> {
    let found = fetch_optional!(conn, WordRow, FOR_LEAD, id, viewer.id)?;
    let leads = |found: &WordRow| may_read(viewer, Resource::Shared(found.team_id));
    let found = found.filter(leads).ok_or(AppError::NotThere)?;
    let viewed = AuditEvent::Word {
        about: found.person_id,
        team: found.team_id,
        word: id,
    };
    let text = TEXT
        .open(conn, seal, (found.person_id, id.0), &found.text)
        .await?;
    // Who was shown nothing has not opened it.
    if text.is_some() {
        log::add(conn, viewed, AuditActor::Page(viewer.id), now).await?;
    }
    Ok(OpenWord {
        text,
        from: found.name,
        team: found.team,
        sent: found.sent_at,
    })
}
