//! What Irori does by itself: noting that it is there, clearing away what has expired, closing weeks and quarters.

use crate::irori::Irori;
use std::time::Duration;

/// How often what has expired is cleared away.
const TIDY_EVERY: Duration = Duration::from_secs(600);
/// How often it is looked whether a day has begun on which old entries go.
const CLEAR_OLD_EVERY: Duration = Duration::from_secs(3600);
/// How often it is looked whether something is due to close; also the longest delay of a closing.
const CLOSE_EVERY: Duration = Duration::from_secs(30);

/// How often Irori notes that it is there; twice as long without is an outage.
const BEAT_EVERY: Duration = Duration::from_secs(300);

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
