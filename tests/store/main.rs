//! The store's contract: one suite, run on SQLite and on PostgreSQL.

#![expect(clippy::unwrap_used, reason = "a test ends where something is missing")]

mod accounts;
mod annotations;
mod auth;
mod closed_accounts;
mod closing;
mod consents;
mod context;
mod drafts;
mod entries;
mod fixtures;
mod follow_up_texts;
mod follow_ups;
mod forges;
mod front;
mod hook_health;
mod lead_notes;
mod led;
mod ledger;
mod ledger_chain;
mod login_claims;
mod org;
mod organisation;
mod pages;
mod people;
mod personal_data;
mod policy;
mod quarters;
mod releases;
mod reviews;
mod seals;
mod secret;
mod security;
mod sessions;
mod signals;
mod statements;
mod thresholds;
mod throttle;
mod ties;
mod trouble;
mod week_rollup;
mod weekly_reviews;
mod words;

/// Each test by name on either engine, on a database of its own.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                if let Some(database) = tests::databases::Database::fresh(tests::databases::Engine::Sqlite).await {
                    super::$name(database).await;
                }
            })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                if let Some(database) = tests::databases::Database::fresh(tests::databases::Engine::Postgres).await {
                    super::$name(database).await;
                }
            })+
        }
    };
}
pub(crate) use on_both;
