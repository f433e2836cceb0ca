//! Migrations of both engines, as they are built in.
//!
//! Decided:
//!
//! - 2026-11-30: **They are listed here, and not found by `sqlx::migrate!`.** Because: its macros build SQLite,
//!   both drivers and their TLS a second time, for the compiler alone. Costs: a line for each migration, and a
//!   test that none is forgotten. Revisit when the macros need no driver.

use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

macro_rules! migrations {
    ($($name:literal)+) => {
        const SQLITE: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../../../migrations/sqlite/", $name, ".sql")))),+];
        const POSTGRES: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../../../migrations/postgres/", $name, ".sql")))),+];
    };
}

migrations! {
    "0001_house"
    "0002_forges"
    "0003_releases"
    "0004_policy"
    "0005_business_context"
    "0006_my_signals"
    "0007_privacy"
    "0008_ledger"
    "0009_reviews"
    "0010_weekly_review"
    "0011_accounts"
    "0012_guard"
    "0013_login_proofs"
    "0014_sessions"
    "0015_stay"
}

/// Brings a SQLite database to the schema of this version.
pub fn sqlite_migrator() -> Migrator {
    migrator(SQLITE)
}

/// Brings a PostgreSQL database to the schema of this version.
pub fn postgres_migrator() -> Migrator {
    migrator(POSTGRES)
}

/// Versions and descriptions out of the names, as sqlx reads those of files.
fn migrator(migrations: &'static [(&'static str, &'static str)]) -> Migrator {
    let one = |(name, sql): &(&'static str, &'static str)| {
        let (version, description) = name.split_once('_')?;
        Some(Migration::new(
            version.parse().ok()?,
            description.replace('_', " ").into(),
            MigrationType::Simple,
            sql.into_sql_str(),
            false,
        ))
    };
    Migrator::with_migrations(migrations.iter().filter_map(one).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[tokio::test]
    async fn every_file_is_a_migration_as_sqlx_reads_it() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations");
        for (folder, built_in) in [
            ("sqlite", sqlite_migrator()),
            ("postgres", postgres_migrator()),
        ] {
            let files = Migrator::new(root.join(folder)).await.unwrap();
            let told = |of: &Migrator| -> Vec<_> {
                of.iter()
                    .map(|one| (one.version, one.description.clone(), one.checksum.clone()))
                    .collect()
            };
            assert!(!told(&files).is_empty());
            assert_eq!(told(&built_in), told(&files), "{folder}");
        }
    }
}
