//! One identity provider: how it is reached, and what it last said of itself.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use board::Timestamp;
use openidconnect::core::{
    CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClient, CoreClientAuthMethod, CoreGrantType,
    CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreResponseMode,
    CoreResponseType, CoreSubjectIdentifierType,
};
use openidconnect::{
    AdditionalProviderMetadata, AuthType, ClientId, ClientSecret, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, IssuerUrl, ProviderMetadata, RedirectUrl, reqwest,
};
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;

use super::NotUsable;
use crate::config::{ProviderConfig, is_loopback};
use crate::problem::{Problem, SignInFault};

/// A provider that has not answered by then is unreachable.
const PATIENCE: Duration = Duration::from_secs(10);
/// What a provider says of itself, its keys included, is asked for again after this many seconds: a key that it has
/// withdrawn is not believed for longer.
pub(super) const STALE: i64 = 60 * 60;
/// A token under an unknown key has them asked for again, but not within so many seconds of the last time.
pub(super) const SOONEST: i64 = 60;
/// After a failure the provider is left alone for this many seconds, so that people do not queue up behind one another.
const PAUSE: i64 = 5;

/// What the library leaves out of the discovery document.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct More {
    /// RFC 9207: the provider names itself when it sends the browser back.
    #[serde(default)]
    pub(super) authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for More {}

/// The discovery document with the keys.
pub(super) type Metadata = ProviderMetadata<
    More,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// This server as the provider's client.
pub(super) type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

pub(super) struct Provider {
    pub(super) config: ProviderConfig,
    pub(super) http: reqwest::Client,
    issuer: IssuerUrl,
    secret: Option<ClientSecret>,
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    metadata: Option<(Timestamp, Arc<Metadata>)>,
    failed_at: Option<Timestamp>,
}

impl Provider {
    pub(super) fn of(config: ProviderConfig) -> Result<Self, NotUsable> {
        let address = || NotUsable::Address { address: config.issuer.clone() };
        let issuer = IssuerUrl::new(config.issuer.clone()).map_err(|_| address())?;
        let secret = config.client_secret_file.as_deref().map(read).transpose()?;
        let loopback = issuer.url().host_str().is_some_and(is_loopback);
        let tls = |error| NotUsable::Tls { id: config.id.clone(), error };
        // A redirect would send the client's secret wherever the answer says.
        let mut http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .https_only(!loopback)
            .timeout(PATIENCE);
        if let Some(file) = &config.ca_file {
            let authority = reqwest::Certificate::from_pem(read(file)?.as_bytes()).map_err(tls)?;
            http = http.add_root_certificate(authority);
        }
        let http = http.build().map_err(tls)?;
        Ok(Self { http, issuer, secret: secret.map(ClientSecret::new), config, known: Mutex::default() })
    }

    /// What the provider says of itself, at most `age` seconds old if it can be asked.
    pub(super) async fn metadata(&self, now: Timestamp, age: i64) -> Result<Arc<Metadata>, Problem> {
        let mut known = self.known.lock().await;
        let left_alone = known.failed_at.is_some_and(|at| now < at.plus_seconds(PAUSE));
        let fresh = known.metadata.as_ref().is_some_and(|(at, _)| now < at.plus_seconds(age));
        if !fresh && !left_alone {
            match Metadata::discover_async(self.issuer.clone(), &self.http).await {
                Ok(metadata) => *known = Known { metadata: Some((now, Arc::new(metadata))), failed_at: None },
                Err(error) => {
                    tracing::warn!(provider = self.config.id, %error, "the identity provider cannot be asked");
                    known.failed_at = Some(now);
                }
            }
        }
        let metadata = known.metadata.as_ref().map(|(_, metadata)| metadata.clone());
        metadata.ok_or(Problem::SignInFailed { reason: SignInFault::ProviderUnreachable })
    }

    /// This server as the provider's client, with `callback` as the address to return to.
    pub(super) fn client(&self, metadata: &Metadata, callback: &str) -> Result<Client, Problem> {
        let callback = RedirectUrl::new(callback.to_owned()).map_err(Problem::internal)?;
        let id = ClientId::new(self.config.client_id.clone());
        let client = CoreClient::from_provider_metadata(metadata.clone(), id, self.secret.clone());
        Ok(client.set_redirect_uri(callback).set_auth_type(auth_type(metadata)))
    }
}

/// How the client shows its secret: in the header, unless the provider takes it in the body only.
fn auth_type(metadata: &Metadata) -> AuthType {
    let methods = metadata.token_endpoint_auth_methods_supported();
    let takes = |method| methods.is_some_and(|methods| methods.contains(&method));
    let body_only =
        takes(CoreClientAuthMethod::ClientSecretPost) && !takes(CoreClientAuthMethod::ClientSecretBasic);
    if body_only { AuthType::RequestBody } else { AuthType::BasicAuth }
}

/// The text of a file without the line's end.
fn read(file: &Path) -> Result<String, NotUsable> {
    let unusable = |error| NotUsable::File { file: file.to_owned(), error };
    let text = std::fs::read_to_string(file).map_err(unusable)?;
    let text = text.trim();
    if text.is_empty() {
        return Err(unusable(std::io::Error::new(std::io::ErrorKind::InvalidData, "it is empty")));
    }
    Ok(text.to_owned())
}
