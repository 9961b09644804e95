//! Variant files: uploaded, asked about, read, shown, and their calls marked for the board.

use std::io::Read;

use axum::Json;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, State};
use axum::response::{IntoResponse, Response};
use board::access::Action;
use board::ids::{AnalysisId, CaseId, VariantFileId};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde_json::json;
use store::cases::Listed;
use store::findings::{self, CallPlace};
use store::variant_files::{self, Answers, Import, NewVariantFile};
use store::{Kind, Unit};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::variants::{Answer, CallTable, CallView, Findings, ImportState, Mark, RawLine, VariantFile};
use crate::auth::Caller;
use crate::blobs::{Blob, shown_name};
use crate::case_access::{act, allowed, shown};
use crate::extract::{Document, Key, Path};
use crate::problem::{Field, Problem, refused_as};
use crate::state::App;
use crate::{import, transact};

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    // An upload has the configuration's limit, not that of JSON bodies.
    let upload = OpenApiRouter::new().routes(routes!(upload)).layer(DefaultBodyLimit::disable());
    OpenApiRouter::new()
        .routes(routes!(file))
        .routes(routes!(answer))
        .routes(routes!(table))
        .routes(routes!(call))
        .routes(routes!(line))
        .routes(routes!(mark, unmark))
        .merge(upload)
}

/// Uploads a variant file onto an analysis of a case.
#[utoipa::path(post, path = "/cases/{case}/analyses/{analysis}/variant-files", tag = "variants",
    params(("case" = String, Path), ("analysis" = String, Path), ("X-File-Name" = String, Header)),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 201, body = VariantFile), (status = 200, body = VariantFile)))]
async fn upload(
    State(app): State<App>,
    caller: Caller,
    Path((case, analysis)): Path<(CaseId, AnalysisId)>,
    key: Key,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    allowed(&app, &caller, case, Action::UploadVariantFile).await?;
    let listed = shown(&app, &caller, case, &["case"]).await?;
    if !listed.snapshot.analyses.iter().any(|known| known.id == analysis) {
        return Err(Problem::NotFound);
    }
    let name = file_name(&headers)?;
    let blob = app.blobs.take(body.into_data_stream(), app.config.upload_limit_bytes).await?;
    if let Some(known) = variant_files::same_bytes(app.db(), analysis, &blob.sha256).await? {
        return file_answer(&app, known, true, StatusCode::OK).await;
    }
    let survey = match import::survey(&app, &blob.sha256).await? {
        Ok(survey) => survey,
        Err(refusal) => return turned_away(&app, &caller, &listed, &blob, refusal).await,
    };
    let import = if survey.questions.is_empty() {
        Import::Reading { lines: 0, bytes: 0 }
    } else {
        Import::Asks { survey }
    };
    let id = VariantFileId(key.uuid(&app, |at, random| VariantFileId::at(at, random).0)?);
    let new = NewVariantFile {
        id,
        case,
        analysis,
        name,
        bytes: blob.bytes,
        sha256: blob.sha256,
        uploaded_by: caller.person.id,
        import,
    };
    let entry = act(&caller, Kind("variant_file.uploaded"), &listed, "variants").body(
        &json!({ "file": id, "analysis": analysis, "name": new.name, "sha256": new.sha256, "bytes": new.bytes }),
    )?;
    let known = transact!(app, async move |unit: &mut Unit| {
        let known = variant_files::make(unit, &new).await?;
        if known.is_none() {
            unit.append(entry).await?;
        }
        Ok(known)
    })?;
    match known {
        // The same bytes came a moment ago, beside these.
        Some(known) => file_answer(&app, known, true, StatusCode::OK).await,
        None => {
            begin_if_ready(&app, id).await?;
            file_answer(&app, id, false, StatusCode::CREATED).await
        }
    }
}

/// Nothing is attached and the bytes go; that somebody tried, with what hash, and why not, is kept.
async fn turned_away(
    app: &App,
    caller: &Caller,
    listed: &Listed,
    blob: &Blob,
    refusal: board::variant::NotRead,
) -> Result<Response, Problem> {
    let body = json!({ "sha256": blob.sha256, "bytes": blob.bytes, "refusal": refusal });
    let entry = act(caller, Kind("variant_file.refused"), listed, "variants").body(&body)?.refused();
    transact!(app, async move |unit: &mut Unit| {
        unit.append(entry).await?;
        Ok(())
    })?;
    if !variant_files::has_bytes(app.db(), &blob.sha256).await? {
        app.blobs.forget(&blob.sha256).await.map_err(Problem::internal)?;
    }
    Err(Problem::NotRead(refusal))
}

async fn begin_if_ready(app: &App, id: VariantFileId) -> Result<(), Problem> {
    let file = variant_files::by_id(app.db(), id).await?.ok_or(Problem::NotFound)?;
    if matches!(file.import, Import::Reading { .. }) && app.imports.progress(id).is_none() {
        app.imports.begin(app, file);
    }
    Ok(())
}

fn file_name(headers: &HeaderMap) -> Result<String, Problem> {
    let given = headers.get("x-file-name").and_then(|name| name.to_str().ok()).unwrap_or_default();
    let decoded = percent_encoding::percent_decode_str(given).decode_utf8_lossy();
    shown_name(&decoded).ok_or(Problem::Invalid { field: Field::FileName })
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

/// Answers what the file asks, and begins the import.
#[utoipa::path(post, path = "/variant-files/{file}/answer", tag = "variants", request_body = Answer,
    params(("file" = String, Path)), responses((status = 200, body = VariantFile)))]
async fn answer(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<VariantFileId>,
    Document(given): Document<Answer>,
) -> Result<Response, Problem> {
    let (file, listed) = readable(&app, &caller, id, &["case"]).await?;
    allowed(&app, &caller, listed.case.id, Action::UploadVariantFile).await?;
    let Import::Asks { survey } = &file.import else {
        return Err(Problem::NothingAsked);
    };
    let named = [given.tumour.as_deref(), given.normal.as_deref()];
    let known = |name: &str| survey.samples.iter().any(|sample| sample.name == name);
    let same = given.tumour.is_some() && given.tumour == given.normal;
    if same || !named.into_iter().flatten().all(known) {
        return Err(Problem::Invalid { field: Field::Sample });
    }
    let body =
        json!({ "file": id, "tumour": given.tumour, "normal": given.normal, "assembly": given.assembly });
    let entry = act(&caller, Kind("variant_file.answered"), &listed, "variants").body(&body)?;
    let answers = Answers { tumour: given.tumour, normal: given.normal, assembly: given.assembly };
    transact!(app, async move |unit: &mut Unit| {
        variant_files::answer(unit, id, &answers).await?;
        unit.append(entry).await?;
        Ok(())
    })?;
    begin_if_ready(&app, id).await?;
    file_answer(&app, id, false, StatusCode::OK).await
}

/// The calls of a file as columns.
#[utoipa::path(get, path = "/variant-files/{file}/table", tag = "variants", params(("file" = String, Path)),
    responses((status = 200, body = CallTable), (status = 304, description = "Unchanged")))]
async fn table(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<VariantFileId>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (file, _) = readable(&app, &caller, id, &["variants"]).await?;
    let import = file.import_id.ok_or(Problem::NotFound)?;
    let table = app.calls.table(import).await?.ok_or(Problem::NotFound)?;
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
    let import = file.import_id.ok_or(Problem::NotFound)?;
    let call = app.calls.call(import, line, allele_index).await?.ok_or(Problem::NotFound)?;
    let raw_line = raw_line(&app, &file.sha256, line).await?;
    let place =
        |one: &board::case::Finding| (one.file, one.line, one.allele_index) == (id, line, allele_index);
    let finding = listed.snapshot.findings.into_iter().find(place);
    Ok(Json(CallView { call, raw_line, finding }))
}

/// Any line of the file, also one that gave no call.
#[utoipa::path(get, path = "/variant-files/{file}/lines/{line}", tag = "variants",
    params(("file" = String, Path), ("line" = u64, Path)), responses((status = 200, body = RawLine)))]
async fn line(
    State(app): State<App>,
    caller: Caller,
    Path((id, line)): Path<(VariantFileId, u64)>,
) -> Result<Json<RawLine>, Problem> {
    let (file, _) = readable(&app, &caller, id, &["variants"]).await?;
    Ok(Json(RawLine { line, text: raw_line(&app, &file.sha256, line).await? }))
}

async fn raw_line(app: &App, sha256: &str, line: u64) -> Result<String, Problem> {
    let path = app.blobs.path(sha256);
    let read =
        move || std::fs::File::open(path).map(|bytes| vcf::raw_line(bytes, &vcf::Limits::default(), &[], line));
    let raw =
        tokio::task::spawn_blocking(read).await.map_err(Problem::internal)?.map_err(Problem::internal)?;
    Ok(String::from_utf8_lossy(&raw.map_err(Problem::NotRead)?).into_owned())
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
    let (Some(import), Import::Ready { report }) = (file.import_id, &file.import) else {
        return Err(Problem::NotFound);
    };
    let call = app.calls.call(import, line, allele_index).await?.ok_or(Problem::NotFound)?;
    let assembly = report.assembly.name.ok_or(Problem::NotFound)?;
    let body = json!({ "file": id, "line": line, "allele_index": allele_index, "gene": call.gene, "note": given.note });
    let entry = act(&caller, Kind("finding.marked"), &listed, "variants").body(&body)?;
    let note = given.note.trim().to_owned();
    let mark = findings::Mark { case, file: id, call, assembly, note, marked_by: caller.person.id };
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

/// The file and the case it was uploaded in, when the caller may read that.
async fn readable(
    app: &App,
    caller: &Caller,
    id: VariantFileId,
    categories: &[&'static str],
) -> Result<(variant_files::VariantFile, Listed), Problem> {
    let file = variant_files::by_id(app.db(), id).await?.ok_or(Problem::NotFound)?;
    let listed = shown(app, caller, file.case, categories).await?;
    Ok((file, listed))
}

async fn file_answer(
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
        Import::Asks { survey } => ImportState::Asks { survey },
        Import::Reading { lines, bytes } => {
            app.imports.progress(file.id).map_or(ImportState::Reading { lines, bytes }, |now| {
                ImportState::Reading { lines: now.data_lines, bytes: now.bytes }
            })
        }
        Import::Ready { report } => ImportState::Ready { report },
        Import::Refused { refusal } => ImportState::Refused { refusal },
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
    }
}
