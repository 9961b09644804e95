//! A client's socket, which may be lost at any time.

use std::net::SocketAddr;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{WebSocketStream, client_async};
use uuid::Uuid;

/// A server that lives takes a line within this time, on a busy machine.
const OPENING: Duration = Duration::from_secs(10);

/// The line is gone.
#[derive(Debug, PartialEq, Eq)]
pub struct Lost;

/// One open socket.
pub struct Line(WebSocketStream<TcpStream>);

impl Line {
    /// Opens a line with the cookie of a signed-in person and says hello, having read up to `last`.
    ///
    /// # Errors
    /// Nobody takes it.
    pub async fn open(
        address: SocketAddr,
        (cookie, session, client): (&str, &str, Uuid),
        last: Option<u64>,
    ) -> Result<Self, Lost> {
        let opened = tokio::time::timeout(OPENING, Self::upgrade(address, cookie, session)).await;
        let mut line = opened.map_err(|_| Lost)??;
        let last = last.map(|seq| json!({ "epoch": 1, "seq": seq }));
        line.say(&json!({ "t": "hello", "v": 1, "client_id": client, "last": last })).await?;
        Ok(line)
    }

    async fn upgrade(address: SocketAddr, cookie: &str, session: &str) -> Result<Self, Lost> {
        let stream = TcpStream::connect(address).await.map_err(|_| Lost)?;
        stream.set_nodelay(true).map_err(|_| Lost)?;
        let url = format!("ws://{address}/api/v1/sessions/{session}/live");
        let mut request = url.into_client_request().map_err(|_| Lost)?;
        let origin = format!("http://{address}");
        for (name, value) in
            [("cookie", cookie), ("origin", &origin), ("sec-websocket-protocol", "samsyn.v1.json")]
        {
            request.headers_mut().insert(name, value.parse().map_err(|_| Lost)?);
        }
        let (socket, _) = client_async(request, stream).await.map_err(|_| Lost)?;
        Ok(Self(socket))
    }

    /// Sends a message.
    ///
    /// # Errors
    /// The line is gone.
    pub async fn say(&mut self, message: &Value) -> Result<(), Lost> {
        self.0.send(Message::text(message.to_string())).await.map_err(|_| Lost)
    }

    /// The next message. Nothing is lost when the future is dropped.
    ///
    /// # Errors
    /// The line is gone or was closed.
    pub async fn hear(&mut self) -> Result<Value, Lost> {
        loop {
            match self.0.next().await {
                Some(Ok(Message::Text(text))) => return serde_json::from_str(&text).map_err(|_| Lost),
                Some(Ok(Message::Close(_)) | Err(_)) | None => return Err(Lost),
                Some(Ok(_)) => {}
            }
        }
    }
}
