//! A PostgreSQL cluster for one test program.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use super::Failure;

/// Makes a cluster that listens on a socket in its own directory only, says where, and removes everything when its
/// standard input ends: when the test program does, however it ends.
const SCRIPT: &str = r#"
set -e
cd /tmp
dir=$(mktemp -d /tmp/samsyn-pg.XXXXXX)
trap 'rm -rf "$dir"' EXIT
"$1/initdb" -D "$dir/data" -U samsyn -A trust -E UTF8 --locale=C --no-sync >"$dir/log" 2>&1
"$1/postgres" -D "$dir/data" -k "$dir" -c listen_addresses= -c fsync=on -c max_connections=200 >>"$dir/log" 2>&1 &
postgres=$!
until "$1/pg_isready" -q -h "$dir"; do kill -0 "$postgres"; sleep 0.1; done
echo "$dir"
cat >/dev/null
kill -INT "$postgres"
wait "$postgres" || true
"#;

struct Cluster {
    url: String,
    /// Its standard input stays open for as long as this program runs.
    _keeper: Child,
}

/// The cluster's address: the given one, or that of the program's own cluster, started at the first call.
pub(super) fn url() -> Result<String, Failure> {
    static CLUSTER: OnceLock<Result<Cluster, String>> = OnceLock::new();
    if let Ok(url) = std::env::var("SAMSYN_TEST_POSTGRES") {
        return Ok(url);
    }
    match CLUSTER.get_or_init(|| start().map_err(|failure| failure.to_string())) {
        Ok(cluster) => Ok(cluster.url.clone()),
        Err(why) => Err(format!("PostgreSQL did not start: {why}").into()),
    }
}

fn start() -> Result<Cluster, Failure> {
    let binaries =
        binaries().ok_or("no binaries in /usr/lib/postgresql/*/bin nor on PATH; install postgresql")?;
    // PostgreSQL refuses to run as root.
    let mut command = if is_root()? {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--", "sh"]);
        command
    } else {
        Command::new("sh")
    };
    let mut keeper = command
        .args(["-c", SCRIPT, "sh"])
        .arg(binaries)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut directory = String::new();
    if let Some(out) = keeper.stdout.take() {
        BufReader::new(out).read_line(&mut directory)?;
    }
    let directory = directory.trim();
    if directory.is_empty() {
        return Err(format!("its start script ended: {}", keeper.wait()?).into());
    }
    Ok(Cluster { url: format!("postgres://samsyn@localhost/postgres?host={directory}"), _keeper: keeper })
}

/// The directory of `initdb`, newest version first.
fn binaries() -> Option<PathBuf> {
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|versions| versions.filter_map(|version| Some(version.ok()?.path().join("bin"))).collect())
        .unwrap_or_default();
    versions.sort();
    versions.reverse();
    let path = std::env::var_os("PATH").unwrap_or_default();
    versions.extend(std::env::split_paths(&path));
    versions.into_iter().find(|directory| directory.join("initdb").is_file())
}

fn is_root() -> std::io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    Ok(std::fs::metadata("/proc/self")?.uid() == 0)
}
