//! Patients, with their diseases, specimens and analyses. Identities go in and never come out in these documents.

use board::Date;
use board::disease::{Disease, DiseaseEventKind};
use board::ids::{AnalysisId, DiseaseEventId, DiseaseId, PatientId, SpecimenId};
use board::patient::{Patient, Sex};
use board::specimen::{Analysis, Assay, Material, ReportState, Specimen, TumourCellContent};
use board::variant::Assembly;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// `POST /api/v1/patients/look-up`: by pseudonym or by personal number, in the body so that no address holds it.
#[derive(Debug, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct LookUp {
    /// A pseudonym (or its beginning), or twelve digits.
    pub words: String,
}

/// The patients found, ten at most.
#[derive(Debug, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct Found {
    pub patients: Vec<Patient>,
}

/// `POST /api/v1/patients`.
#[derive(Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct NewPatient {
    /// Twelve digits, with or without hyphen.
    pub personal_number: String,
    pub name: String,
    pub sex: Sex,
    pub region: String,
    pub protected: bool,
}

/// `GET /api/v1/patients/{id}`: everything known about a patient but who it is.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct PatientRecord {
    pub patient: Patient,
    pub diseases: Vec<Disease>,
    pub specimens: Vec<Specimen>,
    pub analyses: Vec<Analysis>,
}

/// `POST /api/v1/patients/{id}/diseases`; answers with the [`PatientRecord`], as the next three do.
#[derive(Debug, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct NewDisease {
    pub diagnosis: String,
    pub oncotree: Option<String>,
    pub diagnosed_on: Date,
}

/// `POST /api/v1/diseases/{id}/events`.
#[derive(Debug, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct NewDiseaseEvent {
    #[serde(flatten)]
    pub kind: DiseaseEventKind,
    pub on: Date,
    pub until: Option<Date>,
    pub note: String,
}

/// `POST /api/v1/patients/{id}/specimens`.
#[derive(Debug, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct NewSpecimen {
    pub laboratory_number: String,
    pub material: Material,
    pub site: String,
    pub taken_on: Date,
    pub event: Option<DiseaseEventId>,
    pub tumour_cell_content: Option<TumourCellContent>,
}

/// `POST /api/v1/patients/{id}/analyses`.
#[derive(Debug, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct NewAnalysis {
    pub assay: Assay,
    pub assay_name: String,
    pub laboratory: String,
    pub pipeline: String,
    pub assembly: Option<Assembly>,
    pub specimen: SpecimenId,
    pub normal: Option<SpecimenId>,
    pub state: ReportState,
}

/// What a `POST` that makes something answers with, beside the record.
#[derive(Debug, Serialize, TS, ToSchema)]
#[serde(tag = "made", rename_all = "snake_case")]
#[ts(export)]
pub enum Made {
    Disease { disease: DiseaseId },
    DiseaseEvent { event: DiseaseEventId },
    Specimen { specimen: SpecimenId },
    Analysis { analysis: AnalysisId },
}

/// A patient's record with the thing just made.
#[derive(Debug, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct RecordWith {
    #[serde(flatten)]
    pub made: Made,
    pub record: PatientRecord,
}

/// `POST /api/v1/patients` answers with the patient's id.
#[derive(Debug, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct PatientMade {
    pub patient: PatientId,
    pub record: PatientRecord,
}

/// `POST /api/v1/patients/{id}/analyses/{analysis}/state`: how final the laboratory's report is now. Answers with the
/// [`Analysis`].
#[derive(Debug, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct AnalysisState {
    pub state: ReportState,
}

/// `POST /api/v1/patients/{id}/specimens/{specimen}/tumour-cell-content`: the share of tumour cells as it is known now.
/// Answers with the [`Specimen`].
#[derive(Debug, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct TumourCells {
    pub content: Option<TumourCellContent>,
}
