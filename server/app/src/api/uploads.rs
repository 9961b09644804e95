//! Files on their way in: sent in pieces that survive a broken connection, looked at, proposed a place, and placed by a
//! person. Nothing of a file is in a case before that.
//!
//! The sending follows tus 1.0.0 (<https://tus.io/protocols/resumable-upload>) with its extensions creation,
//! creation-with-upload and termination:
//! - `POST /api/v1/uploads`, `Upload-Length`, `Upload-Metadata: filename <base64>[,case <base64>]`, optionally with the
//!   first bytes as body (`application/offset+octet-stream`): 201, `Location: /api/v1/uploads/{id}`, `Upload-Offset`;
//! - `HEAD /api/v1/uploads/{id}`: `Upload-Offset`, `Upload-Length`;
//! - `PATCH /api/v1/uploads/{id}` with `Upload-Offset`: 204 and the new `Upload-Offset`; what is acknowledged is on disk;
//! - `DELETE /api/v1/uploads/{id}`: gives the file up, also after it was looked at.

use board::Timestamp;
use board::ids::{AnalysisId, CaseId, PatientId, UploadId, VariantFileId};
use board::specimen::{Analysis, Specimen};
use board::variant::{Assembly, NotRead, Objection, Predecessor, Reason, Survey};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// Where a file on its way in stands.
#[derive(Debug, Clone, PartialEq, Serialize, TS, ToSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
#[ts(export)]
pub enum UploadState {
    /// Bytes are missing still.
    Receiving { received: u64 },
    /// Whole, looked at, and waiting for somebody to say where it belongs and to answer what the survey asks.
    Waiting {
        survey: Survey,
        sha256: String,
        /// Best first; empty when nothing speaks for any analysis.
        proposals: Vec<Proposal>,
        /// Where the same bytes are already, as far as the caller may see it.
        same_bytes: Vec<SameBytes>,
        /// The same bytes are also somewhere that the caller may not see.
        same_bytes_elsewhere: bool,
    },
    /// No file that can be read; it is given up with `DELETE`.
    Refused { refusal: NotRead },
}

/// A file on its way in, seen by who sends it.
#[derive(Debug, Clone, PartialEq, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct Upload {
    pub id: UploadId,
    pub name: String,
    /// Bytes of the whole file.
    pub bytes: u64,
    /// The case on whose page it was dropped.
    pub case: Option<CaseId>,
    pub created_at: Timestamp,
    #[serde(flatten)]
    pub upload: UploadState,
}

/// `GET /api/v1/uploads`: the caller's own that are not placed yet, oldest first.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct Uploads {
    pub uploads: Vec<Upload>,
}

/// An analysis that a file may belong to.
#[derive(Debug, Clone, PartialEq, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct Proposal {
    pub case: CaseId,
    pub patient: PatientId,
    pub pseudonym: String,
    pub specimen: Specimen,
    pub analysis: Analysis,
    pub because: Vec<Reason>,
    pub against: Vec<Objection>,
    /// Files of the analysis that this one may replace.
    pub predecessors: Vec<Predecessor>,
}

/// A file that holds the same bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct SameBytes {
    pub file: VariantFileId,
    pub case: CaseId,
    pub analysis: AnalysisId,
    pub pseudonym: String,
    pub name: String,
}

/// `POST /api/v1/uploads/{id}/place`: says where a file belongs and answers what it asks; 201 with the
/// [`VariantFile`](super::variants::VariantFile), whose import begins, or 200 with the file of the analysis that holds the
/// same bytes already. The same request again, after its answer was lost, gets the same answer. Journalled.
#[derive(Debug, Clone, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, optional_fields)]
pub struct Placing {
    pub case: CaseId,
    pub analysis: AnalysisId,
    /// Answers to the survey's questions.
    pub tumour: Option<String>,
    pub normal: Option<String>,
    pub assembly: Option<Assembly>,
    /// The file of the same analysis that this one takes the place of once it is read; without it the file is added.
    pub replaces: Option<VariantFileId>,
    /// The file whose quarantined lines, mended, this one holds.
    pub mends: Option<VariantFileId>,
}
