//! Files as callers and annotators write them, from a collection of public test data. It lies outside the
//! repository; where it is absent these tests say so and pass.

#![expect(clippy::unwrap_used, reason = "the helpers of a test file")]

use std::fs::File;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use board::variant::identity::SexFound;
use board::variant::{
    AnnotationSource, Assembly, AssemblyFrom, Call, Caller, FilterStatus, FractionMethod, ImportReport,
    Issue, IssueCode, NotRead, Origin, RoleFrom, SampleRole, Survey, TranscriptChoice,
};
use vcf::{Answers, How, Limits};

/// Says a line past the test runner, which keeps to itself what a passing test prints; beside what it prints itself.
fn say(line: &str) {
    std::io::stderr().write_all(format!("{line}\n").as_bytes()).unwrap();
}

fn collection() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/vcf");
    if path.is_dir() {
        return Some(path);
    }
    say("no collection of public files beside the repository: nothing tried");
    None
}

fn read(path: &Path, answers: &Answers) -> Result<(ImportReport, Vec<Call>), NotRead> {
    let mut calls = Vec::new();
    let file = File::open(path).unwrap();
    let (how, go_on) = (How::answered(answers.clone()), |_| ControlFlow::Continue(()));
    let report = vcf::read(file, &how, |sight| Some(sight.call()), go_on, |part| calls.extend(part.items))?;
    Ok((report, calls))
}

fn survey(path: &Path) -> Survey {
    vcf::survey(File::open(path).unwrap(), &Limits::default()).unwrap()
}

fn codes(report: &ImportReport) -> Vec<(IssueCode, u64)> {
    report.issues.iter().map(|group| (group.code, group.count)).collect()
}

#[test]
fn mutect2_with_the_normal_in_the_first_column() {
    let Some(collection) = collection() else { return };
    let path = collection.join("umccr+vcf_stuff/tests/data/test-mutect2.vcf.gz");
    let survey = survey(&path);
    assert_eq!(survey.questions, []);
    assert_eq!(survey.caller, Some(Caller::Mutect2));
    assert_eq!(survey.assembly.name, Some(Assembly::GRCh37));
    assert_eq!(survey.assembly.from, Some(AssemblyFrom::ContigLengths));
    let roles: Vec<_> =
        survey.samples.iter().map(|sample| (sample.name.as_str(), sample.role, sample.from)).collect();
    let declared = Some(RoleFrom::DeclaredSample);
    assert_eq!(
        roles,
        [
            ("MB_normal_50x", Some(SampleRole::Normal), declared),
            ("tumor_downsample", Some(SampleRole::Tumour), declared)
        ]
    );

    let (report, calls) = read(&path, &Answers::default()).unwrap();
    assert_eq!((report.data_lines, report.accepted, report.warned, report.quarantined), (24, 24, 0, 0));
    assert_eq!(report.annotation.unwrap().source, AnnotationSource::Ann);
    let first = &calls[0];
    assert_eq!((first.line, first.chrom.as_str(), first.pos), (147, "16", 62_340));
    assert_eq!(
        (first.filter.as_str(), first.filter_status),
        ("germline_risk;mapping_quality", FilterStatus::Failed)
    );
    assert_eq!(first.origin, Origin::Germline);
    let (tumour, normal) = (first.tumour.as_ref().unwrap(), first.normal.as_ref().unwrap());
    assert_eq!((tumour.alt_count, tumour.depth, tumour.caller_value), (Some(2), Some(9), Some(0.222)));
    assert_eq!((tumour.allele_fraction, tumour.differs), (Some(2.0 / 9.0), false));
    assert_eq!((normal.alt_count, normal.depth), (Some(0), Some(8)));
}

#[test]
fn tso500_of_a_tumour_alone_is_asked_and_not_annotated() {
    let Some(collection) = collection() else { return };
    let path = collection.join("umccr+vcf_stuff/tests/data/test-tso500-tumoronly.vcf.gz");
    let survey = survey(&path);
    let sample = "PTC_TSO200609VD_L2000553.bam".to_owned();
    assert_eq!(survey.questions, [Issue::TumourSampleUndecided { candidates: vec![sample.clone()] }]);
    assert_eq!((survey.caller, survey.assembly.name), (Some(Caller::Pisces), Some(Assembly::GRCh38)));

    let answers = Answers { tumour: Some(sample), ..Answers::default() };
    let (report, calls) = read(&path, &answers).unwrap();
    assert_eq!((report.data_lines, report.accepted, report.warned, report.quarantined), (35, 35, 0, 0));
    assert_eq!((report.variants.snv, report.variants.indel, report.variants.mnv), (22, 8, 1));
    let expected = [
        // `##ALT=<ID=<M>`.
        (IssueCode::HeaderIdInvalid, 1),
        (IssueCode::NotAnnotated, 1),
        (IssueCode::NoAlternateAllele, 4),
        (IssueCode::InfoKeyUndeclared, 155),
    ];
    assert_eq!(codes(&report), expected);
    let tumour = calls[0].tumour.as_ref().unwrap();
    assert_eq!((tumour.alt_count, tumour.depth, tumour.caller_value), (Some(62), Some(3022), Some(0.02052)));
    assert_eq!(calls[0].origin, Origin::Undetermined);
    assert!(calls.iter().all(|call| call.tumour.as_ref().is_some_and(|tumour| !tumour.differs)));
}

#[test]
fn a_merged_column_without_contigs_asks_for_the_assembly_and_takes_the_fraction_from_tvaf() {
    let Some(collection) = collection() else { return };
    let path = collection.join("sigven+pcgr/examples/T001-COAD.grch38.vcf.gz");
    let sample = "TCGA-A6-2686-01A-01D-1408-10_TCGA-A6-2686-10A-01D-2188-10".to_owned();
    let expected = [
        Issue::TumourSampleUndecided { candidates: vec![sample.clone()] },
        Issue::AssemblyUndecided { candidates: vec![Assembly::GRCh38, Assembly::GRCh37, Assembly::T2tChm13] },
    ];
    assert_eq!(survey(&path).questions, expected);

    let answers = Answers { tumour: Some(sample), assembly: Some(Assembly::GRCh38), ..Answers::default() };
    let (report, calls) = read(&path, &answers).unwrap();
    assert_eq!((report.data_lines, report.accepted, report.warned, report.quarantined), (3313, 3313, 0, 0));
    assert_eq!((report.variants.snv, report.variants.indel), (2669, 644));
    assert_eq!((&report.annotation, report.assembly.from), (&None, Some(AssemblyFrom::Answer)));
    assert_eq!(codes(&report), [(IssueCode::NotAnnotated, 1)]);
    let tumour = calls[0].tumour.as_ref().unwrap();
    assert_eq!(tumour.method, Some(FractionMethod::TvafTdp));
    assert_eq!(
        (tumour.alt_count, tumour.depth, tumour.caller_value),
        (Some(8), Some(29), Some(0.275_862_068_966))
    );
    assert!(
        calls.iter().all(|call| call.tumour.as_ref().is_some_and(|tumour| tumour.allele_fraction.is_some()))
    );
    // All its 98 calls on X are written 0/1, and all of them are somatic.
    let x = calls.iter().filter(|call| call.chrom == "X").count();
    assert_eq!((x, report.identity.sex), (98, SexFound::default()));
}

#[test]
fn vardict_with_vep_on_grch37_shows_the_canonical_transcript() {
    let Some(collection) = collection() else { return };
    let path = collection
        .join("Clinical-Genomics+scout/scout/demo/scout_example_tumor_only.snv.indel.sorted.vcf.gz");
    assert_eq!(survey(&path).questions, []);
    let (report, calls) = read(&path, &Answers::default()).unwrap();
    assert_eq!((report.data_lines, report.accepted, report.warned, report.quarantined), (15, 15, 0, 0));
    assert_eq!((report.caller, report.assembly.name), (Some(Caller::VarDict), Some(Assembly::GRCh37)));
    let first = &calls[0];
    assert_eq!(first.gene.as_deref(), Some("MTOR"));
    assert_eq!(first.transcript.as_deref(), Some("ENST00000361445.4"));
    assert_eq!(first.hgvs_c.as_deref(), Some("c.3108C>T"));
    assert_eq!(first.hgvs_p.as_deref(), Some("p.Thr1036="));
    assert_eq!(first.transcript_choice, Some(TranscriptChoice::Canonical));
    let tumour = first.tumour.as_ref().unwrap();
    assert_eq!((tumour.alt_count, tumour.depth, tumour.caller_value), (Some(56), Some(499), Some(0.1122)));
}

/// All files below `folder` whose name ends as that of a variant file.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.to_string_lossy().ends_with(".vcf") || path.to_string_lossy().ends_with(".vcf.gz") {
            found.push(path);
        }
    }
}

#[test]
fn every_line_of_every_file_has_one_outcome() {
    let Some(collection) = collection() else { return };
    let mut paths = Vec::new();
    files(&collection, &mut paths);
    paths.sort();
    let (mut read_whole, mut refused, mut lines) = (0, 0, 0);
    for path in &paths {
        let name = path.strip_prefix(&collection).unwrap().display();
        match read(path, &Answers::default()) {
            Ok((report, calls)) => {
                assert_eq!(report.accepted + report.warned + report.quarantined, report.data_lines, "{name}");
                assert_eq!(report.variants.total(), calls.len() as u64, "{name}");
                let ImportReport { data_lines, accepted, warned, quarantined, .. } = report;
                println!("{data_lines}\t{accepted}\t{warned}\t{quarantined}\t{}\t{name}", calls.len());
                read_whole += 1;
                lines += data_lines;
            }
            Err(refusal) => {
                println!("refused: {refusal}\t{name}");
                refused += 1;
            }
        }
    }
    say(&format!("{read_whole} files with {lines} data lines read, {refused} refused"));
    assert!(read_whole + refused >= 807, "only {} files in the collection", paths.len());
}
