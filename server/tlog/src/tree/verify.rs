//! Checking proofs without the log: RFC 9162 sections 2.1.3.2 and 2.1.4.2.

use crate::hash::{Hash, node_hash};

/// Why a proof does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VerifyError {
    /// The log has no such entry.
    #[error("a log of {size} entries has none at index {index}")]
    IndexOutside {
        /// Index claimed, from 0.
        index: u64,
        /// Entries in the log.
        size: u64,
    },
    /// A log grows: the older size cannot be the larger one.
    #[error("a log of {new} entries was never one of {old}")]
    SizesReversed {
        /// Size of the older log.
        old: u64,
        /// Size of the newer log.
        new: u64,
    },
    /// The root is reached before the proof ends.
    #[error("the proof has {got} hashes, and the root is reached after {used}")]
    ProofTooLong {
        /// Hashes that lead to the root.
        used: usize,
        /// Hashes in the proof.
        got: usize,
    },
    /// The proof ends below the root.
    #[error("the proof ends below the root after {got} hashes")]
    ProofTooShort {
        /// Hashes in the proof.
        got: usize,
    },
    /// The proof leads to another root of the (newer) log.
    #[error("the proof leads to the root {computed}, not {expected}")]
    RootDiffers {
        /// Root given by the checkpoint.
        expected: Hash,
        /// Root the proof leads to.
        computed: Hash,
    },
    /// The proof leads to another root of the older log: its entries are not the beginning of the newer log.
    #[error("the proof leads to the older root {computed}, not {expected}")]
    OldRootDiffers {
        /// Root given by the older checkpoint.
        expected: Hash,
        /// Older root the proof leads to.
        computed: Hash,
    },
}

/// Checks that the entry with `leaf_hash` is at `index` (from 0) in the log of `size` entries with this `root`.
///
/// A root alone does not fix the size: take both from one signed checkpoint.
///
/// # Errors
/// [`VerifyError`] with what was expected and found.
pub fn verify_inclusion(
    leaf_hash: Hash,
    index: u64,
    size: u64,
    proof: &[Hash],
    root: Hash,
) -> Result<(), VerifyError> {
    if index >= size {
        return Err(VerifyError::IndexOutside { index, size });
    }
    let mut path = Path { node: index, last: size - 1 };
    let mut computed = leaf_hash;
    for (used, &beside) in proof.iter().enumerate() {
        computed = match path.climb().ok_or(VerifyError::ProofTooLong { used, got: proof.len() })? {
            Side::Left => node_hash(beside, computed),
            Side::Right => node_hash(computed, beside),
        };
    }
    path.ended(proof)?;
    same_root(root, computed)
}

/// Checks that the log of `new` entries with `new_root` begins with the log of `old` entries with `old_root`.
///
/// # Errors
/// [`VerifyError`] with what was expected and found.
pub fn verify_consistency(
    old: u64,
    old_root: Hash,
    new: u64,
    new_root: Hash,
    proof: &[Hash],
) -> Result<(), VerifyError> {
    if old > new {
        return Err(VerifyError::SizesReversed { old, new });
    }
    if old == 0 || old == new {
        return verify_trivially(old, old_root, new_root, proof);
    }
    let mut path = Path { node: old - 1, last: new - 1 };
    path.rise(path.node.trailing_ones());
    // Where the older log is one complete subtree its own root is the first hash, and is left out of the proof.
    let (first, rest) = match proof {
        rest if old.is_power_of_two() => (old_root, rest),
        [first, rest @ ..] => (*first, rest),
        [] => return Err(VerifyError::ProofTooShort { got: 0 }),
    };
    let (mut older, mut newer) = (first, first);
    let before = proof.len() - rest.len();
    for (used, &beside) in rest.iter().enumerate() {
        let too_long = VerifyError::ProofTooLong { used: before + used, got: proof.len() };
        match path.climb().ok_or(too_long)? {
            Side::Left => {
                older = node_hash(beside, older);
                newer = node_hash(beside, newer);
            }
            Side::Right => newer = node_hash(newer, beside),
        }
    }
    path.ended(proof)?;
    if older != old_root {
        return Err(VerifyError::OldRootDiffers { expected: old_root, computed: older });
    }
    same_root(new_root, newer)
}

/// Nothing is the beginning of every log, and a log is its own beginning: no hash is needed for either.
fn verify_trivially(old: u64, old_root: Hash, new_root: Hash, proof: &[Hash]) -> Result<(), VerifyError> {
    if !proof.is_empty() {
        return Err(VerifyError::ProofTooLong { used: 0, got: proof.len() });
    }
    let computed = if old == 0 { Hash::of_empty_tree() } else { new_root };
    if old_root != computed {
        return Err(VerifyError::OldRootDiffers { expected: old_root, computed });
    }
    Ok(())
}

fn same_root(expected: Hash, computed: Hash) -> Result<(), VerifyError> {
    if expected == computed { Ok(()) } else { Err(VerifyError::RootDiffers { expected, computed }) }
}

/// On which side of the path the next hash of a proof stands.
enum Side {
    Left,
    Right,
}

/// A way up the tree: the index of the node reached and of the last node, on the same level.
struct Path {
    node: u64,
    last: u64,
}

impl Path {
    /// One hash further up; `None` at the root.
    fn climb(&mut self) -> Option<Side> {
        if self.last == 0 {
            return None;
        }
        let left = self.node % 2 == 1 || self.node == self.last;
        if left {
            // The last node of an uneven level has no sibling until it is a right child further up.
            self.rise(self.node.trailing_zeros());
        }
        self.rise(1);
        Some(if left { Side::Left } else { Side::Right })
    }

    fn rise(&mut self, levels: u32) {
        self.node >>= levels;
        self.last >>= levels;
    }

    fn ended(&self, proof: &[Hash]) -> Result<(), VerifyError> {
        if self.last == 0 { Ok(()) } else { Err(VerifyError::ProofTooShort { got: proof.len() }) }
    }
}
