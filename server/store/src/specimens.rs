//! Specimens of patients.

use board::Date;
use board::ids::{CaseId, DiseaseEventId, PatientId, SpecimenId};
use board::specimen::{Material, Specimen, TumourCellContent};
use uuid::Uuid;

use crate::cases;
use crate::change::change;
use crate::columns::{Json, Word};
use crate::reader::{Reader, among, read};
use crate::trouble::Trouble;
use crate::unit::Unit;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    laboratory_number: String,
    material: Word<Material>,
    site: String,
    taken_on: Word<Date>,
    event: Option<Uuid>,
    tumour_cell_content: Option<Json<TumourCellContent>>,
}

impl From<Row> for Specimen {
    fn from(row: Row) -> Self {
        Self {
            id: SpecimenId(row.id),
            laboratory_number: row.laboratory_number,
            material: row.material.0,
            site: row.site,
            taken_on: row.taken_on.0,
            event: row.event.map(DiseaseEventId),
            tumour_cell_content: row.tumour_cell_content.map(|content| content.0),
        }
    }
}

#[derive(sqlx::FromRow)]
struct Cited {
    case_id: Uuid,
    #[sqlx(flatten)]
    row: Row,
}

/// The specimens of a patient, by the day they were taken.
pub async fn of_patient(from: impl Into<Reader<'_>>, patient: PatientId) -> Result<Vec<Specimen>, Trouble> {
    let rows: Vec<Row> = read!(&mut from.into(), c => {
        sqlx::query_as(
            "SELECT id, laboratory_number, material, site, taken_on, event, tumour_cell_content FROM specimen \
             WHERE patient = $1 ORDER BY taken_on, id",
        )
        .bind(patient.0)
        .fetch_all(c)
        .await
    })?;
    Ok(rows.into_iter().map(Specimen::from).collect())
}

/// The specimens that the cases cite, each with its case, by the day they were taken.
pub(crate) async fn of_cases(
    mut reader: Reader<'_>,
    cases: &[Uuid],
) -> Result<Vec<(CaseId, Specimen)>, Trouble> {
    let rows: Vec<Cited> = among!(
        &mut reader,
        cases,
        "SELECT x.\"case\" AS case_id, s.id, s.laboratory_number, s.material, s.site, s.taken_on, s.event, \
         s.tumour_cell_content FROM case_specimen x JOIN specimen s ON s.id = x.specimen WHERE x.\"case\" IN",
        "ORDER BY s.taken_on, s.id"
    );
    Ok(rows.into_iter().map(|cited| (CaseId(cited.case_id), cited.row.into())).collect())
}

/// The laboratory numbers of all specimens, each with its patient.
pub async fn laboratory_numbers(from: impl Into<Reader<'_>>) -> Result<Vec<(PatientId, String)>, Trouble> {
    let rows: Vec<(Uuid, String)> = read!(&mut from.into(), c => {
        sqlx::query_as("SELECT patient, laboratory_number FROM specimen ORDER BY id").fetch_all(c).await
    })?;
    Ok(rows.into_iter().map(|(patient, number)| (PatientId(patient), number)).collect())
}

/// Changes the share of tumour cells; every case that cites the specimen goes on to its next revision.
pub async fn set_tumour_cell_content(
    unit: &mut Unit,
    id: SpecimenId,
    content: Option<TumourCellContent>,
) -> Result<(), Trouble> {
    change!(unit, "UPDATE specimen SET tumour_cell_content = $1 WHERE id = $2", [content.map(Json), id.0])?;
    let citing: Vec<Uuid> = read!(&mut Reader::from(&mut *unit), c => {
        sqlx::query_scalar("SELECT \"case\" FROM case_specimen WHERE specimen = $1").bind(id.0).fetch_all(c).await
    })?;
    for case in citing {
        cases::touch(unit, CaseId(case)).await?;
    }
    Ok(())
}

/// Enters a specimen.
pub async fn make(unit: &mut Unit, patient: PatientId, specimen: &Specimen) -> Result<(), Trouble> {
    change!(
        unit,
        "INSERT INTO specimen (id, patient, laboratory_number, material, site, taken_on, event, tumour_cell_content) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        [
            specimen.id.0,
            patient.0,
            &specimen.laboratory_number,
            Word(specimen.material),
            &specimen.site,
            Word(specimen.taken_on),
            specimen.event.map(|event| event.0),
            specimen.tumour_cell_content.map(Json),
        ]
    )?;
    Ok(())
}
