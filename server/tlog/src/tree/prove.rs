//! Making proofs from stored nodes: RFC 6962 sections 2.1.1 and 2.1.2.

use super::span::{NodeId, Span};
use crate::hash::Hash;

/// Why a proof cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProveError {
    /// The log has no such entry.
    #[error("a log of {size} entries has none at index {index}")]
    IndexOutside {
        /// Index asked for, from 0.
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
    /// The storage did not give a node that a log of this size has.
    #[error("the stored node at level {}, index {} is missing", node.level, node.index)]
    MissingNode {
        /// The node asked for.
        node: NodeId,
    },
}

/// The stored nodes that [`inclusion_proof`] looks up, in its order: at most about `2 * log2(size)`.
///
/// # Errors
/// [`ProveError::IndexOutside`].
pub fn inclusion_nodes(index: u64, size: u64) -> Result<Vec<NodeId>, ProveError> {
    Ok(inclusion_spans(index, size)?.into_iter().flat_map(Span::nodes).collect())
}

/// The stored nodes that [`consistency_proof`] looks up, in its order.
///
/// # Errors
/// [`ProveError::SizesReversed`].
pub fn consistency_nodes(old: u64, new: u64) -> Result<Vec<NodeId>, ProveError> {
    Ok(consistency_spans(old, new)?.into_iter().flat_map(Span::nodes).collect())
}

/// The proof that the entry at `index` (from 0) is in the log of `size` entries: the hashes beside the path from
/// the leaf up to the root.
///
/// # Errors
/// [`ProveError::IndexOutside`]; [`ProveError::MissingNode`] when `lookup` has no answer.
pub fn inclusion_proof(
    index: u64,
    size: u64,
    lookup: impl FnMut(NodeId) -> Option<Hash>,
) -> Result<Vec<Hash>, ProveError> {
    hashes(inclusion_spans(index, size)?, lookup)
}

/// The proof that the log of `new` entries begins with the log of `old` entries. Empty when `old` is 0 (nothing to
/// prove) or equal to `new`.
///
/// # Errors
/// [`ProveError::SizesReversed`]; [`ProveError::MissingNode`] when `lookup` has no answer.
pub fn consistency_proof(
    old: u64,
    new: u64,
    lookup: impl FnMut(NodeId) -> Option<Hash>,
) -> Result<Vec<Hash>, ProveError> {
    hashes(consistency_spans(old, new)?, lookup)
}

fn hashes(spans: Vec<Span>, mut lookup: impl FnMut(NodeId) -> Option<Hash>) -> Result<Vec<Hash>, ProveError> {
    spans.into_iter().map(|span| span.hash(&mut lookup)).collect()
}

/// `PATH(index, D[size])`: walks down to the leaf and keeps the half not taken at each step.
fn inclusion_spans(index: u64, size: u64) -> Result<Vec<Span>, ProveError> {
    if index >= size {
        return Err(ProveError::IndexOutside { index, size });
    }
    let mut beside = Vec::new();
    let mut span = Span::whole(size);
    while span.len() > 1 {
        let (left, right) = span.halves();
        let (taken, other) = if index < left.end { (left, right) } else { (right, left) };
        beside.push(other);
        span = taken;
    }
    beside.reverse();
    Ok(beside)
}

/// `PROOF(old, D[new])`: walks down along the older log's right edge.
fn consistency_spans(old: u64, new: u64) -> Result<Vec<Span>, ProveError> {
    if old > new {
        return Err(ProveError::SizesReversed { old, new });
    }
    if old == 0 {
        return Ok(Vec::new());
    }
    let mut beside = Vec::new();
    let mut span = Span::whole(new);
    while span.end != old {
        let (left, right) = span.halves();
        let (taken, other) = if old <= left.end { (left, right) } else { (right, left) };
        beside.push(other);
        span = taken;
    }
    // A walk that only turned left ends at the older log itself, whose root the verifier has.
    if span.start != 0 {
        beside.push(span);
    }
    beside.reverse();
    Ok(beside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(nodes: Vec<NodeId>) -> Vec<(u8, u64)> {
        nodes.into_iter().map(|node| (node.level, node.index)).collect()
    }

    /// The examples of RFC 6962 section 2.1.3, in a tree of seven entries.
    #[test]
    fn the_plans_are_those_of_the_rfc() {
        let [b, c, f, g, h, i, j] = [(0, 1), (0, 2), (0, 5), (1, 0), (1, 1), (1, 2), (0, 6)];
        let (a, d, e, k) = ((0, 0), (0, 3), (0, 4), (2, 0));
        assert_eq!(places(inclusion_nodes(0, 7).unwrap()), [b, h, i, j]);
        assert_eq!(places(inclusion_nodes(3, 7).unwrap()), [c, g, i, j]);
        assert_eq!(places(inclusion_nodes(4, 7).unwrap()), [f, j, k]);
        assert_eq!(places(inclusion_nodes(6, 7).unwrap()), [i, k]);
        assert_eq!(places(consistency_nodes(3, 7).unwrap()), [c, d, g, i, j]);
        assert_eq!(places(consistency_nodes(4, 7).unwrap()), [i, j]);
        assert_eq!(places(consistency_nodes(6, 7).unwrap()), [i, j, k]);
        assert_eq!(places(inclusion_nodes(5, 7).unwrap()), [e, j, k]);
        assert_eq!(places(inclusion_nodes(1, 2).unwrap()), [a]);
    }

    #[test]
    fn an_entry_not_yet_there_and_a_shrinking_log_have_no_proof() {
        assert_eq!(inclusion_nodes(7, 7), Err(ProveError::IndexOutside { index: 7, size: 7 }));
        assert_eq!(inclusion_nodes(0, 0), Err(ProveError::IndexOutside { index: 0, size: 0 }));
        assert_eq!(consistency_nodes(8, 7), Err(ProveError::SizesReversed { old: 8, new: 7 }));
    }

    #[test]
    fn a_missing_node_is_named() {
        let missing = NodeId { level: 0, index: 1 };
        assert_eq!(inclusion_proof(0, 7, |_| None), Err(ProveError::MissingNode { node: missing }));
    }

    #[test]
    fn plans_stay_short_in_the_largest_log() {
        assert!(inclusion_nodes(u64::MAX / 2, u64::MAX).unwrap().len() <= 127);
        assert_eq!(inclusion_nodes(0, 1 << 62).unwrap().len(), 62);
        assert_eq!(consistency_nodes(u64::MAX - 1, u64::MAX).unwrap().len(), 64);
    }
}
