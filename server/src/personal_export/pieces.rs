//! A file as it is being written, piece by piece.

use axum::body::Bytes;
use hyper::body::Frame;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::sync::mpsc::{Receiver, Sender};

/// Where pieces of a file go.
pub type PieceSink = Sender<io::Result<Bytes>>;

/// Hands on a piece; who has gone away needs no more. An empty one would end the file.
pub async fn send(out: &PieceSink, piece: Vec<u8>) -> anyhow::Result<()> {
    if piece.is_empty() {
        return Ok(());
    }
    Ok(out.send(Ok(Bytes::from(piece))).await?)
}

/// A file as it is being written. An empty piece ends it; where none comes, its writer is gone, and the
/// reader sees that the file is not whole.
/// Once it has ended it stays so: what compresses it asks again.
pub struct Pieces(pub Option<Receiver<io::Result<Bytes>>>);

impl hyper::body::Body for Pieces {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        let Some(receiver) = &mut self.0 else {
            return Poll::Ready(None);
        };
        let piece = ready!(receiver.poll_recv(context));
        let piece = piece.unwrap_or_else(|| Err(io::Error::other("the file is not whole")));
        match piece {
            Ok(piece) if !piece.is_empty() => Poll::Ready(Some(Ok(Frame::data(piece)))),
            Ok(_) => {
                self.0 = None;
                Poll::Ready(None)
            }
            Err(error) => {
                self.0 = None;
                Poll::Ready(Some(Err(error)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http_body_util::BodyExt;
    use tokio::sync::mpsc::channel;

    async fn read(pieces: &[&'static str], end: Option<Bytes>) -> Option<Bytes> {
        let (out, receiver) = channel(9);
        for piece in pieces {
            send(&out, piece.as_bytes().to_vec()).await.unwrap();
        }
        if let Some(end) = end {
            out.send(Ok(end)).await.unwrap();
        }
        drop(out);
        let whole = Pieces(Some(receiver)).collect().await;
        whole.ok().map(http_body_util::Collected::to_bytes)
    }

    #[tokio::test]
    async fn a_file_whose_writer_went_away_is_not_taken_for_whole() {
        assert_eq!(
            read(&["a", "", "b"], Some(Bytes::new())).await,
            Some("ab".into())
        );
        assert_eq!(read(&["a", "b"], None).await, None);
    }
}
