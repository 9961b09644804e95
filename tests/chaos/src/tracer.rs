//! strace on running processes.

use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::node::{Signal, signal};

/// Attaching takes at most this long.
const ATTACH: Duration = Duration::from_secs(20);
/// The calls that matter.
const CALLS: &str = "trace=write,pwrite64,writev,pwritev,sendto,sendmsg,fsync,fdatasync";

/// A strace that follows processes and what they start.
pub struct Tracer {
    child: Child,
    file: PathBuf,
}

impl Tracer {
    /// Attaches to all of `processes` with their threads; the trace goes to `file`.
    pub async fn attach(processes: &[u32], file: PathBuf) -> Self {
        let mut command = Command::new("strace");
        command.args(["-f", "-y", "-s", "2000", "-e", CALLS, "-e", "signal=none", "-o"]).arg(&file);
        for process in processes {
            command.args(["-p", &process.to_string()]);
        }
        let mut child = command
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("strace is installed: tools/install.sh says how");
        let mut said = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut all = Vec::new();
        let attached = async {
            let mut missing = processes.to_vec();
            while !missing.is_empty() {
                let Ok(Some(line)) = said.next_line().await else { return false };
                missing.retain(|process| !line.starts_with(&format!("strace: Process {process} attached")));
                all.push(line);
            }
            true
        };
        let attached = tokio::time::timeout(ATTACH, attached).await.unwrap_or(false);
        assert!(
            attached,
            "strace cannot attach (kernel.yama.ptrace_scope must be 0, or run as root): {all:?}"
        );
        // What it says later goes nowhere, and must not stop it.
        tokio::spawn(async move { while let Ok(Some(_)) = said.next_line().await {} });
        Self { child, file }
    }

    /// Lets go; gives what it saw.
    pub async fn detach(mut self) -> String {
        signal(self.child.id().expect("strace runs"), Signal::Terminate).await;
        drop(self.child.wait().await);
        String::from_utf8_lossy(&std::fs::read(&self.file).unwrap()).into_owned()
    }
}
