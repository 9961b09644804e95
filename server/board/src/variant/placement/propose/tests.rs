use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::ids::{AnalysisId, SpecimenId};
use crate::specimen::{Material, ReportState};
use crate::variant::{Assembly, AssemblyFound, FileFormat, SampleFound};

fn specimen(number: u128, laboratory_number: &str) -> Specimen {
    Specimen {
        id: SpecimenId(Uuid::from_u128(number)),
        laboratory_number: laboratory_number.to_owned(),
        material: Material::Tumour,
        site: "Liver".to_owned(),
        taken_on: "2026-11-01".parse().unwrap(),
        event: None,
        tumour_cell_content: None,
    }
}

fn analysis(number: u128, assay: Assay) -> Analysis {
    Analysis {
        id: AnalysisId(Uuid::from_u128(number)),
        assay,
        assay_name: String::new(),
        laboratory: String::new(),
        pipeline: String::new(),
        assembly: Some(Assembly::GRCh38),
        specimen: SpecimenId(Uuid::nil()),
        normal: None,
        state: ReportState::Preliminary,
    }
}

fn survey(assembly: Option<Assembly>, samples: &[(&str, SampleRole)]) -> Survey {
    let found = |(name, role): &(&str, SampleRole)| SampleFound {
        name: (*name).to_owned(),
        role: Some(*role),
        from: None,
    };
    Survey {
        format: FileFormat::Plain,
        sha256: String::new(),
        bytes: 0,
        fileformat: None,
        caller: None,
        assembly: AssemblyFound { name: assembly, from: None },
        samples: samples.iter().map(found).collect(),
        annotation: None,
        questions: Vec::new(),
    }
}

/// A patient's relapse with DNA and RNA, and another patient's tumour.
struct Ward {
    specimens: [Specimen; 3],
    analyses: [Analysis; 3],
}

impl Ward {
    fn new() -> Self {
        Self {
            specimens: [specimen(1, "P26-1187"), specimen(2, "B24-0716"), specimen(3, "P26-1203")],
            analyses: [analysis(1, Assay::WholeGenome), analysis(2, Assay::Rna), analysis(3, Assay::Panel)],
        }
    }

    fn candidates(&self) -> Vec<Candidate<'_>> {
        let [tumour, normal, other] = &self.specimens;
        let of = |analysis, patient, specimen, normal, analyses| Candidate {
            case: CaseId(Uuid::from_u128(patient)),
            patient: PatientId(Uuid::from_u128(patient)),
            analysis,
            specimen,
            normal,
            analyses,
        };
        let [dna, rna, panel] = &self.analyses;
        vec![of(rna, 1, tumour, None, 2), of(dna, 1, tumour, Some(normal), 2), of(panel, 2, other, None, 1)]
    }

    fn proposed(&self, name: &str, survey: &Survey, case: Option<u128>) -> Vec<Ranked> {
        let case = case.map(|case| CaseId(Uuid::from_u128(case)));
        propose(&Arrival { name, survey, case }, &self.candidates())
    }
}

const PAIR: [(&str, SampleRole); 2] =
    [("P26-1187_T", SampleRole::Tumour), ("B24-0716_N", SampleRole::Normal)];

#[test]
fn a_tumour_and_normal_pair_goes_with_the_analysis_of_both() {
    let proposed = Ward::new().proposed("wgs.vcf.gz", &survey(Some(Assembly::GRCh38), &PAIR), None);
    assert_eq!(proposed.iter().map(|one| one.candidate).collect::<Vec<_>>(), [1, 0]);
    let number = |number: &str| number.to_owned();
    assert_eq!(
        proposed[0].because,
        [
            Reason::LaboratoryNumberInSample {
                sample: number("P26-1187_T"),
                laboratory_number: number("P26-1187")
            },
            Reason::NormalNumberInSample {
                sample: number("B24-0716_N"),
                laboratory_number: number("B24-0716")
            },
            Reason::AssemblyAgrees { assembly: Assembly::GRCh38 },
            Reason::AssayFits {},
        ]
    );
    assert_eq!(proposed[0].against, []);
}

#[test]
fn an_rna_file_goes_with_the_rna_analysis_of_the_specimen() {
    let rna = survey(Some(Assembly::GRCh38), &[("P26-1187R", SampleRole::Rna)]);
    let proposed = Ward::new().proposed("fusions.vcf", &rna, None);
    assert_eq!(proposed.iter().map(|one| one.candidate).collect::<Vec<_>>(), [0, 1]);
    assert_eq!(proposed[1].against, [Objection::AssayDiffers {}]);
}

#[test]
fn a_file_dropped_on_the_page_of_another_patient_is_proposed_where_its_number_says() {
    let proposed = Ward::new().proposed("P26-1187.vcf", &survey(Some(Assembly::GRCh37), &PAIR), Some(2));
    assert_eq!(proposed.iter().map(|one| one.candidate).collect::<Vec<_>>(), [1, 0, 2]);
    let dropped = &proposed[2];
    assert_eq!(dropped.because, [Reason::DroppedOnCase {}, Reason::AssayFits {}, Reason::OnlyAnalysis {}]);
    let elsewhere = |sample: &str, number: &str| Objection::LaboratoryNumberElsewhere {
        sample: sample.to_owned(),
        laboratory_number: number.to_owned(),
        other_patient: true,
    };
    assert_eq!(
        dropped.against,
        [
            Objection::AssemblyDiffers { file: Assembly::GRCh37, analysis: Assembly::GRCh38 },
            elsewhere("P26-1187_T", "P26-1187"),
            elsewhere("B24-0716_N", "B24-0716"),
        ]
    );
}

#[test]
fn nothing_is_proposed_when_no_number_and_no_page_speaks_for_it() {
    let nameless = survey(Some(Assembly::GRCh38), &[("TUMOR", SampleRole::Tumour)]);
    assert_eq!(Ward::new().proposed("somatic.vcf", &nameless, None), []);
}

proptest! {
    #[test]
    fn every_proposal_has_a_telling_reason_and_none_is_made_twice(
        name in "(P26-1187|P26-1203|x|B24-0716){0,1}[._a-z]{0,6}", sample in "(P26-1187|B24-0716|T)[_A-Z]{0,2}",
        case in proptest::option::of(1_u128..4),
    ) {
        let ward = Ward::new();
        let survey = survey(None, &[(sample.as_str(), SampleRole::Tumour)]);
        let proposed = ward.proposed(&name, &survey, case);
        let mut seen: Vec<usize> = proposed.iter().map(|one| one.candidate).collect();
        seen.sort_unstable();
        seen.dedup();
        prop_assert_eq!(seen.len(), proposed.len());
        for one in &proposed {
            prop_assert!(one.because.iter().any(|reason| weight(reason) >= TELLS));
        }
    }
}
