//! Signing requests: made in the room, settled by a fresh sign-in in a second window.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use board::access::Action;
use board::ids::{SessionId, SigningRequestId};
use board::session::State as Session;
use http::StatusCode;
use serde_json::json;
use store::signing::{self, Outcome, SigningRequest as Kept};
use store::{Entry, Kind, Scope, Stream, Unit, people};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::people::Mode;
use crate::api::signing::{
    ConfirmAsPersona, NewSigningRequest, SigningItem, SigningOutcome, SigningRequest, ToSign,
};
use crate::auth::{Caller, demo};
use crate::extract::{Document, Key, Path};
use crate::looks::{CARE, Look};
use crate::problem::{Field, Problem};
use crate::session_access::{allowed, state_of};
use crate::signing::{Proof, settle};
use crate::state::App;
use crate::transact;

/// A request is good for this many seconds.
const GOOD_FOR: i64 = 10 * 60;

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(make)).routes(routes!(view)).routes(routes!(confirm))
}

/// Asks to sign a listed series of decisions.
#[utoipa::path(post, path = "/sessions/{session}/signing-requests", tag = "signing", request_body = NewSigningRequest,
    params(("session" = String, Path)), responses((status = 201, body = SigningRequest)))]
async fn make(
    State(app): State<App>,
    caller: Caller,
    Path(session): Path<SessionId>,
    key: Key,
    Document(new): Document<NewSigningRequest>,
) -> Result<Response, Problem> {
    allowed(&app, &caller, session, Action::SignDecision).await?;
    if new.decisions.is_empty() || new.decisions.len() > 50 {
        return Err(Problem::Invalid { field: Field::Decisions });
    }
    let id = SigningRequestId(key.uuid(&app, |at, random| SigningRequestId::at(at, random).0)?);
    if signing::by_id(app.db(), id).await?.is_none() {
        let now = app.now();
        let waiting = |one: ToSign| signing::ToSign {
            item: one.item,
            decision: one.decision,
            content_sha256: one.content_sha256,
            outcome: Outcome::Waiting,
        };
        let request = Kept {
            id,
            session,
            signer: caller.person.id,
            meaning: new.meaning,
            items: new.decisions.into_iter().map(waiting).collect(),
            created_at: now,
            expires_at: now.plus_seconds(GOOD_FOR),
            settled_at: None,
        };
        let entry = asked(&caller, &request)?;
        transact!(app, async move |unit: &mut Unit| {
            signing::make(unit, &request).await?;
            unit.append(entry).await?;
            Ok(())
        })?;
    }
    answer(&app, &caller, id, StatusCode::CREATED).await
}

/// Who asked to sign what. The session's own stream holds only what its state is made of, so this is not in it.
fn asked(caller: &Caller, request: &Kept) -> Result<Entry, Problem> {
    let stream = Stream::of("signing", request.id.0);
    let decisions: Vec<_> = request.items.iter().map(|one| one.decision).collect();
    let entry = Entry::new(stream, Kind("signing.requested"), caller.who(), CARE)
        .about(request.session.0)
        .about(caller.person.id.0)
        .category("decision")
        .sealed_for(Scope::of("session", request.session.0));
    Ok(entry.body(&json!({ "request": request.id, "meaning": request.meaning, "decisions": decisions }))?)
}

/// A signing request, as the second window lists it.
#[utoipa::path(get, path = "/signing-requests/{request}", tag = "signing", params(("request" = String, Path)),
    responses((status = 200, body = SigningRequest)))]
async fn view(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<SigningRequestId>,
) -> Result<Response, Problem> {
    answer(&app, &caller, id, StatusCode::OK).await
}

/// The demo's step-up: choosing the persona again.
#[utoipa::path(post, path = "/signing-requests/{request}/confirm", tag = "signing", request_body = ConfirmAsPersona,
    params(("request" = String, Path)), responses((status = 200, body = SigningRequest)))]
async fn confirm(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<SigningRequestId>,
    Document(chosen): Document<ConfirmAsPersona>,
) -> Result<Response, Problem> {
    if app.mode() != Mode::Demo {
        return Err(Problem::NotFound);
    }
    own(&app, &caller, id).await?;
    let authentication = demo::AUTHENTICATION.to_owned();
    settle(&app, id, Proof { person: chosen.person, authenticated_at: app.now(), authentication }).await?;
    answer(&app, &caller, id, StatusCode::OK).await
}

async fn own(app: &App, caller: &Caller, id: SigningRequestId) -> Result<Kept, Problem> {
    let request = signing::by_id(app.db(), id).await?;
    request.filter(|request| request.signer == caller.person.id).ok_or(Problem::NotFound)
}

async fn answer(
    app: &App,
    caller: &Caller,
    id: SigningRequestId,
    status: StatusCode,
) -> Result<Response, Problem> {
    let request = own(app, caller, id).await?;
    let state = state_of(app, request.session).await?;
    look(app, caller, &state, &request).await?;
    let signer = people::by_id(app.db(), request.signer).await?.ok_or(Problem::NotFound)?;
    let document = SigningRequest {
        id,
        session: request.session,
        signer: request.signer,
        signer_name: signer.name,
        meaning: request.meaning,
        expires_at: request.expires_at,
        mode: app.mode(),
        items: request.items.into_iter().map(|one| listed(&state, one)).collect(),
    };
    Ok((status, Json(document)).into_response())
}

/// The window shows pseudonyms and recommendations: a look at each case.
async fn look(app: &App, caller: &Caller, state: &Session, request: &Kept) -> Result<(), Problem> {
    let presented = |one: &signing::ToSign| state.item(one.item)?.presented.as_ref();
    let cases: Vec<_> =
        request.items.iter().filter_map(presented).map(|case| (case.case, case.patient.id)).collect();
    if cases.is_empty() {
        return Ok(());
    }
    let kind = Kind("decision.looked_at");
    let look = Look { kind, purpose: CARE, cases: &cases, patient: None, categories: &["decision"] };
    app.looks.record(app.writer(), caller, look, app.now()).await
}

fn listed(state: &Session, one: signing::ToSign) -> SigningItem {
    let item = state.item(one.item);
    let statement = item.and_then(|item| item.decision.as_ref()).map(|decision| &decision.statement);
    SigningItem {
        pseudonym: item.map_or_else(String::new, |item| item.pseudonym.clone()),
        version: statement.map_or(0, |statement| statement.version),
        recommendations: statement.map_or_else(Vec::new, |statement| statement.recommendations.clone()),
        reached: statement.map(|statement| statement.reached.clone()),
        dissents: statement.map_or_else(Vec::new, |statement| statement.dissents.clone()),
        outcome: match one.outcome {
            Outcome::Waiting => SigningOutcome::Waiting,
            Outcome::Signed { at } => SigningOutcome::Signed { at },
            Outcome::Refused { refusal } => SigningOutcome::Refused { refusal },
        },
        to_sign: ToSign { item: one.item, decision: one.decision, content_sha256: one.content_sha256 },
    }
}
