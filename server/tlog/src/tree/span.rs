//! Runs of entries, and the stored nodes that make up their hash.

use super::prove::ProveError;
use crate::hash::{Hash, node_hash};

/// The place of a stored node: the root of a complete subtree of `2^level` entries.
///
/// Level 0 are the leaf hashes, and `index` counts from 0 within a level, so the node covers the entries
/// `index * 2^level ..= (index + 1) * 2^level - 1`. A stored node never changes: its entries are all there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId {
    /// Height above the leaves, 0 to 63.
    pub level: u8,
    /// Position within the level, from 0.
    pub index: u64,
}

/// The entries `start..end` where `start` is a multiple of the smallest power of two that holds them all, which
/// is true of every subtree RFC 6962 names: of the whole tree, and of both halves of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: u64,
    pub(crate) end: u64,
}

impl Span {
    /// All entries of a log.
    pub(crate) fn whole(size: u64) -> Self {
        Self { start: 0, end: size }
    }

    pub(crate) fn len(self) -> u64 {
        self.end - self.start
    }

    /// The two subtrees under this span's root; the left one is the largest complete subtree that is not the
    /// span itself. Of a span of two entries or more.
    pub(crate) fn halves(self) -> (Self, Self) {
        let middle = self.start + (1 << (self.len() - 1).ilog2());
        (Self { end: middle, ..self }, Self { start: middle, ..self })
    }

    /// The maximal complete subtrees of the span, left to right, so the largest first.
    pub(crate) fn nodes(self) -> impl Iterator<Item = NodeId> {
        let mut start = self.start;
        std::iter::from_fn(move || {
            let level = (self.end - start).checked_ilog2()?;
            let index = start >> level;
            start += 1 << level;
            Some(NodeId { level: level as u8, index })
        })
    }

    /// The span's hash, from its stored nodes.
    pub(crate) fn hash(self, lookup: &mut impl FnMut(NodeId) -> Option<Hash>) -> Result<Hash, ProveError> {
        let nodes: Vec<_> = self
            .nodes()
            .map(|node| lookup(node).ok_or(ProveError::MissingNode { node }))
            .collect::<Result<_, _>>()?;
        Ok(join(&nodes))
    }
}

/// The root over complete subtrees given left to right, the largest first.
pub(crate) fn join(subtrees: &[Hash]) -> Hash {
    let joined = subtrees.iter().copied().rev().reduce(|right, left| node_hash(left, right));
    joined.unwrap_or_else(Hash::of_empty_tree)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_entries_are_a_subtree_of_four_one_of_two_and_a_leaf() {
        let nodes: Vec<_> = Span::whole(7).nodes().map(|node| (node.level, node.index)).collect();
        assert_eq!(nodes, [(2, 0), (1, 2), (0, 6)]);
    }

    #[test]
    fn the_left_half_is_the_largest_power_of_two_below_the_whole() {
        assert_eq!(Span::whole(8).halves(), (Span { start: 0, end: 4 }, Span { start: 4, end: 8 }));
        assert_eq!(
            Span { start: 4, end: 7 }.halves(),
            (Span { start: 4, end: 6 }, Span { start: 6, end: 7 })
        );
    }

    #[test]
    fn the_largest_size_has_sixty_four_subtrees() {
        assert_eq!(Span::whole(u64::MAX).nodes().count(), 64);
        assert_eq!(Span::whole(u64::MAX).nodes().last(), Some(NodeId { level: 0, index: u64::MAX - 1 }));
    }
}
