//! One line for each variant allele.

use serde_json::json;

use crate::program::{fixture, samsyn, samsyn_with};

#[test]
fn a_variant_is_one_line_with_its_values_and_the_report_is_the_last() {
    let ran = samsyn(&["inspect", &fixture("tumour-normal.vcf.gz"), "--json", "--variants"]);
    assert_eq!(ran.exit_code, 0);
    let mut lines = ran.json_lines();
    let report = lines.pop().unwrap();
    assert_eq!((lines.len(), &report["data_lines"]), (27, &json!(26)));
    let expected = json!({
        "line": 44, "kind": "snv", "chrom": "2", "pos": 208_243_593, "ref": "C", "alt": "T", "allele_index": 1,
        "gene": "IDH1", "transcript": "NM_005896.4", "hgvs_c": "c.532G>A", "hgvs_p": "p.Val178Ile",
        "consequence": "missense_variant", "filter": "germline", "origin": "germline", "mate": null, "end": null,
        "sv_length": null, "vrs_id": "ga4gh:VA.nGhXgvO6j-Ut9IfDhPHUJ5WuNobLDSpX",
        "tumour": { "sample": "SYN-2601-T", "allele_fraction": 92.0 / 180.0, "alt_count": 92, "depth": 180,
            "method": "ad_over_sum", "caller_value": 0.511 },
        "normal": { "sample": "SYN-2601-N", "allele_fraction": 41.0 / 86.0, "alt_count": 41, "depth": 86,
            "method": "ad_over_sum", "caller_value": 0.477 },
    });
    assert_eq!(lines[0], expected);
    let several = lines.iter().filter(|line| line["allele_index"] == 2).count();
    assert_eq!(several, 1);
}

#[test]
fn without_json_the_report_goes_to_standard_error() {
    let ran = samsyn(&["inspect", &fixture("tumour-normal.vcf"), "--variants"]);
    assert_eq!(ran.json_lines().len(), 27);
    assert!(ran.stderr.contains("Data lines"), "{}", ran.stderr);
}

#[test]
fn variants_of_standard_input_are_those_of_the_file() {
    let path = fixture("tumour-normal.vcf.gz");
    let from_file = samsyn(&["inspect", &path, "--variants"]);
    let from_input = samsyn_with(&["inspect", "-", "--variants"], &std::fs::read(&path).unwrap());
    assert_eq!(from_input.text(), from_file.text());
}

#[test]
fn an_identifier_waits_for_the_assembly() {
    let file = fixture("conflicting-builds.vcf");
    let asked = samsyn(&["inspect", &file, "--variants"]).json_lines();
    assert_eq!(asked[0]["vrs_id"], json!(null));
    let answered = samsyn(&["inspect", &file, "--variants", "--assembly", "GRCh38"]).json_lines();
    assert_eq!(answered[0]["vrs_id"], "ga4gh:VA.Otc5ovrw906Ack087o1fhegB4jDRqCAe");
}
