//! Findings: calls marked for the board.

use axum::Json;
use axum::extract::State;
use board::access::Action;
use board::case::{CaseSnapshot, ConsentKind};
use board::ids::{CaseId, VariantFileId};
use board::variant::Origin;
use serde_json::json;
use store::findings::{self, CallPlace};
use store::variant_files::{self, Import};
use store::{Kind, Unit};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::variants::{Findings, Mark, SameVariant};
use crate::auth::Caller;
use crate::case_access::{act, allowed, shown};
use crate::extract::{Document, Path};
use crate::import::{self, sources};
use crate::problem::{Field, Problem, refused_as};
use crate::state::App;
use crate::transact;

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(mark, unmark)).routes(routes!(same))
}

/// Marks a call for the board, or changes its note.
#[utoipa::path(put, path = "/cases/{case}/findings/{file}/{line}/{allele_index}", tag = "variants", request_body = Mark,
    params(("case" = String, Path), ("file" = String, Path), ("line" = u64, Path), ("allele_index" = u32, Path)),
    responses((status = 200, body = Findings)))]
async fn mark(
    State(app): State<App>,
    caller: Caller,
    Path((case, id, line, allele_index)): Path<(CaseId, VariantFileId, u64, u32)>,
    Document(given): Document<Mark>,
) -> Result<Json<Findings>, Problem> {
    allowed(&app, &caller, case, Action::MarkVariant).await?;
    let listed = shown(&app, &caller, case, &["variants"]).await?;
    let file = variant_files::by_id(app.db(), id).await?.ok_or(Problem::NotFound)?;
    let (Some(_), Import::Ready { report }) = (file.import_id, &file.import) else {
        return Err(Problem::NotFound);
    };
    let call = import::call(&app, &file, line, allele_index).await?;
    if call.origin == Origin::Germline {
        allowed(&app, &caller, case, Action::ReadGermline).await?;
        may_be_told(&listed.snapshot)?;
    }
    let assembly = report.assembly.name.ok_or(Problem::NotFound)?;
    let sources = sources(&app, &file, assembly, &call).await?;
    let body = json!({
        "file": id, "line": line, "allele_index": allele_index, "gene": call.gene, "note": given.note,
        "origin": call.origin, "sources": sources.len(),
    });
    let entry = act(&caller, Kind("finding.marked"), &listed, "variants").body(&body)?;
    let note = given.note.trim().to_owned();
    let mark = findings::Mark { case, file: id, call, assembly, sources, note, marked_by: caller.person.id };
    transact!(app, async move |unit: &mut Unit| {
        findings::mark(unit, &mark).await.map_err(|stop| refused_as(stop, |_| Problem::NotFound))?;
        unit.append(entry).await?;
        Ok(())
    })?;
    Ok(Json(Findings { findings: findings::of_case(app.db(), case).await? }))
}

/// Takes a mark back.
#[utoipa::path(delete, path = "/cases/{case}/findings/{file}/{line}/{allele_index}", tag = "variants",
    params(("case" = String, Path), ("file" = String, Path), ("line" = u64, Path), ("allele_index" = u32, Path)),
    responses((status = 200, body = Findings)))]
async fn unmark(
    State(app): State<App>,
    caller: Caller,
    Path((case, file, line, allele_index)): Path<(CaseId, VariantFileId, u64, u32)>,
) -> Result<Json<Findings>, Problem> {
    allowed(&app, &caller, case, Action::MarkVariant).await?;
    let listed = shown(&app, &caller, case, &["variants"]).await?;
    let body = json!({ "file": file, "line": line, "allele_index": allele_index });
    let entry = act(&caller, Kind("finding.unmarked"), &listed, "variants").body(&body)?;
    transact!(app, async move |unit: &mut Unit| {
        let gone = findings::unmark(unit, case, CallPlace { file, line, allele_index }).await?;
        if gone.is_some() {
            unit.append(entry).await?;
        }
        Ok(())
    })?;
    Ok(Json(Findings { findings: findings::of_case(app.db(), case).await? }))
}

/// Says that two findings are one variant.
#[utoipa::path(post, path = "/cases/{case}/same-variant", tag = "variants", request_body = SameVariant,
    params(("case" = String, Path)), responses((status = 200, body = Findings)))]
async fn same(
    State(app): State<App>,
    caller: Caller,
    Path(case): Path<CaseId>,
    Document(given): Document<SameVariant>,
) -> Result<Json<Findings>, Problem> {
    allowed(&app, &caller, case, Action::MarkVariant).await?;
    let listed = shown(&app, &caller, case, &["variants"]).await?;
    let known = |variant| listed.snapshot.findings.iter().any(|finding| finding.variant == variant);
    let SameVariant { a, b } = given;
    if a == b || !known(a) || !known(b) {
        return Err(Problem::Invalid { field: Field::Variants });
    }
    let body = json!({ "a": a, "b": b });
    let entry = act(&caller, Kind("finding.same_variant"), &listed, "variants").body(&body)?;
    let by = caller.person.id;
    transact!(app, async move |unit: &mut Unit| {
        findings::say_same(unit, case, [a, b], by).await?;
        unit.append(entry).await?;
        Ok(())
    })?;
    Ok(Json(Findings { findings: findings::of_case(app.db(), case).await? }))
}

/// An inherited finding comes to the board only when the patient wants to be told of such.
fn may_be_told(snapshot: &CaseSnapshot) -> Result<(), Problem> {
    let agreed = snapshot
        .consents
        .iter()
        .any(|consent| consent.kind == ConsentKind::GermlineFindings && consent.given);
    if agreed { Ok(()) } else { Err(Problem::ConsentMissing) }
}
