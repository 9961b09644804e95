//! Rows of the journal as they are read, from a pool or within a unit of work.

use std::sync::Arc;

use board::Timestamp;
use board::ids::{EventId, PersonId};
use uuid::Uuid;

use crate::entry::{Placed, Recorded, Stream, Who};
use crate::keys::Keys;
use crate::seal::Salted;
use crate::trouble::Trouble;

/// The columns of [`Row`], to which a condition and an order are added.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT j.seq, j.stream, j.stream_seq, j.event_id, j.actor, j.on_behalf_of, j.unit, j.organisation, ",
            "j.purpose, j.at, j.kind, p.key_id, p.ciphertext, k.master_version, k.wrapped ",
            "FROM journal j JOIN journal_payload p ON p.seq = j.seq JOIN data_key k ON k.id = p.key_id ",
            $rest
        )
    };
}
pub(crate) use select;

/// An entry with its sealed payload and the key that opens it, when that is not erased.
#[derive(sqlx::FromRow)]
pub(crate) struct Row {
    seq: i64,
    stream: String,
    stream_seq: i64,
    event_id: Uuid,
    actor: Uuid,
    on_behalf_of: Option<Uuid>,
    unit: String,
    organisation: String,
    purpose: String,
    at: i64,
    kind: String,
    #[sqlx(flatten)]
    sealed: Sealed,
}

/// A sealed payload beside its wrapped key.
#[derive(sqlx::FromRow)]
pub(crate) struct Sealed {
    key_id: Uuid,
    ciphertext: Vec<u8>,
    master_version: i64,
    wrapped: Option<Vec<u8>>,
}

impl Sealed {
    /// Salt and body of the entry `seq`; `None` when the key was erased.
    pub(crate) fn open(&self, keys: &Keys, seq: i64) -> Result<Option<Salted>, Trouble> {
        let Some(wrapped) = &self.wrapped else { return Ok(None) };
        let key = keys.unwrap(self.key_id, self.master_version, wrapped)?;
        Ok(Some(Salted::open(&key, self.key_id, seq, &self.ciphertext)?))
    }
}

impl Row {
    /// The entry with its body in clear.
    pub(crate) fn open(self, keys: &Keys) -> Result<Recorded, Trouble> {
        let body = self.sealed.open(keys, self.seq)?.map(|salted| Arc::from(salted.body));
        Ok(Recorded {
            placed: Placed {
                seq: self.seq,
                stream_seq: self.stream_seq,
                event_id: EventId(self.event_id),
                at: Timestamp::from_micros(self.at),
            },
            stream: Stream::stored(self.stream),
            kind: self.kind,
            who: Who {
                actor: PersonId(self.actor),
                on_behalf_of: self.on_behalf_of.map(PersonId),
                unit: self.unit,
                organisation: self.organisation,
            },
            purpose: self.purpose,
            body,
        })
    }
}
