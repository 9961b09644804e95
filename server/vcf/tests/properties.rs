//! What holds for any bytes.

use std::io::Write;
use std::ops::ControlFlow;

use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use vcf::{How, Limits};

const HEADER: &str = "##fileformat=VCFv4.2\n##INFO=<ID=CSQ,Number=.,Type=String,Description=\"Format: Allele|Consequence|SYMBOL\">\n\
    #CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tNORMAL\tTUMOR\n";

/// Reads `bytes` and says how many data lines there were and whether the account adds up.
fn account(bytes: &[u8]) -> Option<(u64, bool)> {
    let mut calls = 0;
    let go_on = |_| ControlFlow::Continue(());
    let read =
        vcf::read(bytes, &How::default(), |_| Some(()), go_on, |part| calls += part.items.len() as u64);
    let report = read.ok()?;
    let outcomes = report.accepted + report.warned + report.quarantined;
    Some((report.data_lines, outcomes == report.data_lines && report.variants.total() == calls))
}

/// A field that is nearly right.
fn field() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[ACGT]{1,4}",
        2 => "[0-9]{1,9}",
        2 => Just(".".to_owned()),
        1 => "chr[0-9XYM]{1,2}",
        1 => "[ACGT]{1,2}(,[ACGT*<>]{1,5}){0,3}",
        1 => "(GT|AD|AF|DP|VD|AO|RO|FREQ|AU|CU|TIR|TAR|PR|SR|DP4|BCOUNT)(:(GT|AD|AF|DP|AU|GU|RD)){0,5}",
        1 => "[0-9.,%]{1,6}(:[0-9.,/|]{0,6}){0,6}",
        1 => "CSQ=[ACGT-]\\|[a-z_&]{0,12}\\|[A-Z]{0,4}(;[A-Z]{1,3}=?[0-9,]{0,4}){0,4}",
        1 => "[\\[\\]]?[ACGT]?[\\[\\]][0-9]:[0-9]{1,4}[\\[\\]][ACGT]?",
        1 => ".{0,12}",
    ]
}

proptest! {
    #[test]
    fn arbitrary_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        if let Some((_, adds_up)) = account(&bytes) {
            prop_assert!(adds_up);
        }
    }

    #[test]
    fn arbitrary_bytes_after_a_header_all_have_an_outcome(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let file = [HEADER.as_bytes(), &bytes].concat();
        let lines = bytes.split(|byte| *byte == b'\n');
        let data = lines.filter(|line| !line.starts_with(b"#") && !line.iter().all(u8::is_ascii_whitespace)).count();
        prop_assert_eq!(account(&file), Some((data as u64, true)));
    }

    #[test]
    fn lines_of_nearly_right_fields_all_have_an_outcome(
        rows in proptest::collection::vec(proptest::collection::vec(field(), 1..13), 0..12),
    ) {
        let lines: Vec<String> = rows.iter().map(|row| format!("7{}", row.join("\t").replace(['\n', '\r'], ""))).collect();
        let file = format!("{HEADER}{}\n", lines.join("\n"));
        prop_assert_eq!(account(file.as_bytes()), Some((lines.len() as u64, true)));
    }

    #[test]
    fn arbitrary_header_lines_are_survived(lines in proptest::collection::vec("#{1,2}[A-Za-z=<>,\" ]{0,30}", 0..8)) {
        let file = format!("##fileformat=VCFv4.2\n{}\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n1\t2\t.\tA\tC\t.\t.\t.\n", lines.join("\n"));
        let survey = vcf::survey(file.as_bytes(), &Limits::default());
        prop_assert_eq!(survey.map(|survey| survey.samples.len()), Ok(0));
        prop_assert_eq!(account(file.as_bytes()), Some((1, true)));
    }

    #[test]
    fn a_damaged_gzip_is_read_or_refused(at in 10_usize..120, byte in any::<u8>()) {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(HEADER.as_bytes())?;
        let mut file = encoder.finish()?;
        if let Some(place) = file.get_mut(at) {
            *place = byte;
        }
        if let Some((_, adds_up)) = account(&file) {
            prop_assert!(adds_up);
        }
    }
}
