//! The port [`Entries`]: one's own entries, one unit of work a method.

use super::page::List;
use super::row::Row;
use super::settings::cut;
use super::{Store, entry, person, signals, submission, week_rollup};
use app::domain::day::{Day, Week};
use app::domain::entry::{Cursor, Entry, EntryFilter, EntryPage, Kept};
use app::domain::id::{EntryId, Once};
use app::domain::person::Viewer;
use app::ports::{Answer, Entries, Now};
use async_trait::async_trait;
use std::collections::BTreeSet;

#[async_trait]
impl Entries for Store {
    async fn add(&self, viewer: &Viewer, once: Once, entry: Entry, now: Now) -> Answer<EntryId> {
        let (viewer, seal, now) = (viewer.clone(), self.seal_of(viewer), cut(now));
        let me = viewer.id;
        let id = self
            .write_of(me, move |line| {
                Box::pin(async move {
                    // One at a time for a person: what follows reads before it writes.
                    person::hold(line, me).await?;
                    let week = entry.day().week();
                    signals::freeze_before(line, &viewer, week, now).await?;
                    let is_many = !entry.is_one_a_span();
                    if is_many && let Some(id) = submission::find(line, me, once).await? {
                        return Ok(id);
                    }
                    let id = entry::add(line, &seal, me, &entry, now).await?;
                    if is_many {
                        submission::keep(line, me, once, id, now).await?;
                    }
                    week_rollup::roll_up(line, &seal, me, week).await?;
                    Ok(id)
                })
            })
            .await?;
        Ok(id)
    }

    async fn replace(&self, viewer: &Viewer, id: EntryId, entry: Entry, now: Now) -> Answer<()> {
        let (viewer, seal, now) = (viewer.clone(), self.seal_of(viewer), cut(now));
        let me = viewer.id;
        let row = Row {
            id,
            person: me,
            now,
        };
        self.write_of(me, move |line| {
            Box::pin(async move {
                person::hold(line, me).await?;
                let weeks = BTreeSet::from([entry::week(line, me, id).await?, entry.day().week()]);
                for week in &weeks {
                    signals::freeze_before(line, &viewer, *week, now).await?;
                }
                entry::replace(line, &seal, row, &entry).await?;
                for week in weeks {
                    week_rollup::roll_up(line, &seal, me, week).await?;
                }
                Ok(())
            })
        })
        .await?;
        Ok(())
    }

    async fn remove(&self, viewer: &Viewer, id: EntryId, now: Now) -> Answer<()> {
        let (viewer, seal) = (viewer.clone(), self.seal_of(viewer));
        let me = viewer.id;
        self.write_of(me, move |line| {
            Box::pin(async move {
                person::hold(line, me).await?;
                let week = entry::week(line, me, id).await?;
                signals::freeze_before(line, &viewer, week, now).await?;
                entry::remove(line, &seal, me, id).await?;
                week_rollup::roll_up(line, &seal, me, week).await
            })
        })
        .await?;
        Ok(())
    }

    async fn find(&self, viewer: &Viewer, id: EntryId) -> Answer<Kept> {
        let mut line = self.db.read().await?;
        Ok(entry::find(&mut line, &self.seal_of(viewer), viewer.id, id).await?)
    }

    async fn between(&self, viewer: &Viewer, from: Day, to: Day) -> Answer<Vec<Kept>> {
        let mut line = self.db.read().await?;
        Ok(entry::between(&mut line, &self.seal_of(viewer), viewer.id, from, to).await?)
    }

    async fn page(
        &self,
        viewer: &Viewer,
        filter: EntryFilter,
        cursor: Cursor,
        now: Now,
    ) -> Answer<EntryPage> {
        let list = List {
            person: viewer.id,
            filter,
        };
        let known = self.totals.get(viewer.id, filter, now);
        let mut line = self.db.read().await?;
        let mut page = list.page(&mut line, &self.seal_of(viewer), cursor).await?;
        page.total = match known {
            Ok(total) => total,
            Err(mark) => {
                let total = list.total(&mut line).await?;
                self.totals.remember(viewer.id, filter, total, now, mark);
                total
            }
        };
        Ok(page)
    }

    async fn first_week(&self, viewer: &Viewer) -> Answer<Option<Week>> {
        let mut line = self.db.read().await?;
        Ok(entry::first_week(&mut line, viewer.id).await?)
    }
}
