//! A house that does not ask who asks: as products are built that check rights in their pages.

use async_trait::async_trait;
use irori_core::domain::day::{Day, Week};
use irori_core::domain::entry::{Cursor, Entry, EntryFilter, EntryPage, StoredEntry};
use irori_core::domain::form::FormVersion;
use irori_core::domain::id::{EntryId, IdempotencyKey, TeamId};
use irori_core::domain::person::{Language, Viewer};
use irori_core::domain::report_file::ReportFormat;
use irori_core::report::Report;
use irori_core::report::choice::Choice;
use irori_core::report::content::Offered;
use irori_ports::releases::{QuarterLine, ReadAs, ReadableWeek, Releases, TeamLine};
use irori_ports::{Answer, Entries, Now};
use server::http::app_state::Irori;
use std::sync::Arc;
use tests::demo::Demo;

/// Answers everybody as if `as_if` had asked.
struct Careless<P: ?Sized> {
    ports: Arc<P>,
    as_if: Viewer,
}

/// The demo with entries that answer everybody as if the member had asked, and Releases as if a lead had,
/// or HR.
pub fn careless(demo: &Demo) -> Irori {
    let mut irori = demo.house.irori.clone();
    let mut lead = demo.viewer("lead").clone();
    lead.roles.hr = true;
    irori.ports.entries = Arc::new(Careless {
        ports: irori.ports.entries.clone(),
        as_if: demo.viewer("member").clone(),
    });
    irori.ports.releases = Arc::new(Careless {
        ports: irori.ports.releases.clone(),
        as_if: lead,
    });
    irori
}

#[async_trait]
impl Entries for Careless<dyn Entries> {
    async fn add(
        &self,
        _: &Viewer,
        once: IdempotencyKey,
        entry: Entry,
        now: Now,
    ) -> Answer<EntryId> {
        self.ports.add(&self.as_if, once, entry, now).await
    }

    async fn replace(
        &self,
        _: &Viewer,
        id: EntryId,
        seen: Option<FormVersion>,
        entry: Entry,
        now: Now,
    ) -> Answer<()> {
        self.ports.replace(&self.as_if, id, seen, entry, now).await
    }

    async fn remove(
        &self,
        _: &Viewer,
        id: EntryId,
        seen: Option<FormVersion>,
        now: Now,
    ) -> Answer<()> {
        self.ports.remove(&self.as_if, id, seen, now).await
    }

    async fn find(&self, _: &Viewer, id: EntryId) -> Answer<StoredEntry> {
        self.ports.find(&self.as_if, id).await
    }

    async fn between(&self, _: &Viewer, from: Day, to: Day) -> Answer<Vec<StoredEntry>> {
        self.ports.between(&self.as_if, from, to).await
    }

    async fn page(
        &self,
        _: &Viewer,
        filter: EntryFilter,
        cursor: Cursor,
        now: Now,
    ) -> Answer<EntryPage> {
        self.ports.page(&self.as_if, filter, cursor, now).await
    }

    async fn first_week(&self, _: &Viewer) -> Answer<Option<Week>> {
        self.ports.first_week(&self.as_if).await
    }
}

#[async_trait]
impl Releases for Careless<dyn Releases> {
    async fn my_teams(&self, _: &Viewer, now: Now) -> Answer<Vec<TeamLine>> {
        self.ports.my_teams(&self.as_if, now).await
    }

    async fn team_week(
        &self,
        _: &Viewer,
        team: TeamId,
        week: Option<Week>,
        read_as: ReadAs,
        now: Now,
    ) -> Answer<ReadableWeek> {
        self.ports
            .team_week(&self.as_if, team, week, read_as, now)
            .await
    }

    async fn quarters(&self, _: &Viewer, now: Now) -> Answer<Vec<QuarterLine>> {
        self.ports.quarters(&self.as_if, now).await
    }

    async fn departments(&self, _: &Viewer, now: Now) -> Answer<Vec<Offered>> {
        self.ports.departments(&self.as_if, now).await
    }

    async fn report(
        &self,
        _: &Viewer,
        choice: Choice,
        read_as: ReadAs<(ReportFormat, Language)>,
        now: Now,
    ) -> Answer<Report> {
        self.ports.report(&self.as_if, choice, read_as, now).await
    }
}
