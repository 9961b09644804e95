//! Damaged and hostile files: each is refused by a limit, or read with what is wrong named, in bounded memory and time.

#![expect(clippy::unwrap_used, reason = "the helpers of a test file")]

use std::io::{Read, Write};
use std::ops::ControlFlow;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use board::variant::{ImportReport, IssueCode, NotRead};
use flate2::Compression;
use flate2::write::GzEncoder;
use vcf::{How, Limits};

const COLUMNS: &str = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO";
const LINE: &str = "7\t100\t.\tA\tC\t.\tPASS\t.";

/// A file of these header lines and these data lines.
fn file(header: &str, data: &str) -> String {
    format!("##fileformat=VCFv4.2\n{header}{COLUMNS}\n{data}")
}

fn read(bytes: impl Read + Send, limits: Limits) -> Result<ImportReport, NotRead> {
    let go_on = |_| ControlFlow::Continue(());
    vcf::read(bytes, &How::limited(limits), |_| None::<()>, go_on, |_| ())
}

fn report(text: &str) -> ImportReport {
    read(text.as_bytes(), Limits::default()).unwrap()
}

fn refused(bytes: &[u8], limits: Limits) -> NotRead {
    read(bytes, limits).unwrap_err()
}

fn outcomes(report: &ImportReport) -> (u64, u64, u64, u64) {
    (report.data_lines, report.accepted, report.warned, report.quarantined)
}

/// Code, count and line of the first example of every issue but the remark that nothing is annotated and has samples.
fn issues(report: &ImportReport) -> Vec<(IssueCode, u64, Option<u64>)> {
    let groups = report.issues.iter().filter(|group| {
        !matches!(
            group.code,
            IssueCode::NotAnnotated | IssueCode::NoSampleColumns | IssueCode::AssemblyUndecided
        )
    });
    groups.map(|group| (group.code, group.count, group.examples[0].line)).collect()
}

/// `start` and then so many times the byte, gzipped.
fn gzip(start: &str, byte: u8, count: u64) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(start.as_bytes()).unwrap();
    std::io::copy(&mut std::io::repeat(byte).take(count), &mut encoder).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn two_hundred_megabytes_of_zeros_are_refused_as_binary() {
    let bomb = gzip("", 0, 200_000_000);
    let magic = "0000000000000000".into();
    assert_eq!(refused(&bomb, Limits::default()), NotRead::Binary { magic });
}

#[test]
fn a_gzip_bomb_of_blank_lines_is_refused_by_its_ratio() {
    let bomb = gzip(&file("", ""), b'\n', 200_000_000);
    let refusal = refused(&bomb, Limits::default());
    let NotRead::InflatesTooMuch { inflated, compressed, limit: 200 } = refusal else {
        panic!("{refusal:?}");
    };
    assert!(inflated > 200 * compressed && inflated < 80 << 20, "{inflated} of {compressed}");
}

#[test]
fn a_file_is_refused_by_its_inflated_size() {
    let limits = Limits { inflated: 5_000, ..Limits::default() };
    let long = file("", &format!("{LINE}\n").repeat(1_000));
    assert_eq!(refused(long.as_bytes(), limits), NotRead::InflatedTooLarge { limit: 5_000 });
}

#[test]
fn a_long_line_is_refused_whether_it_is_a_header_line_or_a_data_line() {
    let data = gzip(&file("", ""), b'A', 200_000_000);
    assert_eq!(refused(&data, Limits::default()), NotRead::LineTooLong { line: 3, limit: 16 << 20 });
    let header = gzip("##fileformat=VCFv4.2\n##x=", b'A', 200_000_000);
    assert_eq!(refused(&header, Limits::default()), NotRead::LineTooLong { line: 2, limit: 16 << 20 });
}

#[test]
fn a_long_header_is_refused() {
    let header = gzip(&format!("##fileformat=VCFv4.2\n{}", "##x=1234567890\n".repeat(5_000_000)), b'#', 1);
    let refusal = refused(&header, Limits { ratio: 100_000, ..Limits::default() });
    assert_eq!(refusal, NotRead::HeaderTooLarge { limit: 64 << 20 });
}

#[test]
fn a_million_declared_contigs_are_read() {
    let header: String = (0..1_000_000).map(|at| format!("##contig=<ID=c{at},length=9>\n")).collect();
    let report = report(&file(&header, &format!("c999999{}\n", LINE.trim_start_matches('7'))));
    assert_eq!(outcomes(&report), (1, 0, 1, 0));
    // Base 100 of a contig of nine.
    assert_eq!(issues(&report), [(IssueCode::PositionPastContigEnd, 1, Some(1_000_003))]);
}

#[test]
fn a_million_lines_on_as_many_contigs_are_read() {
    let lines = (0..1_000_000).map(|at| format!("c{at}{}\n", LINE.trim_start_matches('7')));
    let report = report(&file("", &lines.collect::<String>()));
    assert_eq!(outcomes(&report), (1_000_000, 1_000_000, 0, 0));
}

#[test]
fn more_samples_than_allowed_are_refused() {
    let names: String = (0..10_001).map(|at| format!("\tS{at}")).collect();
    let many = format!("##fileformat=VCFv4.2\n{COLUMNS}\tFORMAT{names}\n");
    let refusal = refused(many.as_bytes(), Limits::default());
    assert_eq!(refusal, NotRead::TooManySamples { found: 10_001, limit: 10_000 });
}

#[test]
fn a_line_of_a_hundred_thousand_columns_is_read_with_a_warning() {
    let report = report(&file("", &format!("{LINE}\tGT{}\n{LINE}\n", "\t0/1".repeat(100_000))));
    assert_eq!(outcomes(&report), (2, 0, 2, 0));
    let found = [
        (IssueCode::SampleColumnsMismatch, 1, Some(3)),
        (IssueCode::RecordRepeated, 1, Some(4)),
        (IssueCode::FormatKeyUndeclared, 1, Some(3)),
    ];
    assert_eq!(issues(&report), found);
}

#[test]
fn a_line_with_a_nul_is_quarantined_and_its_neighbours_are_read() {
    let report = report(&file("", "7\t100\t.\tA\tC\t.\t.\tX=\0\n7\t200\t.\tA\tC\t.\t.\t.\n"));
    assert_eq!(outcomes(&report), (2, 1, 0, 1));
    assert_eq!(issues(&report), [(IssueCode::ControlCharacter, 1, Some(3))]);
}

#[test]
fn a_header_line_with_a_nul_is_survived() {
    let report = report(&file("##x=\0\n##INFO=<ID=\0,Number=1,Type=String,Description=\"\0\">\n", ""));
    assert_eq!(outcomes(&report), (0, 0, 0, 0));
}

#[test]
fn a_byte_order_mark_is_read_over_with_a_warning() {
    let report = report(&format!("\u{feff}{}", file("", &format!("{LINE}\n"))));
    assert_eq!(outcomes(&report), (1, 1, 0, 0));
    assert_eq!(issues(&report), [(IssueCode::ByteOrderMark, 1, Some(1))]);
}

#[test]
fn latin_1_in_a_data_line_is_quarantined_and_in_the_header_a_warning() {
    let latin = |text: &str| text.chars().map(|letter| u8::try_from(letter).unwrap()).collect::<Vec<u8>>();
    let text = file(
        "##source=Universitetssjukhuset i Linköping\n",
        "7\t100\t.\tA\tC\t.\t.\tGENE=Ö\n7\t200\t.\tA\tC\t.\t.\t.\n",
    );
    let report = read(latin(&text).as_slice(), Limits::default()).unwrap();
    assert_eq!(outcomes(&report), (2, 1, 0, 1));
    assert_eq!(issues(&report), [(IssueCode::NotUtf8, 1, Some(4)), (IssueCode::HeaderNotUtf8, 1, Some(2))]);
}

#[test]
fn lines_that_end_in_crlf_are_read_as_those_that_end_in_lf() {
    let text = file("", &format!("{LINE}\n"));
    let (unix, dos) = (report(&text), report(&text.replace('\n', "\r\n")));
    assert_eq!((outcomes(&dos), issues(&dos)), ((1, 1, 0, 0), issues(&unix)));
}

#[test]
fn a_lone_carriage_return_ends_no_line() {
    let in_data = report(&file("", "7\t100\t.\tA\tC\t.\t.\t.\r7\t200\t.\tA\tC\t.\t.\t.\n"));
    assert_eq!(outcomes(&in_data), (1, 0, 0, 1));
    assert_eq!(issues(&in_data), [(IssueCode::ControlCharacter, 1, Some(3))]);
    let everywhere = file("", &format!("{LINE}\n")).replace('\n', "\r");
    assert_eq!(refused(everywhere.as_bytes(), Limits::default()), NotRead::NoColumnsLine { lines: 1 });
}

/// A clock on which a minute passes between two looks.
fn hurried_clock() -> Instant {
    static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);
    static LOOKS: AtomicU64 = AtomicU64::new(0);
    *BEGAN + Duration::from_mins(1) * u32::try_from(LOOKS.fetch_add(1, Ordering::Relaxed)).unwrap()
}

#[test]
fn a_file_that_takes_longer_than_allowed_is_refused_between_two_of_its_parts() {
    // Two megabytes: parts of half a megabyte.
    let long = file("", &format!("{LINE}\n").repeat(100_000));
    let limited = |seconds| How {
        limits: Limits { seconds, ..Limits::default() },
        clock: hurried_clock,
        workers: Some(1),
        ..How::default()
    };
    let go_on = |_| ControlFlow::Continue(());
    let (mut parts, how) = (0, limited(90));
    let read = vcf::read(long.as_bytes(), &how, |_| None::<()>, go_on, |_| parts += 1);
    let refusal = read.unwrap_err();
    assert!(matches!(refusal, NotRead::TookTooLong { seconds: 90, lines: 20_000..60_000 }), "{refusal:?}");
    assert_eq!(parts, 2, "nothing is read after that");
    let patient = vcf::read(long.as_bytes(), &limited(3_600), |_| None::<()>, go_on, |_| ());
    assert_eq!(patient.unwrap().data_lines, 100_000);
}
