//! The texts that a board writes together, over WebSocket in the frames of y-websocket, as `docs/protocol.md` describes
//! them. What is typed is stored before anybody else sees it, by the rights of that moment and under its author's name.
//!
//! A socket is a [`conversation`]; the [`room`] of a document merges what is stored and hands it on.

mod bytes;
mod carets;
mod closing;
#[cfg(test)]
mod convergence;
mod conversation;
mod document;
mod post;
mod room;
mod screen;
mod storing;
mod wire;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::extract::{Path, Query, State, WebSocketUpgrade};
use axum::response::Response;
use board::access::Action;
use board::ids::{AgendaItemId, PersonId};
use http::{HeaderMap, header};
use serde::{Deserialize, Serialize};
use store::texts::{self, Document, Hints};
use store::{Db, Failed, Feed, Journal, Keys, Kind, Stop, Store, Unit, Writer};
use tokio::sync::{mpsc, oneshot};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::auth::Caller;
use crate::looks::{CARE, Look};
use crate::problem::Problem;
use crate::state::App;
use crate::{guard, session_access};

use carets::Shown;
use conversation::Conversation;
use room::{Ask, Room};

pub use storing::written;

/// Longest message taken, in bytes: what somebody wrote while away comes at once.
const MESSAGE_BYTES: usize = 256 * 1024;
/// Read and write buffer of a connection, in bytes.
const BUFFER_BYTES: usize = 8 * 1024;
/// What may wait unsent inside the library: a whole document fits.
const UNSENT_BYTES: usize = 8 * 1024 * 1024;
/// Messages that wait for a room.
const INBOX: usize = 1024;
/// Documents that one person may have open.
const EACH: usize = 8;
/// A stop waits this long for sockets to say goodbye.
const GOODBYE: Duration = Duration::from_secs(5);
/// Where several nodes store, each looks this often without a hint.
const POLL: Duration = Duration::from_millis(500);
/// Where there is one node, all that it stores is told by itself.
const NO_POLL: Duration = Duration::from_secs(60);
/// The longest hint that PostgreSQL takes, in bytes.
const HINT: usize = 7_999;

/// The documents that are open in this process. Cheap to clone.
#[derive(Clone)]
pub struct Texts(Arc<Shared>);

struct Shared {
    db: Db,
    keys: Arc<Keys>,
    journal: Journal,
    feed: Feed,
    writer: Writer,
    /// What this process calls itself in hints.
    node: String,
    open: Mutex<HashMap<AgendaItemId, mpsc::Sender<Ask>>>,
    seats: Mutex<HashMap<PersonId, usize>>,
    sockets: TaskTracker,
    stopping: CancellationToken,
}

/// What nodes tell one another.
#[derive(Serialize, Deserialize)]
struct Hint {
    node: String,
    document: AgendaItemId,
    /// Where carets are; without them, something was stored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    carets: Option<Vec<Shown>>,
}

impl Texts {
    /// Starts hearing what other nodes tell.
    ///
    /// # Errors
    /// The operating system gave no randomness.
    pub fn start(store: &Store) -> Result<Self, getrandom::Error> {
        let mut node = [0; 8];
        getrandom::fill(&mut node)?;
        let texts = Self(Arc::new(Shared {
            db: store.db.clone(),
            keys: store.keys.clone(),
            journal: store.journal.clone(),
            feed: store.feed.clone(),
            writer: store.writer.clone(),
            node: hex::encode(node),
            open: Mutex::default(),
            seats: Mutex::default(),
            sockets: TaskTracker::new(),
            stopping: CancellationToken::new(),
        }));
        tokio::spawn(texts.clone().listen());
        Ok(texts)
    }

    /// Says goodbye to every socket and waits until they are closed.
    pub async fn stop(&self) {
        self.0.stopping.cancel();
        self.0.sockets.close();
        drop(tokio::time::timeout(GOODBYE, self.0.sockets.wait()).await);
    }

    async fn listen(self) {
        let mut hints = Hints::new(&self.0.db);
        loop {
            let hint = tokio::select! {
                hint = hints.next() => hint,
                () = self.0.stopping.cancelled() => return,
            };
            let Ok(hint) = serde_json::from_str::<Hint>(&hint) else { continue };
            if hint.node == self.0.node {
                continue;
            }
            let room = self.open().get(&hint.document).cloned();
            if let Some(room) = room {
                let ask = hint.carets.map_or(Ask::CatchUp, |shown| Ask::Elsewhere { shown });
                // A room that has ended needs no hints.
                drop(room.send(ask).await);
            }
        }
    }

    /// Tells the other nodes that something was stored, or where carets are. A hint that is lost costs time only.
    async fn tell(&self, document: AgendaItemId, carets: Option<&[Shown]>) {
        if matches!(self.0.db, Db::Sqlite(_)) {
            return;
        }
        let carets = carets.map(<[Shown]>::to_vec);
        let hint = Hint { node: self.0.node.clone(), document, carets };
        match serde_json::to_string(&hint) {
            Ok(hint) if hint.len() <= HINT => drop(texts::tell(&self.0.db, &hint).await),
            _ => {}
        }
    }

    fn poll(&self) -> Duration {
        if matches!(self.0.db, Db::Postgres(_)) { POLL } else { NO_POLL }
    }

    /// Keeps a document's updates as one, beside everything else.
    fn compact(&self, document: Document, n: i64, whole: Vec<u8>) {
        let writer = self.0.writer.clone();
        tokio::spawn(async move {
            let work = async move |unit: &mut Unit| {
                texts::compact(unit, &document, n, &whole).await?;
                Ok::<_, Stop<Problem>>(())
            };
            let written: Result<_, Failed<Problem>> = writer.write(work).await;
            if let Err(failed) = written {
                tracing::warn!(?failed, "a document stays in pieces");
            }
        });
    }

    fn open(&self) -> MutexGuard<'_, HashMap<AgendaItemId, mpsc::Sender<Ask>>> {
        self.0.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The room of a document, opened when it is not.
    fn room(&self, document: Document) -> mpsc::Sender<Ask> {
        let mut open = self.open();
        if let Some(room) = open.get(&document.item).filter(|room| !room.is_closed()) {
            return room.clone();
        }
        let (room, inbox) = mpsc::channel(INBOX);
        open.insert(document.item, room.clone());
        tokio::spawn(Room::new(self.clone(), document).run(inbox));
        room
    }

    /// Forgets the room of a document when it has ended.
    fn forget(&self, document: AgendaItemId) {
        let mut open = self.open();
        if open.get(&document).is_some_and(mpsc::Sender::is_closed) {
            open.remove(&document);
        }
    }

    /// Takes a seat, when the person has one left.
    fn sit_down(&self, person: PersonId) -> bool {
        let mut seats = self.0.seats.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = seats.entry(person).or_default();
        let free = *taken < EACH;
        *taken += usize::from(free);
        free
    }

    fn stand_up(&self, person: PersonId) {
        let mut seats = self.0.seats.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(taken) = seats.get_mut(&person) {
            *taken -= 1;
            if *taken == 0 {
                seats.remove(&person);
            }
        }
    }
}

/// What the address of a document's socket says.
#[derive(Deserialize)]
pub struct Asked {
    /// The version that the client goes on from; the present one when it has none.
    version: Option<u32>,
}

/// `GET /api/v1/documents/{document}/sync`: takes a browser to the texts of an agenda item.
///
/// # Errors
/// Signed out, from another origin, or nothing that the caller may see.
pub async fn socket(
    State(app): State<App>,
    caller: Caller,
    Path(item): Path<AgendaItemId>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Result<Response, Problem> {
    if !headers.contains_key(header::ORIGIN) || !guard::same_origin(&headers) {
        return Err(Problem::ForeignOrigin);
    }
    let document = texts::document(app.db(), item).await?.ok_or(Problem::NotFound)?;
    let session = store::sessions::by_id(app.db(), document.session).await?.ok_or(Problem::NotFound)?;
    let relation = session_access::relation(&app, &caller, &session).await?;
    caller.must(relation, Action::JoinSession)?;
    let (reply, version) = oneshot::channel();
    let may = Ask::May { person: caller.person.id, reply };
    app.texts.room(document).send(may).await.map_err(Problem::internal)?;
    let version = version.await.map_err(Problem::internal)?.ok_or(Problem::NotFound)?;
    let cases = [(document.case, document.patient)];
    let look = Look {
        kind: Kind("case.looked_at"),
        purpose: CARE,
        cases: &cases,
        patient: None,
        categories: &["notes"],
    };
    app.looks.record(app.writer(), &caller, look, app.now()).await?;
    let version = asked.version.unwrap_or(version);
    let conversation = Conversation::new(app.clone(), caller, document, version);
    let conversation = conversation.map_err(Problem::internal)?;
    let upgrade = upgrade
        .read_buffer_size(BUFFER_BYTES)
        .write_buffer_size(BUFFER_BYTES)
        .max_write_buffer_size(UNSENT_BYTES)
        .max_message_size(MESSAGE_BYTES)
        .max_frame_size(MESSAGE_BYTES);
    let open = app.texts.0.sockets.token();
    Ok(upgrade.on_upgrade(async move |socket| {
        conversation.hold(socket).await;
        drop(open);
    }))
}
