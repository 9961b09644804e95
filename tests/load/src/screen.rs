//! One screen: it sends at its times, and notes when what anybody sent reaches it. A message carries the moment at which
//! it should have been sent, so that waiting for a slow server counts as the server's.

use std::net::SocketAddr;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use hdrhistogram::Histogram;
use tokio::net::TcpStream;
use tokio::time::Instant;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{WebSocketStream, client_async};

use crate::fresh;

/// Size of a message, in bytes.
const BYTES: usize = 200;
/// Stands before the moment in a message.
const MARK: &[u8] = b"@T";
/// Digits of the moment, in microseconds.
const DIGITS: usize = 16;
/// Everything that is sent arrives within this time after the last, or not at all.
const DRAIN: Duration = Duration::from_secs(2);

/// How a server is spoken to.
#[derive(Clone, Debug)]
pub enum Speech {
    Samsyn { cookie: String, session: String, item: String },
    ShareDb,
}

/// When a screen sends.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// When all screens start; moments are counted from it.
    pub start: Instant,
    /// After the start.
    pub first: Duration,
    pub every: Duration,
    pub length: Duration,
    /// What was sent before is not measured.
    pub warm: Duration,
}

/// What a screen saw.
#[derive(Debug)]
pub struct Seen {
    /// From the moment at which something should have been sent until it is here, in microseconds.
    pub latency: Histogram<u64>,
    pub sent: u64,
    /// Arrivals of anything sent after the warm-up or before.
    pub arrived: u64,
    pub refused: u64,
    pub resyncs: u64,
}

/// A connected screen.
pub struct Screen {
    socket: WebSocketStream<TcpStream>,
    speech: Speech,
    /// Of ShareDB: the document's version, our next number, moments that wait, and whether one is under way.
    version: u64,
    number: u64,
    waiting: Vec<u64>,
    busy: bool,
    pub seen: Seen,
}

impl Screen {
    /// Connects and waits until the state is there.
    pub async fn open(address: SocketAddr, speech: Speech) -> Self {
        let stream = TcpStream::connect(address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        let request = match &speech {
            Speech::Samsyn { cookie, session, .. } => {
                let url = format!("ws://{address}/api/v1/sessions/{session}/live");
                let mut request = url.into_client_request().unwrap();
                let origin = format!("http://{address}");
                for (name, value) in [
                    ("cookie", cookie.as_str()),
                    ("origin", &origin),
                    ("sec-websocket-protocol", "samsyn.v1.json"),
                ] {
                    request.headers_mut().insert(name, value.parse().unwrap());
                }
                request
            }
            Speech::ShareDb => format!("ws://{address}/").into_client_request().unwrap(),
        };
        let (socket, _) = client_async(request, stream).await.unwrap();
        let latency = Histogram::new_with_bounds(1, 60_000_000, 3).unwrap();
        let seen = Seen { latency, sent: 0, arrived: 0, refused: 0, resyncs: 0 };
        let mut screen =
            Self { socket, speech, version: 1, number: 1, waiting: Vec::new(), busy: false, seen };
        screen.greet().await;
        screen
    }

    async fn greet(&mut self) {
        match self.speech {
            Speech::Samsyn { .. } => {
                self.send(format!(r#"{{"t":"hello","v":1,"client_id":"{}","last":null}}"#, fresh())).await;
                while !self.text().await.starts_with(r#"{"t":"snapshot""#) {}
            }
            Speech::ShareDb => {
                self.send(r#"{"a":"hs","id":null,"protocol":1,"protocolMinor":2}"#.to_owned()).await;
                while !self.text().await.contains(r#""a":"hs""#) {}
                self.send(r#"{"a":"s","c":"board","d":"session"}"#.to_owned()).await;
                let answer = loop {
                    let text = self.text().await;
                    if text.contains(r#""a":"s""#) {
                        break text;
                    }
                };
                self.version = number_after(&answer, r#""v":"#).unwrap_or(1);
            }
        }
    }

    /// Sends by the plan and reads until everything has arrived.
    pub async fn run(mut self, plan: Plan) -> Seen {
        let end = plan.start + plan.length;
        let mut next = plan.start + plan.first;
        loop {
            tokio::select! {
                () = tokio::time::sleep_until(next), if next < end => {
                    let moment = u64::try_from((next - plan.start).as_micros()).unwrap();
                    self.due(moment).await;
                    next += plan.every;
                }
                message = self.socket.next() => match message {
                    Some(Ok(Message::Text(text))) => self.heard(&text, &plan).await,
                    Some(Ok(_)) => {}
                    Some(Err(_)) | None => return self.seen,
                },
                () = tokio::time::sleep_until(end + DRAIN) => return self.seen,
            }
        }
    }

    async fn due(&mut self, moment: u64) {
        self.seen.sent += 1;
        match &self.speech {
            Speech::Samsyn { item, .. } => {
                let id = fresh();
                let head = format!(
                    r#"{{"t":"cmd","cmd_id":"{id}","type":"note.add","body":{{"item":"{item}","text":"@T{moment:016}"#
                );
                let text = format!("{head}{}\"}}}}", "x".repeat(BYTES.saturating_sub(head.len() + 3)));
                self.send(text).await;
            }
            Speech::ShareDb => {
                self.waiting.push(moment);
                self.submit().await;
            }
        }
    }

    /// ShareDB's clients have one operation under way; what is written meanwhile goes out as one with the next.
    async fn submit(&mut self) {
        if self.busy || self.waiting.is_empty() {
            return;
        }
        let parts: Vec<String> = std::mem::take(&mut self.waiting)
            .into_iter()
            .map(|moment| {
                let fill = "x".repeat(BYTES - 100);
                format!(r#"{{"p":["{}"],"oi":"@T{moment:016}{fill}"}}"#, fresh())
            })
            .collect();
        let (version, number, parts) = (self.version, self.number, parts.join(","));
        self.number += 1;
        self.busy = true;
        let text = format!(
            r#"{{"a":"op","c":"board","d":"session","v":{version},"seq":{number},"x":{{}},"op":[{parts}]}}"#
        );
        self.send(text).await;
    }

    async fn heard(&mut self, text: &str, plan: &Plan) {
        let now = u64::try_from(plan.start.elapsed().as_micros()).unwrap();
        let warm = u64::try_from(plan.warm.as_micros()).unwrap();
        for moment in moments(text.as_bytes()) {
            self.seen.arrived += 1;
            if moment >= warm {
                self.seen.latency.saturating_record(now.saturating_sub(moment).max(1));
            }
        }
        match self.speech {
            Speech::Samsyn { .. } => {
                self.seen.refused += u64::from(text.starts_with(r#"{"t":"nack""#));
                self.seen.resyncs += u64::from(text.starts_with(r#"{"t":"resync""#));
            }
            Speech::ShareDb if text.contains(r#""a":"op""#) => {
                if let Some(version) = number_after(text, r#""v":"#) {
                    self.version = self.version.max(version + 1);
                }
                if !text.contains(r#""op":["#) {
                    self.busy = false;
                    self.submit().await;
                }
            }
            Speech::ShareDb => {}
        }
    }

    async fn text(&mut self) -> String {
        loop {
            if let Message::Text(text) = self.socket.next().await.unwrap().unwrap() {
                return text.to_string();
            }
        }
    }

    async fn send(&mut self, text: String) {
        // A line that breaks shows as what did not arrive.
        drop(self.socket.send(Message::text(text)).await);
    }
}

/// The moments in a message.
fn moments(text: &[u8]) -> Vec<u64> {
    let after = memchr::memmem::find_iter(text, MARK).map(|at| at + MARK.len());
    let digits = after.filter_map(|at| std::str::from_utf8(text.get(at..at + DIGITS)?).ok());
    digits.filter_map(|digits| digits.parse().ok()).collect()
}

fn number_after(text: &str, name: &str) -> Option<u64> {
    let rest = text.split_once(name)?.1;
    let end = rest.find(|letter: char| !letter.is_ascii_digit())?;
    rest[..end].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_from_a_message_with_several() {
        let text = br#"[{"oi":"@T0000000000001234xx"},{"oi":"@T0000000005000000"},{"oi":"@Tshort"}]"#;
        assert_eq!(moments(text), [1_234, 5_000_000]);
        assert_eq!(number_after(r#"{"a":"op","v":41,"seq":2}"#, r#""v":"#), Some(41));
    }
}
