//! Calls read from a file's bytes by their place, also those that the import policy kept no rows of.

use axum::Json;
use axum::extract::{Query, State};
use board::access::Action;
use board::ids::VariantFileId;
use board::variant::Call;
use serde::Deserialize;
use serde_json::json;
use store::{Kind, Unit};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::variants::{Region, RegionCall};
use crate::auth::Caller;
use crate::case_access::{act, allowed};
use crate::extract::Path;
use crate::import;
use crate::problem::Problem;
use crate::routes::variants::{published, readable, works_with};
use crate::state::App;
use crate::transact;

/// Calls of one answer at most.
const CALLS: usize = 1_000;

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(region)).routes(routes!(keep))
}

/// The region asked for, 1-based, both ends included.
#[derive(Deserialize)]
struct Asked {
    chrom: String,
    start: u64,
    end: u64,
}

/// Every call of the file that touches a region.
#[utoipa::path(get, path = "/variant-files/{file}/region", tag = "variants",
    params(("file" = String, Path), ("chrom" = String, Query), ("start" = u64, Query), ("end" = u64, Query)),
    responses((status = 200, body = Region)))]
async fn region(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<VariantFileId>,
    Query(Asked { chrom, start, end }): Query<Asked>,
) -> Result<Json<Region>, Problem> {
    let (file, _) = readable(&app, &caller, id, &["region"]).await?;
    works_with(&app, &caller, &file).await?;
    let import_id = published(&file)?;
    let mut found = import::region(&app, &file, chrom, (start, end), CALLS + 1).await?;
    let truncated = found.len() > CALLS;
    found.truncate(CALLS);
    // Of a file that the policy chose from, there may be rows that its table does not have.
    let chosen = file.import.report().is_some_and(|report| report.policy.is_some());
    let mut calls = Vec::with_capacity(found.len());
    for call in found {
        let kept = match chosen {
            true => app.calls.keeps(import_id, call.line, call.allele_index).await?,
            false => app.calls.has(import_id, call.line, call.allele_index).await?,
        };
        calls.push(RegionCall { kept, call });
    }
    Ok(Json(Region { calls, truncated }))
}

/// Puts a call that the import policy left out into the table.
#[utoipa::path(post, path = "/variant-files/{file}/calls/{line}/{allele_index}/keep", tag = "variants",
    params(("file" = String, Path), ("line" = u64, Path), ("allele_index" = u32, Path)),
    responses((status = 200, body = Call)))]
async fn keep(
    State(app): State<App>,
    caller: Caller,
    Path((id, line, allele_index)): Path<(VariantFileId, u64, u32)>,
) -> Result<Json<Call>, Problem> {
    let (file, listed) = readable(&app, &caller, id, &["variants"]).await?;
    allowed(&app, &caller, file.case, Action::UploadVariantFile).await?;
    published(&file)?;
    let call = import::call(&app, &file, line, allele_index).await?;
    let body = json!({ "file": id, "line": line, "allele_index": allele_index });
    let entry = act(&caller, Kind("variant_file.call_kept"), &listed, "variants").body(&body)?;
    import::keep(&app, &file, line, allele_index).await?;
    transact!(app, async move |unit: &mut Unit| {
        unit.append(entry).await?;
        Ok(())
    })?;
    Ok(Json(call))
}
