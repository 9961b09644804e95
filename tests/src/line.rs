//! A line to a live session, frame by frame.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use board::Clock;
use board::ids::{CommandId, Randomness};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::{TcpSocket, TcpStream};
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{WebSocketStream, client_async};

use crate::Browser;

/// How long a frame is waited for, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// The server did not open a line: the status of its answer.
#[derive(Debug, PartialEq, Eq)]
pub struct Refused(pub u16);

/// One open socket of a person.
pub struct Line {
    socket: WebSocketStream<TcpStream>,
    /// Frames that came before the one that was waited for.
    waiting: VecDeque<Value>,
    /// Every text that ever came.
    pub heard: Vec<String>,
}

impl Line {
    /// Opens a line as the web does, without a word yet.
    pub async fn open(browser: &Browser, session: &str) -> Self {
        let origin = format!("http://{}", browser.address);
        Self::try_open(browser, session, Some(&origin), Some("samsyn.v1.json")).await.unwrap()
    }

    /// Opens a line with this origin and subprotocol.
    pub async fn try_open(
        browser: &Browser,
        session: &str,
        origin: Option<&str>,
        subprotocol: Option<&str>,
    ) -> Result<Self, Refused> {
        let stream = TcpStream::connect(browser.address).await.unwrap();
        Self::over(stream, browser, session, origin, subprotocol).await
    }

    /// Opens the line of somebody whose computer takes in little at once.
    pub async fn open_narrow(browser: &Browser, session: &str) -> Self {
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_recv_buffer_size(4096).unwrap();
        let stream = socket.connect(browser.address).await.unwrap();
        let origin = format!("http://{}", browser.address);
        Self::over(stream, browser, session, Some(&origin), Some("samsyn.v1.json")).await.unwrap()
    }

    async fn over(
        stream: TcpStream,
        browser: &Browser,
        session: &str,
        origin: Option<&str>,
        subprotocol: Option<&str>,
    ) -> Result<Self, Refused> {
        let address: SocketAddr = browser.address;
        let url = format!("ws://{address}/api/v1/sessions/{session}/live");
        let mut request = url.into_client_request().unwrap();
        let given = [
            ("cookie", Some(browser.cookie.as_str())),
            ("origin", origin),
            ("sec-websocket-protocol", subprotocol),
        ];
        for (name, value) in given {
            if let Some(value) = value {
                request.headers_mut().insert(name, value.parse().unwrap());
            }
        }
        match client_async(request, stream).await {
            Ok((socket, _)) => Ok(Self { socket, waiting: VecDeque::new(), heard: Vec::new() }),
            Err(Error::Http(answer)) => Err(Refused(answer.status().as_u16())),
            Err(error) => panic!("{error}"),
        }
    }

    /// Opens a line and says hello, having read up to `last`.
    pub async fn hello(browser: &Browser, session: &str, last: Option<u64>) -> Self {
        let mut line = Self::open(browser, session).await;
        line.greet(last).await;
        line
    }

    /// Says hello.
    pub async fn greet(&mut self, last: Option<u64>) {
        let last = last.map(|seq| json!({ "epoch": 1, "seq": seq }));
        self.say(json!({ "t": "hello", "v": 1, "client_id": fresh(), "last": last })).await;
    }

    /// Says something.
    pub async fn say(&mut self, message: Value) {
        self.say_text(message.to_string()).await;
    }

    /// Says something that need not be a message.
    pub async fn say_text(&mut self, text: String) {
        self.socket.send(Message::text(text)).await.unwrap();
    }

    /// Says something to a server that may have gone.
    pub async fn try_say(&mut self, message: Value) -> bool {
        self.socket.send(Message::text(message.to_string())).await.is_ok()
    }

    /// Gives a command under a new id; gives the id.
    pub async fn give(&mut self, command: Value) -> String {
        let id = fresh();
        self.give_as(&id, command).await;
        id
    }

    /// Gives a command under this id.
    pub async fn give_as(&mut self, id: &str, mut command: Value) {
        command["t"] = json!("cmd");
        command["cmd_id"] = json!(id);
        self.say(command).await;
    }

    /// Gives a command and waits until it is done; gives the ack.
    pub async fn done(&mut self, command: Value) -> Value {
        let id = self.give(command).await;
        let answer = self.answer(&id).await;
        assert_eq!(answer["t"], "ack", "{answer}");
        answer
    }

    /// Gives a command and waits until it is refused; gives the reason.
    pub async fn refused(&mut self, command: Value) -> Value {
        let id = self.give(command).await;
        let answer = self.answer(&id).await;
        assert_eq!(answer["t"], "nack", "{answer}");
        answer["reason"].clone()
    }

    /// The answer to a command.
    pub async fn answer(&mut self, id: &str) -> Value {
        self.wait(|frame| frame["cmd_id"] == id).await
    }

    /// The next frame of a kind.
    pub async fn next(&mut self, kind: &str) -> Value {
        self.wait(|frame| frame["t"] == kind).await
    }

    /// The next event of this name, with its number.
    pub async fn event(&mut self, name: &str) -> Value {
        let of_name = |event: &Value| event["event"]["type"] == name;
        let frame =
            self.wait(|frame| frame["events"].as_array().is_some_and(|all| all.iter().any(of_name))).await;
        frame["events"].as_array().unwrap().iter().find(|event| of_name(event)).unwrap().clone()
    }

    /// The next frame that is wanted; the ones before it are kept for later.
    pub async fn wait(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.waiting.iter().position(&wanted) {
            return self.waiting.remove(at).unwrap();
        }
        loop {
            match self.read().await {
                Ok(frame) if wanted(&frame) => return frame,
                Ok(frame) => self.waiting.push_back(frame),
                Err(code) => panic!("closed with {code:?} after {:?}", self.waiting),
            }
        }
    }

    /// The close code; frames before it are kept. None when the line just broke.
    pub async fn closed(&mut self) -> Option<u16> {
        loop {
            match self.read().await {
                Ok(frame) => self.waiting.push_back(frame),
                Err(code) => return code,
            }
        }
    }

    /// Frames that came and were not waited for.
    pub fn left(&self) -> impl Iterator<Item = &Value> {
        self.waiting.iter()
    }

    async fn read(&mut self) -> Result<Value, Option<u16>> {
        loop {
            let frame = tokio::time::timeout(PATIENCE, self.socket.next()).await;
            match frame.unwrap_or_else(|_| panic!("nothing more came after {:?}", self.waiting)) {
                Some(Ok(Message::Text(text))) => {
                    self.heard.push(text.to_string());
                    return Ok(serde_json::from_str(&text).unwrap());
                }
                Some(Ok(Message::Close(frame))) => return Err(frame.map(|frame| frame.code.into())),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Err(None),
            }
        }
    }
}

/// A new command's or client's identifier.
pub fn fresh() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let mut bytes = Randomness::default();
    bytes[2..].copy_from_slice(&COUNT.fetch_add(1, Ordering::Relaxed).to_be_bytes());
    CommandId::at(Clock::System.now(), bytes).to_string()
}
