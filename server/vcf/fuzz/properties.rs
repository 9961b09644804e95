//! What holds for any bytes; each function panics where it does not. The fuzz targets and the test that reads their corpus
//! again share them.

use std::ops::ControlFlow;

use vcf::{How, Limits};

/// Small enough that no input keeps the fuzzer waiting.
const LIMITS: Limits = Limits {
    inflated: 8 << 20,
    ratio: 200,
    ratio_after: 1 << 20,
    line: 1 << 20,
    header: 4 << 20,
    samples: 1_000,
    seconds: 20,
};

/// The header of each table that is known, by the first byte of an input.
const TABLES: [&str; 5] = [
    "Chromosome\tStart\tEnd\tnMajor\tnMinor",
    "Chromosome\tStart\tEnd\tSegment_Mean",
    "chromosome\tstart\tend\tgene\tlog2\tbaf\tcn\tcn1\tcn2\tdepth\tprobes\tweight",
    "FusionGene\tLeftBreakpoint\tRightBreakpoint\tSplitReads",
    "#FusionName\tJunctionReadCount\tSpanningFragCount\tSpliceType\tLeftGene\tLeftBreakpoint\tRightGene\tRightBreakpoint",
];

/// A whole file is read with every line accounted for, or refused; two threads find what one finds.
pub fn read_vcf(bytes: &[u8]) {
    let alone = account(bytes, 1);
    assert_eq!(alone, account(bytes, 2), "the number of threads makes a difference");
    // Packed files and tables have no lines below `#CHROM`.
    if let (Some((data_lines, _)), true) = (alone, bytes.starts_with(b"##fileformat=")) {
        assert_eq!(data_lines, data_lines_of(bytes), "a data line was not counted");
    }
}

/// No line of a header keeps the data below it from being read.
pub fn header(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    // A line of columns or of data would end the header before its time.
    let meta: Vec<String> = text.lines().map(|line| format!("##{}", line.trim_start_matches('#'))).collect();
    let file = format!(
        "##fileformat=VCFv4.3\n{}\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tN\tT\n\
         7\t100\t.\tA\tC\t.\tPASS\tDP=9\tGT:AD\t0/0:9,0\t0/1:5,4\n",
        meta.join("\n")
    );
    let survey = vcf::survey(file.as_bytes(), &LIMITS);
    assert_eq!(survey.map(|survey| survey.samples.len()), Ok(2));
    assert_eq!(account(file.as_bytes(), 1).map(|(data_lines, _)| data_lines), Some(1));
}

/// A description is HGVS or not, with and without an accession.
pub fn hgvs(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    for of in [vcf::hgvs::is_nucleotide, vcf::hgvs::is_protein] {
        if text.as_bytes().get(1) == Some(&b'.') {
            assert_eq!(of(text), of(&format!("NM_004333.6:{text}")), "an accession makes a difference");
        }
    }
}

/// The rows of a table are all accounted for.
pub fn tables(bytes: &[u8]) {
    let Some((first, rows)) = bytes.split_first() else { return };
    let header = TABLES.iter().cycle().nth(usize::from(*first)).copied().unwrap_or_default();
    let file = [header.as_bytes(), b"\n", rows].concat();
    assert!(account(&file, 1).is_some_and(|(data_lines, _)| data_lines <= lines(rows)));
}

/// Data lines and calls of a file that is read; every call is made whole on the way.
fn account(bytes: &[u8], workers: usize) -> Option<(u64, u64)> {
    let how = How { limits: LIMITS, workers: Some(workers), ..How::default() };
    let (mut calls, go_on) = (0, |_| ControlFlow::Continue(()));
    let take = |sight: &vcf::Sight<'_>| Some(sight.call().line);
    let report = vcf::read(bytes, &how, take, go_on, |part| calls += part.items.len() as u64).ok()?;
    let outcomes = report.accepted + report.warned + report.quarantined;
    assert_eq!(outcomes, report.data_lines, "a line has no outcome or two");
    assert_eq!(report.variants.total(), calls, "a call was not counted");
    Some((report.data_lines, calls))
}

/// Lines of a plain file below `#CHROM` that are neither blank nor begin with `#`, counted another way than the reader does.
fn data_lines_of(bytes: &[u8]) -> u64 {
    let mut lines = bytes.split(|byte| *byte == b'\n');
    lines.by_ref().find(|line| line.starts_with(b"#CHROM"));
    let is_data = |line: &&[u8]| !line.starts_with(b"#") && !line.iter().all(u8::is_ascii_whitespace);
    lines.filter(is_data).count() as u64
}

fn lines(bytes: &[u8]) -> u64 {
    bytes.split(|byte| *byte == b'\n').count() as u64
}
