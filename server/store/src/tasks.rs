//! What named people must do by a date. A signed decision makes the tasks; see [`crate::sessions::project`].

use board::Date;
use board::ids::{CaseId, PersonId, RecommendationId, TaskId};
use board::task::{Task, TaskKind};
use uuid::Uuid;

use crate::change::change;
use crate::columns::Word;
use crate::reader::{Reader, read};
use crate::trouble::Trouble;
use crate::unit::Unit;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    case_id: Uuid,
    owner: Uuid,
    due: Word<Date>,
    recommendation: Uuid,
    done_at: Option<i64>,
}

impl From<Row> for Task {
    fn from(row: Row) -> Self {
        Self {
            id: TaskId(row.id),
            case: CaseId(row.case_id),
            owner: PersonId(row.owner),
            due: row.due.0,
            kind: TaskKind::CarryOut { recommendation: RecommendationId(row.recommendation) },
            done: row.done_at.is_some(),
        }
    }
}

/// What a person has still to do, soonest due first.
pub async fn open_of(from: impl Into<Reader<'_>>, owner: PersonId) -> Result<Vec<Task>, Trouble> {
    let rows: Vec<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(
            "SELECT id, \"case\" AS case_id, owner, due, recommendation, done_at FROM task \
             WHERE owner = $1 AND done_at IS NULL ORDER BY due, id",
        )
        .bind(owner.0)
        .fetch_all(c)
        .await
    })?;
    Ok(rows.into_iter().map(Task::from).collect())
}

/// The tasks of a case, done ones included, soonest due first.
pub async fn of_case(from: impl Into<Reader<'_>>, case: CaseId) -> Result<Vec<Task>, Trouble> {
    let rows: Vec<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(
            "SELECT id, \"case\" AS case_id, owner, due, recommendation, done_at FROM task \
             WHERE \"case\" = $1 ORDER BY due, id",
        )
        .bind(case.0)
        .fetch_all(c)
        .await
    })?;
    Ok(rows.into_iter().map(Task::from).collect())
}

/// Notes that a task is done. Whether it was still open.
pub async fn finish(unit: &mut Unit, task: TaskId) -> Result<bool, Trouble> {
    let at = unit.now().micros();
    let done = change!(unit, "UPDATE task SET done_at = $1 WHERE id = $2 AND done_at IS NULL", [at, task.0])?;
    Ok(done == 1)
}
