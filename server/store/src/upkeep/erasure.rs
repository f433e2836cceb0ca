//! The port [`PersonalData`]: how far back one's own data goes, and erasing an account; and erasing again what a
//! restored backup has brought back.

use crate::db::connection::{Conn, count, execute, exists, fetch_optional, sql};
use crate::db::error::{OpenError, StoreError};
use crate::db::schema::ForeignKey;
use crate::db::settings::to_micros;
use crate::entries::entry;
use crate::logins::{login_claim, proposal};
use crate::org::person;
use crate::store::Store;
use async_trait::async_trait;
use irori_core::domain::id::PersonId;
use irori_core::domain::person::Viewer;
use irori_core::domain::receipt::{AccountReference, Receipt};
use irori_crypto::erasures::{self, Erasure};
use irori_ports::accounts::Accounts;
use irori_ports::error::AppError;
use irori_ports::personal_data::{PersonalData, PersonalDataFacts};
use irori_ports::{Answer, Now};
use sqlx::AssertSqlSafe;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

sql! {
    /// Invitations that were sent to the address.
    INVITATIONS = "DELETE FROM link WHERE email_key = (SELECT email_key FROM person WHERE id = $1)";
    ADDRESS = "SELECT email FROM person WHERE id = $1";
    /// What refers to it goes along, or forgets it, by the foreign keys.
    ERASE = "DELETE FROM person WHERE id = $1";
    IS_THERE = "SELECT 1 FROM person WHERE id = $1";
}

#[async_trait]
impl PersonalData for Store {
    async fn facts(&self, viewer: &Viewer, now: Now) -> Answer<PersonalDataFacts> {
        let retention = self.settings.retention;
        let kept_from = retention.first_week(viewer.today(now));
        let mut conn = self.db.read().await?;
        Ok(PersonalDataFacts {
            retention,
            kept_from: kept_from.map(|week| week.monday()),
            first: entry::first_day(&mut conn, viewer.id).await?,
        })
    }

    async fn erase(
        &self,
        viewer: &Viewer,
        password: &str,
        session: &str,
        now: Now,
    ) -> Answer<Receipt> {
        let (me, now) = (viewer.id, to_micros(now));
        self.check_password(viewer, password, session, now).await?;
        let Some(list) = self.settings.erasures.clone() else {
            tracing::error!("there is no place for the erasure list, so nobody can be erased");
            return Err(AppError::Busy);
        };
        let erasure = Erasure::new(&self.instance, me, now);
        let (references, written) = (self.references.clone(), erasure.clone());
        let rows = self
            .write_of::<_, StoreError>(me, async move |conn| {
                person::lock_any_row(conn, me).await?;
                if person::is_last_admin(conn, me).await? {
                    return Err(AppError::mistake("form", "wrong-last-admin-erase").into());
                }
                let rows = held(conn, &references, me).await?;
                // Before the commit: a backup that is restored must not know more than the list.
                write_down(list, written).await?;
                erase(conn, me).await?;
                Ok(rows)
            })
            .await?;
        tracing::info!(account = %me, receipt = erasure.receipt, "an account was erased");
        Ok(Receipt {
            number: erasure.receipt,
            instance: erasure.instance,
            account: me,
            erased: now,
            rows,
        })
    }
}

impl Store {
    /// Erases again every account on the erasure list that is there. Runs at every start.
    pub(crate) async fn replay_erasures(&self) -> Result<(), OpenError> {
        let Some(path) = self.settings.erasures.clone() else {
            return Ok(());
        };
        let list = erasures::read(&path).map_err(|cause| OpenError::Erasures { path, cause })?;
        for number in list.damaged {
            tracing::error!(
                number,
                "a line of the erasure list is damaged: an account that it names may be back"
            );
        }
        for Erasure {
            account, receipt, ..
        } in list.erasures
        {
            if !exists!(self.db.read().await?, IS_THERE, account)? {
                continue;
            }
            self.write_of::<_, StoreError>(account, async move |conn| erase(conn, account).await)
                .await?;
            tracing::warn!(%account, receipt, "an account that had been erased was back, as in a restored backup; it is erased again");
        }
        Ok(())
    }
}

async fn erase(conn: &mut Conn, person: PersonId) -> Result<(), StoreError> {
    execute!(conn, INVITATIONS, person)?;
    if let Some(address) = fetch_optional!(conn, String, ADDRESS, person)? {
        proposal::forget(conn, &address).await?;
    }
    login_claim::forget_disputes(conn, person).await?;
    execute!(conn, ERASE, person)?;
    Ok(())
}

async fn write_down(path: Arc<PathBuf>, erasure: Erasure) -> Result<(), StoreError> {
    tokio::task::spawn_blocking(move || erasures::add(&path, &erasure))
        .await?
        .map_err(StoreError::ErasureList)
}

/// How many rows of what refer to an account, by the schema's own foreign keys; a row that does so twice
/// is one.
async fn held(
    conn: &mut Conn,
    references: &[ForeignKey],
    person: PersonId,
) -> Result<Vec<(AccountReference, u64)>, StoreError> {
    let mut columns: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for reference in references.iter().filter(|r| r.to_table == "person") {
        let is_them = format!(r#""{}" = $1"#, reference.column);
        columns.entry(&reference.table).or_default().push(is_them);
    }
    let mut rows: BTreeMap<AccountReference, u64> = BTreeMap::new();
    for (table, is_them) in columns {
        let held = AccountReference::of_table(table).ok_or(StoreError::Stored("a reference"))?;
        // Names out of the database's own catalogue.
        let sql = format!(
            r#"SELECT COUNT(*) FROM "{table}" WHERE {}"#,
            is_them.join(" OR ")
        );
        *rows.entry(held).or_default() += count!(conn, AssertSqlSafe(sql.clone()), person)?;
    }
    rows.retain(|_, count| *count > 0);
    Ok(rows.into_iter().collect())
}
