//! Tumour diseases of patients, with their dated events.

use std::collections::HashMap;

use board::Date;
use board::disease::{Disease, DiseaseEvent, DiseaseEventKind};
use board::ids::{DiseaseEventId, DiseaseId, PatientId};
use uuid::Uuid;

use crate::change::change;
use crate::columns::{Json, Word};
use crate::reader::{Reader, among, read};
use crate::trouble::Trouble;
use crate::unit::Unit;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    diagnosis: String,
    oncotree: Option<String>,
}

#[derive(sqlx::FromRow)]
struct EventRow {
    id: Uuid,
    disease: Uuid,
    kind: Json<DiseaseEventKind>,
    happened_on: Word<Date>,
    ended_on: Option<Word<Date>>,
    note: String,
}

/// The diseases with these ids, oldest entry first.
pub async fn by_ids(from: impl Into<Reader<'_>>, ids: &[DiseaseId]) -> Result<Vec<Disease>, Trouble> {
    let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    let mut reader = from.into();
    let rows: Vec<Row> =
        among!(&mut reader, &ids, "SELECT id, diagnosis, oncotree FROM disease WHERE id IN", "ORDER BY id");
    with_events(reader, rows).await
}

/// The diseases of a patient, oldest entry first.
pub async fn of_patient(from: impl Into<Reader<'_>>, patient: PatientId) -> Result<Vec<Disease>, Trouble> {
    let mut reader = from.into();
    let rows: Vec<Row> = read!(&mut reader, c => {
        sqlx::query_as("SELECT id, diagnosis, oncotree FROM disease WHERE patient = $1 ORDER BY id")
            .bind(patient.0)
            .fetch_all(c)
            .await
    })?;
    with_events(reader, rows).await
}

async fn with_events(mut reader: Reader<'_>, rows: Vec<Row>) -> Result<Vec<Disease>, Trouble> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let events: Vec<EventRow> = among!(
        &mut reader,
        &ids,
        "SELECT id, disease, kind, happened_on, ended_on, note FROM disease_event WHERE disease IN",
        "ORDER BY happened_on, id"
    );
    let mut of_disease: HashMap<Uuid, Vec<DiseaseEvent>> = HashMap::new();
    for row in events {
        of_disease.entry(row.disease).or_default().push(DiseaseEvent {
            id: DiseaseEventId(row.id),
            kind: row.kind.0,
            on: row.happened_on.0,
            until: row.ended_on.map(|day| day.0),
            note: row.note,
        });
    }
    let disease = |row: Row| Disease {
        events: of_disease.remove(&row.id).unwrap_or_default(),
        id: DiseaseId(row.id),
        diagnosis: row.diagnosis,
        oncotree: row.oncotree,
    };
    Ok(rows.into_iter().map(disease).collect())
}

/// Whose disease this is.
pub async fn patient_of(
    from: impl Into<Reader<'_>>,
    disease: DiseaseId,
) -> Result<Option<PatientId>, Trouble> {
    let patient: Option<Uuid> = read!(&mut from.into(), c => {
        sqlx::query_scalar("SELECT patient FROM disease WHERE id = $1").bind(disease.0).fetch_optional(c).await
    })?;
    Ok(patient.map(PatientId))
}

/// Enters a disease with its events.
pub async fn make(unit: &mut Unit, patient: PatientId, disease: &Disease) -> Result<(), Trouble> {
    change!(
        unit,
        "INSERT INTO disease (id, patient, diagnosis, oncotree) VALUES ($1, $2, $3, $4)",
        [disease.id.0, patient.0, &disease.diagnosis, disease.oncotree.as_deref()]
    )?;
    for event in &disease.events {
        add_event(unit, disease.id, event).await?;
    }
    Ok(())
}

/// Enters an event of a disease.
pub async fn add_event(unit: &mut Unit, disease: DiseaseId, event: &DiseaseEvent) -> Result<(), Trouble> {
    change!(
        unit,
        "INSERT INTO disease_event (id, disease, kind, happened_on, ended_on, note) VALUES ($1, $2, $3, $4, $5, $6)",
        [event.id.0, disease.0, Json(event.kind), Word(event.on), event.until.map(Word), &event.note]
    )?;
    Ok(())
}
