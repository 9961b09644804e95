//! For the auditor: decisions, everything done and seen in order, and the parts of a proof that a browser checks.

use board::Timestamp;
use board::decision::{Decision, SignatureMeaning};
use board::ids::{CaseId, DecisionId, EventId, PersonId, SessionId};
use board::person::Discipline;
use serde::Serialize;
use ts_rs::TS;
use utoipa::ToSchema;

/// A row of `GET /api/v1/audit/decisions`.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct AuditRow {
    pub decision: DecisionId,
    pub case: CaseId,
    pub session: SessionId,
    pub board_name: String,
    pub pseudonym: String,
    pub version: u32,
    pub decided_at: Timestamp,
    pub signed: bool,
}

/// `GET /api/v1/audit/decisions`, latest first.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct AuditList {
    pub decisions: Vec<AuditRow>,
}

/// Whether something was done or looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum EntryClass {
    Act,
    Look,
    /// An act that was refused.
    Refusal,
}

/// A journal entry on a timeline.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct TimelineEntry {
    pub seq: u64,
    pub event: EventId,
    pub at: Timestamp,
    /// The entry's kind, such as `case.presented`; the web words it.
    pub kind: String,
    pub class: EntryClass,
    /// None for the server itself.
    pub actor: Option<PersonId>,
    pub actor_name: Option<String>,
    pub actor_discipline: Option<Discipline>,
    pub actor_place: Option<String>,
    pub on_behalf_of: Option<PersonId>,
    pub on_behalf_of_name: Option<String>,
    pub purpose: String,
    pub categories: Vec<String>,
    /// The leaf's hash, hexadecimal.
    pub leaf_hash: String,
    /// The entry's content as JSON, for the kinds that have one; none when erased.
    #[ts(type = "unknown")]
    #[schema(value_type = Object)]
    pub body: Option<serde_json::Value>,
}

/// One signature entry with all that is needed to check it: nothing here has to be believed.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct EntryProof {
    pub seq: u64,
    pub meaning: Option<SignatureMeaning>,
    /// The leaf's exact bytes (RFC 8785 JSON), base64. Leaf hash = SHA-256(0x00 ‖ bytes).
    pub leaf: String,
    /// The payload's exact bytes and its salt, base64. `commit` in the leaf = hex SHA-256("samsyn/commit/v1\0" ‖ salt ‖ payload).
    pub payload: String,
    pub salt: String,
    /// Hashes from the leaf to the root of the checkpoint, base64.
    pub inclusion: Vec<String>,
}

/// `GET /api/v1/audit/decisions/{id}/proof`: what *Verify* checks in the browser.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct DecisionProof {
    /// The statement's exact bytes (RFC 8785 JSON), base64; their SHA-256 is the content hash that was signed.
    pub statement: String,
    /// The entry that froze the statement.
    pub frozen: EntryProof,
    /// The entries of the signatures.
    pub signatures: Vec<EntryProof>,
    /// The signed note: origin, size, root, signature.
    pub checkpoint: String,
    /// The log's key as `name+id+base64`.
    pub log_key: String,
    /// An earlier checkpoint, of the moment of the last signature, and the hashes that lead from it to `checkpoint`.
    pub earlier_checkpoint: Option<String>,
    pub consistency: Vec<String>,
}

/// `GET /api/v1/audit/decisions/{id}`. The bundle is at `…/bundle` as `application/zip`.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct AuditedDecision {
    pub decision: Decision,
    pub case: CaseId,
    pub timeline: Vec<TimelineEntry>,
}
