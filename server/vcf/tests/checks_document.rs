//! The document of the checks names every code, with the severity that it has.

#![expect(clippy::unwrap_used, reason = "the helpers of a test file")]

use board::variant::IssueCode;
use serde_json::json;

fn text(value: &serde_json::Value) -> String {
    value.as_str().unwrap().to_owned()
}

#[test]
fn every_code_has_its_row_with_its_severity() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/operating/vcf-checks.md");
    let document = std::fs::read_to_string(path).unwrap();
    let mut rows: Vec<(String, String)> = document
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once("` | "))
        .map(|(code, rest)| (code.to_owned(), rest.split(" | ").next().unwrap().to_owned()))
        .collect();
    let mut codes: Vec<_> =
        IssueCode::ALL.iter().map(|code| (text(&json!(code)), text(&json!(code.severity())))).collect();
    rows.sort();
    codes.sort();
    assert_eq!(rows, codes);
}
