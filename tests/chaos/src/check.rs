//! The history checker, in the manner of Jepsen: what the clients did and saw is held against the log. It is pure, so
//! that every one of its findings is shown to be possible by a history made by hand.

mod answers;
mod order;
mod rules;
mod states;
#[cfg(test)]
mod tests;

use board::ids::PersonId;
use serde_json::Value;
use uuid::Uuid;

use crate::history::Record;

/// An entry of the session's stream, as it lies in the database.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its number in the stream, from 1.
    pub seq: u64,
    /// The command that led to it: the id in its content where there is one, or else the one that it was stored under.
    pub command: Option<Uuid>,
    /// None for a refusal, which keeps its number.
    pub event: Option<Value>,
}

impl Entry {
    /// The event's name.
    pub fn name(&self) -> Option<&str> {
        self.event.as_ref()?.get("type")?.as_str()
    }

    /// A value of the event's body by its JSON pointer.
    pub fn body(&self, pointer: &str) -> Option<&Value> {
        self.event.as_ref()?.get("body")?.pointer(pointer)
    }
}

/// Everything that a run left behind.
pub struct Evidence<'a> {
    pub history: &'a [Record],
    /// The session's stream from its first entry on.
    pub log: &'a [Entry],
    /// Hash of the state after an entry, folded from the log, as this person sees it.
    pub replay: &'a dyn Fn(u64, PersonId) -> String,
    /// What the rows of the database should say by the log, and what they say.
    pub rows: (Value, Value),
}

/// What must not be.
#[derive(Clone, Debug, PartialEq)]
pub enum Anomaly {
    /// 1. Acknowledged, and not in the log.
    Lost {
        cmd: Uuid,
        seq: u64,
    },
    /// 1 and 3. More than once in the log.
    Duplicated {
        cmd: Uuid,
        seqs: Vec<u64>,
    },
    /// 1. Acknowledged as another entry than it is.
    Elsewhere {
        cmd: Uuid,
        acked: u64,
        found: u64,
    },
    /// 1. Two different answers to one command.
    AnsweredTwice {
        cmd: Uuid,
        first: u64,
        then: u64,
    },
    /// 1. A command that was sent again after its answer was not known any more.
    NotKnownAgain {
        cmd: Uuid,
    },
    /// 1. An entry whose command nobody gave.
    Nobodys {
        seq: u64,
    },
    /// 2. Refused, and in the log.
    RefusedAndDone {
        cmd: Uuid,
        code: String,
        seq: u64,
    },
    /// 4. A number was left out or came twice.
    Gap {
        client: u32,
        expected: u64,
        got: u64,
    },
    /// 4. A client saw another event than the log holds.
    Differs {
        client: u32,
        seq: u64,
    },
    /// 5. Sent after another was acknowledged, and before it in the log.
    OutOfOrder {
        cmd: Uuid,
        seq: u64,
        acked_before: u64,
    },
    /// 6. A client shows another state than the log gives.
    OtherScreen {
        client: u32,
        seq: u64,
    },
    /// 6. The database's rows are not what the log gives.
    OtherRows {
        replayed: Value,
        found: Value,
    },
    /// 7. A vote by somebody recused, outside the electorate, or without an open ballot.
    VoteByRecused {
        seq: u64,
    },
    VoteFromOutside {
        seq: u64,
    },
    VoteWithoutBallot {
        seq: u64,
    },
    /// 7. The electorate of a ballot has changed by its end.
    ElectorateChanged {
        seq: u64,
    },
    /// 7. A signature over another content than the one decided.
    SignedAfterChange {
        seq: u64,
    },
    /// 7. A second case before the board.
    TwoPresented {
        seq: u64,
    },
}

/// Everything that is wrong; nothing when all seven properties hold.
pub fn check(evidence: &Evidence<'_>) -> Vec<Anomaly> {
    let mut found = answers::check(evidence);
    found.extend(order::check(evidence));
    found.extend(states::check(evidence));
    found.extend(rules::check(evidence.log));
    found
}
