//! Sending files in pieces that survive a broken connection, as tus 1.0.0 has it
//! (<https://tus.io/protocols/resumable-upload>).

use axum::Json;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use board::access::{Action, Relation};
use board::ids::{CaseId, UploadId};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use store::uploads::{self, Standing, Upload};
use store::{Kind, Unit};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api;
use crate::api::uploads::Uploads;
use crate::auth::Caller;
use crate::blobs::shown_name;
use crate::case_access::allowed;
use crate::extract::Path;
use crate::problem::{Field, Problem};
use crate::state::App;
use crate::uploads::{act, receive, shown};
use crate::{fresh, transact};

/// The version of the protocol.
const VERSION: HeaderValue = HeaderValue::from_static("1.0.0");
const EXTENSIONS: HeaderValue = HeaderValue::from_static("creation,creation-with-upload,termination");
/// The media type of pieces.
const PIECE: &str = "application/offset+octet-stream";

const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const VERSIONS: HeaderName = HeaderName::from_static("tus-version");
const EXTENSION: HeaderName = HeaderName::from_static("tus-extension");
const MAX_SIZE: HeaderName = HeaderName::from_static("tus-max-size");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const METADATA: HeaderName = HeaderName::from_static("upload-metadata");

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(create, list, abilities))
        .routes(routes!(one, offset, append, give_up))
        // Pieces have the configuration's limit, not that of JSON bodies.
        .layer(DefaultBodyLimit::disable())
        .layer(middleware::from_fn(version))
}

/// Refuses another version of the protocol, and says the own one with every answer. Reading documents and asking for the
/// abilities needs none.
async fn version(request: Request, next: Next) -> Response {
    let spoken = request.headers().get(RESUMABLE);
    let needed = !matches!(*request.method(), Method::GET | Method::OPTIONS);
    let mut response = if needed && spoken != Some(&VERSION) {
        Problem::UploadVersion.into_response()
    } else {
        next.run(request).await
    };
    if response.status() == StatusCode::PRECONDITION_FAILED {
        response.headers_mut().insert(VERSIONS, VERSION);
    }
    response.headers_mut().insert(RESUMABLE, VERSION);
    response
}

/// What the server can do of the protocol.
#[utoipa::path(options, path = "/uploads", tag = "uploads", responses((status = 204, description = "In the headers")))]
async fn abilities(State(app): State<App>) -> Response {
    let size = HeaderValue::from(app.config.upload_limit_bytes);
    (StatusCode::NO_CONTENT, [(VERSIONS, VERSION), (EXTENSION, EXTENSIONS), (MAX_SIZE, size)]).into_response()
}

/// Begins an upload, with its first bytes when there is a body.
#[utoipa::path(post, path = "/uploads", tag = "uploads",
    params(("Tus-Resumable" = String, Header), ("Upload-Length" = u64, Header), ("Upload-Metadata" = String, Header)),
    request_body(content = Vec<u8>, content_type = "application/offset+octet-stream"),
    responses((status = 201, description = "Its address and offset in the headers")))]
async fn create(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let upload = announced(&app, &caller, &headers).await?;
    let has_body = headers.contains_key(header::TRANSFER_ENCODING)
        || headers.get(header::CONTENT_LENGTH).is_some_and(|length| length != "0");
    if has_body {
        is_piece(&headers)?;
    }
    let (id, row) = (upload.id, upload.clone());
    app.blobs.begin(id).await.map_err(Problem::internal)?;
    transact!(app, async move |unit: &mut Unit| Ok(uploads::make(unit, &row).await?))?;
    let turn = app.uploads.turn(id).await;
    let received = match receive(&app, upload.clone(), caller.who(), turn, body.into_data_stream()).await {
        Err(problem @ Problem::TooLarge { .. }) => {
            // Nobody learnt of it.
            app.uploads.give_up(&app, &upload, None).await?;
            return Err(problem);
        }
        other => other?,
    };
    let place = HeaderValue::from_str(&format!("/api/v1/uploads/{id}")).map_err(Problem::internal)?;
    let offset = HeaderValue::from(received);
    Ok((StatusCode::CREATED, [(header::LOCATION, place), (OFFSET, offset)]).into_response())
}

/// The upload that the headers announce, when the caller may upload there.
async fn announced(app: &App, caller: &Caller, headers: &HeaderMap) -> Result<Upload, Problem> {
    let length = number(headers, &LENGTH)?;
    if length > app.config.upload_limit_bytes {
        return Err(Problem::TooLarge { limit_bytes: app.config.upload_limit_bytes });
    }
    let metadata = headers.get(METADATA).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let name = metadatum(metadata, "filename").and_then(|name| shown_name(&name));
    let case = match metadatum(metadata, "case") {
        Some(case) => Some(case.parse::<CaseId>().map_err(|_| malformed(&METADATA))?),
        None => None,
    };
    match case {
        Some(case) => drop(allowed(app, caller, case, Action::UploadVariantFile).await?),
        None => caller.must(Relation::CaseTeam, Action::UploadVariantFile)?,
    }
    Ok(Upload {
        id: fresh!(app, UploadId)?,
        person: caller.person.id,
        case,
        name: name.ok_or(Problem::Invalid { field: Field::FileName })?,
        length,
        received: 0,
        created_at: app.now(),
        standing: Standing::Receiving {},
        sha256: None,
    })
}

/// A value of `Upload-Metadata`: pairs of a key and Base64, parted by commas.
fn metadatum(metadata: &str, key: &str) -> Option<String> {
    let mut pairs = metadata.split(',').filter_map(|pair| pair.trim().split_once(' '));
    let (_, value) = pairs.find(|(known, _)| *known == key)?;
    Some(String::from_utf8_lossy(&STANDARD.decode(value.trim()).ok()?).into_owned())
}

fn number(headers: &HeaderMap, name: &HeaderName) -> Result<u64, Problem> {
    let given = headers.get(name).and_then(|value| value.to_str().ok());
    given.and_then(|text| text.parse().ok()).ok_or_else(|| malformed(name))
}

fn malformed(name: &HeaderName) -> Problem {
    Problem::Malformed { reason: format!("{name} is missing or cannot be read") }
}

fn is_piece(headers: &HeaderMap) -> Result<(), Problem> {
    if headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == PIECE) {
        Ok(())
    } else {
        Err(Problem::MediaType { needed: PIECE })
    }
}

/// The caller's uploads that are not placed yet.
#[utoipa::path(get, path = "/uploads", tag = "uploads", responses((status = 200, body = Uploads)))]
async fn list(State(app): State<App>, caller: Caller) -> Result<Json<Uploads>, Problem> {
    let own = uploads::of_person(app.db(), caller.person.id).await?;
    Ok(Json(Uploads { uploads: shown(&app, &caller, own).await? }))
}

/// One upload of the caller.
#[utoipa::path(get, path = "/uploads/{upload}", tag = "uploads", params(("upload" = String, Path)),
    responses((status = 200, body = api::uploads::Upload)))]
async fn one(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<UploadId>,
) -> Result<Json<api::uploads::Upload>, Problem> {
    let own = own(&app, &caller, id).await?;
    shown(&app, &caller, vec![own]).await?.pop().map(Json).ok_or(Problem::NotFound)
}

/// How many bytes of an upload are here. Whoever still sends at it is told to stop, so that the number holds.
#[utoipa::path(head, path = "/uploads/{upload}", tag = "uploads",
    params(("upload" = String, Path), ("Tus-Resumable" = String, Header)),
    responses((status = 200, description = "In the headers")))]
async fn offset(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<UploadId>,
) -> Result<Response, Problem> {
    own(&app, &caller, id).await?;
    let _turn = app.uploads.turn(id).await;
    let upload = own(&app, &caller, id).await?;
    let mut metadata = format!("filename {}", STANDARD.encode(&upload.name));
    if let Some(case) = upload.case {
        metadata.push_str(&format!(",case {}", STANDARD.encode(case.to_string())));
    }
    let metadata = HeaderValue::from_str(&metadata).map_err(Problem::internal)?;
    let (received, length) = (HeaderValue::from(upload.received), HeaderValue::from(upload.length));
    Ok([(OFFSET, received), (LENGTH, length), (METADATA, metadata)].into_response())
}

/// Sends the next bytes.
#[utoipa::path(patch, path = "/uploads/{upload}", tag = "uploads",
    params(("upload" = String, Path), ("Tus-Resumable" = String, Header), ("Upload-Offset" = u64, Header)),
    request_body(content = Vec<u8>, content_type = "application/offset+octet-stream"),
    responses((status = 204, description = "The new offset in the headers")))]
async fn append(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<UploadId>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    own(&app, &caller, id).await?;
    is_piece(&headers)?;
    let offset = number(&headers, &OFFSET)?;
    let turn = app.uploads.turn(id).await;
    let upload = own(&app, &caller, id).await?;
    if offset != upload.received || upload.standing != (Standing::Receiving {}) {
        return Err(Problem::UploadOffset { offset: upload.received });
    }
    let received = receive(&app, upload, caller.who(), turn, body.into_data_stream()).await?;
    Ok((StatusCode::NO_CONTENT, [(OFFSET, HeaderValue::from(received))]).into_response())
}

/// Gives an upload up, also after it was looked at.
#[utoipa::path(delete, path = "/uploads/{upload}", tag = "uploads",
    params(("upload" = String, Path), ("Tus-Resumable" = String, Header)),
    responses((status = 204, description = "It is gone")))]
async fn give_up(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<UploadId>,
) -> Result<StatusCode, Problem> {
    own(&app, &caller, id).await?;
    let _turn = app.uploads.turn(id).await;
    let upload = own(&app, &caller, id).await?;
    let entry = act(&upload, Kind("upload.given_up"), caller.who());
    app.uploads.give_up(&app, &upload, Some(entry)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The upload with this id; that of somebody else does not exist.
pub async fn own(app: &App, caller: &Caller, id: UploadId) -> Result<Upload, Problem> {
    let upload = uploads::by_id(app.db(), id).await?;
    upload.filter(|upload| upload.person == caller.person.id).ok_or(Problem::NotFound)
}
