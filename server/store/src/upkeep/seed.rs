//! Filling a house without an admin: for the demo, imports and tests.

use crate::auth::account;
use crate::db::error::StoreError;
use crate::db::settings::{row_id, to_micros};
use crate::entries::entry_row::EntryRow;
use crate::entries::{entry, week_rollup};
use crate::logins::forge_account;
use crate::org::person::NewPerson;
use crate::org::{calendar, department, membership, team};
use crate::sharing::{annotation, consent, word};
use crate::store::Store;
use irori_core::domain::annotation::Annotation;
use irori_core::domain::calendar::{Holiday, WorkingHours};
use irori_core::domain::consent::ConsentPlan;
use irori_core::domain::entry::Entry;
use irori_core::domain::forge_account::{ForgeLogin, Proof};
use irori_core::domain::id::{
    AnnotationId, DepartmentId, EntryId, ForgeAccountId, IdempotencyKey, MembershipId, PersonId,
    TeamId, WordId,
};
use irori_core::domain::membership::MembershipPlan;
use irori_core::domain::team::TeamPlan;
use irori_core::domain::word::Word;
use irori_ports::Now;
use std::collections::BTreeSet;

/// Entries a transaction: others can write in between.
const AT_ONCE: usize = 2000;

impl Store {
    /// Makes the organisation: the root of the tree. There is one.
    pub async fn seed_org(&self, name: &str) -> Result<DepartmentId, StoreError> {
        let (id, name) = ((self.settings.random_id)(), name.to_owned());
        self.write(async move |conn| department::make_root(conn, id, &name).await)
            .await
    }

    pub async fn seed_department(
        &self,
        name: &str,
        parent: DepartmentId,
    ) -> Result<DepartmentId, StoreError> {
        let (id, name) = ((self.settings.random_id)(), name.to_owned());
        self.write(async move |conn| department::add(conn, id, &name, parent).await)
            .await
    }

    pub async fn seed_team(&self, plan: TeamPlan) -> Result<TeamId, StoreError> {
        let id = (self.settings.random_id)();
        self.write(async move |conn| team::add(conn, id, &plan).await)
            .await
    }

    pub async fn seed_holidays(
        &self,
        team: TeamId,
        holidays: Vec<Holiday>,
    ) -> Result<(), StoreError> {
        self.write(async move |conn| calendar::save_holidays(conn, team, &holidays).await)
            .await
    }

    /// Makes an account without an invitation; its hash is as [`Store::hash_password`] gives it.
    pub async fn seed_person(&self, mut new: NewPerson) -> Result<PersonId, StoreError> {
        new.created = to_micros(new.created);
        let (settings, references) = (self.settings.clone(), self.references.clone());
        self.write(async move |conn| account::make(conn, &settings, &references, &new).await)
            .await
    }

    pub async fn seed_membership(
        &self,
        person: PersonId,
        plan: MembershipPlan,
    ) -> Result<MembershipId, StoreError> {
        let id = (self.settings.random_id)();
        self.write(async move |conn| membership::add(conn, id, person, &plan).await)
            .await
    }

    pub async fn seed_working_hours(
        &self,
        person: PersonId,
        hours: WorkingHours,
    ) -> Result<(), StoreError> {
        self.write(async move |conn| calendar::save_working_hours(conn, person, &hours).await)
            .await
    }

    /// Ties a login on GitHub to a person, as the operator knows it.
    pub async fn seed_login(
        &self,
        person: PersonId,
        account: ForgeLogin,
        now: Now,
    ) -> Result<(), StoreError> {
        let tie = forge_account::ForgeAccountTie {
            id: ForgeAccountId((self.settings.random_id)()),
            account,
            person,
            since: now,
            proof: Proof::Admin,
            by: None,
        };
        self.write(async move |conn| forge_account::tie(conn, &tie).await)
            .await
    }

    /// Adds an annotation as written by somebody, who need not lead the team that it may be of.
    pub async fn seed_annotation(
        &self,
        by: PersonId,
        annotation: Annotation,
        now: Now,
    ) -> Result<AnnotationId, StoreError> {
        let (id, key) = (
            AnnotationId(row_id(to_micros(now))),
            IdempotencyKey((self.settings.random_id)()),
        );
        let seal = self.seal.clone();
        self.write(async move |conn| annotation::add(conn, &seal, id, by, key, &annotation).await)
            .await
    }

    /// Shares a family by name as of `at`, by the rules of who may.
    pub async fn seed_consent(
        &self,
        by: PersonId,
        plan: ConsentPlan,
        at: Now,
    ) -> Result<(), StoreError> {
        self.write(async move |conn| consent::give(conn, by, plan, at).await)
            .await
    }

    /// Sends a Word as of `at`, by the rules of who may.
    pub async fn seed_word(&self, by: PersonId, word: Word, at: Now) -> Result<WordId, StoreError> {
        let (key, seal) = (
            IdempotencyKey((self.settings.random_id)()),
            self.seal.clone(),
        );
        self.write(async move |conn| word::send(conn, &seal, by, key, &word, at).await)
            .await
    }

    /// Adds a person's entries, each as written at its time, quickly. The first that cannot be
    /// added ends it; the transactions before stay. A Day's check-in comes after its other entries,
    /// or does not say *none today* where there are some.
    pub async fn add_many(
        &self,
        person: PersonId,
        entries: Vec<(Entry, Now)>,
    ) -> Result<Vec<EntryId>, StoreError> {
        let mut ids = Vec::with_capacity(entries.len());
        let mut left = entries.into_iter();
        loop {
            let some: Vec<(Entry, Now)> = left.by_ref().take(AT_ONCE).collect();
            if some.is_empty() {
                return Ok(ids);
            }
            let seal = self.seal.clone();
            let written = self
                .write_of::<_, StoreError>(person, async move |conn| {
                    let mut ids = Vec::with_capacity(some.len());
                    let mut weeks = BTreeSet::new();
                    for (entry, now) in &some {
                        let now = to_micros(*now);
                        let row = EntryRow {
                            id: EntryId(row_id(now)),
                            person,
                            now,
                        };
                        entry::insert(conn, &seal, row, entry).await?;
                        ids.push(row.id);
                        weeks.insert(entry.day().week());
                    }
                    for week in weeks {
                        week_rollup::roll_up(conn, &seal, person, week).await?;
                    }
                    Ok(ids)
                })
                .await?;
            ids.extend(written);
        }
    }
}
