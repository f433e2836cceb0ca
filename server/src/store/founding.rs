//! Filling a house without an admin: for the demo, imports and tests.

use super::error::StoreError;
use super::person::NewPerson;
use super::row::Row;
use super::settings::{cut, row_id};
use super::{
    Store, account, annotation, calendar, consent, department, entry, forge_account, membership,
    team, week_rollup, word,
};
use app::domain::annotation::Annotation;
use app::domain::calendar::{Holiday, WorkingHours};
use app::domain::consent::ConsentPlan;
use app::domain::day::Day;
use app::domain::entry::Entry;
use app::domain::forge_account::{Account, Proof};
use app::domain::id::{
    AnnotationId, DepartmentId, EntryId, ForgeAccountId, MembershipId, Once, PersonId, TeamId,
    WordId,
};
use app::domain::membership::MembershipPlan;
use app::domain::person::{Email, Profile};
use app::domain::team::TeamPlan;
use app::domain::word::Word;
use app::ports::{Now, Switch};
use std::collections::BTreeSet;

/// Entries a transaction: others can write in between.
const AT_ONCE: usize = 2000;

/// An account made without an invitation.
#[derive(Clone, Debug)]
pub struct Founded {
    pub email: Email,
    pub profile: Profile,
    pub is_admin: Switch,
    pub is_hr: Switch,
    /// As [`Store::hash_password`] gives it.
    pub password_hash: String,
    pub created: Now,
}

impl Store {
    /// Makes the organisation: the root of the tree. There is one.
    pub async fn found_org(&self, name: &str) -> Result<DepartmentId, StoreError> {
        let (id, name) = ((self.settings.draw)(), name.to_owned());
        self.write(move |line| {
            Box::pin(async move { department::make_root(line, id, &name).await })
        })
        .await
    }

    pub async fn found_department(
        &self,
        name: &str,
        parent: DepartmentId,
    ) -> Result<DepartmentId, StoreError> {
        let (id, name) = ((self.settings.draw)(), name.to_owned());
        self.write(move |line| {
            Box::pin(async move { department::add(line, id, &name, parent).await })
        })
        .await
    }

    pub async fn found_team(&self, plan: TeamPlan) -> Result<TeamId, StoreError> {
        let id = (self.settings.draw)();
        self.write(move |line| Box::pin(async move { team::add(line, id, &plan).await }))
            .await
    }

    pub async fn found_holidays(
        &self,
        team: TeamId,
        holidays: Vec<Holiday>,
    ) -> Result<(), StoreError> {
        self.write(move |line| {
            Box::pin(async move { calendar::save_holidays(line, team, &holidays).await })
        })
        .await
    }

    pub async fn found_person(&self, founded: Founded) -> Result<PersonId, StoreError> {
        let Founded {
            email,
            profile,
            is_admin,
            is_hr,
            password_hash,
            created,
        } = founded;
        let new = NewPerson {
            email,
            profile,
            is_admin,
            is_hr,
            password_hash,
            created: cut(created),
        };
        let (settings, references) = (self.settings.clone(), self.references.clone());
        self.write(move |line| {
            Box::pin(async move { account::make(line, &settings, &references, &new).await })
        })
        .await
    }

    pub async fn found_membership(
        &self,
        person: PersonId,
        plan: MembershipPlan,
    ) -> Result<MembershipId, StoreError> {
        let id = (self.settings.draw)();
        self.write(move |line| {
            Box::pin(async move { membership::add(line, id, person, &plan).await })
        })
        .await
    }

    pub async fn found_working_hours(
        &self,
        person: PersonId,
        hours: WorkingHours,
    ) -> Result<(), StoreError> {
        self.write(move |line| {
            Box::pin(async move { calendar::save_working_hours(line, person, &hours).await })
        })
        .await
    }

    pub async fn found_day_off(
        &self,
        person: PersonId,
        from: Day,
        to: Day,
    ) -> Result<(), StoreError> {
        let id = (self.settings.draw)();
        self.write(move |line| Box::pin(calendar::add_day_off(line, id, person, from, to)))
            .await
    }

    /// Ties a login on GitHub to a person, as the operator knows it.
    pub async fn found_login(
        &self,
        person: PersonId,
        account: Account,
        now: Now,
    ) -> Result<(), StoreError> {
        let tie = forge_account::Tie {
            id: ForgeAccountId((self.settings.draw)()),
            account,
            person,
            since: now,
            proof: Proof::Admin,
            by: None,
        };
        self.write(move |line| Box::pin(async move { forge_account::tie(line, &tie).await }))
            .await
    }

    /// Adds an annotation as written by somebody, who need not lead the team that it may be of.
    pub async fn found_annotation(
        &self,
        by: PersonId,
        annotation: Annotation,
        now: Now,
    ) -> Result<AnnotationId, StoreError> {
        let (id, once) = (AnnotationId(row_id(cut(now))), Once((self.settings.draw)()));
        let seal = self.seal.clone();
        self.write(move |line| {
            Box::pin(async move { annotation::add(line, &seal, id, by, once, &annotation).await })
        })
        .await
    }

    /// Shares a family by name as of `at`, by the rules of who may.
    pub async fn found_consent(
        &self,
        by: PersonId,
        plan: ConsentPlan,
        at: Now,
    ) -> Result<(), StoreError> {
        self.write(move |line| Box::pin(consent::give(line, by, plan, at)))
            .await
    }

    /// Sends a Word as of `at`, by the rules of who may.
    pub async fn found_word(
        &self,
        by: PersonId,
        word: Word,
        at: Now,
    ) -> Result<WordId, StoreError> {
        let (once, seal) = (Once((self.settings.draw)()), self.seal.clone());
        self.write(move |line| {
            Box::pin(async move { word::send(line, &seal, by, once, &word, at).await })
        })
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
                .write_of(person, move |line| {
                    Box::pin(async move {
                        let mut ids = Vec::with_capacity(some.len());
                        let mut weeks = BTreeSet::new();
                        for (entry, now) in &some {
                            let now = cut(*now);
                            let row = Row {
                                id: EntryId(row_id(now)),
                                person,
                                now,
                            };
                            entry::insert(line, &seal, row, entry).await?;
                            ids.push(row.id);
                            weeks.insert(entry.day().week());
                        }
                        for week in weeks {
                            week_rollup::roll_up(line, &seal, person, week).await?;
                        }
                        Ok(ids)
                    })
                })
                .await?;
            ids.extend(written);
        }
    }
}
