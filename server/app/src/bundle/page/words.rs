//! The words of the page, in both languages.

use std::fmt;

use board::decision::SignatureMeaning;
use board::person::Discipline;
use board::recommendation::{LabelUse, NoRecommendationReason, SlotState};
use board::standing::MemberKind;

use super::Text;

/// The same in Swedish and in English.
#[derive(Clone, Copy)]
pub struct Both<'a>(pub &'a str, pub &'a str);

impl fmt::Display for Both<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == self.1 {
            return Text(self.0).fmt(f);
        }
        write!(f, "{} <span class=\"en\" lang=\"en\">{}</span>", Text(self.0), Text(self.1))
    }
}

/// A person's discipline.
pub fn discipline(of: Discipline) -> Both<'static> {
    match of {
        Discipline::MedicalOncology => Both("onkologi", "medical oncology"),
        Discipline::PaediatricOncology => Both("barnonkologi", "paediatric oncology"),
        Discipline::ThoracicOncology => Both("thoraxonkologi", "thoracic oncology"),
        Discipline::Pathology => Both("patologi", "pathology"),
        Discipline::ClinicalGenetics => Both("klinisk genetik", "clinical genetics"),
        Discipline::MolecularBiology => Both("molekylärbiologi", "molecular biology"),
        Discipline::Bioinformatics => Both("bioinformatik", "bioinformatics"),
        Discipline::Radiology => Both("radiologi", "radiology"),
        Discipline::Surgery => Both("kirurgi", "surgery"),
        Discipline::Pharmacy => Both("farmaci", "pharmacy"),
        Discipline::Nursing => Both("omvårdnad", "nursing"),
        Discipline::ClinicalTrials => Both("kliniska prövningar", "clinical trials"),
        Discipline::Administration => Both("administration", "administration"),
        Discipline::Audit => Both("granskning", "audit"),
    }
}

/// How somebody took part.
pub fn kind(of: MemberKind) -> Both<'static> {
    match of {
        MemberKind::Voting => Both("röstande", "voting"),
        MemberKind::Adviser => Both("rådgivande", "adviser"),
        MemberKind::Guest => Both("gäst", "guest"),
        MemberKind::Observer => Both("åhörare", "observer"),
    }
}

/// What a signature says.
pub fn meaning(of: SignatureMeaning) -> Both<'static> {
    match of {
        SignatureMeaning::Approved => Both("godkänt", "approved"),
        SignatureMeaning::Reviewed => Both("granskat", "reviewed"),
        SignatureMeaning::Authored => Both("författat", "authored"),
        SignatureMeaning::Dissent => Both("avvikande mening", "dissent"),
    }
}

/// How a use relates to the label.
pub fn label_use(of: LabelUse) -> (&'static str, &'static str) {
    match of {
        LabelUse::InLabel => ("inom godkänd indikation", "within its label"),
        LabelUse::OffLabel => ("utanför godkänd indikation", "off label"),
        LabelUse::NamedPatient => ("på licens", "by licence for a named patient"),
        LabelUse::CompassionateUse => ("som humanitär användning", "as compassionate use"),
    }
}

/// Whether a trial has room.
pub fn slot(of: SlotState) -> (&'static str, &'static str) {
    match of {
        SlotState::Open => ("plats finns", "a slot is open"),
        SlotState::Waiting => ("väntelista", "waiting list"),
        SlotState::Closed => ("ingen plats", "no slot"),
        SlotState::Unknown => ("plats inte bekräftad", "slot not confirmed"),
    }
}

/// Why nothing is recommended.
pub fn no_recommendation(of: NoRecommendationReason) -> (&'static str, &'static str) {
    match of {
        NoRecommendationReason::NoActionableFinding => ("inget fynd att handla på", "no actionable finding"),
        NoRecommendationReason::StandardTreatmentFirst => {
            ("standardbehandling först", "standard treatment first")
        }
        NoRecommendationReason::InsufficientMaterial => ("otillräckligt material", "insufficient material"),
        NoRecommendationReason::PatientCondition => ("patientens tillstånd", "the patient's condition"),
        NoRecommendationReason::PatientDeclines => ("patienten avböjer", "the patient declines"),
        NoRecommendationReason::TreatmentNotAvailable => {
            ("behandlingen finns inte att få", "treatment not available")
        }
        NoRecommendationReason::Other => ("annat skäl", "another reason"),
    }
}
