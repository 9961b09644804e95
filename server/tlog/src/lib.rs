//! A transparency log: an append-only list of entries whose whole history is summed up in one signed line.
//!
//! - The tree is that of [RFC 6962](https://www.rfc-editor.org/rfc/rfc6962.html#section-2.1) with SHA-256. Nothing
//!   here stores anything: [`Frontier::append`] says which nodes to store, [`inclusion_nodes`] and
//!   [`consistency_nodes`] say which to load.
//! - Checkpoints are [C2SP signed notes](https://c2sp.org/signed-note) in the form of
//!   [tlog-checkpoint](https://c2sp.org/tlog-checkpoint), signed with Ed25519.
//! - A receipt is a [C2SP tlog-proof](https://c2sp.org/tlog-proof): one text file that proves an entry without
//!   asking the server.
//!
//! ```
//! use tlog::{Checkpoint, Frontier, SigningKey, TlogProof, inclusion_proof, leaf_hash};
//!
//! let mut stored = std::collections::HashMap::new();
//! let mut log = Frontier::empty();
//! for entry in ["first", "second", "third"] {
//!     stored.extend(log.append(leaf_hash(entry.as_bytes())));
//! }
//!
//! let key = SigningKey::from_secret("log.example/journal", &[7; 32])?;
//! let checkpoint = Checkpoint::new("log.example/journal", log.size(), log.root())?;
//! let hashes = inclusion_proof(1, log.size(), |node| stored.get(&node).copied())?;
//! let receipt = TlogProof::new(1, hashes, checkpoint.sign(&[&key])?).to_string();
//!
//! // Whoever holds the receipt, the entry and the log's public key needs nothing else.
//! let proof = TlogProof::parse(&receipt)?;
//! let known = [key.verifying_key().clone()];
//! let proved = proof.verify(leaf_hash(b"second"), "log.example/journal", &known)?;
//! assert_eq!(proved.size(), 3);
//! assert!(proof.verify(leaf_hash(b"other"), "log.example/journal", &known).is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod checkpoint;
mod decimal;
mod hash;
mod key;
mod note;
mod proof;
mod tree;

pub use checkpoint::{Checkpoint, CheckpointError, OpenCheckpointError};
pub use hash::{Hash, HashError, leaf_hash, node_hash};
pub use key::{KeyError, KeyId, KeyName, SigningKey, VerifyingKey};
pub use note::{MAX_SIGNATURES, Note, NoteError, OpenNote, OpenNoteError, Signature, SignatureLineError};
pub use proof::{MalformedProof, ProofError, TlogProof};
pub use tree::{
    Frontier, NodeId, ProveError, RestoreError, VerifyError, consistency_nodes, consistency_proof,
    frontier_nodes, inclusion_nodes, inclusion_proof, verify_consistency, verify_inclusion,
};
