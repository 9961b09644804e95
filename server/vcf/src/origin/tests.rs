//! One line of each caller.

use super::*;

const TUMOUR_ALONE: Run = Run { caller: None, germline: false, paired: false, tumour: true };
const PAIR: Run = Run { paired: true, ..TUMOUR_ALONE };

fn of(run: Run, info: &str, filter: &str, somatic_status: Option<&str>) -> Origin {
    let info = Info::split(info, &mut Vec::new());
    origin(&Marks { info: &info, index: 0, filter, by_filter: by_filter(filter), somatic_status, run })
}

/// Beside a normal, and alone.
fn both(caller: Caller, info: &str, filter: &str) -> (Origin, Origin) {
    let run = |run: Run| Run { caller: Some(caller), ..run };
    (of(run(PAIR), info, filter, None), of(run(TUMOUR_ALONE), info, filter, None))
}

const SOMATIC_IN_A_PAIR: (Origin, Origin) = (Origin::Somatic, Origin::Undetermined);
const GERMLINE: (Origin, Origin) = (Origin::Germline, Origin::Germline);
const UNDETERMINED: (Origin, Origin) = (Origin::Undetermined, Origin::Undetermined);

#[test]
fn mutect2_passes_only_somatic_calls_and_filters_germline_ones() {
    assert_eq!(both(Caller::Mutect2, "TLOD=9", "PASS"), SOMATIC_IN_A_PAIR);
    assert_eq!(both(Caller::Mutect2, "TLOD=9", "."), UNDETERMINED);
    assert_eq!(both(Caller::Mutect2, "TLOD=9", "germline;map_qual"), GERMLINE);
    assert_eq!(both(Caller::Mutect2, "TLOD=9", "germline_risk"), GERMLINE);
    assert_eq!(both(Caller::Mutect2, "SOMATIC", "panel_of_normals"), UNDETERMINED);
    assert_eq!(both(Caller::Mutect2, "SOMATIC", "normal_artifact;map_qual"), UNDETERMINED);
    assert_eq!(both(Caller::Mutect2, "TLOD=9", "map_qual"), UNDETERMINED);
}

#[test]
fn strelka2_flags_somatic_calls_unless_the_normal_is_not_the_reference() {
    assert_eq!(both(Caller::Strelka2, "SOMATIC;NT=ref;SGT=TT->GT", "LowEVS"), SOMATIC_IN_A_PAIR);
    assert_eq!(both(Caller::Strelka2, "SOMATIC;NT=het;SGT=GT->GG", "PASS"), UNDETERMINED);
}

#[test]
fn vardict_states_the_status() {
    assert_eq!(both(Caller::VarDict, "STATUS=StrongSomatic", "PASS"), SOMATIC_IN_A_PAIR);
    assert_eq!(both(Caller::VarDict, "STATUS=LikelySomatic", "p8"), SOMATIC_IN_A_PAIR);
    assert_eq!(both(Caller::VarDict, "STATUS=Germline", "PASS"), GERMLINE);
    assert_eq!(both(Caller::VarDict, "STATUS=StrongLOH;SOMATIC", "PASS"), UNDETERMINED);
}

#[test]
fn varscan_numbers_the_status_in_info_and_somaticsniper_and_muse_in_the_tumours_column() {
    assert_eq!(both(Caller::VarScan, "DP=208;SS=1;SOMATIC", "PASS"), GERMLINE);
    assert_eq!(both(Caller::VarScan, "DP=208;SS=2", "PASS"), SOMATIC_IN_A_PAIR);
    assert_eq!(both(Caller::VarScan, "DP=208;SS=3;SOMATIC", "PASS"), UNDETERMINED);
    for caller in [Caller::SomaticSniper, Caller::MuSE, Caller::Radia, Caller::Pindel] {
        let run = Run { caller: Some(caller), ..PAIR };
        assert_eq!(of(run, ".", ".", Some("2")), Origin::Somatic);
        assert_eq!(of(run, ".", ".", Some("1")), Origin::Germline);
        assert_eq!(of(run, "SOMATIC", ".", Some("4")), Origin::Undetermined);
    }
}

#[test]
fn varlociraptor_is_judged_by_the_sum_of_its_events() {
    let somatic = "PROB_GERMLINE_HET=145.9;PROB_SOMATIC_TUMOR=0.07;PROB_SOMATIC_NORMAL=17.8;PROB_ABSENT=1125";
    assert_eq!(both(Caller::Varlociraptor, somatic, "."), SOMATIC_IN_A_PAIR);
    // 0.4 and 0.3 on germline events.
    let germline = "PROB_GERMLINE_HET=3.98;PROB_GERMLINE_HOM=5.23;PROB_SOMATIC_TUMOR=5.23";
    assert_eq!(both(Caller::Varlociraptor, germline, "."), GERMLINE);
    let normal = "PROB_SOMATIC_NORMAL=0.1;PROB_SOMATIC_TUMOR=20";
    assert_eq!(both(Caller::Varlociraptor, normal, "."), UNDETERMINED);
    assert_eq!(both(Caller::Varlociraptor, "PROB_PRESENT=0.01;SOMATIC", "PASS"), UNDETERMINED);
}

#[test]
fn every_allele_has_its_own_probabilities() {
    let info = Info::split("PROB_GERMLINE_HET=0.1,40;PROB_SOMATIC_TUMOR=40,0.1", &mut Vec::new());
    let at = |index| {
        origin(&Marks { info: &info, index, filter: ".", by_filter: None, somatic_status: None, run: PAIR })
    };
    assert_eq!((at(0), at(1)), (Origin::Germline, Origin::Somatic));
}

#[test]
fn pisces_and_dragen_mark_germline_calls_of_a_tumour_alone() {
    assert_eq!(both(Caller::Pisces, "DP=9;GermlineFilterDatabase=True", "PASS"), GERMLINE);
    assert_eq!(
        both(Caller::Pisces, "GermlineFilterDatabase=False;GermlineFilterProxi=True", "PASS"),
        GERMLINE
    );
    assert_eq!(both(Caller::Pisces, "GermlineFilterDatabase=False", "PASS"), UNDETERMINED);
    assert_eq!(both(Caller::Dragen, "GermlineStatus=Germline_DB", "PASS"), GERMLINE);
    assert_eq!(both(Caller::Dragen, "GermlineStatus=Germline_Proxi_DB", "PASS"), GERMLINE);
    assert_eq!(both(Caller::Dragen, "GermlineStatus=Somatic", "PASS"), SOMATIC_IN_A_PAIR);
    assert_eq!(both(Caller::Dragen, "DP=9", "PASS"), SOMATIC_IN_A_PAIR);
}

#[test]
fn sage_filters_what_the_normal_has_too_and_manta_flags_somatic_calls() {
    assert_eq!(both(Caller::Sage, "TIER=PANEL", "PASS"), SOMATIC_IN_A_PAIR);
    assert_eq!(both(Caller::Sage, "TIER=PANEL", "max_germline_vaf"), GERMLINE);
    assert_eq!(both(Caller::Sage, "TIER=PANEL", "PON"), UNDETERMINED);
    assert_eq!(both(Caller::Manta, "SVTYPE=BND;SOMATIC;SOMATICSCORE=40", "PASS"), SOMATIC_IN_A_PAIR);
    assert_eq!(both(Caller::LoFreq, "AF=0.5;SOMATIC;UQ=72", "PASS"), SOMATIC_IN_A_PAIR);
    assert_eq!(both(Caller::FreeBayes, "AO=9", "PASS"), UNDETERMINED);
}

#[test]
fn deepsomatic_names_germline_in_its_filter_and_clairs_has_its_normal_in_one_column() {
    assert_eq!(both(Caller::DeepSomatic, ".", "GERMLINE"), GERMLINE);
    assert_eq!(both(Caller::ClairS, ".", "PASS"), (Origin::Somatic, Origin::Somatic));
    assert_eq!(both(Caller::ClairSTo, ".", "PASS"), UNDETERMINED);
}

#[test]
fn a_germline_callers_file_is_germline_and_its_reading_of_a_tumour_is_not() {
    let run = Run { caller: Some(Caller::HaplotypeCaller), germline: true, ..Run::default() };
    assert_eq!(of(run, "AC=1", "PASS", None), Origin::Germline);
    assert_eq!(of(Run { tumour: true, ..run }, "AC=1", "PASS", None), Origin::Undetermined);
}
