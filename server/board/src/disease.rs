//! One tumour disease of a patient, with its dated events.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::Date;
use crate::ids::{DiseaseEventId, DiseaseId};

/// What happened in the course of a disease.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum DiseaseEventKind {
    Diagnosis,
    /// The first relapse is number 1.
    Relapse {
        number: u8,
    },
    Progression,
    SecondPrimary,
    Transformation,
    /// A line of treatment; the note says which.
    Treatment,
}

/// A dated event of a disease.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct DiseaseEvent {
    pub id: DiseaseEventId,
    #[serde(flatten)]
    pub kind: DiseaseEventKind,
    pub on: Date,
    /// The last day, for what lasts (a line of treatment).
    pub until: Option<Date>,
    pub note: String,
}

/// A tumour disease.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Disease {
    pub id: DiseaseId,
    /// The diagnosis in words, as the referrer writes it.
    pub diagnosis: String,
    /// OncoTree code (oncotree.mskcc.org), where one fits.
    pub oncotree: Option<String>,
    /// In order of date.
    pub events: Vec<DiseaseEvent>,
}
