//! What a session holds at a moment.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::ballot::Ballot;
use crate::case::{CaseSnapshot, Missing};
use crate::decision::{Decision, Dissent, Supersedes};
use crate::ids::{AgendaItemId, CaseId, PersonId, SessionId};
use crate::person::Discipline;
use crate::quorum::{self, Quorum};
use crate::recommendation::Recommendation;
use crate::standing::{Board, MemberKind, Office};
use crate::text::FrozenTexts;
use crate::{Date, Timestamp};

/// Where a session stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Phase {
    Scheduled,
    Live,
    /// Interrupted: it goes on where it stopped.
    Paused,
    Closed,
    /// Called off before it began.
    Cancelled,
    /// Opened again by two people for addenda; nothing that was decided changes.
    Reopened,
}

/// What kind of session it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum SessionKind {
    #[default]
    Regular,
    /// Called for cases that cannot wait for the regular one.
    Extra,
    /// Nobody meets: members answer in writing by a deadline.
    Circulated,
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
    /// Answers in writing.
    InWriting,
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

    /// Was there for some of the time since `at`.
    pub fn since(&self, at: Timestamp) -> bool {
        self.left_at.is_none_or(|left| left > at)
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
    /// Taken off the agenda.
    Withdrawn,
}

/// Why and until when a case was put off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Deferral {
    pub reason: String,
    pub until: Option<Date>,
    /// What the board waits for.
    pub missing: Vec<Missing>,
}

/// What a member thinks of a case, given in writing before the board has decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Opinion {
    pub person: PersonId,
    pub name: String,
    pub discipline: Discipline,
    pub at: Timestamp,
    /// Hidden from whoever has not given theirs, until the case is decided.
    pub text: Option<String>,
}

/// The chair asked to open a closed session again; a second person has to agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Reopening {
    pub by: PersonId,
    pub reason: String,
    pub at: Timestamp,
}

/// A deputy has noted that the chair is away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Claim {
    pub by: PersonId,
    pub at: Timestamp,
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
    /// Came up while the session was on, and cannot wait.
    pub urgent: bool,
    pub state: ItemState,
    pub presented_at: Option<Timestamp>,
    /// The case exactly as presented; what arrives later waits.
    pub presented: Option<CaseSnapshot>,
    pub wishes_spoken_at: Option<Timestamp>,
    /// What the patient has been told, as it was said in the room.
    pub explained: Option<Note>,
    pub recused: Vec<PersonId>,
    pub notes: Vec<Note>,
    pub recommendations: Vec<Recommendation>,
    pub read_back: Option<ReadBack>,
    pub dissents: Vec<Dissent>,
    pub ballots: Vec<Ballot>,
    pub decision: Option<Decision>,
    /// How many statements have been frozen on the item, withdrawn ones included.
    pub versions: u32,
    /// Signed versions that a later one supersedes, oldest first.
    pub earlier: Vec<Decision>,
    /// Set while the board works on a version that is to supersede a signed one.
    pub supersedes: Option<Supersedes>,
    pub opinions: Vec<Opinion>,
    pub deferred: Option<Deferral>,
    /// Why it was taken off the agenda.
    pub withdrawn: Option<String>,
    /// What was added after the session had closed.
    pub addenda: Vec<Note>,
    /// What the board had written together when it last decided.
    #[serde(default)]
    pub texts: Option<FrozenTexts>,
}

impl Item {
    /// The ballot that takes votes now.
    pub fn open_ballot(&self) -> Option<&Ballot> {
        self.ballots.iter().find(|ballot| ballot.is_open())
    }

    /// Whether nothing more is due in this session.
    pub fn is_done(&self) -> bool {
        use ItemState::{CarriedOver, Deferred, Signed, Withdrawn};
        matches!(self.state, Signed | Deferred | CarriedOver | Withdrawn)
    }

    /// Whether the board has answered: then every opinion is open to everybody.
    pub fn opinions_open(&self) -> bool {
        matches!(self.state, ItemState::Decided | ItemState::Signed)
    }

    /// Who has voted in the last ballot that stands.
    pub fn answered(&self) -> Vec<PersonId> {
        let last = self.ballots.iter().rfind(|ballot| ballot.voided.is_none());
        last.map_or_else(Vec::new, |ballot| ballot.votes.iter().map(|vote| vote.voter).collect())
    }
}

/// A session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct State {
    pub id: SessionId,
    /// The board with its members and rules as they were when the session was scheduled.
    pub board: Board,
    pub kind: SessionKind,
    pub starts_at: Timestamp,
    /// Answers are taken until then, when the session is circulated.
    pub deadline: Option<Timestamp>,
    pub planned_minutes: u16,
    /// Where the session can be seen and heard; the video carries no clinical state.
    pub video_link: Option<String>,
    pub phase: Phase,
    /// When the agenda as it stands was published; none again once it changes before the start.
    pub published_at: Option<Timestamp>,
    pub started_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    /// Why it was called off.
    pub cancelled: Option<String>,
    pub reopening: Option<Reopening>,
    pub chair: PersonId,
    /// Goes up by one with every change of the chair, from 1: what a former chair still sends is recognised.
    pub chair_term: u32,
    /// To whom the chair has offered the chair.
    pub chair_offered: Option<PersonId>,
    pub chair_claim: Option<Claim>,
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
    /// for another, so whoever sits in the room without a device counts for the quorum and casts no vote. A circulated
    /// case goes to every voting member of the board.
    pub fn electorate(&self, item: &Item) -> Vec<PersonId> {
        let not_recused = |person: &PersonId| !item.recused.contains(person);
        if self.kind == SessionKind::Circulated {
            let members = self.board.members.iter().filter(|member| member.kind == MemberKind::Voting);
            return members.map(|member| member.person).filter(not_recused).collect();
        }
        let able = self.attendance.iter().filter(|one| one.votes() && one.how == How::Device);
        able.filter_map(|one| one.person).filter(not_recused).collect()
    }

    /// Whether `item` is hidden from `viewer`, who is recused from it.
    pub fn hides(&self, item: &Item, viewer: PersonId) -> bool {
        !self.board.policy.recused_may_read && item.recused.contains(&viewer)
    }

    /// The quorum for `item`; for the session as a whole when none is given. In writing, those count who have answered.
    pub fn quorum(&self, item: Option<&Item>) -> Quorum {
        if let (SessionKind::Circulated, Some(item)) = (self.kind, item) {
            let not_recused = |person: &PersonId| !item.recused.contains(person);
            let answered = item.answered().into_iter().filter(not_recused);
            let answered = answered.filter_map(|person| self.board.member(person));
            return quorum::count(&self.board.quorum, answered.map(|member| member.discipline));
        }
        let recused = |person: Option<PersonId>| {
            person.zip(item).is_some_and(|(person, item)| item.recused.contains(&person))
        };
        let counted = self.attendance.iter().filter(|one| one.votes() && !recused(one.person));
        quorum::count(&self.board.quorum, counted.map(|one| one.discipline))
    }
}
