//! Receipts that are checked without the server, <https://c2sp.org/tlog-proof>: the `.tlog-proof` file.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::checkpoint::{Checkpoint, OpenCheckpointError};
use crate::decimal;
use crate::hash::{Hash, HashError};
use crate::key::VerifyingKey;
use crate::note::{Note, NoteError};
use crate::tree::{VerifyError, verify_inclusion};

/// First line of every proof file.
const HEADER: &str = "c2sp.org/tlog-proof@v1";

/// Why something is not a proof file. Lines are counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MalformedProof {
    /// The first line is not `c2sp.org/tlog-proof@v1`.
    #[error("the first line is {found:?}, not {HEADER:?}")]
    Header {
        /// The line found.
        found: String,
    },
    /// The extra data are not the one base64 spelling of any bytes.
    #[error("the extra data in base64: {0}")]
    Extra(base64::DecodeError),
    /// The line after the header or the extra data is not `index` and a decimal number.
    #[error("line {number} is {found:?}, not the index")]
    Index {
        /// Where the index is expected.
        number: usize,
        /// The line found.
        found: String,
    },
    /// A line of the proof is not a hash.
    #[error("line {number}: {source}")]
    ProofLine {
        /// Which line.
        number: usize,
        /// What is wrong with it.
        source: HashError,
    },
    /// No empty line separates proof and checkpoint.
    #[error("no empty line separates the proof from the checkpoint")]
    NoCheckpoint,
    /// What follows the empty line is not a signed note.
    #[error("the checkpoint: {0}")]
    Checkpoint(#[from] NoteError),
}

/// Why a proof does not prove the entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The checkpoint is not the log's.
    #[error(transparent)]
    Checkpoint(#[from] OpenCheckpointError),
    /// The entry is not in the log at this index.
    #[error(transparent)]
    NotIncluded(#[from] VerifyError),
}

/// A proof that an entry is in a log, with the checkpoint it leads to; not checked until [`TlogProof::verify`].
/// `Display` is the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TlogProof {
    extra: Option<Vec<u8>>,
    index: u64,
    hashes: Vec<Hash>,
    checkpoint: Note,
}

impl TlogProof {
    /// The proof of the entry at `index` (from 0): the hashes of [`inclusion_proof`](crate::inclusion_proof) at
    /// the size of the signed `checkpoint`.
    pub fn new(index: u64, hashes: Vec<Hash>, checkpoint: Note) -> Self {
        Self { extra: None, index, hashes, checkpoint }
    }

    /// The proof with data of the application's own, which **nothing in the proof protects from change**.
    #[must_use]
    pub fn with_extra(self, extra: Vec<u8>) -> Self {
        Self { extra: Some(extra), ..self }
    }

    /// Index of the entry, from 0.
    pub fn index(&self) -> u64 {
        self.index
    }

    /// Hashes beside the path from the leaf to the root.
    pub fn hashes(&self) -> &[Hash] {
        &self.hashes
    }

    /// The signed checkpoint with all its signature lines, also those of witnesses.
    pub fn checkpoint(&self) -> &Note {
        &self.checkpoint
    }

    /// Data of the application's own, which anybody may have changed.
    pub fn unverified_extra(&self) -> Option<&[u8]> {
        self.extra.as_deref()
    }

    /// Reads a proof file without checking that it proves anything.
    ///
    /// # Errors
    /// [`MalformedProof`] says where it is not one.
    pub fn parse(file: &str) -> Result<Self, MalformedProof> {
        let (head, checkpoint) = file.split_once("\n\n").ok_or(MalformedProof::NoCheckpoint)?;
        let mut lines = (1..).zip(head.split('\n')).peekable();
        let (_, header) = lines.next().unwrap_or_default();
        if header != HEADER {
            return Err(MalformedProof::Header { found: header.to_owned() });
        }
        let extra = lines
            .next_if(|(_, line)| line.starts_with("extra "))
            .map(|(_, line)| STANDARD.decode(&line["extra ".len()..]).map_err(MalformedProof::Extra))
            .transpose()?;
        let (number, line) = lines.next().unwrap_or((2, ""));
        let index = line
            .strip_prefix("index ")
            .and_then(decimal::parse)
            .ok_or_else(|| MalformedProof::Index { number, found: line.to_owned() })?;
        let hashes = lines
            .map(|(number, line)| {
                Hash::from_base64(line).map_err(|source| MalformedProof::ProofLine { number, source })
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { extra, index, hashes, checkpoint: Note::parse(checkpoint)? })
    }

    /// Checks that the log named `origin`, by one of its keys, committed to the entry with this leaf hash at
    /// [`TlogProof::index`], and gives the checkpoint that says so.
    ///
    /// # Errors
    /// [`ProofError`] when the checkpoint is not the log's or the entry is not in it.
    pub fn verify(
        &self,
        leaf_hash: Hash,
        origin: &str,
        log_keys: &[VerifyingKey],
    ) -> Result<Checkpoint, ProofError> {
        let checkpoint = Checkpoint::open(&self.checkpoint, origin, log_keys)?;
        verify_inclusion(leaf_hash, self.index, checkpoint.size(), &self.hashes, checkpoint.root())?;
        Ok(checkpoint)
    }
}

impl fmt::Display for TlogProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEADER}")?;
        if let Some(extra) = &self.extra {
            writeln!(f, "extra {}", STANDARD.encode(extra))?;
        }
        writeln!(f, "index {}", self.index)?;
        self.hashes.iter().try_for_each(|hash| writeln!(f, "{}", hash.to_base64()))?;
        write!(f, "\n{}", self.checkpoint)
    }
}
