//! Why a document's socket is closed, and the close code that says it.

use axum::extract::ws::{CloseFrame, Utf8Bytes};

/// Why the server closes a socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// No frame of y-websocket, or no update of plain text.
    Malformed,
    /// The browser session has ended.
    SignedOut,
    /// The person may not see the document any more.
    Revoked,
    /// Something was written under another person's Yjs client.
    NotTheirs,
    /// Nothing was heard for too long.
    Silent,
    /// The person has too many documents open.
    TooMany,
    /// The text is another version by now: what was not stored belongs to the former one.
    OtherVersion,
    /// A text has become longer than it may be.
    TooLong,
    /// The text is frozen, or not the person's to write.
    ReadOnly,
    /// More messages than anybody types.
    Flood,
    TooBig,
    /// The server stops; another start is on its way.
    Restart,
    /// The reader is too slow, or the server cannot go on now.
    TryLater,
}

impl Closing {
    /// The close code and its reason.
    pub fn words(self) -> (u16, &'static str) {
        match self {
            Self::Malformed => (4400, "malformed"),
            Self::SignedOut => (4401, "signed out"),
            Self::Revoked => (4403, "revoked"),
            Self::NotTheirs => (4406, "written under another person's client"),
            Self::Silent => (4408, "silent"),
            Self::TooMany => (4409, "too many documents open"),
            Self::OtherVersion => (4410, "another version"),
            Self::TooLong => (4413, "too long"),
            Self::ReadOnly => (4423, "read-only"),
            Self::Flood => (4429, "too many messages"),
            Self::TooBig => (1009, "too big"),
            Self::Restart => (1012, "restart"),
            Self::TryLater => (1013, "try later"),
        }
    }

    /// The close frame.
    pub fn frame(self) -> CloseFrame {
        let (code, reason) = self.words();
        CloseFrame { code, reason: Utf8Bytes::from_static(reason) }
    }
}
