//! Variant files of analyses: where the import of each stands. The rows are in [`crate::calls`].

mod settling;

use board::Timestamp;
use board::case::CitedFile;
use board::ids::{AnalysisId, CaseId, PersonId, SpecimenId, VariantFileId};
use board::variant::{Assembly, ImportReport, Mismatch, NotRead};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use settling::{
    Held, enter, hold, publish, release, replace, restore, set_import, stand_beside, withdraw,
};

use crate::columns::{Json, Moment, Number};
use crate::reader::{Reader, among, read};
use crate::trouble::Trouble;

/// Where an import stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Import {
    /// Lines and bytes read so far.
    Reading { lines: u64, bytes: u64 },
    /// The rows are there and shown to nobody until a person has looked at what does not fit.
    Held { report: ImportReport, mismatches: Vec<Mismatch> },
    /// The rows are there.
    Ready { report: ImportReport },
    /// Nothing was attached.
    Refused { refusal: NotRead },
    /// Taken back by a person.
    Withdrawn { reason: String, by: String, at: Timestamp },
}

impl Import {
    /// The beginning.
    pub const fn begun() -> Self {
        Self::Reading { lines: 0, bytes: 0 }
    }

    /// The account of the file, once it is read whole.
    pub fn report(&self) -> Option<&ImportReport> {
        match self {
            Self::Held { report, .. } | Self::Ready { report } => Some(report),
            Self::Reading { .. } | Self::Refused { .. } | Self::Withdrawn { .. } => None,
        }
    }
}

/// That somebody let a held file through.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Released {
    pub reason: String,
    /// The person's name.
    pub by: String,
    pub at: Timestamp,
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
    /// The import whose rows wait until a person has looked.
    pub held: Option<Uuid>,
    /// The older file whose place this one takes once it is published.
    pub replaces: Option<VariantFileId>,
    /// The newer file that took this one's place.
    pub replaced_by: Option<VariantFileId>,
    /// The file whose quarantined lines, mended, this one holds.
    pub mends: Option<VariantFileId>,
    pub released: Option<Released>,
}

impl VariantFile {
    /// Its rows are shown and no newer file has taken its place.
    pub fn is_current(&self) -> bool {
        self.import_id.is_some() && self.replaced_by.is_none()
    }
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
    pub answers: Answers,
    pub replaces: Option<VariantFileId>,
    pub mends: Option<VariantFileId>,
}

/// What became of a file to be entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entered {
    /// It is to be read; under the id of a file of the same bytes when that was refused or taken back.
    Anew(VariantFileId),
    /// This file of the analysis holds the same bytes; nothing was entered.
    AlreadyHere(VariantFileId),
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
    held: Option<Uuid>,
    replaces: Option<Uuid>,
    replaced_by: Option<Uuid>,
    mends: Option<Uuid>,
    released: Option<Json<Released>>,
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
            held: row.held,
            replaces: row.replaces.map(VariantFileId),
            replaced_by: row.replaced_by.map(VariantFileId),
            mends: row.mends.map(VariantFileId),
            released: row.released.map(|released| released.0),
        }
    }
}

/// The columns of [`Row`], to which a condition and an order are added.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT f.id, f.\"case\" AS case_id, f.analysis, f.name, f.bytes, f.sha256, f.uploaded_by, ",
            "p.name AS uploaded_by_name, f.uploaded_at, f.import, f.answers, f.import_id, f.held, f.replaces, ",
            "f.replaced_by, f.mends, f.released ",
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

/// The files of an analysis, oldest first.
pub async fn of_analysis(
    from: impl Into<Reader<'_>>,
    analysis: AnalysisId,
) -> Result<Vec<VariantFile>, Trouble> {
    let rows: Vec<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(select!("WHERE f.analysis = $1 ORDER BY f.uploaded_at, f.id"))
            .bind(analysis.0)
            .fetch_all(c)
            .await
    })?;
    Ok(rows.into_iter().map(VariantFile::from).collect())
}

/// The files of the analyses of a tumour specimen, oldest first.
pub async fn of_specimen(
    from: impl Into<Reader<'_>>,
    specimen: SpecimenId,
) -> Result<Vec<VariantFile>, Trouble> {
    let rows: Vec<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(select!(
            "JOIN analysis a ON a.id = f.analysis WHERE a.specimen = $1 ORDER BY f.uploaded_at, f.id"
        ))
        .bind(specimen.0)
        .fetch_all(c)
        .await
    })?;
    Ok(rows.into_iter().map(VariantFile::from).collect())
}

/// The files that hold these bytes, by their SHA-256 in hexadecimal, oldest first.
pub async fn with_bytes(from: impl Into<Reader<'_>>, sha256: &str) -> Result<Vec<VariantFile>, Trouble> {
    let rows: Vec<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(select!("WHERE f.sha256 = $1 ORDER BY f.uploaded_at, f.id"))
            .bind(sha256)
            .fetch_all(c)
            .await
    })?;
    Ok(rows.into_iter().map(VariantFile::from).collect())
}

/// The files without published rows: those to read on with after a start, and those that are held, refused or taken back.
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

/// Every import that is published or held: what [`crate::calls::Calls::sweep`] keeps.
pub async fn published(from: impl Into<Reader<'_>>) -> Result<Vec<Uuid>, Trouble> {
    Ok(read!(&mut from.into(), c => {
        sqlx::query_scalar(
            "SELECT import_id FROM variant_file WHERE import_id IS NOT NULL \
             UNION SELECT held FROM variant_file WHERE held IS NOT NULL",
        )
        .fetch_all(c)
        .await
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

/// The files with published rows of the analyses that the cases cite, each with its case, oldest first; without those
/// that a newer file replaced.
pub(crate) async fn cited(
    mut reader: Reader<'_>,
    cases: &[Uuid],
) -> Result<Vec<(CaseId, CitedFile)>, Trouble> {
    let rows: Vec<Cited> = among!(
        &mut reader,
        cases,
        "SELECT x.\"case\" AS case_id, f.id, f.name, f.sha256, f.import FROM variant_file f \
         JOIN case_analysis x ON x.analysis = f.analysis WHERE f.import_id IS NOT NULL \
         AND f.replaced_by IS NULL AND x.\"case\" IN",
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
