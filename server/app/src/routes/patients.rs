//! Patients: looked up, entered, and their diseases, specimens and analyses.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use board::access::{Action, Relation};
use board::disease::{Disease, DiseaseEvent, DiseaseEventKind};
use board::ids::{DiseaseId, PatientId, SpecimenId};
use board::patient::{Patient, PersonalNumber};
use board::specimen::{Analysis, Specimen};
use http::StatusCode;
use serde::Serialize;
use store::{Entry, Kind, Scope, Stream, Unit, analyses, diseases, identities, patients, specimens};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::patients::{
    Found, LookUp, Made, NewAnalysis, NewDisease, NewDiseaseEvent, NewPatient, NewSpecimen, PatientMade,
    PatientRecord, RecordWith,
};
use crate::auth::Caller;
use crate::extract::{Document, Key, Path, text};
use crate::looks::{CARE, Look};
use crate::problem::{Field, Problem, refused_as};
use crate::pseudonym;
use crate::state::App;
use crate::{fresh, transact};

/// Patients found at most.
const FOUND: u16 = 10;

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(look_up))
        .routes(routes!(make))
        .routes(routes!(record))
        .routes(routes!(add_disease))
        .routes(routes!(add_event))
        .routes(routes!(add_specimen))
        .routes(routes!(add_analysis))
}

/// Finds patients by pseudonym or personal number.
#[utoipa::path(post, path = "/patients/look-up", tag = "patients", request_body = LookUp,
    responses((status = 200, body = Found)))]
async fn look_up(
    State(app): State<App>,
    caller: Caller,
    Document(sought): Document<LookUp>,
) -> Result<Json<Found>, Problem> {
    caller.must(Relation::None, Action::LookUpPatient)?;
    let found = find(&app, sought.words.trim()).await?;
    for patient in &found {
        look(&app, &caller, patient.id).await?;
    }
    Ok(Json(Found { patients: found }))
}

async fn find(app: &App, words: &str) -> Result<Vec<Patient>, Problem> {
    let today = app.now().date();
    if words.bytes().filter(u8::is_ascii_digit).count() >= 8 {
        let number = PersonalNumber::parse(words).map_err(Problem::NotAPersonalNumber)?;
        let known = identities::patient_of(app.db(), &app.store.keys, &number).await?;
        let known: Vec<PatientId> = known.into_iter().collect();
        return Ok(patients::by_ids(app.db(), &known, today).await?);
    }
    let words = text(words, Field::Name)?;
    Ok(patients::by_pseudonym(app.db(), &words, today, FOUND).await?)
}

/// Enters a patient. The number and name are encrypted and never shown again.
#[utoipa::path(post, path = "/patients", tag = "patients", request_body = NewPatient,
    responses((status = 201, body = PatientMade)))]
async fn make(
    State(app): State<App>,
    caller: Caller,
    key: Key,
    Document(new): Document<NewPatient>,
) -> Result<Response, Problem> {
    caller.must(Relation::None, Action::EnterPatient)?;
    let number = PersonalNumber::parse(&new.personal_number).map_err(Problem::NotAPersonalNumber)?;
    let birth_date = number.birth_date().ok_or(Problem::Invalid { field: Field::PersonalNumber })?;
    let name = text(&new.name, Field::Name)?;
    let patient = PatientId(key.uuid(&app, |at, random| PatientId::at(at, random).0)?);
    let row = patients::NewPatient {
        id: patient,
        pseudonym: pseudonym::choose()?,
        sex: new.sex,
        birth_date,
        region: text(&new.region, Field::Region)?,
        protected: new.protected,
        created_by: caller.person.id,
    };
    if patients::by_id(app.db(), patient, app.now().date()).await?.is_none() {
        enter(&app, &caller, row, name, number).await?;
    }
    // A key that was used before names a patient who is shown here like anywhere else.
    look(&app, &caller, patient).await?;
    let record = record_of(&app, patient).await?;
    Ok((StatusCode::CREATED, Json(PatientMade { patient, record })).into_response())
}

async fn enter(
    app: &App,
    caller: &Caller,
    row: patients::NewPatient,
    name: String,
    number: PersonalNumber,
) -> Result<(), Problem> {
    let entry = act(caller, Kind("patient.entered"), row.id, &row.pseudonym)?;
    let today = app.now().date();
    let known = identities::patient_of(app.db(), &app.store.keys, &number).await?;
    if let Some(known) = known {
        let pseudonym = patients::by_id(app.db(), known, today).await?.map(|known| known.pseudonym);
        return Err(Problem::PatientKnown { pseudonym: pseudonym.unwrap_or_default() });
    }
    transact!(app, async move |unit: &mut Unit| {
        // A pseudonym that is taken already is as rare as two requests at one moment: both are tried again.
        let taken = |stop| refused_as(stop, |_| Problem::TryAgain);
        patients::make(unit, &row).await.map_err(taken)?;
        let known = |stop| refused_as(stop, |_| Problem::TryAgain);
        identities::make(unit, row.id, &name, &number).await.map_err(known)?;
        unit.append(entry).await?;
        Ok(())
    })
}

/// Everything known about a patient but who it is.
#[utoipa::path(get, path = "/patients/{patient}", tag = "patients", params(("patient" = String, Path)),
    responses((status = 200, body = PatientRecord)))]
async fn record(
    State(app): State<App>,
    caller: Caller,
    Path(patient): Path<PatientId>,
) -> Result<Json<PatientRecord>, Problem> {
    caller.must(Relation::None, Action::LookUpPatient)?;
    let record = record_of(&app, patient).await?;
    look(&app, &caller, patient).await?;
    Ok(Json(record))
}

/// Adds a disease, with its diagnosis as the first event.
#[utoipa::path(post, path = "/patients/{patient}/diseases", tag = "patients", request_body = NewDisease,
    params(("patient" = String, Path)), responses((status = 201, body = RecordWith)))]
async fn add_disease(
    State(app): State<App>,
    caller: Caller,
    Path(patient): Path<PatientId>,
    Document(new): Document<NewDisease>,
) -> Result<Response, Problem> {
    may_enter(&app, &caller, patient).await?;
    let diagnosis = DiseaseEvent {
        id: fresh!(app, DiseaseEventId)?,
        kind: DiseaseEventKind::Diagnosis,
        on: new.diagnosed_on,
        until: None,
        note: String::new(),
    };
    let disease = Disease {
        id: fresh!(app, DiseaseId)?,
        diagnosis: text(&new.diagnosis, Field::Diagnosis)?,
        oncotree: new.oncotree.filter(|code| !code.trim().is_empty()),
        events: vec![diagnosis],
    };
    let made = Made::Disease { disease: disease.id };
    let entry = act(&caller, Kind("disease.entered"), patient, &disease)?;
    transact!(app, async move |unit: &mut Unit| {
        diseases::make(unit, patient, &disease).await?;
        unit.append(entry).await?;
        Ok(())
    })?;
    with_record(&app, patient, made).await
}

/// Adds an event to a disease.
#[utoipa::path(post, path = "/diseases/{disease}/events", tag = "patients", request_body = NewDiseaseEvent,
    params(("disease" = String, Path)), responses((status = 201, body = RecordWith)))]
async fn add_event(
    State(app): State<App>,
    caller: Caller,
    Path(disease): Path<DiseaseId>,
    Document(new): Document<NewDiseaseEvent>,
) -> Result<Response, Problem> {
    let patient = diseases::patient_of(app.db(), disease).await?.ok_or(Problem::NotFound)?;
    may_enter(&app, &caller, patient).await?;
    let id = fresh!(app, DiseaseEventId)?;
    let event =
        DiseaseEvent { id, kind: new.kind, on: new.on, until: new.until, note: new.note.trim().to_owned() };
    let entry = act(&caller, Kind("disease_event.entered"), patient, &event)?;
    transact!(app, async move |unit: &mut Unit| {
        diseases::add_event(unit, disease, &event).await?;
        unit.append(entry).await?;
        Ok(())
    })?;
    with_record(&app, patient, Made::DiseaseEvent { event: id }).await
}

/// Adds a specimen.
#[utoipa::path(post, path = "/patients/{patient}/specimens", tag = "patients", request_body = NewSpecimen,
    params(("patient" = String, Path)), responses((status = 201, body = RecordWith)))]
async fn add_specimen(
    State(app): State<App>,
    caller: Caller,
    Path(patient): Path<PatientId>,
    Document(new): Document<NewSpecimen>,
) -> Result<Response, Problem> {
    may_enter(&app, &caller, patient).await?;
    if new.tumour_cell_content.is_some_and(|content| content.percent > 100) {
        return Err(Problem::Invalid { field: Field::Percent });
    }
    let specimen = Specimen {
        id: fresh!(app, SpecimenId)?,
        laboratory_number: text(&new.laboratory_number, Field::LaboratoryNumber)?,
        material: new.material,
        site: text(&new.site, Field::Site)?,
        taken_on: new.taken_on,
        event: new.event,
        tumour_cell_content: new.tumour_cell_content,
    };
    let made = Made::Specimen { specimen: specimen.id };
    let entry = act(&caller, Kind("specimen.entered"), patient, &specimen)?;
    transact!(app, async move |unit: &mut Unit| {
        specimens::make(unit, patient, &specimen).await?;
        unit.append(entry).await?;
        Ok(())
    })?;
    with_record(&app, patient, made).await
}

/// Adds an analysis of one of the patient's specimens.
#[utoipa::path(post, path = "/patients/{patient}/analyses", tag = "patients", request_body = NewAnalysis,
    params(("patient" = String, Path)), responses((status = 201, body = RecordWith)))]
async fn add_analysis(
    State(app): State<App>,
    caller: Caller,
    Path(patient): Path<PatientId>,
    Document(new): Document<NewAnalysis>,
) -> Result<Response, Problem> {
    may_enter(&app, &caller, patient).await?;
    let own = specimens::of_patient(app.db(), patient).await?;
    let known = |id: SpecimenId| own.iter().any(|specimen| specimen.id == id);
    if !known(new.specimen) || new.normal.is_some_and(|normal| !known(normal)) {
        return Err(Problem::Invalid { field: Field::Specimen });
    }
    let analysis = Analysis {
        id: fresh!(app, AnalysisId)?,
        assay: new.assay,
        assay_name: new.assay_name.trim().to_owned(),
        laboratory: text(&new.laboratory, Field::Laboratory)?,
        pipeline: new.pipeline.trim().to_owned(),
        assembly: new.assembly,
        specimen: new.specimen,
        normal: new.normal,
        state: new.state,
    };
    let made = Made::Analysis { analysis: analysis.id };
    let entry = act(&caller, Kind("analysis.entered"), patient, &analysis)?;
    transact!(app, async move |unit: &mut Unit| {
        analyses::make(unit, patient, &analysis).await?;
        unit.append(entry).await?;
        Ok(())
    })?;
    with_record(&app, patient, made).await
}

async fn may_enter(app: &App, caller: &Caller, patient: PatientId) -> Result<(), Problem> {
    caller.must(Relation::None, Action::EnterPatient)?;
    let known = patients::by_id(app.db(), patient, app.now().date()).await?;
    known.map(|_| ()).ok_or(Problem::NotFound)
}

/// An act on a patient's record, sealed under the patient's key.
///
/// # Errors
/// The body is no JSON.
pub fn act(caller: &Caller, kind: Kind, patient: PatientId, body: &impl Serialize) -> Result<Entry, Problem> {
    let entry = Entry::new(Stream::of("patient", patient.0), kind, caller.who(), CARE);
    let entry = entry.about(patient.0).about(caller.person.id.0).category("record");
    Ok(entry.sealed_for(Scope::of("patient", patient.0)).body(body)?)
}

async fn look(app: &App, caller: &Caller, patient: PatientId) -> Result<(), Problem> {
    let kind = Kind("patient.looked_at");
    let look = Look { kind, purpose: CARE, cases: &[], patient: Some(patient), categories: &["record"] };
    app.looks.record(app.writer(), caller, look, app.now()).await
}

async fn with_record(app: &App, patient: PatientId, made: Made) -> Result<Response, Problem> {
    let record = record_of(app, patient).await?;
    Ok((StatusCode::CREATED, Json(RecordWith { made, record })).into_response())
}

async fn record_of(app: &App, patient: PatientId) -> Result<PatientRecord, Problem> {
    let known = patients::by_id(app.db(), patient, app.now().date()).await?.ok_or(Problem::NotFound)?;
    Ok(PatientRecord {
        patient: known,
        diseases: diseases::of_patient(app.db(), patient).await?,
        specimens: specimens::of_patient(app.db(), patient).await?,
        analyses: analyses::of_patient(app.db(), patient).await?,
    })
}
