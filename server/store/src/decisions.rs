//! Decisions, for lists and to be found in the journal, which holds their statements.

use board::Timestamp;
use board::decision::{ContentHash, Signature, SignatureMeaning};
use board::ids::{AgendaItemId, CaseId, DecisionId, PatientId, PersonId, SessionId, SignatureId};
use board::person::Discipline;
use uuid::Uuid;

use crate::columns::{Moment, Number, Word};
use crate::reader::{Reader, read};
use crate::trouble::Trouble;

/// A decision without its statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionRow {
    pub id: DecisionId,
    pub item: AgendaItemId,
    pub case: CaseId,
    pub session: SessionId,
    pub patient: PatientId,
    pub pseudonym: String,
    pub board_name: String,
    pub version: u32,
    pub content_sha256: ContentHash,
    pub decided_by: PersonId,
    pub decided_at: Timestamp,
    /// The journal entry whose body holds the statement.
    pub frozen_seq: u64,
    /// When the chair approved the present content.
    pub signed_at: Option<Timestamp>,
    /// When the board took it back, unsigned.
    pub withdrawn_at: Option<Timestamp>,
}

/// A signature with its entry in the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureRow {
    pub signature: Signature,
    /// The journal entry of the signature.
    pub seq: u64,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    item: Uuid,
    case_id: Uuid,
    session: Uuid,
    patient: Uuid,
    pseudonym: String,
    board_name: String,
    version: Number<u32>,
    content_sha256: Word<ContentHash>,
    decided_by: Uuid,
    decided_at: Moment,
    frozen_seq: Number<u64>,
    signed_at: Option<Moment>,
    withdrawn_at: Option<Moment>,
}

impl From<Row> for DecisionRow {
    fn from(row: Row) -> Self {
        Self {
            id: DecisionId(row.id),
            item: AgendaItemId(row.item),
            case: CaseId(row.case_id),
            session: SessionId(row.session),
            patient: PatientId(row.patient),
            pseudonym: row.pseudonym,
            board_name: row.board_name,
            version: row.version.0,
            content_sha256: row.content_sha256.0,
            decided_by: PersonId(row.decided_by),
            decided_at: row.decided_at.0,
            frozen_seq: row.frozen_seq.0,
            signed_at: row.signed_at.map(|at| at.0),
            withdrawn_at: row.withdrawn_at.map(|at| at.0),
        }
    }
}

/// The columns of [`Row`], to which a condition and an order are added.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT d.id, d.item, d.\"case\" AS case_id, d.session, c.patient, p.pseudonym, b.name AS board_name, ",
            "d.version, d.content_sha256, d.decided_by, d.decided_at, d.frozen_seq, d.signed_at, d.withdrawn_at ",
            "FROM decision d JOIN \"case\" c ON c.id = d.\"case\" JOIN patient p ON p.id = c.patient ",
            "JOIN session s ON s.id = d.session JOIN board b ON b.id = s.board ",
            $rest
        )
    };
}

/// The decision with this id, also one that was taken back.
pub async fn by_id(from: impl Into<Reader<'_>>, id: DecisionId) -> Result<Option<DecisionRow>, Trouble> {
    let row: Option<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(select!("WHERE d.id = $1")).bind(id.0).fetch_optional(c).await
    })?;
    Ok(row.map(DecisionRow::from))
}

/// The decisions that stand on a case, latest first.
pub async fn of_case(from: impl Into<Reader<'_>>, case: CaseId) -> Result<Vec<DecisionRow>, Trouble> {
    let rows: Vec<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(select!(
            "WHERE d.\"case\" = $1 AND d.withdrawn_at IS NULL ORDER BY d.decided_at DESC, d.id DESC"
        ))
        .bind(case.0)
        .fetch_all(c)
        .await
    })?;
    Ok(rows.into_iter().map(DecisionRow::from).collect())
}

/// The decisions that stand, latest first: for the auditor. A page of at most `limit`, of what was decided before
/// `before`.
pub async fn list(
    from: impl Into<Reader<'_>>,
    before: Option<Timestamp>,
    limit: u32,
) -> Result<Vec<DecisionRow>, Trouble> {
    let rows: Vec<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(select!(
            "WHERE d.withdrawn_at IS NULL AND d.decided_at < $1 ORDER BY d.decided_at DESC, d.id DESC LIMIT $2"
        ))
        .bind(before.map_or(i64::MAX, Timestamp::micros))
        .bind(i64::from(limit))
        .fetch_all(c)
        .await
    })?;
    Ok(rows.into_iter().map(DecisionRow::from).collect())
}

#[derive(sqlx::FromRow)]
struct Signed {
    id: Uuid,
    decision: Uuid,
    content_sha256: Word<ContentHash>,
    signer: Uuid,
    printed_name: String,
    discipline: Word<Discipline>,
    meaning: Word<SignatureMeaning>,
    signed_at: Moment,
    authenticated_at: Moment,
    authentication: String,
    seq: Number<u64>,
}

impl From<Signed> for SignatureRow {
    fn from(row: Signed) -> Self {
        let signature = Signature {
            id: SignatureId(row.id),
            decision: DecisionId(row.decision),
            content_sha256: row.content_sha256.0,
            signer: PersonId(row.signer),
            printed_name: row.printed_name,
            discipline: row.discipline.0,
            meaning: row.meaning.0,
            at: row.signed_at.0,
            authenticated_at: row.authenticated_at.0,
            authentication: row.authentication,
        };
        Self { signature, seq: row.seq.0 }
    }
}

/// Every signature that was given on a decision, in order. One over another content than the present one is void.
pub async fn signatures(
    from: impl Into<Reader<'_>>,
    decision: DecisionId,
) -> Result<Vec<SignatureRow>, Trouble> {
    let rows: Vec<Signed> = read!(&mut from.into(), c => {
        sqlx::query_as(
            "SELECT id, decision, content_sha256, signer, printed_name, discipline, meaning, signed_at, \
             authenticated_at, authentication, seq FROM signature WHERE decision = $1 ORDER BY seq",
        )
        .bind(decision.0)
        .fetch_all(c)
        .await
    })?;
    Ok(rows.into_iter().map(SignatureRow::from).collect())
}
