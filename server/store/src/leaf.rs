//! A leaf of the journal's Merkle tree: references and codes only, so that it may be shown and kept for ever.

use board::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use crate::entry::{Entry, Outcome, Placed};

/// The fields of a leaf, in version 1. Bytes are those of RFC 8785, so that any other program can make them again.
#[derive(Serialize)]
struct Leaf<'a> {
    v: u8,
    seq: i64,
    stream: &'a str,
    stream_seq: i64,
    event_id: Uuid,
    actor: Uuid,
    on_behalf_of: Option<Uuid>,
    unit: &'a str,
    organisation: &'a str,
    purpose: &'a str,
    at: Timestamp,
    kind: &'a str,
    about: &'a [Uuid],
    categories: &'a [&'static str],
    outcome: Outcome,
    commit: String,
}

/// The exact bytes that are hashed and stored for an entry at its place, with the commitment to its body.
pub(crate) fn bytes(entry: &Entry, placed: Placed, commit: [u8; 32]) -> Result<Vec<u8>, serde_json::Error> {
    serde_jcs::to_vec(&Leaf {
        v: 1,
        seq: placed.seq,
        stream: entry.stream.as_str(),
        stream_seq: placed.stream_seq,
        event_id: placed.event_id.0,
        actor: entry.who.actor.0,
        on_behalf_of: entry.who.on_behalf_of.map(|person| person.0),
        unit: &entry.who.unit,
        organisation: &entry.who.organisation,
        purpose: entry.purpose.0,
        at: placed.at,
        kind: entry.kind.0,
        about: &entry.about,
        categories: &entry.categories,
        outcome: entry.outcome,
        commit: hex::encode(commit),
    })
}

#[cfg(test)]
mod tests {
    use board::ids::{EventId, PersonId};

    use super::*;
    use crate::entry::{Kind, Purpose, Stream, Who};

    #[test]
    fn a_leaf_is_canonical_json_without_the_body() {
        let who = Who {
            actor: PersonId(Uuid::from_u128(1)),
            on_behalf_of: None,
            unit: "Klinisk genetik".to_owned(),
            organisation: "Region Test".to_owned(),
        };
        let entry = Entry::new(Stream::single("keys"), Kind("key.rotated"), who, Purpose("operation"))
            .about(Uuid::from_u128(2))
            .category("keys")
            .body_bytes(*b"secret words");
        let placed = Placed {
            seq: 3,
            stream_seq: 1,
            event_id: EventId(Uuid::from_u128(4)),
            at: Timestamp::from_micros(1_796_305_072_100_000),
        };
        let leaf = String::from_utf8(bytes(&entry, placed, [0; 32]).unwrap()).unwrap();
        assert_eq!(
            leaf,
            concat!(
                r#"{"about":["00000000-0000-0000-0000-000000000002"],"actor":"00000000-0000-0000-0000-000000000001","#,
                r#""at":"2026-12-03T13:37:52.100000Z","categories":["keys"],"#,
                r#""commit":"0000000000000000000000000000000000000000000000000000000000000000","#,
                r#""event_id":"00000000-0000-0000-0000-000000000004","kind":"key.rotated","on_behalf_of":null,"#,
                r#""organisation":"Region Test","outcome":"done","purpose":"operation","seq":3,"stream":"keys","#,
                r#""stream_seq":1,"unit":"Klinisk genetik","v":1}"#,
            )
        );
    }
}
