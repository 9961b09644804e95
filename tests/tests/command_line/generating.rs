//! Files made to order.

use crate::program::{samsyn, samsyn_with, scratch};

#[test]
fn the_same_seed_writes_the_same_file_and_another_seed_another() {
    let of = |seed: &str| samsyn(&["generate-vcf", "--records", "300", "--seed", seed]).stdout;
    assert_eq!(of("7"), of("7"));
    assert_ne!(of("7"), of("8"));
}

#[test]
fn a_generated_file_is_clean_and_nothing_is_asked() {
    let made = samsyn(&["generate-vcf", "--records", "2000", "--seed", "3"]);
    assert_eq!(made.exit_code, 0);
    let ran = samsyn_with(&["inspect", "-", "--json"], &made.stdout);
    assert_eq!(ran.exit_code, 0, "{}", ran.text());
    let report = ran.json();
    assert_eq!((&report["data_lines"], &report["accepted"]), (&2_000.into(), &2_000.into()));
    assert_eq!(report["build"]["name"], "GRCh38");
    let roles = [0, 1].map(|index| report["samples"][index]["role"].as_str().unwrap().to_owned());
    assert_eq!(roles, ["normal", "tumour"]);
    let severities = report["issues"].as_array().unwrap().iter().map(|issue| &issue["severity"]);
    assert!(severities.into_iter().all(|severity| severity == "info"), "{report}");
}

#[test]
fn a_name_in_gz_makes_a_whole_bgzf_file_of_the_same_records() {
    let path = scratch("generated").join("made.vcf.gz").display().to_string();
    let made = samsyn(&["generate-vcf", "--records", "2000", "--seed", "3", "--output", &path]);
    assert_eq!(made.exit_code, 0, "{}", made.stderr);
    let report = samsyn(&["inspect", &path, "--json"]).json();
    assert_eq!((&report["format"], &report["accepted"]), (&"bgzf".into(), &2_000.into()));
    let mut plain = Vec::new();
    let mut unpacked = flate2::read::MultiGzDecoder::new(std::fs::File::open(&path).unwrap());
    std::io::Read::read_to_end(&mut unpacked, &mut plain).unwrap();
    assert_eq!(plain, samsyn(&["generate-vcf", "--records", "2000", "--seed", "3"]).stdout);
}

#[test]
fn a_place_that_cannot_be_written_is_said_with_exit_code_2() {
    let ran = samsyn(&["generate-vcf", "--records", "1", "--output", "/nowhere/made.vcf"]);
    assert_eq!(ran.exit_code, 2);
    assert!(ran.stderr.starts_with("Cannot write /nowhere/made.vcf"), "{}", ran.stderr);
}
