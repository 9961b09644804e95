use proptest::prelude::*;

use super::*;

fn table(header: &str) -> Table {
    Table::of(header, &mut Vec::new()).unwrap()
}

fn line(header: &str, row: &str) -> Result<String, Issue> {
    table(header).line_of(row.as_bytes(), &mut Vec::new())
}

/// ALT and INFO of the line that a row stands for.
fn told(header: &str, row: &str) -> (String, String) {
    let line = line(header, row).unwrap();
    let columns: Vec<&str> = line.split('\t').collect();
    (columns[4].to_owned(), columns[7].to_owned())
}

const PCGR_SEGMENTS: &str = "Chromosome\tStart\tEnd\tnMajor\tnMinor";
const PCGR_FUSIONS: &str = "FusionGene\tLeftBreakpoint\tRightBreakpoint\tSplitReads";
const CNVKIT: &str = "chromosome\tstart\tend\tgene\tlog2\tbaf\tcn\tcn1\tcn2\tdepth\tprobes\tweight";
const ARRIBA: &str = "#gene1\tgene2\tstrand1(gene/fusion)\tstrand2(gene/fusion)\tbreakpoint1\tbreakpoint2\tsite1\tsite2\ttype\tdirection1\tdirection2";
const STAR_FUSION: &str = "#FusionName\tJunctionReadCount\tSpanningFragCount\tSpliceType\tLeftGene\tLeftBreakpoint\tRightGene\tRightBreakpoint";

#[test]
fn a_table_is_known_by_its_columns_and_other_text_is_none() {
    let sniffed = |text: &str| sniff(text.as_bytes());
    assert_eq!(
        sniffed("Chromosome\tStart\tEnd\tnMajor\tnMinor\n1\t2\t3\t1\t0\n"),
        Some(TableKind::CopyNumber)
    );
    assert_eq!(sniffed("\u{feff}Chromosome\tStart\tEnd\tSegment_Mean\r\n"), Some(TableKind::CopyNumber));
    for header in [
        CNVKIT,
        "chromosome\tstart\tend\tgene\tlog2\tdepth\tprobes\tweight",
        "#chromosome\tstart\tend\tcopyNumber\tbafCount",
    ] {
        assert_eq!(sniffed(header), Some(TableKind::CopyNumber), "{header}");
    }
    for header in [PCGR_FUSIONS, ARRIBA, STAR_FUSION] {
        assert_eq!(sniffed(header), Some(TableKind::Fusions), "{header}");
    }
    let none = [
        "",
        "gene\tvalue",
        "##fileformat=VCFv4.2",
        "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO",
        "Chromosome,Start,End,CN",
        // Bins, not segments.
        "chromosome\tstart\tend\tgene\tdepth\tlog2\tweight",
    ];
    for text in none {
        assert_eq!(sniffed(text), None, "{text}");
    }
}

#[test]
fn a_loss_a_gain_and_a_lost_allele_are_alterations_and_two_alleles_are_none() {
    let of = |row| told(PCGR_SEGMENTS, row);
    let loss = ("<DEL>".into(), "SVTYPE=CNV;END=3765;SVLEN=2957;SVCLAIM=D;TCN=1".into());
    assert_eq!(of("1\t809\t3765\t1\t0"), loss);
    assert_eq!(of("1\t1\t10\t23\t1"), ("<DUP>".into(), "SVTYPE=CNV;END=10;SVLEN=10;SVCLAIM=D;TCN=24".into()));
    assert_eq!(of("1\t1\t10\t2\t0").0, "<CNV>");
    assert_eq!(of("1\t1\t10\t1\t1"), (".".into(), "SVTYPE=CNV;END=10".into()));
    assert!(of("1\t0\t18446744073709551615\t1\t0").1.contains("SVLEN=18446744073709551615"));
    assert_eq!(of("chrX\t1\t10\t1\t0").0, "<CNV>");
}

#[test]
fn starts_of_cnvkit_count_from_zero() {
    let row = "chr7\t55000000\t55300000\tEGFR\t2.3\t0.8\t10\t9\t1\t812.5\t41\t30.2";
    let expected =
        "chr7\t55000001\t.\tN\t<DUP>\t.\t.\tSVTYPE=CNV;END=55300000;SVLEN=300000;SVCLAIM=D;TCN=10;GENE=EGFR";
    assert_eq!(line(CNVKIT, row), Ok(expected.to_owned()));
    assert_eq!(table(CNVKIT).program(), Some("CNVkit"));
    assert_eq!(table(PCGR_SEGMENTS).program(), None);
}

#[test]
fn a_depth_alone_estimates_the_copies() {
    let of = |row| told("Chromosome\tStart\tEnd\tSegment_Mean", row);
    assert_eq!(of("1\t3218329\t3550598\t0.0024").0, ".");
    assert_eq!(of("1\t3552451\t4593614\t0.2").0, ".");
    let (alt, info) = of("1\t4593663\t6433129\t-1");
    assert_eq!(
        (alt.as_str(), info.as_str()),
        ("<DEL>", "SVTYPE=CNV;END=6433129;SVLEN=1839467;SVCLAIM=D;TCN=1")
    );
    assert!(of("1\t1\t9\t0.5").1.ends_with("TCN=2.83"));
}

#[test]
fn a_segment_without_place_or_copies_is_quarantined_and_an_odd_allele_count_reported() {
    let invalid =
        |name: &str, given: &str| Err(Issue::TableValueInvalid { name: name.into(), given: given.into() });
    assert_eq!(line(PCGR_SEGMENTS, "1\tabc\t9\t1\t1"), invalid("Start", "abc"));
    assert_eq!(line(PCGR_SEGMENTS, "1\t9\t5\t1\t1"), invalid("End", "5"));
    assert_eq!(line(PCGR_SEGMENTS, "\t5\t9\t1\t1"), invalid("Chromosome", ""));
    assert_eq!(line(PCGR_SEGMENTS, "1\t5\t9\tNA\tNA"), invalid("nMajor", "NA"));
    assert_eq!(line(PCGR_SEGMENTS, "1"), Err(Issue::TableCellsMissing { found: 1, declared: 5 }));
    let mut issues = Vec::new();
    let row = "7\t1\t9\tEGFR\t1.5\t\t6\tfive\t1\t1\t1\t1";
    assert!(table(CNVKIT).line_of(row.as_bytes(), &mut issues).is_ok());
    assert_eq!(issues, [Issue::TableValueUnreadable { name: "cn1".into(), given: "five".into() }]);
}

#[test]
fn the_gene_named_first_is_the_five_prime_partner() {
    let row = "EML4--ALK\t2:42295554\t2:29223528\t100";
    let expected =
        "2\t42295554\t.\tN\t<FUSION>\t.\t.\tSVTYPE=FUS;CHR2=2;POS2=29223528;FIVE_PRIME=EML4;THREE_PRIME=ALK";
    assert_eq!(line(PCGR_FUSIONS, row), Ok(expected.to_owned()));
    let invalid = Issue::TableValueInvalid { name: "RightBreakpoint".into(), given: "2:x".into() };
    assert_eq!(line(PCGR_FUSIONS, "A--B\t2:1\t2:x\t1"), Err(invalid));
    let invalid = Issue::TableValueInvalid { name: "FusionGene".into(), given: "ALK".into() };
    assert_eq!(line(PCGR_FUSIONS, "ALK\t2:1\t2:9\t1"), Err(invalid));
}

#[test]
fn the_strands_of_star_fusion_make_a_breakend() {
    let row = "EML4--ALK\t12\t3\tONLY_REF_SPLICE\tEML4^ENSG00000143924.18\tchr2:42295516:+\tALK^ENSG00000171094.17\tchr2:29223528:-";
    let (alt, info) = told(STAR_FUSION, row);
    assert_eq!(alt, "N]chr2:29223528]");
    assert!(info.ends_with(";FIVE_PRIME=EML4;THREE_PRIME=ALK"), "{info}");
}

#[test]
fn the_directions_of_arriba_make_a_breakend_and_unknown_strands_no_order() {
    let row = |strand, direction| {
        format!(
            "GENE1\tGENE2(40),GENE3(9)\t+/{strand}\t-/-\t5:100\t9:200\tCDS\tintergenic\ttranslocation\t{direction}\tdownstream"
        )
    };
    let (alt, info) = told(ARRIBA, &row("+", "downstream"));
    assert_eq!(alt, "N]9:200]");
    assert!(info.ends_with(";FIVE_PRIME=GENE1;THREE_PRIME=GENE2/GENE3"), "{info}");
    let (alt, info) = told(ARRIBA, &row(".", "upstream"));
    assert_eq!(alt, "]9:200]N");
    assert!(info.ends_with(";GENE=GENE1/GENE2/GENE3"), "{info}");
}

#[test]
fn columns_that_are_not_used_are_named() {
    let mut issues = Vec::new();
    Table::of(PCGR_FUSIONS, &mut issues).unwrap();
    assert_eq!(issues, [Issue::TableColumnUnused { name: "SplitReads".into() }]);
}

proptest! {
    #[test]
    fn any_row_becomes_one_line_or_an_issue(row in "([0-9XYa-z:+.-]{0,8}\t){0,12}[^\t\n]{0,8}", odd in ".{0,40}") {
        for header in [PCGR_SEGMENTS, PCGR_FUSIONS, CNVKIT, ARRIBA, STAR_FUSION] {
            for row in [&row, &odd] {
                if let Ok(line) = line(header, row) {
                    prop_assert_eq!(line.split('\t').count(), 8, "{}", line);
                    prop_assert!(!line.contains('\n'));
                }
            }
        }
    }

    #[test]
    fn any_bytes_are_a_table_or_none(bytes in proptest::collection::vec(any::<u8>(), 0..80), text in "[A-Za-z\t_#]{0,60}") {
        let _ = (sniff(&bytes), sniff(text.as_bytes()));
    }
}
