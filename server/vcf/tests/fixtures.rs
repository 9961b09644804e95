//! Our own variant files, each for what `fixtures/vcf/README.md` says it proves.

#![expect(clippy::unwrap_used, reason = "the helpers of a test file")]

use std::fs::File;
use std::io::{Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use board::variant::{
    Assembly, AssemblyEvidence, AssemblyFrom, Call, Caller, FactSource, FileFormat, FilterStatus,
    ImportReport, Issue, IssueCode, MissingEnd, NotRead, Origin, SampleRole, Severity, TranscriptChoice,
    VariantKind,
};
use vcf::{Answers, How, Limits, Progress};

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/vcf").join(name)
}

fn go_on(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn read_bytes(bytes: impl Read + Send, answers: &Answers) -> Result<(ImportReport, Vec<Call>), NotRead> {
    let mut calls = Vec::new();
    let how = How::answered(answers.clone());
    let report = vcf::read(bytes, &how, |sight| Some(sight.call()), go_on, |part| calls.extend(part.items))?;
    Ok((report, calls))
}

fn read(name: &str) -> Result<(ImportReport, Vec<Call>), NotRead> {
    read_bytes(File::open(path(name)).unwrap(), &Answers::default())
}

fn refusal(name: &str) -> NotRead {
    read(name).unwrap_err()
}

fn questions(name: &str) -> Vec<Issue> {
    vcf::survey(File::open(path(name)).unwrap(), &Limits::default()).unwrap().questions
}

fn outcomes(report: &ImportReport) -> (u64, u64, u64, u64) {
    (report.data_lines, report.accepted, report.warned, report.quarantined)
}

/// Code and line of every issue of this severity.
fn lines(report: &ImportReport, severity: Severity) -> Vec<(IssueCode, Option<u64>)> {
    let groups = report.issues.iter().filter(|group| group.severity == severity);
    let mut found: Vec<_> =
        groups.flat_map(|group| group.examples.iter().map(|example| (group.code, example.line))).collect();
    found.sort_by_key(|(code, line)| (*line, *code));
    found
}

#[test]
fn one_resource_asked_for_by_itself_says_what_the_list_of_all_says_first() {
    let sources = [FactSource::GnomAd, FactSource::ClinVar, FactSource::Cosmic, FactSource::Population];
    let mut known = 0;
    for name in ["tumour-normal.vcf", "tumour-alone.vcf"] {
        let alike = |sight: &vcf::Sight<'_>| {
            Some(sources.map(|source| {
                let first = sight.facts().into_iter().find(|fact| fact.source == source);
                (sight.fact(source).map(|value| value.into_owned()), first.map(|fact| fact.value))
            }))
        };
        let sink = |part: vcf::Part<[(Option<String>, Option<String>); 4]>| {
            for (asked, listed) in part.items.into_iter().flatten() {
                assert_eq!(asked, listed);
                known += usize::from(asked.is_some());
            }
        };
        vcf::read(File::open(path(name)).unwrap(), &How::default(), alike, go_on, sink).unwrap();
    }
    assert!(known > 10, "{known} values");
}

#[test]
fn the_demo_file_needs_no_answer_and_is_read_whole() {
    assert_eq!(questions("tumour-normal.vcf"), []);
    let (report, calls) = read("tumour-normal.vcf").unwrap();
    assert_eq!(outcomes(&report), (26, 26, 0, 0));
    assert_eq!((report.format, report.caller), (FileFormat::Plain, Some(Caller::Mutect2)));
    assert_eq!(
        (report.assembly.name, report.assembly.from),
        (Some(Assembly::GRCh38), Some(AssemblyFrom::ContigLengths))
    );
    let roles: Vec<_> = report.samples.iter().map(|sample| (sample.name.as_str(), sample.role)).collect();
    assert_eq!(roles, [("SYN-2601-N", Some(SampleRole::Normal)), ("SYN-2601-T", Some(SampleRole::Tumour))]);
    assert_eq!((report.variants.snv, report.variants.indel, report.variants.mnv), (23, 3, 1));
    assert_eq!(calls.len(), 27);
    assert_eq!(report.issues, []);
}

#[test]
fn braf_v600e_is_shown_on_its_mane_transcript_with_its_counts() {
    let (_, calls) = read("tumour-normal.vcf").unwrap();
    let call = calls.iter().find(|call| call.pos == 140_753_336).unwrap();
    assert_eq!((call.line, call.chrom.as_str(), call.written.chrom.as_str()), (53, "7", "chr7"));
    assert_eq!((call.reference.as_str(), call.alt.as_str(), call.kind), ("A", "T", VariantKind::Snv));
    assert_eq!(call.gene.as_deref(), Some("BRAF"));
    assert_eq!(call.transcript.as_deref(), Some("NM_004333.6"));
    assert_eq!((call.mane, call.transcript_choice), (true, Some(TranscriptChoice::ManeSelect)));
    assert_eq!(call.hgvs_c.as_deref(), Some("c.1799T>A"));
    assert_eq!(call.hgvs_p.as_deref(), Some("p.Val600Glu"));
    assert_eq!((call.filter_status, call.origin), (FilterStatus::Passed, Origin::Somatic));
    let (tumour, normal) = (call.tumour.as_ref().unwrap(), call.normal.as_ref().unwrap());
    assert_eq!((tumour.sample.as_str(), tumour.alt_count, tumour.depth), ("SYN-2601-T", Some(58), Some(184)));
    assert_eq!(tumour.allele_fraction, Some(58.0 / 184.0));
    assert_eq!((normal.alt_count, normal.depth), (Some(0), Some(97)));
}

#[test]
fn the_tert_promoter_stays_visible_as_upstream_gene_variant() {
    let (_, calls) = read("tumour-normal.vcf").unwrap();
    let call = calls.iter().find(|call| call.pos == 1_295_113).unwrap();
    assert_eq!((call.gene.as_deref(), call.hgvs_c.as_deref()), (Some("TERT"), None));
    assert_eq!(call.consequence[0].as_str(), "upstream_gene_variant");
    let facts: Vec<_> = call.facts.iter().map(|fact| (fact.field.as_str(), fact.value.as_str())).collect();
    assert_eq!(
        facts,
        [
            ("CSQ/gnomADe_AF", "8.535e-05"),
            ("CSQ/gnomADg_AF", "0.000125"),
            ("CSQ/CLIN_SIG", "Likely_pathogenic")
        ]
    );
}

#[test]
fn two_alleles_of_a_line_become_two_calls_with_their_own_counts_and_annotation() {
    let (_, calls) = read("tumour-normal.vcf").unwrap();
    let of: Vec<_> = calls.iter().filter(|call| call.pos == 148_809_375).collect();
    let told: Vec<_> = of
        .iter()
        .map(|call| (call.allele_index, call.alt.as_str(), call.written.alt.as_str(), call.hgvs_p.as_deref()))
        .collect();
    assert_eq!(told, [(1, "C", "C,A", Some("p.Ala682Gly")), (2, "A", "C,A", Some("p.Ala682Val"))]);
    let counts: Vec<_> =
        of.iter().map(|call| call.tumour.as_ref().and_then(|tumour| tumour.alt_count)).collect();
    assert_eq!(counts, [Some(19), Some(12)]);
    assert_eq!(of[1].tumour.as_ref().unwrap().depth, Some(164));
}

#[test]
fn an_mnv_is_kept_whole_and_an_insertion_keeps_one_base() {
    let (_, calls) = read("tumour-normal.vcf").unwrap();
    let mnv = calls.iter().find(|call| call.kind == VariantKind::Mnv).unwrap();
    assert_eq!((mnv.pos, mnv.reference.as_str(), mnv.alt.as_str()), (28_018_504, "TC", "AT"));
    let insertion = calls.iter().find(|call| call.pos == 179_234_360).unwrap();
    assert_eq!(
        (insertion.reference.as_str(), insertion.alt.as_str(), insertion.kind),
        ("A", "AA", VariantKind::Indel)
    );
}

#[test]
fn germline_is_what_the_filter_calls_so_and_a_dot_is_not_passed() {
    let (_, calls) = read("tumour-normal.vcf").unwrap();
    assert_eq!(calls.iter().filter(|call| call.origin == Origin::Germline).count(), 5);
    let unfiltered = calls.iter().find(|call| call.filter == ".").unwrap();
    assert_eq!(
        (unfiltered.filter_status, unfiltered.origin),
        (FilterStatus::NotApplied, Origin::Undetermined)
    );
}

#[test]
fn plain_bgzf_and_gzip_give_the_same_calls() {
    let (_, plain) = read("tumour-normal.vcf").unwrap();
    let (bgzf, from_bgzf) = read("tumour-normal.vcf.gz").unwrap();
    let (gzip, from_gzip) = read("plain-gzip.vcf.gz").unwrap();
    assert_eq!((bgzf.format, gzip.format), (FileFormat::Bgzf, FileFormat::Gzip));
    assert_eq!(from_bgzf, plain);
    assert_eq!(from_gzip, plain);
}

#[test]
fn a_tumour_alone_is_asked_for_and_then_read_as_undetermined() {
    let name = "SYN-2602".to_owned();
    assert_eq!(
        questions("tumour-alone.vcf"),
        [Issue::TumourSampleUndecided { candidates: vec![name.clone()] }]
    );
    let (_, undecided) = read("tumour-alone.vcf").unwrap();
    assert!(undecided.iter().all(|call| call.tumour.is_none()));
    let answers = Answers { tumour: Some(name), ..Answers::default() };
    let (report, calls) = read_bytes(File::open(path("tumour-alone.vcf")).unwrap(), &answers).unwrap();
    assert_eq!((report.caller, calls.len()), (Some(Caller::VarDict), 7));
    assert!(calls.iter().all(|call| call.origin == Origin::Undetermined));
    assert_eq!(calls[0].tumour.as_ref().unwrap().alt_count, Some(190));
}

#[test]
fn what_the_header_leaves_open_is_asked() {
    let expected = [
        Issue::TumourSampleUndecided { candidates: vec!["26-101".into(), "26-102".into()] },
        Issue::AssemblyUndecided { candidates: vec![Assembly::GRCh38, Assembly::GRCh37, Assembly::T2tChm13] },
    ];
    assert_eq!(questions("asks-everything.vcf"), expected);
    let evidence = vec![
        AssemblyEvidence { assembly: Assembly::GRCh38, from: AssemblyFrom::ContigLengths },
        AssemblyEvidence { assembly: Assembly::GRCh37, from: AssemblyFrom::ReferenceLine },
    ];
    assert_eq!(questions("conflicting-builds.vcf"), [Issue::AssemblyConflict { evidence }]);
}

#[test]
fn a_header_without_samples_is_said_and_no_info_value_becomes_a_fraction() {
    let (report, calls) = read("no-samples.vcf").unwrap();
    assert_eq!(outcomes(&report), (1, 1, 0, 0));
    assert!(lines(&report, Severity::Info).contains(&(IssueCode::NoSampleColumns, Some(26))));
    assert_eq!((calls[0].tumour.clone(), calls[0].facts.clone()), (None, vec![]));
}

#[test]
fn each_bad_line_is_quarantined_by_its_own_code_and_its_neighbours_are_read() {
    let (report, calls) = read("quarantined-lines.vcf").unwrap();
    assert_eq!(outcomes(&report), (15, 2, 4, 9));
    let quarantined = [
        (IssueCode::ColumnsMissing, Some(29)),
        (IssueCode::PositionInvalid, Some(30)),
        (IssueCode::PositionInvalid, Some(31)),
        (IssueCode::ChromInvalid, Some(32)),
        (IssueCode::ReferenceInvalid, Some(33)),
        (IssueCode::AlternateInvalid, Some(34)),
        (IssueCode::AlternateInvalid, Some(35)),
        (IssueCode::ControlCharacter, Some(36)),
        (IssueCode::NotUtf8, Some(43)),
    ];
    assert_eq!(lines(&report, Severity::Error), quarantined);
    let warned = [
        (IssueCode::FieldEmpty, Some(37)),
        (IssueCode::FieldEmpty, Some(37)),
        (IssueCode::FilterRepeated, Some(38)),
        (IssueCode::QualityUnreadable, Some(38)),
        (IssueCode::InfoKeyRepeated, Some(38)),
        (IssueCode::InfoValueEmpty, Some(38)),
        (IssueCode::SampleValueUnreadable, Some(39)),
        (IssueCode::BlankLine, Some(40)),
        (IssueCode::SampleColumnsMismatch, Some(41)),
    ];
    let mut found = lines(&report, Severity::Warning);
    let mut expected = warned.to_vec();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
    let read: Vec<_> = calls.iter().map(|call| call.line).collect();
    assert_eq!(read, [28, 37, 38, 39, 41, 42]);
}

#[test]
fn progress_ends_with_all_bytes_lines_and_calls() {
    let mut last = None;
    let file = File::open(path("tumour-normal.vcf.gz")).unwrap();
    let tell = |word| {
        last = Some(word);
        ControlFlow::Continue(())
    };
    let report = vcf::read(file, &How::default(), |_| None::<()>, tell, |_| ()).unwrap();
    assert_eq!(last, Some(Progress { bytes: report.bytes, data_lines: 26, calls: 27 }));
}

#[test]
fn any_line_can_be_read_back_as_it_was_written() {
    let file = || File::open(path("quarantined-lines.vcf")).unwrap();
    let line = vcf::raw_line(file(), &Limits::default(), &[], 29).unwrap();
    assert_eq!(line, b"chr7\t140753337\t.\tA");
    let beyond = vcf::raw_line(file(), &Limits::default(), &[], 99);
    assert_eq!(beyond, Err(NotRead::NoSuchLine { line: 99, lines: 43 }));
}

#[test]
fn odd_header_lines_are_reported_and_the_data_are_read() {
    let (report, calls) = read("odd-header-crlf.vcf").unwrap();
    assert_eq!(outcomes(&report), (1, 1, 0, 0));
    let expected = [
        (IssueCode::ByteOrderMark, Some(1)),
        (IssueCode::HeaderLineMalformed, Some(2)),
        (IssueCode::HeaderIdInvalid, Some(3)),
        (IssueCode::HeaderIdRepeated, Some(5)),
        (IssueCode::HeaderLineMalformed, Some(6)),
    ];
    assert_eq!(lines(&report, Severity::Warning), expected);
    assert_eq!(calls[0].tumour.as_ref().unwrap().sample, "B");
}

#[test]
fn cut_off_files_are_refused_not_read_in_part() {
    let between = refusal("truncated-between-blocks.vcf.gz");
    assert!(matches!(between, NotRead::TruncatedBgzf { missing: MissingEnd::EndMarker, .. }), "{between:?}");
    let inside = refusal("truncated-in-a-block.vcf.gz");
    assert!(matches!(inside, NotRead::TruncatedBgzf { missing: MissingEnd::Block, .. }), "{inside:?}");
    let gzip = refusal("truncated-plain-gzip.vcf.gz");
    assert!(matches!(gzip, NotRead::TruncatedGzip { .. }), "{gzip:?}");
    let survey =
        vcf::survey(File::open(path("truncated-between-blocks.vcf.gz")).unwrap(), &Limits::default());
    assert!(matches!(survey, Err(NotRead::TruncatedBgzf { missing: MissingEnd::EndMarker, .. })));
}

/// `text` as BGZF with its end marker.
fn bgzf(text: &[u8]) -> Vec<u8> {
    let mut writer = noodles_bgzf::io::Writer::new(Vec::new());
    writer.write_all(text).unwrap();
    writer.finish().unwrap()
}

/// The header of a fixture and its first data line, neither of them with the last line end.
fn header_and_line() -> (Vec<u8>, Vec<u8>) {
    let text = std::fs::read_to_string(path("no-samples.vcf")).unwrap();
    let (header, line) = text.trim_end().rsplit_once('\n').unwrap();
    assert!(header.lines().last().unwrap().starts_with("#CHROM") && !line.starts_with('#'));
    (header.into(), [header, "\n", line].concat().into())
}

#[test]
fn a_header_alone_without_its_last_line_end_is_read_with_a_warning() {
    let (header, _) = header_and_line();
    for bytes in [bgzf(&header), header] {
        let (report, calls) = read_bytes(bytes.as_slice(), &Answers::default()).unwrap();
        assert_eq!((outcomes(&report), calls.len()), ((0, 0, 0, 0), 0));
        assert_eq!(lines(&report, Severity::Warning), [(IssueCode::LastLineUnterminated, Some(26))]);
    }
}

#[test]
fn a_data_line_without_line_end_is_warned_of_in_a_plain_file_and_refused_in_a_whole_bgzf_file() {
    let (_, text) = header_and_line();
    let (report, calls) = read_bytes(text.as_slice(), &Answers::default()).unwrap();
    assert_eq!((outcomes(&report), calls.len()), ((1, 1, 0, 0), 1));
    assert_eq!(lines(&report, Severity::Warning), [(IssueCode::LastLineUnterminated, Some(27))]);
    let refusal = read_bytes(bgzf(&text).as_slice(), &Answers::default()).unwrap_err();
    assert_eq!(refusal, NotRead::TruncatedBgzf { missing: MissingEnd::LineEnd, lines: 27 });
}

#[test]
fn what_is_no_variant_file_is_refused_by_what_it_is() {
    assert_eq!(refusal("empty.vcf"), NotRead::Empty {});
    let starts_with = "gene;variant;fractionBRAF;V600E;0.31".into();
    assert_eq!(refusal("not-a-vcf.vcf"), NotRead::NotVcf { starts_with });
    assert_eq!(refusal("binary.vcf"), NotRead::Binary { magic: "89504e470d0a1a0a".into() });
    assert_eq!(refusal("no-columns-line.vcf"), NotRead::NoColumnsLine { lines: 2 });
}

#[test]
fn limits_on_header_samples_and_size_refuse_by_name() {
    let limited = |limits| {
        let file = File::open(path("tumour-normal.vcf.gz")).unwrap();
        vcf::read(file, &How::limited(limits), |_| None::<()>, go_on, |_| ()).unwrap_err()
    };
    assert_eq!(limited(Limits { header: 100, ..Limits::default() }), NotRead::HeaderTooLarge { limit: 100 });
    assert_eq!(
        limited(Limits { samples: 1, ..Limits::default() }),
        NotRead::TooManySamples { found: 2, limit: 1 }
    );
    assert_eq!(
        limited(Limits { inflated: 5_000, ..Limits::default() }),
        NotRead::InflatedTooLarge { limit: 5_000 }
    );
}
