//! A PostgreSQL server of our own, which may be killed without harm to anybody.

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tempfile::TempDir;

use crate::node::free_port;

/// After a kill the server's orphans must end before another may start.
const START: Duration = Duration::from_secs(30);

/// A cluster in a directory of its own. It ends with its value.
pub struct Cluster {
    binaries: PathBuf,
    place: TempDir,
    port: u16,
}

impl Cluster {
    /// Makes a cluster and starts it. Durability is on, as `samsyn serve` demands.
    pub fn start() -> Self {
        // The path of a socket may have 107 bytes.
        let place = tempfile::Builder::new().prefix("samsyn-pg.").tempdir_in("/tmp").unwrap();
        let cluster = Self { binaries: binaries(), place, port: free_port() };
        if is_root() {
            run(Command::new("chown").arg("postgres").arg(cluster.place.path()));
        }
        let data = cluster.data();
        run(cluster.command("initdb").arg("-D").arg(&data).args([
            "-U",
            "samsyn",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
        ]));
        cluster.start_again();
        cluster
    }

    /// Starts the server after it was killed.
    pub fn start_again(&self) {
        let options = format!(
            "-p {} -c listen_addresses=127.0.0.1 -c unix_socket_directories={} -c max_connections=200 \
             -c recovery_init_sync_method=syncfs",
            self.port,
            self.place.path().display()
        );
        let since = Instant::now();
        loop {
            let mut start = self.command("pg_ctl");
            start.args(["start", "-w", "-t", "30", "-l"]).arg(self.place.path().join("log"));
            start.arg("-D").arg(self.data()).args(["-o", &options]);
            let started = start.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
            if started.unwrap().success() {
                return;
            }
            assert!(since.elapsed() < START, "PostgreSQL does not start: {}", self.said());
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// The number of the server's process.
    pub fn pid(&self) -> u32 {
        let file = std::fs::read_to_string(self.data().join("postmaster.pid")).unwrap();
        file.lines().next().and_then(|line| line.trim().parse().ok()).expect("the server runs")
    }

    /// Kills the server and every process of it at once, as a power cut would.
    pub fn kill(&self) {
        let server = self.pid();
        let mut all = vec![server];
        all.extend(children(server));
        let all: Vec<String> = all.iter().map(u32::to_string).collect();
        // One of the children may have ended meanwhile.
        Command::new("kill").arg("-KILL").args(&all).stderr(Stdio::null()).status().unwrap();
        while Path::new(&format!("/proc/{server}")).exists() && !is_zombie(server) {
            std::thread::sleep(Duration::from_millis(5));
        }
        // Until somebody has reaped the process, PostgreSQL would take it for a server that runs.
        std::fs::remove_file(self.data().join("postmaster.pid")).unwrap();
    }

    /// Makes a database; gives its address.
    pub async fn database(&self, name: &str) -> String {
        let mut connection = self.connect().await;
        let sql = format!("CREATE DATABASE {name}");
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
        self.url(name)
    }

    /// A connection to the database `postgres`.
    pub async fn connect(&self) -> PgConnection {
        PgConnection::connect(&self.url("postgres")).await.unwrap()
    }

    fn url(&self, name: &str) -> String {
        format!("postgres://samsyn@127.0.0.1:{}/{name}", self.port)
    }

    fn data(&self) -> PathBuf {
        self.place.path().join("data")
    }

    /// PostgreSQL refuses to run as root, so root hands over to the account that Debian's package made.
    fn command(&self, name: &str) -> Command {
        let program = self.binaries.join(name);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.current_dir("/tmp");
        command
    }

    fn said(&self) -> String {
        std::fs::read_to_string(self.place.path().join("log")).unwrap_or_default()
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let mut stop = self.command("pg_ctl");
        stop.args(["stop", "-m", "immediate", "-D"]).arg(self.data());
        drop(stop.stdout(Stdio::null()).stderr(Stdio::null()).status());
    }
}

/// The processes whose parent is `pid`.
pub fn children(pid: u32) -> Vec<u32> {
    let Ok(all) = std::fs::read_dir("/proc") else { return Vec::new() };
    let numbers = all.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok());
    numbers.filter(|number| field(*number, "PPid:") == Some(pid.to_string())).collect()
}

fn is_zombie(pid: u32) -> bool {
    field(pid, "State:").is_none_or(|state| state == "Z")
}

/// The first word of a line of `/proc/PID/status`.
fn field(pid: u32, name: &str) -> Option<String> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next().map(str::to_owned)
}

fn run(command: &mut Command) {
    let out = command.output().unwrap();
    assert!(out.status.success(), "{command:?}: {}", String::from_utf8_lossy(&out.stderr));
}

/// The directory of `initdb`, newest version first.
fn binaries() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let mut found: Vec<PathBuf> = versions.filter_map(|one| Some(one.ok()?.path().join("bin"))).collect();
    found.sort();
    found.reverse();
    found.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    let one = found.into_iter().find(|directory| directory.join("initdb").is_file());
    one.expect("PostgreSQL is installed: tools/install.sh says how")
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").unwrap().uid() == 0
}
