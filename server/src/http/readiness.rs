//! Readiness probe: the store is asked once a second, whoever asks how often.

use irori_store::Store;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout};

/// How long an answer is everybody's.
const SHARED_FOR: Duration = Duration::from_secs(1);
/// How long the store may take.
const WAIT: Duration = Duration::from_secs(5);

/// The answer that is known.
#[derive(Clone, Default)]
pub struct Ready(Arc<Mutex<Option<(Instant, bool)>>>);

impl Ready {
    /// Whether the store answers; while it is being asked, all others wait for that answer.
    pub async fn check(&self, store: &Store) -> bool {
        let mut known = self.0.lock().await;
        if let Some((at, is_ready)) = *known
            && at.elapsed() < SHARED_FOR
        {
            return is_ready;
        }
        let is_ready = timeout(WAIT, store.is_ready()).await.unwrap_or(false);
        *known = Some((Instant::now(), is_ready));
        is_ready
    }
}
