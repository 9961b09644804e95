//! A standing board: its members, who signs, and what a quorum is.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::ids::{BoardId, PersonId};
use crate::person::Discipline;

/// How a person belongs to a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum MemberKind {
    /// Counts for the quorum and votes.
    Voting,
    /// Speaks, does not vote; may sit abroad.
    Adviser,
    /// Attends for own cases, as a referrer does.
    Guest,
    /// Listens.
    Observer,
}

/// The office a member holds in the board's sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Office {
    Chair,
    Deputy,
    Secretary,
    Member,
}

/// A member of a board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Member {
    pub person: PersonId,
    pub name: String,
    pub discipline: Discipline,
    pub place: String,
    pub kind: MemberKind,
    pub office: Office,
}

/// At least so many voting members of one discipline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct DisciplineRule {
    pub discipline: Discipline,
    pub at_least: u8,
}

/// When a board may decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct QuorumRule {
    /// Voting members of any discipline.
    pub at_least: u8,
    pub disciplines: Vec<DisciplineRule>,
}

/// A standing board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Board {
    pub id: BoardId,
    pub name: String,
    /// The centre that chairs the board at present.
    pub centre: String,
    pub quorum: QuorumRule,
    pub members: Vec<Member>,
}

impl Board {
    /// The member who is `person`.
    pub fn member(&self, person: PersonId) -> Option<&Member> {
        self.members.iter().find(|member| member.person == person)
    }
}
