//! The database: the ports of Irori, on SQLite or PostgreSQL. SQL is nowhere else.
//!
//! `db` is below everything, then a folder a field, and above them `store`, the `ports` and `upkeep`.

mod audit;
mod auth;
mod db;
mod entries;
mod logins;
mod memory;
mod org;
mod ports;
mod pull_requests;
mod releases;
mod rules;
mod sharing;
mod signals;
mod statements;
mod store;
mod upkeep;
mod webhooks;
mod weekly_review;

pub use audit::chain::NotedHead;
pub use auth::known_device::Acquaintance;
pub use auth::session::{EPOCH, RENEWS, STAYS_MOST};
pub use db::error::{OpenError, StoreError};
pub use db::hash_chain::BrokenView;
pub use db::migrations::{postgres_migrator, sqlite_migrator};
pub use db::schema::{Column, ForeignKey};
pub use db::settings::StoreSettings;
pub use db::unreadable_value::UnreadableValue;
pub use org::person::NewPerson as SeedPerson;
pub use releases::closing::Closings;
pub use releases::release::BrokenChain;
pub use releases::team_export::{TeamExport, TeamName};
pub use upkeep::personal_export::{ExportRows, ExportSection, PagePosition};
pub use upkeep::rotation::{RotationCount, UnreadablePolicy};
pub use upkeep::verify::Finding;

pub use statements::{POSTGRES_STATEMENTS, SQLITE_STATEMENTS, STATEMENTS};
pub use store::Store;
