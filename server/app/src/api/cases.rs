//! Cases: the list, the workspace, and what changes in it.

use board::case::{CaseSnapshot, CaseState, Missing, NamedPerson, Urgency};
use board::delivery::{Acknowledgement, Delivery};
use board::ids::{
    AnalysisId, BoardId, CaseId, DecisionId, DiseaseId, PatientId, PersonId, SessionId, SpecimenId,
};
use board::task::Task;
use board::{Age, Date, Timestamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use super::variants::VariantFile;

/// `POST /api/v1/cases`; answers 201 with a [`CaseView`].
#[derive(Debug, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct NewCase {
    pub board: BoardId,
    pub patient: PatientId,
    pub disease: DiseaseId,
    /// The specimens and analyses that the case cites.
    pub specimens: Vec<SpecimenId>,
    pub analyses: Vec<AnalysisId>,
    pub referrer: PersonId,
    pub question: String,
    pub background: String,
    pub urgency: Urgency,
    pub needed_by: Date,
    pub wishes: String,
}

/// `PATCH /api/v1/cases/{id}`: only what is given changes. `If-Match` holds the revision.
#[derive(Debug, Default, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[ts(export, optional_fields)]
pub struct CaseChange {
    pub question: Option<String>,
    pub background: Option<String>,
    pub urgency: Option<Urgency>,
    pub needed_by: Option<Date>,
    pub wishes: Option<String>,
    /// Specimens and analyses to cite in addition.
    pub add_specimen: Option<SpecimenId>,
    pub add_analysis: Option<AnalysisId>,
}

/// `PUT /api/v1/cases/{id}/consents/{kind}`; answers with the [`CaseView`].
#[derive(Debug, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct ConsentAnswer {
    pub given: bool,
    pub on: Date,
}

/// Where a case is to be met on.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct Placement {
    pub session: SessionId,
    pub starts_at: Timestamp,
}

/// A row of the case list.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct CaseRow {
    pub case: CaseId,
    pub board: BoardId,
    pub board_name: String,
    pub pseudonym: String,
    pub age: Age,
    pub diagnosis: String,
    pub question: String,
    pub urgency: Urgency,
    pub needed_by: Date,
    pub referrer: NamedPerson,
    pub state: CaseState,
    pub missing: Vec<Missing>,
    pub placed: Option<Placement>,
    pub created_at: Timestamp,
}

/// `GET /api/v1/cases`: the cases that the reader may see, urgent and soon-needed first, with the reader's own tasks.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct CaseList {
    pub cases: Vec<CaseRow>,
    pub tasks: Vec<Task>,
}

/// What the reader may do with the case: the web shows no button that would be refused.
#[derive(Debug, Clone, Copy, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct CaseRights {
    pub change: bool,
    pub upload: bool,
    pub mark: bool,
    /// To see inherited calls.
    pub read_germline: bool,
    pub schedule: bool,
}

/// `GET /api/v1/cases/{id}`: the workspace. The `ETag` is the revision.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct CaseView {
    pub snapshot: CaseSnapshot,
    pub board: BoardId,
    pub board_name: String,
    pub state: CaseState,
    pub missing: Vec<Missing>,
    pub files: Vec<VariantFile>,
    pub placed: Option<Placement>,
    pub decisions: Vec<DecisionListed>,
    pub may: CaseRights,
}

/// A decision of a case.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct DecisionListed {
    pub decision: DecisionId,
    pub decided_at: Timestamp,
    pub version: u32,
    pub signed: bool,
    /// To whom the answer was handed over, oldest first.
    pub deliveries: Vec<Delivery>,
    pub acknowledgements: Vec<Acknowledgement>,
}
