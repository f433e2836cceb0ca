//! The security log in the database: a chain of what concerns who may come in, kept for 90 days. What is
//! cleared away leaves its last number and hash, with which the rest begins.

use crate::db::connection::{Conn, execute, exists, fetch_all, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::hash_chain::{self, BrokenView, ChainHead, Walk};
use crate::db::installation;
use crate::db::row::{DbRow, FromDbRow, row_struct};
use crate::db::settings::row_id;
use irori_core::domain::id::PersonId;
use irori_core::domain::security_event::{
    EVENTS_A_PAGE, EVENTS_KEPT_FOR, EventFilter, EventKind, EventOutcome,
};
use irori_core::privacy::release::{Digest, StoredRelease};
use irori_ports::Now;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Under this key the installation keeps the last row.
const KEY: &str = "security";
/// And under this one the last of those that were cleared away.
const PRUNED: &str = "security-pruned";
/// And its text, which says when it was.
const PRUNED_ROW: &str = "security-pruned-row";

sql! {
    ADD = "INSERT INTO security_event (id, number, content, digest, at, kind, outcome, person_id, about_id, network,
            device, device_hash, detail)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    OWN = "SELECT e.number, e.at, e.kind, e.outcome, e.person_id, p.name AS person, e.about_id, a.name AS about,
            e.network, e.device, e.detail
        FROM security_event e LEFT JOIN person p ON p.id = e.person_id LEFT JOIN person a ON a.id = e.about_id
        WHERE (e.person_id = $1 OR e.about_id = $1) AND e.number < $2 ORDER BY e.number DESC LIMIT $3";
    /// Without a kind `$2` is empty, without a person `$3` is nobody's and the same as `$4`.
    EVERYBODYS = "SELECT e.number, e.at, e.kind, e.outcome, e.person_id, p.name AS person, e.about_id, a.name AS about,
            e.network, e.device, e.detail
        FROM security_event e LEFT JOIN person p ON p.id = e.person_id LEFT JOIN person a ON a.id = e.about_id
        WHERE e.number < $1 AND e.kind <> 'own-export' AND (e.kind = $2 OR $2 = '')
            AND (e.person_id = $3 OR e.about_id = $3 OR $3 = $4)
        ORDER BY e.number DESC LIMIT $5";
    /// What a browser is told that was signed in as `$1`, `$2` in bytes and `$3` in digits: not of itself, and
    /// not what was seen there.
    NEWS = "SELECT number, at, kind, outcome, network, device FROM security_event
        WHERE about_id = $1 AND number > COALESCE(
                (SELECT d.news_seen FROM known_device d WHERE d.person_id = $1 AND d.device_hash = $2), 0)
            AND (outcome = 'wrong' OR kind = 'new-device' OR (kind = 'sign-in' AND outcome = 'slowed')
                OR (kind = 'recovery-code' AND outcome = 'done'))
            AND (device_hash IS NULL OR device_hash <> $3)
        ORDER BY number DESC LIMIT 200";
    SEEN = "UPDATE known_device SET news_seen = $3 WHERE person_id = $1 AND device_hash = $2 AND news_seen < $3";
    IS_PERSON = "SELECT 1 FROM person WHERE id = $1";
    ROWS = "SELECT id, number, content, digest, at, kind, outcome, person_id, about_id, network, device, device_hash,
            detail
        FROM security_event WHERE number > $1 ORDER BY number LIMIT 500";
    FIRST_KEPT = "SELECT MIN(number) FROM security_event WHERE at > $1";
    LAST_OLD = "SELECT number, digest, content FROM security_event WHERE number < $1 ORDER BY number DESC LIMIT 1";
    CLEAR = "DELETE FROM security_event WHERE number <= $1";
}

row_struct! {
    /// What is written of an event, with the accounts as they are known.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub(crate) struct NewSecurityEvent {
        pub at: Now,
        pub kind: String,
        pub outcome: String,
        pub person_id: Option<Uuid>,
        pub about_id: Option<Uuid>,
        pub network: String,
        pub device: String,
        /// In hexadecimal digits.
        pub device_hash: Option<String>,
        pub detail: Option<String>,
    }
}

/// What is hashed of a row. The same row gives the same text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    number: u64,
    at: Now,
    kind: String,
    outcome: String,
    /// Random ids of accounts; one that is erased leaves its id here, where it names nobody any more.
    person: Option<PersonId>,
    about: Option<PersonId>,
    network: String,
    device: String,
    device_hash: Option<String>,
    detail: Option<String>,
    /// Of the row before it.
    previous: Option<Digest>,
}

impl NewSecurityEvent {
    fn content(&self, number: u64, previous: Option<Digest>) -> Content {
        Content {
            number,
            at: self.at,
            kind: self.kind.clone(),
            outcome: self.outcome.clone(),
            person: self.person_id.map(PersonId),
            about: self.about_id.map(PersonId),
            network: self.network.clone(),
            device: self.device.clone(),
            device_hash: self.device_hash.clone(),
            detail: self.detail.clone(),
            previous,
        }
    }
}

/// Adds a row as the last of the chain. An account that is not there, as one that was just erased, is left
/// out. The others wait until the transaction ends.
pub(crate) async fn add(conn: &mut Conn, mut row: NewSecurityEvent) -> Result<(), StoreError> {
    for id in [&mut row.person_id, &mut row.about_id] {
        if let Some(person) = *id
            && !is_there(conn, person).await?
        {
            *id = None;
        }
    }
    let head = hash_chain::lock_head(conn, KEY).await?;
    let number = head.number + 1;
    let written = StoredRelease::of(&row.content(number, head.digest));
    execute!(
        conn,
        ADD,
        row_id(row.at),
        i64::try_from(number).unwrap_or(i64::MAX),
        &written.text,
        written.digest,
        row.at,
        row.kind,
        row.outcome,
        row.person_id,
        row.about_id,
        row.network,
        row.device,
        row.device_hash,
        row.detail,
    )?;
    let digest = Some(written.digest);
    hash_chain::move_head(conn, KEY, ChainHead { number, digest }).await
}

async fn is_there(conn: &mut Conn, person: Uuid) -> Result<bool, StoreError> {
    exists!(conn, IS_PERSON, person)
}

row_struct! {
    /// A row as it is read.
    #[derive(Debug)]
    pub(crate) struct SecurityEventRow {
        pub number: i64,
        pub at: Now,
        pub kind: EventKind,
        pub outcome: EventOutcome,
        pub person_id: Option<PersonId>,
        pub person: Option<String>,
        pub about_id: Option<PersonId>,
        pub about: Option<String>,
        pub network: String,
        pub device: String,
        pub detail: Option<String>,
    }
}

/// One more than a page has, so that it shows whether there are older ones.
fn one_more() -> i64 {
    i64::try_from(EVENTS_A_PAGE).unwrap_or(i64::MAX - 1) + 1
}

fn before(filter: &EventFilter) -> i64 {
    let before = filter.before.and_then(|number| i64::try_from(number).ok());
    before.unwrap_or(i64::MAX)
}

pub(crate) async fn own(
    conn: &mut Conn,
    person: PersonId,
    filter: &EventFilter,
) -> Result<Vec<SecurityEventRow>, StoreError> {
    fetch_all!(
        conn,
        SecurityEventRow,
        OWN,
        person,
        before(filter),
        one_more()
    )
}

pub(crate) async fn everybodys(
    conn: &mut Conn,
    filter: &EventFilter,
) -> Result<Vec<SecurityEventRow>, StoreError> {
    let nobody = PersonId(Uuid::nil());
    let (kind, person) = (
        filter.kind.map_or("", EventKind::as_str),
        filter.person.unwrap_or(nobody),
    );
    fetch_all!(
        conn,
        SecurityEventRow,
        EVERYBODYS,
        before(filter),
        kind,
        person,
        nobody,
        one_more()
    )
}

row_struct! {
    /// A row that somebody is told of.
    #[derive(Debug)]
    pub(crate) struct NotifiedEvent {
        pub number: i64,
        pub at: Now,
        pub kind: EventKind,
        pub outcome: EventOutcome,
        pub network: String,
        pub device: String,
    }
}

pub(crate) async fn news(
    conn: &mut Conn,
    person: PersonId,
    device_hash: &[u8],
) -> Result<Vec<NotifiedEvent>, StoreError> {
    let digits = hex(device_hash);
    fetch_all!(conn, NotifiedEvent, NEWS, person, device_hash, digits)
}

/// Notes up to which number somebody has seen on a browser; what is not there yet is not seen.
pub(crate) async fn seen(
    conn: &mut Conn,
    person: PersonId,
    device_hash: &[u8],
    up_to: u64,
) -> Result<(), StoreError> {
    let head = hash_chain::head(conn, KEY).await?.unwrap_or_default();
    let number = i64::try_from(up_to.min(head.number)).unwrap_or(i64::MAX);
    execute!(conn, SEEN, person, device_hash, number)?;
    Ok(())
}

/// How a browser's hash stands in an event.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Clears away what is not kept any longer, from the beginning of the chain on.
pub(crate) async fn prune(conn: &mut Conn, now: Now) -> Result<u64, StoreError> {
    let head = hash_chain::lock_head(conn, KEY).await?;
    let kept = fetch_optional!(conn, Option<i64>, FIRST_KEPT, now - EVENTS_KEPT_FOR)?;
    let kept = kept.flatten();
    let kept = kept.unwrap_or_else(|| i64::try_from(head.number).unwrap_or(i64::MAX - 1) + 1);
    let Some((number, digest, content)) =
        fetch_optional!(conn, (i64, String, String), LAST_OLD, kept)?
    else {
        return Ok(0);
    };
    let last = ChainHead {
        number: number.unsigned_abs(),
        digest: Digest::parse(&digest),
    };
    hash_chain::move_head(conn, PRUNED, last).await?;
    installation::set(conn, PRUNED_ROW, content).await?;
    execute!(conn, CLEAR, number)
}

/// A row with its place in the chain.
struct ChainedEvent {
    number: i64,
    content: String,
    digest: String,
    row: NewSecurityEvent,
}

impl FromDbRow for ChainedEvent {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            number: row.get("number")?,
            content: row.get("content")?,
            digest: row.get("digest")?,
            row: NewSecurityEvent::from_row(row)?,
        })
    }
}

/// Whether what was cleared away was old enough, by the text of its last row.
async fn is_cleared_in_time(
    conn: &mut Conn,
    cleared: ChainHead,
    now: Now,
) -> Result<bool, StoreError> {
    let Some(digest) = cleared.digest else {
        return Ok(cleared.number == 0);
    };
    let text = installation::value(conn, PRUNED_ROW).await?;
    let text = text.unwrap_or_default();
    let content = serde_json::from_str::<Content>(&text).ok();
    let is_old =
        |content: Content| content.number == cleared.number && content.at <= now - EVENTS_KEPT_FOR;
    Ok(Digest::of(&text) == digest && content.is_some_and(is_old))
}

/// Every row that is not as it was written, by number. Others may add rows and clear some away meanwhile.
pub(crate) async fn broken(
    conn: &mut Conn,
    now: Now,
) -> Result<Vec<(u64, BrokenView)>, StoreError> {
    let start = hash_chain::head(conn, PRUNED).await?.unwrap_or_default();
    let in_time = is_cleared_in_time(conn, start, now).await?;
    let mut walk = Walk::from(start, hash_chain::head(conn, KEY).await?);
    if !in_time && hash_chain::head(conn, PRUNED).await? == Some(start) {
        walk.find(start.number, BrokenView::Hole);
    }
    loop {
        let last = i64::try_from(walk.last.number).unwrap_or(i64::MAX);
        let rows = fetch_all!(conn, ChainedEvent, ROWS, last)?;
        if rows.is_empty() {
            break;
        }
        for placed in rows {
            let number = placed.number.unsigned_abs();
            if number != walk.last.number + 1 {
                let pruned = hash_chain::head(conn, PRUNED).await?.unwrap_or_default();
                if pruned.number + 1 == number {
                    walk.last = pruned;
                }
            }
            let broken = broken_row(conn, &placed, number, &walk).await?;
            let digest = Digest::parse(&placed.digest);
            walk.step(ChainHead { number, digest }, broken);
        }
    }
    Ok(walk.end(hash_chain::head(conn, KEY).await?))
}

async fn broken_row(
    conn: &mut Conn,
    placed: &ChainedEvent,
    number: u64,
    walk: &Walk,
) -> Result<Option<BrokenView>, StoreError> {
    if Digest::of(&placed.content).to_string() != placed.digest {
        return Ok(Some(BrokenView::Hash));
    }
    let Ok(content) = serde_json::from_str::<Content>(&placed.content) else {
        return Ok(Some(BrokenView::Place));
    };
    if let Some(broken) = walk.broken(number, content.previous) {
        return Ok(Some(broken));
    }
    let mut kept = placed.row.content(number, content.previous);
    // What was erased is forgotten by the columns alone, and only where nothing is left of it.
    let pairs = [
        (&mut kept.person, content.person),
        (&mut kept.about, content.about),
    ];
    for (kept, written) in pairs {
        if let (None, Some(person)) = (*kept, written)
            && !is_there(conn, person.0).await?
        {
            *kept = written;
        }
    }
    Ok((kept != content).then_some(BrokenView::Place))
}
