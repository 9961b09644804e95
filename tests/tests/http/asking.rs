//! Requests header by header, also ones that no browser would send.

use std::net::SocketAddr;

use serde_json::{Value, json};
use story::Browser;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A request that is being made up.
#[derive(Clone, Debug)]
pub struct Ask {
    address: SocketAddr,
    method: String,
    path: String,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Ask {
    /// From one of the server's own pages, without a cookie.
    pub fn nobody(address: SocketAddr, method: &str, path: &str) -> Self {
        let headers = vec![
            ("Host", address.to_string()),
            ("Origin", format!("http://{address}")),
            ("X-Samsyn", "1".to_owned()),
            ("Connection", "close".to_owned()),
        ];
        Self { address, method: method.to_owned(), path: path.to_owned(), headers, body: Vec::new() }
    }

    /// From one of the server's own pages in this browser.
    pub fn by(browser: &Browser, method: &str, path: &str) -> Self {
        Self::nobody(browser.address, method, path).with("Cookie", &browser.cookie)
    }

    /// With this header, in place of one of that name.
    pub fn with(self, name: &'static str, value: &str) -> Self {
        let mut ask = self.without(name);
        ask.headers.push((name, value.to_owned()));
        ask
    }

    /// Without this header.
    pub fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(known, _)| *known != name);
        self
    }

    /// With a document.
    pub fn document(self, document: &Value) -> Self {
        self.with("Content-Type", "application/json").bytes(document.to_string().into_bytes())
    }

    /// With this body.
    pub fn bytes(mut self, body: Vec<u8>) -> Self {
        self.body = body;
        self
    }

    /// Everything up to the body.
    pub fn head(&self) -> String {
        let mut head = format!("{} {} HTTP/1.1\r\n", self.method, self.path);
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str(&format!("Content-Length: {}\r\n\r\n", self.body.len()));
        head
    }

    /// Sends it.
    pub async fn send(&self) -> Answer {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        stream.write_all(self.head().as_bytes()).await.unwrap();
        // A server that refuses need not hear everything.
        drop(stream.write_all(&self.body).await);
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        Answer::read(&answer)
    }
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    fn read(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = std::str::from_utf8(&bytes[..end]).unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let header =
            |line: &str| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned()));
        let mut answer =
            Self { status, headers: lines.filter_map(header).collect(), body: bytes[end + 4..].to_vec() };
        if answer.header("transfer-encoding") == Some("chunked") {
            answer.body = joined(&answer.body);
        }
        answer
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The document of an answer with this status.
    pub fn document(&self, status: u16) -> Value {
        let text = String::from_utf8_lossy(&self.body);
        assert_eq!(self.status, status, "{text}");
        serde_json::from_str(&text).unwrap_or(Value::Null)
    }

    /// The facts of a problem of this name and status, which says the request's id like the answer's header.
    pub fn problem(&self, status: u16, name: &str) -> Value {
        let mut problem = self.document(status);
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{problem}");
        assert_eq!(problem["type"], format!("/problems/{name}"), "{problem}");
        assert_eq!(problem["status"], status, "{problem}");
        let id = self.header("x-request-id").unwrap();
        assert_eq!(id.len(), 16, "{id}");
        assert_eq!(problem["request_id"], id);
        assert!(problem["title"].as_str().is_some_and(|title| !title.is_empty()), "{problem}");
        let facts = problem.as_object_mut().unwrap();
        for said in ["type", "status", "title", "request_id"] {
            facts.remove(said);
        }
        json!(facts)
    }
}

/// A body that came in chunks.
fn joined(mut chunked: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(end) = chunked.windows(2).position(|two| two == b"\r\n") {
        let size = usize::from_str_radix(std::str::from_utf8(&chunked[..end]).unwrap(), 16).unwrap();
        let start = end + 2;
        body.extend_from_slice(&chunked[start..start + size]);
        chunked = &chunked[(start + size + 2).min(chunked.len())..];
        if size == 0 {
            break;
        }
    }
    body
}
