//! The journal's entries: that each is in the log, unchanged, with the body that it commits to.

use std::collections::{BTreeMap, BTreeSet};

use board::ids::CaseId;
use tlog::{Checkpoint, Note, TlogProof, leaf_hash, verify_inclusion};

use super::Files;
use super::fault::{Fault, Wrong};
use crate::bundle::leaf::{Leaf, commitment};
use crate::bundle::names::Part;

/// An entry that is in the log.
pub struct Entry<'a> {
    pub leaf: Leaf,
    /// The body, when the bundle has it.
    pub payload: Option<&'a [u8]>,
}

/// Every entry of the bundle, in order.
pub fn all<'a>(
    files: &Files<'a>,
    note: &Note,
    checkpoint: &Checkpoint,
    steps: &mut Vec<String>,
) -> Result<Vec<Entry<'a>>, Fault> {
    let seqs: BTreeSet<u64> = files.0.keys().filter_map(|name| Part::of(name)).map(|(_, seq)| seq).collect();
    let entries: Vec<Entry<'a>> =
        seqs.into_iter().map(|seq| entry(files, seq, note, checkpoint)).collect::<Result<_, _>>()?;
    let bodies = entries.iter().filter(|entry| entry.payload.is_some()).count();
    steps.push(format!(
        "{} entries are in the log as they were written, {bodies} of them with the body they commit to.",
        entries.len()
    ));
    Ok(entries)
}

fn entry<'a>(files: &Files<'a>, seq: u64, note: &Note, checkpoint: &Checkpoint) -> Result<Entry<'a>, Fault> {
    let name = Part::Leaf.name(seq);
    let bytes = files.bytes(&name)?;
    let leaf = Leaf::parse(bytes).map_err(|error| Fault::of(&name, Wrong::Json(error)))?;
    if leaf.seq != seq {
        return Err(Fault::of(&name, Wrong::OtherEntry { found: leaf.seq }));
    }
    proved(files, seq, bytes, note, checkpoint)?;
    let payload = payload(files, seq, &leaf)?;
    Ok(Entry { leaf, payload })
}

/// The proof of the entry leads from its leaf to the checkpoint.
fn proved(
    files: &Files<'_>,
    seq: u64,
    leaf: &[u8],
    note: &Note,
    checkpoint: &Checkpoint,
) -> Result<(), Fault> {
    let name = Part::Proof.name(seq);
    let wrong = |wrong| Fault::of(&name, wrong);
    let text = files.text(&name)?;
    let proof = TlogProof::parse(text).map_err(|error| wrong(Wrong::Proof(error)))?;
    if proof.to_string() != text || proof.unverified_extra().is_some() {
        return Err(wrong(Wrong::NotCanonical));
    }
    if proof.checkpoint() != note {
        return Err(wrong(Wrong::OtherCheckpoint));
    }
    if proof.index() != seq {
        return Err(wrong(Wrong::OtherEntry { found: proof.index() }));
    }
    if seq >= checkpoint.size() {
        return Err(wrong(Wrong::BehindCheckpoint { size: checkpoint.size() }));
    }
    verify_inclusion(leaf_hash(leaf), seq, checkpoint.size(), proof.hashes(), checkpoint.root())
        .map_err(|error| wrong(Wrong::NotIncluded(error)))
}

fn payload<'a>(files: &Files<'a>, seq: u64, leaf: &Leaf) -> Result<Option<&'a [u8]>, Fault> {
    let names = [Part::Payload.name(seq), Part::Salt.name(seq)];
    if names.iter().all(|name| !files.0.contains_key(name)) {
        return Ok(None);
    }
    let [payload, salt] = [files.bytes(&names[0])?, files.bytes(&names[1])?];
    if salt.len() != 32 || commitment(salt, payload) != leaf.commit {
        return Err(Fault::of(&names[0], Wrong::Commitment));
    }
    Ok(Some(payload))
}

/// Every entry belongs to the case, and the case's own streams have no gap: an act or a look left out from between
/// others would show. What came after the last one shown, only a later bundle can tell.
pub fn of_the_case(entries: &[Entry<'_>], case: CaseId, steps: &mut Vec<String>) -> Result<(), Fault> {
    let mut next: BTreeMap<String, u64> =
        ["case", "look"].into_iter().map(|stream| (format!("{stream}/{case}"), 1)).collect();
    for Entry { leaf, .. } in entries {
        let wrong = |wrong| Fault::of(&Part::Leaf.name(leaf.seq), wrong);
        match next.get_mut(&leaf.stream) {
            Some(expected) if *expected == leaf.stream_seq => *expected += 1,
            Some(expected) => {
                let (stream, expected, found) = (leaf.stream.clone(), *expected, leaf.stream_seq);
                return Err(wrong(Wrong::Gap { stream, expected, found }));
            }
            None if leaf.about.contains(&case.0) => {}
            None => return Err(wrong(Wrong::OtherCase)),
        }
    }
    let [acts, looks] =
        ["case", "look"].map(|stream| next.get(&format!("{stream}/{case}")).map_or(0, |next| next - 1));
    steps.push(format!("The case's streams have no gap: {acts} acts, {looks} looks."));
    Ok(())
}
