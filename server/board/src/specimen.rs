//! Specimens and the analyses made on them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::Date;
use crate::ids::{AnalysisId, DiseaseEventId, SpecimenId};
use crate::variant::Assembly;

/// Tumour or germline material.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Material {
    /// Taken from a tumour.
    Tumour,
    /// Healthy tissue or blood, for comparison.
    Germline,
    /// Tumour DNA free in plasma or cerebrospinal fluid.
    CellFree,
}

/// How the share of tumour cells was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum TumourCellMethod {
    Histologic,
    Bioinformatic,
}

/// The share of tumour cells in a specimen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct TumourCellContent {
    /// Percent, 0 to 100.
    pub percent: u8,
    pub method: TumourCellMethod,
}

/// A piece of tumour or germline material.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Specimen {
    pub id: SpecimenId,
    /// The number that the pathology laboratory gave.
    pub laboratory_number: String,
    pub material: Material,
    pub site: String,
    pub taken_on: Date,
    /// The event of the disease that the specimen shows; none for germline material.
    pub event: Option<DiseaseEventId>,
    pub tumour_cell_content: Option<TumourCellContent>,
}

/// What an assay covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Assay {
    WholeGenome,
    WholeExome,
    Panel,
    Rna,
    Methylation,
    Array,
}

/// How final a laboratory's report is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ReportState {
    Preliminary,
    Reported,
    Corrected,
}

/// One assay by one laboratory on specimens of one patient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Analysis {
    pub id: AnalysisId,
    pub assay: Assay,
    /// The panel or kit, in the laboratory's words.
    pub assay_name: String,
    pub laboratory: String,
    /// The laboratory's pipeline and its version.
    pub pipeline: String,
    /// The reference that the laboratory says it used; a file may say otherwise, and then it is asked about.
    pub assembly: Option<Assembly>,
    /// The tumour specimen.
    pub specimen: SpecimenId,
    /// The normal compared with.
    pub normal: Option<SpecimenId>,
    pub state: ReportState,
}
