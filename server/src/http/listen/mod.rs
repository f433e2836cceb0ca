//! Listens, answers, and stops in order: not ready, drain, finish, exit.

mod answers;
mod connection;
mod limits;
mod seat;
mod seats;
mod seldom;

pub use limits::{BehindProxy, ListenLimits};

use axum::Router;
use seats::Seats;
use seldom::Seldom;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// Serves until SIGTERM or Ctrl-C; a second signal ends at once.
pub async fn serve(listener: TcpListener, router: Router, limits: ListenLimits) {
    let drain = limits.drain;
    let open = serve_until(listener, router, limits, stop_asked_for()).await;
    tracing::info!("stopping: finishing the requests at hand");
    tokio::select! {
        () = open.closed() => {}
        () = tokio::time::sleep(drain) => tracing::warn!("some requests did not finish in time"),
        () = stop_asked_for() => tracing::warn!("stopped at once"),
    }
}

/// The connections that are still open; each was asked to end after what it has at hand.
pub struct OpenConnections(watch::Sender<()>);

impl OpenConnections {
    pub async fn closed(&self) {
        self.0.closed().await;
    }
}

/// Serves until `stop`.
pub async fn serve_until(
    listener: TcpListener,
    router: Router,
    limits: ListenLimits,
    stop: impl Future<Output = ()>,
) -> OpenConnections {
    let seats = Arc::new(Seats::new(limits));
    let (told_to_stop, watched) = watch::channel(());
    let turned_away = Arc::new(AtomicUsize::new(0));
    let (refused, failed) = (Seldom::default(), Seldom::default());
    let mut stop = std::pin::pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                if let Some(times) = failed.count(Instant::now()) {
                    tracing::warn!(%error, times, "a connection could not be taken");
                }
                // Too many open files: wait for some to close rather than spin.
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        let _ = stream.set_nodelay(true);
        match seats.seat(peer.ip()) {
            Some(seated) => {
                if seated.seat().place == seat::ConnectionKind::Spare
                    && let Some(times) = refused.count(Instant::now())
                {
                    tracing::warn!(times, "all connections are taken and at work");
                }
                let (router, watched) = (router.clone(), watched.clone());
                tokio::spawn(connection::answer(
                    stream, peer, seated, router, limits, watched,
                ));
            }
            None => {
                if let Some(times) = refused.count(Instant::now()) {
                    tracing::warn!(times, "a connection beyond the limit was turned away");
                }
                turn_away(stream, turned_away.clone(), limits.turned_away);
            }
        }
        while seats.leaving() > limits.leaving {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }
    drop((listener, watched));
    let _ = told_to_stop.send(());
    OpenConnections(told_to_stop)
}

/// Says in a sentence that there is no room, as long as few are being told.
fn turn_away(mut stream: TcpStream, now: Arc<AtomicUsize>, most: usize) {
    if now.fetch_add(1, Ordering::Relaxed) >= most {
        now.fetch_sub(1, Ordering::Relaxed);
        return;
    }
    tokio::spawn(async move {
        let text = connection::FULL;
        let answer = format!(
            "HTTP/1.1 503 Service Unavailable\r\ncontent-type: text/plain; charset=utf-8\r\n\
             retry-after: 5\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{text}",
            text.len()
        );
        let told = async {
            stream.write_all(answer.as_bytes()).await?;
            stream.shutdown().await?;
            // What was asked is read, or the end would come before the answer.
            let mut asked = [0; 4096];
            while stream.read(&mut asked).await? > 0 {}
            std::io::Result::Ok(())
        };
        let _ = tokio::time::timeout(Duration::from_secs(1), told).await;
        now.fetch_sub(1, Ordering::Relaxed);
    });
}

async fn stop_asked_for() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
            }
            Err(_) => {
                let _ = interrupt.await;
            }
        }
    }
    #[cfg(not(unix))]
    let _ = interrupt.await;
}
