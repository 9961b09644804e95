//! The board's answer as text to paste, and what became of it.

use board::Timestamp;
use board::decision::ContentHash;
use board::delivery::{Acknowledgement, Delivery, DeliveryWay};
use board::ids::{CaseId, DecisionId, SessionId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// Where a decision stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Standing {
    /// Decided; signatures are awaited.
    Decided,
    Signed,
    /// A later version has taken its place.
    Superseded,
    /// Taken back by the board.
    Withdrawn,
}

/// The answer in both languages, at most 25 lines each.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct ResultText {
    pub sv: String,
    pub en: String,
}

/// What the reader may do with the answer.
#[derive(Debug, Clone, Copy, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct ResultRights {
    pub deliver: bool,
    pub acknowledge: bool,
}

/// `GET /api/v1/decisions/{id}/result`.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct DecisionResult {
    pub decision: DecisionId,
    pub case: CaseId,
    pub session: SessionId,
    pub board_name: String,
    pub pseudonym: String,
    pub version: u32,
    pub decided_at: Timestamp,
    /// What the text is made of; a delivery names it.
    pub content_sha256: ContentHash,
    pub standing: Standing,
    pub text: ResultText,
    /// Oldest first, also of contents that were changed since.
    pub deliveries: Vec<Delivery>,
    pub acknowledgements: Vec<Acknowledgement>,
    pub may: ResultRights,
}

/// `POST /api/v1/decisions/{id}/deliveries`: the answer with this content was handed over. Answers 201 with the
/// [`DecisionResult`].
#[derive(Debug, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct NewDelivery {
    pub content_sha256: ContentHash,
    pub to: String,
    pub way: DeliveryWay,
}

/// `POST /api/v1/decisions/{id}/acknowledgements`: the reader takes note of the answer with this content. Answers 201
/// with the [`DecisionResult`]; a second time changes nothing.
#[derive(Debug, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct NewAcknowledgement {
    pub content_sha256: ContentHash,
}
