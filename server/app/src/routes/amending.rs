//! What becomes known of a specimen or an analysis after it was entered.

use axum::Json;
use axum::extract::State;
use board::access::{Action, Relation};
use board::ids::{AnalysisId, PatientId, SpecimenId};
use board::specimen::{Analysis, Specimen};
use serde_json::json;
use store::cases::{self, Filter, Listed};
use store::{Kind, Unit, analyses, specimens};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::patients::{AnalysisState, TumourCells};
use crate::auth::Caller;
use crate::extract::{Document, Path};
use crate::problem::{Field, Problem};
use crate::routes::patients::act;
use crate::state::App;
use crate::transact;

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(state)).routes(routes!(tumour_cells))
}

/// Changes how final the laboratory's report is.
#[utoipa::path(post, path = "/patients/{patient}/analyses/{analysis}/state", tag = "patients",
    request_body = AnalysisState, params(("patient" = String, Path), ("analysis" = String, Path)),
    responses((status = 200, body = Analysis)))]
async fn state(
    State(app): State<App>,
    caller: Caller,
    Path((patient, id)): Path<(PatientId, AnalysisId)>,
    Document(given): Document<AnalysisState>,
) -> Result<Json<Analysis>, Problem> {
    let cites = |case: &Listed| case.snapshot.analyses.iter().any(|known| known.id == id);
    may_amend(&app, &caller, patient, cites).await?;
    if analyses::patient_of(app.db(), id).await? != Some(patient) {
        return Err(Problem::NotFound);
    }
    let body = json!({ "analysis": id, "state": given.state });
    let entry = act(&caller, Kind("analysis.changed"), patient, &body)?;
    transact!(app, async move |unit: &mut Unit| {
        analyses::set_state(unit, id, given.state).await?;
        unit.append(entry).await?;
        Ok(())
    })?;
    analyses::by_id(app.db(), id).await?.map(Json).ok_or(Problem::NotFound)
}

/// Changes the share of tumour cells in a specimen.
#[utoipa::path(post, path = "/patients/{patient}/specimens/{specimen}/tumour-cell-content", tag = "patients",
    request_body = TumourCells, params(("patient" = String, Path), ("specimen" = String, Path)),
    responses((status = 200, body = Specimen)))]
async fn tumour_cells(
    State(app): State<App>,
    caller: Caller,
    Path((patient, id)): Path<(PatientId, SpecimenId)>,
    Document(given): Document<TumourCells>,
) -> Result<Json<Specimen>, Problem> {
    let cites = |case: &Listed| case.snapshot.specimens.iter().any(|known| known.id == id);
    may_amend(&app, &caller, patient, cites).await?;
    if given.content.is_some_and(|content| content.percent > 100) {
        return Err(Problem::Invalid { field: Field::Percent });
    }
    of_patient(&app, patient, id).await?;
    let body = json!({ "specimen": id, "content": given.content });
    let entry = act(&caller, Kind("specimen.changed"), patient, &body)?;
    transact!(app, async move |unit: &mut Unit| {
        specimens::set_tumour_cell_content(unit, id, given.content).await?;
        unit.append(entry).await?;
        Ok(())
    })?;
    Ok(Json(of_patient(&app, patient, id).await?))
}

/// Lets pass who enters patients, and who works with the files of a case that cites it.
async fn may_amend(
    app: &App,
    caller: &Caller,
    patient: PatientId,
    cites: impl Fn(&Listed) -> bool,
) -> Result<(), Problem> {
    if caller.may(Relation::None, Action::EnterPatient) {
        return Ok(());
    }
    let filter = Filter { patient: Some(patient), ..Filter::default() };
    for case in cases::list(app.db(), &filter, app.now().date()).await?.iter().filter(|case| cites(case)) {
        let relation = cases::relation(app.db(), case.case.id, caller.person.id).await?;
        if caller.may(relation, Action::UploadVariantFile) {
            return Ok(());
        }
    }
    Err(Problem::NotFound)
}

async fn of_patient(app: &App, patient: PatientId, id: SpecimenId) -> Result<Specimen, Problem> {
    let known = specimens::of_patient(app.db(), patient).await?;
    known.into_iter().find(|specimen| specimen.id == id).ok_or(Problem::NotFound)
}
