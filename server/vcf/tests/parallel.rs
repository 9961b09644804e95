//! What holds however many threads read a file, and wherever its pieces end.

#![expect(clippy::unwrap_used, reason = "the helpers of a test file")]

use std::fmt::Write as _;
use std::io::{Cursor, Read, Write};
use std::ops::ControlFlow;

use board::variant::{Call, ImportReport, IssueCode, NotRead};
use proptest::prelude::*;
use vcf::{ChunkIndex, How, Progress, Region};

const HEADER: &str = "##fileformat=VCFv4.2\n##contig=<ID=chr1,length=900000>\n##contig=<ID=chr2,length=900000>\n\
    ##INFO=<ID=CSQ,Number=.,Type=String,Description=\"Format: Allele|Consequence|SYMBOL|Feature\">\n\
    ##FORMAT=<ID=GT,Number=1,Type=String,Description=\"x\">\n##FORMAT=<ID=AD,Number=R,Type=Integer,Description=\"x\">\n\
    #CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tNORMAL\tTUMOR\n";

fn go_on(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn how(workers: usize) -> How {
    How { workers: Some(workers), ..How::default() }
}

/// Everything that reading gives: report, calls and index.
type All = Result<(ImportReport, Vec<Call>, Vec<ChunkIndex>), NotRead>;

fn read(bytes: &[u8], workers: usize) -> All {
    let (mut calls, mut index) = (Vec::new(), Vec::new());
    let report = vcf::read(
        bytes,
        &how(workers),
        |sight| Some(sight.call()),
        go_on,
        |part| {
            calls.extend(part.items);
            index.push(part.index);
        },
    )?;
    Ok((report, calls, index))
}

/// `text` in BGZF blocks of `block` bytes.
fn bgzf(text: &[u8], block: usize) -> Vec<u8> {
    let mut writer = noodles_bgzf::io::Writer::new(Vec::new());
    for some in text.chunks(block.max(1)) {
        writer.write_all(some).unwrap();
        writer.flush().unwrap();
    }
    writer.finish().unwrap()
}

/// A file of some hundred kilobytes whose lines are drawn from a few kinds, good and bad.
fn file() -> impl Strategy<Value = String> {
    let line = (0..10_u8, 1..200_u32, 0..40_usize);
    (proptest::collection::vec(line, 1..60), 1..40_usize, any::<bool>()).prop_map(|(lines, times, ended)| {
        let mut file = HEADER.to_owned();
        let mut pos = 0;
        for _ in 0..times {
            for (kind, step, long) in &lines {
                pos += step;
                let csq = format!("CSQ=C|missense_variant|{}|T1", "G".repeat(long * 40));
                let start = format!("chr1\t{pos}\t.\tA\tC\t.\tPASS");
                match kind {
                    0 => writeln!(file, "chr1\t{pos}\t.\tA"),
                    1 => writeln!(file),
                    2 => writeln!(
                        file,
                        "chr{}\t{pos}\t.\tA\tC,G\t.\tPASS\t{csq}\tGT:AD\t0/0:9,0,0\t0/1:9,3,1",
                        1 + long % 2
                    ),
                    3 => writeln!(file, "{start}\tCSQ=C|moonlight_variant|X\tGT:AD\t0/0:9,0\t0/1:9,x"),
                    _ => writeln!(file, "{start}\tDP={pos};{csq}\tGT:AD\t0/0:9,0\t0/1:{pos},3"),
                }
                .unwrap();
            }
        }
        if !ended {
            file.pop();
        }
        file
    })
}

/// Lines of the file, and which of them are data.
fn data_lines(file: &str) -> u64 {
    let body = file.strip_prefix(HEADER).unwrap();
    body.lines().filter(|line| !line.trim().is_empty()).count() as u64
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn one_thread_and_several_give_the_same_in_the_same_order(file in file(), block in 500..60_000_usize, workers in 2..5_usize) {
        let packed = bgzf(file.as_bytes(), block);
        for bytes in [file.as_bytes(), &packed] {
            let alone = read(bytes, 1);
            prop_assert_eq!(&read(bytes, workers), &alone);
            if let Ok((report, ..)) = alone {
                prop_assert_eq!(report.data_lines, data_lines(&file));
                prop_assert_eq!(report.accepted + report.warned + report.quarantined, report.data_lines);
            }
        }
    }

    #[test]
    fn plain_and_packed_give_the_same_calls(file in file(), block in 500..60_000_usize) {
        let file = format!("{}\n", file.trim_end());
        let (plain, packed) = (read(file.as_bytes(), 3).unwrap(), read(&bgzf(file.as_bytes(), block), 3).unwrap());
        prop_assert_eq!(&plain.1, &packed.1);
        prop_assert_eq!(plain.0.issues, packed.0.issues);
    }

    #[test]
    fn the_sparse_index_finds_every_line_and_every_call_again(file in file(), block in 500..60_000_usize, at in any::<prop::sample::Index>()) {
        let file = format!("{}\n", file.trim_end());
        let lines: Vec<&str> = file.lines().collect();
        for bytes in [file.clone().into_bytes(), bgzf(file.as_bytes(), block)] {
            let (_, calls, index) = read(&bytes, 2).unwrap();
            let number = at.index(lines.len());
            let again = || Cursor::new(&bytes);
            let found = vcf::raw_line(again(), &how(1).limits, &index, number as u64 + 1).unwrap();
            prop_assert_eq!(found, lines[number].as_bytes());
            if calls.is_empty() {
                continue;
            }
            let wanted = &calls[at.index(calls.len())];
            let of_line: Vec<_> = calls.iter().filter(|call| call.line == wanted.line).cloned().collect();
            prop_assert_eq!(&vcf::calls_of_lines(again(), &how(1), &index, &[wanted.line]).unwrap(), &of_line);
            prop_assert_eq!(&vcf::calls_of_lines(again(), &how(1), &[], &[wanted.line]).unwrap(), &of_line);
            let region = Region { chrom: &wanted.written.chrom, start: wanted.pos, end: wanted.pos };
            let on_it = |call: &&Call| call.chrom == wanted.chrom && call.written.pos == wanted.pos;
            let expected: Vec<_> = calls.iter().filter(on_it).cloned().collect();
            prop_assert_eq!(vcf::calls_in_region(again(), &how(1), &index, region, 1000).unwrap(), expected);
        }
    }

    #[test]
    fn a_file_cut_off_anywhere_is_refused_alike_by_one_thread_and_several(file in file(), block in 500..60_000_usize, at in any::<prop::sample::Index>()) {
        let mut packed = bgzf(file.as_bytes(), block);
        packed.truncate(at.index(packed.len()));
        let refused = read(&packed, 1);
        prop_assert!(refused.is_err());
        prop_assert_eq!(read(&packed, 3), refused);
    }
}

/// Gives a large file line by line, without holding it.
struct Endless {
    lines: u64,
    left: Cursor<Vec<u8>>,
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.left.position() == self.left.get_ref().len() as u64 && self.lines > 0 {
            self.lines -= 1;
            let pos = 1 + (1_000_000 - self.lines) / 2;
            let csq = format!("C|missense_variant|GENE|T1,{}", "C|intron_variant|GENE|T2,".repeat(20));
            let csq = csq.trim_end_matches(',');
            let line = format!("chr1\t{pos}\t.\tA\tC\t.\tPASS\tCSQ={csq}\tGT:AD\t0/0:9,0\t0/1:9,3\n");
            self.left = Cursor::new(line.into_bytes());
        }
        self.left.read(buffer)
    }
}

#[test]
fn broken_off_reading_is_said_and_leaves_no_thread_waiting() {
    let source = || Cursor::new(HEADER.as_bytes()).chain(Endless { lines: 20_000, left: Cursor::default() });
    for workers in [1, 3] {
        let mut words = 0;
        let stop = |_| {
            words += 1;
            if words < 4 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        };
        let read = vcf::read(source(), &how(workers), |_| Some(()), stop, |_| ());
        assert_eq!(read, Err(NotRead::Cancelled {}));
    }
}

#[test]
fn a_panic_of_whoever_takes_the_calls_reaches_the_caller() {
    let source = || Cursor::new(HEADER.as_bytes()).chain(Endless { lines: 20_000, left: Cursor::default() });
    let take = |sight: &vcf::Sight<'_>| {
        assert!(sight.line() < 15_000, "enough");
        Some(())
    };
    let read = || vcf::read(source(), &how(3), take, go_on, |_| ());
    assert!(std::panic::catch_unwind(read).is_err());
    let read =
        || vcf::read(source(), &how(3), |_| Some(()), go_on, |part| assert!(part.index.first_line < 9_000));
    assert!(std::panic::catch_unwind(read).is_err());
}

/// Most memory this process held so far, in kilobytes, where it is told.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

#[test]
fn repeated_and_unsorted_lines_are_noticed_across_the_ends_of_pieces() {
    let source = Cursor::new(HEADER.as_bytes()).chain(Endless { lines: 200_000, left: Cursor::default() });
    let report = vcf::read(source, &how(3), |sight| Some(sight.call()), go_on, |_| ()).unwrap();
    let repeated = report.issues.iter().find(|group| group.code == IssueCode::RecordRepeated).unwrap();
    // All but the first and the last position stand on two lines.
    assert_eq!((report.data_lines, report.warned, repeated.count), (200_000, 99_999, 99_999));
    // 100 MB of text, and every call of it was made; other tests run in the same process.
    assert!(peak_memory().is_none_or(|kilobytes| kilobytes < 512_000), "{:?} kB", peak_memory());
}
