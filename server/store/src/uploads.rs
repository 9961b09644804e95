//! Files on their way in, not placed yet. Their bytes are not here.

use board::Timestamp;
use board::ids::{CaseId, PersonId, UploadId};
use board::variant::{NotRead, Survey};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::change::change;
use crate::columns::{Json, Moment, Number};
use crate::reader::{Reader, read};
use crate::trouble::Trouble;
use crate::unit::Unit;

/// Where a file on its way in stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Standing {
    /// Bytes are missing, or the whole file has not been looked at yet.
    Receiving {},
    /// Whole, looked at, and to be placed.
    Waiting { survey: Survey },
    /// No file that can be read; its bytes are gone.
    Refused { refusal: NotRead },
}

/// A file on its way in.
#[derive(Clone, Debug, PartialEq)]
pub struct Upload {
    pub id: UploadId,
    /// Who sends it: nobody else sees it.
    pub person: PersonId,
    /// The case on whose page it was dropped.
    pub case: Option<CaseId>,
    pub name: String,
    /// Bytes of the whole file.
    pub length: u64,
    /// Bytes that are on disk for certain.
    pub received: u64,
    pub created_at: Timestamp,
    pub standing: Standing,
    /// SHA-256 of the bytes in hexadecimal, while it waits.
    pub sha256: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    person: Uuid,
    case_id: Option<Uuid>,
    name: String,
    length: Number<u64>,
    received: Number<u64>,
    created_at: Moment,
    state: Json<Standing>,
    sha256: Option<String>,
}

impl From<Row> for Upload {
    fn from(row: Row) -> Self {
        Self {
            id: UploadId(row.id),
            person: PersonId(row.person),
            case: row.case_id.map(CaseId),
            name: row.name,
            length: row.length.0,
            received: row.received.0,
            created_at: row.created_at.0,
            standing: row.state.0,
            sha256: row.sha256,
        }
    }
}

/// The columns of [`Row`], to which a condition and an order are added.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, person, \"case\" AS case_id, name, length, received, created_at, state, sha256 FROM upload ",
            $rest
        )
    };
}

/// The upload with this id.
pub async fn by_id(from: impl Into<Reader<'_>>, id: UploadId) -> Result<Option<Upload>, Trouble> {
    let row: Option<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(select!("WHERE id = $1")).bind(id.0).fetch_optional(c).await
    })?;
    Ok(row.map(Upload::from))
}

/// What a person has sent and not placed, oldest first.
pub async fn of_person(from: impl Into<Reader<'_>>, person: PersonId) -> Result<Vec<Upload>, Trouble> {
    let rows: Vec<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(select!("WHERE person = $1 ORDER BY created_at, id")).bind(person.0).fetch_all(c).await
    })?;
    Ok(rows.into_iter().map(Upload::from).collect())
}

/// Every upload, oldest first.
pub async fn all(from: impl Into<Reader<'_>>) -> Result<Vec<Upload>, Trouble> {
    let rows: Vec<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(select!("ORDER BY created_at, id")).fetch_all(c).await
    })?;
    Ok(rows.into_iter().map(Upload::from).collect())
}

/// Whether a waiting upload has these bytes, by their SHA-256 in hexadecimal.
pub async fn has_bytes(from: impl Into<Reader<'_>>, sha256: &str) -> Result<bool, Trouble> {
    let uploads: i64 = read!(&mut from.into(), c => {
        sqlx::query_scalar("SELECT count(*) FROM upload WHERE sha256 = $1").bind(sha256).fetch_one(c).await
    })?;
    Ok(uploads > 0)
}

/// Enters an upload of which no byte is there.
pub async fn make(unit: &mut Unit, new: &Upload) -> Result<(), Trouble> {
    change!(
        unit,
        "INSERT INTO upload (id, person, \"case\", name, length, received, created_at, state) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        [
            new.id.0,
            new.person.0,
            new.case.map(|case| case.0),
            &new.name,
            Number(new.length),
            Number(new.received),
            new.created_at.micros(),
            Json(&new.standing),
        ]
    )?;
    Ok(())
}

/// Notes how many bytes are on disk.
pub async fn received(unit: &mut Unit, id: UploadId, bytes: u64) -> Result<(), Trouble> {
    change!(unit, "UPDATE upload SET received = $1 WHERE id = $2", [Number(bytes), id.0])?;
    Ok(())
}

/// Notes what the look at the whole file gave; `sha256` when its bytes are kept under that. Whether it was still on its
/// way in.
pub async fn looked_at(
    unit: &mut Unit,
    id: UploadId,
    standing: &Standing,
    sha256: Option<&str>,
) -> Result<bool, Trouble> {
    let changed = change!(
        unit,
        "UPDATE upload SET state = $1, sha256 = $2 WHERE id = $3 AND sha256 IS NULL",
        [Json(standing), sha256, id.0]
    )?;
    Ok(changed == 1)
}

/// Forgets an upload: it is placed, or given up. Whether it was there.
pub async fn forget(unit: &mut Unit, id: UploadId) -> Result<bool, Trouble> {
    Ok(change!(unit, "DELETE FROM upload WHERE id = $1", [id.0])? == 1)
}
