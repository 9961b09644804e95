//! Signing in to the demo: choosing a persona. There is nothing to prove, and so the demo listens on loopback only.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::response::{IntoResponse, Response};
use http::{StatusCode, header};

use crate::api::people::{DemoSignIn, Mode};
use crate::auth::browser_session;
use crate::demo;
use crate::problem::Problem;
use crate::state::App;

/// How a demo signature says its signer proved who they are.
pub const AUTHENTICATION: &str = "demo";

/// Signs in as a persona.
#[utoipa::path(post, path = "/demo/sign-in", tag = "people", request_body = DemoSignIn,
    responses((status = 204, description = "Signed in; the cookie is set")))]
pub async fn sign_in(
    State(app): State<App>,
    body: Result<Json<DemoSignIn>, JsonRejection>,
) -> Result<Response, Problem> {
    let Json(chosen) = body?;
    let known =
        app.mode() == Mode::Demo && demo::personas(&app).await?.iter().any(|one| one.person == chosen.person);
    if !known {
        return Err(Problem::NotFound);
    }
    let cookie = browser_session::begin(&app, chosen.person, AUTHENTICATION.to_owned()).await?;
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]).into_response())
}
