//! The configuration: one TOML file and the environment (`SAMSYN_…`, two underscores between levels). Unknown keys
//! are refused, so that a mistyped one is noticed at start. The fields below are the reference manual.

pub mod directory;
pub mod live;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use board::variant::policy::ALL_KEPT_UP_TO;
use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use http::{HeaderMap, header};
use serde::{Deserialize, Serialize};

use crate::config::directory::{BoardConfig, PersonConfig};
use crate::config::live::LiveConfig;

/// How Samsyn runs.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Where to listen. The demo listens on loopback whatever this says.
    pub listen: SocketAddr,
    /// The address that people's browsers use, such as `https://samsyn.example.se`; sign-in returns there.
    pub public_url: String,
    /// The data directory: the SQLite files and the uploaded bytes.
    pub data: PathBuf,
    /// The keys directory; `keys` beside the data directory's files when empty. Back it up apart from the data.
    pub keys: Option<PathBuf>,
    /// `postgres://user@host/name`; SQLite in the data directory when empty.
    pub database: Option<String>,
    /// The name of the log in its checkpoints.
    pub log_origin: String,
    /// Largest upload, in bytes.
    pub upload_limit_bytes: u64,
    /// Up to so many calls of a variant file all become rows of the database; of a file with more, those that the import
    /// policy keeps. Never more than 250,000 go into the browser's table without the policy.
    pub rows_kept_up_to: u64,
    /// Longest time that the reading of a variant file may take, in seconds.
    pub read_limit_seconds: u64,
    /// Limits of live sessions.
    pub live: LiveConfig,
    /// Identity providers, by a short name that appears in addresses.
    pub providers: Vec<ProviderConfig>,
    /// The people who may sign in.
    pub people: Vec<PersonConfig>,
    /// The standing boards.
    pub boards: Vec<BoardConfig>,
}

/// One identity provider.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderConfig {
    /// Appears in addresses: letters, digits and hyphens.
    pub id: String,
    /// Shown on the sign-in page.
    pub name: String,
    /// The issuer, exactly as its discovery document says.
    pub issuer: String,
    pub client_id: String,
    /// A file that holds the client's secret; none for a public client.
    pub client_secret_file: Option<PathBuf>,
    /// A file with the certificate authority of the provider, in PEM, when it is the organisation's own.
    pub ca_file: Option<PathBuf>,
    /// The claim that tells who a person is, such as `employeeHsaId`; `sub` when empty.
    #[serde(default)]
    pub person_claim: Option<String>,
    /// Scopes asked for beside `openid`.
    #[serde(default)]
    pub scopes: Vec<String>,
    /// Accepted authentication contexts (`acr`); any when empty.
    #[serde(default)]
    pub acr: Vec<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080),
            public_url: "http://127.0.0.1:8080".to_owned(),
            data: PathBuf::from("data"),
            keys: None,
            database: None,
            log_origin: "samsyn.localhost/journal".to_owned(),
            upload_limit_bytes: 10 << 30,
            rows_kept_up_to: ALL_KEPT_UP_TO,
            read_limit_seconds: vcf::Limits::default().seconds,
            live: LiveConfig::default(),
            providers: Vec::new(),
            people: Vec::new(),
            boards: Vec::new(),
        }
    }
}

impl Config {
    /// Reads `file`, then the environment.
    ///
    /// # Errors
    /// An unreadable file, an unknown key or a value of the wrong kind; the message names it.
    pub fn read(file: Option<&Path>) -> Result<Self, Box<figment::Error>> {
        let mut figment = Figment::from(Serialized::defaults(Self::default()));
        if let Some(file) = file {
            figment = figment.merge(Toml::file_exact(file));
        }
        figment
            .merge(Env::prefixed("SAMSYN_").split("__").ignore(&["bin", "config", "log", "test_postgres"]))
            .extract()
            .map_err(Box::new)
    }

    /// The database's address.
    pub fn database_url(&self) -> String {
        self.database.clone().unwrap_or_else(|| format!("sqlite:{}", self.data.join("samsyn.db").display()))
    }

    /// The keys directory.
    pub fn keys_directory(&self) -> PathBuf {
        self.keys.clone().unwrap_or_else(|| self.data.join("keys"))
    }

    /// Whether the request names this server: a foreign name that resolves here is turned away.
    pub fn host_is_ours(&self, headers: &HeaderMap) -> bool {
        let Some(host) = headers.get(header::HOST).and_then(|host| host.to_str().ok()) else {
            return false;
        };
        let name = host.rsplit_once(':').map_or(host, |(name, port)| {
            if port.bytes().all(|digit| digit.is_ascii_digit()) { name } else { host }
        });
        let public = self.public_url.split("://").nth(1).unwrap_or_default();
        let public = public.split(['/', ':']).next().unwrap_or_default();
        name == public || is_loopback(name)
    }
}

/// Whether a host name means this computer.
pub fn is_loopback(name: &str) -> bool {
    name == "localhost"
        || name.ends_with(".localhost")
        || name.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(host: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(header::HOST, host.parse().unwrap())])
    }

    #[test]
    fn a_foreign_name_that_resolves_here_is_turned_away() {
        let config = Config { public_url: "https://samsyn.example.se".to_owned(), ..Config::default() };
        assert!(config.host_is_ours(&asked("samsyn.example.se")));
        assert!(config.host_is_ours(&asked("annika.localhost:8080")));
        assert!(config.host_is_ours(&asked("[::1]:8080")));
        assert!(!config.host_is_ours(&asked("evil.example:8080")));
        assert!(!config.host_is_ours(&HeaderMap::new()));
    }

    #[test]
    fn an_unknown_key_is_refused_by_name() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("samsyn.toml");
        std::fs::write(&file, "lisen = \"127.0.0.1:1\"\n").unwrap();
        let error = Config::read(Some(&file)).unwrap_err().to_string();
        assert!(error.contains("lisen"), "{error}");
    }
}
