//! Whether a description of a variant is HGVS, by the grammar of the HGVS nomenclature 21.0.
//!
//! Reads descriptions on genomic, coding, non-coding and mitochondrial DNA, on RNA and on protein: positions with
//! offsets and uncertain ranges, substitution, deletion, duplication, insertion, inversion, repeats, frame shifts,
//! extensions, alleles in brackets, predictions in parentheses. What annotation programs write beyond the nomenclature
//! and everybody understands is readable too: the deleted or duplicated bases after `del` and `dup`, positions outside of
//! a non-coding transcript. Whether a description fits its sequence is not asked. Nothing is copied: a
//! description is one pass over its bytes.

mod common;
mod cursor;
mod nucleotide;
mod protein;

use board::variant::Issue;

use self::cursor::Cursor;
use crate::issues::{excerpt, note};

/// Notes each of the two descriptions, on the transcript and on the protein, that cannot be read.
pub fn check(on_transcript: Option<&str>, on_protein: Option<&str>, issues: &mut Vec<Issue>) {
    let transcript = on_transcript.filter(|given| !is_nucleotide(given));
    let protein = on_protein.filter(|given| !is_protein(given));
    for given in transcript.into_iter().chain(protein) {
        note(issues, Issue::HgvsUnreadable { given: excerpt(given) });
    }
}

/// Whether `text`, with or without an accession, describes a change of DNA or RNA.
pub fn is_nucleotide(text: &str) -> bool {
    let text = without_accession(text);
    if common::is_substitution(text) {
        return true;
    }
    let mut cursor = Cursor::new(text);
    nucleotide::description(&mut cursor) && cursor.at_end()
}

/// Whether `text`, with or without an accession, describes a change of a protein. A silent change may be told by its
/// description on the transcript with `(p.=)` behind it, as VEP did.
pub fn is_protein(text: &str) -> bool {
    let text = without_accession(text);
    if common::is_exchange(text) {
        return true;
    }
    if let Some(silent) = text.strip_suffix("(p.=)") {
        return is_nucleotide(silent);
    }
    let mut cursor = Cursor::new(text);
    protein::description(&mut cursor) && cursor.at_end()
}

/// The description behind `NM_004333.6:`.
fn without_accession(text: &str) -> &str {
    if text.as_bytes().get(1) == Some(&b'.') {
        return text;
    }
    match text.split_once(':') {
        Some((accession, description)) if is_accession(accession) => description,
        _ => text,
    }
}

fn is_accession(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.-()".contains(&byte))
}

#[cfg(test)]
mod tests;
