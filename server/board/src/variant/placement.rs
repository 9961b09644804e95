//! Where an uploaded file belongs, and what speaks against it: proposals that a person confirms, and checks that hold an
//! import until a person has looked.

mod laboratory_number;
mod propose;

pub use laboratory_number::names;
pub use propose::{Arrival, Candidate, Ranked, propose};

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use super::{Assembly, VariantKind};
use crate::ids::{AnalysisId, VariantFileId};
use crate::patient::Sex;

/// Why a file seems to belong to an analysis; the sooner in this list, the more it tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "reason", rename_all = "snake_case")]
#[ts(export)]
pub enum Reason {
    /// A sample's name holds the laboratory number of the tumour specimen.
    LaboratoryNumberInSample { sample: String, laboratory_number: String },
    /// A sample's name holds the laboratory number of the normal specimen.
    NormalNumberInSample { sample: String, laboratory_number: String },
    /// The file's name holds the laboratory number of the tumour specimen.
    LaboratoryNumberInFileName { laboratory_number: String },
    /// It was dropped on the page of this case.
    DroppedOnCase {},
    /// The file's build is the one that the analysis was entered with.
    AssemblyAgrees { assembly: Assembly },
    /// RNA columns and an RNA analysis, or neither.
    AssayFits {},
    /// The only analysis of the case.
    OnlyAnalysis {},
}

/// What speaks against it. None of these forbids anything; a person decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "objection", rename_all = "snake_case")]
#[ts(export)]
pub enum Objection {
    /// The file's build is not the one that the analysis was entered with.
    AssemblyDiffers { file: Assembly, analysis: Assembly },
    /// The file has RNA columns and the analysis is of DNA, or the other way round.
    AssayDiffers {},
    /// A sample's name holds the laboratory number of another specimen, of this patient or of another.
    LaboratoryNumberElsewhere { sample: String, laboratory_number: String, other_patient: bool },
}

/// What the reading of a file found that does not go with where it was placed. One of them is enough to hold it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "check", rename_all = "snake_case")]
#[ts(export)]
pub enum Mismatch {
    /// The genotypes on X and Y look like another sex than the record has.
    Sex { recorded: Sex, found: Sex, x_sites: u64, x_heterozygous: u64, y_calls: u64 },
    /// Inherited genotypes differ from those of another file of the same patient.
    OtherPerson { file: VariantFileId, file_name: String, shared: u64, same: u64 },
    /// Inherited genotypes are those of a file of another patient.
    SamePersonElsewhere { shared: u64, same: u64 },
    /// The alterations stand in the normal and are missing in the tumour: the two may be exchanged.
    TumourAndNormalExchanged { calls: u64, higher_in_normal: u64 },
    /// A sample's name holds the laboratory number of another patient's specimen.
    LaboratoryNumberOfAnotherPatient { sample: String, laboratory_number: String },
    /// The file's build is not the one that the analysis was entered with.
    Assembly { file: Assembly, analysis: Assembly },
    /// It was to take the place of a file that holds other kinds of variants.
    OtherKinds {
        file: VariantFileId,
        file_name: String,
        holds: Vec<VariantKind>,
        replaced_holds: Vec<VariantKind>,
    },
}

/// A file of the same analysis and caller: a newer one may take its place when it holds the same kinds of variants.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Predecessor {
    pub file: VariantFileId,
    pub analysis: AnalysisId,
    pub name: String,
    /// The kinds that it holds.
    pub kinds: Vec<VariantKind>,
    pub uploaded_at: crate::Timestamp,
}
