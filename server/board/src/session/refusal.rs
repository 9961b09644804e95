//! Why a command is refused: always with the facts, so that the person can be told what would be needed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Timestamp;
use crate::decision::ContentHash;
use crate::ids::{AgendaItemId, PersonId};
use crate::quorum::Quorum;
use crate::recommendation::RecommendationField;

use super::state::{ItemState, Phase};

/// Who would be allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Needed {
    Coordinator,
    /// The chair.
    Chair,
    /// The chair, or the secretary for the chair.
    ChairOrSecretary,
    /// A member of the board.
    Member,
    /// Somebody who has joined the session.
    Attendee,
    /// A voting member who takes part in this case.
    Voter,
    /// The person whose act it is.
    Oneself,
    /// A deputy of the chair.
    Deputy,
    /// Somebody else than who asked.
    SecondPerson,
}

/// A refusal. Its `code` is the nack's code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
#[ts(export, export_to = "SessionRefusal.ts", rename = "SessionRefusal")]
pub enum Refusal {
    #[error("needs {needed:?}")]
    Forbidden { needed: Needed },
    #[error("recused from this case")]
    Recused { item: AgendaItemId },
    #[error("the session is {phase:?}")]
    SessionNot { phase: Phase, needed: Phase },
    #[error("the item is {state:?}")]
    ItemNot { item: AgendaItemId, state: ItemState, needed: Vec<ItemState> },
    #[error("there is no such thing in this session")]
    Unknown,
    #[error("already so")]
    Already,
    #[error("another case is being presented")]
    AnotherPresented { item: AgendaItemId },
    #[error("no quorum")]
    NoQuorum { quorum: Quorum },
    #[error("the recommendation lacks {field:?}")]
    Incomplete { field: RecommendationField },
    #[error("there is nothing to decide")]
    NothingProposed,
    #[error("not read back since the last change")]
    NotReadBack,
    #[error("dissent stands")]
    DissentStands { by: Vec<PersonId> },
    #[error("a reason is needed")]
    ReasonNeeded,
    #[error("a ballot needs a question and at least two options")]
    BallotIncomplete,
    #[error("no such option")]
    NoSuchOption { options: u8 },
    #[error("votes are missing")]
    VotesMissing { cast: u32, eligible: u32 },
    #[error("nothing carried")]
    NothingCarried,
    #[error("the content has changed")]
    ContentChanged { current: ContentHash },
    #[error("cases are open")]
    CasesOpen { items: Vec<AgendaItemId> },
    #[error("somebody else revised it")]
    Stale { current: u32 },
    #[error("there is nothing on the agenda")]
    AgendaEmpty,
    /// The chair has changed since the sender looked.
    #[error("the chair has changed")]
    StaleTerm { term: u32, chair: PersonId },
    #[error("the chair has a line open")]
    ChairIsHere,
    /// The chair has until then to say that they are here.
    #[error("the chair may still come")]
    ChairAwaited { until: Timestamp },
    #[error("a deputy comes before")]
    DeputyBefore { person: PersonId },
    #[error("answers were due")]
    DeadlinePassed { deadline: Timestamp },
    /// Before the deadline everybody may still answer.
    #[error("answers are awaited")]
    AnswersAwaited { deadline: Timestamp, cast: u32, eligible: u32 },
    #[error("a circulated session needs a deadline after its beginning")]
    DeadlineNeeded,
    #[error("in writing, a ballot decides")]
    BallotNeeded,
    #[error("an advisory ballot decides nothing")]
    AdvisoryOnly,
    #[error("the statement cannot be written down")]
    NotWritable,
}
