//! `samsyn serve`, configured as a hospital would.

use std::fs::File;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use store::testing::Database;
use tokio::net::TcpListener;
use tokio::process::{Child, Command};

use crate::provider::Provider;
use crate::visitor::Visitor;

/// A start takes at most this long on a busy machine, in tenths of a second.
const START: u32 = 1_200;

/// A running `samsyn serve` with its provider. Both end with the story.
pub struct Serving {
    pub address: SocketAddr,
    pub provider: Provider,
    config: PathBuf,
    child: Child,
}

impl Serving {
    /// Starts both; `more` is added to the configuration after the provider's block.
    pub async fn start(database: &Database, more: &str) -> Self {
        let provider = Provider::start(database.directory()).await;
        Self::with(database, provider, more).await
    }

    /// Starts the server for a provider that runs.
    pub async fn with(database: &Database, provider: Provider, more: &str) -> Self {
        let directory = database.directory();
        let address = free_address().await;
        let config = directory.join("samsyn.toml");
        let secret = directory.join("client.secret");
        std::fs::write(&secret, format!("{}\n", provider.secret)).unwrap();
        let (url, data) = (&database.url, directory.join("data"));
        let (issuer, client) = (&provider.issuer, &provider.client);
        let text = format!(
            "listen = \"{address}\"\npublic_url = \"http://{address}\"\ndatabase = \"{url}\"\ndata = {data:?}\n\
             [[providers]]\nid = \"hospital\"\nname = \"The hospital\"\nissuer = \"{issuer}\"\n\
             client_id = \"{client}\"\nclient_secret_file = {secret:?}\n{more}\n"
        );
        std::fs::write(&config, text).unwrap();
        let child = run(directory, &config, address).await;
        Self { address, provider, config, child }
    }

    /// Stops the server and starts it again with `change` made to its configuration.
    pub async fn start_again(&mut self, change: impl FnOnce(String) -> String) {
        let id = self.child.id().unwrap().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().await.unwrap().success());
        assert!(self.child.wait().await.unwrap().success());
        let text = change(std::fs::read_to_string(&self.config).unwrap());
        std::fs::write(&self.config, text).unwrap();
        self.child = run(self.config.parent().unwrap(), &self.config, self.address).await;
    }

    /// A browser without a session.
    pub fn visitor(&self) -> Visitor {
        Visitor::of(self.address)
    }
}

async fn run(directory: &Path, config: &Path, address: SocketAddr) -> Child {
    let log = directory.join("server.log");
    let mut child = Command::new(program())
        .args(["serve", "--config"])
        .arg(config)
        .stdout(Stdio::null())
        .stderr(Stdio::from(File::options().create(true).append(true).open(&log).unwrap()))
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut left = START;
    while tokio::net::TcpStream::connect(address).await.is_err() {
        left -= 1;
        let ended = child.try_wait().unwrap().is_some();
        if ended || left == 0 {
            panic!("samsyn did not start: {}", std::fs::read_to_string(log).unwrap_or_default());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    child
}

/// The program, built into the directory that this test program lies in.
fn program() -> PathBuf {
    let tests = std::env::current_exe().unwrap();
    tests.ancestors().nth(2).unwrap().join("samsyn")
}

/// The configuration names the port, so it is chosen before the start.
async fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap()
}
