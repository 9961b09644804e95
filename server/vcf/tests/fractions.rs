//! Allele fractions against values that a person worked out from the text of public files, never against our own code.

#![expect(clippy::unwrap_used, reason = "the helpers of a test file")]

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use board::variant::{Assembly, Call, SampleCall};
use vcf::{Answers, How};

/// One row of a table: what a person found for one allele in one sample.
struct Found {
    file: String,
    chrom: String,
    pos: u64,
    reference: String,
    alt: String,
    role: String,
    alt_count: u64,
    depth: u64,
    fraction: f64,
    caller_figure: Option<f64>,
}

fn table(text: &str) -> Vec<Found> {
    let rows = text.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    rows.map(|row| Found {
        file: row[0].to_owned(),
        chrom: row[1].to_owned(),
        pos: row[2].parse().unwrap(),
        reference: row[3].to_owned(),
        alt: row[4].to_owned(),
        role: row[5].to_owned(),
        alt_count: row[6].parse().unwrap(),
        depth: row[7].parse().unwrap(),
        fraction: row[8].parse().unwrap(),
        caller_figure: (row[9] != "-").then(|| row[9].parse().unwrap()),
    })
    .collect()
}

/// Says a line past the test runner, which keeps to itself what a passing test prints.
fn say(line: &str) {
    std::io::stderr().write_all(format!("{line}\n").as_bytes()).unwrap();
}

fn collection() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/vcf");
    if path.is_dir() {
        return Some(path);
    }
    say("no collection of public files beside the repository: no fraction compared");
    None
}

fn calls(path: &Path) -> Vec<Call> {
    let mut calls = Vec::new();
    let how = How::answered(Answers { assembly: Some(Assembly::GRCh37), ..Answers::default() });
    let (file, go_on) = (File::open(path).unwrap(), |_| ControlFlow::Continue(()));
    vcf::read(file, &how, |sight| Some(sight.call()), go_on, |part| calls.extend(part.items)).unwrap();
    calls
}

/// Compares every row; gives the number of files that were read.
fn compare(collection: &Path, rows: Vec<Found>) -> usize {
    let mut files: BTreeMap<String, Vec<Found>> = BTreeMap::new();
    for row in rows {
        files.entry(row.file.clone()).or_default().push(row);
    }
    for (file, rows) in &files {
        let calls = calls(&collection.join(file));
        for row in rows {
            let is_it = |call: &&Call| {
                (call.chrom.as_str(), call.pos) == (row.chrom.as_str(), row.pos)
                    && (&call.reference, &call.alt) == (&row.reference, &row.alt)
            };
            let place =
                format!("{file} {}:{} {}>{} {}", row.chrom, row.pos, row.reference, row.alt, row.role);
            let call = calls.iter().find(is_it).ok_or_else(|| format!("no call: {place}")).unwrap();
            let sample = if row.role == "normal" { &call.normal } else { &call.tumour };
            agree(row, sample.as_ref().ok_or_else(|| format!("no sample: {place}")).unwrap(), &place);
        }
    }
    files.len()
}

fn agree(row: &Found, sample: &SampleCall, place: &str) {
    assert_eq!((sample.alt_count, sample.depth), (Some(row.alt_count), Some(row.depth)), "{place}");
    let fraction = sample.allele_fraction.unwrap();
    assert!((fraction - row.fraction).abs() < 5e-7, "{place}: {fraction} instead of {}", row.fraction);
    assert_eq!(sample.caller_value, row.caller_figure, "{place}");
}

#[test]
fn the_nine_callers_of_somaticseq_agree_with_values_worked_out_by_hand() {
    let Some(collection) = collection() else { return };
    let rows = table(include_str!("hand/somaticseq.tsv"));
    let compared = rows.len();
    let files = compare(&collection, rows);
    say(&format!("somaticseq: {compared} values of {files} files agree"));
    assert_eq!((files, compared), (8, 49));
}

#[test]
fn the_nine_callers_of_vcf2maf_agree_with_values_worked_out_by_hand() {
    let Some(collection) = collection() else { return };
    let rows = table(include_str!("hand/vcf2maf.tsv"));
    let compared = rows.len();
    let files = compare(&collection, rows);
    say(&format!("vcf2maf: {compared} values of {files} files agree"));
    assert_eq!((files, compared), (9, 22));
}
