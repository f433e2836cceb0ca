//! Background jobs: noting that it is there, clearing away what has expired, closing weeks and quarters,
//! noting what stands in front.

use crate::http::app_state::Irori;
use std::time::Duration;
use tokio::task::{JoinHandle, JoinSet};

/// How often what has expired is cleared away.
const TIDY_EVERY: Duration = Duration::from_secs(600);
/// How often it is looked whether a day has begun on which old entries go.
const CLEAR_OLD_EVERY: Duration = Duration::from_secs(3600);
/// How often it is looked whether something is due to close; also the longest delay of a closing.
const CLOSE_EVERY: Duration = Duration::from_secs(30);

/// How often Irori notes that it is there; twice as long without is an outage.
const BEAT_EVERY: Duration = Duration::from_secs(300);

/// How often what stands in front is noted, where it has changed.
const NOTE_FRONT_EVERY: Duration = Duration::from_secs(5);
/// How long after a panic a job begins again.
const BEGIN_AGAIN_AFTER: Duration = Duration::from_secs(10);

/// Begins all of them.
pub fn all(irori: &Irori) -> Vec<JoinHandle<()>> {
    fn begin<J>(name: &'static str, irori: &Irori, job: fn(Irori) -> J) -> JoinHandle<()>
    where
        J: Future<Output = ()> + Send + 'static,
    {
        tokio::spawn(keep_up(name, irori.clone(), job, BEGIN_AGAIN_AFTER))
    }
    vec![
        begin("beat", irori, beat),
        begin("tidy", irori, tidy),
        begin("close", irori, close),
        begin("clear_old", irori, clear_old),
        begin("note_front", irori, note_front),
    ]
}

/// Runs a job, and begins it again where it panicked: else nothing would close until the next start.
async fn keep_up<J>(name: &'static str, irori: Irori, job: fn(Irori) -> J, pause: Duration)
where
    J: Future<Output = ()> + Send + 'static,
{
    // Ends with whoever waits for it.
    let mut running = JoinSet::new();
    running.spawn(job(irori.clone()));
    while let Some(ended) = running.join_next().await {
        if ended.is_ok() {
            return;
        }
        tracing::error!(job = name, "a job panicked; it begins again");
        tokio::time::sleep(pause).await;
        running.spawn(job(irori.clone()));
    }
}

/// Notes for `doctor` what requests show of proxies and hosts, for ever; a failure is logged and the
/// next turn comes.
pub async fn note_front(irori: Irori) {
    let mut turn = tokio::time::interval(NOTE_FRONT_EVERY);
    let mut noted = None;
    loop {
        turn.tick().await;
        let now = irori.front.noticed();
        if !irori.front.has_seen_any() || noted.as_ref() == Some(&now) {
            continue;
        }
        match irori.store.note_front(&now).await {
            Ok(()) => noted = Some(now),
            Err(error) => tracing::warn!(%error, "what stands in front could not be noted"),
        }
    }
}

/// Notes that Irori is there to take deliveries in, for ever; a failure is logged and the next turn comes.
pub async fn beat(irori: Irori) {
    let mut turn = tokio::time::interval(BEAT_EVERY);
    loop {
        turn.tick().await;
        match irori.store.beat(irori.clock.now()).await {
            Ok(None) => {}
            Ok(Some(outage)) => tracing::warn!(
                from = %outage.from,
                to = %outage.to,
                "Irori was not there: deliveries of forges may have been lost; irori import fills them in"
            ),
            Err(error) => tracing::warn!(%error, "it could not be noted that Irori is there"),
        }
    }
}

/// Clears away what has expired, for ever; a failure is logged and the next turn comes.
pub async fn tidy(irori: Irori) {
    let mut turn = tokio::time::interval(TIDY_EVERY);
    loop {
        turn.tick().await;
        if let Err(error) = irori.store.prune(irori.clock.now()).await {
            tracing::warn!(%error, "what has expired could not be cleared away");
        }
    }
}

/// Deletes entries that are older than they are kept, for ever; a failure is logged and the next turn
/// comes.
pub async fn clear_old(irori: Irori) {
    let mut turn = tokio::time::interval(CLEAR_OLD_EVERY);
    loop {
        turn.tick().await;
        match irori.store.clear_old(irori.clock.now()).await {
            Ok(0) => {}
            Ok(rows) => tracing::info!(rows, "entries that are not kept any longer were deleted"),
            Err(error) => tracing::warn!(%error, "old entries could not be deleted"),
        }
    }
}

/// Closes what is due, for ever, beginning with what was missed; a failure is logged and the next
/// turn comes.
pub async fn close(irori: Irori) {
    let mut turn = tokio::time::interval(CLOSE_EVERY);
    loop {
        turn.tick().await;
        match irori.store.close_due(irori.clock.now()).await {
            Ok(done) if done == Default::default() => {}
            Ok(done) => tracing::info!(
                weeks = done.weeks,
                quarters = done.quarters,
                failed = done.failed,
                "closed"
            ),
            Err(error) => tracing::warn!(%error, "it could not be looked what is due to close"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU8, Ordering};

    #[tokio::test]
    async fn a_job_that_panics_begins_again() {
        static RUNS: AtomicU8 = AtomicU8::new(0);
        async fn job(_: Irori) {
            assert!(RUNS.fetch_add(1, Ordering::SeqCst) > 1, "it panics twice");
        }
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("irori.db").display());
        let store = irori_store::Store::open(&url, &[7; 32]).await.unwrap();
        let irori = Irori::new(store, Default::default(), Default::default(), 0);
        keep_up("test", irori, job, Duration::ZERO).await;
        assert_eq!(RUNS.load(Ordering::SeqCst), 3);
    }
}
