//! The words for coded values in what leaves this server as text: the answer to paste, the page of a bundle.

use crate::decision::SignatureMeaning;
use crate::person::Discipline;
use crate::recommendation::{LabelUse, NoRecommendationReason, SlotState};
use crate::standing::MemberKind;
use crate::variant::wording::Language;

/// The same in Swedish and in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    pub sv: &'static str,
    pub en: &'static str,
}

impl Said {
    /// As it is said in `language`.
    pub fn within(self, language: Language) -> &'static str {
        match language {
            Language::Sv => self.sv,
            Language::En => self.en,
        }
    }
}

const fn said(sv: &'static str, en: &'static str) -> Said {
    Said { sv, en }
}

/// A person's discipline.
pub fn discipline(of: Discipline) -> Said {
    match of {
        Discipline::MedicalOncology => said("onkologi", "medical oncology"),
        Discipline::PaediatricOncology => said("barnonkologi", "paediatric oncology"),
        Discipline::ThoracicOncology => said("thoraxonkologi", "thoracic oncology"),
        Discipline::Pathology => said("patologi", "pathology"),
        Discipline::ClinicalGenetics => said("klinisk genetik", "clinical genetics"),
        Discipline::MolecularBiology => said("molekylärbiologi", "molecular biology"),
        Discipline::Bioinformatics => said("bioinformatik", "bioinformatics"),
        Discipline::Radiology => said("radiologi", "radiology"),
        Discipline::Surgery => said("kirurgi", "surgery"),
        Discipline::Pharmacy => said("farmaci", "pharmacy"),
        Discipline::Nursing => said("omvårdnad", "nursing"),
        Discipline::ClinicalTrials => said("kliniska prövningar", "clinical trials"),
        Discipline::Administration => said("administration", "administration"),
        Discipline::Audit => said("granskning", "audit"),
    }
}

/// How somebody took part.
pub fn member_kind(of: MemberKind) -> Said {
    match of {
        MemberKind::Voting => said("röstande", "voting"),
        MemberKind::Adviser => said("rådgivande", "adviser"),
        MemberKind::Guest => said("gäst", "guest"),
        MemberKind::Observer => said("åhörare", "observer"),
    }
}

/// What a signature says.
pub fn meaning(of: SignatureMeaning) -> Said {
    match of {
        SignatureMeaning::Approved => said("godkänt", "approved"),
        SignatureMeaning::Reviewed => said("granskat", "reviewed"),
        SignatureMeaning::Authored => said("författat", "authored"),
        SignatureMeaning::Dissent => said("avvikande mening", "dissent"),
    }
}

/// How a use relates to the label.
pub fn label_use(of: LabelUse) -> Said {
    match of {
        LabelUse::InLabel => said("inom godkänd indikation", "within its label"),
        LabelUse::OffLabel => said("utanför godkänd indikation", "off label"),
        LabelUse::NamedPatient => said("på licens", "by licence for a named patient"),
        LabelUse::CompassionateUse => said("som humanitär användning", "as compassionate use"),
    }
}

/// Whether a trial has room.
pub fn slot(of: SlotState) -> Said {
    match of {
        SlotState::Open => said("plats finns", "a slot is open"),
        SlotState::Waiting => said("väntelista", "waiting list"),
        SlotState::Closed => said("ingen plats", "no slot"),
        SlotState::Unknown => said("plats inte bekräftad", "slot not confirmed"),
    }
}

/// Why nothing is recommended.
pub fn no_recommendation(of: NoRecommendationReason) -> Said {
    use NoRecommendationReason as Reason;
    match of {
        Reason::NoActionableFinding => said("inget fynd att handla på", "no actionable finding"),
        Reason::StandardTreatmentFirst => said("standardbehandling först", "standard treatment first"),
        Reason::InsufficientMaterial => said("otillräckligt material", "insufficient material"),
        Reason::PatientCondition => said("patientens tillstånd", "the patient's condition"),
        Reason::PatientDeclines => said("patienten avböjer", "the patient declines"),
        Reason::TreatmentNotAvailable => said("behandlingen finns inte att få", "treatment not available"),
        Reason::Other => said("annat skäl", "another reason"),
    }
}
