//! An attacker who repairs the archive's checksums, and then the manifest, but has not the log's key.

use std::collections::BTreeMap;

use tlog::SigningKey;

use super::*;
use crate::bundle::fixture::{ORIGIN, id, statement};
use crate::bundle::manifest::{self, Manifest};
use crate::bundle::names::{MANIFEST, MANIFEST_NOTE, SIGNATURES};

/// Without the archive around the files: an attacker repairs that.
#[test]
fn every_changed_byte_of_every_file_is_found_also_under_right_checksums() {
    let whole = unpacked(&bundle(&material()));
    for (name, bytes) in &whole {
        let mut changed = bytes.clone();
        for at in 0..bytes.len() {
            changed[at] ^= 1 << (at % 8);
            let mut files: BTreeMap<String, &[u8]> =
                whole.iter().map(|(name, bytes)| (name.clone(), bytes.as_slice())).collect();
            files.insert(name.clone(), &changed);
            let found = unpacked_checked(&Files(files), Some(key().verifying_key()), &mut Vec::new());
            let told = found.expect_err(name).to_string();
            assert!(told.starts_with(name), "byte {at} of {name}: {told}");
            changed[at] = bytes[at];
        }
    }
}

#[test]
fn a_missing_file_is_named() {
    let whole = unpacked(&bundle(&material()));
    for name in whole.keys() {
        let mut files = whole.clone();
        files.remove(name);
        let (_, told) = told(&archive::write(&files).unwrap());
        assert_eq!(told, format!("{name}: the file is missing"));
    }
}

#[test]
fn an_entry_that_the_manifest_does_not_list_is_named() {
    let mut files = unpacked(&bundle(&material()));
    files.insert("entries/0000000099.leaf.json".to_owned(), b"{}".to_vec());
    let (code, told) = told(&archive::write(&files).unwrap());
    assert_eq!((code, told.as_str()), (3, "entries/0000000099.leaf.json: not listed in the manifest"));
}

#[test]
fn a_manifest_made_anew_is_not_the_one_that_was_signed() {
    let mut files = unpacked(&bundle(&material()));
    files.insert(SIGNATURES.to_owned(), b"[]".to_vec());
    let manifest = Manifest::of(statement().decision, &files).bytes().unwrap();
    files.insert(MANIFEST.to_owned(), manifest.clone());
    let (code, said) = told(&archive::write(&files).unwrap());
    assert_eq!((code, said.as_str()), (3, "manifest.json: the manifest that the log signed is another one"));

    let text = manifest::signed_text(statement().decision, &manifest);
    let note = String::from_utf8(files[MANIFEST_NOTE].clone()).unwrap();
    let signature = note.split_once("\n\n").unwrap().1;
    files.insert(MANIFEST_NOTE.to_owned(), format!("{text}\n{signature}").into_bytes());
    let (code, said) = told(&archive::write(&files).unwrap());
    assert_eq!(code, 1);
    assert!(said.starts_with("manifest.note: the signature of hospital.example/journal+"), "{said}");
}

#[test]
fn a_bundle_signed_all_over_with_another_key_of_the_same_name_is_found_by_the_given_key() {
    let other = SigningKey::from_secret(ORIGIN, &[8; 32]).unwrap();
    let zip = make(&material(), &other).unwrap();
    assert_eq!(told(&zip), (1, "log.vkey: the bundle's key is not the one given".to_owned()));
    // Believing the bundle's own key, one sees that another key signed the checkpoint.
    let fault = check(&zip, None).end.unwrap_err();
    assert_eq!(fault.wrong.exit_code(), 1);
    assert!(fault.to_string().starts_with("checkpoint.txt: none of the 1 known keys"), "{fault}");
}

#[test]
fn the_note_of_another_decision_does_not_pass() {
    let mut other = material();
    other.statement.decision = board::ids::DecisionId(id(77));
    let mut files = unpacked(&bundle(&material()));
    files.insert(MANIFEST_NOTE.to_owned(), unpacked(&bundle(&other))[MANIFEST_NOTE].clone());
    assert_eq!(
        told(&archive::write(&files).unwrap()),
        (3, "manifest.json: the manifest that the log signed is another one".to_owned())
    );
}
