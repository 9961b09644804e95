//! One socket at a document, from its opening to its close.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::body::Bytes as Frame;
use axum::extract::ws::{Message, WebSocket};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use store::texts::{Document, NewUpdate};
use store::{Failed, Unit, Who};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, MissedTickBehavior};
use tokio_tungstenite::tungstenite::{self, error::ProtocolError};
use uuid::Uuid;

use super::closing::Closing;
use super::post::{self, Letters, Next, Post};
use super::room::{Ask, Guest, Verdict};
use super::wire::{self, Said};
use super::{Texts, storing};
use crate::auth::Caller;
use crate::live::{self, pace::Pace};
use crate::state::App;

/// Rights, silence and a stop are looked at this often, so that a change of rights is felt within a second.
const WATCH: Duration = Duration::from_millis(500);
/// The server lets itself be heard this often.
const PING: Duration = Duration::from_secs(15);
/// Who was not heard for this long is gone.
const SILENCE: Duration = Duration::from_secs(40);
/// A frame must have left within this time.
const WRITE: Duration = Duration::from_secs(10);
/// The other side has this long to answer a close.
const GOODBYE: Duration = Duration::from_secs(2);
/// Messages a second, and at once: a fast typist with a caret that moves, several times over.
const MESSAGES: (u32, u32) = (60, 240);

/// One socket of a person at a document.
pub struct Conversation {
    app: App,
    caller: Caller,
    document: Document,
    version: u32,
    connection: Uuid,
    heard: Mutex<Instant>,
}

impl Conversation {
    /// A conversation to be, about this version of the texts.
    ///
    /// # Errors
    /// The operating system gave no randomness.
    pub fn new(app: App, caller: Caller, document: Document, version: u32) -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)?;
        let connection = uuid::Builder::from_random_bytes(bytes).into_uuid();
        Ok(Self { app, caller, document, version, connection, heard: Mutex::new(Instant::now()) })
    }

    /// Holds it until one side closes.
    pub async fn hold(self, socket: WebSocket) {
        let person = self.caller.person.id;
        let texts = self.app.texts.clone();
        let (post, letters) = post::open();
        let seated = texts.sit_down(person);
        if !seated {
            post.close(Closing::TooMany);
        }
        let room = texts.room(self.document);
        let (sink, frames) = socket.split();
        let closed = async {
            send(sink, letters).await;
            tokio::time::sleep(GOODBYE).await;
        };
        tokio::select! {
            () = closed => {}
            () = self.take_part(&room, &post, frames), if seated => {}
        }
        if seated {
            texts.stand_up(person);
        }
        // A room that has ended has nobody in it.
        drop(room.send(Ask::Leave { connection: self.connection }).await);
    }

    async fn take_part(&self, room: &mpsc::Sender<Ask>, post: &Post, mut frames: SplitStream<WebSocket>) {
        let guest = Guest {
            connection: self.connection,
            person: self.caller.person.id,
            name: self.caller.person.name.clone(),
            version: self.version,
            post: post.clone(),
        };
        if room.send(Ask::Enter(guest)).await.is_err() {
            post.close(Closing::TryLater);
        }
        tokio::select! {
            () = self.read(room, post, &mut frames) => {}
            () = self.watch(room, post) => {}
        }
    }

    /// Reads until the other side is gone, one message after the other.
    async fn read(&self, room: &mpsc::Sender<Ask>, post: &Post, frames: &mut SplitStream<WebSocket>) {
        let mut pace = Pace::new(MESSAGES.0, MESSAGES.1);
        let (closing, readable) = loop {
            let frame = match frames.next().await {
                Some(Ok(Message::Binary(frame))) => frame,
                Some(Ok(Message::Text(_))) => break (Closing::Malformed, true),
                Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Close(_))) => {
                    self.hear();
                    continue;
                }
                Some(Err(error)) => match fault(error) {
                    Some(closing) => break (closing, false),
                    None => return,
                },
                None => return,
            };
            self.hear();
            if !pace.take() {
                break (Closing::Flood, true);
            }
            if let Err(closing) = self.act(&frame, room, post).await {
                break (closing, true);
            }
        };
        post.close(closing);
        if readable {
            // Until the other side has gone, which makes room for its next line.
            while let Some(Ok(_)) = frames.next().await {}
        } else {
            std::future::pending().await
        }
    }

    fn hear(&self) {
        *self.heard.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    async fn act(&self, frame: &Frame, room: &mpsc::Sender<Ask>, post: &Post) -> Result<(), Closing> {
        let connection = self.connection;
        let ask = match wire::read(frame).map_err(|_| Closing::Malformed)? {
            Said::Step1(known) => Ask::Lacks { connection, known },
            Said::Step2(update) | Said::Update(update) => {
                return self.typed(frame.slice_ref(update), room, post).await;
            }
            Said::Awareness(carets) => {
                let shown = carets.iter().map(|one| (one.client, one.clock, one.json.to_owned())).collect();
                Ask::Carets { connection, shown }
            }
            Said::QueryAwareness => Ask::AllCarets { connection },
            Said::Auth => return Ok(()),
        };
        room.send(ask).await.map_err(|_| Closing::TryLater)
    }

    /// Has an update stored; its author hears of it like everybody else, which is how they know.
    async fn typed(&self, update: Frame, room: &mpsc::Sender<Ask>, post: &Post) -> Result<(), Closing> {
        self.authorised().await?;
        let (reply, verdict) = oneshot::channel();
        let offer = Ask::Offer { connection: self.connection, update: update.clone(), reply };
        room.send(offer).await.map_err(|_| Closing::TryLater)?;
        match verdict.await.map_err(|_| Closing::TryLater)? {
            Verdict::Known => {
                post.send(wire::update(&update));
                Ok(())
            }
            Verdict::Refused(closing) => Err(closing),
            Verdict::Store { clients, version } => {
                let (document, person) = (self.document, self.caller.person.id);
                let new = NewUpdate { document, person, clients, version, bytes: update.to_vec() };
                // Beside this socket: should it break now, what is stored still reaches the others.
                let stored =
                    tokio::spawn(store(self.app.clone(), room.clone(), new, update, self.caller.who()));
                stored.await.map_err(|_| Closing::TryLater)?
            }
        }
    }

    /// Whether the person is still signed in and may still be here.
    async fn authorised(&self) -> Result<(), Closing> {
        match live::rights::of(&self.app, self.document.session, self.caller.session).await {
            Ok(_) => Ok(()),
            Err(Some(live::closing::Closing::SignedOut)) => Err(Closing::SignedOut),
            Err(Some(_)) => Err(Closing::Revoked),
            Err(None) => Err(Closing::TryLater),
        }
    }

    /// Closes the socket when its time is over, also when nobody types a word.
    async fn watch(&self, room: &mpsc::Sender<Ask>, post: &Post) {
        let mut tick = tokio::time::interval(WATCH);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let stopping = &self.app.texts.0.stopping;
        loop {
            tokio::select! {
                _ = tick.tick() => {}
                () = stopping.cancelled() => {
                    post.close(Closing::Restart);
                    return std::future::pending().await;
                }
            }
            if let Err(closing @ (Closing::Revoked | Closing::SignedOut)) = self.authorised().await {
                post.close(closing);
            }
            if room.is_closed() {
                post.close(Closing::TryLater);
            }
            if self.heard.lock().unwrap_or_else(PoisonError::into_inner).elapsed() >= SILENCE {
                post.close(Closing::Silent);
            }
        }
    }
}

/// Stores an update and tells whoever is at the document, here and on other nodes.
async fn store(
    app: App,
    room: mpsc::Sender<Ask>,
    new: NewUpdate,
    update: Frame,
    who: Who,
) -> Result<(), Closing> {
    let texts: Texts = app.texts.clone();
    let document = new.document.item;
    let written =
        app.writer().write(async move |unit: &mut Unit| storing::store(unit, &new, &who).await).await;
    match written {
        Ok((n, _receipt)) => {
            // A room that has ended is read anew when somebody comes.
            drop(room.send(Ask::Stored { n, update }).await);
            texts.tell(document, None).await;
            Ok(())
        }
        Err(failed) => {
            drop(room.send(Ask::NotStored).await);
            match failed {
                Failed::Refused(closing, _) => Err(closing),
                failed => {
                    tracing::error!(?failed, "an update was not stored");
                    Err(Closing::TryLater)
                }
            }
        }
    }
}

/// Sends until the close frame has left or the other side is gone.
async fn send(mut sink: SplitSink<WebSocket, Message>, mut letters: Letters) {
    loop {
        let (message, last) = tokio::select! {
            next = letters.next() => match next {
                Next::Frame(frame) => (Message::Binary(frame), false),
                Next::Close(closing) => (Message::Close(Some(closing.frame())), true),
            },
            () = tokio::time::sleep(PING) => (Message::Ping(Frame::new()), false),
        };
        let sent = tokio::time::timeout(WRITE, sink.send(message)).await;
        if last || !matches!(sent, Ok(Ok(()))) {
            return;
        }
    }
}

/// What a reading error means; none when the connection is lost.
fn fault(error: axum::Error) -> Option<Closing> {
    match error.into_inner().downcast_ref::<tungstenite::Error>() {
        Some(tungstenite::Error::Capacity(_)) => Some(Closing::TooBig),
        Some(tungstenite::Error::Protocol(ProtocolError::ResetWithoutClosingHandshake)) => None,
        Some(tungstenite::Error::Utf8(_) | tungstenite::Error::Protocol(_)) => Some(Closing::Malformed),
        _ => None,
    }
}
