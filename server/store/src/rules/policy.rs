//! The port [`Rules`]: policies by version, in the database; thresholds lie beside.

use crate::auth::admin::{check_admin, check_read};
use crate::db::connection::{Conn, execute, fetch_all, sql};
use crate::db::error::StoreError;
use crate::db::row::{DbRow, FromDbRow, Json};
use crate::db::settings::to_micros;
use crate::rules::thresholds;
use crate::store::Store;
use async_trait::async_trait;
use irori_core::domain::id::PersonId;
use irori_core::domain::person::Viewer;
use irori_core::domain::policy::{Policies, Policy, PolicyVersion};
use irori_core::privacy::rights::Resource;
use irori_core::privacy::thresholds::{ThresholdVersion, ThresholdVersions, Thresholds};
use irori_ports::error::AppError;
use irori_ports::rules::{PolicyLine, Rules, ThresholdHistory};
use irori_ports::{Answer, Now};

sql! {
    ALL = "SELECT number, from_week, content FROM policy ORDER BY number";
    HISTORY = "SELECT o.number, o.from_week, o.content, o.set_at, p.name FROM policy o
        LEFT JOIN person p ON p.id = o.set_by ORDER BY o.number DESC";
    ADD = "INSERT INTO policy (number, from_week, content, set_by, set_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (number) DO NOTHING";
}

#[async_trait]
impl Rules for Store {
    async fn policies(&self, viewer: &Viewer) -> Answer<Policies> {
        check_read(viewer, Resource::Rules)?;
        Ok(all(&mut self.db.read().await?).await?)
    }

    async fn policy_history(&self, admin: &Viewer) -> Answer<Vec<PolicyLine>> {
        check_admin(admin)?;
        Ok(fetch_all!(self.db.read().await?, PolicyLine, HISTORY)?)
    }

    async fn set_policy(&self, admin: &Viewer, policy: Policy, now: Now) -> Answer<PolicyVersion> {
        check_admin(admin)?;
        let me = admin.id;
        self.write(async move |conn| set(conn, policy, me, now).await)
            .await
    }

    async fn thresholds(&self) -> Answer<ThresholdVersions> {
        Ok(thresholds::all(&mut self.db.read().await?).await?)
    }

    async fn threshold_history(&self, admin: &Viewer, now: Now) -> Answer<ThresholdHistory> {
        check_admin(admin)?;
        Ok(thresholds::history(&mut self.db.read().await?, now).await?)
    }

    async fn set_thresholds(
        &self,
        admin: &Viewer,
        set: Thresholds,
        now: Now,
    ) -> Answer<ThresholdVersion> {
        check_admin(admin)?;
        let me = admin.id;
        self.write(async move |conn| thresholds::set(conn, set, me, now).await)
            .await
    }
}

/// Every version there has been.
pub(crate) async fn all(conn: &mut Conn) -> Result<Policies, StoreError> {
    Ok(Policies::new(fetch_all!(conn, PolicyVersion, ALL)?))
}

async fn set(
    conn: &mut Conn,
    policy: Policy,
    by: PersonId,
    now: Now,
) -> Result<PolicyVersion, StoreError> {
    let before = all(conn).await?;
    let latest = before.latest();
    if latest.map_or_else(Policy::default, |latest| latest.policy) == policy {
        return Err(AppError::mistake("form", "wrong-policy-same").into());
    }
    let highest = before.versions().iter().map(|v| v.number).max();
    let version = PolicyVersion {
        number: highest.unwrap_or(0) + 1,
        from: PolicyVersion::first_week(now),
        policy,
    };
    let content = serde_json::to_string(&policy).map_err(|_| AppError::Fault)?;
    let added = execute!(
        conn,
        ADD,
        version.number,
        version.from,
        content,
        by,
        to_micros(now)
    )?;
    // Somebody else has just set one, which this one was not made from.
    if added == 0 {
        return Err(AppError::Busy.into());
    }
    Ok(version)
}

impl FromDbRow for PolicyVersion {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            number: row.get("number")?,
            from: row.get("from_week")?,
            policy: row.get::<Json<_>>("content")?.0,
        })
    }
}

impl FromDbRow for PolicyLine {
    fn from_row(row: &DbRow) -> Result<Self, StoreError> {
        Ok(Self {
            version: PolicyVersion::from_row(row)?,
            set_at: row.get("set_at")?,
            set_by: row.get("name")?,
        })
    }
}
