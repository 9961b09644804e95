//! What a file leaves open, answered by options.

use serde_json::json;

use crate::program::{fixture, samsyn};

#[test]
fn answers_settle_what_the_file_leaves_open() {
    let file = fixture("asks-everything.vcf");
    let ran = samsyn(&[
        "inspect",
        &file,
        "--json",
        "--tumour",
        "26-102",
        "--normal",
        "26-101",
        "--assembly",
        "hg19",
    ]);
    let report = ran.json();
    assert_eq!(report["build"], json!({ "name": "GRCh37", "from": "answer" }));
    let samples = json!([
        { "name": "26-101", "role": "normal", "from": "answer" },
        { "name": "26-102", "role": "tumour", "from": "answer" },
    ]);
    assert_eq!(report["samples"], samples);
    let issues = report["issues"].as_array().unwrap();
    assert!(issues.iter().all(|issue| issue["severity"] != "question"), "{issues:?}");
}

#[test]
fn hints_that_disagree_are_asked_until_they_are_answered() {
    let file = fixture("conflicting-builds.vcf");
    let asked = samsyn(&["inspect", &file, "--json"]).json();
    assert_eq!(asked["build"]["name"], json!(null));
    assert_eq!(asked["issues"][0]["code"], "assembly_conflict");
    let answered = samsyn(&["inspect", &file, "--json", "--assembly", "grch38"]).json();
    assert_eq!(answered["build"], json!({ "name": "GRCh38", "from": "answer" }));
}

#[test]
fn a_sample_that_the_file_does_not_have_is_refused_with_those_that_it_has() {
    let ran = samsyn(&["inspect", &fixture("tumour-normal.vcf"), "--json", "--tumour", "SYN-9"]);
    assert_eq!(ran.exit_code, 2);
    let refused = &ran.json()["refused"];
    assert_eq!(refused["code"], "sample_unknown");
    let message = refused["message"].as_str().unwrap();
    assert!(["SYN-9", "SYN-2601-N", "SYN-2601-T"].iter().all(|name| message.contains(name)), "{message}");
}

#[test]
fn an_assembly_that_is_none_is_turned_away_with_those_that_are() {
    let ran = samsyn(&["inspect", &fixture("tumour-normal.vcf"), "--assembly", "hg18"]);
    assert_eq!(ran.exit_code, 2);
    assert!(ran.stderr.contains("hg38") && ran.stderr.contains("CHM13"), "{}", ran.stderr);
}
