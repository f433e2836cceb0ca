//! The port [`Entries`]: one's own entries, one unit of work a method.

use crate::db::settings::to_micros;
use crate::entries::entry_row::EntryRow;
use crate::entries::list::EntryListQuery;
use crate::entries::{entry, idempotency, week_rollup};
use crate::org::person;
use crate::signals::person as person_signals;
use crate::store::Store;
use async_trait::async_trait;
use irori_core::domain::day::{Day, Week};
use irori_core::domain::entry::{Cursor, Entry, EntryFilter, EntryPage, StoredEntry};
use irori_core::domain::form::FormVersion;
use irori_core::domain::id::{EntryId, IdempotencyKey};
use irori_core::domain::person::Viewer;
use irori_ports::{Answer, Entries, Now};
use std::collections::BTreeSet;

#[async_trait]
impl Entries for Store {
    async fn add(
        &self,
        viewer: &Viewer,
        key: IdempotencyKey,
        entry: Entry,
        now: Now,
    ) -> Answer<EntryId> {
        let (viewer, seal, now) = (viewer.clone(), self.seal_of(viewer), to_micros(now));
        let me = viewer.id;
        self.write_of(me, async move |conn| {
            // One at a time for a person: what follows reads before it writes.
            person::lock_row(conn, me).await?;
            let week = entry.day().week();
            person_signals::freeze_before(conn, &viewer, week, now).await?;
            let is_many = !entry.is_one_a_span();
            if is_many && let Some(id) = idempotency::find(conn, me, key).await? {
                return Ok(id);
            }
            let id = entry::add(conn, &seal, me, &entry, now).await?;
            if is_many {
                idempotency::keep(conn, me, key, id, now).await?;
            }
            week_rollup::roll_up(conn, &seal, me, week).await?;
            Ok(id)
        })
        .await
    }

    async fn replace(
        &self,
        viewer: &Viewer,
        id: EntryId,
        seen: Option<FormVersion>,
        entry: Entry,
        now: Now,
    ) -> Answer<()> {
        let (viewer, seal, now) = (viewer.clone(), self.seal_of(viewer), to_micros(now));
        let me = viewer.id;
        let row = EntryRow {
            id,
            person: me,
            now,
        };
        self.write_of(me, async move |conn| {
            person::lock_row(conn, me).await?;
            let weeks = BTreeSet::from([entry::week(conn, me, id).await?, entry.day().week()]);
            for week in &weeks {
                person_signals::freeze_before(conn, &viewer, *week, now).await?;
            }
            entry::replace(conn, &seal, row, seen.as_ref(), &entry).await?;
            for week in weeks {
                week_rollup::roll_up(conn, &seal, me, week).await?;
            }
            Ok(())
        })
        .await
    }

    async fn remove(
        &self,
        viewer: &Viewer,
        id: EntryId,
        seen: Option<FormVersion>,
        now: Now,
    ) -> Answer<()> {
        let (viewer, seal) = (viewer.clone(), self.seal_of(viewer));
        let me = viewer.id;
        self.write_of(me, async move |conn| {
            person::lock_row(conn, me).await?;
            let week = entry::week(conn, me, id).await?;
            person_signals::freeze_before(conn, &viewer, week, now).await?;
            entry::remove(conn, &seal, me, id, seen.as_ref()).await?;
            week_rollup::roll_up(conn, &seal, me, week).await
        })
        .await
    }

    async fn find(&self, viewer: &Viewer, id: EntryId) -> Answer<StoredEntry> {
        let mut conn = self.db.read().await?;
        Ok(entry::find(&mut conn, &self.seal_of(viewer), viewer.id, id).await?)
    }

    async fn between(&self, viewer: &Viewer, from: Day, to: Day) -> Answer<Vec<StoredEntry>> {
        let mut conn = self.db.read().await?;
        Ok(entry::between(&mut conn, &self.seal_of(viewer), viewer.id, from, to).await?)
    }

    async fn page(
        &self,
        viewer: &Viewer,
        filter: EntryFilter,
        cursor: Cursor,
        now: Now,
    ) -> Answer<EntryPage> {
        let list = EntryListQuery {
            person: viewer.id,
            filter,
        };
        let known = self.totals.get(viewer.id, filter, now);
        let mut conn = self.db.read().await?;
        let mut page = list.page(&mut conn, &self.seal_of(viewer), cursor).await?;
        page.total = match known {
            Ok(total) => total,
            Err(mark) => {
                let total = list.total(&mut conn).await?;
                self.totals.remember(viewer.id, filter, total, now, mark);
                total
            }
        };
        Ok(page)
    }

    async fn first_week(&self, viewer: &Viewer) -> Answer<Option<Week>> {
        let mut conn = self.db.read().await?;
        Ok(entry::first_week(&mut conn, viewer.id).await?)
    }
}
