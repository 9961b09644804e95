//! Sessions and their agendas, for lists and look-ups. What a session *is* stands in its stream of the journal;
//! [`project()`] writes the rows from each event in the same unit of work.

mod ballots;
mod course;
mod decided;
mod project;

use board::ids::{AgendaItemId, BoardId, CaseId, DecisionId, PersonId, SessionId};
use board::person::Discipline;
use board::session::{Attendance, How, ItemState, Phase};
use board::standing::{MemberKind, Office};
use board::{Date, Timestamp};
use uuid::Uuid;

use crate::cases::{self, Listed};
use crate::columns::{Moment, Number, Word};
use crate::reader::{Reader, read};
use crate::trouble::Trouble;

pub use project::project;

/// A session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub id: SessionId,
    pub board: BoardId,
    pub board_name: String,
    pub starts_at: Timestamp,
    pub planned_minutes: u16,
    pub video_link: Option<String>,
    pub phase: Phase,
    /// Cases on the agenda.
    pub cases: u32,
}

/// A case on an agenda.
#[derive(Clone, Debug, PartialEq)]
pub struct AgendaItem {
    pub id: AgendaItemId,
    pub planned_minutes: u16,
    /// When its turn comes, by the plan.
    pub starts_at: Timestamp,
    pub state: ItemState,
    pub case: Listed,
    /// The decision that stands, when there is one.
    pub decision: Option<DecisionId>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    board: Uuid,
    board_name: String,
    starts_at: Moment,
    planned_minutes: Number<u16>,
    video_link: Option<String>,
    phase: Word<Phase>,
    cases: Number<u32>,
}

impl From<Row> for Session {
    fn from(row: Row) -> Self {
        Self {
            id: SessionId(row.id),
            board: BoardId(row.board),
            board_name: row.board_name,
            starts_at: row.starts_at.0,
            planned_minutes: row.planned_minutes.0,
            video_link: row.video_link,
            phase: row.phase.0,
            cases: row.cases.0,
        }
    }
}

/// The columns of [`Row`], to which a condition and an order are added.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT s.id, s.board, b.name AS board_name, s.starts_at, s.planned_minutes, s.video_link, s.phase, ",
            "(SELECT count(*) FROM agenda_item a WHERE a.session = s.id) AS cases ",
            "FROM session s JOIN board b ON b.id = s.board ",
            $rest
        )
    };
}

/// The session with this id.
pub async fn by_id(from: impl Into<Reader<'_>>, id: SessionId) -> Result<Option<Session>, Trouble> {
    let row: Option<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(select!("WHERE s.id = $1")).bind(id.0).fetch_optional(c).await
    })?;
    Ok(row.map(Session::from))
}

/// The sessions of the boards that `member` sits on, or of all boards: live ones first, then those to come, next one
/// first, then those that are over, latest first; at most `limit`.
pub async fn list(
    from: impl Into<Reader<'_>>,
    member: Option<PersonId>,
    limit: u32,
) -> Result<Vec<Session>, Trouble> {
    let rows: Vec<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(select!(
            "WHERE ($1 IS NULL OR EXISTS (SELECT 1 FROM board_member m WHERE m.board = s.board AND m.person = $1)) \
             ORDER BY CASE WHEN s.phase IN ('live', 'paused', 'reopened') THEN 0 WHEN s.phase = 'scheduled' THEN 1 ELSE 2 END, \
             CASE WHEN s.phase IN ('closed', 'cancelled') THEN -s.starts_at ELSE s.starts_at END, s.id LIMIT $2"
        ))
        .bind(member.map(|person| person.0))
        .bind(i64::from(limit))
        .fetch_all(c)
        .await
    })?;
    Ok(rows.into_iter().map(Session::from).collect())
}

#[derive(sqlx::FromRow)]
struct ItemRow {
    id: Uuid,
    case_id: Uuid,
    planned_minutes: Number<u16>,
    state: Word<ItemState>,
    decision: Option<Uuid>,
}

/// The agenda of a session in order, with its cases as they are on `today`.
pub async fn agenda(
    from: impl Into<Reader<'_>>,
    session: &Session,
    today: Date,
) -> Result<Vec<AgendaItem>, Trouble> {
    let mut reader = from.into();
    let rows: Vec<ItemRow> = read!(&mut reader, c => {
        sqlx::query_as(
            "SELECT a.id, a.\"case\" AS case_id, a.planned_minutes, a.state, \
             (SELECT d.id FROM decision d WHERE d.item = a.id AND d.withdrawn_at IS NULL \
             ORDER BY d.version DESC LIMIT 1) AS decision \
             FROM agenda_item a WHERE a.session = $1 ORDER BY a.position",
        )
        .bind(session.id.0)
        .fetch_all(c)
        .await
    })?;
    let ids: Vec<CaseId> = rows.iter().map(|row| CaseId(row.case_id)).collect();
    let mut cases = cases::with_ids(reader, &ids, today).await?;
    let mut starts_at = session.starts_at;
    let mut agenda = Vec::new();
    for row in rows {
        let minutes = row.planned_minutes.0;
        if let Some(at) = cases.iter().position(|listed| listed.case.id.0 == row.case_id) {
            agenda.push(AgendaItem {
                id: AgendaItemId(row.id),
                planned_minutes: minutes,
                starts_at,
                state: row.state.0,
                case: cases.swap_remove(at),
                decision: row.decision.map(DecisionId),
            });
        }
        starts_at = starts_at.plus_seconds(60 * i64::from(minutes));
    }
    Ok(agenda)
}

#[derive(sqlx::FromRow)]
struct AttendanceRow {
    person: Option<Uuid>,
    name: String,
    discipline: Word<Discipline>,
    place: String,
    kind: Word<MemberKind>,
    office: Word<Office>,
    how: Word<How>,
    joined_at: Moment,
    left_at: Option<Moment>,
}

/// Who took part in a session, in the order in which they joined.
pub async fn attendance(from: impl Into<Reader<'_>>, session: SessionId) -> Result<Vec<Attendance>, Trouble> {
    let rows: Vec<AttendanceRow> = read!(&mut from.into(), c => {
        sqlx::query_as(
            "SELECT person, name, discipline, place, kind, office, how, joined_at, left_at FROM attendance \
             WHERE session = $1 ORDER BY position",
        )
        .bind(session.0)
        .fetch_all(c)
        .await
    })?;
    let attendance = |row: AttendanceRow| Attendance {
        person: row.person.map(PersonId),
        name: row.name,
        discipline: row.discipline.0,
        place: row.place,
        kind: row.kind.0,
        office: row.office.0,
        how: row.how.0,
        joined_at: row.joined_at.0,
        left_at: row.left_at.map(|at| at.0),
    };
    Ok(rows.into_iter().map(attendance).collect())
}
