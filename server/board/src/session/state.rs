//! What a session holds at a moment.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::Timestamp;
use crate::ballot::Ballot;
use crate::case::CaseSnapshot;
use crate::decision::{Decision, Dissent};
use crate::ids::{AgendaItemId, CaseId, PersonId, SessionId};
use crate::person::Discipline;
use crate::quorum::{self, Quorum};
use crate::recommendation::Recommendation;
use crate::standing::{Board, MemberKind, Office};

/// Where a session stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Phase {
    Scheduled,
    Live,
    Closed,
}

/// How somebody takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum How {
    /// Joined from a device of their own.
    Device,
    /// Sits in the room without one, entered by the secretary or chair.
    InRoom,
}

/// A record of who takes part. A lost connection does not end it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Attendance {
    /// None for a guest without an account.
    pub person: Option<PersonId>,
    pub name: String,
    pub discipline: Discipline,
    pub place: String,
    pub kind: MemberKind,
    pub office: Office,
    pub how: How,
    pub joined_at: Timestamp,
    pub left_at: Option<Timestamp>,
}

impl Attendance {
    /// Takes part now and votes.
    pub fn votes(&self) -> bool {
        self.left_at.is_none() && self.kind == MemberKind::Voting
    }
}

/// Where an agenda item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ItemState {
    Queued,
    Presenting,
    /// A ballot is open.
    Voting,
    /// Decided, signatures awaited.
    Decided,
    Signed,
    Deferred,
    /// Taken to a later session when this one closed.
    CarriedOver,
}

/// Something said that is worth keeping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Note {
    pub by: PersonId,
    pub name: String,
    pub at: Timestamp,
    pub text: String,
}

/// The recommendations were read aloud and dissent was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct ReadBack {
    pub by: PersonId,
    pub at: Timestamp,
}

/// A case in a session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Item {
    pub id: AgendaItemId,
    pub case: CaseId,
    pub pseudonym: String,
    /// The question to the board, in one line.
    pub question: String,
    pub planned_minutes: u16,
    pub state: ItemState,
    pub presented_at: Option<Timestamp>,
    /// The case exactly as presented; what arrives later waits.
    pub presented: Option<CaseSnapshot>,
    pub wishes_spoken_at: Option<Timestamp>,
    pub recused: Vec<PersonId>,
    pub notes: Vec<Note>,
    pub recommendations: Vec<Recommendation>,
    pub read_back: Option<ReadBack>,
    pub dissents: Vec<Dissent>,
    pub ballots: Vec<Ballot>,
    pub decision: Option<Decision>,
    /// How many statements have been frozen on the item, withdrawn ones included.
    pub versions: u32,
    /// Why it was deferred.
    pub deferred: Option<String>,
}

impl Item {
    /// The ballot that takes votes now.
    pub fn open_ballot(&self) -> Option<&Ballot> {
        self.ballots.iter().find(|ballot| ballot.is_open())
    }

    /// Whether nothing more is due in this session.
    pub fn is_done(&self) -> bool {
        matches!(self.state, ItemState::Signed | ItemState::Deferred | ItemState::CarriedOver)
    }
}

/// A session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct State {
    pub id: SessionId,
    /// The board with its members and rules as they were when the session was scheduled.
    pub board: Board,
    pub starts_at: Timestamp,
    pub planned_minutes: u16,
    /// Where the session can be seen and heard; the video carries no clinical state.
    pub video_link: Option<String>,
    pub phase: Phase,
    pub started_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    pub chair: PersonId,
    pub presenter: Option<PersonId>,
    pub attendance: Vec<Attendance>,
    /// In agenda order.
    pub items: Vec<Item>,
}

impl State {
    /// The item with this id.
    pub fn item(&self, id: AgendaItemId) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The item before the board now.
    pub fn current(&self) -> Option<&Item> {
        self.items.iter().find(|item| matches!(item.state, ItemState::Presenting | ItemState::Voting))
    }

    /// The record of `person`'s attendance, while they take part.
    pub fn attends(&self, person: PersonId) -> Option<&Attendance> {
        self.attendance.iter().find(|one| one.person == Some(person) && one.left_at.is_none())
    }

    /// Who may vote on `item`: voting members who take part from a device of their own and are not recused. Nobody votes
    /// for another, so whoever sits in the room without a device counts for the quorum and casts no vote.
    pub fn electorate(&self, item: &Item) -> Vec<PersonId> {
        let able = self.attendance.iter().filter(|one| one.votes() && one.how == How::Device);
        let voting = able.filter_map(|one| one.person);
        voting.filter(|person| !item.recused.contains(person)).collect()
    }

    /// The quorum for `item`; for the session as a whole when none is given.
    pub fn quorum(&self, item: Option<&Item>) -> Quorum {
        let recused = |person: Option<PersonId>| {
            person.zip(item).is_some_and(|(person, item)| item.recused.contains(&person))
        };
        let counted = self.attendance.iter().filter(|one| one.votes() && !recused(one.person));
        quorum::count(&self.board.quorum, counted.map(|one| one.discipline))
    }
}
