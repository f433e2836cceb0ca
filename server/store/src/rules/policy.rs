//! The port [`Rules`]: policies by version, in the database; thresholds lie beside.

use crate::auth::admin::check_admin;
use crate::db::connection::{Conn, execute, fetch_all, sql};
use crate::db::error::StoreError;
use crate::db::settings::cut;
use crate::rules::thresholds;
use crate::store::Store;
use async_trait::async_trait;
use chrono::NaiveDate;
use irori_core::domain::day::Day;
use irori_core::domain::id::PersonId;
use irori_core::domain::person::Viewer;
use irori_core::domain::policy::{Policies, Policy, PolicyVersion};
use irori_core::privacy::rights::{Resource, may_read};
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
        if !may_read(viewer, Resource::Rules) {
            return Err(AppError::NotThere);
        }
        Ok(all(&mut self.db.read().await?).await?)
    }

    async fn policy_history(&self, admin: &Viewer) -> Answer<Vec<PolicyLine>> {
        type Found = (i64, NaiveDate, String, Now, Option<String>);
        check_admin(admin)?;
        let mut conn = self.db.read().await?;
        let found = fetch_all!(&mut conn, Found, HISTORY).map_err(StoreError::from)?;
        let read = |(number, week, content, set_at, set_by): Found| {
            Ok(PolicyLine {
                version: read(number, week, &content)?,
                set_at,
                set_by,
            })
        };
        Ok(found
            .into_iter()
            .map(read)
            .collect::<Result<_, StoreError>>()?)
    }

    async fn set_policy(&self, admin: &Viewer, policy: Policy, now: Now) -> Answer<PolicyVersion> {
        check_admin(admin)?;
        let me = admin.id;
        Ok(self
            .write(move |conn| Box::pin(set(conn, policy, me, now)))
            .await?)
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
        Ok(self
            .write(move |conn| Box::pin(thresholds::set(conn, set, me, now)))
            .await?)
    }
}

/// Every version there has been.
pub(crate) async fn all(conn: &mut Conn) -> Result<Policies, StoreError> {
    let found = fetch_all!(conn, (i64, NaiveDate, String), ALL)?;
    let versions = found
        .into_iter()
        .map(|(number, week, content)| read(number, week, &content));
    Ok(Policies::new(versions.collect::<Result<_, _>>()?))
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
        i64::from(version.number),
        version.from.monday().0,
        content,
        by.0,
        cut(now)
    )?;
    // Somebody else has just set one, which this one was not made from.
    if added == 0 {
        return Err(AppError::Busy.into());
    }
    Ok(version)
}

fn read(number: i64, week: NaiveDate, content: &str) -> Result<PolicyVersion, StoreError> {
    let wrong = |_| StoreError::Stored("policy");
    Ok(PolicyVersion {
        number: u32::try_from(number).map_err(|_| StoreError::Stored("policy.number"))?,
        from: Day(week).week(),
        policy: serde_json::from_str(content).map_err(wrong)?,
    })
}
