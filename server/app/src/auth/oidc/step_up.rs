//! A fresh sign-in for a signature.

use axum::extract::{Path, State};
use axum::response::Response;
use board::ids::SigningRequestId;
use store::{people, signing};

use super::providers;
use super::redirect::{SIGN_IN, signing_page, to, with_fault};
use super::start::leave;
use super::transaction::Aim;
use crate::auth::Caller;
use crate::problem::Problem;
use crate::state::App;

/// Sends the signer to their identity provider to show anew who they are; signs when they come back.
#[utoipa::path(get, path = "/signing-requests/{id}/authorize", tag = "signing",
    params(("id" = SigningRequestId, Path, description = "The signing request")),
    responses((status = 303, description = "To the provider; to /sign/{id}?fault= when that cannot be")))]
pub(super) async fn authorize(
    State(app): State<App>,
    Path(request): Path<SigningRequestId>,
    caller: Result<Caller, Problem>,
) -> Response {
    let page = signing_page(request);
    let begun = match caller {
        Ok(caller) => begin(&app, request, &caller).await,
        Err(Problem::SignedOut) => to(&format!("{SIGN_IN}?next={page}"), None),
        Err(problem) => Err(problem),
    };
    begun.unwrap_or_else(|problem| with_fault(&page, &problem, None))
}

async fn begin(app: &App, request: SigningRequestId, caller: &Caller) -> Result<Response, Problem> {
    let providers = providers(app)?;
    let signer = caller.person.id;
    let own = signing::by_id(app.db(), request).await?.filter(|request| request.signer == signer);
    let own = own.ok_or(Problem::NotFound)?;
    if own.settled_at.is_some() || own.expires_at <= app.now() {
        return Err(Problem::SigningOver);
    }
    let vouched = people::subject_of(app.db(), signer).await?.ok_or(Problem::NotFound)?;
    let provider = providers.by_issuer(&vouched.issuer)?;
    leave(app, providers, provider, Aim::Sign { request, person: signer }).await
}
