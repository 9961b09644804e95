//! The texts that a board writes together, as a browser of one person has them: Yjs frames over a socket.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{WebSocketStream, client_async};
use yrs::sync::awareness::AwarenessUpdateEntry;
use yrs::sync::{AwarenessUpdate, Message as Frame, SyncMessage};
use yrs::updates::decoder::Decode;
use yrs::updates::encoder::Encode;
use yrs::{ClientID, Doc, GetString, ReadTxn, Text, Transact, Update};

use crate::{Browser, Refused};

/// How long a frame is waited for, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// One open document of a person.
pub struct Paper {
    socket: WebSocketStream<TcpStream>,
    pub doc: Doc,
    /// Updates that are sent and have not come back.
    unsaved: VecDeque<Vec<u8>>,
    /// Updates that came, in order.
    pub came: Vec<Vec<u8>>,
    /// What was said of the right to write, last.
    pub may_write: Option<bool>,
    /// Carets as they came: client and what it shows.
    pub carets: Vec<(u64, String)>,
    /// What the server said that it has.
    asked: bool,
    answered: bool,
    /// How the line ended, when it has.
    ended: Option<Option<u16>>,
}

impl Paper {
    /// Opens the document of an agenda item under this Yjs client, and reads what is there.
    pub async fn open(browser: &Browser, item: &str, client: u64) -> Self {
        Self::open_as(browser, item, client, "").await
    }

    /// The same at a version of the texts.
    pub async fn open_version(browser: &Browser, item: &str, client: u64, version: u32) -> Self {
        Self::open_as(browser, item, client, &format!("?version={version}")).await
    }

    async fn open_as(browser: &Browser, item: &str, client: u64, query: &str) -> Self {
        let origin = format!("http://{}", browser.address);
        let mut paper = Self::try_open(browser, item, client, query, Some(&origin)).await.unwrap();
        paper.sync().await;
        paper
    }

    /// Opens it with this origin, without a word yet.
    pub async fn try_open(
        browser: &Browser,
        item: &str,
        client: u64,
        query: &str,
        origin: Option<&str>,
    ) -> Result<Self, Refused> {
        let address: SocketAddr = browser.address;
        let stream = TcpStream::connect(address).await.unwrap();
        let url = format!("ws://{address}/api/v1/documents/{item}/sync{query}");
        let mut request = url.into_client_request().unwrap();
        for (name, value) in [("cookie", Some(browser.cookie.as_str())), ("origin", origin)] {
            if let Some(value) = value {
                request.headers_mut().insert(name, value.parse().unwrap());
            }
        }
        match client_async(request, stream).await {
            Ok((socket, _)) => Ok(Self {
                socket,
                doc: Doc::with_client_id(client),
                unsaved: VecDeque::new(),
                came: Vec::new(),
                may_write: None,
                carets: Vec::new(),
                asked: false,
                answered: false,
                ended: None,
            }),
            Err(Error::Http(answer)) => Err(Refused(answer.status().as_u16())),
            Err(error) => panic!("{error}"),
        }
    }

    /// Asks for what is there and waits for it; closed before that, it stays as it is.
    async fn sync(&mut self) {
        let vector = self.doc.transact().state_vector();
        self.say(Frame::Sync(SyncMessage::SyncStep1(vector))).await;
        while !(self.asked && self.answered) {
            if self.read().await.is_err() {
                return;
            }
        }
    }

    /// Types at a place of a text, without waiting.
    pub async fn write(&mut self, text: &str, at: u32, words: &str) {
        let update = {
            let text = self.doc.get_or_insert_text(text);
            let mut writing = self.doc.transact_mut();
            text.insert(&mut writing, at, words);
            writing.encode_update_v1()
        };
        self.offer(update).await;
    }

    /// Takes out so many characters of a text.
    pub async fn erase(&mut self, text: &str, at: u32, length: u32) {
        let update = {
            let text = self.doc.get_or_insert_text(text);
            let mut writing = self.doc.transact_mut();
            text.remove_range(&mut writing, at, length);
            writing.encode_update_v1()
        };
        self.offer(update).await;
    }

    /// Sends an update, whatever it is.
    pub async fn offer(&mut self, update: Vec<u8>) {
        self.unsaved.push_back(update.clone());
        self.say(Frame::Sync(SyncMessage::Update(update))).await;
    }

    /// Shows a caret.
    pub async fn point(&mut self, client: u64, clock: u32, json: &str) {
        let entry = AwarenessUpdateEntry { clock, json: json.into() };
        let clients = [(ClientID::new(client), entry)].into();
        self.say(Frame::Awareness(AwarenessUpdate { clients })).await;
    }

    async fn say(&mut self, frame: Frame) {
        self.say_bytes(frame.encode_v1()).await;
    }

    /// Sends bytes that need not be a frame; to a server that may have gone.
    pub async fn say_bytes(&mut self, bytes: Vec<u8>) {
        drop(self.socket.send(Message::binary(bytes)).await);
    }

    /// Waits until everything sent is on disk.
    pub async fn saved(&mut self) {
        while !self.unsaved.is_empty() {
            if let Err(code) = self.read().await {
                panic!("closed with {code:?} before it was saved");
            }
        }
    }

    /// Updates that have not come back.
    pub fn unsaved(&self) -> usize {
        self.unsaved.len()
    }

    /// What a text holds here.
    pub fn text(&self, name: &str) -> String {
        let text = self.doc.get_or_insert_text(name);
        let reading = self.doc.transact();
        text.get_string(&reading)
    }

    /// Waits until the text holds `words`.
    pub async fn reads(&mut self, name: &str, words: &str) {
        while !self.text(name).contains(words) {
            if let Err(code) = self.read().await {
                panic!("closed with {code:?} while {:?} was read", self.text(name));
            }
        }
    }

    /// Waits until this was said of the right to write.
    pub async fn told(&mut self, may_write: bool) {
        while self.may_write != Some(may_write) {
            if let Err(code) = self.read().await {
                panic!("closed with {code:?} instead of being told");
            }
        }
    }

    /// Waits for a caret that shows `words`.
    pub async fn sees(&mut self, words: &str) -> (u64, String) {
        loop {
            if let Some(at) = self.carets.iter().position(|(_, json)| json.contains(words)) {
                return self.carets.remove(at);
            }
            if let Err(code) = self.read().await {
                panic!("closed with {code:?} before a caret came");
            }
        }
    }

    /// The close code; none when the line just broke.
    pub async fn closed(&mut self) -> Option<u16> {
        loop {
            if let Err(code) = self.read().await {
                return code;
            }
        }
    }

    /// Reads one frame; the close code in the error.
    async fn read(&mut self) -> Result<(), Option<u16>> {
        if let Some(code) = self.ended {
            return Err(code);
        }
        let read = self.read_open().await;
        self.ended = read.err();
        read
    }

    async fn read_open(&mut self) -> Result<(), Option<u16>> {
        let message = tokio::time::timeout(PATIENCE, self.socket.next()).await;
        match message.unwrap_or_else(|_| panic!("nothing more came; it reads {:?}", self.text("notes"))) {
            Some(Ok(Message::Binary(bytes))) => self.hear(Frame::decode_v1(&bytes).unwrap()),
            Some(Ok(Message::Close(frame))) => return Err(frame.map(|frame| frame.code.into())),
            Some(Ok(_)) => {}
            Some(Err(_)) | None => return Err(None),
        }
        Ok(())
    }

    fn hear(&mut self, frame: Frame) {
        match frame {
            Frame::Sync(SyncMessage::SyncStep1(_)) => self.asked = true,
            Frame::Sync(SyncMessage::SyncStep2(update)) => {
                self.answered = true;
                self.apply(&update);
            }
            Frame::Sync(SyncMessage::Update(update)) => {
                if self.unsaved.front() == Some(&update) {
                    self.unsaved.pop_front();
                }
                self.apply(&update);
                self.came.push(update);
            }
            Frame::Auth(denied) => self.may_write = Some(denied.is_none()),
            Frame::Awareness(update) => {
                let shown = update.clients.into_iter();
                self.carets.extend(shown.map(|(client, entry)| (client.get(), entry.json.to_string())));
            }
            Frame::AwarenessQuery | Frame::Custom(..) => {}
        }
    }

    fn apply(&self, update: &[u8]) {
        self.doc.transact_mut().apply_update(Update::decode_v1(update).unwrap()).unwrap();
    }
}
