//! What an ID token says, once it is believed.

use std::collections::BTreeMap;
use std::time::{Duration, UNIX_EPOCH};

use board::Timestamp;
use openidconnect::core::{
    CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm,
};
use openidconnect::{
    AdditionalClaims, ClaimsVerificationError, ClientId, IdToken, IdTokenClaims, IdTokenVerifier, Nonce,
    SignatureVerificationError,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::people::Subject;

use super::provider::{Metadata, Provider, SOONEST};
use crate::problem::{Problem, SignInFault};

/// Clocks may differ by this many seconds.
const SKEW: i64 = 60;

/// How a session or signature says its person proved who they are when the provider does not tell.
const UNSPECIFIED: &str = "unspecified";

/// Signatures that only the provider can make. The ones with a shared secret are not among them.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 4] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// Whatever claims a provider adds to the standard ones.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Others {
    #[serde(flatten)]
    all: BTreeMap<String, Value>,
}

impl AdditionalClaims for Others {}

/// An ID token with every claim.
pub(super) type Token =
    IdToken<Others, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>;

type Claims = IdTokenClaims<Others, CoreGenderClaim>;

/// What a provider vouches for.
pub(super) struct Vouched {
    pub(super) subject: Subject,
    /// When the person showed who they are, if the provider tells.
    pub(super) authenticated_at: Option<Timestamp>,
    /// How: the authentication context.
    pub(super) authentication: String,
}

impl Vouched {
    /// When the person showed who they are, if that was after `begun_at`.
    pub(super) fn freshly(&self, begun_at: Timestamp, now: Timestamp) -> Result<Timestamp, Problem> {
        let fresh = |at: &Timestamp| begun_at.plus_seconds(-SKEW) <= *at && *at <= now.plus_seconds(SKEW);
        let stale = Problem::SignInFailed { reason: SignInFault::NotFresh };
        self.authenticated_at.filter(fresh).ok_or(stale)
    }
}

/// Believes `token` when `provider` signed it for this server and for the sign-in with `nonce`, it has not expired, and
/// the person showed who they are in an accepted way.
///
/// # Errors
/// It is not to be believed.
pub(super) async fn believe(
    provider: &Provider,
    metadata: &Metadata,
    token: &Token,
    nonce: &str,
    now: Timestamp,
) -> Result<Vouched, Problem> {
    let nonce = Nonce::new(nonce.to_owned());
    let mut claims = token.claims(&verifier(provider, metadata, now), &nonce);
    if claims.as_ref().is_err_and(under_another_key) {
        let metadata = provider.metadata(now, SOONEST).await?;
        claims = token.claims(&verifier(provider, &metadata, now), &nonce);
    }
    let claims = claims.map_err(|error| refused(provider, SignInFault::TokenInvalid, &error))?;
    vouched(provider, claims)
}

/// Whether the provider may have changed its keys.
fn under_another_key(error: &ClaimsVerificationError) -> bool {
    use SignatureVerificationError::{CryptoError, NoMatchingKey};
    matches!(error, ClaimsVerificationError::SignatureVerification(NoMatchingKey | CryptoError(_)))
}

fn verifier(
    provider: &Provider,
    metadata: &Metadata,
    now: Timestamp,
) -> IdTokenVerifier<'static, CoreJsonWebKey> {
    let client = ClientId::new(provider.config.client_id.clone());
    let since_1970 = Duration::from_micros(u64::try_from(now.micros()).unwrap_or(0));
    IdTokenVerifier::new_public_client(client, metadata.issuer().clone(), metadata.jwks().clone())
        .set_allowed_algs(ALGORITHMS)
        .set_time_fn(move || (UNIX_EPOCH + since_1970).into())
}

fn vouched(provider: &Provider, claims: &Claims) -> Result<Vouched, Problem> {
    let config = &provider.config;
    let acr = claims.auth_context_ref().map(|acr| acr.as_str());
    let accepted = config.acr.is_empty() || acr.is_some_and(|acr| config.acr.iter().any(|one| one == acr));
    if !accepted {
        let found = acr.unwrap_or(UNSPECIFIED);
        return Err(refused(provider, SignInFault::NotStrongEnough, &format!("its acr is {found:?}")));
    }
    let name = config.person_claim.as_deref().unwrap_or("sub");
    let all = serde_json::to_value(claims)?;
    let Some(person) = all.get(name).and_then(Value::as_str).filter(|person| !person.is_empty()) else {
        return Err(refused(provider, SignInFault::TokenInvalid, &format!("it lacks the claim {name:?}")));
    };
    Ok(Vouched {
        subject: Subject { issuer: config.issuer.clone(), subject: person.to_owned() },
        authenticated_at: claims.auth_time().map(|at| Timestamp::from_micros(at.timestamp_micros())),
        authentication: acr.unwrap_or(UNSPECIFIED).to_owned(),
    })
}

fn refused(provider: &Provider, reason: SignInFault, why: &impl std::fmt::Display) -> Problem {
    tracing::warn!(provider = provider.config.id, %why, "an ID token is not accepted");
    Problem::SignInFailed { reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(seconds * 1_000_000)
    }

    fn freshly(authenticated_at: Option<i64>) -> Option<Timestamp> {
        let subject = Subject { issuer: "https://id.example.se".to_owned(), subject: "anna".to_owned() };
        let authenticated_at = authenticated_at.map(at);
        let vouched = Vouched { subject, authenticated_at, authentication: "loa3".to_owned() };
        vouched.freshly(at(1_000), at(1_100)).ok()
    }

    #[test]
    fn a_sign_in_from_before_the_request_is_not_fresh() {
        assert_eq!(freshly(Some(939)), None);
        assert_eq!(freshly(Some(940)), Some(at(940)));
        assert_eq!(freshly(Some(1_100)), Some(at(1_100)));
    }

    #[test]
    fn a_sign_in_in_the_future_is_not_fresh() {
        assert_eq!(freshly(Some(1_160)), Some(at(1_160)));
        assert_eq!(freshly(Some(1_161)), None);
    }

    #[test]
    fn a_provider_that_does_not_say_when_vouches_for_nothing_fresh() {
        assert_eq!(freshly(None), None);
    }
}
