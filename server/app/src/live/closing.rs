//! Why a socket is closed, and the close code that says it.

use axum::extract::ws::{CloseFrame, Utf8Bytes};

use crate::api::live::ServerMessage;

/// Why the server closes a socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// A frame that is no message of this protocol.
    Malformed,
    /// No hello in time, or the browser session has ended.
    SignedOut,
    /// The person may not be in this session any more.
    Revoked,
    /// Nothing was heard for too long.
    Silent,
    /// The same client, or too many others of the same person, connected after it.
    Superseded,
    /// More messages than anybody types.
    Flood,
    TooBig,
    /// The server stops; another start is on its way.
    Restart,
    /// The reader is too slow, or the server cannot go on now.
    TryLater,
}

impl Closing {
    /// The close code on the wire.
    pub fn code(self) -> u16 {
        match self {
            Self::Malformed => 4400,
            Self::SignedOut => 4401,
            Self::Revoked => 4403,
            Self::Silent => 4408,
            Self::Superseded => 4409,
            Self::Flood => 4429,
            Self::TooBig => 1009,
            Self::Restart => 1012,
            Self::TryLater => 1013,
        }
    }

    /// What is said before the close frame.
    pub fn farewell(self) -> Option<ServerMessage> {
        match self {
            Self::Revoked => Some(ServerMessage::Perm { may_stay: false }),
            Self::Restart => Some(ServerMessage::Bye { code: self.code(), retry_after_ms: 500 }),
            Self::TryLater => Some(ServerMessage::Bye { code: self.code(), retry_after_ms: 5_000 }),
            _ => None,
        }
    }

    /// The close frame.
    pub fn frame(self) -> CloseFrame {
        let reason = match self {
            Self::Malformed => "malformed",
            Self::SignedOut => "signed out",
            Self::Revoked => "revoked",
            Self::Silent => "silent",
            Self::Superseded => "superseded",
            Self::Flood => "too many messages",
            Self::TooBig => "too big",
            Self::Restart => "restart",
            Self::TryLater => "try later",
        };
        CloseFrame { code: self.code(), reason: Utf8Bytes::from_static(reason) }
    }
}
