//! A case: one referral of a patient to a board, and what it still lacks before the board can meet on it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::disease::Disease;
use crate::ids::{CaseId, PersonId, VariantFileId, VariantId};
use crate::patient::Patient;
use crate::specimen::{Analysis, Material, Specimen};
use crate::variant::{AlleleFraction, Assembly, Caller, Origin};
use crate::{Date, Timestamp};

/// How fast an answer is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Urgency {
    Routine,
    Soon,
    Urgent,
}

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum CaseState {
    /// Taken in, being prepared.
    Accepted,
    /// On the agenda of a session.
    OnAgenda,
    /// The board has decided; signatures are awaited.
    Decided,
    /// The statement is signed.
    Signed,
    /// Put off by the board.
    Deferred,
}

impl CaseState {
    /// Every state, in the order a case goes through them.
    pub const ALL: [Self; 5] = [Self::Accepted, Self::OnAgenda, Self::Decided, Self::Signed, Self::Deferred];
}

/// What a patient agreed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ConsentKind {
    /// Wants to be told of inherited findings.
    GermlineFindings,
    /// The case may be shown to other care providers.
    SharingAcrossProviders,
    /// The case may be shown outside the EU and EEA.
    SharingOutsideEu,
    /// May be contacted about trials.
    TrialContact,
}

/// An answer on one kind of consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Consent {
    pub kind: ConsentKind,
    pub given: bool,
    pub on: Date,
}

/// A person named in a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct NamedPerson {
    pub person: PersonId,
    pub name: String,
    pub place: String,
}

/// A variant marked for the board, with the note that goes with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Finding {
    pub variant: VariantId,
    pub file: VariantFileId,
    /// The line of the file that the call came from, 1-based, and the allele on it, from 1.
    pub line: u64,
    pub allele_index: u32,
    pub assembly: Assembly,
    pub chrom: String,
    /// 1-based position of the first base of `reference`.
    pub pos: u64,
    pub reference: String,
    pub alternate: String,
    pub gene: Option<String>,
    pub transcript: Option<String>,
    pub hgvs_c: Option<String>,
    pub hgvs_p: Option<String>,
    /// Sequence Ontology terms joined by `&`.
    pub consequence: Option<String>,
    pub allele_fraction: Option<AlleleFraction>,
    pub depth: Option<u64>,
    /// A germline finding is here only because somebody brought it to the board, with the patient's consent. Statements
    /// frozen before findings told this say undetermined.
    #[serde(default = "undetermined")]
    pub origin: Origin,
    /// Every call of this allele in files of the same specimen, the marked one first.
    #[serde(default)]
    pub sources: Vec<FindingSource>,
    /// The file was taken back, or replaced by one that does not hold the variant.
    #[serde(default)]
    pub vanished: bool,
    /// Findings of the case that somebody said are the same variant, told on another assembly or in another way.
    #[serde(default)]
    pub same_as: Vec<VariantId>,
    pub note: String,
    pub marked_by: PersonId,
    pub marked_at: Timestamp,
}

fn undetermined() -> Origin {
    Origin::Undetermined
}

/// One call that a finding rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct FindingSource {
    pub file: VariantFileId,
    pub line: u64,
    pub allele_index: u32,
    pub caller: Option<Caller>,
    pub allele_fraction: Option<f64>,
    pub filter: String,
}

/// A variant file as the case shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct CitedFile {
    pub file: VariantFileId,
    pub name: String,
    /// SHA-256 of the uploaded bytes, in hexadecimal.
    pub sha256: String,
    pub data_lines: u64,
    pub accepted: u64,
    pub warned: u64,
    pub quarantined: u64,
}

/// A case with all that the board needs on one page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct CaseSnapshot {
    pub case: CaseId,
    /// Goes up by one with every change to the case.
    pub revision: u32,
    pub patient: Patient,
    pub disease: Disease,
    pub question: String,
    /// What happened lately, in a sentence or two.
    pub background: String,
    pub urgency: Urgency,
    pub needed_by: Date,
    pub referrer: NamedPerson,
    pub specimens: Vec<Specimen>,
    pub analyses: Vec<Analysis>,
    pub files: Vec<CitedFile>,
    /// In the order in which they are shown.
    pub findings: Vec<Finding>,
    pub consents: Vec<Consent>,
    /// The patient's own wishes, as the nurse or referrer wrote them down.
    pub wishes: String,
}

/// Something that a case lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Missing {
    Question,
    TumourSpecimen,
    TumourCellContent,
    Analysis,
    /// An analysis that is preliminary still.
    FinalReport,
    VariantFile,
    Findings,
    Consents,
    Wishes,
}

/// What `case` still lacks, in the order in which it is usually chased.
pub fn missing(case: &CaseSnapshot) -> Vec<Missing> {
    let tumour: Vec<&Specimen> =
        case.specimens.iter().filter(|specimen| specimen.material != Material::Germline).collect();
    let preliminary =
        case.analyses.iter().any(|analysis| analysis.state == crate::specimen::ReportState::Preliminary);
    let lacks = [
        (case.question.trim().is_empty(), Missing::Question),
        (tumour.is_empty(), Missing::TumourSpecimen),
        (tumour.iter().any(|specimen| specimen.tumour_cell_content.is_none()), Missing::TumourCellContent),
        (case.analyses.is_empty(), Missing::Analysis),
        (preliminary, Missing::FinalReport),
        (case.files.is_empty(), Missing::VariantFile),
        (case.findings.is_empty(), Missing::Findings),
        (case.consents.is_empty(), Missing::Consents),
        (case.wishes.trim().is_empty(), Missing::Wishes),
    ];
    lacks.into_iter().filter(|(lacking, _)| *lacking).map(|(_, what)| what).collect()
}
