//! Who is signed in, how to sign in, and whom one can name.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::{StatusCode, header};
use store::{boards, people};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::api::people::{Boards, Me, Mode, People, PersonListed, Provider, SignInOptions};
use crate::auth::{Caller, browser_session, demo as demo_sign_in};
use crate::demo;
use crate::problem::Problem;
use crate::state::App;

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(options))
        .routes(routes!(demo_sign_in::sign_in))
        .routes(routes!(sign_out))
        .routes(routes!(me))
        .routes(routes!(list_boards))
        .routes(routes!(list_people))
}

/// How one can sign in here.
#[utoipa::path(get, path = "/sign-in/options", tag = "people", responses((status = 200, body = SignInOptions)))]
async fn options(State(app): State<App>) -> Result<Json<SignInOptions>, Problem> {
    Ok(Json(match &app.providers {
        None => SignInOptions::Demo { personas: demo::personas(&app).await? },
        Some(_) => {
            let named =
                |one: &crate::config::ProviderConfig| Provider { id: one.id.clone(), name: one.name.clone() };
            SignInOptions::Oidc { providers: app.config.providers.iter().map(named).collect() }
        }
    }))
}

/// Ends the browser session.
#[utoipa::path(post, path = "/sign-out", tag = "people", responses((status = 204, description = "Signed out")))]
async fn sign_out(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    let cookie = browser_session::end(&app, &caller).await?;
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]).into_response())
}

/// The signed-in person.
#[utoipa::path(get, path = "/me", tag = "people", responses((status = 200, body = Me)))]
async fn me(State(app): State<App>, caller: Caller) -> Json<Me> {
    let mode: Mode = app.mode();
    let person = caller.person;
    Json(Me {
        person: person.id,
        initials: person.initials(),
        name: person.name,
        roles: person.roles,
        discipline: person.discipline,
        unit: person.unit,
        organisation: person.organisation,
        place: person.place,
        mode,
    })
}

/// The boards with their members.
#[utoipa::path(get, path = "/boards", tag = "people", responses((status = 200, body = Boards)))]
async fn list_boards(State(app): State<App>, _caller: Caller) -> Result<Json<Boards>, Problem> {
    Ok(Json(Boards { boards: boards::list(app.db()).await? }))
}

/// The people whom one can name as referrer or owner.
#[utoipa::path(get, path = "/people", tag = "people", responses((status = 200, body = People)))]
async fn list_people(State(app): State<App>, _caller: Caller) -> Result<Json<People>, Problem> {
    let people = people::list(app.db()).await?;
    let listed = people.into_iter().map(|person| PersonListed {
        person: person.id,
        name: person.name,
        discipline: person.discipline,
        place: person.place,
        roles: person.roles,
    });
    Ok(Json(People { people: listed.collect() }))
}
