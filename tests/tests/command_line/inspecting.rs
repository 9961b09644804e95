//! The report of a file that is read.

use serde_json::{Value, json};

use crate::program::{fixture, samsyn, samsyn_with};

#[test]
fn a_clean_file_is_told_in_json_with_exit_code_0() {
    let ran = samsyn(&["inspect", &fixture("tumour-normal.vcf.gz"), "--json"]);
    assert_eq!(ran.exit_code, 0, "{}", ran.stderr);
    let report = ran.json();
    assert_eq!(report["format"], "bgzf");
    assert_eq!(report["fileformat"], "VCFv4.2");
    assert_eq!(report["caller"], "Mutect2");
    assert_eq!(report["build"], json!({ "name": "GRCh38", "from": "contig_lengths" }));
    let samples = json!([
        { "name": "SYN-2601-N", "role": "normal", "from": "declared_sample" },
        { "name": "SYN-2601-T", "role": "tumour", "from": "declared_sample" },
    ]);
    assert_eq!(report["samples"], samples);
    let counts = ["data_lines", "accepted", "warned", "quarantined"].map(|key| report[key].as_u64().unwrap());
    assert_eq!(counts, [26, 26, 0, 0]);
    let variants = json!({ "snv": 23, "indel": 3, "mnv": 1, "sv": 0, "cnv": 0, "fusion": 0, "other": 0 });
    assert_eq!(report["variants"], variants);
    assert_eq!(report["issues"], json!([]));
    assert_eq!(report.get("refused"), None);
}

#[test]
fn each_odd_line_is_told_with_line_column_severity_code_and_sentence_in_the_order_of_the_file() {
    let ran = samsyn(&["inspect", &fixture("quarantined-lines.vcf"), "--json"]);
    assert_eq!(ran.exit_code, 1);
    let report = ran.json();
    let [data_lines, accepted, warned, quarantined] =
        ["data_lines", "accepted", "warned", "quarantined"].map(|key| report[key].as_u64().unwrap());
    assert_eq!(accepted + warned + quarantined, data_lines);
    assert_eq!((data_lines, quarantined), (15, 9));
    let issues = report["issues"].as_array().unwrap();
    let lines: Vec<u64> = issues.iter().filter_map(|issue| issue["line"].as_u64()).collect();
    assert!(lines.is_sorted(), "{lines:?}");
    let position = issues.iter().find(|issue| issue["line"] == 31).unwrap();
    assert_eq!(
        (&position["column"], &position["severity"], &position["code"]),
        (&json!("POS"), &json!("error"), &json!("position_invalid"))
    );
    let message = position["message"].as_str().unwrap();
    assert!(message.contains("99999999999") && message.ends_with('.'), "{message}");
}

#[test]
fn what_is_undecided_is_null_and_asked_and_no_fault() {
    let ran = samsyn(&["inspect", &fixture("asks-everything.vcf"), "--json"]);
    assert_eq!(ran.exit_code, 0);
    let report = ran.json();
    assert_eq!(report["build"], json!({ "name": null, "from": null }));
    assert_eq!(report["samples"][0], json!({ "name": "26-101", "role": null, "from": null }));
    let asked: Vec<&Value> =
        report["issues"].as_array().unwrap().iter().filter(|issue| issue["severity"] == "question").collect();
    let codes: Vec<&Value> = asked.iter().map(|issue| &issue["code"]).collect();
    assert_eq!(codes, ["tumour_sample_undecided", "assembly_undecided"]);
}

#[test]
fn a_header_that_was_repaired_leads_to_exit_code_1_with_its_lines() {
    let ran = samsyn(&["inspect", &fixture("odd-header-crlf.vcf"), "--json"]);
    assert_eq!(ran.exit_code, 1);
    let report = ran.json();
    let issues = report["issues"].as_array().unwrap();
    let mark = issues.iter().find(|issue| issue["code"] == "byte_order_mark").unwrap();
    assert_eq!((&mark["line"], &mark["severity"]), (&json!(1), &json!("warning")));
}

#[test]
fn swedish_is_spoken_when_asked_for() {
    let path = fixture("asks-everything.vcf");
    let swedish = samsyn(&["inspect", &path, "--json", "--lang", "sv"]).json();
    let english = samsyn(&["inspect", &path, "--json"]).json();
    let message = |report: &Value| report["issues"][0]["message"].as_str().unwrap().to_owned();
    assert!(message(&swedish).starts_with("Inget i filen säger"), "{}", message(&swedish));
    assert!(message(&english).starts_with("Nothing in the file says"), "{}", message(&english));
    let page = samsyn(&["inspect", &path, "--lang", "sv"]);
    assert!(page.text().contains("Referensgenom    inte avgjort"), "{}", page.text());
}

#[test]
fn standard_input_is_read_as_a_file_is() {
    let path = fixture("tumour-normal.vcf.gz");
    let from_file = samsyn(&["inspect", &path, "--json"]).json();
    let from_input = samsyn_with(&["inspect", "-", "--json"], &std::fs::read(&path).unwrap()).json();
    assert_eq!(from_input, from_file);
}

#[test]
fn the_page_for_people_says_what_the_file_is_and_how_to_answer_and_has_no_colour_in_a_pipe() {
    let ran = samsyn(&["inspect", &fixture("asks-everything.vcf")]);
    let page = ran.text();
    assert!(page.contains("  Data lines       2 = 2 accepted + 0 with a warning + 0 set aside\n"), "{page}");
    assert!(
        page.contains("Answer with --tumour NAME") && page.contains("Answer with --assembly NAME"),
        "{page}"
    );
    assert!(!page.contains('\x1b'));
}
