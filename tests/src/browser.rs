//! A browser as the server sees it: requests with a cookie, from the server's own pages.

use std::net::SocketAddr;

use board::ids::PersonId;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What the server answered.
#[derive(Debug)]
pub struct Response {
    pub status: u16,
    /// Header lines with their names in lower case.
    pub headers: Vec<(String, String)>,
    /// Null when it is no JSON.
    pub body: Value,
}

/// A signed-in person's browser.
#[derive(Clone, Debug)]
pub struct Browser {
    pub address: SocketAddr,
    /// The whole cookie, `name=value`.
    pub cookie: String,
    pub person: PersonId,
}

impl Browser {
    /// Chooses the persona called `name` on the demo's sign-in page.
    pub async fn sign_in(address: SocketAddr, name: &str) -> Self {
        let nobody = Self { address, cookie: String::new(), person: PersonId(uuid::Uuid::nil()) };
        let options = nobody.get("/api/v1/sign-in/options").await;
        let personas = options["personas"].as_array().unwrap();
        let persona = personas.iter().find(|one| one["name"] == name).unwrap();
        let answer = nobody
            .request("POST", "/api/v1/demo/sign-in", Some(json!({ "person": persona["person"] })))
            .await;
        assert_eq!(answer.status, 204, "{answer:?}");
        let (_, cookie) = answer.headers.iter().find(|(name, _)| name == "set-cookie").unwrap();
        let cookie = cookie.split(';').next().unwrap().to_owned();
        Self { address, cookie, person: persona["person"].as_str().unwrap().parse().unwrap() }
    }

    /// The document at `path`.
    pub async fn get(&self, path: &str) -> Value {
        let answer = self.request("GET", path, None).await;
        assert_eq!(answer.status, 200, "GET {path}: {answer:?}");
        answer.body
    }

    /// What `path` answers to a document that it takes.
    pub async fn post(&self, path: &str, document: Value) -> Value {
        let answer = self.request("POST", path, Some(document)).await;
        assert!((200..300).contains(&answer.status), "POST {path}: {answer:?}");
        answer.body
    }

    /// Any request, one connection each.
    pub async fn request(&self, method: &str, path: &str, document: Option<Value>) -> Response {
        let address = self.address;
        let body = document.map(|document| document.to_string()).unwrap_or_default();
        let mut head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nX-Samsyn: 1\r\n\
             Connection: close\r\nContent-Length: {}\r\n",
            body.len()
        );
        if !body.is_empty() {
            head.push_str("Content-Type: application/json\r\n");
        }
        if !self.cookie.is_empty() {
            head.push_str(&format!("Cookie: {}\r\n", self.cookie));
        }
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(format!("{head}\r\n{body}").as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        read(&String::from_utf8(answer).unwrap())
    }
}

fn read(answer: &str) -> Response {
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).unwrap().parse().unwrap();
    let header =
        |line: &str| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned()));
    let headers: Vec<_> = lines.filter_map(header).collect();
    let chunked = headers.contains(&("transfer-encoding".to_owned(), "chunked".to_owned()));
    let body = if chunked { joined(body) } else { body.to_owned() };
    Response { status, headers, body: serde_json::from_str(&body).unwrap_or(Value::Null) }
}

/// The text of a body sent in chunks.
fn joined(mut body: &str) -> String {
    let mut text = String::new();
    while let Some((size, rest)) = body.split_once("\r\n") {
        let size = usize::from_str_radix(size, 16).unwrap();
        if size == 0 {
            break;
        }
        text.push_str(&rest[..size]);
        body = &rest[size + 2..];
    }
    text
}
