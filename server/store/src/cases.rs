//! Cases: what is asked of a board, and where the answer stands.

use std::collections::HashMap;

use board::access::Relation;
use board::case::{CaseSnapshot, CaseState, Missing, Urgency, missing};
use board::ids::{AnalysisId, BoardId, CaseId, DiseaseId, PatientId, PersonId, SessionId, SpecimenId};
use board::standing::MemberKind;
use board::{Date, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::change::change;
use crate::columns::{Moment, Number, Word};
use crate::reader::{Reader, among, read};
use crate::snapshots;
use crate::trouble::{Stop, Trouble};
use crate::unit::Unit;
use crate::{analyses, diseases, specimens};

/// A case to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCase {
    pub id: CaseId,
    pub board: BoardId,
    pub patient: PatientId,
    pub disease: DiseaseId,
    pub specimens: Vec<SpecimenId>,
    pub analyses: Vec<AnalysisId>,
    pub referrer: PersonId,
    pub question: String,
    pub background: String,
    pub urgency: Urgency,
    pub needed_by: Date,
    pub wishes: String,
    pub created_by: PersonId,
}

/// A change of a case: only what is given changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseChange {
    pub question: Option<String>,
    pub background: Option<String>,
    pub urgency: Option<Urgency>,
    pub needed_by: Option<Date>,
    pub wishes: Option<String>,
    pub add_specimen: Option<SpecimenId>,
    pub add_analysis: Option<AnalysisId>,
}

/// Why a case was not made or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum NotChanged {
    /// There is no such case.
    Unknown,
    /// Somebody changed the case meanwhile; this is its revision now.
    Stale { current: u32 },
    /// What is to be cited belongs to another patient, or is not there.
    NotOfPatient,
}

/// What a case is beside its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    pub id: CaseId,
    pub board: BoardId,
    pub board_name: String,
    pub patient: PatientId,
    pub state: CaseState,
    pub revision: u32,
    pub created_by: PersonId,
    pub created_at: Timestamp,
}

/// Where a case is to be met on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placement {
    pub session: SessionId,
    pub starts_at: Timestamp,
}

/// A case with its content.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    pub case: Case,
    pub snapshot: CaseSnapshot,
    pub missing: Vec<Missing>,
    /// The next session that it is on the agenda of.
    pub placed: Option<Placement>,
}

/// Which cases to list; `None` leaves it open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only those that this person is related to: on the case's team, or on its board as more than a guest.
    pub related_to: Option<PersonId>,
    pub board: Option<BoardId>,
    pub patient: Option<PatientId>,
    pub state: Option<CaseState>,
}

/// The most cases of one list.
const LIST: i64 = 500;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    board: Uuid,
    board_name: String,
    patient: Uuid,
    state: Word<CaseState>,
    revision: Number<u32>,
    created_by: Uuid,
    created_at: Moment,
}

impl From<Row> for Case {
    fn from(row: Row) -> Self {
        Self {
            id: CaseId(row.id),
            board: BoardId(row.board),
            board_name: row.board_name,
            patient: PatientId(row.patient),
            state: row.state.0,
            revision: row.revision.0,
            created_by: PersonId(row.created_by),
            created_at: row.created_at.0,
        }
    }
}

#[derive(sqlx::FromRow)]
struct Placed {
    case_id: Uuid,
    session: Uuid,
    starts_at: Moment,
}

/// The case with this id, without its content.
pub async fn by_id(from: impl Into<Reader<'_>>, id: CaseId) -> Result<Option<Case>, Trouble> {
    let row: Option<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(
            "SELECT c.id, c.board, b.name AS board_name, c.patient, c.state, c.revision, c.created_by, c.created_at \
             FROM \"case\" c JOIN board b ON b.id = c.board WHERE c.id = $1",
        )
        .bind(id.0)
        .fetch_optional(c)
        .await
    })?;
    Ok(row.map(Case::from))
}

/// The cases that `filter` lets through: urgent ones first, then by the day an answer is needed.
pub async fn list(from: impl Into<Reader<'_>>, filter: &Filter, today: Date) -> Result<Vec<Listed>, Trouble> {
    let mut reader = from.into();
    // The words of urgency sort as it does: urgent, soon, routine.
    let rows: Vec<Row> = read!(&mut reader, c => {
        sqlx::query_as(
            "SELECT c.id, c.board, b.name AS board_name, c.patient, c.state, c.revision, c.created_by, c.created_at \
             FROM \"case\" c JOIN board b ON b.id = c.board \
             WHERE ($1 IS NULL OR c.referrer = $1 OR c.created_by = $1 \
               OR EXISTS (SELECT 1 FROM variant_file f WHERE f.\"case\" = c.id AND f.uploaded_by = $1) \
               OR EXISTS (SELECT 1 FROM board_member m WHERE m.board = c.board AND m.person = $1 AND m.kind <> 'guest')) \
             AND ($2 IS NULL OR c.board = $2) AND ($3 IS NULL OR c.patient = $3) AND ($4 IS NULL OR c.state = $4) \
             ORDER BY c.urgency DESC, c.needed_by, c.id LIMIT $5",
        )
        .bind(filter.related_to.map(|person| person.0))
        .bind(filter.board.map(|board| board.0))
        .bind(filter.patient.map(|patient| patient.0))
        .bind(filter.state.map(Word))
        .bind(LIST)
        .fetch_all(c)
        .await
    })?;
    with_content(reader, rows.into_iter().map(Case::from).collect(), today).await
}

/// The case with this id, with its content.
pub async fn with_id(
    from: impl Into<Reader<'_>>,
    id: CaseId,
    today: Date,
) -> Result<Option<Listed>, Trouble> {
    Ok(with_ids(from, &[id], today).await?.pop())
}

/// The cases with these ids, with their content, in the order of `ids`; one that is not there is left out.
pub async fn with_ids(
    from: impl Into<Reader<'_>>,
    ids: &[CaseId],
    today: Date,
) -> Result<Vec<Listed>, Trouble> {
    let mut reader = from.into();
    let uuids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let rows: Vec<Row> = among!(
        &mut reader,
        &uuids,
        "SELECT c.id, c.board, b.name AS board_name, c.patient, c.state, c.revision, c.created_by, c.created_at \
         FROM \"case\" c JOIN board b ON b.id = c.board WHERE c.id IN",
        ""
    );
    let mut known: HashMap<CaseId, Case> =
        rows.into_iter().map(Case::from).map(|case| (case.id, case)).collect();
    let cases = ids.iter().filter_map(|id| known.remove(id)).collect();
    with_content(reader, cases, today).await
}

async fn with_content(mut reader: Reader<'_>, cases: Vec<Case>, today: Date) -> Result<Vec<Listed>, Trouble> {
    let ids: Vec<CaseId> = cases.iter().map(|case| case.id).collect();
    let uuids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let placed: Vec<Placed> = among!(
        &mut reader,
        &uuids,
        "SELECT a.\"case\" AS case_id, s.id AS session, s.starts_at FROM agenda_item a \
         JOIN session s ON s.id = a.session WHERE s.phase <> 'closed' AND a.\"case\" IN",
        "ORDER BY s.starts_at, s.id"
    );
    let next = |id: CaseId| {
        let placed = placed.iter().find(|placed| placed.case_id == id.0)?;
        Some(Placement { session: SessionId(placed.session), starts_at: placed.starts_at.0 })
    };
    let made = snapshots::of_cases(reader, &ids, today).await?;
    let mut made: HashMap<CaseId, CaseSnapshot> =
        made.into_iter().map(|snapshot| (snapshot.case, snapshot)).collect();
    let listed = cases.into_iter().filter_map(|case| {
        let snapshot = made.remove(&case.id)?;
        Some(Listed { missing: missing(&snapshot), placed: next(case.id), case, snapshot })
    });
    Ok(listed.collect())
}

/// How a person relates to a case; closest first when in several ways.
pub async fn relation(
    from: impl Into<Reader<'_>>,
    case: CaseId,
    person: PersonId,
) -> Result<Relation, Trouble> {
    let row: Option<(bool, Option<Word<MemberKind>>)> = read!(&mut from.into(), c => {
        sqlx::query_as(
            "SELECT c.referrer = $2 OR c.created_by = $2 \
               OR EXISTS (SELECT 1 FROM variant_file f WHERE f.\"case\" = c.id AND f.uploaded_by = $2), m.kind \
             FROM \"case\" c LEFT JOIN board_member m ON m.board = c.board AND m.person = $2 WHERE c.id = $1",
        )
        .bind(case.0)
        .bind(person.0)
        .fetch_optional(c)
        .await
    })?;
    Ok(match row {
        Some((true, _)) => Relation::CaseTeam,
        Some((false, Some(Word(kind)))) if kind != MemberKind::Guest => Relation::Board,
        _ => Relation::None,
    })
}

/// Makes a case at revision 1.
pub async fn make(unit: &mut Unit, new: &NewCase) -> Result<(), Stop<NotChanged>> {
    if diseases::patient_of(&mut *unit, new.disease).await? != Some(new.patient) {
        return Err(Stop::Refused(NotChanged::NotOfPatient));
    }
    may_cite(unit, new.patient, &new.specimens, &new.analyses).await?;
    let at = unit.now().micros();
    change!(
        unit,
        "INSERT INTO \"case\" (id, board, patient, disease, referrer, question, background, urgency, needed_by, wishes, \
         state, revision, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12, $13)",
        [
            new.id.0,
            new.board.0,
            new.patient.0,
            new.disease.0,
            new.referrer.0,
            &new.question,
            &new.background,
            Word(new.urgency),
            Word(new.needed_by),
            &new.wishes,
            Word(CaseState::Accepted),
            new.created_by.0,
            at,
        ]
    )?;
    cite(unit, new.id, &new.specimens, &new.analyses).await?;
    Ok(())
}

/// Changes a case that is still at the revision `expected`; gives the new revision.
pub async fn change(
    unit: &mut Unit,
    id: CaseId,
    expected: u32,
    new: &CaseChange,
) -> Result<u32, Stop<NotChanged>> {
    let case = by_id(&mut *unit, id).await?.ok_or(Stop::Refused(NotChanged::Unknown))?;
    if case.revision != expected {
        return Err(Stop::Refused(NotChanged::Stale { current: case.revision }));
    }
    let (specimens, analyses) = (Vec::from_iter(new.add_specimen), Vec::from_iter(new.add_analysis));
    may_cite(unit, case.patient, &specimens, &analyses).await?;
    change!(
        unit,
        "UPDATE \"case\" SET question = coalesce($1, question), background = coalesce($2, background), \
         urgency = coalesce($3, urgency), needed_by = coalesce($4, needed_by), wishes = coalesce($5, wishes) \
         WHERE id = $6",
        [
            new.question.as_deref(),
            new.background.as_deref(),
            new.urgency.map(Word),
            new.needed_by.map(Word),
            new.wishes.as_deref(),
            id.0,
        ]
    )?;
    cite(unit, id, &specimens, &analyses).await?;
    Ok(touch(unit, id).await?)
}

/// Counts a change of what a case shows; gives the new revision.
pub async fn touch(unit: &mut Unit, id: CaseId) -> Result<u32, Trouble> {
    let revision: Number<u32> = read!(&mut Reader::from(unit), c => {
        sqlx::query_scalar("UPDATE \"case\" SET revision = revision + 1 WHERE id = $1 RETURNING revision")
            .bind(id.0)
            .fetch_one(c)
            .await
    })?;
    Ok(revision.0)
}

/// Moves a case on.
pub async fn set_state(unit: &mut Unit, id: CaseId, state: CaseState) -> Result<(), Trouble> {
    change!(unit, "UPDATE \"case\" SET state = $1 WHERE id = $2", [Word(state), id.0])?;
    Ok(())
}

/// Refuses to cite what is not the patient's own.
async fn may_cite(
    unit: &mut Unit,
    patient: PatientId,
    cited_specimens: &[SpecimenId],
    cited_analyses: &[AnalysisId],
) -> Result<(), Stop<NotChanged>> {
    let own = specimens::of_patient(&mut *unit, patient).await?;
    let own_specimens = cited_specimens.iter().all(|id| own.iter().any(|specimen| specimen.id == *id));
    let own = analyses::of_patient(&mut *unit, patient).await?;
    let own_analyses = cited_analyses.iter().all(|id| own.iter().any(|analysis| analysis.id == *id));
    if own_specimens && own_analyses { Ok(()) } else { Err(Stop::Refused(NotChanged::NotOfPatient)) }
}

async fn cite(
    unit: &mut Unit,
    case: CaseId,
    cited_specimens: &[SpecimenId],
    cited_analyses: &[AnalysisId],
) -> Result<(), Trouble> {
    // Citing again what is cited already is no fault.
    for specimen in cited_specimens {
        change!(
            unit,
            "INSERT INTO case_specimen (\"case\", specimen) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            [case.0, specimen.0]
        )?;
    }
    for analysis in cited_analyses {
        change!(
            unit,
            "INSERT INTO case_analysis (\"case\", analysis) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            [case.0, analysis.0]
        )?;
    }
    Ok(())
}
