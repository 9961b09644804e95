//! What can go wrong with the record itself, as opposed to an act being refused.

use crate::seal::Unsealable;

/// The database or the keys failed. Never the fault of the person who acts.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// A statement failed.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
    /// A payload could not be sealed or opened.
    #[error("a payload could not be sealed or opened")]
    Sealing(#[from] Unsealable),
    /// A document could not be turned into JSON, or read from it.
    #[error("a document could not be written or read as JSON")]
    Json(#[from] serde_json::Error),
    /// A stored hash is not 32 bytes.
    #[error("a stored hash is malformed")]
    Hash(#[from] tlog::HashError),
    /// The stored nodes are not those of a tree of the journal's size.
    #[error("stored nodes of the tree are missing")]
    Frontier(#[from] tlog::RestoreError),
    /// A proof was asked for outside the tree, or a node is missing.
    #[error("no proof")]
    Proof(#[from] tlog::ProveError),
    /// A checkpoint could not be made.
    #[error("a checkpoint could not be made")]
    Checkpoint(#[from] tlog::CheckpointError),
    /// A checkpoint could not be signed.
    #[error("a checkpoint could not be signed")]
    Note(#[from] tlog::NoteError),
    /// A unit of work took longer than the writer allows.
    #[error("a unit of work took too long")]
    TooSlow,
}

impl From<getrandom::Error> for Trouble {
    fn from(error: getrandom::Error) -> Self {
        Self::Sealing(Unsealable::Randomness(error))
    }
}

/// Why a unit of work gives nothing: `E` is the domain's reason.
#[derive(Debug)]
pub enum Stop<E> {
    /// The act is refused. Its changes are rolled back; what was given to
    /// [`Unit::append_if_refused`](crate::Unit::append_if_refused) is kept.
    Refused(E),
    /// Something failed. Nothing is kept, and a resend runs anew.
    Trouble(Trouble),
}

impl<E, T: Into<Trouble>> From<T> for Stop<E> {
    fn from(error: T) -> Self {
        Self::Trouble(error.into())
    }
}
