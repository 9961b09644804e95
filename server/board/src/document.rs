//! A document of a case: bytes kept here, or a reference into another system.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::Timestamp;
use crate::ids::{CaseId, DocumentId, PersonId};

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum DocumentKind {
    Referral,
    PathologyReport,
    RadiologyReport,
    Image,
    Other,
}

/// Where a document's content is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "held", rename_all = "snake_case")]
#[ts(export)]
pub enum DocumentContent {
    /// Here, under the SHA-256 of its bytes (hexadecimal).
    Here { sha256: String, media_type: String, bytes: u64 },
    /// In another system, under that system's own number.
    Elsewhere { system: String, reference: String },
}

/// A document of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Document {
    pub id: DocumentId,
    pub case: CaseId,
    pub kind: DocumentKind,
    pub title: String,
    #[serde(flatten)]
    pub content: DocumentContent,
    pub added_by: PersonId,
    pub added_at: Timestamp,
}
