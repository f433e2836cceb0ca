//! The port [`Drafts`]: what was typed and could not be saved, sealed, for a day.

use crate::db::connection::{Conn, execute, exists, fetch_optional, sql};
use crate::db::error::StoreError;
use crate::db::sealed;
use crate::db::settings::to_micros;
use crate::store::Store;
use async_trait::async_trait;
use chrono::TimeDelta;
use irori_core::domain::form::Form;
use irori_core::domain::id::PersonId;
use irori_core::domain::person::Viewer;
use irori_crypto::seal::{Seal, SealContext};
use irori_ports::error::AppError;
use irori_ports::{Answer, Drafts, Now};

const KEPT_FOR: TimeDelta = TimeDelta::hours(24);
/// The most drafts a person; the oldest goes first.
const MOST: i64 = 50;

sql! {
    KEEP = "INSERT INTO draft (person_id, form_name, sealed, updated_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (person_id, form_name) DO UPDATE
        SET sealed = excluded.sealed, updated_at = excluded.updated_at";
    FIND = "SELECT sealed FROM draft WHERE person_id = $1 AND form_name = $2 AND updated_at > $3";
    DISCARD = "DELETE FROM draft WHERE person_id = $1 AND form_name = $2";
    IS_THERE = "SELECT 1 FROM draft WHERE person_id = $1 AND form_name = $2";
    DISCARD_OLDEST = "DELETE FROM draft WHERE person_id = $1 AND form_name IN
        (SELECT form_name FROM draft WHERE person_id = $1 ORDER BY updated_at DESC, form_name LIMIT 1000 OFFSET $2)";
    PRUNE = "DELETE FROM draft WHERE updated_at <= $1";
}

#[async_trait]
impl Drafts for Store {
    async fn keep(&self, viewer: &Viewer, form_name: &str, form: &Form, now: Now) -> Answer<()> {
        let (me, name, now) = (viewer.id, form_name.to_owned(), to_micros(now));
        let text = serde_json::to_string(form).map_err(|_| AppError::Fault)?;
        let seal = self.seal_of(viewer);
        self.write(async move |conn| {
            let sealed = sealed::close(conn, &seal, place(me, &name), &text).await?;
            execute!(conn, KEEP, me, name, sealed, now)?;
            execute!(conn, DISCARD_OLDEST, me, MOST)?;
            Ok(())
        })
        .await
    }

    async fn find(&self, viewer: &Viewer, form_name: &str, now: Now) -> Answer<Option<Form>> {
        let mut conn = self.db.read().await?;
        let (me, since) = (viewer.id, to_micros(now) - KEPT_FOR);
        let found = fetch_optional!(conn, Vec<u8>, FIND, me, form_name, since)?;
        Ok(match found {
            Some(sealed) => open(&mut conn, &self.seal_of(viewer), me, form_name, &sealed).await?,
            None => None,
        })
    }

    async fn discard(&self, viewer: &Viewer, form_name: &str) -> Answer<()> {
        let (me, name) = (viewer.id, form_name.to_owned());
        // Most saves have no draft: they shall not queue for the one writer a second time.
        if !exists!(self.db.read().await?, IS_THERE, me, &name)? {
            return Ok(());
        }
        self.write(async move |conn| {
            execute!(conn, DISCARD, me, name)?;
            Ok(())
        })
        .await
    }
}

pub(crate) async fn prune(conn: &mut Conn, now: Now) -> Result<u64, StoreError> {
    Ok(execute!(conn, PRUNE, now - KEPT_FOR)?)
}

fn place(owner: PersonId, form_name: &str) -> SealContext<'_> {
    SealContext {
        owner,
        table: "draft",
        row: form_name.as_bytes(),
        column: "sealed",
    }
}

/// A draft that does not open is none; the log has the incident.
pub(crate) async fn open(
    conn: &mut Conn,
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
        sealed::report(conn, seal, "draft", form_name, owner).await?;
    }
    Ok(form)
}
