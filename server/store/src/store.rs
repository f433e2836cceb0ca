//! [`Store`]: a connection to the database with everything that its units of work need.

use crate::db::connection::{Conn, Db, Work};
use crate::db::error::StoreError;
use crate::db::schema::ForeignKey;
use crate::db::settings::StoreSettings;
use crate::memory::totals::Totals;
use irori_core::domain::id::PersonId;
use irori_core::domain::person::Viewer;
use irori_crypto::password::Passwords;
use irori_crypto::seal::Seal;
use std::sync::Arc;
use uuid::Uuid;

/// Everything an installation keeps. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    pub(crate) db: Db,
    pub(crate) seal: Seal,
    pub(crate) passwords: Passwords,
    pub(crate) comers: Arc<crate::memory::comers::SignInTries>,
    pub(crate) totals: Arc<Totals>,
    pub(crate) repeats: Arc<crate::memory::repeats::Repeats>,
    pub(crate) pending: Arc<crate::memory::pending_events::PendingEvents>,
    pub(crate) generated: Arc<crate::memory::generated_lists::Lists>,
    pub(crate) unsigned: Arc<crate::memory::unsigned::UnsignedCounts>,
    pub(crate) settings: StoreSettings,
    pub(crate) references: Arc<[ForeignKey]>,
    pub(crate) instance: Arc<str>,
    /// This process, among several that close weeks.
    pub(crate) holder: Uuid,
}

impl Store {
    /// The seal as it opens to somebody: where a link without proof set their password, what was sealed
    /// before stays shut.
    pub(crate) fn seal_of(&self, viewer: &Viewer) -> Seal {
        self.seal.shut_until(viewer.account.sealed_until)
    }

    /// Runs `work` as one transaction in a task of its own: when the one who asked goes away, it
    /// still ends, wholly or not at all. What goes wrong is a [`StoreError`], or what a port tells of it.
    pub(crate) async fn write<T: Send + 'static, E: From<StoreError>>(
        &self,
        work: impl AsyncFnOnce(&mut Conn) -> Result<T, StoreError>
        + for<'l> Work<'l, T>
        + Send
        + 'static,
    ) -> Result<T, E> {
        let db = self.db.clone();
        let done = tokio::spawn(async move { db.transaction(work).await });
        done.await
            .map_err(StoreError::from)
            .flatten()
            .map_err(E::from)
    }

    /// Like [`Store::write`], where a person's own entries change.
    pub(crate) async fn write_of<T: Send + 'static, E: From<StoreError>>(
        &self,
        person: PersonId,
        work: impl AsyncFnOnce(&mut Conn) -> Result<T, StoreError>
        + for<'l> Work<'l, T>
        + Send
        + 'static,
    ) -> Result<T, E> {
        let (db, totals) = (self.db.clone(), self.totals.clone());
        let done = tokio::spawn(async move {
            let done = db.transaction(work).await;
            totals.forget(person);
            done
        });
        done.await
            .map_err(StoreError::from)
            .flatten()
            .map_err(E::from)
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store")
            .field("instance", &self.instance)
            .finish_non_exhaustive()
    }
}
