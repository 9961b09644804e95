//! Writing frames: what the queue holds, each look journalled before its text leaves.

use std::collections::VecDeque;
use std::time::Duration;

use axum::extract::ws::{Message, Utf8Bytes, WebSocket};
use futures_util::SinkExt;
use futures_util::stream::SplitSink;
use tokio::time::Instant;

use super::closing::Closing;
use super::conversation::Conversation;
use super::queue::Next;
use super::room::Ask;
use super::wire::{self, Outgoing};
use crate::api::live::ServerMessage;
use crate::config::live::{count, seconds};
use crate::problem::Problem;

/// How often a reader fell behind is counted within this time.
const RESYNC_WINDOW: Duration = Duration::from_secs(60);

/// A look that was not written is written again after this time.
const AGAIN: Duration = Duration::from_millis(100);

/// The other side cannot be reached any more.
struct Gone;

/// The writing half of a conversation.
pub struct Sending<'a> {
    conversation: &'a Conversation,
    sink: SplitSink<WebSocket, Message>,
    resyncs: VecDeque<Instant>,
}

impl<'a> Sending<'a> {
    /// Nothing sent yet.
    pub fn new(conversation: &'a Conversation, sink: SplitSink<WebSocket, Message>) -> Self {
        Self { conversation, sink, resyncs: VecDeque::new() }
    }

    /// Sends until the conversation is closed or the other side is gone.
    pub async fn run(mut self) {
        loop {
            let next = self.conversation.queue.next().await;
            match self.send(next).await {
                Ok(true) => {}
                Ok(false) | Err(Gone) => return,
            }
        }
    }

    /// False after the close frame.
    async fn send(&mut self, next: Next) -> Result<bool, Gone> {
        match next {
            Next::Reply(text) => self.write(Message::Text(text)).await?,
            Next::Outgoing(outgoing) => self.show(outgoing).await?,
            Next::Presence(people) => self.say(&ServerMessage::Presence { people }).await?,
            Next::Overflowed => self.fell_behind().await,
            Next::Close(closing) => {
                if let Some(farewell) = closing.farewell() {
                    self.say(&farewell).await?;
                }
                self.write(Message::Close(Some(closing.frame()))).await?;
                return Ok(false);
            }
        }
        Ok(true)
    }

    async fn show(&mut self, outgoing: Outgoing) -> Result<(), Gone> {
        let queue = &self.conversation.queue;
        if !self.is_journalled(&outgoing).await {
            queue.close(Closing::TryLater);
        }
        // Meanwhile the person's rights may have gone, too.
        if queue.is_closed() { Ok(()) } else { self.write(Message::Text(outgoing.text)).await }
    }

    /// Whether the looks at what a text shows are on record. A look that was not written because of something else in
    /// its batch, or a lost connection to the database, is written again for as long as a frame has to leave.
    async fn is_journalled(&self, outgoing: &Outgoing) -> bool {
        let Conversation { app, caller, session, .. } = self.conversation;
        let (since, limit) = (Instant::now(), seconds(app.config.live.write_seconds));
        loop {
            match app.rooms.0.looked.ensure(app, caller, *session, &outgoing.shows).await {
                Ok(()) => return true,
                Err(Problem::TryAgain) if since.elapsed() < limit => tokio::time::sleep(AGAIN).await,
                Err(failed) => {
                    tracing::error!(?failed, "a look was not journalled, so nothing is shown");
                    return false;
                }
            }
        }
    }

    async fn say(&mut self, message: &ServerMessage) -> Result<(), Gone> {
        let text: Utf8Bytes = wire::text(message).map_err(|error| {
            tracing::error!(%error, "a message cannot be written");
            Gone
        })?;
        self.write(Message::Text(text)).await
    }

    async fn fell_behind(&mut self) {
        let now = Instant::now();
        self.resyncs.retain(|at| now.duration_since(*at) < RESYNC_WINDOW);
        self.resyncs.push_back(now);
        let Conversation { app, session, connection, queue, .. } = self.conversation;
        if self.resyncs.len() >= count(app.config.live.resyncs_per_minute) {
            return queue.close(Closing::TryLater);
        }
        let ready = Ask::Ready { connection: *connection };
        if app.rooms.room(*session).send(ready).await.is_err() {
            queue.close(Closing::TryLater);
        }
    }

    async fn write(&mut self, message: Message) -> Result<(), Gone> {
        let limit = seconds(self.conversation.app.config.live.write_seconds);
        match tokio::time::timeout(limit, self.sink.send(message)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(Gone),
        }
    }
}
