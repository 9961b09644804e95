//! Signed checkpoints of the journal's tree.

use tlog::Hash;

/// A C2SP checkpoint as a signed note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// Entries in the tree.
    pub size: u64,
    /// Its root.
    pub root: Hash,
    /// The whole note, ready to be given away.
    pub note: String,
}
