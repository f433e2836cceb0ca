//! The port [`Drafts`]: what was typed and could not be saved, sealed, for a day.

use super::db::{Line, one, run, sql};
use super::error::StoreError;
use super::settings::cut;
use super::{Store, sealed};
use crate::seal::{Place, Seal};
use app::domain::form::Form;
use app::domain::id::PersonId;
use app::domain::person::Viewer;
use app::error::Trouble;
use app::ports::{Answer, Drafts, Now};
use async_trait::async_trait;
use chrono::TimeDelta;

const KEPT_FOR: TimeDelta = TimeDelta::hours(24);
/// The most drafts a person; the oldest goes first.
const MOST: i64 = 50;

sql! {
    KEEP = "INSERT INTO draft (person_id, form_name, sealed, updated_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (person_id, form_name) DO UPDATE
        SET sealed = excluded.sealed, updated_at = excluded.updated_at";
    FIND = "SELECT sealed FROM draft WHERE person_id = $1 AND form_name = $2 AND updated_at > $3";
    DISCARD = "DELETE FROM draft WHERE person_id = $1 AND form_name = $2";
    IS_THERE = "SELECT CAST(1 AS BIGINT) FROM draft WHERE person_id = $1 AND form_name = $2";
    DISCARD_OLDEST = "DELETE FROM draft WHERE person_id = $1 AND form_name IN
        (SELECT form_name FROM draft WHERE person_id = $1 ORDER BY updated_at DESC, form_name LIMIT 1000 OFFSET $2)";
    PRUNE = "DELETE FROM draft WHERE updated_at <= $1";
}

#[async_trait]
impl Drafts for Store {
    async fn keep(&self, viewer: &Viewer, form_name: &str, form: &Form, now: Now) -> Answer<()> {
        let (me, name, now) = (viewer.id, form_name.to_owned(), cut(now));
        let text = serde_json::to_string(form).map_err(|_| Trouble::Fault)?;
        let seal = self.seal_of(viewer);
        self.write(move |line| {
            Box::pin(async move {
                let sealed = sealed::close(line, &seal, place(me, &name), &text).await?;
                run!(line, KEEP, me.0, name, sealed, now)?;
                run!(line, DISCARD_OLDEST, me.0, MOST)?;
                Ok(())
            })
        })
        .await?;
        Ok(())
    }

    async fn find(&self, viewer: &Viewer, form_name: &str, now: Now) -> Answer<Option<Form>> {
        let mut line = self.db.read().await?;
        let found = one!(
            line,
            (Vec<u8>,),
            FIND,
            viewer.id.0,
            form_name,
            cut(now) - KEPT_FOR
        )
        .map_err(StoreError::from)?;
        let Some((sealed,)) = found else {
            return Ok(None);
        };
        Ok(open(
            &mut line,
            &self.seal_of(viewer),
            viewer.id,
            form_name,
            &sealed,
        )
        .await?)
    }

    async fn discard(&self, viewer: &Viewer, form_name: &str) -> Answer<()> {
        let (me, name) = (viewer.id, form_name.to_owned());
        // Most saves have no draft: they shall not queue for the one writer a second time.
        let mut line = self.db.read().await?;
        if one!(line, (i64,), IS_THERE, me.0, name.clone())
            .map_err(StoreError::from)?
            .is_none()
        {
            return Ok(());
        }
        drop(line);
        self.write(move |line| {
            Box::pin(async move {
                run!(line, DISCARD, me.0, name)?;
                Ok(())
            })
        })
        .await?;
        Ok(())
    }
}

pub(super) async fn prune(line: &mut Line, now: Now) -> Result<u64, StoreError> {
    Ok(run!(line, PRUNE, now - KEPT_FOR)?)
}

fn place(owner: PersonId, form_name: &str) -> Place<'_> {
    Place {
        owner,
        table: "draft",
        row: form_name.as_bytes(),
        column: "sealed",
    }
}

/// A draft that does not open is none; the log has the incident.
pub(super) async fn open(
    line: &mut Line,
    seal: &Seal,
    owner: PersonId,
    form_name: &str,
    sealed: &[u8],
) -> Result<Option<Form>, StoreError> {
    let form = seal
        .open(place(owner, form_name), sealed)
        .ok()
        .and_then(|text| serde_json::from_str(&text).ok());
    if form.is_none() {
        sealed::report(line, seal, "draft", form_name, owner).await?;
    }
    Ok(form)
}
