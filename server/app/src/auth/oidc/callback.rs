//! Coming back from the provider.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use board::ids::{PersonId, SigningRequestId};
use http::HeaderMap;
use openidconnect::{AuthorizationCode, PkceCodeVerifier, RequestTokenError, TokenResponse};
use serde::Deserialize;
use store::people;

use super::claims::{Token, Vouched, believe};
use super::provider::{Metadata, Provider, STALE};
use super::redirect::{SIGN_IN, page_of_fault, signing_page, to, with_fault};
use super::transaction::{Aim, Transaction};
use super::{Providers, providers};
use crate::auth::browser_session;
use crate::problem::{Problem, SignInFault};
use crate::signing::{self, Proof};
use crate::state::App;

#[derive(Deserialize, utoipa::IntoParams)]
pub(super) struct Answer {
    /// What this server sent along.
    state: String,
    /// To be exchanged for an ID token.
    code: Option<String>,
    /// Who answers (RFC 9207).
    iss: Option<String>,
    /// Why there is no code.
    error: Option<String>,
}

/// Where identity providers send the browser back to. Signs in, or settles a signing request.
#[utoipa::path(get, path = "/oidc/callback", tag = "people", params(Answer),
    responses((status = 303, description = "To a page of this server; with ?fault= when nothing came of it")))]
pub(super) async fn callback(
    State(app): State<App>,
    headers: HeaderMap,
    answer: Result<Query<Answer>, QueryRejection>,
) -> Response {
    let unexpected = || with_fault(SIGN_IN, &failed(SignInFault::Unexpected), None);
    let (Ok(providers), Ok(Query(answer))) = (providers(&app), answer) else { return unexpected() };
    let Some(transaction) = Transaction::of(providers, &headers, &answer.state, app.now()) else {
        return unexpected();
    };
    let done = match vouched(&app, providers, &transaction, answer).await {
        Ok(vouched) => carry_out(&app, &headers, &transaction, vouched).await,
        Err(problem) => Err(problem),
    };
    done.unwrap_or_else(|problem| {
        with_fault(&page_of_fault(&transaction.aim), &problem, transaction.forgotten().ok())
    })
}

fn failed(reason: SignInFault) -> Problem {
    Problem::SignInFailed { reason }
}

/// Exchanges the code for an ID token, and says whom it vouches for.
async fn vouched(
    app: &App,
    providers: &Providers,
    transaction: &Transaction,
    answer: Answer,
) -> Result<Vouched, Problem> {
    let provider = providers.by_id(&transaction.provider)?;
    let metadata = provider.metadata(app.now(), STALE).await?;
    // Another provider's code must not be brought to this one (mix-up, RFC 9207).
    let names_itself = metadata.additional_metadata().authorization_response_iss_parameter_supported;
    match &answer.iss {
        Some(issuer) if *issuer != provider.config.issuer => return Err(failed(SignInFault::Unexpected)),
        None if names_itself => return Err(failed(SignInFault::Unexpected)),
        _ => {}
    }
    if let Some(error) = answer.error {
        tracing::info!(provider = provider.config.id, error, "the identity provider refused");
        return Err(failed(SignInFault::ProviderRefused));
    }
    let code = answer.code.ok_or(failed(SignInFault::Unexpected))?;
    let token = exchange(provider, &metadata, &providers.callback, transaction, code).await?;
    believe(provider, &metadata, &token, &transaction.nonce, app.now()).await
}

async fn exchange(
    provider: &Provider,
    metadata: &Metadata,
    callback: &str,
    transaction: &Transaction,
    code: String,
) -> Result<Token, Problem> {
    let response = provider
        .client(metadata, callback)?
        .exchange_code(AuthorizationCode::new(code))
        .map_err(Problem::internal)?
        .set_pkce_verifier(PkceCodeVerifier::new(transaction.verifier.clone()))
        .request_async(&provider.http)
        .await
        .map_err(|error| {
            let (reason, why) = match &error {
                RequestTokenError::ServerResponse(refusal) => {
                    (SignInFault::ProviderRefused, refusal.error().as_ref().to_owned())
                }
                RequestTokenError::Request(error) => (SignInFault::ProviderUnreachable, error.to_string()),
                RequestTokenError::Parse(..) | RequestTokenError::Other(_) => {
                    (SignInFault::TokenInvalid, "the answer cannot be read".to_owned())
                }
            };
            tracing::warn!(provider = provider.config.id, why, "no token for the code");
            failed(reason)
        })?;
    let token = response.id_token().ok_or(failed(SignInFault::TokenInvalid))?;
    // Read again as a token with every claim; the signed text is the same.
    token.to_string().parse().map_err(|_| failed(SignInFault::TokenInvalid))
}

async fn carry_out(
    app: &App,
    headers: &HeaderMap,
    transaction: &Transaction,
    vouched: Vouched,
) -> Result<Response, Problem> {
    let person = people::by_subject(app.db(), &vouched.subject).await?.map(|person| person.id);
    match &transaction.aim {
        Aim::SignIn { next } => {
            let person = person.ok_or(failed(SignInFault::UnknownPerson))?;
            let session = browser_session::begin(app, person, vouched.authentication).await?;
            to(next, [session, transaction.forgotten()?])
        }
        Aim::Sign { request, person: signer } => {
            let (request, signer) = (*request, *signer);
            // The provider, the browser and the request must all mean the same person.
            let signed_in = browser_session::caller(app, headers).await?.person.id;
            if person != Some(signer) || signed_in != signer {
                return Err(Problem::OtherPerson);
            }
            sign(app, request, signer, transaction, vouched).await?;
            to(&signing_page(request), [transaction.forgotten()?])
        }
    }
}

async fn sign(
    app: &App,
    request: SigningRequestId,
    signer: PersonId,
    transaction: &Transaction,
    vouched: Vouched,
) -> Result<(), Problem> {
    let authenticated_at = vouched.freshly(transaction.begun_at, app.now())?;
    let authentication = vouched.authentication;
    signing::settle(app, request, Proof { person: signer, authenticated_at, authentication }).await
}
