//! One column of each caller, with numerator and denominator worked out by hand.

use board::variant::{FractionMethod, Issue};

use super::*;

/// Method, numerator, denominator and the caller's figure.
type Told = (FractionMethod, Option<u64>, Option<u64>, Option<f64>);

fn snv<'a>(reference: &'a str, alt: &'a str) -> Allele<'a> {
    Allele { reference, alt, index: 0, alts: 1 }
}

/// Method, numerator, denominator and the caller's figure of a column.
fn told(format: &str, column: &str, allele: Allele<'_>) -> Option<Told> {
    let keys: Vec<&str> = format.split(':').collect();
    let sample = Sample::new("T", &keys, column);
    let mut issues = Vec::new();
    let fraction = of_sample(&sample, allele, &mut issues)?;
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
    let second = Allele { reference: "A", alt: "T", index: 1, alts: 2 };
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
fn without_counts_the_callers_figure_stands_with_its_depth() {
    let found = told("GT:DP:AF", "0/1:9194:0.299", snv("C", "CTCTG"));
    assert_eq!(found, Some((FractionMethod::CallerFigure, None, Some(9194), Some(0.299))));
}

#[test]
fn a_decimal_comma_is_reported_and_never_read_as_two_figures() {
    let keys = ["GT", "AF"];
    let sample = Sample::new("T", &keys, "0/1:0,25");
    let mut issues = Vec::new();
    assert_eq!(of_sample(&sample, snv("A", "T"), &mut issues), None);
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
    let keys = ["GT", "ADT"];
    let sample = Sample::new("T_N", &keys, "0/1:10,20");
    let found =
        of_merged(&sample, snv("C", "T"), Some("0.666666666667"), Some("31"), &mut Vec::new()).unwrap();
    assert_eq!((found.value, found.alt_count, found.depth), (0.666_666_666_667, Some(20), Some(31)));
    assert!(!found.differs);
}
