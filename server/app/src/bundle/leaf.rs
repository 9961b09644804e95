//! The leaf of a journal entry, read back from the exact bytes that were hashed.

use board::Timestamp;
use board::ids::{EventId, PersonId};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// Separates commitments to payloads from every other use of SHA-256.
const COMMIT: &[u8] = b"samsyn/commit/v1\0";

/// Whether an act happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    Done,
    Refused,
}

/// A leaf, version 1: references and codes, no personal text.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leaf {
    /// Version of this form: 1.
    pub v: u8,
    /// Place in the journal, from 0.
    pub seq: u64,
    pub stream: String,
    /// Place in its stream, from 1.
    pub stream_seq: u64,
    pub event_id: EventId,
    /// The nil UUID for the server itself.
    pub actor: PersonId,
    pub on_behalf_of: Option<PersonId>,
    pub unit: String,
    pub organisation: String,
    pub purpose: String,
    pub at: Timestamp,
    pub kind: String,
    /// Cases, patients, people and sessions whose timelines show the entry.
    pub about: Vec<Uuid>,
    /// Which data were used.
    pub categories: Vec<String>,
    pub outcome: Outcome,
    /// SHA-256 over domain, salt and payload, in hexadecimal.
    pub commit: String,
}

impl Leaf {
    /// Reads the bytes of a leaf.
    ///
    /// # Errors
    /// Not a leaf of version 1.
    pub fn parse(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        let leaf: Self = serde_json::from_slice(bytes)?;
        if leaf.v == 1 {
            Ok(leaf)
        } else {
            Err(serde::de::Error::custom(format_args!("version {} of a leaf is not known", leaf.v)))
        }
    }
}

/// What a leaf says of a payload: `SHA-256("samsyn/commit/v1\0" ‖ salt ‖ payload)`, in hexadecimal.
pub fn commitment(salt: &[u8], payload: &[u8]) -> String {
    hex::encode(Sha256::new().chain_update(COMMIT).chain_update(salt).chain_update(payload).finalize())
}
