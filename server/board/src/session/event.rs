//! What happened in a session. The journal keeps these; nothing else makes the state.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ballot::{Ballot, BallotResult, Vote};
use crate::case::{CaseSnapshot, Missing};
use crate::decision::{ContentHash, Dissent, Signature, Statement, Supersedes};
use crate::ids::{AgendaItemId, BallotId, CaseId, PersonId, RecommendationId, SessionId};
use crate::recommendation::Recommendation;
use crate::standing::Board;
use crate::text::FrozenTexts;
use crate::{Date, Timestamp};

use super::state::{Attendance, Claim, Note, Opinion, ReadBack, Reopening, SessionKind};

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
        #[serde(default)]
        kind: SessionKind,
        #[serde(default)]
        deadline: Option<Timestamp>,
    },
    #[serde(rename = "agenda.added")]
    ItemAdded {
        item: AgendaItemId,
        case: CaseId,
        pseudonym: String,
        question: String,
        planned_minutes: u16,
        #[serde(default)]
        urgent: bool,
    },
    /// The whole agenda in its new order.
    #[serde(rename = "agenda.reordered")]
    Reordered { order: Vec<AgendaItemId> },
    #[serde(rename = "agenda.published")]
    AgendaPublished { at: Timestamp },
    #[serde(rename = "session.started")]
    Started { at: Timestamp },
    #[serde(rename = "session.paused")]
    Paused { at: Timestamp },
    #[serde(rename = "session.resumed")]
    Resumed { at: Timestamp },
    #[serde(rename = "session.cancelled")]
    Cancelled { at: Timestamp, reason: String },
    #[serde(rename = "session.reopening_asked")]
    ReopeningAsked { reopening: Reopening },
    #[serde(rename = "session.reopened")]
    Reopened { at: Timestamp, by: PersonId, confirmed_by: PersonId, reason: String },
    #[serde(rename = "addendum.added")]
    AddendumAdded { item: AgendaItemId, addendum: Note },
    /// To nobody: the offer was taken back.
    #[serde(rename = "chair.offered")]
    ChairOffered { to: Option<PersonId> },
    #[serde(rename = "chair.absence_noted")]
    ChairAbsenceNoted { claim: Claim },
    #[serde(rename = "chair.kept")]
    ChairKept { at: Timestamp },
    #[serde(rename = "chair.changed")]
    ChairChanged { chair: PersonId, term: u32, at: Timestamp },
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
    #[serde(rename = "opinion.given")]
    OpinionGiven { item: AgendaItemId, opinion: Opinion },
    #[serde(rename = "presenter.set")]
    PresenterSet { person: PersonId },
    #[serde(rename = "wishes.spoken")]
    WishesSpoken { item: AgendaItemId, at: Timestamp },
    #[serde(rename = "explained.spoken")]
    ExplainedSpoken { item: AgendaItemId, explained: Note },
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
    /// The rationale was changed: what was read aloud is no longer what stands there.
    #[serde(rename = "readback.ended")]
    ReadBackEnded { item: AgendaItemId },
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
    /// A ballot ended without a result; what was voted stays hidden.
    #[serde(rename = "ballot.voided")]
    BallotVoided { item: AgendaItemId, ballot: BallotId, at: Timestamp, reason: String },
    #[serde(rename = "decision.frozen")]
    DecisionFrozen {
        item: AgendaItemId,
        content_sha256: ContentHash,
        statement: Statement,
        /// What was written together up to then; none when nothing was.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        texts: Option<FrozenTexts>,
    },
    #[serde(rename = "decision.withdrawn")]
    DecisionWithdrawn { item: AgendaItemId, reason: String },
    #[serde(rename = "decision.signed")]
    Signed {
        item: AgendaItemId,
        signature: Signature,
        /// Every signature that the board requires is there. Of older events, the chair's approval did it alone.
        #[serde(default)]
        completes: Option<bool>,
    },
    #[serde(rename = "case.deferred")]
    Deferred {
        item: AgendaItemId,
        reason: String,
        #[serde(default)]
        until: Option<Date>,
        #[serde(default)]
        missing: Vec<Missing>,
    },
    #[serde(rename = "case.requeued")]
    Requeued { item: AgendaItemId },
    #[serde(rename = "case.withdrawn")]
    CaseWithdrawn { item: AgendaItemId, reason: String },
    #[serde(rename = "case.amended")]
    Amended { item: AgendaItemId, at: Timestamp, case: CaseSnapshot, supersedes: Supersedes },
}

impl Event {
    /// The event's name, the kind of its journal entry.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Scheduled { .. } => "session.scheduled",
            Self::ItemAdded { .. } => "agenda.added",
            Self::Reordered { .. } => "agenda.reordered",
            Self::AgendaPublished { .. } => "agenda.published",
            Self::Started { .. } => "session.started",
            Self::Paused { .. } => "session.paused",
            Self::Resumed { .. } => "session.resumed",
            Self::Cancelled { .. } => "session.cancelled",
            Self::ReopeningAsked { .. } => "session.reopening_asked",
            Self::Reopened { .. } => "session.reopened",
            Self::AddendumAdded { .. } => "addendum.added",
            Self::ChairOffered { .. } => "chair.offered",
            Self::ChairAbsenceNoted { .. } => "chair.absence_noted",
            Self::ChairKept { .. } => "chair.kept",
            Self::ChairChanged { .. } => "chair.changed",
            Self::OpinionGiven { .. } => "opinion.given",
            Self::BallotVoided { .. } => "ballot.voided",
            Self::Requeued { .. } => "case.requeued",
            Self::CaseWithdrawn { .. } => "case.withdrawn",
            Self::Amended { .. } => "case.amended",
            Self::Closed { .. } => "session.closed",
            Self::Joined { .. } => "attendance.joined",
            Self::Left { .. } => "attendance.left",
            Self::ConflictDeclared { .. } => "conflict.declared",
            Self::Presented { .. } => "case.presented",
            Self::SetDown { .. } => "case.set_down",
            Self::PresenterSet { .. } => "presenter.set",
            Self::WishesSpoken { .. } => "wishes.spoken",
            Self::ExplainedSpoken { .. } => "explained.spoken",
            Self::NoteAdded { .. } => "note.added",
            Self::Proposed { .. } => "recommendation.proposed",
            Self::Revised { .. } => "recommendation.revised",
            Self::Withdrawn { .. } => "recommendation.withdrawn",
            Self::ReadBackBegun { .. } => "readback.begun",
            Self::ReadBackEnded { .. } => "readback.ended",
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
            | Self::Reordered { .. }
            | Self::AgendaPublished { .. }
            | Self::Started { .. }
            | Self::Paused { .. }
            | Self::Resumed { .. }
            | Self::Cancelled { .. }
            | Self::ReopeningAsked { .. }
            | Self::Reopened { .. }
            | Self::ChairOffered { .. }
            | Self::ChairAbsenceNoted { .. }
            | Self::ChairKept { .. }
            | Self::ChairChanged { .. }
            | Self::Closed { .. }
            | Self::Joined { .. }
            | Self::Left { .. }
            | Self::PresenterSet { .. } => None,
            Self::ItemAdded { item, .. }
            | Self::ConflictDeclared { item, .. }
            | Self::Presented { item, .. }
            | Self::SetDown { item }
            | Self::WishesSpoken { item, .. }
            | Self::ExplainedSpoken { item, .. }
            | Self::NoteAdded { item, .. }
            | Self::Proposed { item, .. }
            | Self::Revised { item, .. }
            | Self::Withdrawn { item, .. }
            | Self::ReadBackBegun { item, .. }
            | Self::ReadBackEnded { item }
            | Self::DissentRecorded { item, .. }
            | Self::DissentWithdrawn { item, .. }
            | Self::BallotOpened { item, .. }
            | Self::VoteCast { item, .. }
            | Self::BallotClosed { item, .. }
            | Self::DecisionFrozen { item, .. }
            | Self::DecisionWithdrawn { item, .. }
            | Self::Signed { item, .. }
            | Self::AddendumAdded { item, .. }
            | Self::OpinionGiven { item, .. }
            | Self::BallotVoided { item, .. }
            | Self::Requeued { item }
            | Self::CaseWithdrawn { item, .. }
            | Self::Amended { item, .. }
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
