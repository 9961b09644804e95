//! The RFC 6962 tree over nodes that somebody else stores.

mod frontier;
mod prove;
mod span;
mod verify;

pub use frontier::{Frontier, RestoreError, frontier_nodes};
pub use prove::{ProveError, consistency_nodes, consistency_proof, inclusion_nodes, inclusion_proof};
pub use span::NodeId;
pub use verify::{VerifyError, verify_consistency, verify_inclusion};
