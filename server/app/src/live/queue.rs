//! What waits to be sent to one browser. It is bounded: whoever reads too slowly loses the events that wait and gets a
//! snapshot instead, and holds nobody else up.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::extract::ws::Utf8Bytes;
use board::ids::PersonId;
use tokio::sync::Notify;

use super::closing::Closing;
use super::wire::Outgoing;
use crate::api::live::Present;
use crate::config::live::{LiveConfig, count};

/// People's presence: the latest of each, none for who left.
pub type Changes = BTreeMap<PersonId, Option<Present>>;

/// What is sent next.
#[derive(Debug)]
pub enum Next {
    /// An answer to this client alone: it shows no case.
    Reply(Utf8Bytes),
    Outgoing(Outgoing),
    /// Events were dropped: a snapshot must be asked for.
    Overflowed,
    Presence(Changes),
    Close(Closing),
}

/// The queue of one connection.
pub struct Queue {
    limits: LiveConfig,
    waiting: Mutex<Waiting>,
    more: Notify,
}

#[derive(Default)]
struct Waiting {
    replies: VecDeque<Utf8Bytes>,
    events: VecDeque<Outgoing>,
    bytes: usize,
    overflowed: bool,
    presence: Changes,
    closing: Option<Closing>,
}

impl Default for Queue {
    fn default() -> Self {
        Self::new(LiveConfig::default())
    }
}

impl Queue {
    /// An empty queue.
    pub fn new(limits: LiveConfig) -> Self {
        Self { limits, waiting: Mutex::default(), more: Notify::new() }
    }

    /// Adds an answer; a client that asks more without reading is closed.
    pub fn reply(&self, text: Utf8Bytes) {
        let mut waiting = self.lock();
        if waiting.replies.len() >= count(self.limits.queued_answers) {
            waiting.close(Closing::Flood);
        } else {
            waiting.replies.push_back(text);
        }
        self.more.notify_one();
    }

    /// Adds an event. False when there are too many: those that waited are dropped, and none must be added before
    /// the next [`Queue::restart`].
    pub fn event(&self, event: Outgoing) -> bool {
        let mut waiting = self.lock();
        if waiting.closing.is_some() {
            return true;
        }
        waiting.bytes += event.text.len();
        waiting.events.push_back(event);
        let fits = waiting.events.len() <= count(self.limits.queued_events)
            && waiting.bytes <= count(self.limits.queued_bytes);
        if !fits {
            waiting.drop_events();
            waiting.overflowed = true;
        }
        self.more.notify_one();
        fits
    }

    /// Adds what makes the events that wait superfluous: a snapshot, or the events since a place. However large it
    /// is, there is only one of it.
    pub fn restart(&self, with: impl IntoIterator<Item = Outgoing>) {
        let mut waiting = self.lock();
        waiting.drop_events();
        waiting.overflowed = false;
        if waiting.closing.is_none() {
            waiting.events.extend(with);
        }
        self.more.notify_one();
    }

    /// Adds what became of people's presence; the latest of each person is kept.
    pub fn presence(&self, changes: &Changes) {
        let mut waiting = self.lock();
        if waiting.closing.is_none() {
            waiting.presence.extend(changes.iter().map(|(person, present)| (*person, present.clone())));
            self.more.notify_one();
        }
    }

    /// Ends the connection: answers that wait still leave, nothing else does.
    pub fn close(&self, closing: Closing) {
        self.lock().close(closing);
        self.more.notify_one();
    }

    /// Whether the connection was ended.
    pub fn is_closed(&self) -> bool {
        self.lock().closing.is_some()
    }

    /// Waits for what is sent next. For one task at a time.
    pub async fn next(&self) -> Next {
        loop {
            if let Some(next) = self.lock().next() {
                return next;
            }
            self.more.notified().await;
        }
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Waiting {
    fn next(&mut self) -> Option<Next> {
        if let Some(reply) = self.replies.pop_front() {
            return Some(Next::Reply(reply));
        }
        if let Some(closing) = self.closing {
            return Some(Next::Close(closing));
        }
        if std::mem::take(&mut self.overflowed) {
            return Some(Next::Overflowed);
        }
        if let Some(event) = self.events.pop_front() {
            self.bytes = self.bytes.saturating_sub(event.text.len());
            return Some(Next::Outgoing(event));
        }
        let presence = std::mem::take(&mut self.presence);
        (!presence.is_empty()).then_some(Next::Presence(presence))
    }

    fn drop_events(&mut self) {
        self.events.clear();
        self.bytes = 0;
    }

    /// The first reason stands.
    fn close(&mut self, closing: Closing) {
        self.drop_events();
        self.overflowed = false;
        self.presence.clear();
        self.closing.get_or_insert(closing);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(text: &str) -> Outgoing {
        Outgoing { text: text.into(), shows: [].into() }
    }

    async fn texts(queue: &Queue, count: usize) -> Vec<String> {
        let mut texts = Vec::new();
        for _ in 0..count {
            texts.push(match queue.next().await {
                Next::Reply(text) => text.to_string(),
                Next::Outgoing(event) => event.text.to_string(),
                other => format!("{other:?}"),
            });
        }
        texts
    }

    #[tokio::test]
    async fn answers_leave_before_events_and_events_in_their_order() {
        let queue = Queue::default();
        assert!(queue.event(event("first")));
        assert!(queue.event(event("second")));
        queue.reply("answer".into());
        assert_eq!(texts(&queue, 3).await, ["answer", "first", "second"]);
    }

    #[tokio::test]
    async fn too_many_events_are_dropped_and_a_snapshot_takes_their_place() {
        let queue = Queue::default();
        assert!((0..256).all(|_| queue.event(event("waits"))));
        assert!(!queue.event(event("one too many")));
        assert_eq!(texts(&queue, 1).await, ["Overflowed"]);
        queue.restart([event("resync"), event("snapshot")]);
        assert_eq!(texts(&queue, 2).await, ["resync", "snapshot"]);
    }

    #[tokio::test]
    async fn few_large_events_are_too_many_as_well() {
        let queue = Queue::default();
        let large = "x".repeat(200_000);
        assert!(queue.event(event(&large)));
        assert!(!queue.event(event(&large)));
    }

    #[tokio::test]
    async fn who_leaves_two_hundred_and_fifty_six_answers_unread_is_closed() {
        let queue = Queue::default();
        (0..256).for_each(|_| queue.reply("answer".into()));
        assert!(queue.lock().closing.is_none());
        queue.reply("one too many".into());
        assert_eq!(texts(&queue, 257).await[256], "Close(Flood)");
    }

    #[tokio::test]
    async fn a_large_snapshot_does_not_make_the_queue_overflow() {
        let queue = Queue::default();
        queue.restart([event(&"x".repeat(1_000_000))]);
        assert!(queue.event(event("after")));
        assert_eq!(texts(&queue, 2).await[1], "after");
    }

    #[tokio::test]
    async fn a_closed_queue_gives_answers_and_then_only_the_first_reason() {
        let queue = Queue::default();
        assert!(queue.event(event("never seen")));
        queue.reply("acked".into());
        queue.close(Closing::Revoked);
        queue.close(Closing::Silent);
        assert!(queue.event(event("never seen either")));
        assert_eq!(texts(&queue, 2).await, ["acked", "Close(Revoked)"]);
    }
}
