//! The right edge of the tree: all that appending needs to know.

use super::span::{NodeId, Span, join};
use crate::hash::{Hash, node_hash};

/// The hashes of the maximal complete subtrees of a log, at most 64 of them. Enough to append and to name the
/// root without reading the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    /// Left to right, so the largest subtree first: one for each bit set in `size`.
    subtrees: Vec<Hash>,
}

/// A frontier of `size` entries has one hash for each node of [`frontier_nodes`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the frontier of {size} entries has {needed} hashes, not {got}")]
pub struct RestoreError {
    /// Entries in the log.
    pub size: u64,
    /// Hashes that a log of this size has on its frontier.
    pub needed: usize,
    /// Hashes given.
    pub got: usize,
}

/// The stored nodes to load, in this order, for [`Frontier::restore`] of a log of `size` entries.
pub fn frontier_nodes(size: u64) -> Vec<NodeId> {
    Span::whole(size).nodes().collect()
}

impl Frontier {
    /// The frontier of a log without entries.
    pub fn empty() -> Self {
        Self { size: 0, subtrees: Vec::new() }
    }

    /// The frontier of a log of `size` entries, from the stored hashes of [`frontier_nodes`] in their order.
    ///
    /// # Errors
    /// [`RestoreError`] when the number of hashes does not fit the size. That the hashes are the right ones only
    /// a comparison of [`Frontier::root`] with a trusted checkpoint can tell.
    pub fn restore(size: u64, subtrees: Vec<Hash>) -> Result<Self, RestoreError> {
        let needed = size.count_ones() as usize;
        if subtrees.len() != needed {
            return Err(RestoreError { size, needed, got: subtrees.len() });
        }
        Ok(Self { size, subtrees })
    }

    /// Appends one entry and returns every node it completes, the leaf first and then upwards, for storing.
    ///
    /// The new entry's index is the [`Frontier::size`] before the call.
    pub fn append(&mut self, leaf: Hash) -> Vec<(NodeId, Hash)> {
        let mut node = NodeId { level: 0, index: self.size };
        let mut hash = leaf;
        let mut complete = vec![(node, hash)];
        // A right child completes its parent: its left sibling is the last subtree of the frontier.
        while node.index % 2 == 1
            && let Some(left) = self.subtrees.pop()
        {
            hash = node_hash(left, hash);
            node = NodeId { level: node.level + 1, index: node.index / 2 };
            complete.push((node, hash));
        }
        self.subtrees.push(hash);
        self.size += 1;
        complete
    }

    /// Entries in the log.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The hash of the whole tree.
    pub fn root(&self) -> Hash {
        join(&self.subtrees)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::leaf_hash;

    #[test]
    fn the_fourth_entry_completes_a_pair_and_the_root_of_four() {
        let mut log = Frontier::empty();
        let completed: Vec<Vec<_>> = (0..5u8)
            .map(|entry| {
                log.append(leaf_hash(&[entry])).iter().map(|(node, _)| (node.level, node.index)).collect()
            })
            .collect();
        assert_eq!(
            completed,
            [vec![(0, 0)], vec![(0, 1), (1, 0)], vec![(0, 2)], vec![(0, 3), (1, 1), (2, 0)], vec![(0, 4)]]
        );
    }

    #[test]
    fn a_frontier_with_a_hash_missing_is_refused() {
        let one = vec![leaf_hash(b"")];
        assert_eq!(Frontier::restore(7, one), Err(RestoreError { size: 7, needed: 3, got: 1 }));
    }
}
