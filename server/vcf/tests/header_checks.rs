//! What is odd about a header, each with the line it stands on.

#![expect(clippy::unwrap_used, reason = "the helpers of a test file")]

use std::ops::ControlFlow;

use board::variant::{IssueCode, Severity};
use proptest::prelude::*;
use vcf::How;

const COLUMNS: &str = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n";

/// Code and line of what is reported, but for what every file without annotation and samples has.
fn reported(text: &str) -> Vec<(IssueCode, Severity, Option<u64>)> {
    let go_on = |_| ControlFlow::Continue(());
    let report = vcf::read(text.as_bytes(), &How::default(), |_| None::<()>, go_on, |_| ()).unwrap();
    let usual = [IssueCode::NotAnnotated, IssueCode::NoSampleColumns, IssueCode::AssemblyUndecided];
    let groups = report.issues.iter().filter(|group| !usual.contains(&group.code));
    let mut found: Vec<_> = groups
        .flat_map(|group| group.examples.iter().map(|example| (group.code, group.severity, example.line)))
        .collect();
    found.sort_by_key(|(code, _, line)| (*line, *code));
    found
}

fn warned(text: &str) -> Vec<(IssueCode, Option<u64>)> {
    let found = reported(text);
    assert!(found.iter().all(|(_, severity, _)| *severity == Severity::Warning), "{found:?}");
    found.into_iter().map(|(code, _, line)| (code, line)).collect()
}

#[test]
fn the_version_stands_first_once_and_is_known() {
    let of = |lines: &str| warned(&format!("{lines}{COLUMNS}"));
    assert_eq!(of("##fileformat=VCFv4.5\n"), []);
    assert_eq!(of("##fileformat=VCFv4.2\r\n"), []);
    assert_eq!(of(""), [(IssueCode::FileformatMissing, Some(1))]);
    assert_eq!(of("##fileformat=\n"), [(IssueCode::FileformatUnknown, Some(1))]);
    assert_eq!(of("##fileformat=VCF v4.3\n"), [(IssueCode::FileformatUnknown, Some(1))]);
    assert_eq!(of("##reference=a\n##fileformat=VCFv4.3\n"), [(IssueCode::FileformatNotFirst, Some(2))]);
    let twice = "##fileformat=VCFv4.3\n##fileformat=VCFv4.2\n";
    assert_eq!(of(twice), [(IssueCode::FileformatRepeated, Some(2))]);
}

#[test]
fn a_line_that_is_none_is_passed_over_and_the_header_read_on() {
    let of = |lines: &str| warned(&format!("##fileformat=VCFv4.3\n{lines}{COLUMNS}1\t5\t.\tA\tC\t.\t.\t.\n"));
    let broken = "##ALT=<ID=DEL,Description=\"with \nlinebreak\">\n";
    let malformed = IssueCode::HeaderLineMalformed;
    assert_eq!(of(broken), [(malformed, Some(2)), (malformed, Some(3))]);
    assert_eq!(of("##remark\nplain text\n"), [(malformed, Some(2)), (malformed, Some(3))]);
    assert_eq!(of("##reference=\n##pedigreeDB=<>\n").len(), 2);
    let address = "##assembly=ftp://8080:8080/a.fa\n##pedigreeDB=<ftp://8080:8080/a>\n";
    assert_eq!(of(address), [(IssueCode::HeaderUrlInvalid, Some(2)), (IssueCode::HeaderUrlInvalid, Some(3))]);
}

#[test]
fn a_definition_other_than_the_standards_is_a_mistake_unless_a_program_answers_for_it() {
    let af = "##INFO=<ID=AF,Number=1,Type=Float,Description=\"x\">\n";
    let of = |lines: &str| reported(&format!("##fileformat=VCFv4.2\n{lines}{COLUMNS}"));
    let differs = (IssueCode::ReservedDefinitionDiffers, Severity::Warning, Some(2));
    assert_eq!(of(af), [differs]);
    let varies = (IssueCode::ReservedDefinitionVaries, Severity::Info, Some(2));
    assert_eq!(of(&format!("{af}##source=lofreq call\n")), [varies]);
    let unreserved = "##INFO=<ID=SVLEN,Number=1,Type=Integer,Description=\"x\">\n\
        ##INFO=<ID=SB,Number=1,Type=Float,Description=\"x\">\n";
    assert_eq!(of(unreserved), []);
}

#[test]
fn the_kind_of_a_symbolic_allele_is_known_unless_a_program_answers_for_it() {
    let tra = "##ALT=<ID=TRA,Description=\"Translocation\">\n";
    let of = |version: &str, lines: &str| reported(&format!("##fileformat=VCF{version}\n{lines}{COLUMNS}"));
    assert_eq!(of("v4.2", tra), [(IssueCode::AltIdUnknown, Severity::Warning, Some(2))]);
    assert_eq!(of("v4.2", &format!("{tra}##source=delly\n")), []);
    assert_eq!(of("v4.3", tra), []);
}

#[test]
fn the_columns_line_names_samples_after_format() {
    let of = |columns: &str| warned(&format!("##fileformat=VCFv4.3\n{}{columns}\n", COLUMNS.trim_end()));
    assert_eq!(of("\tFORMAT"), [(IssueCode::FormatWithoutSamples, Some(2))]);
    assert_eq!(of(""), []);
    let text = format!("##fileformat=VCFv4.3\n{}\tFORMAT\tA\tA\t\n", COLUMNS.trim_end());
    let found: Vec<_> = reported(&text)
        .into_iter()
        .filter(|(_, severity, _)| *severity == Severity::Warning)
        .map(|(code, _, line)| (code, line))
        .collect();
    assert_eq!(found, [(IssueCode::SampleNameEmpty, Some(2)), (IssueCode::SampleNameRepeated, Some(2))]);
}

#[test]
fn a_last_line_without_its_end_is_noticed_also_in_a_header() {
    let text = format!("##fileformat=VCFv4.3\n{}", COLUMNS.trim_end());
    assert_eq!(warned(&text), [(IssueCode::LastLineUnterminated, Some(2))]);
    let text = format!("##fileformat=VCFv4.3\n{COLUMNS}1\t5\t.\tA\tC\t.\t.\t.");
    assert_eq!(warned(&text), [(IssueCode::LastLineUnterminated, Some(3))]);
}

proptest! {
    #[test]
    fn any_header_line_is_read_and_the_data_line_kept(
        kind in "(INFO|FORMAT|FILTER|ALT|contig|SAMPLE|PEDIGREE|META|assembly|pedigreeDB|fileformat|[a-z]{1,4})",
        value in "(<(ID=[A-Z<>:, *]{0,4},?)?(Number=[0-9ARGLM.]{0,2},?)?(Description=\"?[a-z\"\\\\,]{0,6}\"?,?)?(Values=\\[?[a-z, ]{0,4}\\]?)?>?|.{0,20})",
        version in "VCFv4\\.[0-6]",
    ) {
        let text = format!("##fileformat={version}\n##{kind}={value}\n{COLUMNS}1\t5\t.\tA\tC\t.\t.\t.\n");
        let text = text.replace('\r', " ");
        let go_on = |_| ControlFlow::Continue(());
        let report = vcf::read(text.as_bytes(), &How::default(), |_| None::<()>, go_on, |_| ()).unwrap();
        prop_assert_eq!((report.data_lines, report.quarantined), (1, 0));
    }
}
