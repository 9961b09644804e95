//! Checkpoints: what a log commits to at one size, <https://c2sp.org/tlog-checkpoint>.

use std::fmt;
use std::str::FromStr;

use crate::decimal;
use crate::hash::{Hash, HashError};
use crate::key::{SigningKey, VerifyingKey};
use crate::note::{Note, NoteError, OpenNoteError};

/// Why something is not a checkpoint.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// The text has fewer than three lines, or its last line does not end in a newline.
    #[error("a checkpoint has at least three ended lines, not {got}")]
    Lines {
        /// Ended lines found.
        got: usize,
    },
    /// Origin and extension lines are not empty and have no control characters.
    #[error("line {number} of a checkpoint cannot be {line:?}")]
    Line {
        /// Counted from 1.
        number: usize,
        /// The line as given.
        line: String,
    },
    /// The size is a decimal number without sign or leading zeros, at most 2^64 - 1.
    #[error("{found:?} is not the size of a log")]
    Size {
        /// The line as given.
        found: String,
    },
    /// The root is not a hash in base64.
    #[error("the root: {0}")]
    Root(#[from] HashError),
    /// A log without entries has one root only, the hash of nothing.
    #[error("a log without entries cannot have the root {root}")]
    EmptyLogRoot {
        /// The root as given.
        root: Hash,
    },
}

/// Why a signed checkpoint is not to be believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenCheckpointError {
    /// The log's signature is missing or wrong.
    #[error(transparent)]
    Note(#[from] OpenNoteError),
    /// The signed text is not a checkpoint.
    #[error(transparent)]
    Malformed(#[from] CheckpointError),
    /// A checkpoint of another log.
    #[error("the checkpoint is of the log {found:?}, not {expected:?}")]
    OriginDiffers {
        /// The log asked for.
        expected: String,
        /// The log that the checkpoint names.
        found: String,
    },
}

/// Origin, size and root of a log. `Display` and [`FromStr`] are the text that is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    origin: String,
    size: u64,
    root: Hash,
    extensions: Vec<String>,
}

impl Checkpoint {
    /// The checkpoint of the log named `origin` (by custom a URL without its scheme) with `size` entries.
    ///
    /// # Errors
    /// [`CheckpointError::Line`] for an origin that is empty or has control characters;
    /// [`CheckpointError::EmptyLogRoot`].
    pub fn new(origin: &str, size: u64, root: Hash) -> Result<Self, CheckpointError> {
        if size == 0 && root != Hash::of_empty_tree() {
            return Err(CheckpointError::EmptyLogRoot { root });
        }
        Ok(Self { origin: checked_line(1, origin)?, size, root, extensions: Vec::new() })
    }

    /// The checkpoint with one more extension line. Witnesses make no statement about these.
    ///
    /// # Errors
    /// [`CheckpointError::Line`] for a line that is empty or has control characters.
    pub fn with_extension(mut self, line: &str) -> Result<Self, CheckpointError> {
        self.extensions.push(checked_line(4 + self.extensions.len(), line)?);
        Ok(self)
    }

    /// The log's name.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Entries in the log.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Root of the log's tree.
    pub fn root(&self) -> Hash {
        self.root
    }

    /// Lines after the root, whose meaning is the log's own.
    pub fn extensions(&self) -> &[String] {
        &self.extensions
    }

    /// Signs the checkpoint. The log's rule: never sign one that an earlier signed one is not the beginning of.
    ///
    /// # Errors
    /// [`NoteError::NoSignature`] without keys, [`NoteError::TooManySignatures`].
    pub fn sign(&self, keys: &[&SigningKey]) -> Result<Note, NoteError> {
        Note::sign(self.to_string(), keys)
    }

    /// The checkpoint in a note, once one of the log's keys is found to have signed it.
    ///
    /// # Errors
    /// [`OpenCheckpointError`] for a bad or missing signature, another text, or another log than `origin`.
    pub fn open(note: &Note, origin: &str, log_keys: &[VerifyingKey]) -> Result<Self, OpenCheckpointError> {
        let checkpoint: Self = note.open(log_keys)?.text.parse()?;
        if checkpoint.origin != origin {
            return Err(OpenCheckpointError::OriginDiffers {
                expected: origin.to_owned(),
                found: checkpoint.origin,
            });
        }
        Ok(checkpoint)
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n{}\n{}", self.origin, self.size, self.root.to_base64())?;
        self.extensions.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl FromStr for Checkpoint {
    type Err = CheckpointError;

    fn from_str(text: &str) -> Result<Self, CheckpointError> {
        let ended = text.strip_suffix('\n').map(|lines| lines.split('\n').collect::<Vec<_>>());
        let [origin, size, root, extensions @ ..] = ended.as_deref().unwrap_or_default() else {
            return Err(CheckpointError::Lines { got: text.matches('\n').count() });
        };
        let size = decimal::parse(size).ok_or_else(|| CheckpointError::Size { found: (*size).to_owned() })?;
        let checkpoint = Self::new(origin, size, Hash::from_base64(root)?)?;
        extensions.iter().try_fold(checkpoint, |checkpoint, line| checkpoint.with_extension(line))
    }
}

fn checked_line(number: usize, line: &str) -> Result<String, CheckpointError> {
    if line.is_empty() || line.contains(char::is_control) {
        return Err(CheckpointError::Line { number, line: line.to_owned() });
    }
    Ok(line.to_owned())
}
