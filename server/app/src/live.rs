//! Live sessions over WebSocket, as `docs/protocol.md` describes them. A room per session is fed from committed journal
//! entries and from nothing else: what a screen shows is on disk, and it makes no difference which node took it in.
//!
//! A socket is a [`conversation`]: it reads frames, runs commands one after the other, and sends what its [`queue`]
//! holds. The [`room`] never waits for a socket, and no socket for another.

pub(crate) mod closing;
mod commands;
mod conversation;
mod elsewhere;
mod hearing;
mod history;
mod lines;
mod looked;
pub(crate) mod pace;
mod queue;
pub(crate) mod rights;
mod room;
mod roster;
mod seats;
mod sending;
mod wire;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::{Path, State, WebSocketUpgrade};
use axum::response::Response;
use board::access::Action;
use board::ids::{PersonId, SessionId};
use http::{HeaderMap, header};
use store::{Feed, Journal, Store, Stream};
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{mpsc, oneshot};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::auth::Caller;
use crate::config::live::{LiveConfig, count};
use crate::problem::Problem;
use crate::state::App;
use crate::{guard, session_access};

use conversation::Conversation;
use elsewhere::Elsewhere;
use lines::Lines;
use looked::Looked;
use room::{Ask, Room};
use seats::Seats;

/// The subprotocol that both sides speak.
pub const SUBPROTOCOL: &str = "samsyn.v1.json";
/// Read and write buffer of a connection, in bytes. The library's own would cost 128 KiB a connection.
const BUFFER_BYTES: usize = 8 * 1024;
/// What may wait unsent inside the library before it reports an error: a snapshot of a large session fits.
const UNSENT_BYTES: usize = 16 * 1024 * 1024;
/// Messages that wait for a room.
const INBOX: usize = 1024;
/// A stop waits this long for sockets to say goodbye.
const GOODBYE: Duration = Duration::from_secs(5);

/// The rooms of this process. Cheap to clone.
#[derive(Clone)]
pub struct Rooms(Arc<Shared>);

struct Shared {
    journal: Journal,
    elsewhere: Elsewhere,
    limits: LiveConfig,
    open: Mutex<HashMap<SessionId, mpsc::Sender<Ask>>>,
    seats: Seats,
    lines: Lines,
    looked: Looked,
    sockets: TaskTracker,
    stopping: CancellationToken,
}

impl Rooms {
    /// Starts handing committed entries to rooms.
    ///
    /// # Errors
    /// The operating system gave no randomness.
    pub fn start(store: &Store, limits: LiveConfig) -> Result<Self, getrandom::Error> {
        let node = uuid::Builder::from_random_bytes(unlike_others()?).into_uuid();
        let rooms = Self(Arc::new(Shared {
            journal: store.journal.clone(),
            elsewhere: Elsewhere::new(node, store.whispers.clone()),
            limits,
            open: Mutex::default(),
            seats: Seats::new(&limits),
            lines: Lines::default(),
            looked: Looked::default(),
            sockets: TaskTracker::new(),
            stopping: CancellationToken::new(),
        }));
        tokio::spawn(rooms.clone().follow(store.feed.clone()));
        let (ears, mouth) = (rooms.clone(), rooms.clone());
        tokio::spawn(async move { ears.0.elsewhere.hear(&ears).await });
        tokio::spawn(async move { mouth.0.elsewhere.speak().await });
        Ok(rooms)
    }

    /// Says goodbye to every socket, so that browsers come back to the server's next start, and waits until they are
    /// closed.
    pub async fn stop(&self) {
        self.0.stopping.cancel();
        self.0.sockets.close();
        drop(tokio::time::timeout(GOODBYE, self.0.sockets.wait()).await);
    }

    /// One task hands each entry to the room of its stream: a thousand rooms do not wake for one another's votes.
    async fn follow(self, feed: Feed) {
        let mut committed = feed.subscribe();
        drop(feed);
        loop {
            match committed.recv().await {
                Ok(entry) => {
                    let session = session_of(&entry.stream);
                    if let Some(room) = session.and_then(|session| self.existing(session)) {
                        // A room that has ended needs no entries.
                        drop(room.send(Ask::Committed(entry)).await);
                    }
                }
                Err(RecvError::Lagged(_)) => {
                    for room in self.all() {
                        drop(room.send(Ask::CatchUp).await);
                    }
                }
                Err(RecvError::Closed) => return,
            }
        }
    }

    /// Who has a line open to the session, on this server or another.
    pub async fn people_in(&self, session: SessionId) -> Vec<PersonId> {
        let mut people = self.0.lines.of(session);
        let (answer, asked) = oneshot::channel();
        if let Some(room) = self.existing(session)
            && room.send(Ask::Who { answer }).await.is_ok()
        {
            people.extend(asked.await.unwrap_or_default());
        }
        people
    }

    fn all(&self) -> Vec<mpsc::Sender<Ask>> {
        self.open().values().cloned().collect()
    }

    fn existing(&self, session: SessionId) -> Option<mpsc::Sender<Ask>> {
        self.open().get(&session).cloned()
    }

    fn open(&self) -> std::sync::MutexGuard<'_, HashMap<SessionId, mpsc::Sender<Ask>>> {
        self.0.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The room of a session, opened when it is not.
    fn room(&self, session: SessionId) -> mpsc::Sender<Ask> {
        let mut open = self.open();
        if let Some(room) = open.get(&session).filter(|room| !room.is_closed()) {
            return room.clone();
        }
        let (room, inbox) = mpsc::channel(INBOX);
        open.insert(session, room.clone());
        tokio::spawn(Room::new(session, self.0.journal.clone(), self.0.limits).run(inbox, self.clone()));
        room
    }

    /// Forgets the room of a session when it has ended.
    fn forget(&self, session: SessionId) {
        let mut open = self.open();
        if open.get(&session).is_some_and(mpsc::Sender::is_closed) {
            open.remove(&session);
        }
    }
}

/// Bytes for a name that nobody else has.
fn unlike_others() -> Result<[u8; 16], getrandom::Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

fn session_of(stream: &Stream) -> Option<SessionId> {
    stream.as_str().strip_prefix("session/")?.parse().ok()
}

/// `GET /api/v1/sessions/{session}/live`: takes a browser into a session's room.
///
/// # Errors
/// Signed out, from another origin, another subprotocol, or nothing that the caller may see.
pub async fn socket(
    State(app): State<App>,
    caller: Caller,
    Path(session): Path<SessionId>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Result<Response, Problem> {
    // A browser always sends the origin with an upgrade, and no rule of its own keeps a foreign page from connecting.
    if !headers.contains_key(header::ORIGIN) || !guard::same_origin(&headers) {
        return Err(Problem::ForeignOrigin);
    }
    let known = store::sessions::by_id(app.db(), session).await?.ok_or(Problem::NotFound)?;
    let relation = session_access::relation(&app, &caller, &known).await?;
    caller.must(relation, Action::JoinSession)?;
    let message = count(app.config.live.message_bytes);
    let upgrade = upgrade
        .read_buffer_size(BUFFER_BYTES)
        .write_buffer_size(BUFFER_BYTES)
        .max_write_buffer_size(UNSENT_BYTES)
        .max_message_size(message)
        .max_frame_size(message)
        .protocols([SUBPROTOCOL]);
    if upgrade.selected_protocol().is_none() {
        return Err(Problem::Malformed { reason: format!("the subprotocol is {SUBPROTOCOL}") });
    }
    let conversation = Conversation::new(app.clone(), caller, session).map_err(Problem::internal)?;
    let open = app.rooms.0.sockets.token();
    Ok(upgrade.on_upgrade(async move |socket| {
        conversation.hold(socket).await;
        drop(open);
    }))
}
