//! The nouns of Irori: types that cannot be wrong, their parsing, their rules. No database, no clock.

pub mod activity;
pub mod annotation;
pub mod calendar;
pub mod chat;
pub mod check_in;
pub mod day;
pub mod department;
pub mod entry;
pub mod forge_account;
pub mod form;
pub mod hook;
pub mod household;
pub mod id;
pub mod interruption;
pub mod membership;
pub mod my_weeks;
pub mod person;
pub mod person_week;
pub mod policy;
pub mod pull_request;
pub mod quarter;
pub mod review;
pub mod team;
pub mod view;
pub mod week_rollup;
pub mod weekly_pulse;
