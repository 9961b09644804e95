//! The sample columns of a file and what they are.

use serde::{Deserialize, Serialize};

/// What a sample column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum SampleRole {
    /// Tumour DNA.
    Tumour,
    /// Normal DNA of the same patient.
    Normal,
    /// RNA.
    Rna,
    /// Something else, by what the file says.
    Other,
}

/// What told the role of a sample column, most trusted first. The position of a column tells nothing.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum RoleFrom {
    /// A person answered.
    Answer,
    /// A header line of its own: `##tumor_sample`, `##normal_sample`, or MuSE's `##TUMOR`, `##NORMAL`.
    DeclaredSample,
    /// The command line of DRAGEN.
    DragenCommand,
    /// A `##SAMPLE` line.
    SampleLine,
    /// A `##PEDIGREE` line.
    PedigreeLine,
    /// The command line of a caller that saw a tumour alone.
    TumourAlone,
    /// The name of the column.
    SampleName,
}

/// One hint at the role of a sample column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS, utoipa::ToSchema)]
#[ts(export)]
pub struct RoleEvidence {
    pub name: String,
    pub role: SampleRole,
    pub from: RoleFrom,
}
