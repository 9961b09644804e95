//! A log kept in memory, as a database would keep its nodes.

use std::collections::HashMap;

use tlog::{Frontier, Hash, NodeId, ProveError, consistency_proof, inclusion_proof, leaf_hash};

/// Every stored node, and the root at every size.
pub struct Journal {
    pub frontier: Frontier,
    pub nodes: HashMap<NodeId, Hash>,
    pub roots: Vec<Hash>,
}

/// The entry at `index`: no two are alike.
pub fn entry(index: u64) -> Vec<u8> {
    format!("entry {index}").into_bytes()
}

/// The leaf hash of the entry at `index`.
pub fn leaf(index: u64) -> Hash {
    leaf_hash(&entry(index))
}

impl Journal {
    pub fn of(entries: impl IntoIterator<Item = Vec<u8>>) -> Self {
        let mut frontier = Frontier::empty();
        let mut nodes = HashMap::new();
        let mut roots = vec![frontier.root()];
        for entry in entries {
            for (node, hash) in frontier.append(leaf_hash(&entry)) {
                assert_eq!(nodes.insert(node, hash), None, "{node:?} was completed twice");
            }
            roots.push(frontier.root());
        }
        Self { frontier, nodes, roots }
    }

    pub fn with_size(size: u64) -> Self {
        Self::of((0..size).map(entry))
    }

    pub fn root(&self, size: u64) -> Hash {
        self.roots[size as usize]
    }

    pub fn inclusion(&self, index: u64, size: u64) -> Result<Vec<Hash>, ProveError> {
        inclusion_proof(index, size, |node| self.nodes.get(&node).copied())
    }

    pub fn consistency(&self, old: u64, new: u64) -> Result<Vec<Hash>, ProveError> {
        consistency_proof(old, new, |node| self.nodes.get(&node).copied())
    }
}
