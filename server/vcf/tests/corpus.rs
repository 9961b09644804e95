//! Every input of the fuzzer's seeds, and every fixture, read by the stable compiler.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a property that does not hold stops the test")]

#[path = "../fuzz/properties.rs"]
mod properties;

use std::path::Path;

/// Holds every file of `directory` against a property; gives how many there are.
fn replay(directory: &str, property: fn(&[u8])) -> usize {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join(directory);
    let mut replayed = 0;
    for entry in std::fs::read_dir(directory).unwrap().map(Result::unwrap) {
        println!("{}", entry.path().display());
        property(&std::fs::read(entry.path()).unwrap());
        replayed += 1;
    }
    replayed
}

#[test]
fn every_line_of_every_seed_and_every_fixture_is_accounted_for() {
    assert!(replay("fuzz/seeds/read_vcf", properties::read_vcf) >= 9);
    assert!(replay("../../fixtures/vcf", properties::read_vcf) >= 16);
}

#[test]
fn no_header_line_of_a_seed_keeps_the_data_from_being_read() {
    assert!(replay("fuzz/seeds/header", properties::header) >= 3);
}

#[test]
fn every_description_of_a_seed_is_judged_alike_with_and_without_an_accession() {
    assert!(replay("fuzz/seeds/hgvs", properties::hgvs) >= 16);
}

#[test]
fn every_row_of_every_seed_table_is_accounted_for() {
    assert!(replay("fuzz/seeds/tables", properties::tables) >= 5);
}
