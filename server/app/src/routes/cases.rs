//! Cases: the list, the workspace, and what changes in it.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use board::access::{Action, Relation};
use board::case::{CaseState, Consent, ConsentKind};
use board::ids::CaseId;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde_json::json;
use store::cases::{self, Filter, Listed, NotChanged};
use store::{
    Entry, Kind, Scope, Stream, Unit, boards, consents, decisions, deliveries, people, tasks, variant_files,
};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::cases::{
    CaseChange, CaseList, CaseRights, CaseRow, CaseView, ConsentAnswer, DecisionListed, NewCase, Placement,
};
use crate::auth::Caller;
use crate::case_access::{act, allowed, shown};
use crate::extract::{Document, Key, Path, revision, text};
use crate::looks::{CARE, Look};
use crate::problem::{Field, Problem, refused_as};
use crate::routes::variants;
use crate::state::App;
use crate::transact;

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, make))
        .routes(routes!(view, change))
        .routes(routes!(answer_consent))
}

/// The cases that the reader may see, and the reader's own tasks.
#[utoipa::path(get, path = "/cases", tag = "cases", responses((status = 200, body = CaseList)))]
async fn list(State(app): State<App>, caller: Caller) -> Result<Json<CaseList>, Problem> {
    let everything = caller.may(Relation::None, Action::ReadCase);
    let related_to = (!everything).then_some(caller.person.id);
    let filter = Filter { related_to, ..Filter::default() };
    let listed = cases::list(app.db(), &filter, app.now().date()).await?;
    let pairs: Vec<_> = listed.iter().map(|one| (one.case.id, one.case.patient)).collect();
    if !pairs.is_empty() {
        let kind = Kind("cases.listed");
        let look = Look { kind, purpose: CARE, cases: &pairs, patient: None, categories: &["list"] };
        app.looks.record(app.writer(), &caller, look, app.now()).await?;
    }
    let tasks = tasks::open_of(app.db(), caller.person.id).await?;
    Ok(Json(CaseList { cases: listed.into_iter().map(row).collect(), tasks }))
}

fn row(listed: Listed) -> CaseRow {
    let Listed { case, snapshot, missing, placed } = listed;
    CaseRow {
        case: case.id,
        board: case.board,
        board_name: case.board_name,
        pseudonym: snapshot.patient.pseudonym,
        age: snapshot.patient.age,
        diagnosis: snapshot.disease.diagnosis,
        question: snapshot.question,
        urgency: snapshot.urgency,
        needed_by: snapshot.needed_by,
        referrer: snapshot.referrer,
        state: case.state,
        missing,
        placed: placed.map(|placed| Placement { session: placed.session, starts_at: placed.starts_at }),
        created_at: case.created_at,
    }
}

/// Makes a case: a referral of a patient to a board.
#[utoipa::path(post, path = "/cases", tag = "cases", request_body = NewCase, responses((status = 201, body = CaseView)))]
async fn make(
    State(app): State<App>,
    caller: Caller,
    key: Key,
    Document(new): Document<NewCase>,
) -> Result<Response, Problem> {
    caller.must(Relation::None, Action::CreateCase)?;
    let case = CaseId(key.uuid(&app, |at, random| CaseId::at(at, random).0)?);
    if cases::by_id(app.db(), case).await?.is_none() {
        let new = checked(&app, &caller, case, new).await?;
        let entry = Entry::new(Stream::case(case), Kind("case.referred"), caller.who(), CARE)
            .about(case.0)
            .about(new.patient.0)
            .about(caller.person.id.0)
            .category("case")
            .sealed_for(Scope::case(case))
            .body(&json!({ "board": new.board, "referrer": new.referrer, "question": new.question }))?;
        transact!(app, async move |unit: &mut Unit| {
            cases::make(unit, &new).await.map_err(|stop| refused_as(stop, not_changed))?;
            unit.append(entry).await?;
            Ok(())
        })?;
    }
    answer(&app, &caller, case, StatusCode::CREATED).await
}

async fn checked(app: &App, caller: &Caller, case: CaseId, new: NewCase) -> Result<cases::NewCase, Problem> {
    boards::by_id(app.db(), new.board).await?.ok_or(Problem::Invalid { field: Field::Board })?;
    people::by_id(app.db(), new.referrer).await?.ok_or(Problem::Invalid { field: Field::Referrer })?;
    Ok(cases::NewCase {
        id: case,
        board: new.board,
        patient: new.patient,
        disease: new.disease,
        specimens: new.specimens,
        analyses: new.analyses,
        referrer: new.referrer,
        question: text(&new.question, Field::Question)?,
        background: new.background.trim().to_owned(),
        urgency: new.urgency,
        needed_by: new.needed_by,
        wishes: new.wishes.trim().to_owned(),
        created_by: caller.person.id,
    })
}

/// The workspace of a case.
#[utoipa::path(get, path = "/cases/{case}", tag = "cases", params(("case" = String, Path)),
    responses((status = 200, body = CaseView)))]
async fn view(State(app): State<App>, caller: Caller, Path(case): Path<CaseId>) -> Result<Response, Problem> {
    answer(&app, &caller, case, StatusCode::OK).await
}

/// Changes a case: only what is given.
#[utoipa::path(patch, path = "/cases/{case}", tag = "cases", request_body = CaseChange,
    params(("case" = String, Path)), responses((status = 200, body = CaseView)))]
async fn change(
    State(app): State<App>,
    caller: Caller,
    Path(case): Path<CaseId>,
    headers: HeaderMap,
    Document(new): Document<CaseChange>,
) -> Result<Response, Problem> {
    let listed = changeable(&app, &caller, case).await?;
    let expected = revision(&headers)?;
    let body = json!({
        "question": new.question, "background": new.background, "urgency": new.urgency,
        "needed_by": new.needed_by, "wishes": new.wishes,
        "add_specimen": new.add_specimen, "add_analysis": new.add_analysis,
    });
    let entry = act(&caller, Kind("case.changed"), &listed, "case").body(&body)?;
    let change = cases::CaseChange {
        question: new.question.map(|question| text(&question, Field::Question)).transpose()?,
        background: new.background,
        urgency: new.urgency,
        needed_by: new.needed_by,
        wishes: new.wishes,
        add_specimen: new.add_specimen,
        add_analysis: new.add_analysis,
    };
    transact!(app, async move |unit: &mut Unit| {
        cases::change(unit, case, expected, &change).await.map_err(|stop| refused_as(stop, not_changed))?;
        unit.append(entry).await?;
        Ok(())
    })?;
    answer(&app, &caller, case, StatusCode::OK).await
}

/// Records the answer on one kind of consent.
#[utoipa::path(put, path = "/cases/{case}/consents/{kind}", tag = "cases", request_body = ConsentAnswer,
    params(("case" = String, Path), ("kind" = ConsentKind, Path)), responses((status = 200, body = CaseView)))]
async fn answer_consent(
    State(app): State<App>,
    caller: Caller,
    Path((case, kind)): Path<(CaseId, ConsentKind)>,
    Document(given): Document<ConsentAnswer>,
) -> Result<Response, Problem> {
    let listed = changeable(&app, &caller, case).await?;
    let consent = Consent { kind, given: given.given, on: given.on };
    let entry = act(&caller, Kind("consent.recorded"), &listed, "consent").body(&consent)?;
    transact!(app, async move |unit: &mut Unit| {
        consents::put(unit, case, consent).await?;
        unit.append(entry).await?;
        Ok(())
    })?;
    answer(&app, &caller, case, StatusCode::OK).await
}

async fn changeable(app: &App, caller: &Caller, case: CaseId) -> Result<Listed, Problem> {
    allowed(app, caller, case, Action::ReadCase).await?;
    if !caller.may(Relation::None, Action::CreateCase) {
        return Err(Problem::NotFound);
    }
    cases::with_id(app.db(), case, app.now().date()).await?.ok_or(Problem::NotFound)
}

fn not_changed(why: NotChanged) -> Problem {
    match why {
        NotChanged::Unknown => Problem::NotFound,
        NotChanged::Stale { current } => Problem::Changed { revision: current },
        NotChanged::NotOfPatient => Problem::Invalid { field: Field::Specimen },
    }
}

async fn answer(app: &App, caller: &Caller, case: CaseId, status: StatusCode) -> Result<Response, Problem> {
    let listed = shown(app, caller, case, &["case"]).await?;
    let relation = cases::relation(app.db(), case, caller.person.id).await?;
    let files = variant_files::of_case(app.db(), case).await?;
    let decided = decisions::of_case(app.db(), case).await?;
    let mut decisions = Vec::with_capacity(decided.len());
    for row in decided {
        decisions.push(decision(app, row).await?);
    }
    let Listed { case: known, snapshot, missing, placed } = listed;
    let open = matches!(known.state, CaseState::Accepted | CaseState::Deferred);
    let etag = HeaderValue::from_str(&format!("\"{}\"", snapshot.revision)).map_err(Problem::internal)?;
    let view = CaseView {
        board: known.board,
        board_name: known.board_name,
        state: known.state,
        missing,
        files: files.into_iter().map(|file| variants::shown_file(app, file, false)).collect(),
        placed: placed.map(|placed| Placement { session: placed.session, starts_at: placed.starts_at }),
        decisions,
        may: CaseRights {
            change: caller.may(Relation::None, Action::CreateCase),
            upload: caller.may(relation, Action::UploadVariantFile),
            mark: caller.may(relation, Action::MarkVariant),
            read_germline: caller.may(relation, Action::ReadGermline),
            schedule: open && caller.may(relation, Action::ScheduleSession),
        },
        snapshot,
    };
    Ok((status, [(header::ETAG, etag)], Json(view)).into_response())
}

async fn decision(app: &App, decided: decisions::DecisionRow) -> Result<DecisionListed, Problem> {
    Ok(DecisionListed {
        decision: decided.id,
        decided_at: decided.decided_at,
        version: decided.version,
        signed: decided.signed_at.is_some(),
        deliveries: deliveries::of_decision(app.db(), decided.id).await?,
        acknowledgements: deliveries::acknowledgements_of(app.db(), decided.id).await?,
    })
}
