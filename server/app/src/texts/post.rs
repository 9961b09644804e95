//! What waits to be sent to one browser. A reader who is too slow is closed: coming back, they are sent what they lack.

use axum::body::Bytes as Frame;
use tokio::sync::{mpsc, watch};

use super::closing::Closing;

/// Frames that may wait.
const WAITING: usize = 512;

/// The sending end. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Post {
    frames: mpsc::Sender<Frame>,
    closing: watch::Sender<Option<Closing>>,
}

/// The other end.
pub struct Letters {
    frames: mpsc::Receiver<Frame>,
    closing: watch::Receiver<Option<Closing>>,
}

/// What is sent next.
pub enum Next {
    Frame(Frame),
    Close(Closing),
}

/// A new queue.
pub fn open() -> (Post, Letters) {
    let (frames, waiting) = mpsc::channel(WAITING);
    let (closing, closed) = watch::channel(None);
    (Post { frames, closing }, Letters { frames: waiting, closing: closed })
}

impl Post {
    /// Adds a frame.
    pub fn send(&self, frame: Frame) {
        if self.frames.try_send(frame).is_err() {
            self.close(Closing::TryLater);
        }
    }

    /// Ends the connection, with what waits unsent. The first reason stands.
    pub fn close(&self, closing: Closing) {
        self.closing.send_if_modified(|known| {
            let first = known.is_none();
            known.get_or_insert(closing);
            first
        });
    }
}

impl Letters {
    /// Waits for what is sent next.
    pub async fn next(&mut self) -> Next {
        tokio::select! {
            biased;
            closed = self.closing.wait_for(Option::is_some) => {
                Next::Close(closed.ok().and_then(|closing| *closing).unwrap_or(Closing::TryLater))
            }
            Some(frame) = self.frames.recv() => Next::Frame(frame),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_reader_who_is_too_slow_is_closed_and_the_first_reason_stands() {
        let (post, mut letters) = open();
        post.send(Frame::from_static(b"first"));
        assert!(matches!(letters.next().await, Next::Frame(frame) if frame == "first"));
        for _ in 0..=WAITING {
            post.send(Frame::from_static(b"waits"));
        }
        post.close(Closing::Silent);
        assert!(matches!(letters.next().await, Next::Close(Closing::TryLater)));
    }
}
