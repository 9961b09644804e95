//! Sessions outside the room: the list, planning, and the agenda.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use board::access::{Action, Relation};
use board::ids::SessionId;
use board::quorum;
use board::session::Command;
use http::StatusCode;
use store::sessions::{self, AgendaItem};
use store::{Kind, boards, cases};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::sessions::{AgendaRow, NewAgendaItem, NewSession, SessionList, SessionRow, SessionView};
use crate::auth::Caller;
use crate::case_access;
use crate::extract::{Document, Key, Path};
use crate::fresh;
use crate::looks::{CARE, Look};
use crate::problem::{Field, Problem};
use crate::session_access::{allowed, relation};
use crate::session_commands::{Given, run};
use crate::state::App;

/// Sessions of one list.
const LIST: u32 = 200;

/// Longest session or item, in minutes.
const LONGEST: u16 = 8 * 60;

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, schedule)).routes(routes!(view)).routes(routes!(add_item))
}

/// The sessions of the reader's boards; a coordinator sees all.
#[utoipa::path(get, path = "/sessions", tag = "sessions", responses((status = 200, body = SessionList)))]
async fn list(State(app): State<App>, caller: Caller) -> Result<Json<SessionList>, Problem> {
    let everything = caller.may(Relation::None, Action::ReadSession);
    let member = (!everything).then_some(caller.person.id);
    let found = sessions::list(app.db(), member, LIST).await?;
    let row = |session: sessions::Session| SessionRow {
        session: session.id,
        board: session.board,
        board_name: session.board_name,
        starts_at: session.starts_at,
        phase: session.phase,
        cases: session.cases,
    };
    let may_schedule = caller.may(Relation::None, Action::ScheduleSession);
    Ok(Json(SessionList { sessions: found.into_iter().map(row).collect(), may_schedule }))
}

/// Plans a session of a board.
#[utoipa::path(post, path = "/sessions", tag = "sessions", request_body = NewSession,
    responses((status = 201, body = SessionView)))]
async fn schedule(
    State(app): State<App>,
    caller: Caller,
    key: Key,
    Document(new): Document<NewSession>,
) -> Result<Response, Problem> {
    caller.must(Relation::None, Action::ScheduleSession)?;
    let board = boards::by_id(app.db(), new.board).await?.ok_or(Problem::Invalid { field: Field::Board })?;
    let planned_minutes = minutes(new.planned_minutes)?;
    let session = SessionId(key.uuid(&app, |at, random| SessionId::at(at, random).0)?);
    if sessions::by_id(app.db(), session).await?.is_none() {
        let (starts_at, video_link) = (new.starts_at, new.video_link.filter(|link| !link.trim().is_empty()));
        let (kind, deadline) = (new.kind, new.deadline);
        let command =
            Command::Schedule { session, board, starts_at, planned_minutes, video_link, kind, deadline };
        give(&app, &caller, session, command).await?;
    }
    answer(&app, &caller, session, StatusCode::CREATED).await
}

/// Puts a case on the agenda.
#[utoipa::path(post, path = "/sessions/{session}/agenda", tag = "sessions", request_body = NewAgendaItem,
    params(("session" = String, Path)), responses((status = 200, body = SessionView)))]
async fn add_item(
    State(app): State<App>,
    caller: Caller,
    Path(session): Path<SessionId>,
    Document(new): Document<NewAgendaItem>,
) -> Result<Response, Problem> {
    // The coordinator before the session; in it, the chair and the secretary too, as the session's own rules say.
    let known = allowed(&app, &caller, session, Action::JoinSession).await?;
    case_access::allowed(&app, &caller, new.case, Action::ReadCase).await?;
    let today = app.now().date();
    let listed = cases::with_id(app.db(), new.case, today).await?.ok_or(Problem::NotFound)?;
    if listed.case.board != known.board {
        return Err(Problem::Invalid { field: Field::Board });
    }
    let command = Command::AddItem {
        item: fresh!(app, AgendaItemId)?,
        case: new.case,
        pseudonym: listed.snapshot.patient.pseudonym,
        question: listed.snapshot.question,
        planned_minutes: minutes(new.planned_minutes)?,
        urgent: new.urgent,
    };
    give(&app, &caller, session, command).await?;
    answer(&app, &caller, session, StatusCode::OK).await
}

fn minutes(given: u16) -> Result<u16, Problem> {
    if (1..=LONGEST).contains(&given) {
        Ok(given)
    } else {
        Err(Problem::Invalid { field: Field::PlannedMinutes })
    }
}

async fn give(app: &App, caller: &Caller, session: SessionId, command: Command) -> Result<(), Problem> {
    let id = fresh!(app, CommandId)?;
    run(app, Given::by(&caller.person, id, session, command)).await?;
    Ok(())
}

/// A session with its prepared agenda.
#[utoipa::path(get, path = "/sessions/{session}", tag = "sessions", params(("session" = String, Path)),
    responses((status = 200, body = SessionView)))]
async fn view(
    State(app): State<App>,
    caller: Caller,
    Path(session): Path<SessionId>,
) -> Result<Response, Problem> {
    answer(&app, &caller, session, StatusCode::OK).await
}

async fn answer(app: &App, caller: &Caller, id: SessionId, status: StatusCode) -> Result<Response, Problem> {
    let session = allowed(app, caller, id, Action::ReadSession).await?;
    let board = boards::by_id(app.db(), session.board).await?.ok_or(Problem::NotFound)?;
    let agenda = sessions::agenda(app.db(), &session, app.now().date()).await?;
    let pairs: Vec<_> = agenda.iter().map(|item| (item.case.case.id, item.case.case.patient)).collect();
    if !pairs.is_empty() {
        let kind = Kind("agenda.looked_at");
        let look = Look { kind, purpose: CARE, cases: &pairs, patient: None, categories: &["agenda"] };
        app.looks.record(app.writer(), caller, look, app.now()).await?;
    }
    let attendance = sessions::attendance(app.db(), id).await?;
    let voting = attendance.iter().filter(|one| one.votes()).map(|one| one.discipline);
    let relation = relation(app, caller, &session).await?;
    let view = SessionView {
        session: session.id,
        quorum: quorum::count(&board.quorum, voting),
        board,
        starts_at: session.starts_at,
        planned_minutes: session.planned_minutes,
        video_link: session.video_link,
        phase: session.phase,
        agenda: agenda.into_iter().map(row).collect(),
        may_schedule: caller.may(relation, Action::ScheduleSession),
        may_join: caller.may(relation, Action::JoinSession),
    };
    Ok((status, Json(view)).into_response())
}

fn row(item: AgendaItem) -> AgendaRow {
    let snapshot = item.case.snapshot;
    AgendaRow {
        item: item.id,
        case: item.case.case.id,
        pseudonym: snapshot.patient.pseudonym,
        age: snapshot.patient.age,
        diagnosis: snapshot.disease.diagnosis,
        question: snapshot.question,
        urgency: snapshot.urgency,
        needed_by: snapshot.needed_by,
        referrer: snapshot.referrer,
        starts_at: item.starts_at,
        planned_minutes: item.planned_minutes,
        state: item.state,
        missing: item.case.missing,
        decision: item.decision,
    }
}
