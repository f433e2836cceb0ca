//! The port [`Security`]: writing down what concerns who may come in, and reading it.

use crate::audit::security_event::{self, NewSecurityEvent, NotifiedEvent, SecurityEventRow, hex};
use crate::auth::admin::check_admin;
use crate::auth::one_time_link;
use crate::auth::throttle::address_key;
use crate::db::error::{StoreError, passes};
use crate::db::settings::to_micros;
use crate::memory::pending_events::{PendingEvent, Queued};
use crate::org::person;
use crate::store::Store;
use async_trait::async_trait;
use irori_core::domain::id::{DeviceId, PersonId};
use irori_core::domain::person::Viewer;
use irori_core::domain::security_event::{
    EVENTS_A_PAGE, EventAccount, EventAt, EventFilter, EventKind, EventNow, EventOutcome,
    EventPage, EventPerson, EventPlace, SecurityEvent, SecurityNews, WrongTries, agent_of,
};
use irori_ports::Answer;
use irori_ports::security::Security;
use std::collections::BTreeSet;
use std::time::Duration;

/// After so long it is tried again, where the database was busy.
const RECORDED_AGAIN_AFTER: [Duration; 6] = [
    Duration::from_millis(100),
    Duration::from_millis(300),
    Duration::from_secs(1),
    Duration::from_secs(5),
    Duration::from_secs(20),
    Duration::from_secs(60),
];

/// Whoever reads waits for them no longer than this.
const RECORDING_WAIT: Duration = Duration::from_secs(1);
const RECORDING_LOOK: Duration = Duration::from_millis(2);

#[async_trait]
impl Security for Store {
    async fn record(&self, happened: EventNow) {
        let is_own = happened.by.is_some();
        let written = match self.pending.push(happened) {
            Queued::Waits(written) => written,
            Queued::First(written) => {
                tokio::spawn(self.clone().write_pending());
                written
            }
            Queued::Refused(happened) => {
                tracing::error!("too much happened at once for the security log; the log has it");
                return self.tell(&happened, None);
            }
        };
        // What strangers do is written after they have their answer, whose time tells them nothing then.
        if is_own {
            let _ = tokio::time::timeout(self.settings.wait, written).await;
        }
    }

    async fn own_events(&self, viewer: &Viewer, filter: EventFilter) -> Answer<EventPage> {
        self.wait_for_recording().await;
        let mut conn = self.db.read().await?;
        let found = security_event::own(&mut conn, viewer.id, &filter).await?;
        Ok(page(found, viewer.id, EventReader::Oneself))
    }

    async fn all_events(&self, admin: &Viewer, filter: EventFilter) -> Answer<EventPage> {
        check_admin(admin)?;
        self.wait_for_recording().await;
        let mut conn = self.db.read().await?;
        let found = security_event::everybodys(&mut conn, &filter).await?;
        Ok(page(found, admin.id, EventReader::Admin))
    }

    async fn news(
        &self,
        viewer: &Viewer,
        device: Option<DeviceId>,
    ) -> Answer<Option<SecurityNews>> {
        let device = device.map(|device| self.device_hash(viewer.id, device));
        let device = device.unwrap_or_default();
        let mut conn = self.db.read().await?;
        Ok(told(
            security_event::news(&mut conn, viewer.id, &device).await?,
        ))
    }

    async fn seen(&self, viewer: &Viewer, device: Option<DeviceId>, up_to: u64) -> Answer<()> {
        let me = viewer.id;
        let Some(device) = device.map(|device| self.device_hash(me, device)) else {
            return Ok(());
        };
        self.write(async move |conn| security_event::seen(conn, me, &device, up_to).await)
            .await
    }
}

impl Store {
    /// Waits until what happened before is in, but not for long; whether it is in.
    pub async fn wait_for_recording(&self) -> bool {
        let all_in = async {
            while !self.pending.is_empty() {
                tokio::time::sleep(RECORDING_LOOK).await;
            }
        };
        tokio::time::timeout(RECORDING_WAIT, all_in).await.is_ok()
    }

    async fn write_pending(self) {
        while let Some(PendingEvent { event, written }) = self.pending.next() {
            let store = self.clone();
            // In a task of its own: one that panics ends none of those that wait.
            let done = tokio::spawn(async move { store.try_record(event).await });
            if let Err(error) = done.await.map_err(StoreError::from).flatten() {
                tracing::error!(%error, "an event could not be written into the security log");
            }
            drop(written);
        }
    }

    /// Whose account something is about.
    async fn about(&self, happened: &EventNow) -> Result<Option<PersonId>, StoreError> {
        let mut conn = self.db.read().await?;
        match &happened.about {
            EventAccount::Person(person) => Ok(Some(*person)),
            EventAccount::Address(typed) => {
                let found = person::by_email(&mut conn, &address_key(typed)).await?;
                Ok(found.map(|found| found.who.person))
            }
            EventAccount::Link(token) => one_time_link::person(&mut conn, token).await,
            EventAccount::Nobody => Ok(None),
        }
    }

    /// Into the log of the program.
    fn tell(&self, happened: &EventNow, about: Option<PersonId>) {
        let id = |person: Option<PersonId>| person.map(|p| p.to_string()).unwrap_or_default();
        tracing::info!(
            target: "security",
            kind = happened.kind.as_str(),
            outcome = happened.outcome.as_str(),
            account = id(happened.by),
            about = id(about),
            network = happened.network,
            detail = happened.detail.as_deref().unwrap_or_default(),
            "security"
        );
    }

    async fn try_record(&self, happened: EventNow) -> Result<(), StoreError> {
        let about = until_it_answers(|| self.about(&happened)).await?;
        self.tell(&happened, about);
        if !self.repeats.is_to_be_written(&happened, about) {
            return Ok(());
        }
        let of_device = about.or(happened.by).zip(happened.device);
        let row = NewSecurityEvent {
            at: to_micros(happened.at),
            kind: happened.kind.as_str().to_owned(),
            outcome: happened.outcome.as_str().to_owned(),
            person_id: happened.by.map(|person| person.0),
            about_id: about.map(|person| person.0),
            network: agent_of(&happened.network),
            device: agent_of(&happened.agent),
            device_hash: of_device.map(|(of, device)| hex(&self.device_hash(of, device))),
            detail: happened.detail.as_deref().map(agent_of),
        };
        until_it_answers(|| {
            let row = row.clone();
            self.write(async move |conn| security_event::add(conn, row).await)
        })
        .await
    }
}

/// Tries again while the database is busy, as often as [`RECORDED_AGAIN_AFTER`] says.
async fn until_it_answers<T, F: Future<Output = Result<T, StoreError>>>(
    work: impl Fn() -> F,
) -> Result<T, StoreError> {
    for wait in RECORDED_AGAIN_AFTER {
        match work().await {
            Err(StoreError::Database(error)) if passes(&error) => tokio::time::sleep(wait).await,
            done => return done,
        }
    }
    work().await
}

/// Who reads: of others' machines oneself is told nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum EventReader {
    Oneself,
    Admin,
}

fn page(mut found: Vec<SecurityEventRow>, me: PersonId, reader: EventReader) -> EventPage {
    let is_more = found.len() > EVENTS_A_PAGE;
    found.truncate(EVENTS_A_PAGE);
    let older = found
        .last()
        .filter(|_| is_more)
        .map(|row| row.number.unsigned_abs());
    let events = found.into_iter().map(|row| {
        let is_others = row.person_id.is_some_and(|by| by != me);
        SecurityEvent {
            number: row.number.unsigned_abs(),
            at: row.at,
            kind: row.kind,
            outcome: row.outcome,
            place: (reader == EventReader::Admin || !is_others).then_some(EventPlace {
                network: row.network,
                agent: row.device,
            }),
            by: someone(row.person_id, row.person, me),
            about: someone(row.about_id, row.about, me),
            detail: row.detail,
        }
    });
    EventPage {
        events: events.collect(),
        older,
    }
}

fn someone(id: Option<PersonId>, name: Option<String>, me: PersonId) -> Option<EventPerson> {
    match (id, name) {
        (Some(id), _) if id == me => Some(EventPerson::Me),
        (Some(id), Some(name)) => Some(EventPerson::Named(id, name)),
        _ => None,
    }
}

fn told(rows: Vec<NotifiedEvent>) -> Option<SecurityNews> {
    let up_to = rows.iter().map(|row| row.number.unsigned_abs()).max()?;
    let (new, rest): (Vec<NotifiedEvent>, Vec<NotifiedEvent>) = rows
        .into_iter()
        .partition(|row| row.kind == EventKind::NewDevice);
    let (codes, wrong): (Vec<NotifiedEvent>, Vec<NotifiedEvent>) = rest
        .into_iter()
        .partition(|row| (row.kind, row.outcome) == (EventKind::RecoveryCode, EventOutcome::Done));
    let since = wrong.iter().map(|row| row.at).min();
    let networks: BTreeSet<&str> = wrong.iter().map(|row| row.network.as_str()).collect();
    let wrong = since.map(|since| WrongTries {
        tries: wrong.len() as u64,
        networks: networks.len() as u64,
        since,
    });
    let event = |row: NotifiedEvent| EventAt {
        at: row.at,
        place: EventPlace {
            network: row.network,
            agent: row.device,
        },
    };
    Some(SecurityNews {
        up_to,
        wrong,
        devices: new.into_iter().map(event).collect(),
        codes: codes.into_iter().map(event).collect(),
    })
}
