//! For the auditor: decisions, what was done and seen, proofs, and the bundle that a stranger can check.

mod proof;
mod timeline;

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use board::access::{Action, Relation};
use board::decision::Decision;
use board::ids::{CaseId, DecisionId, PatientId};
use http::header;
use serde_json::json;
use store::decisions::{self, DecisionRow};
use store::{Entry, Failed, Kind, Receipt, Scope, Signed, Stream, Unit, cases};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::audit::{AuditList, AuditRow, AuditedDecision, DecisionProof};
use crate::auth::Caller;
use crate::bundle::{self, Material, collect};
use crate::extract::Path;
use crate::looks::{AUDIT, Look};
use crate::problem::Problem;
use crate::state::App;

/// Decisions listed at most.
const LISTED: u32 = 500;

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(audited))
        .routes(routes!(proof_of))
        .routes(routes!(export))
        .routes(routes!(checkpoint))
        .routes(routes!(key))
}

/// The decisions that stand, latest first.
#[utoipa::path(get, path = "/audit/decisions", tag = "audit", responses((status = 200, body = AuditList)))]
async fn list(State(app): State<App>, caller: Caller) -> Result<Json<AuditList>, Problem> {
    caller.must(Relation::None, Action::ReadJournal)?;
    caller.must(Relation::None, Action::ReadDecision)?;
    let rows = decisions::list(app.db(), None, LISTED).await?;
    let shown: Vec<_> = rows.iter().map(|row| (row.case, row.patient)).collect();
    if !shown.is_empty() {
        look(&app, &caller, Kind("decisions.listed"), &shown, &["decision_list"]).await?;
    }
    Ok(Json(AuditList { decisions: rows.into_iter().map(listed).collect() }))
}

fn listed(row: DecisionRow) -> AuditRow {
    AuditRow {
        decision: row.id,
        case: row.case,
        session: row.session,
        board_name: row.board_name,
        pseudonym: row.pseudonym,
        version: row.version,
        decided_at: row.decided_at,
        signed: row.signed_at.is_some(),
    }
}

/// A decision with everything done and seen about its case, in order.
#[utoipa::path(get, path = "/audit/decisions/{decision}", tag = "audit", params(("decision" = String, Path)),
    responses((status = 200, body = AuditedDecision)))]
async fn audited(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<DecisionId>,
) -> Result<Json<AuditedDecision>, Problem> {
    caller.must(Relation::None, Action::ReadJournal)?;
    let row = allowed(&app, &caller, id, Action::ReadDecision).await?;
    look(&app, &caller, Kind("decision.audited"), &[(row.case, row.patient)], &["decision", "journal"])
        .await?;
    let decision = statement(&app, &row).await?;
    let journal = &app.store.journal;
    let entries = collect::entries(journal, row.case, journal.size().await?).await?;
    let timeline = timeline::of(&app, &row, entries).await?;
    Ok(Json(AuditedDecision { decision, case: row.case, timeline }))
}

/// What a browser needs to check a decision's signatures by itself.
#[utoipa::path(get, path = "/audit/decisions/{decision}/proof", tag = "audit", params(("decision" = String, Path)),
    responses((status = 200, body = DecisionProof)))]
async fn proof_of(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<DecisionId>,
) -> Result<Json<DecisionProof>, Problem> {
    let row = allowed(&app, &caller, id, Action::ReadDecision).await?;
    look(&app, &caller, Kind("decision.proof_read"), &[(row.case, row.patient)], &["proof"]).await?;
    Ok(Json(proof::of(&app, &row, &statement(&app, &row).await?).await?))
}

/// The decision bundle. Every export has an entry of its own, which the bundle's checkpoint covers.
#[utoipa::path(get, path = "/audit/decisions/{decision}/bundle", tag = "audit", params(("decision" = String, Path)),
    responses((status = 200, content_type = "application/zip", body = Vec<u8>)))]
async fn export(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<DecisionId>,
) -> Result<Response, Problem> {
    let row = allowed(&app, &caller, id, Action::ExportBundle).await?;
    let signed = exported(&app, &caller, &row).await?;
    let Decision { statement, signatures, .. } = statement(&app, &row).await?;
    let journal = &app.store.journal;
    let held = collect::entries(journal, row.case, signed.size).await?;
    let entries = collect::bundled(journal, held, &row, signed.size).await?;
    let checkpoint = tlog::Note::parse(&signed.note).map_err(Problem::internal)?;
    let material = Material { statement, signatures, entries, checkpoint };
    let zip = bundle::make(&material, app.store.keys.signing()).map_err(Problem::internal)?;
    let name = format!("attachment; filename=\"samsyn-decision-{id}.zip\"");
    let headers = [(header::CONTENT_TYPE, "application/zip".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, zip).into_response())
}

/// The journal's latest signed checkpoint.
#[utoipa::path(get, path = "/journal/checkpoint", tag = "audit",
    responses((status = 200, content_type = "text/plain", body = String)))]
async fn checkpoint(State(app): State<App>, _caller: Caller) -> Result<String, Problem> {
    let latest = app.store.journal.latest_checkpoint().await?;
    latest.map(|signed| signed.note).ok_or(Problem::NotFound)
}

/// The journal's public key.
#[utoipa::path(get, path = "/journal/key", tag = "audit",
    responses((status = 200, content_type = "text/plain", body = String)))]
async fn key(State(app): State<App>, _caller: Caller) -> String {
    format!("{}\n", app.store.keys.signing().verifying_key())
}

/// The decision, when the caller may do `action` with it.
async fn allowed(app: &App, caller: &Caller, id: DecisionId, action: Action) -> Result<DecisionRow, Problem> {
    let row = decisions::by_id(app.db(), id).await?.ok_or(Problem::NotFound)?;
    caller.must(cases::relation(app.db(), row.case, caller.person.id).await?, action)?;
    Ok(row)
}

async fn statement(app: &App, row: &DecisionRow) -> Result<Decision, Problem> {
    collect::decision(app.db(), &app.store.journal, row).await?.ok_or(Problem::NotFound)
}

async fn look(
    app: &App,
    caller: &Caller,
    kind: Kind,
    cases: &[(CaseId, PatientId)],
    categories: &[&'static str],
) -> Result<(), Problem> {
    let look = Look { kind, purpose: AUDIT, cases, patient: None, categories };
    app.looks.record(app.writer(), caller, look, app.now()).await
}

/// Journals the export, and gives the checkpoint over all that was journalled until then.
async fn exported(app: &App, caller: &Caller, row: &DecisionRow) -> Result<Arc<Signed>, Problem> {
    let entry = Entry::new(Stream::look(row.case), Kind("bundle.exported"), caller.who(), AUDIT)
        .about(row.case.0)
        .about(row.patient.0)
        .about(caller.person.id.0)
        .category("decision")
        .category("journal")
        .category("proof")
        .sealed_for(Scope::case(row.case))
        .body(&json!({ "decision": row.id }))?;
    let written: Result<((), Receipt), Failed<Problem>> = app
        .writer()
        .write(async move |unit: &mut Unit| {
            unit.append(entry).await?;
            unit.checkpoint();
            Ok(())
        })
        .await;
    written?.1.checkpoint.ok_or_else(|| Problem::internal("no checkpoint came with the export's entry"))
}
