//! Frames as bytes: what RFC 6455 forbids ends the line, what it allows does not. Sections are those of the RFC.

use std::time::Duration;

use serde_json::{Value, json};
use store::both;
use story::{Browser, Meeting};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A frame that ends a message.
const FIN: u8 = 0x80;
const CONTINUATION: u8 = 0x0;
const TEXT: u8 = 0x1;
const CLOSE: u8 = 0x8;
const PING: u8 = 0x9;
const PONG: u8 = 0xa;

/// A line without a library.
struct Raw(TcpStream);

impl Raw {
    /// Opens a line, says hello and reads the welcome.
    async fn open(browser: &Browser, session: &str) -> Self {
        let mut stream = TcpStream::connect(browser.address).await.unwrap();
        let (address, cookie) = (browser.address, &browser.cookie);
        let head = format!(
            "GET /api/v1/sessions/{session}/live HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\n\
             Cookie: {cookie}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
             Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: samsyn.v1.json\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        while !answer.ends_with(b"\r\n\r\n") {
            answer.push(stream.read_u8().await.unwrap());
        }
        assert!(answer.starts_with(b"HTTP/1.1 101 "));
        let mut raw = Self(stream);
        let client = story::fresh();
        let hello = json!({ "t": "hello", "v": 1, "client_id": client, "last": null }).to_string();
        raw.frame(FIN | TEXT, hello.as_bytes()).await;
        raw.message("snapshot").await;
        raw
    }

    /// Sends a masked frame, its first byte given whole.
    async fn frame(&mut self, first: u8, payload: &[u8]) {
        let mask = [0x37, 0xfa, 0x21, 0x3d];
        let mut bytes = head(first, payload.len(), 0x80);
        bytes.extend(mask);
        bytes.extend(payload.iter().zip(mask.iter().cycle()).map(|(byte, mask)| byte ^ mask));
        // The server may have ended the line before it has read everything.
        drop(self.0.write_all(&bytes).await);
    }

    /// The next frame: its first byte and payload; none at the end.
    async fn next(&mut self) -> Option<(u8, Vec<u8>)> {
        tokio::time::timeout(Duration::from_secs(20), self.read()).await.expect("the line ends or answers")
    }

    async fn read(&mut self) -> Option<(u8, Vec<u8>)> {
        let first = self.0.read_u8().await.ok()?;
        let length = match self.0.read_u8().await.ok()? {
            126 => u64::from(self.0.read_u16().await.ok()?),
            127 => self.0.read_u64().await.ok()?,
            short => u64::from(short),
        };
        let mut payload = vec![0; usize::try_from(length).unwrap()];
        self.0.read_exact(&mut payload).await.ok()?;
        Some((first, payload))
    }

    /// The next message of a kind.
    async fn message(&mut self, kind: &str) -> Value {
        loop {
            let (first, payload) = self.next().await.expect("the line is open");
            assert_ne!(first & 0xf, CLOSE, "{payload:?}");
            let message: Value = serde_json::from_slice(&payload).unwrap_or(Value::Null);
            if message["t"] == kind {
                return message;
            }
        }
    }

    /// The code of the close frame; none when there was not even that.
    async fn closed(&mut self) -> Option<u16> {
        while let Some((first, payload)) = self.next().await {
            if first & 0xf == CLOSE {
                return Some(u16::from_be_bytes([payload[0], payload[1]]));
            }
        }
        None
    }

    /// Whether the line still answers.
    async fn answers(&mut self) -> bool {
        self.frame(FIN | TEXT, br#"{"t":"ping","n":9}"#).await;
        self.message("pong").await["n"] == 9
    }
}

fn head(first: u8, length: usize, masked: u8) -> Vec<u8> {
    let mut bytes = vec![first];
    match (u8::try_from(length), u16::try_from(length)) {
        (Ok(short), _) if short < 126 => bytes.push(masked | short),
        (_, Ok(middle)) => {
            bytes.push(masked | 126);
            bytes.extend(middle.to_be_bytes());
        }
        _ => {
            bytes.push(masked | 127);
            bytes.extend((length as u64).to_be_bytes());
        }
    }
    bytes
}

both! {
    async fn reserved_bits_and_opcodes_close_the_line(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let annika = meeting.server.sign_in("Annika Berglund").await;
        let reserved_bits = [0x40, 0x20, 0x10].map(|bit| FIN | bit | TEXT);
        let reserved_opcodes = [0x3, 0x4, 0x5, 0x6, 0x7, 0xb, 0xc, 0xd, 0xe, 0xf].map(|opcode| FIN | opcode);
        for first in reserved_bits.into_iter().chain(reserved_opcodes) {
            let mut raw = Raw::open(&annika, &meeting.session).await;
            raw.frame(first, br#"{"t":"ping","n":9}"#).await;
            assert_eq!(raw.closed().await, Some(4400), "{first:#x}");
        }
    }

    async fn control_frames_that_are_cut_in_pieces_or_too_long_close_the_line(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let annika = meeting.server.sign_in("Annika Berglund").await;
        for (first, length) in [(PING, 4), (CLOSE, 2), (FIN | PING, 126), (FIN | PONG, 200)] {
            let mut raw = Raw::open(&annika, &meeting.session).await;
            raw.frame(first, &vec![b'x'; length]).await;
            assert_eq!(raw.closed().await, Some(4400), "{first:#x} {length}");
        }
        let mut raw = Raw::open(&annika, &meeting.session).await;
        raw.frame(FIN | PING, &[b'x'; 125]).await;
        loop {
            let (first, payload) = raw.next().await.unwrap();
            if first == FIN | PONG {
                break assert_eq!(payload, [b'x'; 125]);
            }
        }
    }

    async fn pieces_out_of_place_close_the_line_and_pieces_in_place_are_one_message(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let annika = meeting.server.sign_in("Annika Berglund").await;
        let mut raw = Raw::open(&annika, &meeting.session).await;
        raw.frame(FIN | CONTINUATION, b"out of nowhere").await;
        assert_eq!(raw.closed().await, Some(4400));
        let mut raw = Raw::open(&annika, &meeting.session).await;
        raw.frame(TEXT, b"{\"t\":").await;
        raw.frame(FIN | TEXT, br#"{"t":"ping","n":9}"#).await;
        assert_eq!(raw.closed().await, Some(4400));
        let mut raw = Raw::open(&annika, &meeting.session).await;
        raw.frame(TEXT, br#"{"t":"#).await;
        raw.frame(FIN | PING, b"in between").await;
        raw.frame(CONTINUATION, br#""ping","#).await;
        raw.frame(FIN | CONTINUATION, br#""n":7}"#).await;
        assert_eq!(raw.message("pong").await["n"], 7);
    }

    async fn text_that_is_no_utf_8_closes_the_line_also_when_it_is_split_over_frames(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let annika = meeting.server.sign_in("Annika Berglund").await;
        let mut raw = Raw::open(&annika, &meeting.session).await;
        raw.frame(FIN | TEXT, b"{\"t\":\"\xff\"}").await;
        assert_eq!(raw.closed().await, Some(4400));
        // The first byte of two, and then none that could follow it; a surrogate; an overlong slash.
        for (one, two) in [(&b"{\"t\":\"\xc3"[..], &b"x\"}"[..]), (b"\"\xed", b"\xa0\x80\""), (b"\"\xc0", b"\xaf\"")] {
            let mut raw = Raw::open(&annika, &meeting.session).await;
            raw.frame(TEXT, one).await;
            raw.frame(FIN | CONTINUATION, two).await;
            assert_eq!(raw.closed().await, Some(4400), "{one:?} {two:?}");
        }
        let mut raw = Raw::open(&annika, &meeting.session).await;
        raw.frame(TEXT, b"{\"t\":\"ping\",\"n\":5,\"name\":\"\xc3").await;
        raw.frame(FIN | CONTINUATION, b"\x96berg\"}").await;
        assert_eq!(raw.message("pong").await["n"], 5);
    }

    async fn a_frame_or_a_message_of_more_than_64_kib_closes_the_line_before_it_is_read(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let annika = meeting.server.sign_in("Annika Berglund").await;
        for length in [65_537, 1 << 40] {
            let mut raw = Raw::open(&annika, &meeting.session).await;
            // The head alone: nothing of the payload is ever sent.
            let mut bytes = head(FIN | TEXT, length, 0x80);
            bytes.extend([1, 2, 3, 4]);
            raw.0.write_all(&bytes).await.unwrap();
            assert_eq!(raw.closed().await, Some(1009), "{length}");
        }
        let mut raw = Raw::open(&annika, &meeting.session).await;
        raw.frame(TEXT, &[b' '; 40_000]).await;
        raw.frame(CONTINUATION, &[b' '; 40_000]).await;
        assert_eq!(raw.closed().await, Some(1009));
        let mut raw = Raw::open(&annika, &meeting.session).await;
        let mut largest = vec![b' '; 65_536 - 18];
        largest.extend(br#"{"t":"ping","n":8}"#);
        raw.frame(FIN | TEXT, &largest).await;
        assert_eq!(raw.message("pong").await["n"], 8);
    }

    async fn a_frame_that_is_not_masked_closes_the_line(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let annika = meeting.server.sign_in("Annika Berglund").await;
        let mut raw = Raw::open(&annika, &meeting.session).await;
        let words = br#"{"t":"ping","n":9}"#;
        let mut bytes = head(FIN | TEXT, words.len(), 0);
        bytes.extend(words);
        raw.0.write_all(&bytes).await.unwrap();
        assert_eq!(raw.closed().await, Some(4400));
    }

    async fn a_close_is_answered_and_binary_is_not_spoken_here(database: Database) {
        let meeting = Meeting::plan(&database).await;
        let annika = meeting.server.sign_in("Annika Berglund").await;
        let mut raw = Raw::open(&annika, &meeting.session).await;
        raw.frame(FIN | CLOSE, &1000u16.to_be_bytes()).await;
        assert_eq!(raw.closed().await, Some(1000));
        let mut raw = Raw::open(&annika, &meeting.session).await;
        raw.frame(FIN | 0x2, br#"{"t":"ping","n":9}"#).await;
        assert_eq!(raw.closed().await, Some(4400));
        assert!(Raw::open(&annika, &meeting.session).await.answers().await);
    }
}
