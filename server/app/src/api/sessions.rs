//! Sessions outside the room: planning, the list, and the prepared agenda.

use board::case::{Missing, NamedPerson, Urgency};
use board::ids::{AgendaItemId, BoardId, CaseId, DecisionId, SessionId};
use board::quorum::Quorum;
use board::session::{ItemState, Phase, SessionKind};
use board::standing::Board;
use board::{Age, Date, Timestamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// `POST /api/v1/sessions`; answers 201 with a [`SessionView`].
#[derive(Debug, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct NewSession {
    pub board: BoardId,
    pub starts_at: Timestamp,
    pub planned_minutes: u16,
    pub video_link: Option<String>,
    #[serde(default)]
    #[ts(as = "Option<SessionKind>", optional)]
    pub kind: SessionKind,
    /// For a circulated session: answers are due then.
    #[serde(default)]
    #[ts(optional)]
    pub deadline: Option<Timestamp>,
}

/// `POST /api/v1/sessions/{id}/agenda`; answers with the [`SessionView`].
#[derive(Debug, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct NewAgendaItem {
    pub case: CaseId,
    pub planned_minutes: u16,
    /// It cannot wait; also while the session is on.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub urgent: bool,
}

/// A row of the session list.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct SessionRow {
    pub session: SessionId,
    pub board: BoardId,
    pub board_name: String,
    pub starts_at: Timestamp,
    pub phase: Phase,
    pub cases: u32,
}

/// `GET /api/v1/sessions`: live first, then the coming ones, then the past.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct SessionList {
    pub sessions: Vec<SessionRow>,
    /// Whether the reader may plan a session.
    pub may_schedule: bool,
}

/// An item as the agenda shows it before and after the session.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct AgendaRow {
    pub item: AgendaItemId,
    pub case: CaseId,
    pub pseudonym: String,
    pub age: Age,
    pub diagnosis: String,
    pub question: String,
    pub urgency: Urgency,
    pub needed_by: Date,
    pub referrer: NamedPerson,
    pub starts_at: Timestamp,
    pub planned_minutes: u16,
    pub state: ItemState,
    pub missing: Vec<Missing>,
    pub decision: Option<DecisionId>,
}

/// `GET /api/v1/sessions/{id}`.
#[derive(Debug, Clone, Serialize, TS, ToSchema)]
#[ts(export)]
pub struct SessionView {
    pub session: SessionId,
    pub board: Board,
    pub starts_at: Timestamp,
    pub planned_minutes: u16,
    pub video_link: Option<String>,
    pub phase: Phase,
    pub agenda: Vec<AgendaRow>,
    /// From attendance so far.
    pub quorum: Quorum,
    pub may_schedule: bool,
    pub may_join: bool,
}
