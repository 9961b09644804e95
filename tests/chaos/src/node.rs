//! A server under test: started, killed, frozen, started again.

use std::fs::File;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

/// A start, the demo's data included, takes at most this long on a busy machine.
const START: Duration = Duration::from_secs(60);

/// What a signal does to a process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Ends it at once, as a power cut would.
    Kill,
    /// Freezes it.
    Stop,
    /// Lets it go on.
    Continue,
    /// Asks it to make an end.
    Terminate,
}

/// Sends a signal to the process `pid`.
pub async fn signal(pid: u32, signal: Signal) {
    let name = match signal {
        Signal::Kill => "-KILL",
        Signal::Stop => "-STOP",
        Signal::Continue => "-CONT",
        Signal::Terminate => "-TERM",
    };
    let sent = Command::new("kill").args([name, &pid.to_string()]).status().await.unwrap();
    assert!(sent.success(), "the process {pid} is not there");
}

/// A port that nobody listens on.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A `samsyn demo` that keeps its port and its data through its deaths. It ends with the run.
pub struct Node {
    pub address: SocketAddr,
    data: PathBuf,
    database: String,
    running: Option<(Child, Lines<BufReader<ChildStdout>>)>,
}

impl Node {
    /// A node that is not started yet.
    pub fn new(data: PathBuf, database: &str) -> Self {
        let address = SocketAddr::from(([127, 0, 0, 1], free_port()));
        Self { address, data, database: database.to_owned(), running: None }
    }

    /// Starts the server and waits until it answers.
    pub async fn start(&mut self) {
        std::fs::create_dir_all(&self.data).unwrap();
        let log = File::options().create(true).append(true).open(self.log()).unwrap();
        let program = program();
        let mut child = Command::new(&program)
            .args(["demo", "--port", &self.address.port().to_string(), "--database", &self.database])
            .arg("--data")
            .arg(&self.data)
            .stdout(Stdio::piped())
            .stderr(Stdio::from(log))
            .kill_on_drop(true)
            .spawn()
            .unwrap_or_else(|error| panic!("{} cannot be started: {error}", program.display()));
        let mut console = BufReader::new(child.stdout.take().unwrap()).lines();
        let serving = async {
            while let Ok(Some(line)) = console.next_line().await {
                if line.starts_with("Samsyn is at ") {
                    return true;
                }
            }
            false
        };
        if !tokio::time::timeout(START, serving).await.unwrap_or(false) {
            panic!("samsyn did not start: {}", self.said());
        }
        self.running = Some((child, console));
    }

    /// The number of the started process.
    pub fn pid(&self) -> u32 {
        self.running.as_ref().and_then(|(child, _)| child.id()).expect("the server runs")
    }

    /// Ends it as a power cut would.
    pub async fn kill(&mut self) {
        if let Some((mut child, _)) = self.running.take() {
            child.kill().await.unwrap();
        }
    }

    /// Whether it has ended by itself.
    pub fn has_ended(&mut self) -> bool {
        self.running.as_mut().is_none_or(|(child, _)| child.try_wait().unwrap().is_some())
    }

    /// What it wrote to its log.
    pub fn said(&self) -> String {
        std::fs::read_to_string(self.log()).unwrap_or_default()
    }

    /// The directory of its data.
    pub fn data(&self) -> &Path {
        &self.data
    }

    fn log(&self) -> PathBuf {
        self.data.join("server.log")
    }
}

/// `SAMSYN_BIN`, or the program that was built beside this one.
fn program() -> PathBuf {
    if let Some(program) = std::env::var_os("SAMSYN_BIN") {
        return program.into();
    }
    let own = std::env::current_exe().unwrap();
    let mut beside = own.ancestors().skip(1).map(|directory| directory.join("samsyn"));
    beside.find(|program| program.is_file()).expect("the program `samsyn` is built")
}
