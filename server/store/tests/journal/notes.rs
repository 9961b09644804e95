//! What the tests of the journal write.

use board::ids::PersonId;
use serde::{Deserialize, Serialize};
use store::{Entry, Kind, Purpose, Stream, Who};
use uuid::Uuid;

/// A body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub text: String,
}

impl Note {
    pub fn of(text: &str) -> Self {
        Self { text: text.to_owned() }
    }
}

pub fn who() -> Who {
    Who {
        actor: PersonId(Uuid::from_u128(1)),
        on_behalf_of: Some(PersonId(Uuid::from_u128(2))),
        unit: "Klinisk genetik".to_owned(),
        organisation: "Region Test".to_owned(),
    }
}

pub fn stream(n: u8) -> Stream {
    Stream::of("case", Uuid::from_u128(u128::from(n)))
}

pub fn entry(stream: &Stream, kind: &'static str) -> Entry {
    Entry::new(stream.clone(), Kind(kind), who(), Purpose("care"))
}

pub fn look() -> Entry {
    entry(&Stream::of("look", Uuid::from_u128(9)), "case.seen").category("variants")
}
