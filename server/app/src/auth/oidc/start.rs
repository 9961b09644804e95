//! Leaving for the provider.

use std::time::Duration;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use openidconnect::core::{CoreAuthPrompt, CoreResponseType};
use openidconnect::{
    AuthenticationContextClass, AuthenticationFlow, CsrfToken, Nonce, PkceCodeChallenge, PkceCodeVerifier,
    Scope,
};
use serde::Deserialize;
use serde_json::json;

use super::provider::{Metadata, Provider, STALE};
use super::redirect::{SIGN_IN, own_page, to, with_fault};
use super::transaction::{Aim, Transaction};
use super::{Providers, providers};
use crate::problem::Problem;
use crate::state::App;

#[derive(Deserialize, utoipa::IntoParams)]
pub(super) struct Start {
    /// The provider's id.
    provider: String,
    /// The page of this server to go on to.
    next: Option<String>,
}

/// Sends the browser to an identity provider; it comes back to `/oidc/callback`.
#[utoipa::path(get, path = "/oidc/start", tag = "people", params(Start),
    responses((status = 303, description = "To the provider; to /sign-in?fault= when that cannot be")))]
pub(super) async fn start(State(app): State<App>, asked: Result<Query<Start>, QueryRejection>) -> Response {
    let begun = match asked {
        Ok(Query(asked)) => begin(&app, &asked).await,
        Err(_) => Err(Problem::NotFound),
    };
    begun.unwrap_or_else(|problem| with_fault(SIGN_IN, &problem, None))
}

async fn begin(app: &App, asked: &Start) -> Result<Response, Problem> {
    let providers = providers(app)?;
    let aim = Aim::SignIn { next: own_page(asked.next.as_deref()) };
    leave(app, providers, providers.by_id(&asked.provider)?, aim).await
}

/// Sends the browser to `provider`, with a transaction to bring back.
pub(super) async fn leave(
    app: &App,
    providers: &Providers,
    provider: &Provider,
    aim: Aim,
) -> Result<Response, Problem> {
    let now = app.now();
    let metadata = provider.metadata(now, STALE).await?;
    let transaction = Transaction::begin(&provider.config.id, aim, now)?;
    let address = address(provider, &metadata, &providers.callback, &transaction)?;
    to(&address, [transaction.kept(providers)?])
}

/// Where the provider asks people who they are.
fn address(
    provider: &Provider,
    metadata: &Metadata,
    callback: &str,
    transaction: &Transaction,
) -> Result<String, Problem> {
    let config = &provider.config;
    let client = provider.client(metadata, callback)?;
    let verifier = PkceCodeVerifier::new(transaction.verifier.clone());
    let (state, nonce) = (transaction.state.clone(), transaction.nonce.clone());
    let mut request = client
        .authorize_url(
            AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
            move || CsrfToken::new(state),
            move || Nonce::new(nonce),
        )
        .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
        .add_scopes(config.scopes.iter().cloned().map(Scope::new));
    for acr in &config.acr {
        request = request.add_auth_context_value(AuthenticationContextClass::new(acr.clone()));
    }
    if let (Some(claim), Some(true)) = (&config.person_claim, metadata.claims_parameter_supported()) {
        let wanted = json!({ "id_token": { claim: { "essential": true } } });
        request = request.add_extra_param("claims", wanted.to_string());
    }
    if matches!(transaction.aim, Aim::Sign { .. }) {
        // Both say the same; some providers heed only one of them. The callback believes neither.
        request = request.add_prompt(CoreAuthPrompt::Login).set_max_age(Duration::ZERO);
    }
    Ok(request.url().0.into())
}
