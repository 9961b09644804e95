//! What can be wrong with a bundle, and the exit code of each.

use board::Timestamp;
use board::ids::PersonId;

use crate::bundle::archive::{Flaw, NotCanonical, Place};

/// Something wrong, and where.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {wrong}")]
pub struct Fault {
    pub place: Place,
    pub wrong: Wrong,
}

impl Fault {
    /// In the file `name`.
    pub fn of(name: &str, wrong: Wrong) -> Self {
        Self { place: Place::File(name.to_owned()), wrong }
    }
}

impl From<Flaw> for Fault {
    fn from(flaw: Flaw) -> Self {
        Self { place: flaw.place, wrong: Wrong::Archive(flaw.wrong) }
    }
}

/// What is wrong.
#[derive(Debug, thiserror::Error)]
pub enum Wrong {
    #[error("cannot be read: {0}")]
    Unreadable(std::io::Error),
    #[error("{0}")]
    Archive(NotCanonical),
    #[error("the file is missing")]
    Missing,
    #[error("not UTF-8 text")]
    NotText,
    #[error("not the document it should be: {0}")]
    Json(#[from] serde_json::Error),
    #[error("the same document is written in another way")]
    NotCanonical,
    #[error("not a public key: {0}")]
    Key(tlog::KeyError),
    #[error("not a signed note: {0}")]
    Note(tlog::NoteError),
    #[error("not a checkpoint: {0}")]
    Checkpoint(tlog::CheckpointError),
    #[error("not a proof: {0}")]
    Proof(tlog::MalformedProof),

    #[error("the bundle's key is not the one given")]
    OtherKey,
    #[error("{0}")]
    Signature(tlog::OpenNoteError),
    #[error("it is of the log {found:?}, not {expected:?}")]
    OtherLog { expected: String, found: String },
    #[error("a signature over other content: {content}")]
    OtherContent { content: String },
    #[error("a signature of {signer} at {at} in an entry of another person or moment")]
    OtherSigner { signer: PersonId, at: Timestamp },
    #[error("a signature of {signer}, who is not among the voting members of the statement")]
    NotAVoter { signer: PersonId },
    #[error("nobody has approved it by signature")]
    NotApproved,
    #[error("a signature that the board requires beside the chair's is missing")]
    SignatureLacking,
    #[error("the seal of a blind vote does not open to its choice")]
    SealBroken,
    #[error("the votes of its ballot do not count as it says")]
    Miscounted,

    #[error("not in the log: {0}")]
    NotIncluded(tlog::VerifyError),
    #[error("the log's checkpoint has only {size} entries")]
    BehindCheckpoint { size: u64 },

    #[error("the manifest that the log signed is another one")]
    OtherManifest,
    #[error("not the file that the manifest lists")]
    OtherFile,
    #[error("not listed in the manifest")]
    Unlisted,
    #[error("of the decision {found}, not {expected}")]
    OtherDecision { expected: board::ids::DecisionId, found: board::ids::DecisionId },
    #[error("leads to another checkpoint than checkpoint.txt")]
    OtherCheckpoint,
    #[error("the leaf is that of entry {found}")]
    OtherEntry { found: u64 },
    #[error("not what the entry commits to")]
    Commitment,
    #[error("the entry is not about the case")]
    OtherCase,
    #[error("entry {expected} of {stream:?} is missing before entry {found}")]
    Gap { stream: String, expected: u64, found: u64 },
    #[error("the body is not that of an entry of kind {kind:?}")]
    OtherKind { kind: String },
    #[error("no entry of the session froze this statement")]
    NotFrozen,
    #[error("the entry froze another statement under the same hash")]
    OtherStatement,
    #[error("the board withdrew or replaced the statement by a later entry")]
    Superseded,
    #[error("not the signatures that the entries hold")]
    OtherSignatures,

    #[error(
        "the statement says that no quorum held, or its participants are none: {present} of {needed} present"
    )]
    NoQuorum { present: u8, needed: u8 },
}

impl Wrong {
    /// The command's exit code.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::OtherKey
            | Self::Signature(_)
            | Self::OtherLog { .. }
            | Self::OtherContent { .. }
            | Self::OtherSigner { .. }
            | Self::NotAVoter { .. }
            | Self::NotApproved
            | Self::SignatureLacking
            | Self::SealBroken
            | Self::Miscounted => 1,
            Self::NotIncluded(_) | Self::BehindCheckpoint { .. } => 2,
            Self::OtherManifest
            | Self::OtherFile
            | Self::Unlisted
            | Self::OtherDecision { .. }
            | Self::OtherCheckpoint
            | Self::OtherEntry { .. }
            | Self::Commitment
            | Self::OtherCase
            | Self::Gap { .. }
            | Self::OtherKind { .. }
            | Self::NotFrozen
            | Self::OtherStatement
            | Self::Superseded
            | Self::OtherSignatures => 3,
            Self::NoQuorum { .. } => 4,
            Self::Unreadable(_)
            | Self::Archive(_)
            | Self::Missing
            | Self::NotText
            | Self::Json(_)
            | Self::NotCanonical
            | Self::Key(_)
            | Self::Note(_)
            | Self::Checkpoint(_)
            | Self::Proof(_) => 5,
        }
    }

    /// The kind of fault, in words.
    pub fn class(&self) -> &'static str {
        match self.exit_code() {
            1 => "bad signature",
            2 => "not in the log",
            3 => "inconsistent",
            4 => "no quorum",
            _ => "malformed",
        }
    }
}
