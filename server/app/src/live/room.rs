//! A room: the session's state folded from its committed entries, and who is in it. It hands each entry to every
//! connection as that person may see it, in order and without gaps, and waits for nobody.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use board::Timestamp;
use board::ids::{PersonId, SessionId};
use board::session::{Seen, State};
use store::{Journal, Recorded, Stream, Trouble};
use tokio::sync::{mpsc, oneshot};
use tokio::time::MissedTickBehavior;
use uuid::Uuid;

use super::Rooms;
use super::closing::Closing;
use super::history::History;
use super::queue::{Changes, Queue};
use super::roster::Roster;
use super::wire::{self, Happened, Outgoing};
use crate::api::live::{Limits, Place, ServerMessage, View};
use crate::config::live::LiveConfig;

/// The history of the log that this server writes; a restore from a backup begins another.
const EPOCH: u32 = 1;
/// Version of the messages.
pub const VERSION: u8 = 1;
/// Entries read at once.
const PAGE: i64 = 500;
/// How often the other servers are told everybody who is in, so that one who was not heard is known to be gone.
const BEAT: Duration = Duration::from_secs(5);
/// A room that nobody is in is kept this long.
const LINGER: Duration = Duration::from_secs(60);

/// What a room is told.
#[derive(Debug)]
pub enum Ask {
    Committed(Arc<Recorded>),
    /// Entries were missed: the journal has them.
    CatchUp,
    Enter(Guest),
    Leave {
        connection: Uuid,
    },
    Presence {
        person: PersonId,
        view: View,
        typing: bool,
    },
    Follow {
        person: PersonId,
        on: bool,
    },
    Resume {
        connection: Uuid,
        last: Place,
    },
    /// What another server says of the people with a line there.
    Elsewhere {
        node: Uuid,
        changes: Changes,
    },
    /// Another server has just opened the room, too.
    Tell,
    /// Who is in, here or elsewhere?
    Who {
        answer: oneshot::Sender<Vec<PersonId>>,
    },
    /// A connection that had fallen behind is ready again.
    Ready {
        connection: Uuid,
    },
}

/// A connection that enters.
#[derive(Debug)]
pub struct Guest {
    pub connection: Uuid,
    /// The browser tab that connects: when it comes back, its former connection is over.
    pub client: Uuid,
    pub person: PersonId,
    pub name: String,
    pub queue: Arc<Queue>,
    pub last: Option<Place>,
    pub now: Timestamp,
}

impl std::fmt::Debug for Queue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Queue")
    }
}

struct Member {
    client: Uuid,
    person: PersonId,
    queue: Arc<Queue>,
    /// Its queue has overflowed: it gets nothing before it is ready for a snapshot.
    behind: bool,
}

/// A session's room.
pub struct Room {
    session: SessionId,
    journal: Journal,
    limits: LiveConfig,
    state: Option<State>,
    /// Number of the last entry handed on.
    head: u64,
    history: History,
    members: HashMap<Uuid, Member>,
    roster: Roster,
}

impl Room {
    /// An empty room.
    pub fn new(session: SessionId, journal: Journal, limits: LiveConfig) -> Self {
        Self {
            session,
            journal,
            limits,
            state: None,
            head: 0,
            history: History::default(),
            members: HashMap::new(),
            roster: Roster::default(),
        }
    }

    /// Reads the session's entries so far, then goes on until nobody has been in for a while.
    pub async fn run(mut self, mut inbox: mpsc::Receiver<Ask>, rooms: Rooms) {
        let mut readable = self.catch_up().await;
        rooms.0.elsewhere.ask(self.session);
        let mut beat = tokio::time::interval(BEAT);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        while readable.is_ok() {
            readable = tokio::select! {
                ask = inbox.recv() => match ask {
                    Some(ask) => self.hear(ask).await,
                    None => break,
                },
                () = self.roster.due() => {
                    self.hand_on_presence(&rooms);
                    Ok(())
                }
                now = beat.tick() => {
                    self.roster.beat(now);
                    Ok(())
                }
                () = tokio::time::sleep(LINGER), if self.members.is_empty() => break,
            };
        }
        if let Err(trouble) = readable {
            tracing::error!(%trouble, session = %self.session, "a room cannot read its session");
        }
        self.end(inbox, &rooms).await;
    }

    async fn hear(&mut self, ask: Ask) -> Result<(), Trouble> {
        match ask {
            Ask::Committed(entry) => self.committed(entry).await?,
            Ask::CatchUp => self.catch_up().await?,
            Ask::Enter(guest) => self.enter(guest)?,
            Ask::Leave { connection } => self.leave(connection),
            Ask::Presence { person, view, typing } => self.roster.look(person, view, typing),
            Ask::Follow { person, on } => self.roster.follow(person, on),
            Ask::Resume { connection, last } => self.resume(connection, Some(last))?,
            Ask::Elsewhere { node, changes } => self.roster.elsewhere(node, changes),
            Ask::Tell => self.roster.tell_everybody(),
            // Who asked may have gone.
            Ask::Who { answer } => drop(answer.send(self.roster.everybody().into_keys().collect())),
            Ask::Ready { connection } => self.ready(connection)?,
        }
        Ok(())
    }

    /// Takes in an entry from the feed. It may be known already, or others before it may have been missed.
    async fn committed(&mut self, entry: Arc<Recorded>) -> Result<(), Trouble> {
        let seq = entry.placed.stream_seq.unsigned_abs();
        if seq == self.head + 1 {
            return Ok(self.hand_on(entry)?);
        }
        if seq > self.head { self.catch_up().await } else { Ok(()) }
    }

    async fn catch_up(&mut self) -> Result<(), Trouble> {
        let stream = Stream::session(self.session);
        loop {
            let entries = self.journal.stream_after(&stream, self.head.cast_signed(), PAGE).await?;
            if entries.is_empty() {
                return Ok(());
            }
            for entry in entries {
                self.hand_on(Arc::new(entry))?;
            }
        }
    }

    /// Folds the next entry and hands it on; written as text once for all who see the same.
    fn hand_on(&mut self, entry: Arc<Recorded>) -> Result<(), serde_json::Error> {
        let happened = Happened::of(entry);
        self.head = happened.seq();
        if let Some(event) = &happened.event {
            self.state = State::evolve(self.state.take(), &event.event);
        }
        let state = self.state.as_ref();
        let mut written: Vec<(Seen, Outgoing)> = Vec::new();
        for member in self.members.values_mut().filter(|member| !member.behind) {
            if happened.turns_sight_of(member.person) {
                member.queue.restart(snapshot(state, self.head, member.person)?);
                continue;
            }
            let seen = happened.seen_by(state, member.person);
            let known = written.iter().find(|(known, _)| *known == seen).map(|(_, text)| text.clone());
            let outgoing = match known {
                Some(outgoing) => outgoing,
                None => {
                    let outgoing = wire::event(&happened, &seen, state)?;
                    written.push((seen, outgoing.clone()));
                    outgoing
                }
            };
            member.behind = !member.queue.event(outgoing);
        }
        self.history.add(happened);
        Ok(())
    }

    fn enter(&mut self, guest: Guest) -> Result<(), serde_json::Error> {
        let Guest { connection, client, person, name, queue, last, now } = guest;
        let limits = Limits {
            unacked: self.limits.unanswered_commands.get(),
            message_bytes: self.limits.message_bytes.get(),
            presence_per_second: self.limits.presence_per_second.get(),
        };
        queue.reply(wire::text(&ServerMessage::Welcome {
            v: VERSION,
            conn_id: connection,
            epoch: EPOCH,
            head_seq: self.head,
            you: person,
            limits,
            server_time: now,
        })?);
        for former in self.members.values().filter(|one| one.client == client && one.person == person) {
            former.queue.close(Closing::Superseded);
        }
        self.members.insert(connection, Member { client, person, queue, behind: false });
        self.roster.join(person, &name);
        self.resume(connection, last)?;
        if let Some(member) = self.members.get(&connection) {
            member.queue.presence(&self.roster.everybody());
        }
        Ok(())
    }

    fn leave(&mut self, connection: Uuid) {
        let Some(gone) = self.members.remove(&connection) else { return };
        if !self.members.values().any(|member| member.person == gone.person) {
            self.roster.leave(gone.person);
        }
    }

    /// Sends what `connection` has missed since `last`, or the whole state.
    fn resume(&mut self, connection: Uuid, last: Option<Place>) -> Result<(), serde_json::Error> {
        let Some(member) = self.members.get_mut(&connection) else { return Ok(()) };
        member.behind = false;
        let (state, person) = (self.state.as_ref(), member.person);
        let known = last.filter(|last| last.epoch == EPOCH && last.seq <= self.head).map(|last| last.seq);
        if known == Some(self.head) {
            member.queue.restart([]);
            return Ok(());
        }
        match known.and_then(|seq| self.history.after(seq, person)) {
            Some(missed) => member.queue.restart([wire::events(missed, state, person)?]),
            None => member.queue.restart(snapshot(state, self.head, person)?),
        }
        Ok(())
    }

    fn ready(&mut self, connection: Uuid) -> Result<(), serde_json::Error> {
        let Some(member) = self.members.get_mut(&connection).filter(|member| member.behind) else {
            return Ok(());
        };
        member.behind = false;
        let resync = wire::text(&ServerMessage::Resync { head_seq: self.head })?;
        let resync = Outgoing { text: resync, shows: [].into() };
        let whole = snapshot(self.state.as_ref(), self.head, member.person)?;
        member.queue.restart([resync].into_iter().chain(whole));
        Ok(())
    }

    fn hand_on_presence(&mut self, rooms: &Rooms) {
        rooms.0.elsewhere.tell(self.session, self.roster.take_told());
        let changes = self.roster.take_changes();
        for member in self.members.values() {
            member.queue.presence(&changes);
        }
    }

    /// Ends: whoever is in, or is just coming, comes back to a room that reads anew.
    async fn end(self, mut inbox: mpsc::Receiver<Ask>, rooms: &Rooms) {
        inbox.close();
        rooms.forget(self.session);
        for member in self.members.values() {
            member.queue.close(Closing::TryLater);
        }
        while let Some(ask) = inbox.recv().await {
            if let Ask::Enter(guest) = ask {
                guest.queue.close(Closing::TryLater);
            }
        }
    }
}

/// The state as `person` may see it; none before the session is scheduled.
fn snapshot(
    state: Option<&State>,
    head: u64,
    person: PersonId,
) -> Result<Option<Outgoing>, serde_json::Error> {
    state.map(|state| wire::snapshot(state, head, person)).transpose()
}
