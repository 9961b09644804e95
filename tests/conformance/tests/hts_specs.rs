//! The specification's own test files, read by our reader. They lie outside the repository; where they are absent the
//! tests say so and pass.

#![expect(clippy::unwrap_used, reason = "the helpers of a test file")]

use std::io::Write;

use conformance::corpus::{self, File, Said};
use conformance::expected;
use conformance::ours::Account;

/// Says a line past the test runner, which keeps to itself what a passing test prints.
fn say(line: &str) {
    std::io::stderr().write_all(format!("{line}\n").as_bytes()).unwrap();
}

fn files(said: Said) -> Option<Vec<File>> {
    let Some(root) = corpus::root() else {
        say("no test files of the specification beside the repository: nothing tried");
        return None;
    };
    Some(corpus::files(&root, said).unwrap())
}

#[test]
fn every_invalid_file_has_a_row_and_every_row_a_file() {
    let Some(files) = files(Said::Invalid) else { return };
    let rows: Vec<_> = expected::table().unwrap().into_keys().collect();
    let paths: Vec<_> = files.into_iter().map(|file| file.path).collect();
    assert_eq!(rows, paths);
}

#[test]
fn invalid_files_are_reported_with_line_and_code() {
    let Some(files) = files(Said::Invalid) else { return };
    let expected = expected::table().unwrap();
    let mut missed = Vec::new();
    for file in &files {
        let account = Account::of(&file.bytes);
        let reported = expected.get(&file.path).is_some_and(|row| account.expected(row).is_some());
        if !reported {
            missed.push(file.path.as_str());
        }
    }
    let reported = files.len() - missed.len();
    say(&format!("{} invalid files read, {reported} reported with the expected line and code", files.len()));
    assert_eq!(files.len(), 607);
    assert!(reported >= 600, "{reported} of {} reported; missed:\n{}", files.len(), missed.join("\n"));
}

#[test]
fn valid_files_are_read_without_a_warning() {
    let Some(files) = files(Said::Valid) else { return };
    let (mut clean, mut objected) = (0, Vec::new());
    for file in &files {
        let account = Account::of(&file.bytes);
        if account.is_clean() {
            clean += 1;
        } else if file.path != corpus::MAY_WARN || account.quarantined > 0 {
            objected.push(format!("{}: {:?}", file.path, account.warnings()));
        }
    }
    say(&format!("{} valid files read, {clean} without a warning", files.len()));
    assert_eq!(files.len(), 76);
    assert_eq!(objected, Vec::<String>::new());
}
