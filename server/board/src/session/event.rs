//! What happened in a session. The journal keeps these; nothing else makes the state.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Timestamp;
use crate::ballot::{Ballot, BallotResult, Vote};
use crate::case::CaseSnapshot;
use crate::decision::{ContentHash, Dissent, Signature, Statement};
use crate::ids::{AgendaItemId, BallotId, CaseId, PersonId, RecommendationId, SessionId};
use crate::recommendation::Recommendation;
use crate::standing::Board;

use super::state::{Attendance, Note, ReadBack};

/// An event. Its name and body are the wire's `type` and `body`; the name is the journal entry's kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", content = "body")]
#[ts(export, export_to = "SessionEvent.ts", rename = "SessionEvent")]
#[expect(clippy::large_enum_variant, reason = "events are few and are serialised at once")]
pub enum Event {
    #[serde(rename = "session.scheduled")]
    Scheduled {
        session: SessionId,
        board: Board,
        starts_at: Timestamp,
        planned_minutes: u16,
        video_link: Option<String>,
    },
    #[serde(rename = "agenda.added")]
    ItemAdded { item: AgendaItemId, case: CaseId, pseudonym: String, question: String, planned_minutes: u16 },
    #[serde(rename = "session.started")]
    Started { at: Timestamp },
    #[serde(rename = "session.closed")]
    Closed { at: Timestamp, carried_over: Vec<AgendaItemId> },
    #[serde(rename = "attendance.joined")]
    Joined { attendance: Attendance },
    #[serde(rename = "attendance.left")]
    Left { person: PersonId, at: Timestamp },
    #[serde(rename = "conflict.declared")]
    ConflictDeclared { item: AgendaItemId, person: PersonId, recused: bool },
    #[serde(rename = "case.presented")]
    Presented { item: AgendaItemId, at: Timestamp, presenter: PersonId, case: CaseSnapshot },
    #[serde(rename = "case.set_down")]
    SetDown { item: AgendaItemId },
    #[serde(rename = "presenter.set")]
    PresenterSet { person: PersonId },
    #[serde(rename = "wishes.spoken")]
    WishesSpoken { item: AgendaItemId, at: Timestamp },
    #[serde(rename = "note.added")]
    NoteAdded { item: AgendaItemId, note: Note },
    #[serde(rename = "recommendation.proposed")]
    Proposed { item: AgendaItemId, recommendation: Recommendation },
    #[serde(rename = "recommendation.revised")]
    Revised { item: AgendaItemId, recommendation: Recommendation },
    #[serde(rename = "recommendation.withdrawn")]
    Withdrawn { item: AgendaItemId, recommendation: RecommendationId },
    #[serde(rename = "readback.begun")]
    ReadBackBegun { item: AgendaItemId, read_back: ReadBack },
    #[serde(rename = "dissent.recorded")]
    DissentRecorded { item: AgendaItemId, dissent: Dissent },
    #[serde(rename = "dissent.withdrawn")]
    DissentWithdrawn { item: AgendaItemId, person: PersonId },
    #[serde(rename = "ballot.opened")]
    BallotOpened { item: AgendaItemId, ballot: Ballot },
    #[serde(rename = "vote.cast")]
    VoteCast { item: AgendaItemId, ballot: BallotId, vote: Vote },
    /// Carries every vote: what was hidden is revealed to all at once.
    #[serde(rename = "ballot.closed")]
    BallotClosed { item: AgendaItemId, ballot: BallotId, votes: Vec<Vote>, result: BallotResult },
    #[serde(rename = "decision.frozen")]
    DecisionFrozen { item: AgendaItemId, content_sha256: ContentHash, statement: Statement },
    #[serde(rename = "decision.withdrawn")]
    DecisionWithdrawn { item: AgendaItemId, reason: String },
    #[serde(rename = "decision.signed")]
    Signed { item: AgendaItemId, signature: Signature },
    #[serde(rename = "case.deferred")]
    Deferred { item: AgendaItemId, reason: String },
}

impl Event {
    /// The event's name, the kind of its journal entry.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Scheduled { .. } => "session.scheduled",
            Self::ItemAdded { .. } => "agenda.added",
            Self::Started { .. } => "session.started",
            Self::Closed { .. } => "session.closed",
            Self::Joined { .. } => "attendance.joined",
            Self::Left { .. } => "attendance.left",
            Self::ConflictDeclared { .. } => "conflict.declared",
            Self::Presented { .. } => "case.presented",
            Self::SetDown { .. } => "case.set_down",
            Self::PresenterSet { .. } => "presenter.set",
            Self::WishesSpoken { .. } => "wishes.spoken",
            Self::NoteAdded { .. } => "note.added",
            Self::Proposed { .. } => "recommendation.proposed",
            Self::Revised { .. } => "recommendation.revised",
            Self::Withdrawn { .. } => "recommendation.withdrawn",
            Self::ReadBackBegun { .. } => "readback.begun",
            Self::DissentRecorded { .. } => "dissent.recorded",
            Self::DissentWithdrawn { .. } => "dissent.withdrawn",
            Self::BallotOpened { .. } => "ballot.opened",
            Self::VoteCast { .. } => "vote.cast",
            Self::BallotClosed { .. } => "ballot.closed",
            Self::DecisionFrozen { .. } => "decision.frozen",
            Self::DecisionWithdrawn { .. } => "decision.withdrawn",
            Self::Signed { .. } => "decision.signed",
            Self::Deferred { .. } => "case.deferred",
        }
    }

    /// The agenda item that the event is about.
    pub fn item(&self) -> Option<AgendaItemId> {
        match self {
            Self::Scheduled { .. }
            | Self::Started { .. }
            | Self::Closed { .. }
            | Self::Joined { .. }
            | Self::Left { .. }
            | Self::PresenterSet { .. } => None,
            Self::ItemAdded { item, .. }
            | Self::ConflictDeclared { item, .. }
            | Self::Presented { item, .. }
            | Self::SetDown { item }
            | Self::WishesSpoken { item, .. }
            | Self::NoteAdded { item, .. }
            | Self::Proposed { item, .. }
            | Self::Revised { item, .. }
            | Self::Withdrawn { item, .. }
            | Self::ReadBackBegun { item, .. }
            | Self::DissentRecorded { item, .. }
            | Self::DissentWithdrawn { item, .. }
            | Self::BallotOpened { item, .. }
            | Self::VoteCast { item, .. }
            | Self::BallotClosed { item, .. }
            | Self::DecisionFrozen { item, .. }
            | Self::DecisionWithdrawn { item, .. }
            | Self::Signed { item, .. }
            | Self::Deferred { item, .. } => Some(*item),
        }
    }
}

/// An event with its place in the session's stream.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recorded {
    /// 1 for the first event of the session, no gaps.
    pub seq: u64,
    pub event: Event,
}
