//! The port [`Signals`]: one's own weeks, references and words of having seen.

use crate::org::person;
use crate::signals::{acknowledgement, person as person_signals, reference};
use crate::store::Store;
use async_trait::async_trait;
use irori_core::domain::person::Viewer;
use irori_core::families::MySignal;
use irori_core::families::person::{Person, SeenSignal, rebased};
use irori_ports::error::AppError;
use irori_ports::signals::Signals;
use irori_ports::{Answer, Now};

#[async_trait]
impl Signals for Store {
    async fn person(&self, viewer: &Viewer, now: Now) -> Answer<Person> {
        Ok(person_signals::person(&mut self.db.read().await?, viewer, now).await?)
    }

    async fn acknowledge(&self, viewer: &Viewer, signal: MySignal, now: Now) -> Answer<()> {
        let (me, week) = (viewer.id, viewer.last_complete(now));
        let seen = SeenSignal { signal, week };
        self.write(async move |conn| acknowledgement::add(conn, me, seen, now).await)
            .await
    }

    async fn rebase(&self, viewer: &Viewer, signal: MySignal, now: Now) -> Answer<()> {
        let viewer = viewer.clone();
        self.write(async move |conn| {
            person::lock_row(conn, viewer.id).await?;
            person_signals::freeze_due(conn, &viewer, now).await?;
            let all = person_signals::person(conn, &viewer, now).await?;
            let frozen = rebased(signal, &all.weeks, &all.estimates)
                .ok_or_else(|| AppError::mistake("form", "wrong-too-few-weeks"))?;
            reference::add(conn, viewer.id, &frozen, now).await
        })
        .await
    }
}
