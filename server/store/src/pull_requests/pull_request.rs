//! Pull requests in the database.

use crate::db::connection::{Conn, execute, fetch_all, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::row::{DbRow, FromDbRow};
use crate::db::settings::to_micros;
use crate::logins::forge_account::{actor_row, read_actor};
use irori_core::domain::branch::Branch;
use irori_core::domain::forge_account::Login;
use irori_core::domain::pull_request::{ImportChange, PullRequest, PullRequestRef, Size, Snapshot};
use uuid::Uuid;

sql! {
    ADD = "INSERT INTO pull_request (id, forge, repository, repository_key, number, author, author_key,
            author_kind, opened_at, ready_at, merged_at, closed_at, pushed_at, additions, deletions, files,
            labels, as_of, generated, branch_repository, branch_repository_key, branch, reverts, told_until,
            ready_told_at, size_as_of)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
            $22, $23, $24, $25, $26)
        ON CONFLICT (forge, repository_key, number) DO NOTHING";
    SAVE = "UPDATE pull_request SET author = $2, author_key = $3, author_kind = $4, opened_at = $5,
            ready_at = $6, merged_at = $7, closed_at = $8, pushed_at = $9, additions = $10, deletions = $11,
            files = $12, labels = $13, as_of = $14, generated = $15, branch_repository = $16,
            branch_repository_key = $17, branch = $18, reverts = $19, told_until = $20,
            ready_told_at = $21, size_as_of = $22 WHERE id = $1";
    CO_AUTHORS = "SELECT login FROM co_author WHERE pull_request_id = $1 ORDER BY login_key";
    ADD_CO_AUTHOR = "INSERT INTO co_author (pull_request_id, login_key, login) VALUES ($1, $2, $3)
        ON CONFLICT (pull_request_id, login_key) DO NOTHING";
}

// News of one pull request that arrive at once wait for each other.
sql! {
    sqlite {
        LOCK_SQLITE = "SELECT id, forge, repository, number, author, author_kind, opened_at, ready_at, merged_at,
                closed_at, pushed_at, additions, deletions, files, labels, as_of, generated, branch_repository,
                branch, reverts, told_until, ready_told_at, size_as_of
            FROM pull_request WHERE forge = $1 AND repository_key = $2 AND number = $3";
    }
    postgres {
        LOCK_POSTGRES = "SELECT id, forge, repository, number, author, author_kind, opened_at, ready_at, merged_at,
                closed_at, pushed_at, additions, deletions, files, labels, as_of, generated, branch_repository,
                branch, reverts, told_until, ready_told_at, size_as_of
            FROM pull_request WHERE forge = $1 AND repository_key = $2 AND number = $3 FOR NO KEY UPDATE";
    }
}

/// A pull request in hand: its row, what news did to it.
pub(crate) struct LockedPullRequest {
    pub id: Uuid,
    pub change: ImportChange,
}

/// Stores what a snapshot tells. `id` is for one that was not known.
pub(crate) async fn upsert(
    conn: &mut Conn,
    id: Uuid,
    news: &Snapshot,
) -> Result<LockedPullRequest, StoreError> {
    if let Some((id, known)) = lock_row(conn, &news.place).await? {
        return save(conn, id, &known, news).await;
    }
    if add(conn, id, &PullRequest::first(news)).await? {
        return Ok(LockedPullRequest {
            id,
            change: ImportChange::New,
        });
    }
    // Somebody else was quicker.
    match lock_row(conn, &news.place).await? {
        Some((id, known)) => save(conn, id, &known, news).await,
        None => Err(StoreError::Stored("pull_request")),
    }
}

/// What is known of a pull request, held until the transaction ends.
pub(crate) async fn lock_row(
    conn: &mut Conn,
    place: &PullRequestRef,
) -> Result<Option<(Uuid, PullRequest)>, StoreError> {
    let sql = conn.for_engine(LOCK_SQLITE, LOCK_POSTGRES);
    let found = fetch_optional!(
        conn,
        PullRequestRow,
        sql,
        place.forge,
        place.key(),
        place.number
    )?;
    let Some(PullRequestRow(id, mut known)) = found else {
        return Ok(None);
    };
    known.co_authors = fetch_all!(conn, Login, CO_AUTHORS, id)?;
    Ok(Some((id, known)))
}

/// What is known once something was told, and whether that is new; `None` where it changes nothing.
pub(crate) fn merged<T: PartialEq + Clone>(
    known: Option<T>,
    first: &T,
    after: impl FnOnce(&T) -> T,
) -> Option<(T, ImportChange)> {
    let Some(known) = known else {
        return Some((first.clone(), ImportChange::New));
    };
    let now = after(&known);
    (now != known).then_some((now, ImportChange::Changed))
}

/// A pull request with its id, without its co-authors.
pub(crate) struct PullRequestRow(pub Uuid, pub PullRequest);

impl FromDbRow for PullRequestRow {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        let size = match (
            row.get("additions")?,
            row.get("deletions")?,
            row.get("files")?,
        ) {
            (Some(additions), Some(deletions), Some(files)) => Some(Size {
                additions,
                deletions,
                files,
            }),
            _ => None,
        };
        let labels: String = row.get("labels")?;
        let branch: (Option<_>, Option<_>) = (row.get("branch_repository")?, row.get("branch")?);
        let known = PullRequest {
            place: PullRequestRef {
                forge: row.get("forge")?,
                repository: row.get("repository")?,
                number: row.get("number")?,
            },
            author: read_actor(row.get("author")?, row.get("author_kind")?)?,
            opened: row.get("opened_at")?,
            ready: row.get("ready_at")?,
            merged: row.get("merged_at")?,
            closed: row.get("closed_at")?,
            pushed: row.get("pushed_at")?,
            size,
            generated: row.get("generated")?,
            labels: labels.lines().map(str::to_owned).collect(),
            branch: branch
                .0
                .zip(branch.1)
                .map(|(repository, name)| Branch { repository, name }),
            co_authors: Vec::new(),
            reverts: row.get("reverts")?,
            as_of: row.get("as_of")?,
            told_until: row.get("told_until")?,
            ready_told: row.get("ready_told_at")?,
            size_as_of: row.get("size_as_of")?,
        };
        Ok(Self(row.get("id")?, known))
    }
}

/// Runs a statement with some values first and then all that is known of a pull request, in one order.
macro_rules! run_known {
    ($conn:expr, $sql:expr, $new:expr; $($first:expr),+) => {{
        let new: &PullRequest = $new;
        let (author, author_key, author_kind) = actor_row(new.author.as_ref());
        execute!(
            $conn,
            $sql,
            $($first,)+
            author,
            author_key,
            author_kind,
            to_micros(new.opened),
            new.ready.map(to_micros),
            new.merged.map(to_micros),
            new.closed.map(to_micros),
            new.pushed.map(to_micros),
            new.size.map(|s| s.additions),
            new.size.map(|s| s.deletions),
            new.size.map(|s| s.files),
            new.labels.join("\n"),
            to_micros(new.as_of),
            new.generated,
            new.branch.as_ref().map(|b| b.repository.as_str()),
            new.branch.as_ref().map(Branch::repository_key),
            new.branch.as_ref().map(|b| b.name.as_str()),
            new.reverts,
            new.told_until.map(to_micros),
            new.ready_told.map(to_micros),
            new.size_as_of.map(to_micros),
        )
    }};
}

/// Whether it was not there before.
async fn add(conn: &mut Conn, id: Uuid, new: &PullRequest) -> Result<bool, StoreError> {
    let place = &new.place;
    let added = run_known!(
        conn, ADD, new;
        id,
        place.forge,
        &place.repository,
        place.key(),
        place.number
    )?;
    if added > 0 {
        add_co_authors(conn, id, &new.co_authors).await?;
    }
    Ok(added > 0)
}

async fn save(
    conn: &mut Conn,
    id: Uuid,
    known: &PullRequest,
    news: &Snapshot,
) -> Result<LockedPullRequest, StoreError> {
    let new = known.merge(news);
    if new == *known {
        return Ok(LockedPullRequest {
            id,
            change: ImportChange::Same,
        });
    }
    run_known!(conn, SAVE, &new; id)?;
    add_co_authors(conn, id, &new.co_authors).await?;
    Ok(LockedPullRequest {
        id,
        change: ImportChange::Changed,
    })
}

async fn add_co_authors(conn: &mut Conn, id: Uuid, logins: &[Login]) -> Result<(), StoreError> {
    for login in logins {
        execute!(conn, ADD_CO_AUTHOR, id, login.key(), login)?;
    }
    Ok(())
}
