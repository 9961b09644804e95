//! The board's answer as text to paste, to whom it was handed over, and who has taken note of it.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use board::access::{Action, Relation};
use board::decision::{ContentHash, Decision};
use board::delivery::{Acknowledgement, Delivery};
use board::ids::{DecisionId, DeliveryId};
use board::result::result_text;
use board::session::Refusal;
use board::variant::wording::Language;
use http::StatusCode;
use serde::Serialize;
use store::decisions::{self, DecisionRow};
use store::{Entry, Kind, Scope, Stream, Unit, cases, deliveries};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::results::{
    DecisionResult, NewAcknowledgement, NewDelivery, ResultRights, ResultText, Standing,
};
use crate::auth::Caller;
use crate::bundle::collect;
use crate::extract::{Document, Key, Path, text};
use crate::looks::{CARE, Look};
use crate::problem::{Field, Problem};
use crate::session_access::state_of;
use crate::state::App;
use crate::transact;

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(view)).routes(routes!(deliver)).routes(routes!(acknowledge))
}

/// The answer to paste into the patient's record, in Swedish and English.
#[utoipa::path(get, path = "/decisions/{decision}/result", tag = "results", params(("decision" = String, Path)),
    responses((status = 200, body = DecisionResult)))]
async fn view(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<DecisionId>,
) -> Result<Response, Problem> {
    let known = known(&app, &caller, id).await?;
    answer(&app, &caller, known, StatusCode::OK).await
}

/// Notes that the answer was handed over: to whom and how.
#[utoipa::path(post, path = "/decisions/{decision}/deliveries", tag = "results", request_body = NewDelivery,
    params(("decision" = String, Path)), responses((status = 201, body = DecisionResult)))]
async fn deliver(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<DecisionId>,
    key: Key,
    Document(new): Document<NewDelivery>,
) -> Result<Response, Problem> {
    let known = known(&app, &caller, id).await?;
    caller.must(known.relation, Action::DeliverResult)?;
    known.stands_as(&new.content_sha256)?;
    let delivery = Delivery {
        id: DeliveryId(key.uuid(&app, |at, random| DeliveryId::at(at, random).0)?),
        decision: id,
        content_sha256: new.content_sha256,
        to: text(&new.to, Field::Recipient)?,
        way: new.way,
        by: caller.person.id,
        by_name: caller.person.name.clone(),
        at: app.now(),
    };
    let entry = act(&caller, Kind("result.delivered"), &known.row, &delivery)?;
    transact!(app, async move |unit: &mut Unit| {
        if deliveries::make(unit, &delivery).await? {
            unit.append(entry).await?;
        }
        Ok(())
    })?;
    answer(&app, &caller, known, StatusCode::CREATED).await
}

/// Takes note of the answer, as whoever brought the case or treats the patient.
#[utoipa::path(post, path = "/decisions/{decision}/acknowledgements", tag = "results",
    request_body = NewAcknowledgement, params(("decision" = String, Path)),
    responses((status = 201, body = DecisionResult)))]
async fn acknowledge(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<DecisionId>,
    Document(new): Document<NewAcknowledgement>,
) -> Result<Response, Problem> {
    let known = known(&app, &caller, id).await?;
    caller.must(known.relation, Action::AcknowledgeResult)?;
    known.stands_as(&new.content_sha256)?;
    let noted = Acknowledgement {
        decision: id,
        content_sha256: new.content_sha256,
        by: caller.person.id,
        by_name: caller.person.name.clone(),
        at: app.now(),
    };
    let entry = act(&caller, Kind("result.acknowledged"), &known.row, &noted)?;
    transact!(app, async move |unit: &mut Unit| {
        if deliveries::acknowledge(unit, &noted).await? {
            unit.append(entry).await?;
        }
        Ok(())
    })?;
    answer(&app, &caller, known, StatusCode::CREATED).await
}

/// A decision that the caller may see.
struct Known {
    row: DecisionRow,
    decision: Decision,
    relation: Relation,
    standing: Standing,
}

impl Known {
    /// Lets pass what names the content that stands.
    fn stands_as(&self, content: &ContentHash) -> Result<(), Problem> {
        let stands = matches!(self.standing, Standing::Decided | Standing::Signed);
        if stands && *content == self.decision.content_sha256 {
            return Ok(());
        }
        let current = self.decision.content_sha256.clone();
        Err(Problem::Refused(Refusal::ContentChanged { current }))
    }
}

/// Whoever may read the case reads its answer, save who is recused from it and may not read.
async fn known(app: &App, caller: &Caller, id: DecisionId) -> Result<Known, Problem> {
    let row = decisions::by_id(app.db(), id).await?.ok_or(Problem::NotFound)?;
    let relation = cases::relation(app.db(), row.case, caller.person.id).await?;
    caller.must(relation, Action::ReadCase)?;
    let session = state_of(app, row.session).await?;
    let item = session.item(row.item).ok_or(Problem::NotFound)?;
    if session.hides(item, caller.person.id) {
        return Err(Problem::NotFound);
    }
    let decision = collect::decision(app.db(), &app.store.journal, &row).await?.ok_or(Problem::NotFound)?;
    let later = item.decision.as_ref().is_some_and(|one| one.id != id && one.statement.version > row.version);
    let standing = match row {
        _ if row.withdrawn_at.is_some() => Standing::Withdrawn,
        _ if later => Standing::Superseded,
        _ if row.signed_at.is_some() => Standing::Signed,
        _ => Standing::Decided,
    };
    Ok(Known { row, decision, relation, standing })
}

fn act(caller: &Caller, kind: Kind, row: &DecisionRow, body: &impl Serialize) -> Result<Entry, Problem> {
    let entry = Entry::new(Stream::case(row.case), kind, caller.who(), CARE)
        .about(row.case.0)
        .about(row.patient.0)
        .about(caller.person.id.0)
        .category("decision")
        .sealed_for(Scope::case(row.case));
    Ok(entry.body(body)?)
}

async fn answer(app: &App, caller: &Caller, known: Known, status: StatusCode) -> Result<Response, Problem> {
    let Known { row, decision, relation, standing } = known;
    let cases = [(row.case, row.patient)];
    let kind = Kind("decision.looked_at");
    let look = Look { kind, purpose: CARE, cases: &cases, patient: None, categories: &["decision"] };
    app.looks.record(app.writer(), caller, look, app.now()).await?;
    let stands = matches!(standing, Standing::Decided | Standing::Signed);
    let acknowledgements = deliveries::acknowledgements_of(app.db(), row.id).await?;
    let noted = acknowledgements
        .iter()
        .any(|one| one.by == caller.person.id && one.content_sha256 == decision.content_sha256);
    let document = DecisionResult {
        decision: row.id,
        case: row.case,
        session: row.session,
        board_name: row.board_name,
        pseudonym: row.pseudonym,
        version: row.version,
        decided_at: row.decided_at,
        standing,
        text: ResultText {
            sv: result_text(&decision, Language::Sv),
            en: result_text(&decision, Language::En),
        },
        content_sha256: decision.content_sha256,
        deliveries: deliveries::of_decision(app.db(), row.id).await?,
        acknowledgements,
        may: ResultRights {
            deliver: stands && caller.may(relation, Action::DeliverResult),
            acknowledge: stands && !noted && caller.may(relation, Action::AcknowledgeResult),
        },
    };
    Ok((status, Json(document)).into_response())
}
