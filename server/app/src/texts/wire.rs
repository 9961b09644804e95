//! The frames of y-websocket, as its stock clients send and read them: a kind, and what belongs to it.

use axum::body::Bytes as Frame;

use super::bytes::{Bytes, Malformed, put_buffer, put_number};

const SYNC: u64 = 0;
const AWARENESS: u64 = 1;
const AUTH: u64 = 2;
const QUERY_AWARENESS: u64 = 3;
const STEP_1: u64 = 0;
const STEP_2: u64 = 1;
const UPDATE: u64 = 2;

/// What a client says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said<'a> {
    /// What it has, by client and clock; it wants the rest.
    Step1(Vec<(u64, u32)>),
    /// What the server lacks, in answer to the server's question.
    Step2(&'a [u8]),
    /// Something was typed.
    Update(&'a [u8]),
    /// Where carets are.
    Awareness(Vec<Caret<'a>>),
    QueryAwareness,
    /// Stock clients do not send it, and it says nothing here.
    Auth,
}

/// What one Yjs client shows of itself; nothing when it leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caret<'a> {
    pub client: u64,
    pub clock: u32,
    pub json: &'a str,
}

/// Reads a frame.
///
/// # Errors
/// It is none of y-websocket's.
pub fn read(frame: &[u8]) -> Result<Said<'_>, Malformed> {
    let mut bytes = Bytes::new(frame);
    let said = match bytes.number()? {
        SYNC => match bytes.number()? {
            STEP_1 => Said::Step1(state_vector(bytes.buffer()?)?),
            STEP_2 => Said::Step2(bytes.buffer()?),
            UPDATE => Said::Update(bytes.buffer()?),
            _ => return Err(Malformed),
        },
        AWARENESS => Said::Awareness(carets(bytes.buffer()?)?),
        AUTH => return Ok(Said::Auth),
        QUERY_AWARENESS => Said::QueryAwareness,
        _ => return Err(Malformed),
    };
    if bytes.is_empty() { Ok(said) } else { Err(Malformed) }
}

fn state_vector(buffer: &[u8]) -> Result<Vec<(u64, u32)>, Malformed> {
    let mut bytes = Bytes::new(buffer);
    let mut clocks = Vec::new();
    for _ in 0..bytes.number()? {
        clocks.push((bytes.number()?, bytes.clock()?));
    }
    Ok(clocks)
}

fn carets(buffer: &[u8]) -> Result<Vec<Caret<'_>>, Malformed> {
    let mut bytes = Bytes::new(buffer);
    let mut carets = Vec::new();
    for _ in 0..bytes.number()? {
        carets.push(Caret { client: bytes.number()?, clock: bytes.clock()?, json: bytes.text()? });
    }
    Ok(carets)
}

/// What the server has: the client answers with what it lacks.
pub fn step_1(state_vector: &[u8]) -> Frame {
    sync(STEP_1, state_vector)
}

/// What the client lacks.
pub fn step_2(update: &[u8]) -> Frame {
    sync(STEP_2, update)
}

/// Something that was typed, and is on disk.
pub fn update(update: &[u8]) -> Frame {
    sync(UPDATE, update)
}

fn sync(kind: u64, buffer: &[u8]) -> Frame {
    let mut out = Vec::with_capacity(buffer.len() + 8);
    put_number(&mut out, SYNC);
    put_number(&mut out, kind);
    put_buffer(&mut out, buffer);
    out.into()
}

/// Where carets are.
pub fn awareness<'a>(carets: impl ExactSizeIterator<Item = (u64, u32, &'a str)>) -> Frame {
    let mut states = Vec::new();
    put_number(&mut states, carets.len() as u64);
    for (client, clock, json) in carets {
        put_number(&mut states, client);
        put_number(&mut states, u64::from(clock));
        put_buffer(&mut states, json.as_bytes());
    }
    let mut out = Vec::with_capacity(states.len() + 4);
    put_number(&mut out, AWARENESS);
    put_buffer(&mut out, &states);
    out.into()
}

/// Whether the reader may write: y-protocols' refusal with its reason, or its opposite, which stock clients pass over.
pub fn may_write(may: bool) -> Frame {
    let mut out = Vec::new();
    put_number(&mut out, AUTH);
    put_number(&mut out, u64::from(may));
    if !may {
        put_buffer(&mut out, b"read-only");
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use yrs::sync::{Message, SyncMessage};
    use yrs::updates::decoder::Decode;
    use yrs::updates::encoder::Encode;
    use yrs::{Doc, ReadTxn, StateVector, Text, Transact};

    use super::*;

    #[test]
    fn frames_are_those_of_the_library() {
        let doc = Doc::with_client_id(5);
        doc.get_or_insert_text("notes").insert(&mut doc.transact_mut(), 0, "ab");
        let (vector, whole) = {
            let open = doc.transact();
            (open.state_vector(), open.encode_state_as_update_v1(&StateVector::default()))
        };
        let theirs = |message: SyncMessage| Message::Sync(message).encode_v1();
        assert_eq!(step_1(&vector.encode_v1()), theirs(SyncMessage::SyncStep1(vector.clone())));
        assert_eq!(step_2(&whole), theirs(SyncMessage::SyncStep2(whole.clone())));
        assert_eq!(update(&whole), theirs(SyncMessage::Update(whole.clone())));
        assert_eq!(may_write(false), Message::Auth(Some("read-only".to_owned())).encode_v1());
        assert_eq!(may_write(true), Message::Auth(None).encode_v1());
        assert_eq!(read(&theirs(SyncMessage::SyncStep1(vector))), Ok(Said::Step1(vec![(5, 2)])));
        assert_eq!(read(&theirs(SyncMessage::Update(whole.clone()))), Ok(Said::Update(&whole)));
        assert_eq!(read(&Message::AwarenessQuery.encode_v1()), Ok(Said::QueryAwareness));
        let shown = awareness([(5, 3, "{}")].into_iter());
        assert!(matches!(Message::decode_v1(&shown), Ok(Message::Awareness(_))));
        assert_eq!(read(&shown), Ok(Said::Awareness(vec![Caret { client: 5, clock: 3, json: "{}" }])));
    }

    #[test]
    fn what_is_no_frame_is_refused() {
        for broken in [&[][..], &[9], &[0], &[0, 7, 0], &[0, 0, 5, 1], &[0, 0, 1, 0xff], &[1, 1], &[3, 0]] {
            assert_eq!(read(broken), Err(Malformed), "{broken:?}");
        }
    }
}
