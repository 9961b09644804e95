//! One socket from hello to goodbye.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::ws::{Message, WebSocket};
use board::ids::SessionId;
use futures_util::StreamExt;
use futures_util::stream::SplitStream;
use tokio::sync::mpsc;
use tokio::time::{Instant, MissedTickBehavior};
use tokio_tungstenite::tungstenite::{self, error::ProtocolError};
use uuid::Uuid;

use super::closing::Closing;
use super::commands::{self, Sent};
use super::hearing::{Ear, Heard};
use super::lines::Line;
use super::queue::Queue;
use super::room::{Ask, Guest, VERSION};
use super::sending::Sending;
use super::{rights, unlike_others, wire};
use crate::api::live::{ClientMessage, Nack, NackCode, Place, ServerMessage};
use crate::auth::Caller;
use crate::config::live::{count, seconds};
use crate::state::App;

/// Silence and a stop are looked at this often.
const WATCH: Duration = Duration::from_secs(1);
/// The server lets itself be heard this often.
const PING: Duration = Duration::from_secs(15);
/// The other side has this long to answer a close.
const GOODBYE: Duration = Duration::from_secs(2);

type Frames = SplitStream<WebSocket>;

/// One socket of a person in a session.
pub struct Conversation {
    pub(super) app: App,
    pub(super) caller: Caller,
    pub(super) session: SessionId,
    pub(super) connection: Uuid,
    pub(super) queue: Arc<Queue>,
    /// When the client was last heard.
    heard: Mutex<Instant>,
}

/// What a client said first.
struct Hello {
    client: Uuid,
    last: Option<Place>,
}

impl Conversation {
    /// A conversation to be.
    ///
    /// # Errors
    /// The operating system gave no randomness.
    pub fn new(app: App, caller: Caller, session: SessionId) -> Result<Self, getrandom::Error> {
        let connection = uuid::Builder::from_random_bytes(unlike_others()?).into_uuid();
        let (queue, heard) = (Arc::new(Queue::new(app.config.live)), Mutex::new(Instant::now()));
        Ok(Self { app, caller, session, connection, queue, heard })
    }

    /// Holds it until one side closes.
    pub async fn hold(self, socket: WebSocket) {
        let person = self.caller.person.id;
        let seats = &self.app.rooms.0.seats;
        seats.take(person, &self.queue);
        let lines = &self.app.rooms.0.lines;
        let line = Line { person, browser: self.caller.session, queue: self.queue.clone() };
        if lines.opened(self.session, line) {
            tokio::spawn(rights::watch(self.app.clone(), self.session));
        }
        let (sink, frames) = socket.split();
        let sending = Sending::new(&self, sink);
        let closed = async {
            sending.run().await;
            // Whoever is told to go takes nobody's place while the other side answers.
            seats.give_back(person, &self.queue);
            tokio::time::sleep(GOODBYE).await;
        };
        tokio::select! {
            () = closed => {}
            () = self.listen(frames) => {}
        }
        seats.give_back(person, &self.queue);
        lines.closed(self.session, &self.queue);
        if let Some(room) = self.app.rooms.existing(self.session) {
            // A room that has ended has nobody in it.
            drop(room.send(Ask::Leave { connection: self.connection }).await);
        }
    }

    /// Ends when the other side is gone, and not when the server closes: the close frame is still to be sent.
    async fn listen(&self, mut frames: Frames) {
        let first =
            tokio::time::timeout(seconds(self.app.config.live.hello_seconds), self.hello(&mut frames)).await;
        match first.unwrap_or(Err(Closing::SignedOut)) {
            Ok(Some(hello)) => self.take_part(&mut frames, hello).await,
            Ok(None) => {}
            Err(closing) => {
                self.queue.close(closing);
                std::future::pending().await
            }
        }
    }

    /// The first message; none when the client has gone.
    async fn hello(&self, frames: &mut Frames) -> Result<Option<Hello>, Closing> {
        let Some(text) = next_text(frames).await? else { return Ok(None) };
        match serde_json::from_str(&text) {
            Ok(ClientMessage::Hello { v: VERSION, client_id: client, last }) => {
                Ok(Some(Hello { client, last }))
            }
            _ => Err(Closing::Malformed),
        }
    }

    async fn take_part(&self, frames: &mut Frames, hello: Hello) {
        let room = self.app.rooms.room(self.session);
        let (commands, given) = mpsc::channel(self.commands_waiting());
        if room.send(Ask::Enter(self.guest(hello))).await.is_err() {
            self.queue.close(Closing::TryLater);
        }
        tokio::select! {
            () = self.read(frames, &room, &commands) => {}
            () = self.execute(given) => {}
            () = self.watch(&room) => {}
        }
    }

    /// Commands that may wait beside the one that is being run.
    fn commands_waiting(&self) -> usize {
        count(self.app.config.live.unanswered_commands).saturating_sub(1).max(1)
    }

    fn guest(&self, hello: Hello) -> Guest {
        Guest {
            connection: self.connection,
            client: hello.client,
            person: self.caller.person.id,
            name: self.caller.person.name.clone(),
            queue: self.queue.clone(),
            last: hello.last,
            now: self.app.now(),
        }
    }

    /// Reads until the other side is gone.
    async fn read(&self, frames: &mut Frames, room: &mpsc::Sender<Ask>, commands: &mpsc::Sender<Sent>) {
        let mut ear = Ear::new(&self.app.config.live);
        loop {
            match next_text(frames).await {
                Ok(Some(text)) => {
                    *self.heard.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
                    self.act(ear.hear(&text), room, commands).await;
                }
                Ok(None) => return,
                Err(closing) => {
                    // Beyond a frame that cannot be read there is nothing to read.
                    self.queue.close(closing);
                    return std::future::pending().await;
                }
            }
        }
    }

    async fn act(&self, heard: Heard, room: &mpsc::Sender<Ask>, commands: &mpsc::Sender<Sent>) {
        let person = self.caller.person.id;
        let ask = match heard {
            Heard::Nothing => return,
            Heard::Malformed => return self.queue.close(Closing::Malformed),
            Heard::Flood => return self.queue.close(Closing::Flood),
            Heard::Answer(message) => return self.reply(&message),
            Heard::Command(sent) => return self.take(sent, commands),
            Heard::Presence { view, typing } => Ask::Presence { person, view, typing },
            Heard::Follow { on } => Ask::Follow { person, on },
            Heard::Resume { last } => Ask::Resume { connection: self.connection, last },
        };
        if room.send(ask).await.is_err() {
            self.queue.close(Closing::TryLater);
        }
    }

    fn take(&self, sent: Sent, commands: &mpsc::Sender<Sent>) {
        if let Err(full) = commands.try_send(sent) {
            let cmd_id = Some(full.into_inner().id);
            self.reply(&ServerMessage::Nack { cmd_id, reason: Nack::Protocol(NackCode::Rate) });
        }
    }

    fn reply(&self, message: &ServerMessage) {
        match wire::text(message) {
            Ok(text) => self.queue.reply(text),
            Err(error) => {
                tracing::error!(%error, "an answer cannot be written");
                self.queue.close(Closing::TryLater);
            }
        }
    }

    /// Runs commands in the order of their coming, each with the sender's rights of that moment.
    async fn execute(&self, mut given: mpsc::Receiver<Sent>) {
        while let Some(sent) = given.recv().await {
            let id = sent.id;
            match rights::of(&self.app, self.session, self.caller.session).await {
                Ok(caller) => {
                    let answer = commands::answer(&self.app, caller, self.session, sent).await;
                    self.reply(&answer);
                }
                Err(Some(closing)) => self.queue.close(closing),
                Err(None) => {
                    let reason = Nack::Protocol(NackCode::TryAgain);
                    self.reply(&ServerMessage::Nack { cmd_id: Some(id), reason });
                }
            }
        }
        std::future::pending().await
    }

    /// Closes the socket when its time is over, also when nobody says a word.
    async fn watch(&self, room: &mpsc::Sender<Ask>) {
        let mut tick = tokio::time::interval(WATCH);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let stopping = &self.app.rooms.0.stopping;
        let silence = seconds(self.app.config.live.silence_seconds);
        let (mut pinged, mut n) = (Instant::now(), 0);
        loop {
            tokio::select! {
                _ = tick.tick() => {}
                () = stopping.cancelled() => {
                    self.queue.close(Closing::Restart);
                    return std::future::pending().await;
                }
            }
            if room.is_closed() {
                self.queue.close(Closing::TryLater);
            }
            if self.heard.lock().unwrap_or_else(PoisonError::into_inner).elapsed() >= silence {
                self.queue.close(Closing::Silent);
            }
            if pinged.elapsed() >= PING {
                (pinged, n) = (Instant::now(), n + 1);
                self.reply(&ServerMessage::Ping { n });
            }
        }
    }
}

/// The next text; none when the other side is gone.
async fn next_text(frames: &mut Frames) -> Result<Option<axum::extract::ws::Utf8Bytes>, Closing> {
    loop {
        match frames.next().await {
            Some(Ok(Message::Text(text))) => return Ok(Some(text)),
            Some(Ok(Message::Binary(_))) => return Err(Closing::Malformed),
            // The library answers pings and close frames itself.
            Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Close(_))) => {}
            Some(Err(error)) => return fault(error).map_or(Ok(None), Err),
            None => return Ok(None),
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
