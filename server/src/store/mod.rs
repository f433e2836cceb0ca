//! The database: the ports of `app`, on SQLite or PostgreSQL. One file a noun; SQL is nowhere else.

mod account;
mod accounts;
mod acknowledgement;
mod activity;
mod annotation;
mod attempt;
mod authored;
mod branch;
mod calendar;
mod chain;
mod chat;
mod check_in;
mod closing;
mod consent;
mod coverage;
mod db;
mod department;
mod doors;
mod draft;
mod entries;
mod entry;
mod erasure;
mod error;
mod follow_up;
mod follow_ups;
mod forge_account;
mod forges;
mod founding;
mod generated_paths;
mod guess;
mod hook;
mod hook_span;
mod installation;
mod interruption;
mod job;
mod known_device;
mod lead;
mod lead_note;
mod ledger;
mod link;
mod login_claim;
mod membership;
mod mine;
mod my_pulls;
mod open;
mod org;
mod outage;
mod page;
mod parameters;
mod people;
mod person;
mod person_reference;
mod person_week;
mod policy;
mod proposal;
mod publishing_group;
mod pull_request;
mod push;
mod quarantine;
mod quarter_closing;
mod quarter_teams;
mod recovery_code;
mod release;
mod releases;
mod reports;
mod retention;
mod review;
mod review_week;
mod reviewed;
mod reviews;
mod row;
mod said;
mod schema;
mod sealed;
mod security;
mod security_event;
mod session;
mod settings;
mod signals;
mod submission;
mod team;
mod team_export;
mod thresholds;
mod totals;
mod unproven;
mod unsigned;
mod verify;
mod view;
mod view_chain;
mod week_rollup;
mod weekly_pulse;
mod weekly_review;
mod weekly_reviews;
mod word;
mod work_time;

pub use chain::BrokenView;
pub use closing::Closings;
pub use error::{OpenError, StoreError};
pub use founding::Founded;
pub use hook::DELIVERIES_KEPT_FOR;
pub use known_device::Acquaintance;
pub use mine::{After, Rows, Section};
pub use release::Broken;
pub use schema::{Column, Reference};
pub use sealed::{Resealed, Unreadable};
pub use session::{EPOCH, RENEWS};
pub use settings::Settings;
pub use team_export::{TeamExport, TeamName};
pub use verify::Finding;
pub use view_chain::NotedHead;

use crate::password::Passwords;
use crate::seal::Seal;
use app::domain::id::PersonId;
use app::domain::person::Viewer;
use app::ports::House;
use db::{Db, Line, Work};
use std::sync::Arc;
use tokio::sync::Semaphore;
use totals::Totals;
use uuid::Uuid;

/// Everything an installation keeps. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    db: Db,
    seal: Seal,
    passwords: Passwords,
    comers: Arc<doors::Comers>,
    totals: Arc<Totals>,
    repeats: Arc<security::Repeats>,
    recording: Arc<Semaphore>,
    generated: Arc<generated_paths::Lists>,
    unsigned: Arc<unsigned::UnsignedCounts>,
    settings: Settings,
    references: Arc<[Reference]>,
    instance: Arc<str>,
    /// This process, among several that close weeks.
    holder: Uuid,
}

/// Every SQL text, by file, that runs on both engines.
pub const STATEMENTS: &[(&str, &[&str])] = &[
    ("account", account::STATEMENTS),
    ("acknowledgement", acknowledgement::STATEMENTS),
    ("activity", activity::STATEMENTS),
    ("annotation", annotation::STATEMENTS),
    ("attempt", attempt::STATEMENTS),
    ("authored", authored::STATEMENTS),
    ("branch", branch::STATEMENTS),
    ("calendar", calendar::STATEMENTS),
    ("chain", chain::STATEMENTS),
    ("chat", chat::STATEMENTS),
    ("check_in", check_in::STATEMENTS),
    ("closing", closing::STATEMENTS),
    ("consent", consent::STATEMENTS),
    ("coverage", coverage::STATEMENTS),
    ("department", department::STATEMENTS),
    ("draft", draft::STATEMENTS),
    ("entry", entry::STATEMENTS),
    ("erasure", erasure::STATEMENTS),
    ("follow_up", follow_up::STATEMENTS),
    ("forge_account", forge_account::STATEMENTS),
    ("generated_paths", generated_paths::STATEMENTS),
    ("guess", guess::STATEMENTS),
    ("hook", hook::STATEMENTS),
    ("hook_span", hook_span::STATEMENTS),
    ("installation", installation::STATEMENTS),
    ("interruption", interruption::STATEMENTS),
    ("job", job::STATEMENTS),
    ("known_device", known_device::STATEMENTS),
    ("lead", lead::STATEMENTS),
    ("lead_note", lead_note::STATEMENTS),
    ("ledger", ledger::STATEMENTS),
    ("link", link::STATEMENTS),
    ("login_claim", login_claim::STATEMENTS),
    ("membership", membership::STATEMENTS),
    ("mine", mine::STATEMENTS),
    ("my_pulls", my_pulls::STATEMENTS),
    ("outage", outage::STATEMENTS),
    ("page", page::STATEMENTS),
    ("parameters", parameters::STATEMENTS),
    ("people", people::STATEMENTS),
    ("person", person::STATEMENTS),
    ("person_reference", person_reference::STATEMENTS),
    ("person_week", person_week::STATEMENTS),
    ("policy", policy::STATEMENTS),
    ("proposal", proposal::STATEMENTS),
    ("publishing_group", publishing_group::STATEMENTS),
    ("pull_request", pull_request::STATEMENTS),
    ("push", push::STATEMENTS),
    ("quarantine", quarantine::STATEMENTS),
    ("quarter_closing", quarter_closing::STATEMENTS),
    ("quarter_teams", quarter_teams::STATEMENTS),
    ("recovery_code", recovery_code::STATEMENTS),
    ("release", release::STATEMENTS),
    ("releases", releases::STATEMENTS),
    ("retention", retention::STATEMENTS),
    ("review", review::STATEMENTS),
    ("review_week", review_week::STATEMENTS),
    ("reviewed", reviewed::STATEMENTS),
    ("reviews", reviews::STATEMENTS),
    ("sealed", sealed::STATEMENTS),
    ("security_event", security_event::STATEMENTS),
    ("session", session::STATEMENTS),
    ("submission", submission::STATEMENTS),
    ("team", team::STATEMENTS),
    ("team_export", team_export::STATEMENTS),
    ("thresholds", thresholds::STATEMENTS),
    ("unproven", unproven::STATEMENTS),
    ("verify", verify::STATEMENTS),
    ("view", view::STATEMENTS),
    ("view_chain", view_chain::STATEMENTS),
    ("week_rollup", week_rollup::STATEMENTS),
    ("weekly_pulse", weekly_pulse::STATEMENTS),
    ("weekly_review", weekly_review::STATEMENTS),
    ("weekly_reviews", weekly_reviews::STATEMENTS),
    ("word", word::STATEMENTS),
    ("work_time", work_time::STATEMENTS),
];

/// SQL texts for SQLite where the engines differ.
pub const SQLITE_STATEMENTS: &[(&str, &[&str])] = &[
    ("chain", chain::SQLITE_STATEMENTS),
    ("db", db::SQLITE_STATEMENTS),
    ("department", department::SQLITE_STATEMENTS),
    ("follow_up", follow_up::SQLITE_STATEMENTS),
    ("hook", hook::SQLITE_STATEMENTS),
    ("login_claim", login_claim::SQLITE_STATEMENTS),
    ("open", open::SQLITE_STATEMENTS),
    ("outage", outage::SQLITE_STATEMENTS),
    ("person", person::SQLITE_STATEMENTS),
    ("publishing_group", publishing_group::SQLITE_STATEMENTS),
    ("pull_request", pull_request::SQLITE_STATEMENTS),
    ("schema", schema::SQLITE_STATEMENTS),
    ("sealed", sealed::SQLITE_STATEMENTS),
    ("team", team::SQLITE_STATEMENTS),
    ("verify", verify::SQLITE_STATEMENTS),
];

/// SQL texts for PostgreSQL where the engines differ.
pub const POSTGRES_STATEMENTS: &[(&str, &[&str])] = &[
    ("chain", chain::POSTGRES_STATEMENTS),
    ("department", department::POSTGRES_STATEMENTS),
    ("follow_up", follow_up::POSTGRES_STATEMENTS),
    ("hook", hook::POSTGRES_STATEMENTS),
    ("login_claim", login_claim::POSTGRES_STATEMENTS),
    ("open", open::POSTGRES_STATEMENTS),
    ("outage", outage::POSTGRES_STATEMENTS),
    ("person", person::POSTGRES_STATEMENTS),
    ("publishing_group", publishing_group::POSTGRES_STATEMENTS),
    ("pull_request", pull_request::POSTGRES_STATEMENTS),
    ("schema", schema::POSTGRES_STATEMENTS),
    ("sealed", sealed::POSTGRES_STATEMENTS),
    ("team", team::POSTGRES_STATEMENTS),
    ("verify", verify::POSTGRES_STATEMENTS),
];

impl Store {
    /// The house that pages and actions ask.
    pub fn house(&self) -> House {
        let store = Arc::new(self.clone());
        House {
            doors: store.clone(),
            accounts: store.clone(),
            people: store.clone(),
            org: store.clone(),
            entries: store.clone(),
            drafts: store.clone(),
            forges: store.clone(),
            releases: store.clone(),
            reviews: store.clone(),
            signals: store.clone(),
            rules: store.clone(),
            annotations: store.clone(),
            ledger: store.clone(),
            consents: store.clone(),
            words: store.clone(),
            follow_ups: store.clone(),
            weekly_reviews: store.clone(),
            security: store.clone(),
            mine: store,
        }
    }

    /// The seal as it opens to somebody: where a link without proof set their password, what was sealed
    /// before stays shut.
    fn seal_of(&self, viewer: &Viewer) -> Seal {
        self.seal.shut_until(viewer.account.sealed_until)
    }

    /// Runs `work` as one transaction in a task of its own: when the one who asked goes away, it
    /// still ends, wholly or not at all.
    async fn write<T: Send + 'static>(
        &self,
        work: impl for<'l> FnOnce(&'l mut Line) -> Work<'l, T> + Send + 'static,
    ) -> Result<T, StoreError> {
        let db = self.db.clone();
        tokio::spawn(async move { db.transaction(work).await }).await?
    }

    /// Like [`Store::write`], where a person's own entries change.
    async fn write_of<T: Send + 'static>(
        &self,
        person: PersonId,
        work: impl for<'l> FnOnce(&'l mut Line) -> Work<'l, T> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (db, totals) = (self.db.clone(), self.totals.clone());
        tokio::spawn(async move {
            let done = db.transaction(work).await;
            totals.forget(person);
            done
        })
        .await?
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store")
            .field("instance", &self.instance)
            .finish_non_exhaustive()
    }
}
