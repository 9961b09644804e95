//! How much memory reading takes: alone in its process, because the most a process ever held is what is asked.

use std::io::{Cursor, Read};
use std::ops::ControlFlow;

use vcf::How;

const HEADER: &str = "##fileformat=VCFv4.2\n##contig=<ID=chr1,length=900000>\n\
    ##INFO=<ID=CSQ,Number=.,Type=String,Description=\"Format: Allele|Consequence|SYMBOL|Feature\">\n\
    ##FORMAT=<ID=GT,Number=1,Type=String,Description=\"x\">\n##FORMAT=<ID=AD,Number=R,Type=Integer,Description=\"x\">\n\
    #CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tNORMAL\tTUMOR\n";

/// Gives many lines one after the other, without holding them.
struct Lines {
    given: u64,
    most: u64,
    left: Cursor<Vec<u8>>,
}

impl Read for Lines {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.left.position() == self.left.get_ref().len() as u64 && self.given < self.most {
            self.given += 1;
            let csq = vec!["C|missense_variant|GENE|ENST00000000001.1"; 20].join(",");
            let start = format!("chr1\t{}\t.\tA\tC\t.\tPASS", self.given);
            let line = format!("{start}\tCSQ={csq}\tGT:AD\t0/0:9,0\t0/1:9,3\n");
            self.left = Cursor::new(line.into_bytes());
        }
        self.left.read(buffer)
    }
}

/// Most memory this process held so far, in kilobytes, where it is told.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

#[test]
fn a_large_file_takes_as_little_memory_as_a_small_one() {
    let lines = Lines { given: 0, most: 150_000, left: Cursor::default() };
    let source = Cursor::new(HEADER.as_bytes()).chain(lines);
    let how = How { workers: Some(4), ..How::default() };
    let go_on = |_| ControlFlow::Continue(());
    let mut calls = 0;
    let take = |sight: &vcf::Sight<'_>| Some(sight.call());
    let report = vcf::read(source, &how, take, go_on, |part| calls += part.items.len()).unwrap();
    assert_eq!((report.accepted, calls), (150_000, 150_000));
    // 140 MB of text, and several times that in calls, each made whole with its 20 transcripts. How many parts wait at a
    // time depends on how the threads are scheduled: 70 to 101 MB were seen.
    assert!(peak_memory().is_none_or(|kilobytes| kilobytes < 130_000), "{:?} kB", peak_memory());
}
