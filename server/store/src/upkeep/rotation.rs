//! Rotation of the secret over every sealed value: saying which do not open, and sealing all of them anew.

use crate::db::connection::{Conn, execute, fetch_all, sql};
use crate::db::error::StoreError;
use crate::db::sealed::SealedColumn;
use crate::db::unreadable_value::UnreadableValue;
use crate::entries::check_in;
use crate::sharing::{annotation, word};
use crate::store::Store;
use crate::webhooks::hook;
use crate::weekly_review::{follow_up, note};
use irori_core::domain::id::PersonId;
use irori_crypto::seal::{INSTALLATION, Seal, SealContext};
use std::collections::BTreeMap;
use uuid::Uuid;

sql! {
    NOTES = "SELECT id, person_id, note FROM check_in WHERE note IS NOT NULL AND id > $1 ORDER BY id LIMIT 500";
    SET_NOTE = "UPDATE check_in SET note = $2 WHERE id = $1 AND note = $3";
    ANNOTATIONS = "SELECT id, person_id, text FROM annotation WHERE id > $1 ORDER BY id LIMIT 500";
    SET_ANNOTATION = "UPDATE annotation SET text = $2 WHERE id = $1 AND text = $3";
    WORDS = "SELECT id, person_id, text FROM word WHERE id > $1 ORDER BY id LIMIT 500";
    SET_WORD = "UPDATE word SET text = $2 WHERE id = $1 AND text = $3";
    FOLLOW_UPS = "SELECT id, person_id, what FROM follow_up WHERE id > $1 ORDER BY id LIMIT 500";
    SET_FOLLOW_UP = "UPDATE follow_up SET what = $2 WHERE id = $1 AND what = $3";
    REASONS = "SELECT id, person_id, reason FROM follow_up WHERE reason IS NOT NULL AND id > $1
        ORDER BY id LIMIT 500";
    SET_REASON = "UPDATE follow_up SET reason = $2 WHERE id = $1 AND reason = $3";
    LEAD_NOTES = "SELECT id, person_id, text FROM lead_note WHERE id > $1 ORDER BY id LIMIT 500";
    SET_LEAD_NOTE = "UPDATE lead_note SET text = $2 WHERE id = $1 AND text = $3";
    HOOKS = "SELECT id, id, secret FROM hook WHERE id > $1 ORDER BY id LIMIT 500";
    SET_HOOK = "UPDATE hook SET secret = $2 WHERE id = $1 AND secret = $3";
    DRAFTS = "SELECT person_id, form_name, sealed FROM draft
        WHERE (person_id, form_name) > ($1, $2) ORDER BY person_id, form_name LIMIT 500";
    SET_DRAFT = "UPDATE draft SET sealed = $3 WHERE person_id = $1 AND form_name = $2 AND sealed = $4";
    SET_SECRET = "UPDATE installation SET value = $2 WHERE key = 'secret' AND value = $1";
}

/// Id, owner, sealed value.
pub(crate) type SealedRow = (Uuid, PersonId, Vec<u8>);

/// Owner, form, sealed value.
pub(crate) type Draft = (PersonId, String, Vec<u8>);

/// A column of sealed texts with its statements.
pub(crate) struct RotatedColumn {
    texts: SealedColumn,
    all: &'static str,
    set: &'static str,
    owner: SealedOwner,
}

/// Under whose key the texts of a column are sealed.
pub(crate) enum SealedOwner {
    Author,
    Installation,
}

const fn of_author(texts: SealedColumn, all: &'static str, set: &'static str) -> RotatedColumn {
    RotatedColumn {
        texts,
        all,
        set,
        owner: SealedOwner::Author,
    }
}

pub(crate) const KINDS: [RotatedColumn; 7] = [
    of_author(check_in::TEXT, NOTES, SET_NOTE),
    of_author(annotation::TEXT, ANNOTATIONS, SET_ANNOTATION),
    of_author(word::TEXT, WORDS, SET_WORD),
    of_author(follow_up::WHAT, FOLLOW_UPS, SET_FOLLOW_UP),
    of_author(follow_up::REASON, REASONS, SET_REASON),
    of_author(note::TEXT, LEAD_NOTES, SET_LEAD_NOTE),
    RotatedColumn {
        owner: SealedOwner::Installation,
        ..of_author(hook::SECRET, HOOKS, SET_HOOK)
    },
];

/// What a rotation does about values that do not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnreadablePolicy {
    /// One is enough to change nothing at all.
    Refuse,
    /// They stay as they are, and as unreadable as they were.
    Leave,
}

/// What a rotation came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RotationCount {
    /// How many values of each table were sealed anew.
    pub values: BTreeMap<&'static str, u64>,
    /// What did not open, as `irori verify` says it.
    pub unreadable: Vec<UnreadableValue>,
}

/// Every sealed value that does not open.
pub(crate) async fn unreadable(
    conn: &mut Conn,
    seal: &Seal,
) -> Result<Vec<UnreadableValue>, StoreError> {
    let mut found = Vec::new();
    for kind in &KINDS {
        let mut after = Uuid::nil();
        while let Some((last, rows)) = kind.some(conn, after).await? {
            after = last;
            let closed = |(id, owner, sealed): &SealedRow| {
                seal.open(kind.place(*owner, id), sealed).is_err()
            };
            found.extend(
                rows.iter()
                    .filter(|row| closed(row))
                    .map(|(id, ..)| kind.unreadable(*id)),
            );
        }
    }
    let mut after = (PersonId(Uuid::nil()), String::new());
    while let Some((last, rows)) = some_drafts(conn, after).await? {
        after = last;
        let closed =
            |(person, form, sealed): &Draft| seal.open(draft(*person, form), sealed).is_err();
        found.extend(
            rows.iter()
                .filter(|row| closed(row))
                .map(|(person, form, _)| unreadable_draft(*person, form)),
        );
    }
    Ok(found)
}

impl Store {
    /// Seals every value anew under `secret`, in one transaction, with the fingerprint. This store goes
    /// on with its old secret, under which nothing can be sealed from then on.
    pub async fn rotate_secret(
        &self,
        secret: &[u8; 32],
        unreadable: UnreadablePolicy,
    ) -> Result<RotationCount, StoreError> {
        let (old, new) = (self.seal.clone(), Seal::new(secret));
        self.write(async move |conn| {
            let done = reseal(conn, &old, &new).await?;
            if unreadable == UnreadablePolicy::Refuse && !done.unreadable.is_empty() {
                return Err(StoreError::Unreadable(done.unreadable));
            }
            Ok(done)
        })
        .await
    }
}

pub(crate) async fn reseal(
    conn: &mut Conn,
    old: &Seal,
    new: &Seal,
) -> Result<RotationCount, StoreError> {
    // First: from here on nobody seals under the old secret.
    if execute!(conn, SET_SECRET, old.fingerprint(), new.fingerprint())? == 0 {
        return Err(StoreError::Rotated);
    }
    let mut done = RotationCount::default();
    for kind in &KINDS {
        let mut after = Uuid::nil();
        while let Some((last, rows)) = kind.some(conn, after).await? {
            after = last;
            for (id, owner, sealed) in rows {
                let Ok(text) = old.open(kind.place(owner, &id), &sealed) else {
                    done.unreadable.push(kind.unreadable(id));
                    continue;
                };
                let anew = new.close_again(kind.place(owner, &id), &text, &sealed)?;
                // Changed or gone meanwhile: then it is not brought back.
                *done.values.entry(kind.texts.table).or_default() +=
                    execute!(conn, kind.set, id, anew, sealed)?;
            }
        }
    }
    let mut after = (PersonId(Uuid::nil()), String::new());
    while let Some((last, rows)) = some_drafts(conn, after).await? {
        after = last;
        for (person, form, sealed) in rows {
            let Ok(text) = old.open(draft(person, &form), &sealed) else {
                done.unreadable.push(unreadable_draft(person, &form));
                continue;
            };
            let anew = new.close_again(draft(person, &form), &text, &sealed)?;
            let count = execute!(conn, SET_DRAFT, person, &form, anew, sealed)?;
            *done.values.entry("draft").or_default() += count;
        }
    }
    Ok(done)
}

impl RotatedColumn {
    fn place<'r>(&self, author: PersonId, row: &'r Uuid) -> SealContext<'r> {
        let owner = match self.owner {
            SealedOwner::Author => author,
            SealedOwner::Installation => INSTALLATION,
        };
        self.texts.place(owner, row)
    }

    /// The values after one, some at a time, with the last of them.
    async fn some(
        &self,
        conn: &mut Conn,
        after: Uuid,
    ) -> Result<Option<(Uuid, Vec<SealedRow>)>, StoreError> {
        let rows = fetch_all!(conn, SealedRow, self.all, after)?;
        let last = rows.last().map(|(id, ..)| *id);
        Ok(last.map(|last| (last, rows)))
    }

    fn unreadable(&self, row: Uuid) -> UnreadableValue {
        UnreadableValue {
            table: self.texts.table,
            row: row.to_string(),
        }
    }
}

pub(crate) fn unreadable_draft(person: PersonId, form: &str) -> UnreadableValue {
    UnreadableValue {
        table: "draft",
        row: format!("{person} {form}"),
    }
}

pub(crate) fn draft(owner: PersonId, form: &str) -> SealContext<'_> {
    SealContext {
        owner,
        table: "draft",
        row: form.as_bytes(),
        column: "sealed",
    }
}

/// The drafts after one, some at a time, with the last of them.
pub(crate) async fn some_drafts(
    conn: &mut Conn,
    (person, form): (PersonId, String),
) -> Result<Option<((PersonId, String), Vec<Draft>)>, StoreError> {
    let rows = fetch_all!(conn, Draft, DRAFTS, person, &form)?;
    let last = rows.last().map(|(person, form, _)| (*person, form.clone()));
    Ok(last.map(|last| (last, rows)))
}
