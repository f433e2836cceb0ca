//! What Irori does by itself: clearing away what has expired, closing weeks and quarters.

use crate::irori::Irori;
use std::time::Duration;

/// How often what has expired is cleared away.
const TIDY_EVERY: Duration = Duration::from_secs(600);
/// How often it is looked whether something is due to close; also the longest delay of a closing.
const CLOSE_EVERY: Duration = Duration::from_secs(30);

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
