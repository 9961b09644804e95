//! Structural variants, copy number, fusions and consequences from whole files: our own small ones, and public ones where
//! the collection of these lies beside the repository.

#![expect(clippy::unwrap_used, reason = "the helpers of a test file")]

use std::fs::File;
use std::io::{Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use board::variant::{
    Assembly, Call, Caller, ImportReport, Issue, IssueCode, NotRead, TranscriptChoice, VariantKind,
};
use vcf::{Answers, How, Limits};

fn read(bytes: impl Read + Send) -> Result<(ImportReport, Vec<Call>), NotRead> {
    let answers = Answers { assembly: Some(Assembly::GRCh38), ..Answers::default() };
    let mut calls = Vec::new();
    let (how, go_on) = (How::answered(answers), |_| ControlFlow::Continue(()));
    let report = vcf::read(bytes, &how, |sight| Some(sight.call()), go_on, |part| calls.extend(part.items))?;
    Ok((report, calls))
}

fn lines(header: &str, rows: &[&str]) -> (ImportReport, Vec<Call>) {
    let columns = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO";
    read(format!("{header}{columns}\n{}\n", rows.join("\n")).as_bytes()).unwrap()
}

fn public(name: &str) -> Option<PathBuf> {
    let collection = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/vcf");
    if collection.is_dir() {
        return Some(collection.join(name));
    }
    let absent: &[u8] = b"no collection of public files beside the repository: nothing tried\n";
    std::io::stderr().write_all(absent).unwrap();
    None
}

fn outcomes(report: &ImportReport) -> (u64, u64, u64, u64) {
    (report.data_lines, report.accepted, report.warned, report.quarantined)
}

fn count(report: &ImportReport, code: IssueCode) -> u64 {
    report.issues.iter().find(|group| group.code == code).map_or(0, |group| group.count)
}

#[test]
fn a_table_of_segments_is_read_line_by_line() {
    let table = "Chromosome\tStart\tEnd\tnMajor\tnMinor\n1\t101\t200\t1\t0\nchr8\t5\t60\t7\t1\n2\t1\t9\t1\t1\n2\tx\t9\t1\t1\n\n1\t1\t50\t2\t0\n";
    let survey = vcf::survey(table.as_bytes(), &Limits::default()).unwrap();
    assert!(matches!(survey.questions[..], [Issue::AssemblyUndecided { .. }]));
    let (report, calls) = read(table.as_bytes()).unwrap();
    assert_eq!(outcomes(&report), (5, 4, 0, 1));
    assert_eq!((report.variants.cnv, report.variants.total()), (3, 3));
    assert_eq!((report.fileformat, report.caller), (None, None));
    let seen: Vec<_> = calls
        .iter()
        .map(|call| {
            (
                call.line,
                call.chrom.as_str(),
                call.pos,
                call.end,
                call.sv_length,
                call.alt.as_str(),
                call.copy_number,
            )
        })
        .collect();
    let expected = [
        (2, "1", 101, Some(200), Some(100), "<DEL>", Some(1.0)),
        (3, "8", 5, Some(60), Some(56), "<DUP>", Some(8.0)),
        (7, "1", 1, Some(50), Some(50), "<CNV>", Some(2.0)),
    ];
    assert_eq!(seen, expected);
    let invalid = report.issues.iter().find(|group| group.code == IssueCode::TableValueInvalid).unwrap();
    assert_eq!(invalid.examples[0].line, Some(5));
}

#[test]
fn a_cnvkit_table_names_its_caller_and_its_unused_columns() {
    let table = "chromosome\tstart\tend\tgene\tlog2\tdepth\tprobes\tweight\nchr17\t39700000\t39730000\tERBB2\t3\t900\t40\t38\n";
    let (report, calls) = read(table.as_bytes()).unwrap();
    assert_eq!(report.caller, Some(Caller::CnvKit));
    assert_eq!(count(&report, IssueCode::TableColumnUnused), 3);
    assert_eq!((calls[0].pos, calls[0].copy_number), (39_700_001, Some(16.0)));
    assert_eq!(calls[0].gene.as_deref(), Some("ERBB2"));
}

#[test]
fn a_table_of_fusions_names_both_partners_and_the_other_breakpoint() {
    let table =
        "FusionGene\tLeftBreakpoint\tRightBreakpoint\tSplitReads\nEML4--ALK\t2:42295554\t2:29223528\t100\n";
    let (report, calls) = read(table.as_bytes()).unwrap();
    assert_eq!((outcomes(&report), report.variants.fusion), ((1, 1, 0, 0), 1));
    let call = &calls[0];
    assert_eq!((call.kind, call.line, call.pos), (VariantKind::Fusion, 2, 42_295_554));
    assert_eq!(call.mate.as_deref(), Some("2:29223528"));
    assert_eq!(call.gene.as_deref(), Some("EML4::ALK"));
    let partners = call.partners.as_ref().unwrap();
    assert_eq!((partners.five_prime.as_str(), partners.three_prime.as_str()), ("EML4", "ALK"));
}

#[test]
fn lengths_follow_the_version_of_the_file() {
    let row = "1\t100\t.\tA\t<DEL>\t.\tPASS\tSVLEN=-50;END=150";
    let (_, calls) = lines("##fileformat=VCFv4.2\n", &[row]);
    assert_eq!((calls[0].end, calls[0].sv_length, calls[0].kind), (Some(150), Some(50), VariantKind::Sv));
    let row = "1\t100\t.\tA\t<DEL>\t.\tPASS\tSVLEN=50;SVCLAIM=D";
    let (_, calls) = lines("##fileformat=VCFv4.5\n", &[row]);
    assert_eq!((calls[0].end, calls[0].sv_length, calls[0].kind), (Some(150), Some(50), VariantKind::Cnv));
}

#[test]
fn a_tert_promoter_change_keeps_its_gene_beside_another_one() {
    let header = "##fileformat=VCFv4.2\n##INFO=<ID=CSQ,Number=.,Type=String,Description=\"Consequence annotations from Ensembl VEP. Format: Allele|Consequence|SYMBOL|Feature|HGVSc|MANE_SELECT\">\n";
    let row = "5\t1295113\t.\tG\tA\t.\tPASS\tCSQ=A|upstream_gene_variant|TERT|NM_198253.3||ENST1.1,A|intron_variant&non_coding_transcript_variant|LINC|NR_1.1|c.5+1G>A|,A|intron_variant|LINC|NR_1.2|oops|";
    let (report, calls) = lines(header, &[row]);
    let genes: Vec<_> = calls[0].genes.iter().map(|choice| (choice.gene.as_deref(), choice.choice)).collect();
    let expected =
        [(Some("LINC"), TranscriptChoice::MostSevere), (Some("TERT"), TranscriptChoice::ManeSelect)];
    assert_eq!(genes, expected);
    assert_eq!(calls[0].transcripts[2].gene.as_deref(), Some("TERT"));
    assert_eq!(count(&report, IssueCode::HgvsUnreadable), 1);
    assert_eq!(calls[0].transcripts[1].hgvs_c.as_deref(), Some("oops"));
}

#[test]
fn the_public_tables_of_a_tumour_report_are_read_whole() {
    let Some(path) = public("sigven+pcgr/examples/T001-BRCA.grch38.cna.tsv") else { return };
    let (report, calls) = read(File::open(path).unwrap()).unwrap();
    assert_eq!(outcomes(&report), (260, 260, 0, 0));
    assert_eq!(report.variants.cnv + count(&report, IssueCode::NoAlternateAllele), 260);
    let first = &calls[0];
    assert_eq!((first.pos, first.end, first.copy_number), (809_641, Some(37_651_942), Some(1.0)));
    let Some(path) = public("sigven+pcgr/examples/T001-BRCA.grch38.fusions.tsv") else { return };
    let (report, calls) = read(File::open(path).unwrap()).unwrap();
    assert_eq!((outcomes(&report), report.variants.fusion), ((9, 9, 0, 0), 9));
    assert_eq!(calls[7].gene.as_deref(), Some("BCR::ABL1"));
    assert_eq!(calls[7].mate.as_deref(), Some("9:13358995"));
}

#[test]
fn the_public_fusions_and_segments_of_a_swedish_pipeline_have_partners_and_copies() {
    let Some(path) = public("Clinical-Genomics+scout/scout/demo/fusion_data.vcf.gz") else { return };
    let (report, calls) = read(File::open(path).unwrap()).unwrap();
    assert_eq!(report.variants.fusion, 5);
    let names: Vec<_> = calls.iter().filter_map(|call| call.gene.as_deref()).collect();
    let expected = ["EML4::ALK", "VPS72::TMOD4", "YIPF5::CNOT4", "SMG1::NPIPB5", "MED30::SLC30A8"];
    assert_eq!(names, expected);
    let name = "Clinical-Genomics+scout/scout/demo/scout_example_tumor_only.SV.CNV.sorted.vcf.gz";
    let Some(path) = public(name) else { return };
    let (_, calls) = read(File::open(path).unwrap()).unwrap();
    let at = |line: &str, pos| calls.iter().find(|call| call.chrom == line && call.pos == pos).unwrap();
    let (loss, gain) = (at("1", 2_684_720), at("9", 5_450_503));
    assert_eq!((loss.kind, loss.end, loss.sv_length), (VariantKind::Cnv, Some(6_314_532), Some(3_629_812)));
    assert_eq!(loss.copy_number, Some(1.224416));
    assert_eq!((gain.end, gain.copy_number), (Some(5_455_399), Some(4.0)));
}

#[test]
fn an_adjacency_is_one_call_and_one_count_and_half_of_one_is_said() {
    let rows = [
        "1\t100\ta\tG\tG]2:900]\t.\tPASS\tSVTYPE=BND;MATEID=b",
        "1\t500\tc\tT\tT[7:70[\t.\tPASS\tSVTYPE=BND;MATEID=gone",
        "2\t900\tb\tC\tC]1:100]\t.\tPASS\tSVTYPE=BND;MATEID=a",
        "3\t5\ts\tA\tAT.\t.\tPASS\tSVTYPE=BND",
    ];
    let (report, calls) = lines("##fileformat=VCFv4.2\n", &rows);
    assert_eq!((outcomes(&report), report.variants.sv), ((4, 4, 0, 0), 3));
    let seen: Vec<_> = calls.iter().map(|call| (call.line, call.mate.as_deref())).collect();
    assert_eq!(seen, [(3, Some("2:900")), (4, Some("7:70")), (6, None)]);
    let half = report.issues.iter().find(|group| group.code == IssueCode::BreakendMateMissing).unwrap();
    assert_eq!((half.count, half.examples[0].line), (1, Some(4)));
    assert_eq!(half.examples[0].facts, Issue::BreakendMateMissing { mate: "7:70".into() });
}

#[test]
fn the_public_breakends_of_manta_are_paired_or_said_to_be_half() {
    let Some(path) = public("umccr+vcf_stuff/tests/data/cnv/hcc2218/HCC2218_manta.vcf") else { return };
    let (report, _) = read(File::open(path).unwrap()).unwrap();
    // 20 lines: 15 symbolic ones, one spelled out, and four breakends of two adjacencies.
    assert_eq!((report.data_lines, report.variants.sv, report.variants.indel), (20, 17, 1));
    assert_eq!(count(&report, IssueCode::BreakendMateMissing), 0);
    let name = "Clinical-Genomics+scout/scout/demo/manta_vep_94_annotated_sv_cancer_file.vcf.gz";
    let Some(path) = public(name) else { return };
    let (report, calls) = read(File::open(path).unwrap()).unwrap();
    // An excerpt that holds one end of each of its twelve breakends.
    assert_eq!(count(&report, IssueCode::BreakendMateMissing), 12);
    assert_eq!(calls.iter().filter(|call| call.mate.is_some()).count(), 12);
}

#[test]
fn a_region_at_either_end_of_an_adjacency_shows_the_call_of_its_first_end() {
    let text = "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n\
        2\t29223528\tb1\tG\tG]2:42264951]\t.\tPASS\tSVTYPE=BND;MATEID=b2\n\
        2\t42264951\tb2\tA\tA]2:29223528]\t.\tPASS\tSVTYPE=BND;MATEID=b1\n\
        9\t100\tb3\tC\tC[4:500[\t.\tPASS\tSVTYPE=BND;MATEID=b4\n";
    let lines = |chrom, start, end| {
        let region = vcf::Region { chrom, start, end };
        let source = std::io::Cursor::new(text.as_bytes());
        let calls = vcf::calls_in_region(source, &How::default(), &[], region, 10).unwrap();
        calls.iter().map(|call| call.line).collect::<Vec<_>>()
    };
    assert_eq!(lines("2", 29_000_000, 43_000_000), [3]);
    assert_eq!(lines("2", 29_223_528, 29_223_528), [3]);
    assert_eq!(lines("chr2", 42_264_951, 42_264_951), [3]);
    assert_eq!(lines("9", 1, 200), [5], "its other end is on no line");
}
