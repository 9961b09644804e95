//! Analyses made on the specimens of patients.

use board::ids::{AnalysisId, CaseId, PatientId, SpecimenId};
use board::specimen::{Analysis, Assay, ReportState};
use board::variant::Assembly;
use uuid::Uuid;

use crate::cases;
use crate::change::change;
use crate::columns::Word;
use crate::reader::{Reader, among, read};
use crate::trouble::Trouble;
use crate::unit::Unit;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    assay: Word<Assay>,
    assay_name: String,
    laboratory: String,
    pipeline: String,
    assembly: Option<Word<Assembly>>,
    specimen: Uuid,
    normal: Option<Uuid>,
    state: Word<ReportState>,
}

impl From<Row> for Analysis {
    fn from(row: Row) -> Self {
        Self {
            id: AnalysisId(row.id),
            assay: row.assay.0,
            assay_name: row.assay_name,
            laboratory: row.laboratory,
            pipeline: row.pipeline,
            assembly: row.assembly.map(|assembly| assembly.0),
            specimen: SpecimenId(row.specimen),
            normal: row.normal.map(SpecimenId),
            state: row.state.0,
        }
    }
}

#[derive(sqlx::FromRow)]
struct Cited {
    case_id: Uuid,
    #[sqlx(flatten)]
    row: Row,
}

/// The analysis with this id.
pub async fn by_id(from: impl Into<Reader<'_>>, id: AnalysisId) -> Result<Option<Analysis>, Trouble> {
    let row: Option<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(
            "SELECT id, assay, assay_name, laboratory, pipeline, assembly, specimen, normal, state FROM analysis \
             WHERE id = $1",
        )
        .bind(id.0)
        .fetch_optional(c)
        .await
    })?;
    Ok(row.map(Analysis::from))
}

/// The patient whose specimens an analysis was made on.
pub async fn patient_of(from: impl Into<Reader<'_>>, id: AnalysisId) -> Result<Option<PatientId>, Trouble> {
    let patient: Option<Uuid> = read!(&mut from.into(), c => {
        sqlx::query_scalar("SELECT patient FROM analysis WHERE id = $1").bind(id.0).fetch_optional(c).await
    })?;
    Ok(patient.map(PatientId))
}

/// The analyses of a patient, oldest entry first.
pub async fn of_patient(from: impl Into<Reader<'_>>, patient: PatientId) -> Result<Vec<Analysis>, Trouble> {
    let rows: Vec<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(
            "SELECT id, assay, assay_name, laboratory, pipeline, assembly, specimen, normal, state FROM analysis \
             WHERE patient = $1 ORDER BY id",
        )
        .bind(patient.0)
        .fetch_all(c)
        .await
    })?;
    Ok(rows.into_iter().map(Analysis::from).collect())
}

/// The analyses that the cases cite, each with its case, oldest entry first.
pub(crate) async fn of_cases(
    mut reader: Reader<'_>,
    cases: &[Uuid],
) -> Result<Vec<(CaseId, Analysis)>, Trouble> {
    let rows: Vec<Cited> = among!(
        &mut reader,
        cases,
        "SELECT x.\"case\" AS case_id, a.id, a.assay, a.assay_name, a.laboratory, a.pipeline, a.assembly, a.specimen, \
         a.normal, a.state FROM case_analysis x JOIN analysis a ON a.id = x.analysis WHERE x.\"case\" IN",
        "ORDER BY a.id"
    );
    Ok(rows.into_iter().map(|cited| (CaseId(cited.case_id), cited.row.into())).collect())
}

/// Enters an analysis.
pub async fn make(unit: &mut Unit, patient: PatientId, analysis: &Analysis) -> Result<(), Trouble> {
    change!(
        unit,
        "INSERT INTO analysis (id, patient, assay, assay_name, laboratory, pipeline, assembly, specimen, normal, state) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        [
            analysis.id.0,
            patient.0,
            Word(analysis.assay),
            &analysis.assay_name,
            &analysis.laboratory,
            &analysis.pipeline,
            analysis.assembly.map(Word),
            analysis.specimen.0,
            analysis.normal.map(|normal| normal.0),
            Word(analysis.state),
        ]
    )?;
    Ok(())
}

/// Changes how final the laboratory's report is; every case that cites the analysis goes on to its next revision.
pub async fn set_state(unit: &mut Unit, id: AnalysisId, state: ReportState) -> Result<(), Trouble> {
    change!(unit, "UPDATE analysis SET state = $1 WHERE id = $2", [Word(state), id.0])?;
    let citing: Vec<Uuid> = read!(&mut Reader::from(&mut *unit), c => {
        sqlx::query_scalar("SELECT \"case\" FROM case_analysis WHERE analysis = $1").bind(id.0).fetch_all(c).await
    })?;
    for case in citing {
        cases::touch(unit, CaseId(case)).await?;
    }
    Ok(())
}
