//! The live protocol `samsyn.v1.json`, both directions, on one page. Paths: `/api/v1/sessions/{id}/live`.

use std::collections::BTreeMap;

use board::Timestamp;
use board::ids::{AgendaItemId, CommandId, EventId, PersonId, VariantId};
use board::session::{Command, Event, Refusal, State};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// A place in the session's stream, in one history of the log. The epoch changes only after a restore.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Place {
    pub epoch: u32,
    pub seq: u64,
}

/// What somebody looks at: things, never pixels.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, optional_fields)]
pub struct View {
    pub item: Option<AgendaItemId>,
    /// A section of the page, such as `findings`.
    pub section: Option<String>,
    /// The variant pointed at.
    pub variant: Option<VariantId>,
}

/// A person's connection, as the others see it. Never journalled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Present {
    pub person: PersonId,
    pub name: String,
    pub view: View,
    pub following: bool,
    pub typing: bool,
}

/// What a client must have seen for its command to be meant as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, optional_fields)]
pub struct Expect {
    /// Highest seq applied to the item concerned, or to the session.
    pub seq: Option<u64>,
    /// The term of the chair whom the sender saw in the chair.
    pub chair_term: Option<u32>,
}

/// From the client.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "t", rename_all = "snake_case")]
#[ts(export)]
#[expect(clippy::large_enum_variant, reason = "a message lives for one call")]
pub enum ClientMessage {
    /// First frame, within 5 s.
    Hello {
        v: u8,
        client_id: Uuid,
        last: Option<Place>,
    },
    Cmd {
        cmd_id: CommandId,
        #[serde(default)]
        on_behalf_of: Option<PersonId>,
        #[serde(default)]
        expect: Expect,
        #[serde(flatten)]
        command: Command,
    },
    Presence {
        view: View,
        typing: bool,
    },
    Follow {
        on: bool,
    },
    Resume {
        last: Place,
    },
    Ping {
        n: u32,
    },
    Pong {
        n: u32,
    },
}

/// One event in an `events` message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct WireEvent {
    pub seq: u64,
    pub event_id: EventId,
    pub at: Timestamp,
    /// None when redacted.
    pub actor: Option<PersonId>,
    pub on_behalf_of: Option<PersonId>,
    /// The command that led to it, for its sender.
    pub cmd_id: Option<CommandId>,
    pub schema_v: u8,
    /// None when the viewer may not see it: `seq` stays contiguous.
    pub event: Option<Event>,
}

/// Limits that a client keeps to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Limits {
    pub unacked: u32,
    pub message_bytes: u32,
    pub presence_per_second: u32,
}

/// Why a command failed beside the reducer's refusals.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "code", rename_all = "snake_case")]
#[ts(export)]
pub enum NackCode {
    /// The same command id came with another body.
    CmdIdConflict,
    /// The session moved on since what the client had seen.
    Stale {
        head_seq: u64,
    },
    TooLarge,
    Rate,
    /// A message that this version does not know.
    UnknownMessage,
    /// Not accepted here, such as signing over this socket.
    NotHere,
    /// Not written; send it again under the same id.
    TryAgain,
}

/// A refusal of any kind; `code` is its name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(untagged)]
#[ts(export)]
pub enum Nack {
    Refused(Refusal),
    Protocol(NackCode),
}

/// From the server.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "t", rename_all = "snake_case")]
#[ts(export)]
#[expect(clippy::large_enum_variant, reason = "a message is serialised at once")]
pub enum ServerMessage {
    Welcome {
        v: u8,
        conn_id: Uuid,
        epoch: u32,
        head_seq: u64,
        you: PersonId,
        limits: Limits,
        server_time: Timestamp,
    },
    Snapshot {
        seq: u64,
        state: State,
    },
    Events {
        events: Vec<WireEvent>,
    },
    /// Only after the commit. `seq` is the command's last event; `dup` when it had been done before.
    Ack {
        cmd_id: CommandId,
        seq: u64,
        dup: bool,
        at: Timestamp,
    },
    /// Final: the same command will get the same answer, save `try_again`.
    Nack {
        cmd_id: Option<CommandId>,
        reason: Nack,
    },
    /// Joins and updates by person; `null` for who left.
    Presence {
        people: BTreeMap<PersonId, Option<Present>>,
    },
    /// The queue was cleared; a snapshot follows.
    Resync {
        head_seq: u64,
    },
    /// The viewer's rights changed.
    Perm {
        may_stay: bool,
    },
    Ping {
        n: u32,
    },
    Pong {
        n: u32,
    },
    Bye {
        code: u16,
        retry_after_ms: u32,
    },
}
