//! Receipts: the `.tlog-proof` file, whose text is pinned here to what any other implementation writes.

use std::error::Error;

use proptest::prelude::*;
use tlog::{
    Checkpoint, Hash, HashError, KeyError, MalformedProof, NoteError, OpenCheckpointError, ProofError,
    SigningKey, TlogProof, VerifyError, leaf_hash,
};

use crate::journal::{Journal, leaf};

const ORIGIN: &str = "log.example/journal";

/// Computed apart from this crate: the entry `second` of `first`, `second`, `third`.
const GOLDEN: &str = "\
c2sp.org/tlog-proof@v1
index 1
oa8DAjHKL9IOzzDFKUuvj2kyHQm7FqxTiFzNF6OFKA0=
ZW0+j1RCOM324y1kD1G6CRSVmxTt16UtC4uZq0yKxsY=

log.example/journal
3
w2UeVBcUxT1kjsx7rsp/4sNu9PplvM4ksdcShkN95WY=

— log.example/journal o2vbDvyn8iohHtE4dbw9YFZVmurSL19/VXps6zsQZUSSiiBSfKW/G2AqpXX1qSjQoo36ZkbQ2BqyRFjy5wx2HpxuaQg=
";

fn key() -> Result<SigningKey, KeyError> {
    SigningKey::from_secret(ORIGIN, &std::array::from_fn(|i| i as u8))
}

fn receipt(journal: &Journal, index: u64, size: u64) -> Result<TlogProof, Box<dyn Error>> {
    let checkpoint = Checkpoint::new(ORIGIN, size, journal.root(size))?.sign(&[&key()?])?;
    Ok(TlogProof::new(index, journal.inclusion(index, size)?, checkpoint))
}

#[test]
fn a_receipt_reads_as_written_here() {
    let journal = Journal::of(["first", "second", "third"].map(|entry| entry.as_bytes().to_vec()));
    assert_eq!(receipt(&journal, 1, 3).unwrap().to_string(), GOLDEN);

    let proof = TlogProof::parse(GOLDEN).unwrap();
    let known = [key().unwrap().verifying_key().clone()];
    let proved = proof.verify(leaf_hash(b"second"), ORIGIN, &known).unwrap();
    assert_eq!((proved.size(), proved.root()), (3, journal.root(3)));
}

#[test]
fn a_receipt_with_any_byte_changed_is_refused() {
    let known = [key().unwrap().verifying_key().clone()];
    let file = receipt(&Journal::with_size(11), 6, 11).unwrap().to_string();
    for at in 0..file.len() {
        for bit in 0..8 {
            let mut bytes = file.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            let Ok(changed) = String::from_utf8(bytes) else { continue };
            let proved =
                TlogProof::parse(&changed).is_ok_and(|proof| proof.verify(leaf(6), ORIGIN, &known).is_ok());
            assert!(!proved, "byte {at}, bit {bit}:\n{changed}");
        }
    }
}

#[test]
fn a_receipt_cut_short_or_with_a_line_too_many_is_refused() {
    for end in (0..GOLDEN.len()).filter(|&end| GOLDEN.is_char_boundary(end)) {
        assert!(TlogProof::parse(&GOLDEN[..end]).is_err(), "cut at byte {end}");
    }
    assert!(TlogProof::parse(&format!("{GOLDEN}\n")).is_err());
    assert!(TlogProof::parse(&format!("\n{GOLDEN}")).is_err());
}

#[test]
fn a_receipt_proves_its_own_entry_in_its_own_log_only() {
    let known = [key().unwrap().verifying_key().clone()];
    let journal = Journal::with_size(5);
    let proof = receipt(&journal, 2, 5).unwrap();
    assert!(proof.verify(leaf(2), ORIGIN, &known).is_ok());
    let other_entry = proof.verify(leaf(3), ORIGIN, &known);
    assert!(
        matches!(other_entry, Err(ProofError::NotIncluded(VerifyError::RootDiffers { expected, .. })) if expected == journal.root(5))
    );
    let other_log = proof.verify(leaf(2), "log.example/other", &known);
    assert!(matches!(other_log, Err(ProofError::Checkpoint(OpenCheckpointError::OriginDiffers { .. }))));
    let stranger = [SigningKey::from_secret(ORIGIN, &[9; 32]).unwrap().verifying_key().clone()];
    let other_key = proof.verify(leaf(2), ORIGIN, &stranger);
    assert!(matches!(other_key, Err(ProofError::Checkpoint(OpenCheckpointError::Note(_)))));
}

#[test]
fn extra_data_come_back_and_are_nobodys_word() {
    let journal = Journal::with_size(1);
    let proof = receipt(&journal, 0, 1).unwrap().with_extra(b"decision.json".to_vec());
    let file = proof.to_string();
    assert!(
        file.starts_with("c2sp.org/tlog-proof@v1\nextra ZGVjaXNpb24uanNvbg==\nindex 0\n\nlog.example/"),
        "{file}"
    );
    let parsed = TlogProof::parse(&file).unwrap();
    assert_eq!(parsed, proof);
    assert_eq!(parsed.unverified_extra(), Some(b"decision.json".as_slice()));

    let known = [key().unwrap().verifying_key().clone()];
    let changed = TlogProof::parse(&file.replace("ZGVj", "AGVj")).unwrap();
    assert!(changed.verify(leaf(0), ORIGIN, &known).is_ok(), "the format leaves extra data unprotected");
}

#[test]
fn what_is_wrong_with_a_receipt_is_said() {
    let parse = |from: &str, to: &str| TlogProof::parse(&GOLDEN.replacen(from, to, 1)).err();
    let index = |number, found: &str| Some(MalformedProof::Index { number, found: found.into() });
    assert_eq!(parse("@v1", "@v2"), Some(MalformedProof::Header { found: "c2sp.org/tlog-proof@v2".into() }));
    assert_eq!(parse("index 1", "index 01"), index(2, "index 01"));
    assert_eq!(parse("index 1", "index  1"), index(2, "index  1"));
    assert_eq!(parse("index 1\n", ""), index(2, "oa8DAjHKL9IOzzDFKUuvj2kyHQm7FqxTiFzNF6OFKA0="));
    assert_eq!(parse("index 1", "extra AA==\nindex"), index(3, "index"));
    assert_eq!(
        parse("index 1", "index 1\nextra AA=="),
        parse("oa8D", "extra AA==\noa8D"),
        "extra comes first"
    );
    assert!(matches!(parse("index", "extra A\nindex"), Some(MalformedProof::Extra(_))));
    let short = MalformedProof::ProofLine { number: 3, source: HashError::Length { got: 3 } };
    assert_eq!(parse("oa8D", "AAAA\noa8D"), Some(short));
    assert_eq!(parse("\n— log", "— log"), Some(MalformedProof::Checkpoint(NoteError::NoSeparator)));
    assert_eq!(TlogProof::parse(""), Err(MalformedProof::NoCheckpoint));
}

proptest! {
    #[test]
    fn every_receipt_comes_back_from_its_text(
        index in any::<u64>(),
        hashes in prop::collection::vec(any::<[u8; 32]>().prop_map(Hash), 0..64),
        extra in prop::option::of(prop::collection::vec(any::<u8>(), 0..40)),
    ) {
        let checkpoint = TlogProof::parse(GOLDEN).unwrap().checkpoint().clone();
        let mut proof = TlogProof::new(index, hashes, checkpoint);
        if let Some(extra) = extra {
            proof = proof.with_extra(extra);
        }
        prop_assert_eq!(TlogProof::parse(&proof.to_string()), Ok(proof));
    }

    #[test]
    fn a_spliced_receipt_is_refused_or_written_the_same(
        at in 0..GOLDEN.len(), cut in 0..40_usize, splice in "[ -~\n—]{0,12}",
    ) {
        let mut bytes = GOLDEN.as_bytes().to_vec();
        let end = bytes.len().min(at + cut);
        bytes.splice(at..end, splice.into_bytes());
        let file = String::from_utf8_lossy(&bytes);
        if let Ok(proof) = TlogProof::parse(&file) {
            prop_assert_eq!(proof.to_string(), file);
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in any::<String>()) {
        prop_assert!(TlogProof::parse(&text).is_err());
    }
}
