//! The whole journal against its own tree: what a server does in the background after it started.

use std::collections::HashMap;

use tlog::{Frontier, Hash, NodeId};

use crate::journal::Journal;
use crate::on;
use crate::trouble::Trouble;

/// Leaves read at once.
const PAGE: i64 = 1000;

/// What [`Journal::verify`] found wrong.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    /// It could not be read.
    #[error("the journal could not be read")]
    Unreadable(#[from] Trouble),
    /// A number is missing.
    #[error("entry {expected} is missing")]
    Gap {
        /// The missing number.
        expected: i64,
    },
    /// A stored leaf has another hash than the stored one.
    #[error("the leaf of entry {seq} does not have its hash")]
    Leaf {
        /// The entry.
        seq: i64,
    },
    /// A stored interior node is missing or not the hash of its children.
    #[error("the stored node at level {}, index {} is wrong", node.level, node.index)]
    Node {
        /// The node.
        node: NodeId,
    },
    /// A stored checkpoint is not of this tree.
    #[error("the checkpoint over {size} entries has another root")]
    Checkpoint {
        /// Its size.
        size: u64,
    },
}

impl Journal {
    /// Recomputes the tree from the stored leaves and compares every hash, interior node and checkpoint. Gives size
    /// and root. Seconds for a million entries: run it beside the service, not before it.
    pub async fn verify(&self) -> Result<(u64, Hash), Broken> {
        let mut tree = Frontier::empty();
        loop {
            let leaves = self.leaves(tree.size().cast_signed()).await?;
            if leaves.is_empty() {
                return Ok((tree.size(), tree.root()));
            }
            let checkpoints = self.checkpoints(tree.size().cast_signed()).await?;
            let mut nodes = Vec::new();
            for (seq, leaf, hash) in leaves {
                let expected = tree.size().cast_signed();
                if seq != expected {
                    return Err(Broken::Gap { expected });
                }
                let computed = tlog::leaf_hash(&leaf);
                if computed.as_bytes().as_slice() != hash {
                    return Err(Broken::Leaf { seq });
                }
                nodes.extend(tree.append(computed).into_iter().filter(|(node, _)| node.level > 0));
                let (size, root) = (tree.size(), tree.root());
                if checkpoints.get(&size.cast_signed()).is_some_and(|signed| signed != root.as_bytes()) {
                    return Err(Broken::Checkpoint { size });
                }
            }
            self.compare_nodes(&nodes).await?;
        }
    }

    async fn leaves(&self, from: i64) -> Result<Vec<(i64, Vec<u8>, Vec<u8>)>, Trouble> {
        Ok(on!(&self.db, pool => {
            sqlx::query_as("SELECT seq, leaf, leaf_hash FROM journal WHERE seq >= $1 ORDER BY seq LIMIT $2")
                .bind(from)
                .bind(PAGE)
                .fetch_all(pool)
                .await
        })?)
    }

    async fn checkpoints(&self, from: i64) -> Result<HashMap<i64, Vec<u8>>, Trouble> {
        let rows: Vec<(i64, Vec<u8>)> = on!(&self.db, pool => {
            sqlx::query_as("SELECT size, root FROM checkpoint WHERE size > $1 AND size <= $2")
                .bind(from)
                .bind(from + PAGE)
                .fetch_all(pool)
                .await
        })?;
        Ok(rows.into_iter().collect())
    }

    async fn compare_nodes(&self, computed: &[(NodeId, Hash)]) -> Result<(), Broken> {
        let mut levels: HashMap<u8, Vec<(NodeId, Hash)>> = HashMap::new();
        for node in computed {
            levels.entry(node.0.level).or_default().push(*node);
        }
        for (level, nodes) in levels {
            let indices = nodes.iter().map(|(node, _)| node.index.cast_signed());
            let (first, last) = (indices.clone().min().unwrap_or(0), indices.max().unwrap_or(0));
            let stored = self.stored_nodes(i64::from(level), first, last).await?;
            for (node, hash) in nodes {
                if stored.get(&node.index.cast_signed()).is_none_or(|stored| stored != hash.as_bytes()) {
                    return Err(Broken::Node { node });
                }
            }
        }
        Ok(())
    }

    async fn stored_nodes(
        &self,
        level: i64,
        first: i64,
        last: i64,
    ) -> Result<HashMap<i64, Vec<u8>>, Trouble> {
        let rows: Vec<(i64, Vec<u8>)> = on!(&self.db, pool => {
            sqlx::query_as("SELECT idx, hash FROM merkle_node WHERE level = $1 AND idx BETWEEN $2 AND $3")
                .bind(level)
                .bind(first)
                .bind(last)
                .fetch_all(pool)
                .await
        })?;
        Ok(rows.into_iter().collect())
    }
}
