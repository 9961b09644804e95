//! Variant files of analyses: where the import of each stands. The rows are in [`crate::calls`].

use board::Timestamp;
use board::case::CitedFile;
use board::ids::{AnalysisId, CaseId, PersonId, VariantFileId};
use board::variant::{Assembly, ImportReport, NotRead, Survey};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::cases;
use crate::change::change;
use crate::columns::{Json, Moment, Number};
use crate::reader::{Reader, among, read};
use crate::trouble::Trouble;
use crate::unit::Unit;

/// Where an import stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Import {
    /// The file's header leaves something open; the import waits for the answer.
    Asks { survey: Survey },
    /// Lines and bytes read so far.
    Reading { lines: u64, bytes: u64 },
    /// The rows are there.
    Ready { report: ImportReport },
    /// Nothing was attached.
    Refused { refusal: NotRead },
}

/// What somebody answered to a survey.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// Name of the tumour's sample column.
    pub tumour: Option<String>,
    /// Name of the normal's sample column.
    pub normal: Option<String>,
    pub assembly: Option<Assembly>,
}

/// A variant file.
#[derive(Clone, Debug, PartialEq)]
pub struct VariantFile {
    pub id: VariantFileId,
    /// The case it was uploaded in.
    pub case: CaseId,
    pub analysis: AnalysisId,
    pub name: String,
    pub bytes: u64,
    /// SHA-256 of the uploaded bytes, in hexadecimal.
    pub sha256: String,
    pub uploaded_by: PersonId,
    pub uploaded_by_name: String,
    pub uploaded_at: Timestamp,
    pub import: Import,
    pub answers: Option<Answers>,
    /// The import whose rows are the file's, once they are published.
    pub import_id: Option<Uuid>,
}

/// A file to be entered. Its bytes lie under their hash already.
#[derive(Clone, Debug, PartialEq)]
pub struct NewVariantFile {
    pub id: VariantFileId,
    pub case: CaseId,
    pub analysis: AnalysisId,
    pub name: String,
    pub bytes: u64,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    pub uploaded_by: PersonId,
    pub import: Import,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    case_id: Uuid,
    analysis: Uuid,
    name: String,
    bytes: Number<u64>,
    sha256: String,
    uploaded_by: Uuid,
    uploaded_by_name: String,
    uploaded_at: Moment,
    import: Json<Import>,
    answers: Option<Json<Answers>>,
    import_id: Option<Uuid>,
}

impl From<Row> for VariantFile {
    fn from(row: Row) -> Self {
        Self {
            id: VariantFileId(row.id),
            case: CaseId(row.case_id),
            analysis: AnalysisId(row.analysis),
            name: row.name,
            bytes: row.bytes.0,
            sha256: row.sha256,
            uploaded_by: PersonId(row.uploaded_by),
            uploaded_by_name: row.uploaded_by_name,
            uploaded_at: row.uploaded_at.0,
            import: row.import.0,
            answers: row.answers.map(|answers| answers.0),
            import_id: row.import_id,
        }
    }
}

/// The columns of [`Row`], to which a condition and an order are added.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT f.id, f.\"case\" AS case_id, f.analysis, f.name, f.bytes, f.sha256, f.uploaded_by, ",
            "p.name AS uploaded_by_name, f.uploaded_at, f.import, f.answers, f.import_id ",
            "FROM variant_file f JOIN person p ON p.id = f.uploaded_by ",
            $rest
        )
    };
}

/// The file with this id.
pub async fn by_id(from: impl Into<Reader<'_>>, id: VariantFileId) -> Result<Option<VariantFile>, Trouble> {
    let row: Option<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(select!("WHERE f.id = $1")).bind(id.0).fetch_optional(c).await
    })?;
    Ok(row.map(VariantFile::from))
}

/// The files of the analyses that a case cites, oldest first.
pub async fn of_case(from: impl Into<Reader<'_>>, case: CaseId) -> Result<Vec<VariantFile>, Trouble> {
    let rows: Vec<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(select!(
            "JOIN case_analysis x ON x.analysis = f.analysis WHERE x.\"case\" = $1 ORDER BY f.uploaded_at, f.id"
        ))
        .bind(case.0)
        .fetch_all(c)
        .await
    })?;
    Ok(rows.into_iter().map(VariantFile::from).collect())
}

/// The files without published rows: those to read on with after a start, and those that wait or were refused.
pub async fn unpublished(from: impl Into<Reader<'_>>) -> Result<Vec<VariantFile>, Trouble> {
    let rows: Vec<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(select!("WHERE f.import_id IS NULL ORDER BY f.uploaded_at, f.id")).fetch_all(c).await
    })?;
    Ok(rows.into_iter().map(VariantFile::from).collect())
}

/// Whether any file has these bytes, by their SHA-256 in hexadecimal.
pub async fn has_bytes(from: impl Into<Reader<'_>>, sha256: &str) -> Result<bool, Trouble> {
    let files: i64 = read!(&mut from.into(), c => {
        sqlx::query_scalar("SELECT count(*) FROM variant_file WHERE sha256 = $1").bind(sha256).fetch_one(c).await
    })?;
    Ok(files > 0)
}

/// Every published import: what [`crate::calls::Calls::sweep`] keeps.
pub async fn published(from: impl Into<Reader<'_>>) -> Result<Vec<Uuid>, Trouble> {
    Ok(read!(&mut from.into(), c => {
        sqlx::query_scalar("SELECT import_id FROM variant_file WHERE import_id IS NOT NULL").fetch_all(c).await
    })?)
}

#[derive(sqlx::FromRow)]
struct Cited {
    case_id: Uuid,
    id: Uuid,
    name: String,
    sha256: String,
    import: Json<Import>,
}

/// The files with published rows of the analyses that the cases cite, each with its case, oldest first.
pub(crate) async fn cited(
    mut reader: Reader<'_>,
    cases: &[Uuid],
) -> Result<Vec<(CaseId, CitedFile)>, Trouble> {
    let rows: Vec<Cited> = among!(
        &mut reader,
        cases,
        "SELECT x.\"case\" AS case_id, f.id, f.name, f.sha256, f.import FROM variant_file f \
         JOIN case_analysis x ON x.analysis = f.analysis WHERE f.import_id IS NOT NULL AND x.\"case\" IN",
        "ORDER BY f.uploaded_at, f.id"
    );
    let file = |row: Cited| {
        let Json(Import::Ready { report }) = row.import else { return None };
        let file = CitedFile {
            file: VariantFileId(row.id),
            name: row.name,
            sha256: row.sha256,
            data_lines: report.data_lines,
            accepted: report.accepted,
            warned: report.warned,
            quarantined: report.quarantined,
        };
        Some((CaseId(row.case_id), file))
    };
    Ok(rows.into_iter().filter_map(file).collect())
}

/// Enters a file. Gives the file that holds the same bytes for the same analysis already, when there is one; then
/// nothing is entered.
pub async fn make(unit: &mut Unit, new: &NewVariantFile) -> Result<Option<VariantFileId>, Trouble> {
    let at = unit.now().micros();
    let made = change!(
        unit,
        "INSERT INTO variant_file (id, \"case\", analysis, sha256, name, bytes, uploaded_by, uploaded_at, import) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (analysis, sha256) DO NOTHING",
        [
            new.id.0,
            new.case.0,
            new.analysis.0,
            &new.sha256,
            &new.name,
            Number(new.bytes),
            new.uploaded_by.0,
            at,
            Json(&new.import),
        ]
    )?;
    if made == 1 {
        return Ok(None);
    }
    same_bytes(unit, new.analysis, &new.sha256).await
}

/// The file of an analysis that holds these bytes.
pub async fn same_bytes(
    from: impl Into<Reader<'_>>,
    analysis: AnalysisId,
    sha256: &str,
) -> Result<Option<VariantFileId>, Trouble> {
    let id: Option<Uuid> = read!(&mut from.into(), c => {
        sqlx::query_scalar("SELECT id FROM variant_file WHERE analysis = $1 AND sha256 = $2")
            .bind(analysis.0)
            .bind(sha256)
            .fetch_optional(c)
            .await
    })?;
    Ok(id.map(VariantFileId))
}

/// Keeps the answers to a survey; the import goes on.
pub async fn answer(unit: &mut Unit, id: VariantFileId, answers: &Answers) -> Result<(), Trouble> {
    change!(
        unit,
        "UPDATE variant_file SET answers = $1, import = $2 WHERE id = $3 AND import_id IS NULL",
        [Json(answers), Json(Import::Reading { lines: 0, bytes: 0 }), id.0]
    )?;
    Ok(())
}

/// Notes where the import of a file without published rows stands. Whether there is such a file.
pub async fn set_import(unit: &mut Unit, id: VariantFileId, import: &Import) -> Result<bool, Trouble> {
    let changed = change!(
        unit,
        "UPDATE variant_file SET import = $1 WHERE id = $2 AND import_id IS NULL",
        [Json(import), id.0]
    )?;
    Ok(changed == 1)
}

/// Publishes the rows of an import as the file's: from the commit on everybody sees them. Every case that cites the
/// analysis goes on to its next revision. Whether the file had no published rows yet; otherwise nothing is done.
pub async fn publish(
    unit: &mut Unit,
    id: VariantFileId,
    import_id: Uuid,
    report: &ImportReport,
) -> Result<bool, Trouble> {
    let ready = Import::Ready { report: report.clone() };
    let changed = change!(
        unit,
        "UPDATE variant_file SET import = $1, import_id = $2 WHERE id = $3 AND import_id IS NULL",
        [Json(&ready), import_id, id.0]
    )?;
    if changed == 0 {
        return Ok(false);
    }
    let citing: Vec<Uuid> = read!(&mut Reader::from(&mut *unit), c => {
        sqlx::query_scalar(
            "SELECT x.\"case\" FROM case_analysis x JOIN variant_file f ON f.analysis = x.analysis WHERE f.id = $1",
        )
        .bind(id.0)
        .fetch_all(c)
        .await
    })?;
    for case in citing {
        cases::touch(unit, CaseId(case)).await?;
    }
    Ok(true)
}
