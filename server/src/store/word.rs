//! The port [`Words`]: signed messages to leads, sealed under the key of who wrote them. One is in the
//! ledger before its lead reads it.

use super::db::{Line, all, one, run, sql};
use super::error::StoreError;
use super::settings::{cut, row_id};
use super::view::{self, Viewed, ViewedBy};
use super::{Store, lead, person, sealed};
use crate::seal::{Place, Seal};
use app::domain::form::{Mistakes, Wrong};
use app::domain::id::{Once, PersonId, TeamId, WordId};
use app::domain::lead::MyLead;
use app::domain::person::Viewer;
use app::domain::word::{OpenWord, ReceivedWord, SentWord, WORDS_MOST, Word};
use app::error::Trouble;
use app::ports::words::Words;
use app::ports::{Answer, Now};
use app::privacy::rights::{Matter, may_read};
use async_trait::async_trait;
use chrono::TimeDelta;
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
        Ok(lead::leads(&mut self.db.read().await?, viewer, now).await?)
    }

    async fn send(&self, viewer: &Viewer, once: Once, word: Word, now: Now) -> Answer<WordId> {
        let (me, seal) = (viewer.id, self.seal_of(viewer));
        Ok(self
            .write(move |line| {
                Box::pin(async move { send(line, &seal, me, once, &word, now).await })
            })
            .await?)
    }

    async fn remove(&self, viewer: &Viewer, id: WordId) -> Answer<()> {
        let me = viewer.id;
        Ok(self
            .write(move |line| {
                Box::pin(async move {
                    match run!(line, REMOVE, id.0, me.0)? {
                        0 => Err(Trouble::NotThere.into()),
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
            .write(move |line| Box::pin(async move { open(line, &seal, &viewer, id, now).await }))
            .await?)
    }
}

/// Sends a Word of `me`, unless this showing of the form has sent one already.
pub(super) async fn send(
    line: &mut Line,
    seal: &Seal,
    me: PersonId,
    once: Once,
    word: &Word,
    now: Now,
) -> Result<WordId, StoreError> {
    person::hold(line, me).await?;
    if let Some((made,)) = one!(line, (Uuid,), MADE, me.0, once.0)? {
        return Ok(WordId(made));
    }
    let is_member = lead::member_now(line, me, word.to.team, now)
        .await?
        .is_some();
    if word.to.lead == me || !is_member || !lead::leads_now(line, word.to, now).await? {
        return Err(Trouble::mistake("to", "wrong-not-my-lead").into());
    }
    let now = cut(now);
    let since = now - TimeDelta::hours(24);
    let count = one!(line, (i64,), COUNT_SINCE, me.0, since)?;
    if count.is_some_and(|(count,)| count >= i64::from(WORDS_MOST)) {
        let wrong = Wrong::new("wrong-words-most").with("most", WORDS_MOST);
        return Err(Trouble::from(Mistakes::one("form", wrong)).into());
    }
    let id = row_id(now);
    let sealed = sealed::close(line, seal, place(me, &id), &word.text).await?;
    let (lead, team) = (word.to.lead.0, word.to.team.0);
    run!(line, ADD, id, me.0, lead, team, sealed, now, once.0)?;
    Ok(WordId(id))
}

async fn sent(line: &mut Line, seal: &Seal, me: PersonId) -> Result<Vec<SentWord>, StoreError> {
    let opened = all!(line, (String, Now), OPENED, me.0)?;
    let opened: HashMap<String, Now> = opened.into_iter().collect();
    let mut words = Vec::new();
    for found in all!(line, FoundSent, SENT, me.0)? {
        words.push(SentWord {
            id: WordId(found.id),
            opened: opened.get(&found.id.to_string()).copied(),
            text: text(line, seal, me, found.id, &found.text).await?,
            to: found.name,
            team: found.team,
            sent: found.sent_at,
        });
    }
    Ok(words)
}

async fn received(line: &mut Line, viewer: &Viewer) -> Result<Vec<ReceivedWord>, StoreError> {
    let mut received = Vec::new();
    for team in &viewer.roles.leads {
        received.extend(all!(line, FoundReceived, RECEIVED, viewer.id.0, team.0)?);
    }
    if received.is_empty() {
        return Ok(Vec::new());
    }
    let read = all!(line, (String,), READ, viewer.id.0)?;
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
    line: &mut Line,
    seal: &Seal,
    viewer: &Viewer,
    id: WordId,
    now: Now,
) -> Result<OpenWord, StoreError> {
    let found = one!(line, FoundForLead, FOR_LEAD, id.0, viewer.id.0)?;
    let leads = |found: &FoundForLead| may_read(viewer, Matter::Shared(TeamId(found.team_id)));
    let found = found.filter(leads).ok_or(Trouble::NotThere)?;
    let about = PersonId(found.person_id);
    let viewed = Viewed::Word {
        about,
        team: TeamId(found.team_id),
        word: id,
    };
    let text = text(line, seal, about, id.0, &found.text).await?;
    // Who was shown nothing has not opened it.
    if text.is_some() {
        view::add(line, viewed, ViewedBy::Page(viewer.id), now).await?;
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
    line: &mut Line,
    seal: &Seal,
    owner: PersonId,
    id: Uuid,
    sealed: &[u8],
) -> Result<Option<String>, StoreError> {
    let text = seal.open(place(owner, &id), sealed).ok();
    if text.is_none() {
        sealed::report(line, seal, "word", &id.to_string(), owner).await?;
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
