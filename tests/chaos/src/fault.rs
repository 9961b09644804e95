//! Faults that a server could have, made outside it: something between clients and server that acknowledges before the
//! commit, or that makes the server forget which commands it has done. The checker must catch them.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::{Sink, SinkExt, Stream, StreamExt};
use serde_json::{Value, json};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::handshake::server::{ErrorResponse, Request, Response};
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{accept_hdr_async, client_async};

use crate::client::fresh;
use crate::dice::Dice;

/// How long a command is held back after it was acknowledged too early.
const HELD: Duration = Duration::from_millis(40);

/// What is wrong with the server that clients see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing: the way through changes nothing by itself.
    None,
    /// Commands are acknowledged as they come, and written later.
    AckBeforeCommit,
    /// Every command that is sent again is done again.
    NoDedupe,
}

/// Listens at an address of its own in front of the server `to`; gives the address.
pub async fn in_front_of(to: SocketAddr, fault: Fault) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            // A line that breaks on one side is dropped on the other.
            tokio::spawn(async move { drop(carry(stream, to, fault).await) });
        }
    });
    address
}

#[expect(clippy::result_large_err, reason = "the library's own type of error")]
async fn carry(stream: TcpStream, to: SocketAddr, fault: Fault) -> Result<(), Error> {
    // Every line has a port of its own, and so ids of its own.
    let port = stream.peer_addr()?.port();
    let mut asked = None;
    let client = accept_hdr_async(stream, |request: &Request, mut response: Response| {
        asked = Some((request.uri().clone(), request.headers().get("cookie").cloned()));
        let protocol = "samsyn.v1.json".parse().unwrap();
        response.headers_mut().insert("sec-websocket-protocol", protocol);
        Ok::<_, ErrorResponse>(response)
    })
    .await?;
    let dice = Dice::new(port.into());
    let (uri, cookie) = asked.ok_or(Error::ConnectionClosed)?;
    let mut request = format!("ws://{to}{uri}").into_client_request()?;
    let headers = request.headers_mut();
    headers.insert("origin", format!("http://{to}").parse().unwrap());
    headers.insert("sec-websocket-protocol", "samsyn.v1.json".parse().unwrap());
    headers.insert("cookie", cookie.ok_or(Error::ConnectionClosed)?);
    let (server, _) = client_async(request, TcpStream::connect(to).await?).await?;
    let (to_client, from_client) = client.split();
    let (to_server, from_server) = server.split();
    let between =
        Arc::new(Between { fault, ids: Mutex::default(), dice: Mutex::new(dice), newest: Mutex::new(0) });
    let (early, acks) = tokio::sync::mpsc::unbounded_channel();
    tokio::select! {
        done = between.upwards(from_client, to_server, early) => done,
        done = between.downwards(from_server, to_client, acks) => done,
    }
}

type Acks = tokio::sync::mpsc::UnboundedReceiver<Value>;
type Early = tokio::sync::mpsc::UnboundedSender<Value>;

/// What one line's two directions share.
struct Between {
    fault: Fault,
    /// The clients' own ids of commands by the ids that the server knows.
    ids: Mutex<HashMap<String, Value>>,
    dice: Mutex<Dice>,
    /// The newest number that came from the server.
    newest: Mutex<u64>,
}

impl Between {
    async fn upwards(
        &self,
        mut from: impl Stream<Item = Result<Message, Error>> + Unpin,
        mut to: impl Sink<Message, Error = Error> + Unpin,
        early: Early,
    ) -> Result<(), Error> {
        while let Some(message) = from.next().await {
            let Message::Text(text) = message? else { continue };
            let mut said: Value = serde_json::from_str(&text).unwrap();
            if said["t"] == "cmd" {
                match self.fault {
                    Fault::None => {}
                    Fault::AckBeforeCommit => {
                        let seq = *self.newest.lock().unwrap();
                        let ack = json!({ "t": "ack", "cmd_id": said["cmd_id"], "seq": seq, "dup": false, "at": 0 });
                        drop(early.send(ack));
                        tokio::time::sleep(HELD).await;
                    }
                    Fault::NoDedupe => {
                        let other = fresh(&mut self.dice.lock().unwrap()).to_string();
                        let own = std::mem::replace(&mut said["cmd_id"], json!(other));
                        self.ids.lock().unwrap().insert(other, own);
                    }
                }
            }
            to.send(Message::text(said.to_string())).await?;
        }
        Ok(())
    }

    async fn downwards(
        &self,
        mut from: impl Stream<Item = Result<Message, Error>> + Unpin,
        mut to: impl Sink<Message, Error = Error> + Unpin,
        mut early: Acks,
    ) -> Result<(), Error> {
        loop {
            let said = tokio::select! {
                Some(ack) = early.recv() => Some(ack),
                message = from.next() => match message {
                    Some(Ok(Message::Text(text))) => self.back(serde_json::from_str(&text).unwrap()),
                    Some(Ok(_)) => None,
                    Some(Err(error)) => return Err(error),
                    None => return Ok(()),
                },
            };
            if let Some(said) = said {
                to.send(Message::text(said.to_string())).await?;
            }
        }
    }

    /// What the client hears of what the server says.
    fn back(&self, mut said: Value) -> Option<Value> {
        let last = said["events"].as_array().and_then(|events| events.last()?["seq"].as_u64());
        if let Some(seq) = last.or(said["seq"].as_u64()).or(said["head_seq"].as_u64()) {
            let mut newest = self.newest.lock().unwrap();
            *newest = seq.max(*newest);
        }
        if self.fault == Fault::AckBeforeCommit && said["t"] == "ack" {
            return None;
        }
        if let Some(own) = said["cmd_id"].as_str().and_then(|id| self.ids.lock().unwrap().get(id).cloned()) {
            said["cmd_id"] = own;
        }
        Some(said)
    }
}
