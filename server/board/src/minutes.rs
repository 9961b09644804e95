//! The minutes of a session: who took part, what became of each case and how long it was before the board. They are made
//! from the session's events alone, as one reader may see them.

mod made;
mod spent;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::Timestamp;
use crate::ballot::{Choice, Method, Voided};
use crate::decision::{ContentHash, Dissent, Signature, Supersedes};
use crate::ids::{AgendaItemId, BoardId, CaseId, DecisionId, SessionId};
use crate::recommendation::Recommendation;
use crate::session::{Attendance, Deferral, Event, ItemState, Note, Phase, SessionKind};

pub use made::minutes;
pub use spent::{Spent, spent};

/// An event of a session with when it was recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct Timed {
    pub at: Timestamp,
    pub event: Event,
}

/// The minutes of one session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Minutes {
    pub session: SessionId,
    pub board: BoardId,
    pub board_name: String,
    pub kind: SessionKind,
    pub phase: Phase,
    pub chair_name: String,
    pub starts_at: Timestamp,
    pub planned_minutes: u16,
    pub started_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    /// Seconds between each pause and what ended it.
    #[ts(type = "number")]
    pub paused_seconds: u64,
    /// Once for each time that somebody joined.
    pub attendance: Vec<Attendance>,
    /// In agenda order.
    pub cases: Vec<CaseMinutes>,
    /// The cases that wait for a later session.
    pub carried_over: Vec<AgendaItemId>,
}

/// What became of one case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct CaseMinutes {
    pub item: AgendaItemId,
    pub case: CaseId,
    /// The reader is recused: nothing of the case is told but that it was there.
    pub hidden: bool,
    pub pseudonym: String,
    pub question: String,
    pub urgent: bool,
    pub state: ItemState,
    pub planned_minutes: u16,
    /// Seconds before the board, pauses not counted; none where nobody met on it.
    #[ts(type = "number | null")]
    pub seconds: Option<u64>,
    /// Names of those who took no part for a conflict of interest.
    pub recused: Vec<String>,
    pub ballots: Vec<BallotMinutes>,
    pub decision: Option<DecisionMinutes>,
    pub deferred: Option<Deferral>,
    /// Why it was taken off the agenda.
    pub withdrawn: Option<String>,
    /// Added after the session had closed.
    pub addenda: Vec<Note>,
}

/// The statement that stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct DecisionMinutes {
    pub decision: DecisionId,
    pub version: u32,
    pub content_sha256: ContentHash,
    pub decided_at: Timestamp,
    pub recommendations: Vec<Recommendation>,
    pub reached: ReachedMinutes,
    pub dissents: Vec<Dissent>,
    pub signatures: Vec<Signature>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub supersedes: Option<Supersedes>,
}

/// How a decision was reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "how", rename_all = "snake_case")]
#[ts(export)]
pub enum ReachedMinutes {
    Consensus {
        read_back_at: Timestamp,
    },
    /// By the ballot on this question.
    Ballot {
        question: String,
    },
}

/// A ballot that ended, as the minutes tell it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct BallotMinutes {
    pub question: String,
    pub method: Method,
    pub blind: bool,
    pub opened_at: Timestamp,
    /// The options with the votes for each; nothing is counted when it was voided.
    pub options: Vec<OptionMinutes>,
    pub abstained: u32,
    pub not_voted: u32,
    /// The number of the option that carried, from 0.
    pub carried: Option<u8>,
    /// Why the chair closed it early.
    pub override_reason: Option<String>,
    pub voided: Option<Voided>,
    /// Who voted what; nobody is named after a blind ballot, or one that was voided.
    pub votes: Vec<NamedVote>,
}

/// An option with its votes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct OptionMinutes {
    pub text: String,
    pub votes: Option<u32>,
}

/// What a member voted in an open ballot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct NamedVote {
    pub name: String,
    pub choice: Choice,
}
