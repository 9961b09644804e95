//! A biomarker: a value of a specimen or a disease that is not one variant.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::Date;
use crate::ids::{BiomarkerId, SpecimenId};

/// Microsatellite instability, as laboratories report it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum MicrosatelliteState {
    Stable,
    Low,
    High,
}

/// What was measured, and its value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum BiomarkerValue {
    /// Mutations per megabase of what the assay covers.
    TumourMutationalBurden {
        per_megabase: f64,
    },
    MicrosatelliteInstability {
        state: MicrosatelliteState,
    },
    /// Score of homologous recombination deficiency, in the laboratory's own scale.
    HomologousRecombinationDeficiency {
        score: f64,
    },
    /// A protein by immunohistochemistry, in the pathologist's words.
    Immunohistochemistry {
        protein: String,
        result: String,
    },
    /// A class of a methylation classifier and its calibrated score from 0 to 1.
    MethylationClass {
        class: String,
        score: f64,
    },
}

/// A biomarker of a specimen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Biomarker {
    pub id: BiomarkerId,
    pub specimen: SpecimenId,
    #[serde(flatten)]
    pub value: BiomarkerValue,
    /// How it was measured: assay, kit or pipeline.
    pub method: String,
    pub on: Date,
}
