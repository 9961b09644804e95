//! Presence between servers: what each tells the others about its own lines, at most every 50 ms, and never more than
//! the latest of each person.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use board::ids::SessionId;
use serde::{Deserialize, Serialize};
use store::{LONGEST_WHISPER, Whispers};
use tokio::sync::Notify;
use tokio::sync::broadcast::error::RecvError;
use uuid::Uuid;

use super::Rooms;
use super::queue::Changes;
use super::room::Ask;

/// Time between two texts.
const EVERY: Duration = Duration::from_millis(50);

/// What a server says.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Words {
    /// The server, from its start to its end.
    node: Uuid,
    /// Sessions whose room was just opened there: who has it open, too, says who is in.
    asks: Vec<SessionId>,
    rooms: BTreeMap<SessionId, Changes>,
}

/// What is to be told to the other servers.
pub struct Elsewhere {
    node: Uuid,
    whispers: Whispers,
    waiting: Mutex<Words>,
    more: Notify,
}

impl Elsewhere {
    /// Nothing to tell yet; `node` is unlike every other server's.
    pub fn new(node: Uuid, whispers: Whispers) -> Self {
        Self { node, whispers, waiting: Mutex::default(), more: Notify::new() }
    }

    /// Tells what became of the presence of people with a line here.
    pub fn tell(&self, session: SessionId, changes: Changes) {
        if self.whispers.reaches_others() && !changes.is_empty() {
            self.waiting().rooms.entry(session).or_default().extend(changes);
            self.more.notify_one();
        }
    }

    /// Asks who is in the session at other servers.
    pub fn ask(&self, session: SessionId) {
        if self.whispers.reaches_others() {
            self.waiting().asks.push(session);
            self.more.notify_one();
        }
    }

    /// Says what is to be told, for as long as the process lives.
    pub async fn speak(&self) {
        loop {
            self.more.notified().await;
            tokio::time::sleep(EVERY).await;
            let words = std::mem::take(&mut *self.waiting());
            for text in texts(self.node, words) {
                if let Err(trouble) = self.whispers.say(&text).await {
                    tracing::debug!(%trouble, "presence is not told to the other servers");
                }
            }
        }
    }

    /// Hands what other servers say to the rooms here.
    pub async fn hear(&self, rooms: &Rooms) {
        let mut heard = self.whispers.listen();
        loop {
            match heard.recv().await {
                Ok(text) => self.understand(&text, rooms),
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return,
            }
        }
    }

    fn understand(&self, text: &str, rooms: &Rooms) {
        // Another version may say what this one does not understand.
        let Ok(words) = serde_json::from_str::<Words>(text) else { return };
        if words.node == self.node {
            return;
        }
        let node = words.node;
        let asks = words.asks.into_iter().map(|session| (session, Ask::Tell));
        let told =
            words.rooms.into_iter().map(|(session, changes)| (session, Ask::Elsewhere { node, changes }));
        for (session, ask) in asks.chain(told) {
            if let Some(room) = rooms.existing(session) {
                // A room that has too much to do does without: it is said again.
                drop(room.try_send(ask));
            }
        }
    }

    fn waiting(&self) -> MutexGuard<'_, Words> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The words as texts that PostgreSQL takes. What is too long by itself is left out.
fn texts(node: Uuid, words: Words) -> Vec<String> {
    let mut pieces: Vec<Words> = words
        .asks
        .chunks(100)
        .map(|asks| Words { node, asks: asks.to_vec(), rooms: BTreeMap::new() })
        .collect();
    let mut last = (Words { node, ..Words::default() }, 100);
    for (session, changes) in words.rooms {
        for (person, present) in changes {
            // The session's name, the person's, and what stands between them.
            let bytes = serde_json::to_string(&present).map_or(LONGEST_WHISPER, |text| text.len()) + 100;
            if last.1 + bytes > LONGEST_WHISPER {
                pieces.push(std::mem::replace(&mut last.0, Words { node, ..Words::default() }));
                last.1 = 100;
            }
            last.1 += bytes;
            last.0.rooms.entry(session).or_default().insert(person, present);
        }
    }
    pieces.push(last.0);
    let is_said = |words: &Words| !(words.asks.is_empty() && words.rooms.is_empty());
    let written =
        pieces.iter().filter(|words| is_said(words)).filter_map(|words| serde_json::to_string(words).ok());
    written.filter(|text| text.len() <= LONGEST_WHISPER).collect()
}

#[cfg(test)]
mod tests {
    use board::ids::PersonId;

    use super::*;
    use crate::api::live::{Present, View};

    #[test]
    fn two_hundred_people_are_told_in_texts_that_postgresql_takes_and_nobody_is_left_out() {
        let present = |person: PersonId| Present {
            person,
            name: "Åsa Öberg".to_owned(),
            view: View { section: Some("findings".to_owned()), ..View::default() },
            following: false,
            typing: true,
        };
        let people = (1..=200).map(|n| PersonId(Uuid::from_u128(n)));
        let changes: Changes = people.map(|person| (person, Some(present(person)))).collect();
        let session = SessionId(Uuid::from_u128(9));
        let words =
            Words { asks: vec![session], rooms: BTreeMap::from([(session, changes)]), ..Words::default() };
        let said = texts(Uuid::from_u128(5), words);
        assert!(said.iter().all(|text| text.len() < 8_000));
        let read: Vec<Words> = said.iter().map(|text| serde_json::from_str(text).unwrap()).collect();
        assert!(read.iter().all(|words| words.node == Uuid::from_u128(5)));
        assert_eq!(read.iter().map(|words| words.asks.len()).sum::<usize>(), 1);
        let told = read.iter().flat_map(|words| words.rooms.values()).map(BTreeMap::len).sum::<usize>();
        assert_eq!(told, 200);
    }
}
