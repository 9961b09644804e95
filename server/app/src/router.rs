//! Every route once: this list also makes the OpenAPI description.

use std::time::Duration;

use axum::extract::DefaultBodyLimit;
use axum::response::IntoResponse;
use axum::routing::get;
use axum::{Json, Router, middleware};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use crate::problem::Problem;
use crate::state::App;
use crate::{auth, guard, live, request_id, routes, texts, web};

/// Largest JSON body, in bytes. Uploads have their own limit.
pub const JSON_BODY: usize = 256 << 10;

/// How long a browser may keep the description.
const DESCRIPTION_AGE: Duration = Duration::from_secs(300);

#[derive(OpenApi)]
#[openapi(info(
    title = "Samsyn",
    description = "Stores, displays and communicates molecular findings, published evidence with its source, and what \
                   board members themselves write, vote and sign. It never decides.",
    license(name = "Apache-2.0", identifier = "Apache-2.0")
))]
struct Description;

/// The whole application over HTTP.
pub fn router(app: App) -> Router {
    let (api, description) = OpenApiRouter::with_openapi(Description::openapi())
        .nest(
            "/api/v1",
            OpenApiRouter::new()
                .merge(routes::people::routes())
                .merge(routes::patients::routes())
                .merge(routes::amending::routes())
                .merge(routes::cases::routes())
                .merge(routes::uploads::routes())
                .merge(routes::placing::routes())
                .merge(routes::variants::routes())
                .merge(routes::judging::routes())
                .merge(routes::regions::routes())
                .merge(routes::downloads::routes())
                .merge(routes::changes::routes())
                .merge(routes::findings::routes())
                .merge(routes::sessions::routes())
                .merge(routes::signing::routes())
                .merge(routes::results::routes())
                .merge(routes::minutes::routes())
                .merge(routes::audit::routes())
                .merge(auth::oidc::routes()),
        )
        .split_for_parts();
    let age = format!("public, max-age={}", DESCRIPTION_AGE.as_secs());
    let describe = get(async move || ([(http::header::CACHE_CONTROL, age)], Json(description)));
    api.route("/api/v1/openapi.json", describe)
        .route("/api/v1/sessions/{session}/live", get(live::socket))
        .route("/api/v1/documents/{document}/sync", get(texts::socket))
        .route("/livez", get(routes::health::live))
        .route("/readyz", get(routes::health::ready))
        .route("/api/{*rest}", get(unknown).fallback(unknown))
        .method_not_allowed_fallback(async || Problem::MethodNotAllowed)
        .fallback(web::serve)
        .layer(DefaultBodyLimit::max(JSON_BODY))
        .layer(middleware::from_fn_with_state(app.clone(), guard::origin))
        .layer(CatchPanicLayer::custom(|_| Problem::internal("a handler panicked").into_response()))
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn(guard::headers))
        .layer(middleware::from_fn(request_id::layer))
        .with_state(app)
}

async fn unknown() -> Problem {
    Problem::NotFound
}
