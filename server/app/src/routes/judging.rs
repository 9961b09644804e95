//! What a person makes of a placed file: a held one is let through, any one is taken back.

use axum::extract::State;
use axum::response::Response;
use board::access::Action;
use board::ids::VariantFileId;
use http::StatusCode;
use serde_json::json;
use store::Kind;
use store::cases::Listed;
use store::variant_files::{self, Import, Released};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::variants::{Judgement, VariantFile};
use crate::auth::Caller;
use crate::case_access::{act, allowed};
use crate::extract::{Document, Path, text};
use crate::import;
use crate::problem::{Field, Problem};
use crate::routes::variants::{file_answer, readable};
use crate::state::App;

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(release)).routes(routes!(withdraw))
}

/// Lets a held file through.
#[utoipa::path(post, path = "/variant-files/{file}/release", tag = "variants", request_body = Judgement,
    params(("file" = String, Path)), responses((status = 200, body = VariantFile)))]
async fn release(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<VariantFileId>,
    Document(given): Document<Judgement>,
) -> Result<Response, Problem> {
    let (file, listed, reason) = judged(&app, &caller, id, given).await?;
    let Import::Held { mismatches, .. } = &file.import else { return Err(Problem::NotHeld) };
    let body = json!({ "file": id, "reason": reason, "mismatches": mismatches });
    let entry = act(&caller, Kind("variant_file.released"), &listed, "variants").body(&body)?;
    let released = Released { reason, by: caller.person.name.clone(), at: app.now() };
    if !import::release(&app, &file, released, entry).await? {
        return Err(Problem::NotHeld);
    }
    file_answer(&app, id, false, StatusCode::OK).await
}

/// Takes a file back, also while it is being read.
#[utoipa::path(post, path = "/variant-files/{file}/withdraw", tag = "variants", request_body = Judgement,
    params(("file" = String, Path)), responses((status = 200, body = VariantFile)))]
async fn withdraw(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<VariantFileId>,
    Document(given): Document<Judgement>,
) -> Result<Response, Problem> {
    let (file, listed, reason) = judged(&app, &caller, id, given).await?;
    if !matches!(file.import, Import::Withdrawn { .. }) {
        let body = json!({ "file": id, "reason": reason });
        let entry = act(&caller, Kind("variant_file.withdrawn"), &listed, "variants").body(&body)?;
        import::withdraw(&app, &file, reason, caller.person.name.clone(), app.now(), entry).await?;
        app.imports.cancel(id);
    }
    file_answer(&app, id, false, StatusCode::OK).await
}

/// The file and the reason, when the caller may judge it.
async fn judged(
    app: &App,
    caller: &Caller,
    id: VariantFileId,
    given: Judgement,
) -> Result<(variant_files::VariantFile, Listed, String), Problem> {
    let (file, listed) = readable(app, caller, id, &["case"]).await?;
    allowed(app, caller, file.case, Action::UploadVariantFile).await?;
    Ok((file, listed, text(&given.reason, Field::Reason)?))
}
