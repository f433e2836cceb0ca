//! The port [`Words`]: signed messages to leads, sealed under the key of who wrote them. One is in the
//! ledger before its lead reads it.
//!
//! Decided:
//!
//! - 2026-11-24: **Whether a Word was opened is read from the ledger**, not kept beside the Word; when
//!   it was sent, from its id.

use crate::audit::log;
use crate::audit::row::{AuditActor, AuditEvent};
use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::sealed;
use crate::db::settings::{cut, row_id};
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
use irori_crypto::seal::{Place, Seal};
use irori_ports::error::AppError;
use irori_ports::words::Words;
use irori_ports::{Answer, Now};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

sql! {
    MADE = "SELECT id FROM word WHERE person_id = $1 AND once = $2";
    COUNT_SINCE = "SELECT COUNT(*) FROM word WHERE person_id = $1 AND sent_at > $2";
    ADD = "INSERT INTO word (id, person_id, lead_id, team_id, text, sent_at, once)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    REMOVE = "DELETE FROM word WHERE id = $1 AND person_id = $2";
    SENT = "SELECT w.id, p.name, t.name AS team, w.sent_at, w.text FROM word w
        JOIN person p ON p.id = w.lead_id
        JOIN team t ON t.id = w.team_id
        WHERE w.person_id = $1 ORDER BY w.sent_at DESC, w.id DESC";
    RECEIVED = "SELECT w.id, p.name, t.name AS team, w.sent_at FROM word w
        JOIN person p ON p.id = w.person_id
        JOIN team t ON t.id = w.team_id
        WHERE w.lead_id = $1 AND w.team_id = $2";
    FOR_LEAD = "SELECT w.person_id, w.team_id, p.name, t.name AS team, w.sent_at, w.text FROM word w
        JOIN person p ON p.id = w.person_id
        JOIN team t ON t.id = w.team_id
        WHERE w.id = $1 AND w.lead_id = $2";
    /// The ledger: which Words of somebody were opened, and when first.
    OPENED = "SELECT detail, MIN(viewed_at) FROM view
        WHERE about_id = $1 AND kind = 'word' AND detail IS NOT NULL GROUP BY detail";
    /// The ledger: which Words somebody has opened.
    READ = "SELECT DISTINCT detail FROM view WHERE viewer_id = $1 AND kind = 'word' AND detail IS NOT NULL";
}

#[derive(sqlx::FromRow)]
struct FoundSent {
    id: Uuid,
    name: String,
    team: String,
    sent_at: Now,
    text: Vec<u8>,
}

#[derive(sqlx::FromRow)]
struct FoundReceived {
    id: Uuid,
    name: String,
    team: String,
    sent_at: Now,
}

#[derive(sqlx::FromRow)]
struct FoundForLead {
    person_id: Uuid,
    team_id: Uuid,
    name: String,
    team: String,
    sent_at: Now,
    text: Vec<u8>,
}

#[async_trait]
impl Words for Store {
    async fn leads(&self, viewer: &Viewer, now: Now) -> Answer<Vec<MyLead>> {
        Ok(leads::leads(&mut self.db.read().await?, viewer, now).await?)
    }

    async fn send(
        &self,
        viewer: &Viewer,
        once: IdempotencyKey,
        word: Word,
        now: Now,
    ) -> Answer<WordId> {
        let (me, seal) = (viewer.id, self.seal_of(viewer));
        Ok(self
            .write(move |conn| {
                Box::pin(async move { send(conn, &seal, me, once, &word, now).await })
            })
            .await?)
    }

    async fn remove(&self, viewer: &Viewer, id: WordId) -> Answer<()> {
        let me = viewer.id;
        Ok(self
            .write(move |conn| {
                Box::pin(async move {
                    match execute!(conn, REMOVE, id.0, me.0)? {
                        0 => Err(AppError::NotThere.into()),
                        _ => Ok(()),
                    }
                })
            })
            .await?)
    }

    async fn sent(&self, viewer: &Viewer) -> Answer<Vec<SentWord>> {
        Ok(sent(&mut self.db.read().await?, &self.seal_of(viewer), viewer.id).await?)
    }

    async fn received(&self, viewer: &Viewer) -> Answer<Vec<ReceivedWord>> {
        Ok(received(&mut self.db.read().await?, viewer).await?)
    }

    async fn open(&self, viewer: &Viewer, id: WordId, now: Now) -> Answer<OpenWord> {
        let (viewer, seal) = (viewer.clone(), self.seal_of(viewer));
        Ok(self
            .write(move |conn| Box::pin(async move { open(conn, &seal, &viewer, id, now).await }))
            .await?)
    }
}

/// Sends a Word of `me`, unless this showing of the form has sent one already.
pub(crate) async fn send(
    conn: &mut Conn,
    seal: &Seal,
    me: PersonId,
    once: IdempotencyKey,
    word: &Word,
    now: Now,
) -> Result<WordId, StoreError> {
    person::hold(conn, me).await?;
    if let Some((made,)) = fetch_optional!(conn, (Uuid,), MADE, me.0, once.0)? {
        return Ok(WordId(made));
    }
    let is_member = leads::member_now(conn, me, word.to.team, now)
        .await?
        .is_some();
    if word.to.lead == me || !is_member || !leads::leads_now(conn, word.to, now).await? {
        return Err(AppError::mistake("to", "wrong-not-my-lead").into());
    }
    let now = cut(now);
    let since = now - TimeDelta::hours(24);
    let count = fetch_optional!(conn, (i64,), COUNT_SINCE, me.0, since)?;
    if count.is_some_and(|(count,)| count >= i64::from(WORDS_MOST)) {
        let wrong = FieldError::new("wrong-words-most").with("most", WORDS_MOST);
        return Err(AppError::from(ValidationErrors::one("form", wrong)).into());
    }
    let id = row_id(now);
    let sealed = sealed::close(conn, seal, place(me, &id), &word.text).await?;
    let (lead, team) = (word.to.lead.0, word.to.team.0);
    execute!(conn, ADD, id, me.0, lead, team, sealed, now, once.0)?;
    Ok(WordId(id))
}

async fn sent(conn: &mut Conn, seal: &Seal, me: PersonId) -> Result<Vec<SentWord>, StoreError> {
    let opened = fetch_all!(conn, (String, Now), OPENED, me.0)?;
    let opened: HashMap<String, Now> = opened.into_iter().collect();
    let mut words = Vec::new();
    for found in fetch_all!(conn, FoundSent, SENT, me.0)? {
        words.push(SentWord {
            id: WordId(found.id),
            opened: opened.get(&found.id.to_string()).copied(),
            text: text(conn, seal, me, found.id, &found.text).await?,
            to: found.name,
            team: found.team,
            sent: found.sent_at,
        });
    }
    Ok(words)
}

async fn received(conn: &mut Conn, viewer: &Viewer) -> Result<Vec<ReceivedWord>, StoreError> {
    let mut received = Vec::new();
    for team in &viewer.roles.leads {
        received.extend(fetch_all!(
            conn,
            FoundReceived,
            RECEIVED,
            viewer.id.0,
            team.0
        )?);
    }
    if received.is_empty() {
        return Ok(Vec::new());
    }
    let read = fetch_all!(conn, (String,), READ, viewer.id.0)?;
    let read: HashSet<String> = read.into_iter().map(|(id,)| id).collect();
    received.sort_by_key(|word| std::cmp::Reverse((word.sent_at, word.id)));
    let words = received.into_iter().map(|found| ReceivedWord {
        id: WordId(found.id),
        is_new: !read.contains(&found.id.to_string()),
        from: found.name,
        team: found.team,
        sent: found.sent_at,
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
    let found = fetch_optional!(conn, FoundForLead, FOR_LEAD, id.0, viewer.id.0)?;
    let leads = |found: &FoundForLead| may_read(viewer, Resource::Shared(TeamId(found.team_id)));
    let found = found.filter(leads).ok_or(AppError::NotThere)?;
    let about = PersonId(found.person_id);
    let viewed = AuditEvent::Word {
        about,
        team: TeamId(found.team_id),
        word: id,
    };
    let text = text(conn, seal, about, id.0, &found.text).await?;
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

/// The text of a Word; one that cannot be opened is an incident.
async fn text(
    conn: &mut Conn,
    seal: &Seal,
    owner: PersonId,
    id: Uuid,
    sealed: &[u8],
) -> Result<Option<String>, StoreError> {
    let text = seal.open(place(owner, &id), sealed).ok();
    if text.is_none() {
        sealed::report(conn, seal, "word", &id.to_string(), owner).await?;
    }
    Ok(text)
}

fn place(owner: PersonId, row: &Uuid) -> Place<'_> {
    Place {
        owner,
        table: "word",
        row: row.as_bytes(),
        column: "text",
    }
}
