//! Security events that wait to be written, in their order.

use irori_core::domain::security_event::EventNow;
use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::oneshot;

/// How many wait, at most, before no more of strangers are taken.
const WAITING_MOST: usize = 256;

/// One after another, whoever they are of: what one request did stays in its order.
#[derive(Debug, Default)]
pub(crate) struct PendingEvents(Mutex<Pending>);

#[derive(Debug, Default)]
struct Pending {
    waiting: VecDeque<PendingEvent>,
    is_being_written: bool,
}

#[derive(Debug)]
pub(crate) struct PendingEvent {
    pub event: EventNow,
    /// Goes when it is written.
    pub written: oneshot::Sender<()>,
}

/// What became of an event.
pub(crate) enum Queued {
    /// Too many wait, and nobody who is signed in did it.
    Refused(EventNow),
    /// Somebody writes them already.
    Waits(oneshot::Receiver<()>),
    /// Nobody writes: whoever brought it begins.
    First(oneshot::Receiver<()>),
}

impl PendingEvents {
    pub(crate) fn push(&self, event: EventNow) -> Queued {
        let mut pending = self.lock();
        // Strangers, however many, crowd out nobody who is signed in.
        if event.by.is_none() && pending.waiting.len() >= WAITING_MOST {
            return Queued::Refused(event);
        }
        let (written, done) = oneshot::channel();
        pending.waiting.push_back(PendingEvent { event, written });
        if std::mem::replace(&mut pending.is_being_written, true) {
            Queued::Waits(done)
        } else {
            Queued::First(done)
        }
    }

    /// The next one; without one, whoever wrote has ended.
    pub(crate) fn next(&self) -> Option<PendingEvent> {
        let mut pending = self.lock();
        let next = pending.waiting.pop_front();
        pending.is_being_written = next.is_some();
        next
    }

    pub(crate) fn is_empty(&self) -> bool {
        !self.lock().is_being_written
    }

    fn lock(&self) -> MutexGuard<'_, Pending> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
