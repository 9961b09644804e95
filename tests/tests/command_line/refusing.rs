//! Files that are not read.

use serde_json::json;

use crate::program::{fixture, samsyn};

fn code(name: &str) -> String {
    let ran = samsyn(&["inspect", &fixture(name), "--json"]);
    assert_eq!(ran.exit_code, 2, "{name}");
    let report = ran.json();
    assert!(report["refused"]["message"].as_str().unwrap().ends_with('.'), "{report}");
    assert_eq!((&report["data_lines"], &report["issues"]), (&json!(null), &json!([])));
    report["refused"]["code"].as_str().unwrap().to_owned()
}

#[test]
fn a_cut_off_file_is_refused_with_exit_code_2() {
    assert_eq!(code("truncated-between-blocks.vcf.gz"), "truncated_bgzf");
    assert_eq!(code("truncated-in-a-block.vcf.gz"), "truncated_bgzf");
    assert_eq!(code("truncated-plain-gzip.vcf.gz"), "truncated_gzip");
}

#[test]
fn what_is_no_vcf_is_refused_with_exit_code_2() {
    assert_eq!(code("not-a-vcf.vcf"), "not_vcf");
    assert_eq!(code("binary.vcf"), "binary");
    assert_eq!(code("empty.vcf"), "empty");
    assert_eq!(code("no-columns-line.vcf"), "no_columns_line");
}

#[test]
fn a_file_that_is_not_there_is_refused_with_exit_code_2() {
    let ran = samsyn(&["inspect", "/nowhere/tumour.vcf", "--json"]);
    assert_eq!(ran.exit_code, 2);
    assert_eq!(ran.json()["refused"]["code"], "unreadable");
}

#[test]
fn the_page_for_people_says_why_and_what_to_do() {
    let ran = samsyn(&["inspect", &fixture("truncated-between-blocks.vcf.gz")]);
    assert_eq!(ran.exit_code, 2);
    assert!(ran.text().contains("Refused: The file is cut off"), "{}", ran.text());
    assert!(ran.text().contains("Fetch the file again"), "{}", ran.text());
}

#[test]
fn a_file_whose_reading_takes_too_long_is_refused_in_both_languages() {
    let file = fixture("tumour-normal.vcf.gz");
    let said = |lang| samsyn(&["inspect", &file, "--json", "--most-seconds", "0", "--lang", lang]);
    let (en, sv) = (said("en"), said("sv"));
    assert_eq!((en.exit_code, sv.exit_code), (2, 2));
    assert_eq!(en.json()["refused"]["code"], "took_too_long");
    let message = |ran: &serde_json::Value| ran["refused"]["message"].as_str().unwrap().to_owned();
    assert!(
        message(&en.json()).starts_with("Reading the file took more than 0 seconds; it had come to line ")
    );
    assert!(message(&sv.json()).starts_with("Inläsningen tog mer än 0 sekunder; den hade kommit till rad "));
}
