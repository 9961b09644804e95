//! The program under test.

use std::fs::File;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use store::testing::Database;
use store::{Settings, Store};
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

use crate::Browser;

/// A start, the demo's data included, takes at most this long on a busy machine.
const START: Duration = Duration::from_secs(120);

/// A running `samsyn demo`. It ends with the story.
pub struct Server {
    pub address: SocketAddr,
    database: String,
    directory: PathBuf,
    child: Child,
    /// Kept open: the program may still say something.
    _console: Lines<BufReader<ChildStdout>>,
}

impl Server {
    /// Starts the demo on a new database.
    pub async fn start(database: &Database) -> Self {
        Self::run(database.url.clone(), database.directory().to_owned()).await
    }

    /// Starts the demo with a log of everything that the program and its libraries can say.
    pub async fn start_talking(database: &Database) -> Self {
        Self::start_with(database, &[("SAMSYN_LOG", "trace")]).await
    }

    /// Starts the demo on a new database, with these settings in its environment.
    pub async fn start_with(database: &Database, environment: &[(&str, &str)]) -> Self {
        Self::run_with(database.url.clone(), database.directory().to_owned(), environment).await
    }

    /// Starts it again after it has ended, on what its database holds.
    pub async fn start_again(self) -> Self {
        Self::run(self.database, self.directory).await
    }

    /// Starts another server on the same database, with a copy of the keys, as an administrator would give it to it.
    pub async fn start_beside(&self) -> Self {
        let directory = self.directory.join("beside");
        let keys = directory.join("data").join("keys");
        std::fs::create_dir_all(&keys).unwrap();
        for file in std::fs::read_dir(self.directory.join("data").join("keys")).unwrap().map(Result::unwrap) {
            std::fs::copy(file.path(), keys.join(file.file_name())).unwrap();
        }
        Self::run(self.database.clone(), directory).await
    }

    /// The number of its process.
    pub fn process(&self) -> u32 {
        self.child.id().unwrap()
    }

    async fn run(database: String, directory: PathBuf) -> Self {
        Self::run_with(database, directory, &[]).await
    }

    async fn run_with(database: String, directory: PathBuf, environment: &[(&str, &str)]) -> Self {
        let log = File::options().create(true).append(true).open(directory.join("server.log")).unwrap();
        let mut child = Command::new(program())
            .args(["demo", "--port", "0", "--database", &database, "--data"])
            .arg(directory.join("data"))
            .envs(environment.iter().copied())
            .stdout(Stdio::piped())
            .stderr(Stdio::from(log))
            .kill_on_drop(true)
            .spawn()
            .expect("the program `samsyn` is built beside the tests");
        let mut console = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = tokio::time::timeout(START, said_address(&mut console)).await;
        let Ok(Some(address)) = address else {
            let log = std::fs::read_to_string(directory.join("server.log")).unwrap_or_default();
            panic!("samsyn did not start: {log}");
        };
        Self { address, database, directory, child, _console: console }
    }

    /// Kills it as a power cut would: no signal that it could hear.
    pub async fn kill(&mut self) {
        self.child.kill().await.unwrap();
    }

    /// Asks it to stop; completes when it has.
    pub async fn stop(&mut self) {
        let id = self.child.id().unwrap().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().await.unwrap().success());
        assert!(self.child.wait().await.unwrap().success());
    }

    /// The record as it lies there, once the server has ended.
    pub async fn record(&self) -> Store {
        let data = self.directory.join("data");
        let settings = Settings {
            database: self.database.clone(),
            keys: data.join("keys"),
            data,
            origin: "samsyn.localhost/journal".to_owned(),
        };
        Store::open(&settings, board::Clock::System).await.unwrap()
    }

    /// A browser in which the persona called `name` is signed in.
    pub async fn sign_in(&self, name: &str) -> Browser {
        Browser::sign_in(self.address, name).await
    }
}

/// The program, built into the directory that this test program lies in.
fn program() -> PathBuf {
    let tests = std::env::current_exe().unwrap();
    tests.ancestors().nth(2).unwrap().join("samsyn")
}

async fn said_address(console: &mut Lines<BufReader<ChildStdout>>) -> Option<SocketAddr> {
    while let Some(line) = console.next_line().await.ok()? {
        if let Some(address) = line.strip_prefix("Samsyn is at http://") {
            return address.trim().parse().ok();
        }
    }
    None
}
