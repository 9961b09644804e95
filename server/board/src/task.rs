//! Something a named person must do by a date.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::Date;
use crate::ids::{CaseId, PersonId, RecommendationId, TaskId};

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum TaskKind {
    /// Carry out what the board recommended.
    CarryOut { recommendation: RecommendationId },
}

/// A task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[ts(export)]
pub struct Task {
    pub id: TaskId,
    pub case: CaseId,
    pub owner: PersonId,
    pub due: Date,
    #[serde(flatten)]
    pub kind: TaskKind,
    pub done: bool,
}
