//! The decision bundle: everything that a stranger needs to check a signed decision without this server, in one file.
//! `docs/verify.md` describes it for those who write a verifier of their own.

pub mod archive;
pub mod collect;
mod crc;
#[cfg(test)]
pub mod fixture;
pub mod leaf;
pub mod manifest;
pub mod names;
mod page;
mod readme;

use std::collections::BTreeMap;

use board::decision::{ContentHash, Signature, Statement};
use tlog::{Hash, Note, SigningKey, TlogProof};

use archive::TooMuch;
use manifest::Manifest;
use names::Part;

/// The body of an entry, with what hides it from guessing while only its commitment is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payload {
    pub salt: [u8; 32],
    pub body: Vec<u8>,
}

/// An entry of the journal as a bundle holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its place, which is the leaf's index.
    pub seq: u64,
    /// The exact bytes that were hashed.
    pub leaf: Vec<u8>,
    /// Only of the session's entries about the case.
    pub payload: Option<Payload>,
    /// The hashes from the leaf to the root of the checkpoint.
    pub inclusion: Vec<Hash>,
}

/// What a bundle is made of.
#[derive(Clone, Debug)]
pub struct Material {
    pub statement: Statement,
    pub signatures: Vec<Signature>,
    pub entries: Vec<Entry>,
    /// The log's signed checkpoint.
    pub checkpoint: Note,
}

/// Why a bundle could not be made.
#[derive(Debug, thiserror::Error)]
pub enum NotMade {
    #[error("a document cannot be written")]
    Json(#[from] serde_json::Error),
    #[error("the manifest cannot be signed")]
    Note(#[from] tlog::NoteError),
    #[error(transparent)]
    TooMuch(#[from] TooMuch),
}

/// Makes the bundle. The same material gives the same bytes.
///
/// # Errors
/// Too much for one bundle.
pub fn make(material: &Material, key: &SigningKey) -> Result<Vec<u8>, NotMade> {
    let mut files = files(material, key)?;
    let decision = material.statement.decision;
    let manifest = Manifest::of(decision, &files).bytes()?;
    let note = manifest::sign(decision, &manifest, key)?.to_string();
    files.insert(names::MANIFEST.to_owned(), manifest);
    files.insert(names::MANIFEST_NOTE.to_owned(), note.into_bytes());
    Ok(archive::write(&files)?)
}

/// Every file but the manifest and its note.
fn files(material: &Material, key: &SigningKey) -> Result<BTreeMap<String, Vec<u8>>, NotMade> {
    let statement = material.statement.bytes()?;
    let hash = ContentHash::of(&statement);
    let page = page::of(&material.statement, &hash, &material.signatures);
    let once = [
        (names::README, readme::of(&material.statement, &hash).into_bytes()),
        (names::CHECKPOINT, material.checkpoint.to_string().into_bytes()),
        (names::PAGE, page.into_bytes()),
        (names::STATEMENT, statement),
        (names::KEY, format!("{}\n", key.verifying_key()).into_bytes()),
        (names::SIGNATURES, serde_json::to_vec(&material.signatures)?),
    ];
    let mut files: BTreeMap<String, Vec<u8>> =
        once.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect();
    for entry in &material.entries {
        let proof = TlogProof::new(entry.seq, entry.inclusion.clone(), material.checkpoint.clone());
        files.insert(Part::Proof.name(entry.seq), proof.to_string().into_bytes());
        files.insert(Part::Leaf.name(entry.seq), entry.leaf.clone());
        if let Some(payload) = &entry.payload {
            files.insert(Part::Payload.name(entry.seq), payload.body.clone());
            files.insert(Part::Salt.name(entry.seq), payload.salt.to_vec());
        }
    }
    Ok(files)
}
