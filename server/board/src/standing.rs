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

/// Who must approve a statement beside the chair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "of", rename_all = "snake_case")]
#[ts(export)]
pub enum CoSigner {
    /// One voting member with this office.
    Office { office: Office },
    /// One voting member of this discipline.
    Discipline { discipline: Discipline },
}

impl CoSigner {
    /// Whether a member with this office and discipline answers for it.
    pub fn is(self, office: Office, discipline: Discipline) -> bool {
        match self {
            Self::Office { office: needed } => needed == office,
            Self::Discipline { discipline: needed } => needed == discipline,
        }
    }
}

/// What a board has settled for itself beside its quorum.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(default)]
#[ts(export)]
pub struct Policy {
    /// Who is recused from a case may read it; otherwise they learn only that it is there.
    pub recused_may_read: bool,
    /// Who must approve beside the chair before a statement is signed.
    pub co_signers: Vec<CoSigner>,
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
    /// Sessions scheduled before boards had one fold with the default.
    #[serde(default)]
    pub policy: Policy,
}

impl Board {
    /// The member who is `person`.
    pub fn member(&self, person: PersonId) -> Option<&Member> {
        self.members.iter().find(|member| member.person == person)
    }

    /// The deputies, in the order in which they stand in for the chair.
    pub fn deputies(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.office == Office::Deputy)
    }
}
