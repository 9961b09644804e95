//! The manifest: every other file of a bundle by name, size and hash, and the log's signature over it.

use std::collections::BTreeMap;

use board::ids::DecisionId;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use tlog::{Note, NoteError, SigningKey};

use super::names;

/// First line of the signed text. It is no log's name and a checkpoint's second line is a number, so that neither text
/// can be taken for the other.
const HEADER: &str = "samsyn/bundle/v1";

/// The form of a [`Manifest`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    #[serde(rename = "samsyn/manifest/v1")]
    V1,
}

/// A file of a bundle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    pub bytes: u64,
    pub name: String,
    /// Hexadecimal.
    pub sha256: String,
}

/// All files but the manifest and its note. Members are in alphabetical order and strings are ASCII, so that what
/// [`Manifest::bytes`] gives is RFC 8785 canonical JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    pub decision: DecisionId,
    /// In the order of their names.
    pub files: Vec<Listed>,
    pub form: Form,
}

impl Manifest {
    /// The manifest of `files`.
    pub fn of<B: AsRef<[u8]>>(decision: DecisionId, files: &BTreeMap<String, B>) -> Self {
        let own = [names::MANIFEST, names::MANIFEST_NOTE];
        let others = files.iter().filter(|(name, _)| !own.contains(&name.as_str()));
        let listed = others.map(|(name, bytes)| Listed {
            bytes: bytes.as_ref().len() as u64,
            name: name.clone(),
            sha256: hex::encode(Sha256::digest(bytes.as_ref())),
        });
        Self { decision, files: listed.collect(), form: Form::V1 }
    }

    /// The exact bytes of the file.
    ///
    /// # Errors
    /// None of a manifest's values is one that JSON cannot hold.
    pub fn bytes(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json::to_vec(self)
    }
}

/// The text that the log signs.
pub fn signed_text(decision: DecisionId, manifest: &[u8]) -> String {
    format!("{HEADER}\n{decision}\n{}\n", hex::encode(Sha256::digest(manifest)))
}

/// The signed note over the manifest's bytes.
///
/// # Errors
/// The text is that of a note, so there is none.
pub fn sign(decision: DecisionId, manifest: &[u8], key: &SigningKey) -> Result<Note, NoteError> {
    Note::sign(signed_text(decision, manifest), &[key])
}
