//! Archives that nobody's server wrote.

use super::*;
use crate::bundle::archive::{NotCanonical, Place};

/// The file that each byte of an archive belongs to, told apart from the reader's own code: headers and contents one
/// after the other, then the directory's lines, then 22 bytes of end.
fn owners(zip: &[u8]) -> Vec<Option<String>> {
    let files = unpacked(zip);
    let locals = files.iter().map(|(name, bytes)| (name, 30 + name.len() + bytes.len()));
    let lines = files.keys().map(|name| (name, 46 + name.len()));
    let mut owners: Vec<Option<String>> = Vec::new();
    for (name, length) in locals.chain(lines) {
        owners.extend(std::iter::repeat_n(Some(name.clone()), length));
    }
    owners.extend(std::iter::repeat_n(None, 22));
    assert_eq!(owners.len(), zip.len());
    owners
}

#[test]
fn every_changed_byte_is_found_and_its_file_named() {
    let mut zip = bundle(&material());
    for (at, owner) in owners(&zip).into_iter().enumerate() {
        zip[at] ^= 1 << (at % 8);
        let (code, told) = told(&zip);
        assert_eq!(code, 5, "byte {at} of {owner:?}: {told}");
        assert!(
            told.contains(owner.as_deref().unwrap_or("the archive itself")),
            "byte {at} of {owner:?}: {told}"
        );
        zip[at] ^= 1 << (at % 8);
    }
    assert!(fault(&zip).is_none());
}

#[test]
fn every_truncation_is_found() {
    let zip = bundle(&material());
    for length in 0..zip.len() {
        assert_eq!(told(&zip[..length]).0, 5, "{length} bytes");
    }
}

#[test]
fn bytes_before_and_behind_are_found() {
    let zip = bundle(&material());
    let behind = fault(&[&zip[..], b"\n"].concat()).unwrap();
    assert_eq!(behind.to_string(), "the archive itself: bytes follow the end");
    assert_eq!(told(&[b"#!", &zip[..]].concat()).0, 5);
    assert_eq!(told(&[&zip[..], &zip[..]].concat()).0, 5);
}

#[test]
fn files_that_belong_to_no_bundle_are_refused_by_name() {
    for name in ["extra.txt", "../decision.json", "entries/7.leaf.json", "decision.json/", "Decision.json"] {
        let mut files = unpacked(&bundle(&material()));
        files.insert(name.to_owned(), b"x".to_vec());
        assert_eq!(
            told(&archive::write(&files).unwrap()),
            (5, format!("{name}: no file of a bundle has such a name"))
        );
    }
}

#[test]
fn the_same_file_twice_is_refused() {
    let zip = bundle(&material());
    let readme = 30 + "README.txt".len() + unpacked(&zip)["README.txt"].len();
    let twice = [&zip[..readme], &zip[..]].concat();
    assert_eq!(told(&twice), (5, "README.txt: it does not come in the order of names".to_owned()));
}

#[test]
fn a_size_that_a_header_only_claims_reserves_nothing() {
    let mut zip = bundle(&material());
    zip[18..26].copy_from_slice(&[0xFF; 8]);
    assert_eq!(told(&zip), (5, "README.txt: the archive breaks off".to_owned()));
}

#[test]
fn a_compressed_file_is_refused_unopened() {
    let mut zip = bundle(&material());
    zip[8] = 8;
    assert_eq!(told(&zip), (5, "README.txt: its header is not that of a stored file in a bundle".to_owned()));
}

#[test]
fn an_archive_too_large_is_refused_unread() {
    let huge = vec![0; archive::MOST_BYTES + 1];
    let flaw = archive::read(&huge).unwrap_err();
    assert_eq!(flaw.place, Place::Archive);
    assert_eq!(flaw.wrong, NotCanonical::TooLarge { bytes: 67_108_865 });
}

#[test]
fn an_ordinary_zip_program_reads_the_bundle() {
    let zip = bundle(&material());
    let mut read = zip::ZipArchive::new(std::io::Cursor::new(&zip)).unwrap();
    let files = unpacked(&zip);
    assert_eq!(read.len(), files.len());
    for (name, bytes) in files {
        let mut found = Vec::new();
        std::io::Read::read_to_end(&mut read.by_name(&name).unwrap(), &mut found).unwrap();
        assert_eq!(found, bytes, "{name}");
    }
}
