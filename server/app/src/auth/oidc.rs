//! Signing in with OpenID Connect: the authorization code flow with PKCE. A sign-in begins at [`start`] and ends at
//! [`callback`]; a signature asks for a fresh one at [`authorize`](step_up::authorize) and comes back the same way.
//!
//! Browsers come here, not programs: whatever goes wrong is told by sending the browser to a page with `?fault=`, never
//! by a JSON document.

mod callback;
mod claims;
mod provider;
mod redirect;
mod start;
mod step_up;
mod transaction;

use std::path::PathBuf;

use store::Key;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::auth::oidc::provider::Provider;
use crate::config::{Config, ProviderConfig, is_loopback};
use crate::problem::Problem;
use crate::state::App;

/// The identity providers of this server.
pub struct Providers {
    list: Vec<Provider>,
    /// Where providers send the browser back to.
    callback: String,
    /// Seals the transactions that browsers keep. It lives as long as the process: a sign-in under way at a restart is
    /// begun again.
    key: Key,
}

/// Why the identity providers cannot be used. Said to the person at the console.
#[derive(Debug, thiserror::Error)]
pub enum NotUsable {
    /// The short name would not survive in an address.
    #[error("the id {id:?} is not made of letters, digits and hyphens")]
    Id {
        /// As configured.
        id: String,
    },
    /// Two providers share a short name.
    #[error("two providers have the id {id:?}")]
    Twice {
        /// As configured.
        id: String,
    },
    /// Neither HTTPS nor this computer.
    #[error("{address:?} must begin with https://, except on this computer")]
    Address {
        /// As configured.
        address: String,
    },
    /// A file cannot be read, or is empty.
    #[error("the file {file} cannot be used: {error}")]
    File {
        /// As configured.
        file: PathBuf,
        /// What the operating system said.
        error: std::io::Error,
    },
    /// The file of a certificate authority is not PEM, or TLS cannot be set up.
    #[error("TLS towards {id:?} cannot be set up: {error}")]
    Tls {
        /// The provider.
        id: String,
        /// What the TLS library said.
        error: openidconnect::reqwest::Error,
    },
    /// The operating system gave no random bytes.
    #[error("no randomness")]
    Randomness(#[from] getrandom::Error),
}

impl Providers {
    /// The providers as configured. None is asked anything yet: one that is down stops nobody from signing in with
    /// another, and not the server from starting.
    ///
    /// # Errors
    /// The configuration cannot work.
    pub fn of(config: &Config) -> Result<Self, NotUsable> {
        let public = config.public_url.trim_end_matches('/');
        safe_address(public)?;
        let mut list: Vec<Provider> = Vec::new();
        for one in &config.providers {
            if list.iter().any(|known| known.config.id == one.id) {
                return Err(NotUsable::Twice { id: one.id.clone() });
            }
            list.push(Provider::of(checked(one)?)?);
        }
        Ok(Self { list, callback: format!("{public}/api/v1/oidc/callback"), key: Key::random()? })
    }

    fn by_id(&self, id: &str) -> Result<&Provider, Problem> {
        self.list.iter().find(|one| one.config.id == id).ok_or(Problem::NotFound)
    }

    /// The provider that vouches for people under `issuer`.
    fn by_issuer(&self, issuer: &str) -> Result<&Provider, Problem> {
        self.list.iter().find(|one| one.config.issuer == issuer).ok_or(Problem::NotFound)
    }
}

/// The providers; a demo has none, so that there the addresses of this file do not exist.
fn providers(app: &App) -> Result<&Providers, Problem> {
    app.providers.as_ref().ok_or(Problem::NotFound)
}

fn checked(one: &ProviderConfig) -> Result<ProviderConfig, NotUsable> {
    let plain = |sign: u8| sign.is_ascii_alphanumeric() || sign == b'-';
    if one.id.is_empty() || !one.id.bytes().all(plain) {
        return Err(NotUsable::Id { id: one.id.clone() });
    }
    safe_address(&one.issuer)?;
    Ok(one.clone())
}

/// Secrets and tokens travel over TLS; only this computer may do without, for trying things out.
fn safe_address(address: &str) -> Result<(), NotUsable> {
    let unsafe_address = || NotUsable::Address { address: address.to_owned() };
    let url = openidconnect::url::Url::parse(address).map_err(|_| unsafe_address())?;
    match (url.scheme(), url.host_str()) {
        ("https", Some(_)) => Ok(()),
        ("http", Some(host)) if is_loopback(host) => Ok(()),
        _ => Err(unsafe_address()),
    }
}

/// The routes of this file.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(start::start))
        .routes(routes!(callback::callback))
        .routes(routes!(step_up::authorize))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn provider(id: &str, issuer: &str) -> ProviderConfig {
        ProviderConfig {
            id: id.to_owned(),
            name: "Hospital".to_owned(),
            issuer: issuer.to_owned(),
            client_id: "samsyn".to_owned(),
            client_secret_file: None,
            ca_file: None,
            person_claim: None,
            scopes: Vec::new(),
            acr: Vec::new(),
        }
    }

    fn of(providers: Vec<ProviderConfig>) -> Result<Providers, NotUsable> {
        Providers::of(&Config { providers, ..Config::default() })
    }

    #[test]
    fn tokens_never_travel_unencrypted_to_another_computer() {
        assert!(of(vec![provider("a", "https://id.example.se/realms/x")]).is_ok());
        assert!(of(vec![provider("a", "http://127.0.0.1:9400")]).is_ok());
        let refused = of(vec![provider("a", "http://id.example.se")]);
        assert!(matches!(refused, Err(NotUsable::Address { address }) if address == "http://id.example.se"));
    }

    #[test]
    fn an_id_that_would_not_survive_in_an_address_is_refused() {
        let refused = of(vec![provider("a b", "https://id.example.se")]);
        assert!(matches!(refused, Err(NotUsable::Id { id }) if id == "a b"));
    }

    #[test]
    fn two_providers_cannot_share_an_id() {
        let refused =
            of(vec![provider("a", "https://id.example.se"), provider("a", "https://other.example.se")]);
        assert!(matches!(refused, Err(NotUsable::Twice { id }) if id == "a"));
    }

    #[test]
    fn an_empty_secret_file_is_refused() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let mut one = provider("a", "https://id.example.se");
        one.client_secret_file = Some(file.path().to_owned());
        assert!(matches!(of(vec![one]), Err(NotUsable::File { .. })));
    }
}
