//! What the log signed: the manifest with every file, and the checkpoint.

use std::collections::BTreeMap;

use board::ids::DecisionId;
use tlog::{Checkpoint, Note, OpenCheckpointError, VerifyingKey};

use super::Files;
use super::fault::{Fault, Wrong};
use crate::bundle::manifest::{Listed, Manifest, signed_text};
use crate::bundle::names;

/// The log's key: the one given, which the bundle's own must equal, or else the bundle's own.
pub fn key(
    files: &Files<'_>,
    given: Option<&VerifyingKey>,
    steps: &mut Vec<String>,
) -> Result<VerifyingKey, Fault> {
    let wrong = |wrong| Fault::of(names::KEY, wrong);
    let text = files.text(names::KEY)?;
    let own: VerifyingKey =
        text.strip_suffix('\n').unwrap_or(text).parse().map_err(|error| wrong(Wrong::Key(error)))?;
    if format!("{own}\n") != text {
        return Err(wrong(Wrong::NotCanonical));
    }
    match given {
        Some(given) if *given != own => return Err(wrong(Wrong::OtherKey)),
        Some(_) => steps.push(format!("The bundle's key is the one given: {own}")),
        None => steps.push(format!(
            "No key was given, so the bundle's own is used. Compare it with the hospital's: {own}"
        )),
    }
    Ok(own)
}

/// Checks the log's signature over the manifest, and every other file against it.
pub fn manifest(files: &Files<'_>, key: &VerifyingKey, steps: &mut Vec<String>) -> Result<DecisionId, Fault> {
    let wrong = |wrong| Fault::of(names::MANIFEST, wrong);
    let bytes = files.bytes(names::MANIFEST)?;
    let manifest = serde_json::from_slice::<Manifest>(bytes).map_err(|error| wrong(Wrong::Json(error)))?;
    let note = note(files, names::MANIFEST_NOTE)?;
    let keys = [key.clone()];
    let signed =
        note.open(&keys).map_err(|error| Fault::of(names::MANIFEST_NOTE, Wrong::Signature(error)))?;
    if note.signatures().len() != 1 {
        return Err(Fault::of(names::MANIFEST_NOTE, Wrong::NotCanonical));
    }
    if signed_text(manifest.decision, bytes) != signed.text {
        return Err(wrong(Wrong::OtherManifest));
    }
    listed(files, &manifest)?;
    let canonical = manifest.bytes().map_err(|error| wrong(Wrong::Json(error)))?;
    if canonical != bytes || Manifest::of(manifest.decision, &files.0) != manifest {
        return Err(wrong(Wrong::NotCanonical));
    }
    steps.push("The log signed the manifest, and every file is the one that it lists.".to_owned());
    Ok(manifest.decision)
}

/// Each file is listed, each listed file is there, and its size and hash are those listed.
fn listed(files: &Files<'_>, manifest: &Manifest) -> Result<(), Fault> {
    let listed: BTreeMap<&str, &Listed> = manifest.files.iter().map(|one| (one.name.as_str(), one)).collect();
    let found = Manifest::of(manifest.decision, &files.0);
    for one in &found.files {
        match listed.get(one.name.as_str()) {
            None => return Err(Fault::of(&one.name, Wrong::Unlisted)),
            Some(listed) if *listed != one => return Err(Fault::of(&one.name, Wrong::OtherFile)),
            Some(_) => {}
        }
    }
    match listed.keys().find(|name| !files.0.contains_key(**name)) {
        Some(name) => Err(Fault::of(name, Wrong::Missing)),
        None => Ok(()),
    }
}

/// The log's checkpoint. Signatures of others, such as witnesses, may stand beside the log's.
pub fn checkpoint(
    files: &Files<'_>,
    key: &VerifyingKey,
    steps: &mut Vec<String>,
) -> Result<(Note, Checkpoint), Fault> {
    let note = note(files, names::CHECKPOINT)?;
    let opened = Checkpoint::open(&note, key.name().as_str(), std::slice::from_ref(key));
    let checkpoint = opened.map_err(|error| {
        Fault::of(
            names::CHECKPOINT,
            match error {
                OpenCheckpointError::Note(error) => Wrong::Signature(error),
                OpenCheckpointError::Malformed(error) => Wrong::Checkpoint(error),
                OpenCheckpointError::OriginDiffers { expected, found } => Wrong::OtherLog { expected, found },
            },
        )
    })?;
    steps.push(format!("The log signed a checkpoint of {} entries.", checkpoint.size()));
    Ok((note, checkpoint))
}

fn note(files: &Files<'_>, name: &str) -> Result<Note, Fault> {
    let text = files.text(name)?;
    let note = Note::parse(text).map_err(|error| Fault::of(name, Wrong::Note(error)))?;
    if note.to_string() == text { Ok(note) } else { Err(Fault::of(name, Wrong::NotCanonical)) }
}
