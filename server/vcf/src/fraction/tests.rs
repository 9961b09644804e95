//! One column of each caller, with numerator and denominator worked out by hand.

use board::variant::{Caller, FractionMethod, Issue};

use crate::fields::Info;

use super::*;

/// Method, numerator, denominator and the caller's figure.
type Told = (FractionMethod, Option<u64>, Option<u64>, Option<f64>);

fn snv<'a>(reference: &'a str, alt: &'a str) -> Allele<'a> {
    Allele { chrom: "2", pos: 100, reference, alt, index: 0, alts: 1 }
}

/// Gives the sample of a column to `told`.
fn with<T>(format: &str, column: &str, told: impl FnOnce(&Sample<'_>) -> T) -> T {
    let (mut keys, mut values) = (Format::default(), Vec::new());
    keys.turn_to(format);
    keys.split(column, &mut values);
    told(&Sample::new("T", &keys, &values))
}

/// Method, numerator, denominator and the caller's figure of a column.
fn told(format: &str, column: &str, allele: Allele<'_>) -> Option<Told> {
    let mut issues = Vec::new();
    let fraction = with(format, column, |sample| of_sample(sample, allele, &mut issues))?;
    assert_eq!(issues, []);
    Some((fraction.method, fraction.alt_count, fraction.depth, fraction.caller_value))
}

#[test]
fn mutect2_counts_ad_and_keeps_its_estimate() {
    let found = told("GT:AD:AF:DP:MMQ", "0/1:22,4:0.179:26:23", snv("C", "G"));
    assert_eq!(found, Some((FractionMethod::AdOverSum, Some(4), Some(26), Some(0.179))));
}

#[test]
fn strelka2_counts_tier_one_bases_and_indel_support() {
    let format = "DP:FDP:SDP:SUBDP:AU:CU:GU:TU";
    let found = told(format, "47:0:0:0:1,1:0,0:45,45:1,1", snv("G", "A"));
    assert_eq!(found, Some((FractionMethod::StrelkaSnvTier1, Some(1), Some(46), None)));
    let found = told("DP:DP2:TAR:TIR:TOR", "54:54:23,23:27,28:5,5", snv("A", "ATAGC"));
    assert_eq!(found, Some((FractionMethod::StrelkaIndelTier1, Some(27), Some(50), None)));
}

#[test]
fn vardict_divides_by_its_whole_depth() {
    let found = told("GT:DP:VD:ALD:RD:AD:AF", "0/1:47:2:1,1:25,19:44,2:0.0426", snv("A", "T"));
    assert_eq!(found, Some((FractionMethod::VdOverDp, Some(2), Some(47), Some(0.0426))));
}

#[test]
fn freebayes_sums_all_observations_of_the_alleles() {
    let second = Allele { chrom: "2", pos: 100, reference: "A", alt: "T", index: 1, alts: 2 };
    let found = told("GT:DP:RO:AO", "1/2:100:50:30,10", second);
    assert_eq!(found, Some((FractionMethod::AoOverRoPlusAo, Some(10), Some(90), None)));
}

#[test]
fn ion_torrent_takes_the_flow_evaluator_before_the_plain_observations() {
    let found = told("GT:DP:FDP:RO:FRO:AO:FAO:AF", "0/1:99:80:60:50:39:30:0.375", snv("A", "T"));
    assert_eq!(found, Some((FractionMethod::FaoOverFdp, Some(30), Some(80), Some(0.375))));
}

#[test]
fn varscan_gives_a_percentage_and_the_variant_depth_alone() {
    let found = told("GT:DP:RD:AD:FREQ", "0/1:76:39:37:48.7%", snv("A", "T"));
    assert_eq!(found, Some((FractionMethod::VarscanAdOverRdPlusAd, Some(37), Some(76), Some(0.487))));
}

#[test]
fn tso500_counts_ad_and_keeps_vf() {
    let found = told("GT:GQ:AD:DP:VF", "0/1:100:2960,62:3022:0.02052", snv("C", "A"));
    assert_eq!(found, Some((FractionMethod::AdOverSum, Some(62), Some(3022), Some(0.02052))));
}

#[test]
fn somaticsniper_manta_and_dp4_are_counted() {
    let found = told("GT:BCOUNT:DP4", "1/1:45,0,1,0:0,1,24,21", snv("G", "A"));
    assert_eq!(found, Some((FractionMethod::BcountOverSum, Some(45), Some(46), None)));
    let found = told("PR:SR", "30,10:40,20", snv("N", "<DEL>"));
    assert_eq!(found, Some((FractionMethod::PairsAndSplitReads, Some(30), Some(100), None)));
    let found = told("GT:DP4", "0/1:13,15,1,3", snv("G", "GT"));
    assert_eq!(found, Some((FractionMethod::Dp4, Some(4), Some(32), None)));
}

#[test]
fn varscan_and_sniper_fall_back_on_the_counts_by_strand() {
    let found = told("GT:DP:FREQ:DP4", "0/1:76:48.7%:20,19,17,20", snv("A", "T"));
    assert_eq!(found, Some((FractionMethod::Dp4, Some(37), Some(76), Some(0.487))));
}

#[test]
fn every_alternate_base_of_a_strelka2_line_has_its_own_count() {
    let format = "DP:FDP:SDP:SUBDP:AU:CU:GU:TU";
    let of = |alt, index| {
        told(
            format,
            "60:0:0:0:30,30:12,14:0,0:6,6",
            Allele { chrom: "2", pos: 100, reference: "A", alt, index, alts: 2 },
        )
    };
    assert_eq!(of("C", 0), Some((FractionMethod::StrelkaSnvTier1, Some(12), Some(42), None)));
    assert_eq!(of("T", 1), Some((FractionMethod::StrelkaSnvTier1, Some(6), Some(36), None)));
}

#[test]
fn delly_counts_junction_reads_where_it_has_them_and_read_pairs_elsewhere() {
    let format = "GT:DR:DV:RR:RV";
    let found = told(format, "0/1:0:184:289:172", snv("C", "]15:80623247]C"));
    assert_eq!(found, Some((FractionMethod::JunctionReads, Some(172), Some(461), None)));
    let found = told(format, "0/1:12:4:0:0", snv("C", "<DEL>"));
    assert_eq!(found, Some((FractionMethod::VariantPairs, Some(4), Some(16), None)));
}

#[test]
fn gridss_counts_fragments_and_its_vf_is_no_fraction() {
    let format = "GT:BVF:REF:REFPAIR:RP:SR:VF";
    let found = told(format, ".:3:20:30:9:7:10", snv("C", "C[5:100["));
    assert_eq!(found, Some((FractionMethod::GridssFragments, Some(10), Some(60), None)));
    // A deletion of 899 bases, and an inversion of as many.
    let found = told(format, ".:3:20:30:9:7:10", snv("C", "C[2:1000["));
    assert_eq!(found, Some((FractionMethod::GridssFragments, Some(10), Some(30), None)));
    let found = told(format, ".:3:20:30:9:7:10", snv("C", "C]2:1000]"));
    assert_eq!(found, Some((FractionMethod::GridssFragments, Some(10), Some(60), None)));
    let found = told(format, ".:3:20:30:0:0:0", snv("C", "C."));
    assert_eq!(found, Some((FractionMethod::GridssFragments, Some(3), Some(53), None)));
}

#[test]
fn caveman_counts_the_base_on_both_strands() {
    let format = "GT:FAZ:FCZ:FGZ:FTZ:RAZ:RCZ:RGZ:RTZ:PM";
    let found = told(format, "0|1:0:20:0:6:1:18:0:5:2.2e-01", snv("C", "T"));
    assert_eq!(found, Some((FractionMethod::BasesByStrand, Some(11), Some(50), Some(0.22))));
}

#[test]
fn radia_gives_the_share_of_the_reference_first() {
    let third = Allele { chrom: "2", pos: 100, reference: "C", alt: "T", index: 1, alts: 2 };
    let found = told("GT:DP:AD:AF", "0/2:91:80,1,10:0.88,0.01,0.11", third);
    assert_eq!(found, Some((FractionMethod::AdOverSum, Some(10), Some(91), Some(0.11))));
}

#[test]
fn a_missing_reference_count_is_never_taken_for_zero() {
    let found = told("GT:AD:DP", "0/1:.,21:54", snv("A", "C"));
    assert_eq!(found, Some((FractionMethod::AltOverDp, Some(21), Some(54), None)));
    assert_eq!(told("GT:AD", "0/1:.,21", snv("A", "C")), None);
    assert_eq!(told("GT:RO:AO", "0/1:.:21", snv("A", "C")), None);
}

#[test]
fn a_count_of_the_variant_alone_is_divided_by_the_depth() {
    let found = told("GT:DP:DV", "0/1:40:10", snv("A", "C"));
    assert_eq!(found, Some((FractionMethod::AltOverDp, Some(10), Some(40), None)));
    let found = told("GT:AD:DP", "0/1:8:32", snv("N", "<DUP>"));
    assert_eq!(found, Some((FractionMethod::AltOverDp, Some(8), Some(32), None)));
}

#[test]
fn a_figure_that_is_not_a_number_is_missing_and_one_figure_for_two_alleles_is_nobodys() {
    let found = told("GT:AD:AF", "0/1:3,1:nan", snv("A", "C"));
    assert_eq!(found, Some((FractionMethod::AdOverSum, Some(1), Some(4), None)));
    let first = Allele { chrom: "2", pos: 100, reference: "A", alt: "T", index: 0, alts: 2 };
    let found = told("GT:AD:AF", "0/1:5,3,2:0.3", first);
    assert_eq!(found, Some((FractionMethod::AdOverSum, Some(3), Some(10), None)));
}

#[test]
fn without_counts_the_callers_figure_stands_with_its_depth() {
    let found = told("GT:DP:AF", "0/1:9194:0.299", snv("C", "CTCTG"));
    assert_eq!(found, Some((FractionMethod::CallerFigure, None, Some(9194), Some(0.299))));
}

#[test]
fn a_decimal_comma_is_reported_and_never_read_as_two_figures() {
    let mut issues = Vec::new();
    let found = with("GT:AF", "0/1:0,25", |sample| of_sample(sample, snv("A", "T"), &mut issues));
    assert_eq!(found, None);
    let expected =
        Issue::SampleValueUnreadable { sample: "T".into(), key: "AF".into(), given: "0,25".into() };
    assert_eq!(issues, [expected]);
}

#[test]
fn missing_counts_give_no_fraction() {
    assert_eq!(told("GT:AD:DP", "./.:.:.", snv("A", "T")), None);
    assert_eq!(told("GT:AD:DP", "0/1", snv("A", "T")), None);
    assert_eq!(told("GT:AD", "0/0:0,0", snv("A", "T")), None);
}

#[test]
fn a_merged_column_keeps_its_figure_and_takes_its_reads_from_adt() {
    let info = Info::split("TVAF=0.666666666667;TDP=31", &mut Vec::new());
    let of = |sample: &Sample<'_>| of_merged(sample, snv("C", "T"), &info, &mut Vec::new());
    let found = with("GT:ADT", "0/1:10,20", of).unwrap();
    assert_eq!((found.value, found.alt_count, found.depth), (0.666_666_666_667, Some(20), Some(31)));
    assert!(!found.differs);
}

#[test]
fn lofreq_tells_of_the_tumour_in_info_and_other_callers_info_af_is_never_read() {
    let info = Info::split("DP=50;AF=0.320000;SB=4;DP4=14,19,4,12;SOMATIC", &mut Vec::new());
    let of = |caller| of_tumour(&info, snv("T", "G"), caller);
    let found = of(Some(Caller::LoFreq)).unwrap();
    assert_eq!((found.method, found.alt_count, found.depth), (FractionMethod::Dp4, Some(16), Some(49)));
    assert_eq!((found.caller_value, found.differs), (Some(0.32), false));
    assert_eq!((of(Some(Caller::FreeBayes)), of(None)), (None, None));
    let bare = Info::split("DP=50;AF=0.32", &mut Vec::new());
    let found = of_tumour(&bare, snv("T", "G"), Some(Caller::LoFreq)).unwrap();
    assert_eq!((found.method, found.value, found.depth), (FractionMethod::CallerFigure, 0.32, Some(50)));
}

#[test]
fn purple_is_labelled_as_adjusted_for_purity() {
    let found =
        of_tumour(&Info::split("PURPLE_AF=0.9876", &mut Vec::new()), snv("N", "<DEL>"), Some(Caller::Gridss))
            .unwrap();
    assert_eq!((found.method, found.value, found.alt_count), (FractionMethod::PurityAdjusted, 0.9876, None));
    let none = of_tumour(
        &Info::split("PURPLE_AF=0.4,0.5", &mut Vec::new()),
        snv("N", "<DEL>"),
        Some(Caller::Gridss),
    );
    assert_eq!(none, None);
}
