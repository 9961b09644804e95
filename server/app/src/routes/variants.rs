//! Variant files: where each stands, and what it holds.

use std::io::Read;

use axum::Json;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use board::access::Action;
use board::ids::VariantFileId;
use board::variant::Origin;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::Deserialize;
use store::Part;
use store::cases::{self, Listed};
use store::variant_files::{self, Import};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::api::variants::{CallTable, CallView, ImportState, RawLine, Released, VariantFile};
use crate::auth::Caller;
use crate::case_access::{allowed, shown};
use crate::extract::Path;
use crate::import;
use crate::problem::Problem;
use crate::state::App;
use crate::tables::{self, TableOf};

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(file))
        .routes(routes!(table))
        .routes(routes!(call))
        .routes(routes!(line))
}

/// A variant file, with how far its import is.
#[utoipa::path(get, path = "/variant-files/{file}", tag = "variants", params(("file" = String, Path)),
    responses((status = 200, body = VariantFile)))]
async fn file(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<VariantFileId>,
) -> Result<Response, Problem> {
    readable(&app, &caller, id, &["case"]).await?;
    file_answer(&app, id, false, StatusCode::OK).await
}

/// Which table is asked for.
#[derive(Deserialize)]
struct Asked {
    origin: Option<OriginAsked>,
}

/// The one origin that has a table of its own.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum OriginAsked {
    Germline,
}

/// The calls of a file as columns: all but germline ones, or those alone for the laboratory that interprets.
#[utoipa::path(get, path = "/variant-files/{file}/table", tag = "variants",
    params(("file" = String, Path), ("origin" = Option<String>, Query)),
    responses((status = 200, body = CallTable), (status = 304, description = "Unchanged")))]
async fn table(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<VariantFileId>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (file, _) = readable(&app, &caller, id, &["variants"]).await?;
    let which = match asked.origin {
        None => TableOf::Shown,
        Some(OriginAsked::Germline) => {
            allowed(&app, &caller, file.case, Action::ReadGermline).await?;
            TableOf::Germline
        }
    };
    packed(tables::packed(&app, published(&file)?, which).await?.ok_or(Problem::NotFound)?, &headers)
}

/// The packed table as the browser takes it.
fn packed(table: Part, headers: &HeaderMap) -> Result<Response, Problem> {
    let etag = HeaderValue::from_str(&format!("\"{}\"", table.etag)).map_err(Problem::internal)?;
    let cache = HeaderValue::from_static("private, no-cache");
    if headers.get(header::IF_NONE_MATCH) == Some(&etag) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, etag), (header::CACHE_CONTROL, cache)])
            .into_response());
    }
    let kind = HeaderValue::from_static("application/json");
    let common = [(header::ETAG, etag), (header::CACHE_CONTROL, cache), (header::CONTENT_TYPE, kind)];
    let accepts =
        headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if accepts.contains("gzip") {
        return Ok((common, [(header::CONTENT_ENCODING, "gzip")], table.bytes).into_response());
    }
    let mut json = Vec::new();
    flate2::read::GzDecoder::new(table.bytes.as_slice()).read_to_end(&mut json).map_err(Problem::internal)?;
    Ok((common, json).into_response())
}

/// One call with its transcripts and its line as it was uploaded.
#[utoipa::path(get, path = "/variant-files/{file}/calls/{line}/{allele_index}", tag = "variants",
    params(("file" = String, Path), ("line" = u64, Path), ("allele_index" = u32, Path)),
    responses((status = 200, body = CallView)))]
async fn call(
    State(app): State<App>,
    caller: Caller,
    Path((id, line, allele_index)): Path<(VariantFileId, u64, u32)>,
) -> Result<Json<CallView>, Problem> {
    let (file, listed) = readable(&app, &caller, id, &["variants"]).await?;
    published(&file)?;
    let call = import::call(&app, &file, line, allele_index).await?;
    let place =
        |one: &board::case::Finding| (one.file, one.line, one.allele_index) == (id, line, allele_index);
    let finding = listed.snapshot.findings.into_iter().find(place);
    // A germline call is the laboratory's, until it is brought to the board.
    if call.origin == Origin::Germline && finding.is_none() {
        allowed(&app, &caller, file.case, Action::ReadGermline).await?;
    }
    let raw_line = import::line(&app, &file, line).await?;
    Ok(Json(CallView { call, raw_line, finding }))
}

/// Any line of the file, also one that gave no call: for those who work with files, since any line may be inherited.
#[utoipa::path(get, path = "/variant-files/{file}/lines/{line}", tag = "variants",
    params(("file" = String, Path), ("line" = u64, Path)), responses((status = 200, body = RawLine)))]
async fn line(
    State(app): State<App>,
    caller: Caller,
    Path((id, line)): Path<(VariantFileId, u64)>,
) -> Result<Json<RawLine>, Problem> {
    let (file, _) = readable(&app, &caller, id, &["variants"]).await?;
    works_with(&app, &caller, &file).await?;
    Ok(Json(RawLine { line, text: import::line(&app, &file, line).await? }))
}

/// The rows of a file, once they are shown to anybody.
///
/// # Errors
/// [`Problem::NotFound`] as long as they are not.
pub fn published(file: &variant_files::VariantFile) -> Result<Uuid, Problem> {
    file.import_id.ok_or(Problem::NotFound)
}

/// Lets pass who may see every line of a file of this case.
///
/// # Errors
/// Anybody else: there is nothing for them.
pub async fn works_with(
    app: &App,
    caller: &Caller,
    file: &variant_files::VariantFile,
) -> Result<(), Problem> {
    let relation = cases::relation(app.db(), file.case, caller.person.id).await?;
    let may = |action| caller.may(relation, action);
    if may(Action::UploadVariantFile) || may(Action::ReadGermline) { Ok(()) } else { Err(Problem::NotFound) }
}

/// The file and the case it was uploaded in, when the caller may read that.
///
/// # Errors
/// There is no such file, or not for the caller; or the look could not be journalled.
pub async fn readable(
    app: &App,
    caller: &Caller,
    id: VariantFileId,
    categories: &[&'static str],
) -> Result<(variant_files::VariantFile, Listed), Problem> {
    let file = variant_files::by_id(app.db(), id).await?.ok_or(Problem::NotFound)?;
    let listed = shown(app, caller, file.case, categories).await?;
    Ok((file, listed))
}

/// The file as an answer.
///
/// # Errors
/// There is no such file.
pub async fn file_answer(
    app: &App,
    id: VariantFileId,
    already_here: bool,
    status: StatusCode,
) -> Result<Response, Problem> {
    let file = variant_files::by_id(app.db(), id).await?.ok_or(Problem::NotFound)?;
    Ok((status, Json(shown_file(app, file, already_here))).into_response())
}

/// A file as the documents show it, with the progress of an import under way.
pub fn shown_file(app: &App, file: variant_files::VariantFile, already_here: bool) -> VariantFile {
    let import = match file.import {
        Import::Reading { lines, bytes } => {
            app.imports.progress(file.id).map_or(ImportState::Reading { lines, bytes }, |now| {
                ImportState::Reading { lines: now.data_lines, bytes: now.bytes }
            })
        }
        Import::Held { report, mismatches } => ImportState::Held { report, mismatches },
        Import::Ready { report } => ImportState::Ready { report },
        Import::Refused { refusal } => ImportState::Refused { refusal },
        Import::Withdrawn { reason, by, at } => ImportState::Withdrawn { reason, by, at },
    };
    VariantFile {
        id: file.id,
        case: file.case,
        analysis: file.analysis,
        name: file.name,
        bytes: file.bytes,
        sha256: file.sha256,
        uploaded_by: file.uploaded_by,
        uploaded_by_name: file.uploaded_by_name,
        uploaded_at: file.uploaded_at,
        import,
        already_here,
        replaced_by: file.replaced_by,
        replaces: file.replaces,
        mends: file.mends,
        released: file.released.map(|one| Released { reason: one.reason, by: one.by, at: one.at }),
    }
}
