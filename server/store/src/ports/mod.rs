//! The ports of Irori on the database, one file a port.

pub(crate) mod accounts;
pub(crate) mod auth;
pub(crate) mod entries;
pub(crate) mod follow_ups;
pub(crate) mod forges;
pub(crate) mod ledger;
pub(crate) mod org;
pub(crate) mod people;
pub(crate) mod releases;
pub(crate) mod reviews;
pub(crate) mod security;
pub(crate) mod weekly_reviews;

use crate::store::Store;
use irori_ports::Ports;
use std::sync::Arc;

impl Store {
    /// The ports that pages and actions ask.
    pub fn ports(&self) -> Ports {
        let store = Arc::new(self.clone());
        Ports {
            auth: store.clone(),
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
            personal_data: store,
        }
    }
}
